import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findInstallation } from '#main/cli/installation.ts';
import { findDocument, unfinishedDocuments } from '#main/store/documents.ts';
import { openStore } from '#main/store/open-store.ts';
import { listFinishedSteps } from '#main/store/runs.ts';
import { sample, temporaryFolder } from '#test/application/temporary-application.ts';
import { p, wordFile } from '#test/formats/word-file.ts';
import { runSampan, startSampan } from './run-sampan.ts';

test('read shows the pages of files that have none of their own, and what each file is', async () => {
  const folder = await temporaryFolder();
  const written = async (name: string, bytes: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const { code, stdout } = await runSampan([
    'read',
    await written('notice.eml', 'From: a@example.org\r\nSubject: Notice\r\n\r\nKindly appoint your arbitrator.\r\n'),
    await written('agreement.docx', wordFile({ body: p('This Agreement') })),
  ]);
  expect(code).toBe(0);
  const documents = z
    .array(z.object({ mediaType: z.string(), pages: z.array(z.object({ text: z.string() })) }))
    .parse(JSON.parse(stdout));
  expect(documents[0]?.pages[0]?.text).toContain('Kindly appoint your arbitrator.');
  expect(documents.map(({ mediaType }) => mediaType)).toEqual([
    'message/rfc822',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ]);
});

describe('analyse', () => {
  test('writes the six kinds of file, prints their paths and nothing else on standard output', async () => {
    const folder = await temporaryFolder();
    const out = join(folder, 'out');
    const result = await runSampan([
      'analyse',
      sample('chat-yue-Hant.pdf'),
      '--out',
      out,
      '--data',
      folder,
      '--model',
      'none',
    ]);
    expect(result.stderr).toContain('done chat-yue-Hant.pdf');
    expect(result.code).toBe(0);
    const names = [
      'analysis.json',
      'annotated.pdf',
      'certificate.json',
      'report.docx',
      'report.html',
      'report.pdf',
    ].map((kind) => `chat-yue-Hant.${kind}`);
    const shared = ['clauses.xlsx', 'verify.html', 'verify.mjs'];
    expect((await readdir(out)).sort()).toEqual([...names, ...shared].sort());
    expect(result.stdout.trim().split('\n').sort()).toEqual(
      [...names, ...shared].map((name) => join(out, name)).sort(),
    );
    const original = await readFile(sample('chat-yue-Hant.pdf'));
    const annotated = await readFile(join(out, 'chat-yue-Hant.annotated.pdf'));
    expect(annotated.subarray(0, original.length).equals(original)).toBe(true);
  });

  test('names what failed, does the rest and exits with 1', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'broken.pdf'), `%PDF-1.7\n${'broken '.repeat(100)}`);
    const files = [
      join(folder, 'broken.pdf'),
      sample('side-letter-protected.pdf'),
      join(folder, 'absent.pdf'),
      sample('chat-yue-Hant.pdf'),
    ];
    const result = await runSampan([
      'analyse',
      ...files,
      '--out',
      join(folder, 'out'),
      '--data',
      folder,
      '--model',
      'none',
    ]);
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/failed broken\.pdf: damaged-file: /);
    expect(result.stderr).toMatch(/failed side-letter-protected\.pdf: password-needed: /);
    expect(result.stderr).toMatch(/failed absent\.pdf: file-not-found: /);
    expect(existsSync(join(folder, 'out', 'chat-yue-Hant.analysis.json'))).toBe(true);
  });

  test('begins nothing, and fetches no model, where no file is there', async () => {
    const folder = await temporaryFolder();
    const words = ['analyse', join(folder, 'absent.pdf'), '--out', join(folder, 'out'), '--data', folder];
    const result = await runSampan(words, '', { SAMPAN_CACHE: join(folder, 'cache'), SAMPAN_FETCH: 'allow' });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/failed absent\.pdf: file-not-found: .*Check the path/);
    expect(result.stderr).not.toContain('Fetching');
  });

  test('opens a protected file with its password', async () => {
    const folder = await temporaryFolder();
    const words = [
      'analyse',
      sample('side-letter-protected.pdf'),
      '--out',
      join(folder, 'out'),
      '--data',
      folder,
      '--model',
      'none',
    ];
    const result = await runSampan([...words, '--password', 'lantern-2026']);
    expect(result.stderr).toContain('done side-letter-protected.pdf');
    expect(result.code).toBe(0);
  });

  test('reads the page that is only an image', async () => {
    const folder = await temporaryFolder();
    const words = [
      'analyse',
      sample('supply-agreement-en.pdf'),
      '--out',
      join(folder, 'out'),
      '--data',
      folder,
      '--model',
      'none',
    ];
    const { stderr } = await runSampan(words);
    expect(stderr).toContain('recognise supply-agreement-en.pdf: 100 %');
    const { document } = z
      .object({ document: z.object({ pages: z.array(z.object({ origin: z.string(), text: z.string() })) }) })
      .parse(JSON.parse(await readFile(join(folder, 'out', 'supply-agreement-en.analysis.json'), 'utf8')));
    expect(document.pages[5]).toMatchObject({
      origin: 'ocr',
      text: expect.stringContaining('SIGNED for and on behalf'),
    });
  });

  test('killed at any moment loses nothing finished, and the next run goes on', async () => {
    const folder = await temporaryFolder();
    const files = ['supply-agreement-en.pdf', 'supply-agreement-zh-Hant.pdf', 'supply-agreement-zh-Hans.pdf'].map(
      sample,
    );
    const words = ['analyse', ...files, '--out', join(folder, 'out'), '--data', folder, '--model', 'none'];
    const kept = new Map<string, number>();
    for (const waitMs of [900, 1_600, 2_500]) {
      const child = startSampan(words);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      child.kill('SIGKILL');
      await once(child, 'close');
      const steps = await finishedSteps(folder);
      // What one run has finished, every later run finds finished, with the very same time.
      for (const [step, finishedAtMs] of kept) expect(steps.get(step)).toBe(finishedAtMs);
      for (const [step, finishedAtMs] of steps) kept.set(step, finishedAtMs);
    }
    const last = await runSampan(words);
    expect(last.code).toBe(0);
    const steps = await finishedSteps(folder);
    for (const [step, finishedAtMs] of kept) expect(steps.get(step)).toBe(finishedAtMs);
    // Reading and extracting each, and recognising the one that has a scanned page.
    expect(steps.size).toBe(7);
  });

  test('cancelled exits with 130', async () => {
    const folder = await temporaryFolder();
    const child = startSampan([
      'analyse',
      sample('supply-agreement-en.pdf'),
      '--out',
      join(folder, 'out'),
      '--data',
      folder,
      '--model',
      'none',
    ]);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
  });
});

