/** Kinds of contract clauses by a hand whose clauses nobody learned from or looked at: the rules alone and with the judge; see `../clauses.ts`. */
import { readExtractOptions } from '#main/application/extract-options.ts';
import { extract } from '#main/clauses/extract.ts';
import { judgedIds } from '#main/training/clause-kinds/judged-ids.ts';
import { type LabelledClause, labelledClauses } from '#main/training/clause-kinds/labelled-clauses.ts';

const { clauseJudge, ...rules } = readExtractOptions('resources');
const ids = new Set(judgedIds(rules.ontology));
const clauses = labelledClauses('.', 'held-out');
const kindsOf = (text: string, options: typeof rules): ReadonlySet<string> =>
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
