import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { findLongText } from './find-text.ts';
import type { BenchModel } from './models.ts';

const system = 'You answer questions about a contract in one short sentence, from the contract alone.';
const questions = ['Who are the parties?', 'Which law governs?', 'How is it terminated?'];
/** UTF-16 units of the contract that is asked about. */
const documentLength = 6_000;

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
    console.log(`answers to the same question: ${texts.size === 1 ? 'the same' : 'NOT THE SAME'}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
