/**
 * Exact counting: the ids of every family of vocabulary against llama.cpp's, and the speed of both, of Hugging
 * Face tokenizers and of tiktoken. Vocabularies come out of the llama.cpp release that node-llama-cpp ships.
 *
 * Usage: npm run bench -- counting [FAMILY …]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, stderr, stdout } from 'node:process';
import { getLlama, LlamaLogLevel, type LlamaModel } from 'node-llama-cpp';
import { z } from 'zod';
import { loadModelTokenizer, type ModelTokenizer } from '#native/model-tokenizer.ts';
import { projectFolder } from '../models/test-catalogue.ts';
import { ggufEntries, ggufFile, ggufText, withEntries } from '../native/gguf-file.ts';
import { pythonPeers } from './peers.ts';

const data = env.SAMPAN_DATA;
if (data === undefined) throw new Error('SAMPAN_DATA must name the folder of documents.');

interface Family {
  readonly name: string;
  /** The vocabulary's name in the release. */
  readonly vocabulary: string;
  /** The pre-tokenizer, where it is not the vocabulary's own. */
  readonly rule?: string;
  /** Its rule as Hugging Face and OpenAI state it, for the peers. */
  readonly pattern?: string;
}

const words = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+";
const rest = ' ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+';
const families: readonly Family[] = [
  { name: 'Qwen2/2.5/3', vocabulary: 'qwen2', pattern: `${words}|\\p{N}|${rest}` },
  { name: 'Qwen3.5', vocabulary: 'qwen35' },
  { name: 'Llama 3', vocabulary: 'llama-bpe', pattern: `${words}|\\p{N}{1,3}|${rest}` },
  {
    name: 'GPT-2',
    vocabulary: 'gpt-2',
    pattern: "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
  },
  { name: 'o200k rule', vocabulary: 'llama-bpe', rule: 'gpt-4o' },
  { name: 'Tekken rule', vocabulary: 'llama-bpe', rule: 'tekken' },
  { name: 'DeepSeek LLM', vocabulary: 'deepseek-llm' },
  { name: 'DeepSeek Coder', vocabulary: 'deepseek-coder' },
  { name: 'DeepSeek V3/R1/V4 rule', vocabulary: 'deepseek-llm', rule: 'deepseek-v3' },
  { name: 'Gemma 4', vocabulary: 'gemma-4' },
  { name: 'Llama 2 (SentencePiece)', vocabulary: 'llama-spm' },
  { name: 'Baichuan (SentencePiece)', vocabulary: 'baichuan' },
  { name: 'Phi-3 (SentencePiece)', vocabulary: 'phi-3' },
  { name: 'Command R', vocabulary: 'command-r' },
  { name: 'Falcon', vocabulary: 'falcon' },
  { name: 'StarCoder', vocabulary: 'starcoder' },
  { name: 'Refact', vocabulary: 'refact' },
  { name: 'MPT', vocabulary: 'mpt' },
  { name: 'Aquila (default)', vocabulary: 'aquila' },
];

const documentUnits = 60_000;
const kindBytes = 2_500_000;

/** Texts in English, both scripts and written Cantonese, cut to the length of a contract. */
function realDocuments(folder: string): readonly string[] {
  const contracts = join(folder, 'cuad', 'full_contract_txt');
  const kinds: readonly (() => string)[] = [
    () => {
      let text = '';
      for (const name of readdirSync(contracts).sort()) {
        if (text.length > kindBytes) break;
        text += readFileSync(join(contracts, name), 'utf8');
      }
      return text;
    },
    () => readFileSync(join(folder, 'text', 'hansard.txt'), 'utf8'),
    () => readFileSync(join(folder, 'text', 'laws_zhs.txt'), 'utf8'),
    () => readFileSync(join(folder, 'text', 'tw_zht.txt'), 'utf8'),
    () => readFileSync(join(folder, 'hk_ordinances', 'sections.jsonl'), 'utf8'),
    () => readFileSync(join(folder, 'lid', 'lid.jsonl'), 'utf8'),
  ];
  return kinds.flatMap((read) => {
    const documents: string[] = [];
    const text = read();
    for (let start = 0, bytes = 0; start < text.length && bytes < kindBytes; start += documentUnits) {
      const document = text.slice(start, start + documentUnits).toWellFormed();
      bytes += Buffer.byteLength(document);
      documents.push(document);
    }
    return documents;
  });
}

