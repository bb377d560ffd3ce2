/** Which documents are trained on, developed on and held out. */
import { createHash } from 'node:crypto';
import { isHeldOut } from '../held-out.ts';
import { overlap, shinglesOf } from './held-out-overlap.ts';
import { knownLines, withoutRepeated } from './repeated-sentences.ts';
import type { SourceText } from './source-texts.ts';

export interface DividedTexts {
  readonly training: readonly SourceText[];
  /** May be trained on, but not when tuning on the development part: much of it stands there. */
  readonly nearDevelopment: readonly SourceText[];
  /** Part of what may be trained on: left out when weights and rules are tuned. */
  readonly development: readonly SourceText[];
  readonly heldOut: readonly SourceText[];
  /** Documents dropped because much of them stands in a held-out document. */
  readonly overlapping: readonly SourceText[];
}

const sentenceCollections = new Set(['cantonese-sentences', 'cantonese-prompts']);

/** A document with more than this share of held-out text is neither trained nor measured on. */
const mostOverlap = 0.3;

/** A section of an ordinance is held out with its chapter, or by its own name. */
export function isHeldOutText({ name }: SourceText): boolean {
  const [first = name] = name.split('#');
  const chapter = /^(Cap\d+[A-Z]?)\//.exec(first)?.[1];
  return isHeldOut(first) || (chapter !== undefined && isHeldOut(chapter));
}

function isDevelopment({ name }: SourceText): boolean {
  const [first = name] = name.split('#');
  return (createHash('sha256').update(first).digest()[1] ?? 0) % 6 === 0;
}

/** Divides the texts; `tests` are texts of which no sentence may be trained on. */
export function divideTexts(given: readonly SourceText[], tests: readonly string[] = []): DividedTexts {
  const speech = given.filter(({ source }) => source === 'cantonese-speech').map(({ text }) => text);
  const known = knownLines([...speech, ...tests]);
  const texts = given.map((each) =>
    sentenceCollections.has(each.source) ? { ...each, text: withoutRepeated(each.text, known) } : each,
  );
  const heldOut = texts.filter(isHeldOutText);
  const rest = texts.filter((text) => !isHeldOutText(text));
  const overlapping = new Set<SourceText>();
  const heldOutShingles = shinglesOf(heldOut.map(({ text }) => text));
  for (const text of rest) {
    // Sections of one ordinance repeat its heading; they are divided by section all the same.
    if (text.source.startsWith('ordinances')) continue;
    if (overlap(text.text, heldOutShingles) > mostOverlap) overlapping.add(text);
  }
  const clean = rest.filter((text) => !overlapping.has(text));
  const development = clean.filter(isDevelopment);
  const developmentShingles = shinglesOf(development.map(({ text }) => text));
  const others = clean.filter((text) => !isDevelopment(text));
  const nearDevelopment = others.filter(
    ({ source, text }) => !source.startsWith('ordinances') && overlap(text, developmentShingles) > mostOverlap,
  );
  return {
    training: others.filter((text) => !nearDevelopment.includes(text)),
    nearDevelopment,
    development,
    heldOut,
    overlapping: [...overlapping],
  };
}
