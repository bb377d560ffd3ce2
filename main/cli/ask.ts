import type { Answer, FurtherPlaces } from '#contract/answer.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import { languageOf } from '#main/language/identify.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { takeNamedFiles } from './read-named-files.ts';
import { print, say } from './terminal.ts';

export interface AskOptions extends CommonOptions {
  readonly question: string;
  readonly language?: OutputLanguage;
  readonly password?: string;
  /** The answer as JSON, as `resources/schema/answer.schema.json` has it. */
  readonly json?: boolean;
}

/**
 * `sampan ask`: reads the files where that is not done yet and prints an answer
 * with its citations: each sentence, then the pages that it rests on. Returns
 * the exit code. Errors: `not-found` where no file could be read, `cancelled`,
 * and those of the store and the model.
 */
export async function ask(paths: readonly string[], options: AskOptions, signal: AbortSignal): Promise<number> {
  return withApplication(options, async (application) => {
    return await askFiles(application, paths, options, signal);
  });
}

async function askFiles(
  application: Application,
  paths: readonly string[],
  options: AskOptions,
  signal: AbortSignal,
): Promise<number> {
  const { matterId, documentIds, refused } = await takeNamedFiles(application, {
    paths,
    command: 'ask',
    matterName: 'Questions',
  });
  await application.analyse(documentIds, {
    withoutModel: true,
    ...(options.password !== undefined && { password: options.password }),
  });
  if (signal.aborted) throw new SampanError('cancelled', 'Cancelled. Run the same command to go on.');
  const names = new Map<string, string>();
  let failed = refused;
  for (const documentId of documentIds) {
    const { summary } = await application.request('documents.view', { documentId });
    names.set(documentId, summary.name);
    if (summary.state === 'ready') continue;
    failed += 1;
    say(`failed ${summary.name}: ${summary.error?.code ?? summary.state}: ${summary.error?.message ?? ''}`);
  }
  const { models } = application;
  if (models.isAbsent()) {
    say(
      `The model ${models.chosenId} is not here; the answer is made of the documents' own sentences. Fetch it with: models fetch`,
    );
  }
  const language = options.language ?? languageAnswered(options.question);
  const answer = await application.ask(
    { matterId, documentIds, question: options.question, language, pins: [] },
    { signal },
  );
  if (options.json) print(JSON.stringify(answer, null, 1));
  else printAnswer(answer, names);
  return failed > 0 ? exitCodes.someFailed : exitCodes.done;
}

/** The language of the question, as one that Sampan writes. */
function languageAnswered(question: string): OutputLanguage {
  const language = languageOf(question);
  if (language === 'und') return 'en';
  return language === 'yue-Hans' ? 'yue-Hant' : language;
}

const notThere: Readonly<Record<OutputLanguage, string>> = {
  en: 'The documents do not say.',
  'zh-Hant': '文件中沒有說明。',
  'zh-Hans': '文件中没有说明。',
  'yue-Hant': '文件入面冇講。',
};

function further(places: FurtherPlaces | undefined, words: string): string[] {
  if (places === undefined) return [];
  return [`${words}in ${places.documents} more document${places.documents === 1 ? '' : 's'}`];
}

function printAnswer(answer: Answer, names: ReadonlyMap<string, string>): void {
  if (!answer.found) print(notThere[answer.language]);
  for (const { text, citations, alsoIn, similarIn } of answer.statements) {
    const places = [...new Set(citations.map(({ documentId, page }) => `${names.get(documentId) ?? ''} p. ${page}`))];
    print(`${text}  [${[...places, ...further(alsoIn, '')].join('; ')}]`);
    for (const words of further(similarIn, 'nearly the same words ')) say(`look also: ${words}`);
  }
  for (const { text, reason } of answer.dropped) say(`refused by the check (${reason}): ${text}`);
  const { readTokens, wholeTokens } = answer.compression;
  if (readTokens > 0) say(`read ${readTokens} of ${wholeTokens} tokens`);
}
