import { createHash } from 'node:crypto';
import type { Version } from '#main/clauses/conflicts.ts';
import type { TextClause } from '#main/clauses/structure/text-clause.ts';
import { randomNumbers } from '../languages/logistic-regression.ts';
import type { LawTexts } from './law-texts.ts';
import { type PlantKind, planted, plantKinds } from './planted-conflicts.ts';

export interface Plant {
  readonly kind: PlantKind;
  readonly side: 'a' | 'b';
  /** The section's place in the law. */
  readonly section: number;
  /** In the text of the changed version. */
  readonly start: number;
  readonly end: number;
  /** The words that stood there. */
  readonly instead: string;
}

/** Two versions of a law whose numbering tells nothing, with what was changed in either. */
export interface PlantedLaw {
  readonly a: Version;
  readonly b: Version;
  readonly starts: { readonly a: readonly number[]; readonly b: readonly number[] };
  /** The sections that the Chinese version kept. */
  readonly kept: readonly number[];
  readonly plants: readonly Plant[];
}

export interface PlantingOptions {
  /** Every so manyth section is changed; 0 for none. */
  readonly every: number;
  readonly seed: number;
}

/** Half of the laws were looked at and trained on; the other half is only measured. */
export function isHeldOutLaw({ name }: LawTexts): boolean {
  return (createHash('sha256').update(name).digest()[0] ?? 0) % 2 === 1;
}

/** Every ninth Chinese section is left out, so that the order of the sections tells nothing. */
export function plantedLaw(law: LawTexts, { every, seed }: PlantingOptions): PlantedLaw {
  const random = randomNumbers(seed + (createHash('sha256').update(law.name).digest().readUInt32LE(0) >>> 1));
  const kept = law.sections.map((_, index) => index).filter((index) => index % 9 !== 8);
  const changed = new Map<
    number,
    { kind: PlantKind; side: 'a' | 'b'; text: string; start: number; end: number; instead: string }
  >();
  let turn = Math.floor(random() * plantKinds.length);
  for (const section of kept) {
    if (every === 0 || (section + seed) % every !== 0) continue;
    const { en, zh } = law.sections[section] ?? { en: '', zh: '' };
    const first = random() < 0.5;
    for (let tries = 0; tries < 2 * plantKinds.length; tries += 1) {
      const kind = plantKinds[(turn + (tries >> 1)) % plantKinds.length] ?? 'number';
      const side = (tries % 2 === 0) === first ? 'a' : 'b';
      const found = planted(side === 'a' ? en : zh, side === 'a' ? 'en' : 'zh', kind, random);
      if (found === null) continue;
      changed.set(section, { kind, side, ...found });
      turn += 1 + (tries >> 1);
      break;
    }
  }
  const textOf = (side: 'a' | 'b', section: number): string => {
    const plant = changed.get(section);
    if (plant !== undefined && plant.side === side) return plant.text;
    return law.sections[section]?.[side === 'a' ? 'en' : 'zh'] ?? '';
  };
  const a = versionOf(law.sections.map((_, section) => textOf('a', section)));
  const b = versionOf(kept.map((section) => textOf('b', section)));
  const plants = [...changed].map(([section, { kind, side, start, end, instead }]): Plant => {
    const offset = (side === 'a' ? a.starts[section] : b.starts[kept.indexOf(section)]) ?? 0;
    return { kind, side, section, start: offset + start, end: offset + end, instead };
  });
  return { a: a.version, b: b.version, starts: { a: a.starts, b: b.starts }, kept, plants };
}

/** Sections as clauses without numbers. */
function versionOf(sections: readonly string[]): { version: Version; starts: number[] } {
  const clauses: TextClause[] = [];
  let text = '';
  for (const section of sections) {
    clauses.push({
      number: '',
      heading: '',
      level: 1,
      kind: 'clause',
      start: text.length,
      end: text.length + section.length,
    });
    text += `${section}\n`;
  }
  return {
    version: { text, extraction: { clauses, findings: [] } },
    starts: clauses.map(({ start }) => start),
  };
}
