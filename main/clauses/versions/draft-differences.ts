import type { TextFinding } from '#contract/finding.ts';
import { type FieldDifference, overlaps, type Place } from '../conflicts/difference.ts';
import { foldText } from '../matching/folded-text.ts';
import type { AlignedSentence } from './align-versions.ts';
import { isNegating, type ModalWord, modalWords } from './modal-words.ts';
import { type StatedValue, statedValues } from './stated-values.ts';
import { isChinese } from './version-unit.ts';
import { type WordChange, wordChanges } from './word-changes.ts';

export interface DraftDifference extends FieldDifference {
  readonly field: StatedValue['kind'] | 'negation' | 'duty' | 'name';
}

/** Drafts in one language: what stands in the changed words is what differs. */
const certain = 0.98;

interface Side {
  readonly text: string;
  readonly place: Place;
  readonly changed: readonly Place[];
  readonly isChinese: boolean;
  readonly names: readonly string[];
}

/** The names of parties that a document's findings give. */
export function partyNames(findings: readonly TextFinding[]): string[] {
  const names = findings
    .filter(({ kind }) => kind === 'gen.parties_authority')
    .flatMap(({ fields }) => [fields.name, fields.alias])
    .flatMap((name) => (typeof name === 'string' && name.length > 1 ? [name] : []));
  return [...new Set(names)];
}

/**
 * Sums, dates, periods, percentages, numbers, negations, duties and names that two
 * sentences of one language say differently: exactly those in the words that
 * changed. A value that was only put in or taken out stands against null.
 */
export function draftDifferences(
  aText: string,
  bText: string,
  { a, b }: AlignedSentence,
  names: { readonly a: readonly string[]; readonly b: readonly string[] },
): DraftDifference[] {
  if (a === null || b === null) return [];
  const changes = wordChanges(aText.slice(a.start, a.end), bText.slice(b.start, b.end));
  if (changes.length === 0) return [];
  const one = sideOf(aText, a, changes, 'deleted', names.a);
  const other = sideOf(bText, b, changes, 'inserted', names.b);
  return [...changedValues(one, other), ...changedModals(one, other), ...changedNames(one, other)];
}

function sideOf(
  text: string,
  place: Place,
  changes: readonly WordChange[],
  kind: WordChange['kind'],
  names: readonly string[],
): Side {
  return {
    text,
    place,
    changed: changes
      .filter((change) => change.kind === kind)
      .map(({ start, end }) => ({ start: place.start + start, end: place.start + end })),
    isChinese: isChinese(text.slice(place.start, place.end)),
    names,
  };
}

const touches = (place: Place, others: readonly Place[]): boolean => others.some((other) => overlaps(place, other));

function valuesOf({ text, place }: Side): StatedValue[] {
  const folded = foldText(text.slice(place.start, place.end));
  return statedValues(folded.cased).map((value) => ({
    ...value,
    start: place.start + folded.sourceStart(value.start),
    end: place.start + folded.sourceEnd(value.end),
  }));
}

function sameValue(one: StatedValue, other: StatedValue): boolean {
  const isUnit = one.unit === other.unit || (one.kind === 'amount' && (one.unit === '?' || other.unit === '?'));
  return one.kind === other.kind && isUnit && one.keys.some((key) => other.keys.includes(key));
}