/** Every code point between letters, blanks and digits, and random mixtures of what rules look at. */
function hostileDocuments(): readonly string[] {
  const documents: string[] = [];
  for (let block = 0; block < 0x110000; block += 0x1000) {
    let text = '';
    for (let codePoint = block; codePoint < block + 0x1000; codePoint++) {
      if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
      const character = String.fromCodePoint(codePoint);
      text += `a${character}b ${character} ${character}1${character}${character}\n中${character}A`;
    }
    if (text !== '') documents.push(text);
  }
  let state = 20_261_124;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
  const pieces = [
    ...[
      "'s",
      "'Re",
      "'",
      '\r',
      '\n',
      '\r\n',
      ' ',
      '  ',
      '\t',
      '\u3000',
      '\u0085',
      '\u2028',
      '1',
      '123',
      '1234567',
      '½',
      '１２',
    ],
    ...[
      'ABC',
      'Abc',
      'aBC',
      '仲裁ABC',
      '仲裁',
      '唔該',
      'µ',
      'ǅ',
      '한국',
      'ไทย',
      'e\u0301',
      '\u0301',
      '$',
      '`',
      '^',
      '<s>',
      '</s>',
    ],
    ...[
      '<0x0A>',
      '▁',
      '<|im_start|>',
      '<|eot_id|>',
      '<start_of_turn>',
      '<tool_call>',
      '[INST]',
      '𠮷',
      '😀',
      '\ud83d',
      '\udc00',
      '\0',
    ],
    ...['…', '。', '，', '/', '\n/', '    ', '\u200b', '\ufeff', '____', '....', '，，，'],
  ];
  for (let count = 0; count < 2000; count++) {
    let text = '';
    for (let length = 1 + random(200); length > 0; length--) {
      const piece = pieces[random(pieces.length)] ?? '';
      const choice = random(12);
      if (choice === 0) text += piece.repeat(1 + random(300));
      else if (choice === 1) text += String.fromCodePoint(random(0xd800));
      else text += piece;
    }
    documents.push(text);
  }
  return documents;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}

/** Documents whose ids differ. */
function mismatches(model: LlamaModel, tokenizer: ModelTokenizer, documents: readonly string[]): number {
  return documents.filter((document) => {
    const ours = tokenizer.encode(document, { matchUserDefined: true });
    const theirs = model.tokenize(document, false);
    return ours.length !== theirs.length || theirs.some((id, index) => id !== ours[index]);
  }).length;
}

const texts = z.array(z.string());

function readTexts(file: Buffer, key: string): readonly string[] {
  const value = ggufEntries(file).find((entry) => entry.key === key)?.value;
  if (value === undefined) throw new Error(`The vocabulary has no ${key}.`);
  const found: string[] = [];
  for (let at = 16; at < value.length; ) {
    const length = Number(value.readBigUInt64LE(at));
    found.push(value.toString('utf8', at + 8, at + 8 + length));
    at += 8 + length;
  }
  return texts.parse(found);
}

const peerLine = z.object({ name: z.string(), tokens: z.number(), coldSeconds: z.number(), warmSeconds: z.number() });

