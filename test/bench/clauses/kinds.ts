/**
 * Kinds of contract clauses, the rules alone and with the judge: on clauses of a hand that nobody learned from or looked
 * at, and with `SAMPAN_DATA` on CUAD's contracts that are held out; see `../clauses.ts`.
 */
import { env } from 'node:process';
import { readExtractOptions } from '#main/application/extract-options.ts';
import { type ExtractionOptions, extract } from '#main/clauses/extract.ts';
import { judgedIds } from '#main/training/clause-kinds/judged-ids.ts';
import { type LabelledClause, labelledClauses } from '#main/training/clause-kinds/labelled-clauses.ts';
import { labelledContracts } from '#main/training/compression/cuad-passages.ts';
import { isHeldOut } from '#main/training/held-out.ts';

const { clauseJudge, ...rest } = readExtractOptions('resources');
const rules: ExtractionOptions = rest;
const ids = new Set(judgedIds(rules.ontology));
const clauses = labelledClauses('.', 'held-out');
const kindsOf = (text: string, options: ExtractionOptions): ReadonlySet<string> =>
  new Set(extract(text, options).findings.map(({ kind }) => kind));

interface Tally {
  right: number;
  missed: number;
  wrong: number;
  nearMisses: number;
  taken: number;
}

/** Kinds of the judge's list: those labelled and found, labelled and missed, found and not labelled. */
function tallyOf(own: readonly LabelledClause[], read: (text: string) => ReadonlySet<string>): Tally {
  const tally: Tally = { right: 0, missed: 0, wrong: 0, nearMisses: 0, taken: 0 };
  for (const { text, kinds } of own) {
    const found = [...read(text)].filter((id) => ids.has(id));
    const labelled = kinds.filter((id) => ids.has(id));
    tally.right += labelled.filter((id) => found.includes(id)).length;
    tally.missed += labelled.filter((id) => !found.includes(id)).length;
    tally.wrong += found.filter((id) => !labelled.includes(id)).length;
    if (kinds.length > 0) continue;
    tally.nearMisses += 1;
    if (found.length > 0) tally.taken += 1;
  }
  return tally;
}

const forms = ['en', 'zh-Hant', 'zh-Hans', 'yue'] as const;
console.table(
  [null, ...forms].flatMap((form) =>
    (['rules alone', 'with the judge'] as const).map((reader) => {
      const options = reader === 'rules alone' ? rules : { ...rules, clauseJudge };
      const { right, missed, wrong, nearMisses, taken } = tallyOf(
        clauses.filter((clause) => form === null || clause.form === form),
        (text) => kindsOf(text, options),
      );
      return {
        form: form ?? 'all',
        reader,
        labels: right + missed,
        precision: (right / (right + wrong)).toFixed(3),
        recall: (right / (right + missed)).toFixed(3),
        'near-misses taken for a kind': `${taken} of ${nearMisses}`,
      };
    }),
  ),
);

/** Stretches that an expert marked and a finding of the kind touches, and findings that touch such a stretch. */
function contractRow(data: string, options: ExtractionOptions): Record<string, string> {
  const expertKinds = new Map(
    rules.ontology.kinds.flatMap(({ id, cuad }) => cuad.map((each) => [each.toLowerCase(), id])),
  );
  const expert = new Set([...expertKinds.values()].filter((id) => ids.has(id)));
  const tally = { spans: 0, met: 0, findings: 0, right: 0, all: 0, contracts: 0 };
  for (const { text, spans } of labelledContracts(data, isHeldOut)) {
    const labelled = spans.flatMap(({ category, start, end }) => {
      const kind = expertKinds.get(category.toLowerCase());
      return kind !== undefined && expert.has(kind) ? [{ kind, start, end }] : [];
    });
    const judged = extract(text, options).findings.filter(({ kind }) => ids.has(kind));
    const found = judged.filter(({ kind }) => expert.has(kind));
    const touches = (one: { kind: string; start: number; end: number }, other: typeof one): boolean =>
      one.kind === other.kind && one.start < other.end && other.start < one.end;
    tally.contracts += 1;
    tally.all += judged.length;
    tally.spans += labelled.length;
    tally.met += labelled.filter((span) => found.some((finding) => touches(span, finding))).length;
    tally.findings += found.length;
    tally.right += found.filter((finding) => labelled.some((span) => touches(finding, span))).length;
  }
  return {
    'labelled stretches': String(tally.spans),
    recall: (tally.met / tally.spans).toFixed(3),
    'precision of findings': (tally.right / tally.findings).toFixed(3),
    'findings a contract, all kinds': (tally.all / tally.contracts).toFixed(0),
  };
}

const data = env.SAMPAN_DATA;
if (data !== undefined)
  console.table({
    'rules alone': contractRow(data, rules),
    'with the judge': contractRow(data, { ...rules, clauseJudge }),
  });
