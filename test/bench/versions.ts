/**
 * Versions: Hong Kong ordinances and Taiwan's Acts, English against Traditional
 * Chinese, section numbers taken out. How many sections and which are paired
 * right; how many planted conflicts (one to a section, in every fifth section)
 * are found, and what is reported where nothing was planted. Laws are split by a
 * hash of their name: `dev` was looked at, `held-out` never.
 *
 * `npm run bench -- versions [dev|held-out] [--show]` with SAMPAN_DATA.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argv, env, stdout } from 'node:process';
import { conflictsBetween, type Version } from '#main/clauses/conflicts.ts';
import type { TextClause } from '#main/clauses/structure/text-clause.ts';
import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import { readTranslations } from '#main/search/translations.ts';
import { type LawTexts, readLaws } from './versions/law-texts.ts';
import { plants } from './versions/planted-conflicts.ts';

const dev = argv.includes('dev');
const show = argv.includes('--show');
const most = Number(argv.find((word) => /^\d+$/.test(word)) ?? 60);
const json = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../resources/glossary/${name}`, import.meta.url), 'utf8'));
const glossary = readTranslations(json('search-words.json'), json('legal-terms.json'), json('cantonese-words.json'));

/** The fields of a finding that answer a plant; another finding in the same section does not. */
const answers: Readonly<Record<string, readonly string[]>> = {
  number: ['number', 'period', 'amount', 'percentage'],
  date: ['date', 'number'],
  negation: ['negation', 'duty'],
  proviso: ['proviso'],
};

interface Built {
  readonly version: Version;
  readonly starts: readonly number[];
}

/** Sections as clauses without numbers: what a text is whose numbering tells nothing. */
function built(sections: readonly string[]): Built {
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
    version: { text, extraction: { clauses, findings: [], defects: [], conflicts: [], deadlines: [] } },
    starts: clauses.map(({ start }) => start),
  };
}

function held(law: LawTexts): boolean {
  return (createHash('sha256').update(law.name).digest()[0] ?? 0) % 2 === 1;
}

const sectionAt = (starts: readonly number[], offset: number): number =>
  starts.findLastIndex((start) => start <= offset);

interface Tally {
  sections: number;
  paired: number;
  right: number;
  falsely: number;
  unplanted: number;
  readonly planted: Record<string, { all: number; found: number }>;
}

function measure(law: LawTexts, tally: Tally): void {
  const a = built(law.sections.map(({ en }) => en));
  // Every ninth Chinese section is left out, so that numbers by order tell nothing.
  const keptPlaces = law.sections.map((_, index) => index).filter((index) => index % 9 !== 8);
  const planted = new Map<number, string>();
  const kinds = Object.keys(plants);
  const changed = keptPlaces.map((place) => {
    const zh = law.sections[place]?.zh ?? '';
    if (place % 5 !== 2) return zh;
    for (let turn = 0; turn < kinds.length; turn += 1) {
      const kind = kinds[(place + turn) % kinds.length] ?? 'number';
      const other = plants[kind]?.(zh) ?? null;
      if (other === null) continue;
      planted.set(place, kind);
      return other;
    }
    return zh;
  });
  const b = built(changed);
  const alignment = alignVersions(a.version, b.version, { glossary, byNumber: false });
  tally.sections += keptPlaces.length;
  for (const pair of alignment.pairs) {
    for (const ours of pair.a)
      for (const theirs of pair.b) {
        tally.paired += 1;
        if (keptPlaces[sectionAt(b.starts, theirs.start)] === sectionAt(a.starts, ours.start)) tally.right += 1;
      }
  }
  const hit = new Map<number, Set<string>>();
  for (const { start, end, fields } of conflictsBetween(a.version, b.version, { alignment })) {
    const place = sectionAt(a.starts, start);
    hit.set(place, new Set([...(hit.get(place) ?? []), String(fields.field)]));
    if (show && !planted.has(place))
      stdout.write(
        `${law.name} ${fields.field}: ${a.version.text.slice(start, end).slice(0, 200)} | ${fields.other_quote}\n`,
      );
  }
  for (const [place, kind] of planted) {
    const row = tally.planted[kind] ?? { all: 0, found: 0 };
    tally.planted[kind] = row;
    row.all += 1;
    if (answers[kind]?.some((field) => hit.get(place)?.has(field))) row.found += 1;
    else if (show) stdout.write(`${law.name} MISSED ${kind}: ${law.sections[place]?.zh.slice(0, 200)}\n`);
  }
  tally.unplanted += law.sections.length - planted.size;
  tally.falsely += [...hit.keys()].filter((place) => !planted.has(place)).length;
}

if (env.SAMPAN_DATA === undefined) throw new Error('SAMPAN_DATA names no folder of data');
const laws = readLaws(env.SAMPAN_DATA).filter((law) => held(law) !== dev);
for (const source of ['Hong Kong', 'Taiwan'] as const) {
  const tally: Tally = { sections: 0, paired: 0, right: 0, falsely: 0, unplanted: 0, planted: {} };
  const own = laws.filter((law) => law.source === source).slice(0, most);
  const began = performance.now();
  for (const law of own) measure(law, tally);
  const seconds = (performance.now() - began) / 1000;
  const part = (one: number, all: number): string => (all === 0 ? '–' : (one / all).toFixed(3));
  const found = Object.values(tally.planted).reduce((all, row) => all + row.found, 0);
  const all = Object.values(tally.planted).reduce((total, row) => total + row.all, 0);
  stdout.write(
    `${source} (${dev ? 'dev' : 'held-out'}): ${own.length} texts, ${tally.sections} sections, ${seconds.toFixed(1)} s\n` +
      `  alignment: precision ${part(tally.right, tally.paired)}, recall ${part(tally.right, tally.sections)}\n` +
      `  planted conflicts: recall ${part(found, all)} (${Object.entries(tally.planted)
        .map(([kind, row]) => `${kind} ${row.found}/${row.all}`)
        .join(', ')}), ` +
      `precision by section ${part(found, found + tally.falsely)}; ${tally.falsely} of ${tally.unplanted} unplanted sections reported\n`,
  );
}