describe('wrong usage exits with 2 and says what to do', () => {
  test.each([
    [['analyse', 'a.pdf']],
    [['analyse', '--out', 'x']],
    [['analyze', 'a.pdf', '--out', 'x']],
    [['analyse', 'a.pdf', '--out', 'x', '--language', 'fr']],
    [['analyse', 'a.pdf', '--out', 'x', '--ratio', 'many']],
  ])('%j', async (words) => {
    const { code, stdout, stderr } = await runSampan(words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/error: /);
  });

  test('an unknown model names the known ones', async () => {
    const folder = await temporaryFolder();
    const { code, stderr } = await runSampan([
      'analyse',
      sample('chat-yue-Hant.pdf'),
      '--out',
      folder,
      '--data',
      folder,
      '--model',
      'gpt',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/none, qwen/);
  });

  test('a filter names the line that is wrong', async () => {
    const { code, stderr } = await runSampan(['languages'], '{"id":1,"text":"x"}\nnot json\n');
    expect(code).toBe(2);
    expect(stderr).toContain('Line 2');
  });
});

describe('read and the filters', () => {
  test('read gives pages, lines with boxes and language spans', async () => {
    const { code, stdout } = await runSampan(['read', sample('chat-yue-Hant.pdf')]);
    expect(code).toBe(0);
    const [document] = z
      .array(
        z.object({
          sha256: z.string().length(64),
          pages: z.array(
            z.object({
              text: z.string(),
              lines: z.array(
                z.object({
                  start: z.number(),
                  end: z.number(),
                  text: z.string(),
                  quads: z.array(z.array(z.number()).length(8)),
                }),
              ),
              languages: z.array(z.object({ start: z.number(), end: z.number(), language: z.string() })),
            }),
          ),
        }),
      )
      .parse(JSON.parse(stdout));
    expect(document?.pages).toHaveLength(2);
    for (const page of document?.pages ?? []) {
      for (const line of page.lines) expect(page.text.slice(line.start, line.end)).toBe(line.text);
    }
    expect(document?.pages[0]?.languages.map((span) => span.language)).toContain('yue-Hant');
  });

  test('read --jsonl gives a page a line', async () => {
    const { stdout } = await runSampan(['read', '--jsonl', sample('chat-yue-Hant.pdf')]);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => z.object({ number: z.number() }).parse(JSON.parse(line)).number),
    ).toEqual([1, 2]);
  });

  test('languages answers line by line', async () => {
    const lines = [
      { id: 'a', text: 'The seat of arbitration shall be Hong Kong.' },
      { id: 'b', text: '仲裁地為香港，仲裁員人數為三名。' },
      { id: 'c', text: '仲裁地为深圳，适用中华人民共和国法律。' },
      { id: 'd', text: '我哋唔係話唔找數，係你哋仲未交貨咋嘛。' },
    ];
    const { code, stdout } = await runSampan(['languages'], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(code).toBe(0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => z.object({ id: z.string(), language: z.string() }).parse(JSON.parse(line)));
    expect(answers.map(({ id, language }) => `${id} ${language}`)).toEqual([
      'a en',
      'b zh-Hant',
      'c zh-Hans',
      'd yue-Hant',
    ]);
  });

  test('clauses quotes what it found', async () => {
    const text =
      'Any dispute arising out of or in connection with this contract shall be referred to and finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong.';
    const { stdout } = await runSampan(['clauses'], JSON.stringify({ id: 7, text }));
    const answer = z
      .object({
        id: z.number(),
        findings: z.array(z.object({ kind: z.string(), start: z.number(), end: z.number(), text: z.string() })),
      })
      .parse(JSON.parse(stdout));
    expect(answer.findings.map((finding) => finding.kind)).toContain('arb.agreement');
    for (const finding of answer.findings) expect(text.slice(finding.start, finding.end)).toBe(finding.text);
  });
});

