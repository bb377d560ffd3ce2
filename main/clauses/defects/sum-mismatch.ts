import type { TextFinding } from '#contract/finding.ts';
import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import type { Reading } from '../matching/reading.ts';
import type { Defect, Words } from './defect.ts';

/** A sum where it stands; offsets are folded. */
interface Sum extends Words {
  readonly value: number;
  readonly currency: string | null;
}

/**
 * Sums that do not agree with themselves: words against figures (贰仟叁佰伍拾万元
 * beside ¥23,600,000), a period in words against its figure in brackets, and a
 * sum that is said to be a share of another and is not ("10% of the Contract
 * Sum, being …"), where the text gives that other one value.
 */
export function sumMismatches(reading: Reading, facts: readonly TextFinding[]): Defect[] {
  const { folded } = reading;
  const sums = facts
    .filter(({ kind }) => kind === 'fact.amount')
    .flatMap((fact): Sum[] =>
      [fact, ...(fact.supports ?? [])].map(({ start, end }) => ({
        start: folded.foldedAt(start),
        end: folded.foldedAt(end),
        value: Number(fact.fields.value),
        currency: typeof fact.fields.currency === 'string' ? fact.fields.currency : null,
      })),
    )
    .toSorted((one, other) => one.start - other.start);
  return [...inWords(reading, facts), ...ofShares(folded.text, sums)];
}

function inWords({ folded }: Reading, facts: readonly TextFinding[]): Defect[] {
  return facts.flatMap(({ kind, fields, start, end, confidence }): Defect[] => {
    const [words, figures] =
      kind === 'fact.amount' && fields.words_agree === false
        ? [fields.words_value, fields.value]
        : kind === 'fact.period' && typeof fields.figures_value === 'number'
          ? [fields.value, fields.figures_value]
          : [];
    if (typeof words !== 'number' || typeof figures !== 'number') return [];
    return [
      {
        kind: 'path.sum_mismatch',
        severity: 'high',
        confidence: Math.max(confidence, 0.8),
        words: [{ start: folded.foldedAt(start), end: folded.foldedAt(end) }],
        reasons: [
          'words and figures differ',
          `the words say ${words}, the figures ${figures}: which prevails is a question of law`,
        ],
        fields: { in_words: words, in_figures: figures },
      },
    ];
  });
}

const share = '(?<share>\\d{1,3}(?:\\.\\d{1,4})?)';
/** "10% of the contract sum, being": the term and what leads to the sum. */
const english = new RegExp(
  `${share}\\s?(?:%|per ?cent)\\)? of (?:the )?(?<term>[a-z][a-z' -]{3,40}?)(?:,? \\(?(?:being|i\\.?e\\.?,?|namely|that is,?|which is|equal to|equivalent to|in the (?:sum|amount) of|amounting to)|,? \\((?:being )?) ?(?:the (?:sum|amount) of |a (?:sum|total) of )?$`,
);
/** 合同价款的10%,即: the same. */
const chinese =
  /(?<term>[一-鿿]{0,8}(?:价款?|金额|总额|造价|租金|本金|费用|薪金|工资|对价|货款|贷款|保额))(?:的|之|嘅)?(?:(?<share>\d{1,3}(?:\.\d{1,4})?)\s?%|百分之(?<words>[一二三四五六七八九十]{1,3}))[,(]?(?:即[是系]?|也就是|亦即|计|计为|共计|合计|相当于)?[:,(]?$/;
const roughly =
  /\b(?:about|approximately|around|some|up to|not (?:less|more) than|at least)\b|大约|约(?=\s?$|占|为)|左右|不少于|不超过|最多/;
const reach = 110;
/** Sums are rounded to the unit; a larger difference is none of rounding. */
const rounding = 1;
const mostTerms = 60;

/** Sums that are said to be a share of a term's sum and are not. */
function ofShares(text: string, sums: readonly Sum[]): Defect[] {
  const bases = new Map<string, Sum | null>();
  return sums.flatMap((sum): Defect[] => {
    const before = text.slice(Math.max(0, sum.start - reach), sum.start);
    const said = english.exec(before) ?? chinese.exec(before);
    if (said === null) return [];
    const { groups } = said;
    const percent = Number(groups?.share ?? chineseNumeral(groups?.words ?? ''));
    const term = bareTerm(groups?.term ?? '');
    if (
      groups === undefined ||
      !(percent > 0 && percent <= 100) ||
      term === '' ||
      roughly.test(before.slice(-said[0].length - 24))
    )
      return [];
    if (!bases.has(term)) {
      if (bases.size >= mostTerms) return [];
      bases.set(term, baseOf(term, text, sums));
    }
    const base = bases.get(term) ?? null;
    if (base === null || base.currency !== sum.currency || base.start === sum.start) return [];
    const due = Math.round(base.value * percent) / 100;
    if (Math.abs(due - sum.value) <= rounding) return [];
    return [
      {
        kind: 'path.sum_mismatch',
        severity: 'high',
        confidence: 0.8,
        words: [{ start: sum.start - said[0].length, end: sum.end }, base],
        reasons: [
          'a sum is not the share of another that it is said to be',
          `${percent}% of ${base.value} is ${due}, not ${sum.value}`,
        ],
        fields: { rate: `${percent}%`, value: sum.value, share_of: base.value, worked_out: due },
      },
    ];
  });
}

/** 合同价款's sum: the one value that stands behind the term where it is defined or stated; null where there is none or several. */
function baseOf(term: string, text: string, sums: readonly Sum[]): Sum | null {
  const stated = sums.filter(({ start }) => {
    const before = text.slice(Math.max(0, start - 70), start);
    const leads =
      /^(?<head>.*?)["')]{0,2}\s?(?:means|shall mean|is|shall be|are|为|是|系|计|共计|合计|总计|:)\s?(?:the (?:sum|amount) of |a (?:sum|total) of )?$/s.exec(
        before,
      );
    return leads?.groups !== undefined && bareTerm(leads.groups.head ?? '').endsWith(term);
  });
  const [first] = stated;
  return first !== undefined && stated.every(({ value }) => value === first.value) ? first : null;
}

/** A term as it is compared: 合同总价 and 合同价款 are one; "the Contract Sum" is "contract sum". */
function bareTerm(words: string): string {
  return (
    words
      .replace(/^(?:the|such|said|total) /, '')
      .replace(/["'()]/g, '')
      // 履约保证金为合同总价: the term begins behind the verb.
      .replace(/^.*[为按以是即付收取缴向系占](?=[一-鿿]{2})/, '')
      .replaceAll(/(?:合同|合约)(?:的|之)?(?:暂定|含税|固定)?(?:总?价款?|总?金额|总额|造价)/g, '合同价款')
      .trim()
  );
}
