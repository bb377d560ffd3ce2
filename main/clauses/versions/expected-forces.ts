import { isHan } from '#main/language/characters.ts';
import { englishStem } from '#main/language/english-stem.ts';
import { type ComparedPassage, placesOf } from './compared-passage.ts';
import { type Force, forcefulModals, type StrongModal } from './modal-pairs.ts';

export const forces: readonly Force[] = ['no', 'must', 'may'];

/** What a sign speaks for, in natural log-odds, in the order of `forces`. */
export type ForceWeights = ReadonlyMap<string, readonly number[]>;
export interface ForceTables {
  readonly en: ForceWeights;
  readonly zh: ForceWeights;
}

/** A modal word, and what tells its force without looking at it. */
export interface ForceExample {
  readonly force: Force;
  readonly signs: readonly string[];
}

const reach = { en: 70, zh: 16 };

/** The modal words of a passage, each with its signs: the words behind it, and what stands in the translation where its verb does. */
export function forceExamples(passage: ComparedPassage, other: ComparedPassage): ForceExample[] {
  const own = forcefulModals(passage);
  const theirs = forcefulModals(other);
  return own.map((modal) => ({ force: modal.force, signs: signsOf(passage, other, modal, { own, theirs }) }));
}

/** The likelihood of each force of a modal word, in the order of `forces`. */
export function expectedForces({ signs }: ForceExample, weights: ForceWeights): number[] {
  const sums = forces.map((_, at) => signs.reduce((sum, sign) => sum + (weights.get(sign)?.[at] ?? 0), 0));
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

function signsOf(
  passage: ComparedPassage,
  other: ComparedPassage,
  modal: StrongModal,
  { own, theirs }: { readonly own: readonly StrongModal[]; readonly theirs: readonly StrongModal[] },
): string[] {
  const signs = ['all'];
  for (const force of forces) {
    const there = theirs.filter((one) => one.force === force).length;
    const here = own.filter((one) => one !== modal && one.force === force).length;
    signs.push(`${force}${Math.max(-2, Math.min(2, there - here))}`, `${force}>${Math.min(2, there)}`);
  }
  signs.push(...wordsBehind(passage, modal));
  const place = placeThere(passage, other, modal);
  const near = reach[other.isChinese ? 'zh' : 'en'];
  const [first] = other.modals
    .filter(({ start, end }) => end > place - near && start < place + near)
    .toSorted((one, two) => Math.abs(one.start - place) - Math.abs(two.start - place));
  const surface =
    first === undefined ? 'none' : other.folded.text.slice(first.start, first.end).replaceAll(/\s+/g, ' ');
  signs.push(`n:${first?.class ?? 'none'}`, `n=${surface}`);
  for (const one of other.modals)
    if (one !== first && one.end > place - near && one.start < place + near) signs.push(`m:${one.class}`);
  signs.push(...wordsNear(other, place, near).map((word) => `w:${word}`));
  return [...new Set(signs)];
}

function wordsBehind({ folded, isChinese }: ComparedPassage, { end, start }: StrongModal): string[] {
  if (isChinese)
    return [
      `v:${folded.text.slice(end, end + 2)}`,
      `v:${folded.text.slice(end, end + 1)}`,
      `b:${folded.text.slice(Math.max(0, start - 1), start)}`,
    ];
  const behind = [...folded.text.slice(end, end + 60).matchAll(/[a-z]{2,40}/g)].slice(0, 3).map(([word]) => word);
  const before = /([a-z]{2,40})[^a-z]*$/.exec(folded.text.slice(Math.max(0, start - 40), start))?.[1];
  const [first, second, third] = behind.map((word) => englishStem(word));
  const verb = first === 'be' || first === 'not' ? (second === 'be' ? third : second) : first;
  return [`v:${verb ?? ''}`, `v:${first === 'be' ? 'be' : ''}`, `b:${before === undefined ? '' : englishStem(before)}`];
}

function wordsNear({ folded, isChinese, stems }: ComparedPassage, place: number, near: number): string[] {
  const { text } = folded;
  if (!isChinese)
    return [...stems].flatMap(([stem, places]) =>
      places.some((at) => at > place - near && at < place + near) ? [stem] : [],
    );
  const words: string[] = [];
  for (let at = Math.max(0, Math.floor(place - near)); at < Math.min(text.length, place + near); at += 1) {
    if (!isHan(text.charCodeAt(at))) continue;
    words.push(isHan(text.charCodeAt(at + 1)) ? text.slice(at, at + 2) : `${text.charAt(at)}.`);
  }
  return words;
}

/** Where the translation says what stands behind a modal word: by the words known, else by proportion. */
function placeThere(passage: ComparedPassage, other: ComparedPassage, modal: StrongModal): number {
  const near = reach[passage.isChinese ? 'zh' : 'en'];
  const ratio = other.folded.text.length / Math.max(1, passage.folded.text.length);
  const proportional = modal.start * ratio;
  const places = passage.known
    .filter(({ start }) => start >= modal.end && start - modal.end < near)
    .slice(0, 3)
    .flatMap(({ others }) => {
      const all = others.slice(0, 6).flatMap((word) => placesOf(word, other));
      return all.length === 0
        ? []
        : [all.reduce((one, two) => (Math.abs(two - proportional) < Math.abs(one - proportional) ? two : one))];
    });
  const own = places.toSorted((one, two) => one - two);
  return own.length === 0 ? proportional : (own[Math.floor((own.length - 1) / 2)] ?? proportional);
}

/** A modal word's force beside the likelihood of each, in the order of `forces`. */
export interface WeighedForce {
  readonly force: Force;
  readonly likely: readonly number[];
}

/** Modal words, each with what its signs make likely. */
export function weighedForces(examples: readonly ForceExample[], weights: ForceWeights): WeighedForce[] {
  return examples.map((example) => ({ force: example.force, likely: expectedForces(example, weights) }));
}

/** How much likelier the force `wanted` is than `found` of the likeliest such word; natural log units, 0–6. */
export function unexpected(
  weighed: readonly WeighedForce[],
  found: readonly Force[],
  wanted: readonly Force[],
): number {
  const share = (likely: readonly number[], of: readonly Force[]): number =>
    of.reduce((sum, force) => sum + (likely[forces.indexOf(force)] ?? 0), 1e-6);
  const surprises = weighed.flatMap(({ force, likely }) =>
    found.includes(force) ? [Math.log(share(likely, wanted) / share(likely, found))] : [],
  );
  return Math.min(6, Math.max(0, ...surprises));
}
