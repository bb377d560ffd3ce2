import type { TextFinding } from '#contract/finding.ts';
import { wordHash } from '#main/language/word-hash.ts';
import { conceptPlaces } from './concept-places.ts';

/**
 * What the judge sees of a dispute clause, each mark once, as hashes: its words, the notions that stand together, and
 * what the rules read in it.
 */
export interface WordingMarks {
  readonly words: readonly number[];
  readonly concepts: readonly number[];
  readonly rules: readonly number[];
}

/** The marks of a folded text and of the findings in it. */
export function wordingMarks(folded: string, findings: readonly TextFinding[]): WordingMarks {
  return { words: wordMarks(folded), concepts: conceptMarks(folded), rules: ruleMarks(findings) };
}

const wordLength = 7;

/** Words cut to their beginning and single characters, with what follows each: two, three, and one left out; of Chinese four as well. */
function wordMarks(folded: string): number[] {
  const units = Array.from(folded.matchAll(/[a-z]+(?:'[a-z]+)?|\d+|[\u4e00-\u9fff]|_{2,}|\[|\]/g), ([unit]) => {
    if (/^\d/.test(unit)) return '#';
    return /^[a-z]/.test(unit) ? unit.slice(0, wordLength) : unit.charAt(0);
  });
  const marks = new Set<number>();
  units.forEach((unit, index) => {
    const [second, third, fourth] = units.slice(index + 1, index + 4);
    const isHan = /[\u4e00-\u9fff]/.test(unit);
    if (!isHan) marks.add(wordHash(`w ${unit}`));
    if (second === undefined) return;
    marks.add(wordHash(`w ${unit} ${second}`));
    if (third === undefined) return;
    marks.add(wordHash(`w ${unit} ${second} ${third}`));
    marks.add(wordHash(`w ${unit} _ ${third}`));
    if (isHan && fourth !== undefined) marks.add(wordHash(`w ${unit}${second}${third}${fourth}`));
  });
  return [...marks];
}

/** The notions of each sentence, each pair of them, and which follow which. */
function conceptMarks(folded: string): number[] {
  const marks = new Set<number>();
  for (const sentence of folded.split(/(?<=[.;。；!?\n])\s*/)) {
    const sequence = conceptPlaces(sentence).map(({ concept }) => concept);
    const own = [...new Set(sequence)];
    own.forEach((one, index) => {
      marks.add(wordHash(`c ${one}`));
      for (const other of own.slice(index + 1))
        marks.add(wordHash(`p ${Math.min(one, other)} ${Math.max(one, other)}`));
    });
    sequence.forEach((one, index) => {
      const [second, third, fourth] = sequence.slice(index + 1, index + 4);
      if (second !== undefined) marks.add(wordHash(`o ${one} ${second}`));
      if (third !== undefined) {
        marks.add(wordHash(`s ${one} ${third}`));
        marks.add(wordHash(`t ${one} ${second} ${third}`));
      }
      if (fourth !== undefined) marks.add(wordHash(`s ${one} ${fourth}`));
    });
  }
  return [...marks];
}

const told = [
  'arb.agreement',
  'arb.institution_rules',
  'arb.seat',
  'arb.tribunal',
  'gen.governing_law',
  'gen.jurisdiction',
];
const namedTerms: ReadonlySet<string> = new Set(['seat', 'governing_law', 'institution_id']);

/** What was found and what was not, the terms of the agreements, and what the rules only note. */
function ruleMarks(findings: readonly TextFinding[]): number[] {
  const marks = new Set<number>();
  const kinds = new Set(findings.map(({ kind }) => kind));
  for (const kind of told) if (!kinds.has(kind)) marks.add(wordHash(`n ${kind}`));
  for (const { kind, fields, severity } of findings) {
    if (severity === 'note') {
      marks.add(wordHash(`note ${kind}`));
      if (typeof fields.deciding_law === 'string') marks.add(wordHash(`law ${fields.deciding_law}`));
    } else if (severity === undefined) {
      marks.add(wordHash(`f ${kind}`));
    }
    if (kind !== 'arb.agreement') continue;
    for (const [name, value] of Object.entries(fields)) {
      const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
      marks.add(wordHash(`${isEmpty ? 'without' : 'with'} ${name}`));
      const isNamed = namedTerms.has(name) && typeof value === 'string';
      if (isNamed || typeof value === 'boolean' || typeof value === 'number') marks.add(wordHash(`v ${name} ${value}`));
    }
  }
  return [...marks];
}
