import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LlamaRuntime, loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { answer } from '#main/summaries/answer.ts';
import { findLongText } from './find-text.ts';
import type { BenchModel } from './models.ts';

const system = 'You answer questions about a contract in one short sentence, from the contract alone.';
const questions = ['Who are the parties?', 'Which law governs?', 'How is it terminated?'];
/** UTF-16 units of the contract that is asked about. */
const documentLength = 6_000;
/** Of one that an answer reads whole. */
const shortLength = 2_500;

/** A second question to a document against the first: in the same program, and in the next one from disk. */
export async function measureStates(model: BenchModel, dataFolder: string): Promise<void> {
  const document = (await readFile(await findLongText(dataFolder), 'utf8')).slice(0, documentLength);
  const folder = await mkdtemp(join(tmpdir(), 'sampan-states-'));
  const rows: { question: string; cpuMs: number; wallMs: number; reused: number; text: string }[] = [];
  const key = new Uint8Array(32).fill(1);
  const ask = async (where: string, asked: readonly string[], kept: boolean): Promise<number> => {
    const runtime = await loadLlamaRuntime({
      ...model,
      contextSize: 4_096,
      threads: 1,
      ...(kept ? { states: { folder, stateKey: key } } : {}),
    });
    let promptTokens = 0;
    for (const question of asked) {
      const cpu = process.cpuUsage();
      const startedAt = performance.now();
      const before = runtime.reusedTokens;
      let first: { cpuMs: number; wallMs: number } | null = null;
      const result = await runtime.generate({
        system,
        user: `${document}\n\nQuestion: ${question}`,
        sharedLength: document.length,
        maxTokens: 16,
        onText: () => {
          const { user, system: kernel } = process.cpuUsage(cpu);
          first ??= { cpuMs: (user + kernel) / 1_000, wallMs: performance.now() - startedAt };
        },
      });
      const { cpuMs = 0, wallMs = 0 } = first ?? {};
      rows.push({
        question: `${where}: ${question}`,
        cpuMs,
        wallMs,
        reused: runtime.reusedTokens - before,
        text: result.text,
      });
      promptTokens = result.promptTokens;
    }
    await runtime.dispose();
    return promptTokens;
  };
  try {
    const tokens = await ask('first program', questions, true);
    await ask('next program', questions.slice(1), true);
    await ask('without keeping', questions.slice(1, 2), false);
    const files = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
    console.log(`\nA document of ${tokens} tokens with its question, ${model.id}, one thread; to the first token:`);
    const [first] = rows;
    for (const { question, cpuMs, wallMs, reused } of rows) {
      const ratio = (first?.cpuMs ?? 0) / cpuMs;
      console.log(
        `${question.padEnd(46)} ${cpuMs.toFixed(0).padStart(8)} CPU ms ${wallMs.toFixed(0).padStart(8)} ms  ${String(reused).padStart(5)} tokens at hand  ${ratio.toFixed(1)}x`,
      );
    }
    console.log(`files, encrypted: ${files.map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`).join(', ')}`);
    const texts = new Set(rows.filter(({ question }) => question.endsWith(questions[1] ?? '')).map(({ text }) => text));
    const answering = await loadLlamaRuntime({ ...model, contextSize: 4_096, threads: 1, states: { folder } });
    await measureAnswers(answering, document.slice(0, shortLength));
    await answering.dispose();
    console.log(`answers to the same question: ${texts.size === 1 ? 'the same' : 'NOT THE SAME'}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The program's own answers to a document short enough to be read whole: the second question against the first. */
async function measureAnswers(runtime: LlamaRuntime, document: string): Promise<void> {
  const passage = { start: 0, end: document.length, text: document, clauseNumber: '' };
  const spentMs: number[] = [];
  for (const question of questions) {
    const cpu = process.cpuUsage();
    let firstMs: number | null = null;
    await answer({
      question,
      language: 'en',
      passages: [passage],
      matching: [passage],
      isWhole: true,
      parties: [],
      runtime,
      onText: () => {
        const { user, system: kernel } = process.cpuUsage(cpu);
        firstMs ??= (user + kernel) / 1_000;
      },
    });
    spentMs.push(firstMs ?? Number.NaN);
  }
  const [first = Number.NaN] = spentMs;
  console.log(
    `the program's answers over a document of ${runtime.countTokens(document)} tokens, CPU ms to the first token: ${spentMs.map((ms) => `${ms.toFixed(0)} (${(first / ms).toFixed(1)}x)`).join(', ')}`,
  );
}
