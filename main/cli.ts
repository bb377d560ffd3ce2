/**
 * The command line: the same application without a window. Data goes to
 * standard output, everything else to standard error; the exit codes stand in
 * `cli/exit-codes.ts`.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { calendarIds, serviceMethods } from '#contract/deadline.ts';
import { sampanErrorFrom } from '#contract/errors.ts';
import { redactionReasons } from '#contract/redaction.ts';
import { reportForms } from '#contract/report-form.ts';
import { toolMethods } from '#contract/tools.ts';
import { analyse } from './cli/analyse.ts';
import { ask } from './cli/ask.ts';
import { auditList, auditReplay, auditVerify } from './cli/audit.ts';
import { type BundleCommandOptions, bundleCommand } from './cli/bundle.ts';
import { type ChronologyCommandOptions, chronologyCommand } from './cli/chronology.ts';
import { compareCommand } from './cli/compare.ts';
import { compressFilter } from './cli/compress.ts';
import { type DeadlinesCommandOptions, deadlinesCommand } from './cli/deadlines.ts';
import { doctor } from './cli/doctor.ts';
import { encryptionChange, encryptionOff, encryptionOn, encryptionStatus } from './cli/encryption.ts';
import { exitCodeFor, exitCodes } from './cli/exit-codes.ts';
import { clausesFilter, languagesFilter } from './cli/filters.ts';
import { findInstallation } from './cli/installation.ts';
import { matterBackup, matterDelete, matterList, matterReadAgain, matterRestore } from './cli/matter.ts';
import { mcpCommand } from './cli/mcp.ts';
import { fetchModels, listModels, verifyModels } from './cli/models.ts';
import { type PlaybookCheckOptions, playbookCheck, playbookList } from './cli/playbook.ts';
import { type ProposeCommandOptions, proposeCommand } from './cli/propose.ts';
import { read } from './cli/read.ts';
import { type RedactCommandOptions, redactCommand } from './cli/redact.ts';
import { type ReviewCommandOptions, reviewCommand } from './cli/review.ts';
import { searchCommand } from './cli/search.ts';
import { say } from './cli/terminal.ts';
import { tokensFilter } from './cli/tokens.ts';
import { toolsGrant, toolsList, toolsRevoke } from './cli/tools.ts';
import { type UpdateCommandOptions, updateCheck } from './cli/update.ts';
import { type WorkerOptions, workerCommand } from './cli/worker.ts';
import {
  workshopApprove,
  workshopCancel,
  workshopForget,
  workshopList,
  workshopResume,
  workshopRun,
  workshopShow,
  workshopTemplates,
} from './cli/workshop.ts';

const stop = new AbortController();
let exitCode: number = exitCodes.done;

const outputLanguages = ['en', 'zh-Hant', 'zh-Hans', 'yue-Hant'];
const languageOption = new Option(
  '--language <tag>',
  "language of summaries and reports (default: the document's own)",
).choices(outputLanguages);
const passwordOption = new Option('--password <word>', 'opens protected files').env('SAMPAN_PASSWORD');

function ratio(word: string): number {
  const value = Number(word);
  if (!(value >= 1 && value <= 100)) throw new InvalidArgumentError('Give a number from 1 to 100.');
  return value;
}

function hitLimit(word: string): number {
  const value = Number(word);
  if (!(Number.isInteger(value) && value >= 1 && value <= 200))
    throw new InvalidArgumentError('Give a number from 1 to 200.');
  return value;
}

function version(): string {
  const { resourcesFolder } = findInstallation();
  const file: unknown = JSON.parse(readFileSync(join(dirname(resourcesFolder), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(file).version;
}

/** A command with the options that all of them take. */
function command(program: Command, words: string, description: string): Command {
  return program
    .command(words)
    .description(description)
    .option('--model <id>', 'model of the catalogue, or none', undefined)
    .option('--data <dir>', "folder of the database (default: the platform's application data folder)");
}

function wholeNumber(least: number, most: number): (word: string) => number {
  return (word) => {
    const value = Number(word);
    if (!(Number.isInteger(value) && value >= least && value <= most))
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return value;
  };
}

