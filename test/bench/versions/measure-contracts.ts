import { stdout } from 'node:process';
import { plainNumber } from '#main/clauses/conflicts/paired-clauses.ts';
import { extract } from '#main/clauses/extract.ts';
import { compareVersions } from '#main/clauses/versions/compare-versions.ts';
import type { VersionGlossary } from '#main/clauses/versions/meaning-marks.ts';
import type { LawMeanings } from '#main/training/versions/piece-meanings.ts';
import { options } from '#test/clauses/resources.ts';
import type { ContractPair } from './contract-pair.ts';

const versionOf = (text: string) => ({ text, extraction: extract(text, options) });

/** The two versions as one text: each clause in English, then in Chinese. */
export function byTurns(en: string, zh: string): string {
  const parts = (text: string): Map<string, string> => {
    const found = new Map<string, string>();
    for (const part of text.split(/\n(?=\d{1,2}\. |第[一二三四五六七八九十]+[條条])/)) {
      const key = /^(?:\d|第)/.test(part) ? plainNumber(/^(?:\d+|第[^條条]+[條条])/.exec(part)?.[0] ?? '') : '';
      found.set(key, part);
    }
    return found;
  };
  const [ours, theirs] = [parts(en), parts(zh)];
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted((one, other) => Number(one) - Number(other));
  return keys.flatMap((key) => [ours.get(key) ?? [], theirs.get(key) ?? []].flat()).join('\n');
}

interface Options {
  /** As one text, English and Chinese by turns: by the graded rules, or by the simpler ones that need no glossary. */
  readonly within?: 'graded' | 'simple' | undefined;
  readonly show: boolean;
  readonly sureFrom: number;
  /** Null compares without meanings. */
  readonly meaningsIn: LawMeanings | null;
}

/** Each change by itself: is a finding of its field there that the unchanged pair has not? What does the unchanged pair report? */
export async function measureContracts(
  contracts: readonly ContractPair[],
  glossary: VersionGlossary,
  { show, sureFrom, within, meaningsIn }: Options,
): Promise<void> {
  const rows = new Map<string, { all: number; found: number; sure: number }>();
  let [clauses, reports, sureReports] = [0, 0, 0];
  for (const contract of contracts) {
    const before = await told(contract.en, contract.zh, { glossary, within, meaningsIn });
    clauses += before.pairs;
    reports += before.fields.length;
    sureReports += before.fields.filter(({ confidence }) => confidence >= sureFrom).length;
    if (show) for (const { words } of before.fields) stdout.write(`${contract.name} FALSE ${words}\n`);
    for (const change of contract.changes) {
      const row = rows.get(change.kind) ?? { all: 0, found: 0, sure: 0 };
      rows.set(change.kind, row);
      row.all += 1;
      const after = await told(...changed(contract, change), { glossary, within, meaningsIn });
      const isNew = after.fields.filter(
        ({ words, field }) => change.fields.includes(field) && !before.fields.some((known) => known.words === words),
      );
      const isMissing = change.fields.some(
        (field) => (after.statuses.get(field) ?? 0) > (before.statuses.get(field) ?? 0),
      );
      if (isNew.length > 0 || isMissing) row.found += 1;
      else if (show) stdout.write(`${contract.name} MISSED ${change.kind}: ${change.from} → ${change.to}\n`);
      if (isNew.some(({ confidence }) => confidence >= sureFrom) || isMissing) row.sure += 1;
    }
  }
  const sum = (of: 'all' | 'found' | 'sure'): number => [...rows.values()].reduce((all, row) => all + row[of], 0);
  stdout.write(
    [
      `contracts: ${contracts.length} pairs, ${clauses} clauses, ${sum('all')} changes: found ${sum('found')}, sure ${sum('sure')}`,
      ...[...rows].map(([kind, { all, found, sure }]) => `    ${kind}: ${found} of ${all}, ${sure} sure`),
      `  unchanged: ${reports} reports, ${sureReports} of them sure`,
      '',
    ].join('\n'),
  );
}

function changed({ en, zh }: ContractPair, { side, from, to }: ContractPair['changes'][number]): [string, string] {
  const text = side === 'en' ? en : zh;
  if (!text.includes(from)) throw new Error(`nothing reads “${from}”`);
  return side === 'en' ? [en.replace(from, to), zh] : [en, zh.replace(from, to)];
}

async function told(
  en: string,
  zh: string,
  { glossary, within, meaningsIn }: Pick<Options, 'within' | 'meaningsIn'> & { readonly glossary: VersionGlossary },
) {
  const [a, b] = [versionOf(en), versionOf(zh)];
  const meanings = await meaningsIn?.({ a, b }, glossary);
  const { pairs, conflicts } =
    within === undefined
      ? compareVersions(a, b, { glossary, meanings })
      : {
          pairs: [],
          conflicts: extract(byTurns(en, zh), { ...options, ...(within === 'graded' && { glossary: () => glossary }) })
            .conflicts,
        };
  const statuses = new Map<string, number>();
  for (const { status } of pairs) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  return {
    pairs: pairs.length,
    statuses,
    fields: conflicts.map(({ text, fields, confidence }) => ({
      field: String(fields.field),
      confidence,
      words: `${fields.field}: ${text} | ${String(fields.other_quote)}`,
    })),
  };
}