async function measurePeers(
  work: string,
  vocabularyPath: string,
  family: Family,
  documents: readonly string[],
): Promise<readonly z.infer<typeof peerLine>[]> {
  if (family.pattern === undefined) return [];
  const python = await pythonPeers('counting', ['tokenizers==0.21.4', 'tiktoken==0.11.0']);
  const file = readFileSync(vocabularyPath);
  const input = join(work, 'peer.json');
  writeFileSync(
    input,
    JSON.stringify({
      vocabulary: Object.fromEntries(readTexts(file, 'tokenizer.ggml.tokens').map((text, id) => [text, id])),
      merges: readTexts(file, 'tokenizer.ggml.merges').map((merge) => merge.split(' ')),
      pattern: family.pattern,
      ignoreMerges: family.vocabulary === 'llama-bpe',
      documents,
    }),
  );
  const script = join(projectFolder, 'test', 'bench', 'counting-peers.py');
  const output = execFileSync(python, [script, input], { encoding: 'utf8', maxBuffer: 1 << 24 });
  return output
    .trim()
    .split('\n')
    .map((line) => peerLine.parse(JSON.parse(line)));
}

const work = mkdtempSync(join(tmpdir(), 'sampan-counting-'));
try {
  const release = join(work, 'release');
  execFileSync(
    'git',
    [
      'clone',
      '--quiet',
      '--no-checkout',
      join(projectFolder, 'node_modules', 'node-llama-cpp', 'llama', 'gitRelease.bundle'),
      release,
    ],
    {
      stdio: 'ignore',
    },
  );
  const vocabularyOf = ({ vocabulary, rule }: Family): string => {
    const path = join(work, `${vocabulary}-${rule ?? 'own'}.gguf`);
    const bytes = execFileSync('git', ['-C', release, 'show', `HEAD:models/ggml-vocab-${vocabulary}.gguf`], {
      maxBuffer: 1 << 26,
    });
    const named =
      rule === undefined ? bytes : ggufFile(withEntries(ggufEntries(bytes), { 'tokenizer.ggml.pre': ggufText(rule) }));
    writeFileSync(path, named);
    return path;
  };
  const documents = realDocuments(data);
  const hostile = hostileDocuments();
  const size = (all: readonly string[]): number => all.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const realBytes = size(documents);
  const megabytes = realBytes / 1e6;
  stderr.write(
    `${documents.length} documents of ${megabytes.toFixed(1)} MB, and ${(size(hostile) / 1e6).toFixed(1)} MB of hostile text\n`,
  );
  const llama = await getLlama({
    build: 'never',
    gpu: false,
    maxThreads: 1,
    logLevel: LlamaLogLevel.fatal,
    skipDownload: true,
  });
  stdout.write(
    '| family | differing documents | MB compared | ours MB/CPU s, cold / warm | llama.cpp | times, cold / warm | others, cold / warm |\n',
  );
  stdout.write('|---|---|---|---|---|---|---|\n');
  const chosen = argv.slice(2);
  for (const family of families) {
    if (chosen.length > 0 && !chosen.includes(family.vocabulary) && !chosen.includes(family.rule ?? '')) continue;
    const path = vocabularyOf(family);
    const model = await llama.loadModel({ modelPath: path, vocabOnly: true });
    const tokenizer = await loadModelTokenizer(path);
    const cold = cpuSeconds(() => tokenizer.countAll(documents));
    const warm = median([1, 2, 3, 4, 5].map(() => cpuSeconds(() => tokenizer.countAll(documents))));
    const theirs = median(
      [1, 2, 3].map(() => cpuSeconds(() => documents.forEach((document) => void model.tokenize(document, false)))),
    );
    const different = mismatches(model, tokenizer, [...documents, ...hostile]);
    const peers = await measurePeers(work, path, family, documents);
    const speed = (seconds: number): string => (megabytes / seconds).toFixed(seconds > megabytes ? 2 : 1);
    stdout.write(
      `| ${family.name} | ${different} of ${documents.length + hostile.length} | ${((realBytes + size(hostile)) / 1e6).toFixed(1)} | ${speed(cold)} / ${speed(warm)} | ${speed(theirs)} | ${(theirs / cold).toFixed(1)} / ${(theirs / warm).toFixed(1)} | ${peers.map((peer) => `${peer.name} ${speed(peer.coldSeconds)} / ${speed(peer.warmSeconds)}`).join('; ')} |\n`,
    );
    await model.dispose();
    rmSync(path);
  }
  await llama.dispose();
} finally {
  rmSync(work, { recursive: true, force: true });
}
