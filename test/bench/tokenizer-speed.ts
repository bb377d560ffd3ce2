/**
 * The speed of the trilingual tokenizer beside the rust `bpe` crate and gpt-tokenizer, in one run, one thread, in MB
 * of text per CPU second, on held-out documents: `npm run bench -- tokenizer-speed [--great] [--vocabulary FILE]`.
 *
 * Nobody keeps a cache of words here: "cold" is the first pass over a text, "warm" the median of five.
 * Then the JSON Lines filter (wall time) and, with `--great`, 1 GB of one character, streamed and whole.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, cpuUsage, env, execPath, resourceUsage, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type MeasuredRow, measuredRows } from '#main/training/vocabulary/measured-rows.ts';
import { readSource, sources, testSentences } from '#main/training/vocabulary/source-texts.ts';
import { divideTexts } from '#main/training/vocabulary/training-texts.ts';
import { tokenLines } from '#native/token-lines.ts';
import { loadTrilingualTokenizer, type TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { cargoPeer, npmPeers } from './peers.ts';

const rounds = 5;

interface Speed {
  readonly cold: number;
  readonly warm: number;
}

const rustLine = z.object({
  vocabulary: z.string(),
  file: z.string(),
  bytes: z.number(),
  coldSeconds: z.number(),
  medianSeconds: z.number(),
});
const gptEncoding = z.object({
  encode: z.custom<(text: string, options: object) => number[]>((value) => typeof value === 'function'),
});

/** Prints the table of speeds for these texts. */
export async function measureSpeed(rows: readonly MeasuredRow[], vocabularyFile: string): Promise<void> {
  const texts = rows.map(({ name, texts: parts }) => ({ name, text: parts.join('\n') }));
  const rust = await rustSpeeds(texts);
  const folder = await npmPeers('tokenizer-speed', { 'gpt-tokenizer': '4.0.0' });
  const gpt = gptEncoding.parse(createRequire(join(folder, 'package.json'))('gpt-tokenizer/encoding/o200k_base'));
  const native = await loadTrilingualTokenizer({ vocabularyFile });
  const wasm = await loadTrilingualTokenizer({ vocabularyFile, engine: 'wasm' });
  stdout.write('\n# Speed: MB per CPU second, one thread, cold / warm\n\n');
  stdout.write(
    '| text | MB | Sampan | Sampan, WebAssembly | rust bpe o200k | rust bpe cl100k | gpt-tokenizer o200k | Sampan ÷ rust bpe o200k |\n|---|---|---|---|---|---|---|---|\n',
  );
  for (const { name, text } of texts) {
    const bytes = Buffer.byteLength(text);
    const ours = speedOf(bytes, () => native.encode(text));
    const peer = rust.get(`o200k ${name}`);
    const cells = [
      ours,
      speedOf(bytes, () => wasm.encode(text)),
      peer,
      rust.get(`cl100k ${name}`),
      speedOf(bytes, () => gpt.encode(text, { disallowedSpecial: new Set() })),
    ].map(shown);
    const ratio =
      peer === undefined ? '' : `${(ours.cold / peer.cold).toFixed(2)} / ${(ours.warm / peer.warm).toFixed(2)}`;
    stdout.write(`| ${[name, (bytes / 1e6).toFixed(2), ...cells, ratio].join(' | ')} |\n`);
  }
  filterSpeed(native, texts.map(({ text }) => text).join('\n'));
}

function shown(speed: Speed | undefined): string {
  return speed === undefined ? '' : `${speed.cold.toFixed(1)} / ${speed.warm.toFixed(1)}`;
}

function speedOf(bytes: number, run: () => unknown): Speed {
  const speeds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = cpuUsage();
    run();
    const { user, system } = cpuUsage(begun);
    speeds.push(bytes / (user + system));
  }
  const [cold = 0] = speeds;
  return { cold, warm: speeds.sort((one, other) => one - other)[rounds >> 1] ?? 0 };
}