test('models list tells what is here', async () => {
  const cache = await temporaryFolder();
  const { code, stdout } = await runSampan(['models', 'list'], '', { SAMPAN_CACHE: cache });
  expect(code).toBe(0);
  const models = z
    .array(z.object({ id: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}( [0-9a-f]{64})?$/), state: z.string() }))
    .parse(JSON.parse(stdout));
  expect(models.length).toBeGreaterThanOrEqual(3);
  expect(models.every((model) => model.state === 'absent')).toBe(true);
  expect(models.at(-1)?.id).toBe('encoder');
});

/** Every finished step of a data folder, by document and name, with when it ended. */
async function finishedSteps(dataFolder: string): Promise<Map<string, number>> {
  const steps = new Map<string, number>();
  if (!existsSync(join(dataFolder, 'sampan.db'))) return steps;
  const database = await openStore({
    dataFolder,
    migrationsFolder: join(findInstallation().resourcesFolder, 'migrations'),
  });
  const rows = z.array(z.object({ id: z.string() })).parse(database.$client.prepare('SELECT id FROM documents').all());
  for (const { id } of rows) {
    for (const { step, finishedAtMs } of listFinishedSteps(database, id))
      steps.set(`${findDocument(database, id)?.name} ${step}`, finishedAtMs);
  }
  expect(unfinishedDocuments(database).length).toBeLessThanOrEqual(rows.length);
  database.$client.close();
  return steps;
}