function changedValues(one: Side, other: Side): DraftDifference[] {
  const [ours, theirs] = [valuesOf(one), valuesOf(other)];
  const free = theirs.slice();
  const left = ours.filter((value) => {
    const at = free.findIndex((their) => sameValue(value, their));
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
  const found: DraftDifference[] = [];
  for (const value of left) {
    const at = free.findIndex(({ kind }) => kind === value.kind);
    const partner = free.splice(Math.max(at, 0), 1)[0];
    const isChanged = touches(value, one.changed) || (partner !== undefined && touches(partner, other.changed));
    if (!isChanged || (partner === undefined && value.weak)) continue;
    found.push(valueDifference(value.kind, value, partner ?? null, one, other));
  }
  for (const value of free)
    if (!value.weak && touches(value, other.changed)) found.push(valueDifference(value.kind, null, value, one, other));
  return found;
}

function valueDifference(
  field: StatedValue['kind'],
  ours: StatedValue | null,
  theirs: StatedValue | null,
  one: Side,
  other: Side,
): DraftDifference {
  const place = (value: StatedValue | null, side: Side): Place =>
    value === null ? side.place : { start: value.start, end: value.end };
  return {
    field,
    a: place(ours, one),
    b: place(theirs, other),
    aValue: ours?.value ?? null,
    bValue: theirs?.value ?? null,
    severity: 'high',
    confidence: certain,
  };
}

function modalsIn({ text, place, changed, isChinese: chinese }: Side): ModalWord[] {
  const folded = foldText(text.slice(place.start, place.end));
  return modalWords(folded.text, chinese)
    .map((word) => ({
      class: word.class,
      start: place.start + folded.sourceStart(word.start),
      end: place.start + folded.sourceEnd(word.end),
    }))
    .filter((word) => touches(word, changed));
}

function isDuty({ class: name }: ModalWord): boolean {
  return name === 'must' || name === 'may';
}

/** Words of negation or duty among the changed words, each with what stands in its place. */
function changedModals(one: Side, other: Side): DraftDifference[] {
  const [ours, theirs] = [modalsIn(one), modalsIn(other)];
  const [notHere, notThere] = [ours.filter(isNegating), theirs.filter(isNegating)];
  const quoted = (side: Side, word: Place | undefined): string | null =>
    word === undefined ? null : side.text.slice(word.start, word.end);
  const difference = (field: 'negation' | 'duty', mine?: ModalWord, its?: ModalWord): DraftDifference => ({
    field,
    a: mine === undefined ? one.place : { start: mine.start, end: mine.end },
    b: its === undefined ? other.place : { start: its.start, end: its.end },
    aValue: field === 'negation' ? quoted(one, mine) : forceOf(mine),
    bValue: field === 'negation' ? quoted(other, its) : forceOf(its),
    severity: field === 'negation' ? 'high' : 'medium',
    confidence: certain,
  });
  if (notHere.length !== notThere.length) {
    const [mine, its] = notHere.length > notThere.length ? [notHere[0], undefined] : [undefined, notThere[0]];
    // Whole new words around it say more than the negation does.
    const around = mine === undefined ? other : one;
    const hunk = around.changed.find((place) => touches(mine ?? its ?? place, [place]));
    if (hunk !== undefined && isShort(around.text.slice(hunk.start, hunk.end)))
      return [difference('negation', mine ?? ours.find(isDuty), its ?? theirs.find(isDuty))];
  }
  const [mine, its] = [ours.find(isDuty), theirs.find(isDuty)];
  return mine !== undefined && its !== undefined && mine.class !== its.class ? [difference('duty', mine, its)] : [];
}

function forceOf(word: ModalWord | undefined): string | null {
  return word === undefined ? null : word.class === 'must' ? 'duty' : 'permission';
}

function isShort(words: string): boolean {
  return /\p{Script=Han}/u.test(words) ? words.length <= 8 : words.split(/\s+/).length <= 4;
}

/** A party's name against another name. */
function changedNames(one: Side, other: Side): DraftDifference[] {
  const [ours, theirs] = [namesIn(one), namesIn(other)];
  return ours.slice(0, theirs.length).flatMap((name, index): DraftDifference[] => {
    const its = theirs[index];
    if (its === undefined) return [];
    const [aValue, bValue] = [one.text.slice(name.start, name.end), other.text.slice(its.start, its.end)];
    return aValue.toLowerCase() === bValue.toLowerCase()
      ? []
      : [{ field: 'name', a: name, b: its, aValue, bValue, severity: 'high', confidence: certain }];
  });
}

const englishName = /^(?:[A-Z][\w.&'’-]*|of|and|the|de|\s|,)+$/;

function namesIn({ text, changed, names, place }: Side): Place[] {
  return changed.flatMap((change) => {
    const known = names.flatMap((name) => {
      const from = Math.max(place.start, change.start - name.length);
      const at = text.slice(from, change.end + name.length).indexOf(name);
      const start = from + at;
      return at >= 0 && touches({ start, end: start + name.length }, [change])
        ? [{ start, end: start + name.length }]
        : [];
    });
    if (known[0] !== undefined) return [known[0]];
    const words = text.slice(change.start, change.end);
    const isOpening = /^\s*$/.test(text.slice(place.start, change.start));
    return englishName.test(words) && /[A-Z][a-z]/.test(words) && !isOpening && !/\d/.test(words) ? [change] : [];
  });
}