/** A command over runs, with where they are when several machines work on them. */
function runCommand(program: Command, words: string, description: string): Command {
  return command(program, words, description)
    .addOption(new Option('--backend <url>', 'PostgreSQL of runs on several machines').env('SAMPAN_BACKEND'))
    .addOption(new Option('--documents <dir>', 'folder the machines share for documents').env('SAMPAN_DOCUMENTS'))
    .option('--allow-host <host...>', 'another machine that --backend may name');
}

function sampan(): Command {
  const program = new Command('sampan')
    .description('Reads contracts and arbitration papers in English, Chinese and written Cantonese, on this machine.')
    .version(version())
    .showHelpAfterError('(add --help for what it takes)')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });

  command(program, 'analyse', 'the main job: reads, finds clauses and defects, summarises, writes annotated reports')
    .argument('<file...>', 'files or folders')
    .requiredOption('--out <dir>', 'folder for the reports')
    .addOption(
      new Option('--form <form>', 'reports of one or two pages, or with everything')
        .choices(reportForms)
        .default('long'),
    )
    .option('--mask-personal-data', 'masks personal data in the reports; no annotated PDF is written then')
    .addOption(languageOption)
    .option('--ratio <n>', 'how many times shorter the model’s reading is than the document', ratio)
    .addOption(
      new Option('--gists <which>', 'clauses whose gist the model writes; the others keep their own sentence')
        .choices(['all', 'opened'])
        .default('opened'),
    )
    .addOption(passwordOption)
    .action(async (files: string[], options) => {
      exitCode = await analyse(files, options, stop.signal);
    });
  command(program, 'read', "a document's pages, lines, boxes and language spans, as JSON")
    .argument('<file...>', 'files')
    .option('--jsonl', 'one page a line')
    .addOption(passwordOption)
    .action(async (files: string[], options) => {
      exitCode = await read(files, options, stop.signal);
    });
  command(program, 'languages', 'filter: {"id","text"} lines in, language spans out').action(languagesFilter);
  command(program, 'tokens', 'filter: {"id","text"} lines in, exact numbers of tokens out')
    .option('--vocabulary <name>', 'trilingual, a model of the catalogue, or a .gguf file', 'trilingual')
    .option('--ids', 'the ids too')
    .option('--offsets', 'the UTF-16 offset at which each token begins too')
    .action(tokensFilter);
  command(program, 'clauses', 'filter: {"id","text"} lines in, clauses, facts and defects out')
    .addOption(new Option('--kinds <set>', 'only the learned kinds of this set').choices(['cuad', 'contractnli']))
    .action(clausesFilter);
  command(program, 'compress', 'filter: {"id","text","question"?} lines in, what a model should read of it out')
    .requiredOption('--ratio <n>', 'how many times shorter', ratio)
    .option('--question <words>', 'what is asked, in any of the languages')
    .option('--count-with <id>', "the model whose tokens are counted (default: Sampan's own vocabulary)")
    .action(compressFilter);
  command(program, 'ask', 'an answer from the documents, each sentence with its place')
    .argument('<file...>', 'files or folders')
    .requiredOption('--question <words>', 'what is asked, in any of the languages')
    .addOption(
      new Option('--language <tag>', 'language of the answer (default: that of the question)').choices(outputLanguages),
    )
    .option('--json', 'the answer with its anchors, as JSON')
    .addOption(passwordOption)
    .action(async (files: string[], options) => {
      exitCode = await ask(files, options, stop.signal);
    });
  command(program, 'search', 'pages that hold what is asked, in any of the languages, best first')
    .argument('<query>', 'words, "phrases", kind: party: date: lang: page: and the like')
    .argument('[file...]', 'files or folders to read and search; what the data folder holds when none is named')
    .option('--json', 'one hit a line, with its anchors')
    .option('--limit <n>', 'how many pages at most, 1 to 200', hitLimit, 20)
    .option('--matter <id>', 'only documents of this matter')
    .option('--rebuild', 'make the whole index anew first')
    .addOption(passwordOption)
    .action(async (query: string, files: string[], options) => {
      exitCode = await searchCommand(query, files, options, stop.signal);
    });
  command(program, 'compare', 'language versions or drafts side by side, differences and conflicts')
    .argument('<a>', 'a file')
    .argument('<b>', 'the other version')
    .option('--json', 'pairs and conflicts with their anchors, as JSON')
    .option('--out <dir>', 'folder for a Word document and a page: drafts as a redline, languages side by side')
    .addOption(new Option('--language <tag>', 'language of those files').choices(outputLanguages))
    .addOption(passwordOption)
    .action(async (a: string, b: string, options) => {
      exitCode = await compareCommand(a, b, options, stop.signal);
    });
  command(program, 'review', 'a table: documents down, fields and questions across')
    .argument(
      '<table>',
      'arbitration-agreements, charter-parties, ndas, leases, construction-contracts, none, or a .json file of columns',
    )
    .argument('<file...>', 'files or folders')
    .requiredOption('--out <dir>', 'folder for the table')
    .option('--column <name...>', 'further columns: a kind (gen.term), a field of it (gen.term:period), or their names')
    .option('--ask <question...>', 'questions that are further columns, in any of the languages')
    .option(
      '--group <column>',
      'rows that say the same in this column stand together; given again: groups within them, up to three',
      (one: string, before: readonly string[] = []) => [...before, one],
    )
    .option('--sort <column>', 'the rows by this column instead of by name')
    .option('--descending', 'from the last to the first')
    .option('--csv', 'as CSV instead of XLSX')
    .option('--no-citations', 'without the pages')
    .addOption(new Option('--language <tag>', 'language of the heads').choices(outputLanguages))
    .addOption(passwordOption)
    .action(async (table: string, files: string[], options: ReviewCommandOptions) => {
      exitCode = await reviewCommand(table, files, options, stop.signal);
    });
  command(program, 'bundle', 'a paginated hearing bundle with index, tabs and links')
    .argument('<file...>', 'files in the order of the bundle; a folder is a tab of its own')
    .requiredOption('--out <dir>', 'folder for the bundle')
    .option('--title <words>', 'title of the bundle')
    .option('--heading <lines...>', 'lines above the title: tribunal, case, parties')
    .option('--start <number>', 'number of the first page', '1')
    .option('--core <file...>', 'files of the core bundle, which keep their numbers')
    .addOption(new Option('--language <tag>', 'language of the index').choices(outputLanguages).default('en'))
    .addOption(passwordOption)
    .action(async (files: string[], options: BundleCommandOptions) => {
      exitCode = await bundleCommand(files, options, stop.signal);
    });
  command(program, 'redact', 'copies without what must not go out, read back before they count, and a log of it')
    .argument('<file...>', 'files or folders')
    .requiredOption('--out <dir>', 'folder for the copies and the log')
    .option('--find <words...>', 'words to take out wherever they stand')
    .option('--personal-data', 'takes out identity and passport numbers, phones, cards and accounts')
    .option('--marks <file>', 'places in one document: a JSON list of {"page", "boxes": [[x0, y0, x1, y1]]}')
    .addOption(new Option('--reason <reason>', 'why').choices(redactionReasons).default('confidential'))
    .addOption(new Option('--language <tag>', 'language of the log').choices(outputLanguages))
    .addOption(passwordOption)
    .action(async (files: string[], options: RedactCommandOptions) => {
      exitCode = await redactCommand(files, options, stop.signal);
    });
  const playbook = program.command('playbook').description('positions that contracts are held against');
  command(playbook, 'list', 'the playbooks there are').action(async (options) => {
    exitCode = await playbookList(options);
  });
  command(playbook, 'check', 'each rule of a playbook for each document: met, fallback, missing, forbidden')
    .argument('<file...>', 'files or folders')
    .option(
      '--playbook <name>',
      'a playbook’s name, or a .json file of your own (default: the one for each document’s type and language)',
    )
    .option('--type <id>', 'the contracts’ type in the playbook (default: as each title says)')
    .option('--out <dir>', 'folder for copies with the proposals')
    .option('--json', 'one document a line, with anchors and proposals')
    .addOption(passwordOption)
    .action(async (files: string[], options: PlaybookCheckOptions) => {
      exitCode = await playbookCheck(files, options, stop.signal);
    });
  command(
    program,
    'propose',
    'copies with the mends of defects: tracked changes in Word documents, marks and a rider in PDFs',
  )
    .argument('<file...>', 'files or folders')
    .requiredOption('--out <dir>', 'folder for the copies')
    .option('--playbook <name>', 'what a playbook asks for is proposed too: its name, or a .json file of your own')
    .option('--type <id>', 'the contracts’ type in the playbook (default: as each title says)')
    .addOption(passwordOption)
    .action(async (files: string[], options: ProposeCommandOptions) => {
      exitCode = await proposeCommand(files, options, stop.signal);
    });
  command(program, 'deadlines', 'deadlines with their days and the steps to them, earliest first')
    .argument('<file...>', 'files or folders')
    .option('--from <day>', 'the day of an event that the document does not date, such as 2026-03-31')
    .option('--from-time <time>', 'its time, such as 09:30, for periods of hours')
    .option('--sent <day>', 'the day a notice was sent: its receipt follows the document’s own rule')
    .addOption(new Option('--by <method>', 'how it was sent').choices(serviceMethods))
    .addOption(new Option('--place <place>', 'whose business days count (default: the seat’s)').choices(calendarIds))
    .option('--today <day>', 'the day to warn from: passed and near deadlines')
    .option('--json', 'one deadline a line, with its anchors and steps')
    .option('--ics <file>', 'the dated ones as a calendar file')
    .option('--out <file>', 'all of them as a file that ends in .xlsx, .docx, .pdf or .ics')
    .addOption(new Option('--language <tag>', 'language of that file (default: en)').choices(outputLanguages))
    .option('--rules', 'the periods of the arbitration rules and of the seat too')
    .option('--event <event=day...>', 'the day of an event that they run from, as --rules names it')
    .addOption(passwordOption)
    .action(async (files: string[], options: DeadlinesCommandOptions) => {
      exitCode = await deadlinesCommand(files, options, stop.signal);
    });
  const workshop = program.command('workshop').description('plans over many documents that go on after any stop');
  runCommand(workshop, 'run', 'runs a plan over files; what leaves the machine waits for a person')
    .argument('<plan>', 'a template’s id, a plan as a .json file, or an instruction in any of the languages')
    .argument('<file...>', 'files or folders')
    .option('--out <dir>', 'folder for the files it writes')
    .option('--set <name=value...>', 'fields of the plan')
    .option('--yes', 'allows what the plan asks for, in your name')
    .option('--json', 'the run as JSON')
    .addOption(new Option('--language <tag>', 'language of what it writes').choices(outputLanguages))
    .action(async (plan: string, files: string[], options) => {
      exitCode = await workshopRun(plan, files, options, stop.signal);
    });
  runCommand(workshop, 'resume', 'goes on with a run that was paused or cut off')
    .argument('<run>', 'its id')
    .option('--yes', 'allows what the plan asks for, in your name')
    .option('--json', 'the run as JSON')
    .action(async (run: string, options) => {
      exitCode = await workshopResume(run, options, stop.signal);
    });
  runCommand(workshop, 'list', 'every run, newest first')
    .option('--json', 'one run a line')
    .action(async (options) => {
      exitCode = await workshopList(options);
    });
  runCommand(workshop, 'templates', 'every template with its id')
    .option('--delete <id>', 'deletes a template of your own')
    .action(async (options) => {
      exitCode = await workshopTemplates(options);
    });
  runCommand(workshop, 'show', 'the steps of a run, what they said, and what waits')
    .argument('<run>', 'its id')
    .option('--json', 'the run as JSON')
    .action(async (run: string, options) => {
      exitCode = await workshopShow(run, options);
    });
  runCommand(workshop, 'approve', 'allows what a run waits for, and goes on')
    .argument('<id>', 'an approval’s id, or a run’s for all that it waits for')
    .option('--decline', 'refuses it instead')
    .option('--note <words>', 'why')
    .option('--json', 'the run as JSON')
    .action(async (id: string, options) => {
      exitCode = await workshopApprove(id, options, stop.signal);
    });
  runCommand(workshop, 'cancel', 'stops a run for good; what is finished stays')
    .argument('<run>', 'its id')
    .action(async (run: string, options) => {
      exitCode = await workshopCancel(run, options);
    });
  const update = program.command('update').description('a new version that somebody brought; nothing is fetched');
  update
    .command('check')
    .description('checks a release in a folder: its signature, its version, its package; installs nothing')
    .requiredOption('--from <folder>', 'the folder with sampan-update.json, its signature and the packages')
    .option('--key <file>', 'the releaser’s public key, in place of the one that this build carries')
    .option('--json', 'what was found, as JSON')
    .action(async (options: UpdateCommandOptions) => {
      exitCode = await updateCheck(options, { version: version(), signal: stop.signal });
    });
  runCommand(workshop, 'forget', 'deletes a run that is over from the database of --backend')
    .argument('<run>', 'its id')
    .action(async (run: string, options) => {
      exitCode = await workshopForget(run, options);
    });
  runCommand(program, 'worker', 'works on the runs of a PostgreSQL beside other machines, until it is stopped')
    .option('--concurrency <n>', 'items at the same time', wholeNumber(1, 64))
    .option('--lease <seconds>', 'until others take what a worker without a sign of life has', wholeNumber(5, 3600))
    .option('--endpoint <name>', 'a server that was named, in place of --model')
    .option('--endpoint-url <url>', 'names the server: its address, such as http://127.0.0.1:8080/v1')
    .option('--endpoint-model <name>', 'names the server: its model')
    .option('--endpoint-context <tokens>', 'names the server: what it takes at once', wholeNumber(512, 10_000_000))
    .action(async (options: WorkerOptions) => {
      exitCode = await workerCommand(options, stop.signal);
    });
  const audit = program.command('audit').description('the record of what was read, written, decided and exported');
  command(audit, 'verify', 'follows the whole record; exit code 1 and the first break where it is not whole').action(
    async (options) => {
      exitCode = await auditVerify(options);
    },
  );
  command(audit, 'replay', 'repeats calls of local models and compares what they gave')
    .argument('[entry...]', 'sequence numbers of the record; default: the last call')
    .action(async (entries: string[], options) => {
      exitCode = await auditReplay(entries.map(wholeNumber(1, Number.MAX_SAFE_INTEGER)), options, stop.signal);
    });
  command(audit, 'list', 'the entries, one a line, as JSON')
    .option('--matter <id>', 'only entries of this matter')
    .action(async (options) => {
      exitCode = await auditList(options);
    });
  command(program, 'chronology', 'events with their days, people and places, earliest first')
    .argument('<file...>', 'files or folders')
    .option('--json', 'events and people with their anchors, as JSON')
    .option('--csv <file>', 'the events as a table')
    .option('--out <dir>', 'folder for a Word document, a page to print, a workbook and JSON')
    .option('--from <day>', 'only events on this day or later, such as 2026-03-31')
    .option('--to <day>', 'only events on this day or earlier')
    .option('--person <name>', 'only events of this person, by any of their names')
    .addOption(new Option('--language <tag>', 'language of those files').choices(outputLanguages))
    .addOption(passwordOption)
    .action(async (files: string[], options: ChronologyCommandOptions) => {
      exitCode = await chronologyCommand(files, options, stop.signal);
    });
  command(program, 'mcp', 'serves one matter to other agents: an MCP server on standard input and output')
    .requiredOption('--matter <name>', 'the matter, by its name or id')
    .action(async (options) => {
      exitCode = await mcpCommand({ ...options, version: version() }, stop.signal);
    });
  const tools = program.command('tools').description('tools from outside that the plans of a matter may call');
  command(tools, 'list', 'what is granted for a matter')
    .requiredOption('--matter <name>', 'the matter, by its name or id')
    .option('--json', 'one grant a line, with its schema')
    .action(async (options) => {
      exitCode = await toolsList(options);
    });
  command(tools, 'grant', 'grants tools of a program (after “--”), a server or one address; shows them without --tool')
    .argument('<origin>', 'what to call it: small letters, digits and “-”')
    .argument('[command...]', 'the program and its arguments, after “--”')
    .requiredOption('--matter <name>', 'the matter, by its name or id')
    .option('--tool <name...>', 'the tools to grant')
    .option('--network', 'lets the program use the network; without this it has none')
    .option('--server <url>', 'an MCP server reached over HTTP')
    .option('--url <url>', 'one address that is no MCP server')
    .addOption(new Option('--method <method>', 'how it is called').choices(toolMethods))
    .option('--schema <file>', 'JSON Schema of its arguments')
    .option('--description <words>', 'what it does')
    .option('--json', 'one tool a line, with its schema')
    .action(async (origin: string, words: string[], options) => {
      exitCode = await toolsGrant(origin, words, options);
    });
  command(tools, 'revoke', 'takes a grant back')
    .argument('<name>', 'ORIGIN/TOOL')
    .requiredOption('--matter <name>', 'the matter, by its name or id')
    .action(async (name: string, options) => {
      exitCode = await toolsRevoke(name, options);
    });
  const matter = program.command('matter').description('whole matters: backups, and deleting for good');
  command(matter, 'list', 'every matter, one a line, as JSON').action(async (options) => {
    exitCode = await matterList(options);
  });
  command(matter, 'backup', 'a matter with everything in it as one file')
    .argument('<name>', 'its name or id')
    .requiredOption('--out <file>', 'the file to write, such as matter.sampan')
    .option('--passphrase-file <file>', 'seals the backup under the passphrase in this file')
    .action(async (name: string, options) => {
      exitCode = await matterBackup(name, options);
    });
  command(matter, 'read-again', 'reads anew the documents that an earlier version read')
    .argument('<name>', 'its name or id')
    .option('--all', 'every document that is read')
    .addOption(passwordOption)
    .action(async (name: string, options) => {
      exitCode = await matterReadAgain(name, options, stop.signal);
    });
  command(matter, 'restore', 'brings back from a backup what is not here')
    .argument('<file>', 'the backup')
    .option('--passphrase-file <file>', 'the backup’s own passphrase stands in this file')
    .action(async (file: string, options) => {
      exitCode = await matterRestore(file, options);
    });
  command(matter, 'delete', 'deletes a matter with everything in it for good')
    .argument('<name>', 'its name or id')
    .option('--yes', 'without asking')
    .action(async (name: string, options) => {
      exitCode = await matterDelete(name, options);
    });
  const encryption = program.command('encryption').description('the data folder under a passphrase');
  const newPassphraseOption = () =>
    new Option('--new-passphrase-file <file>', 'the new passphrase stands in this file (default: it is asked for)');
  command(encryption, 'status', 'whether it is encrypted, as JSON').action(async (options) => {
    exitCode = await encryptionStatus(options);
  });
  command(encryption, 'on', 'encrypts everything in it; goes on where it was cut off')
    .addOption(newPassphraseOption())
    .action(async (options) => {
      exitCode = await encryptionOn(options);
    });
  command(encryption, 'change', 'another passphrase')
    .addOption(newPassphraseOption())
    .action(async (options) => {
      exitCode = await encryptionChange(options);
    });
  command(encryption, 'off', 'decrypts everything in it').action(async (options) => {
    exitCode = await encryptionOff(options);
  });
  const models = program.command('models').description('the models of the catalogue');
  models
    .command('list')
    .description('what there is and what is here')
    .action(async () => {
      exitCode = await listModels();
    });
  models
    .command('fetch')
    .description('fetches models, verified by hash')
    .argument('[id...]', 'the default model when none is named; “encoder” for the one that finds by meaning')
    .action(async (ids: string[]) => {
      exitCode = await fetchModels(ids, stop.signal);
    });
  models
    .command('verify')
    .description('compares the models that are here with their hashes')
    .action(async () => {
      exitCode = await verifyModels(stop.signal);
    });
  command(program, 'doctor', 'what this machine has and how fast a model runs on it').action(async (options) => {
    exitCode = await doctor(options, stop.signal);
  });
  return program;
}

/** Runs one command line (the words after the program's name) and returns its exit code. */
async function runCommandLine(words: readonly string[]): Promise<number> {
  // Listened to for good: a library that finds no listener left at a signal ends the program on the spot.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(exitCodes.cancelled);
      stop.abort();
    });
  // A reader that closes early (head, less) is no error.
  process.stdout.on('error', () => process.exit(exitCodes.done));
  try {
    await sampan().parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
    const error = sampanErrorFrom(stop.signal.aborted ? { name: 'AbortError' } : thrown);
    say(`${error.code}: ${error.message}`);
    if (error.code === 'internal' && error.cause instanceof Error) say(error.cause.stack ?? '');
    return exitCodeFor(error.code);
  }
}

process.exitCode = await runCommandLine(process.argv.slice(2));
