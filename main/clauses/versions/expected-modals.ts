import { isHan } from '#main/language/characters.ts';
import type { ComparedPassage } from './compared-passage.ts';
import { isNegating } from './modal-words.ts';

/** What is counted in a passage: its denials, duties and permissions. */
export type ModalCount = 'denied' | 'must' | 'may';
export type ModalCounts = Readonly<Record<ModalCount, number>>;
export const modalCountNames: readonly ModalCount[] = ['denied', 'must', 'may'];

/** For a word of one language how many modal words of the other usually stand for it. */
export type ExpectedModals = Readonly<Record<ModalCount, ReadonlyMap<string, number>>>;
/** By the language of the passage that is read. */
export interface ExpectedModalTables {
  readonly en: ExpectedModals;
  readonly zh: ExpectedModals;
}

/** The denials, duties and permissions that stand in a passage. */
export function modalCounts({ modals }: ComparedPassage): ModalCounts {
  return {
    denied: modals.filter(isNegating).length,
    must: modals.filter(({ class: name }) => name === 'must').length,
    may: modals.filter(({ class: name }) => name === 'may').length,
  };
}

/**
 * The words of a passage that may bring a modal word in its translation: its own
 * modal words, each as it stands and by its class, and stems or pairs of ideographs.
 */
export function modalSigns(passage: ComparedPassage): string[] {
  const { folded, modals, isChinese } = passage;
  const signs = modals.flatMap(({ class: name, start, end }) => [
    `:${name}`,
    `=${folded.text.slice(start, end).replaceAll(/\s+/g, ' ')}`,
  ]);
  const taken = (at: number): boolean => modals.some(({ start, end }) => at >= start && at < end);
  if (!isChinese) {
    for (const [stem, places] of passage.stems) for (const place of places) if (!taken(place)) signs.push(stem);
    return signs;
  }
  const { text } = folded;
  for (let at = 0; at < text.length; at += 1) {
    if (!isHan(text.charCodeAt(at))) continue;
    if (!taken(at)) signs.push(text.charAt(at));
    if (isHan(text.charCodeAt(at + 1))) signs.push(text.slice(at, at + 2));
  }
  return signs;
}

/** How many of each the other language's passage has, by the words of this one. */
export function expectedModals(passage: ComparedPassage, tables: ExpectedModalTables): ModalCounts {
  const own = tables[passage.isChinese ? 'zh' : 'en'];
  const signs = modalSigns(passage);
  const of = (name: ModalCount): number => signs.reduce((sum, sign) => sum + (own[name].get(sign) ?? 0), 0);
  return { denied: of('denied'), must: of('must'), may: of('may') };
}

/** How surprising it is to meet so many, or more, where so many are expected (Poisson; natural log units, 0–6). */
export function surplus(found: number, expected: number): number {
  let [below, term] = [0, Math.exp(-floored(expected))];
  for (let count = 0; count < found; count += 1) {
    below += term;
    term *= floored(expected) / (count + 1);
  }
  return Math.min(6, -Math.log(Math.max(1e-6, 1 - below)));
}

/** The same of so few, or fewer. */
export function shortfall(found: number, expected: number): number {
  let [all, term] = [0, Math.exp(-floored(expected))];
  for (let count = 0; count <= found; count += 1) {
    all += term;
    term *= floored(expected) / (count + 1);
  }
  return Math.min(6, -Math.log(Math.max(1e-6, all)));
}

const floored = (expected: number): number => Math.max(0.02, expected);