async function rustSpeeds(
  texts: readonly { readonly name: string; readonly text: string }[],
): Promise<Map<string, Speed>> {
  const binary = await cargoPeer(fileURLToPath(new URL('peers/rust-bpe', import.meta.url)));
  const folder = mkdtempSync(join(tmpdir(), 'sampan-speed-'));
  try {
    const files = texts.map(({ text }, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, text);
      return file;
    });
    const output = execFileSync(binary, [String(rounds), ...files], { encoding: 'utf8' });
    return new Map(
      output
        .trim()
        .split('\n')
        .map((line) => {
          const { vocabulary, file, bytes, coldSeconds, medianSeconds } = rustLine.parse(JSON.parse(line));
          const name = texts[files.indexOf(file)]?.name ?? '';
          return [`${vocabulary} ${name}`, { cold: bytes / coldSeconds / 1e6, warm: bytes / medianSeconds / 1e6 }];
        }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filterSpeed(tokenizer: TrilingualTokenizer, text: string): void {
  const parts = text.match(/[\s\S]{1,2000}/gu) ?? [];
  const input = Buffer.from(parts.map((part, id) => `${JSON.stringify({ id, text: part })}\n`).join(''));
  const seconds: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const lines = tokenLines(tokenizer);
    const cpuBegun = cpuUsage();
    const begun = performance.now();
    for (let at = 0; at < input.length; at += 1 << 16) lines.push(input.subarray(at, at + (1 << 16)));
    lines.end();
    seconds.push((performance.now() - begun) / 1000);
    const { user, system } = cpuUsage(cpuBegun);
    cpu.push((user + system) / 1e6);
  }
  const [wallSpeed, cpuSpeed] = [seconds, cpu].map((times) => {
    const median = times.sort((one, other) => one - other)[rounds >> 1] ?? 0;
    return (input.length / median / 1e6).toFixed(1);
  });
  stdout.write(
    `\nThe JSON Lines filter, without ids, 64 KiB at a time: ${wallSpeed} MB/s (wall), ${cpuSpeed} MB per CPU second\n`,
  );
}

const greatResult = z.object({ speed: z.number(), tokens: z.number(), peakBytes: z.number() });

/**
 * 1 GB of one character, streamed and whole, each in a process of its own: the growth of its peak resident memory
 * while it encodes, which for the whole text includes the ids.
 */
function measureGreatTexts(vocabularyFile: string): void {
  stdout.write(
    '\n# 1 GB of one character\n\n| character | tokens | streamed: MB/s, memory | whole: MB/s, memory with the ids, beside the text |\n|---|---|---|---|\n',
  );
  for (const character of ['a', '仲', ' ']) {
    const [streamed, whole] = ['streamed', 'whole'].map((how) => {
      const words = [
        fileURLToPath(import.meta.url),
        '--vocabulary',
        vocabularyFile,
        '--one',
        how,
        '--character',
        character,
      ];
      return greatResult.parse(JSON.parse(execFileSync(execPath, words, { encoding: 'utf8' })));
    });
    if (streamed === undefined || whole === undefined || streamed.tokens !== whole.tokens) {
      throw new Error(`${whole?.tokens} tokens whole, ${streamed?.tokens} streamed`);
    }
    const cells = [streamed, whole].map(
      ({ speed, peakBytes }) => `${speed.toFixed(1)}, ${(peakBytes / 1e6).toFixed(0)} MB`,
    );
    stdout.write(`| ${[JSON.stringify(character), whole.tokens, ...cells].join(' | ')} |\n`);
  }
}

async function measureOne(how: string, character: string, vocabularyFile: string): Promise<void> {
  const tokenizer = await loadTrilingualTokenizer({ vocabularyFile });
  const block = Buffer.from(character.repeat(Math.floor((1 << 24) / Buffer.byteLength(character))));
  const turns = Math.ceil(1e9 / block.length);
  const bytes = turns * block.length;
  const whole = how === 'whole' ? Buffer.alloc(bytes, character) : undefined;
  // Before the clock: the text is there, the processor's caches and the heap are as in use.
  tokenizer.encodeBytes(block.subarray(0, 1 << 16));
  const before = resourceUsage().maxRSS;
  let tokens = 0;
  const speed = speedOnce(bytes, () => {
    if (whole !== undefined) {
      tokens = tokenizer.encodeBytes(whole).length;
      return;
    }
    const encoder = tokenizer.encoder();
    for (let turn = 0; turn < turns; turn += 1) tokens += encoder.push(block).length;
    tokens += encoder.end().length;
  });
  const peakBytes = (resourceUsage().maxRSS - before) * 1024;
  stdout.write(JSON.stringify({ speed, tokens, peakBytes }));
}

function speedOnce(bytes: number, run: () => void): number {
  const begun = cpuUsage();
  run();
  const { user, system } = cpuUsage(begun);
  return bytes / (user + system);
}

async function main(data: string, vocabularyFile: string, great: boolean): Promise<void> {
  const texts = sources.flatMap((source) => readSource(source, data).texts);
  const { heldOut } = divideTexts(texts, testSentences(data));
  const rows = measuredRows(heldOut, testSentences(data, 'UD_Cantonese-HK'));
  await measureSpeed(
    rows.filter((row) => row.texts.join('') !== ''),
    vocabularyFile,
  );
  if (great) measureGreatTexts(vocabularyFile);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const shipped = fileURLToPath(new URL('../../resources/vocabularies/trilingual.bin', import.meta.url));
  const { values } = parseArgs({
    args: argv.slice(2),
    options: {
      vocabulary: { type: 'string', default: shipped },
      great: { type: 'boolean', default: false },
      one: { type: 'string' },
      character: { type: 'string', default: 'a' },
    },
  });
  if (values.one !== undefined) {
    await measureOne(values.one, values.character, values.vocabulary);
  } else {
    if (env.SAMPAN_DATA === undefined) throw new Error('SAMPAN_DATA must name the folder of documents.');
    await main(env.SAMPAN_DATA, values.vocabulary, values.great);
  }
}
