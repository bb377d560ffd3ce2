import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { measureSpeeds } from '#main/models/measure-machine.ts';
import { allowedThreads } from '#main/models/threads.ts';
import { writeTinyQwen2 } from './tiny-qwen2.ts';

const sources = join(import.meta.dirname, '..', '..', 'main');
let folder: string;
let model: { readonly path: string; readonly id: string; readonly sha256: string };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-threads-'));
  model = { path: join(folder, 'tiny.gguf'), id: 'tiny', sha256: '0'.repeat(64) };
  writeTinyQwen2(model.path);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The program's files that hold a pattern, with what stands after it. */
function holding(pattern: RegExp): { readonly file: string; readonly after: string }[] {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(sources, file), 'utf8');
      return [...text.matchAll(pattern)].map(({ index }) => ({ file, after: text.slice(index, index + 400) }));
    });
}

describe('no path asks for more threads than are allowed', () => {
  test('a runtime takes what is allowed, whatever it is asked for', async () => {
    for (const [asked, taken] of [
      [64, allowedThreads()],
      [1, 1],
      [0, 1],
    ] as const) {
      const runtime = await loadLlamaRuntime({ ...model, contextSize: 512, threads: asked });
      expect(runtime.threads).toBe(taken);
      await runtime.dispose();
    }
  });

  test('measuring the machine keeps no more processors busy than are allowed', async () => {
    const signal = new AbortController().signal;
    const speeds = await measureSpeeds({ model, signal, mostThreads: allowedThreads() + 2 });
    for (const { processorsBusy } of speeds) expect(processorsBusy).toBeLessThan(allowedThreads() + 1);
  });

  test('llama.cpp is opened in one place, and from the one that holds to the limit', () => {
    expect(holding(/\bgetLlama\(/gu).map(({ file }) => file)).toEqual([join('models', 'llama-binding.ts')]);
    const callers = holding(/(?<!function )\bllamaBinding\(/gu).map(({ file }) => file);
    expect(callers).toEqual([join('models', 'llama-runtime.ts')]);
    const loads = holding(/createContext\(/gu);
    expect(loads.map(({ file }) => file)).toEqual([join('models', 'llama-runtime.ts')]);
  });

  test('every network of ONNX is told how many threads it takes, and no number stands there but one', () => {
    for (const { file, after } of holding(/InferenceSession\.create\(/gu)) {
      expect(after, file).toMatch(/intraOpNumThreads: (?:1|threads),/u);
    }
    for (const { file, after } of holding(/\bthreads: \d+/giu)) expect(after, file).toMatch(/^threads: 1\b/iu);
  });
});
