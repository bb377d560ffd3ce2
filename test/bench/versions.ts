/**
 * Versions: Hong Kong ordinances and Taiwan's Acts, English against Traditional
 * Chinese, section numbers taken out. How many sections are paired right; how many
 * planted conflicts (one to a section, in up to every fifth, in either version)
 * are found, by kind and by grade; and what is reported where nothing was planted.
 * Laws are split by a hash of their name: `dev` was looked at and trained on,
 * `held-out` never. `contracts` compares six short contracts, each change by itself.
 *
 * `contracts by-turns` compares them as one text, each clause in English and then in
 * Chinese; `by-turns-simple` the same by the rules that need no glossary.
 *
 * `contracts free` compares four contracts that are freely translated and were read while rules were mended,
 * `contracts free-kept` four that were kept from it.
 *
 * `with-meanings` compares with the sentence encoder, from this machine's folder of models.
 *
 * `npm run bench -- versions [dev|held-out|contracts [free|free-kept] [by-turns|by-turns-simple]] [with-meanings] [MOST] [--show]` with SAMPAN_DATA.
 */
import { join } from 'node:path';
import { argv, env, stdout } from 'node:process';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { type LawTexts, readLaws } from '#main/training/versions/law-texts.ts';
import { openLawMeanings } from '#main/training/versions/piece-meanings.ts';
import type { PlantKind } from '#main/training/versions/planted-conflicts.ts';
import { isHeldOutLaw, plantedLaw } from '#main/training/versions/planted-law.ts';
import { versionsGlossary } from '#main/training/versions/versions-glossary.ts';
import { contractPairs } from './versions/contract-pairs.ts';
import { keptFreeContracts } from './versions/free-contracts-kept.ts';
import { seenFreeContracts } from './versions/free-contracts-seen.ts';
import { measureContracts } from './versions/measure-contracts.ts';

const dev = argv.includes('dev');
const show = argv.includes('--show');
const most = Number(argv.find((word) => /^\d+$/.test(word)) ?? 60);
const glossary = versionsGlossary();
/** A finding of this confidence is shown as sure. */
const sureFrom = 0.85;
const grades = ['sure', 'all'] as const;
const meaningsIn = argv.includes('with-meanings')
  ? await openLawMeanings(join(defaultModelsFolder(), 'universal-sentence-encoder-multilingual-3'))
  : null;

const values = ['number', 'period', 'amount', 'percentage', 'date'];
/** The fields of a finding that answer a plant; another finding in the same section does not. */
const answers: Readonly<Record<PlantKind, readonly string[]>> = {
  number: values,
  amount: values,
  percentage: values,
  date: values,
  unit: values,
  'negation dropped': ['negation', 'duty'],
  'negation added': ['negation', 'duty'],
  duty: ['duty', 'negation'],
  proviso: ['proviso', 'negation'],
  sentence: ['proviso', 'negation'],
};

interface Tally {
  sections: number;
  paired: number;
  right: number;
  /** Sections of the unchanged laws, and those of them that have a report. */
  unchanged: number;
  readonly reported: Record<(typeof grades)[number], number>;
  readonly reports: Map<string, number>;
  /** In the changed laws: sections without a plant that have a report. */
  readonly falsely: Record<(typeof grades)[number], number>;
  readonly planted: Map<PlantKind, { all: number; sure: number; found: number }>;
}

const sectionAt = (starts: readonly number[], offset: number): number =>
  starts.findLastIndex((start) => start <= offset);

async function measure(law: LawTexts, tally: Tally): Promise<void> {
  const changed = plantedLaw(law, { every: 5, seed: 2 });
  const { kept, starts, plants } = changed;
  const alignment = alignVersions(changed.a, changed.b, { glossary, byNumber: false });
  tally.sections += kept.length;
  for (const pair of alignment.pairs)
    for (const ours of pair.a)
      for (const theirs of pair.b) {
        tally.paired += 1;
        if (kept[sectionAt(starts.b, theirs.start)] === sectionAt(starts.a, ours.start)) tally.right += 1;
      }
  const meanings = await meaningsIn?.(changed, glossary);
  const found = conflictsBetween(changed.a, changed.b, { alignment, meanings }).map(
    ({ start, fields, confidence }) => ({
      section: sectionAt(starts.a, start),
      field: String(fields.field),
      isSure: confidence >= sureFrom,
    }),
  );
  for (const { kind, section, side, start } of plants) {
    const row = tally.planted.get(kind) ?? { all: 0, sure: 0, found: 0 };
    tally.planted.set(kind, row);
    const own = found.filter((one) => one.section === section && answers[kind].includes(one.field));
    row.all += 1;
    if (own.length > 0) row.found += 1;
    else if (show && dev)
      stdout.write(`${law.name} MISSED ${kind}: ${changed[side].text.slice(start - 80, start + 80)}\n`);
    if (own.some(({ isSure }) => isSure)) row.sure += 1;
  }
  const untouched = found.filter(({ section }) => !plants.some((plant) => plant.section === section));
  tally.falsely.all += new Set(untouched.map(({ section }) => section)).size;
  tally.falsely.sure += new Set(untouched.filter(({ isSure }) => isSure).map(({ section }) => section)).size;
  await measureUnchanged(law, tally);
}

/** What is reported where the versions are as they were published. */
async function measureUnchanged(law: LawTexts, tally: Tally): Promise<void> {
  const { a, b, starts } = plantedLaw(law, { every: 0, seed: 0 });
  const alignment = alignVersions(a, b, { glossary, byNumber: false });
  const meanings = await meaningsIn?.({ a, b }, glossary);
  const reports = conflictsBetween(a, b, { alignment, meanings });
  tally.unchanged += law.sections.length;
  const sure = reports.filter(({ confidence }) => confidence >= sureFrom);
  tally.reported.all += new Set(reports.map(({ start }) => sectionAt(starts.a, start))).size;
  tally.reported.sure += new Set(sure.map(({ start }) => sectionAt(starts.a, start))).size;
  for (const { fields, text } of reports) {
    tally.reports.set(String(fields.field), (tally.reports.get(String(fields.field)) ?? 0) + 1);
    if (show && dev) stdout.write(`${law.name} ${fields.field}: ${text.slice(0, 200)} | ${fields.other_quote}\n`);
  }
}

async function lawsOf(source: LawTexts['source'], laws: readonly LawTexts[]): Promise<void> {
  const tally: Tally = {
    sections: 0,
    paired: 0,
    right: 0,
    unchanged: 0,
    reported: { sure: 0, all: 0 },
    reports: new Map(),
    falsely: { sure: 0, all: 0 },
    planted: new Map(),
  };
  const own = laws.filter((law) => law.source === source).slice(0, most);
  const began = performance.now();
  for (const law of own) await measure(law, tally);
  const seconds = (performance.now() - began) / 1000;
  const part = (one: number, all: number): string => (all === 0 ? '–' : (one / all).toFixed(3));
  const rows = [...tally.planted];
  const sum = (of: 'all' | 'sure' | 'found'): number => rows.reduce((total, [, row]) => total + row[of], 0);
  const hundred = (count: number): string => ((100 * count) / tally.unchanged).toFixed(1);
  stdout.write(
    [
      `${source} (${dev ? 'dev' : 'held-out'}): ${own.length} texts, ${tally.sections} sections, ${seconds.toFixed(1)} s`,
      `  alignment: precision ${part(tally.right, tally.paired)}, recall ${part(tally.right, tally.sections)}`,
      `  planted: ${sum('all')}; sure: recall ${part(sum('sure'), sum('all'))}, precision by section ${part(sum('sure'), sum('sure') + tally.falsely.sure)}; with those to check: recall ${part(sum('found'), sum('all'))}, precision ${part(sum('found'), sum('found') + tally.falsely.all)}`,
      ...rows.map(([kind, { all, sure, found }]) => `    ${kind}: ${found} of ${all}, ${sure} sure`),
      `  unchanged: of 100 sections ${hundred(tally.reported.all)} have a report, ${hundred(tally.reported.sure)} a sure one (${[...tally.reports].map(([field, count]) => `${field} ${count}`).join(', ')})`,
      '',
    ].join('\n'),
  );
}

const within = argv.includes('by-turns') ? 'graded' : argv.includes('by-turns-simple') ? 'simple' : undefined;
const contracts = argv.includes('free')
  ? seenFreeContracts
  : argv.includes('free-kept')
    ? keptFreeContracts
    : contractPairs;
if (argv.includes('contracts'))
  await measureContracts(contracts, glossary, {
    show: show && contracts !== keptFreeContracts,
    sureFrom,
    within,
    meaningsIn,
  });
else {
  if (env.SAMPAN_DATA === undefined) throw new Error('SAMPAN_DATA names no folder of data');
  const laws = readLaws(env.SAMPAN_DATA).filter((law) => isHeldOutLaw(law) !== dev);
  for (const source of ['Hong Kong', 'Taiwan'] as const) await lawsOf(source, laws);
}
