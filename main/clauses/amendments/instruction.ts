import type { FoldedText } from '../matching/folded-text.ts';
import { lineForms } from './line-forms.ts';

/** What an amendment does to a clause. */
export type AmendmentAction =
  | 'replace_clause'
  | 'delete_clause'
  /** A sentence, a definition: which words go is not told by the clause. */
  | 'change_part'
  | 'replace_words'
  | 'delete_words'
  | 'insert';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words that change a clause of an instrument; all offsets are folded. */
export interface Instruction extends Span {
  readonly action: AmendmentAction;
  /** The clause as it is named: "clause 12.1", 第八条第二款. */
  readonly reference: Span;
  /** The words that go, without their quotation marks. */
  readonly oldWords: Span | null;
  /** The words that come in their place, without their quotation marks; null where a text follows. */
  readonly newWords: Span | null;
}

const reference =
  '(?<ref>(?:sub-?)?(?:clauses?|sections?|articles?|paragraphs?|cl\\.) ?(?:no\\. ?)?\\d{1,4}[a-z]?(?:\\.\\d{1,3}){0,4}(?: ?\\((?:[a-z]{1,4}|\\d{1,3})\\)){0,4})(?![\\d.]*\\d)';
const gap = (most: number): string => `(?:(?!\\. ?[a-z("]|;|:|"|\\bsections? |\\bclauses? )[^]){0,${most}}?`;
/** The same, past a name that is defined on the way: `(the "Agreement")`. */
const wide = (most: number): string =>
  `(?:\\((?:the |as |hereinafter )*"[^"]{1,60}"[^)]{0,40}\\)|(?!\\. ?[a-z("]|;|:|"|\\bsections? |\\bclauses? )[^]){0,${most}}?`;
/** An instrument: no words with a verb of their own. */
const subject = '(?:(?! (?:that|or|which|if|who|when) )[^.,;:"]){0,80}?';
const become =
  '(?:(?:by|with|as|to) (?:the following|follows)|as follows|to read|the following|in (?:its|the) place)[^:".;]{0,60}[:"]';
const comes =
  '(?:(?:be |is |are |hereby )*(?:replac|substitut|insert|chang)\\w*|add\\w*|(?:to )?read\\w*|in (?:its|their|lieu))';
const old = '"(?<old>[^"]{1,400})"';
const fresh = '"(?<new>[^"]{1,600})"';

const zhDigits = '[0-9〇零一二三四五六七八九十百]';
const zhReference = `(?<ref>第${zhDigits}{1,5}(?:\\.[0-9]{1,3}){0,3}[条款](?:第?\\(?${zhDigits}{1,3}\\)?[款项]){0,2})(?!第${zhDigits}{1,5}条)`;
const zhGap = (most: number): string => `[^。;:"]{0,${most}}?`;
const zhBecome = '(?:修改|修订|变更|更改|更正|替换|调整|改)(?:为|成|做|如下)';
const zhInstead = `(?:代之以|代以|取代为|换成|换做|以(?:下列|以下|下述)[^。;:"]{0,10}(?:取代|代替|替代|代之)|${zhBecome})`;
const zhDelete = '(?:删去|删除|删咗|删掉|取消|废除|废止)';

/** In the order in which they are tried: what says more comes first. */
const forms: readonly (readonly [AmendmentAction, string])[] = [
  ...lineForms(reference, zhReference),
  // English: words for words.
  [
    'replace_words',
    `${reference}${wide(200)}\\b(?:delet|replac|substitut|chang|word|referenc|amend)${gap(90)}${old}${gap(90)}\\b${comes}${gap(70)}${fresh}`,
  ],
  [
    'replace_words',
    `\\b(?:words?|phrase|delete|replace|references? to|deleting|replacing) ${gap(20)}${old}${gap(40)}\\b(?:in|of|from|at|under) ${reference}${wide(120)}\\b(?:${comes}|and)${gap(70)}${fresh}`,
  ],
  [
    'replace_words',
    `\\b(?:delet|replac|substitut)\\w* ${gap(40)}${old}${gap(60)}\\b(?:${comes}|with|by)${gap(60)}${fresh}${gap(30)}\\b(?:in|of) ${reference}`,
  ],
  // A clause that is added, or to which something is.
  [
    'insert',
    `\\b(?:add|insert)(?:ed|ing)?\\b ${gap(60)}\\b(?:new|following|to|into|as|after|before) ${gap(30)}${reference}${gap(60)}[:"]`,
  ],
  ['insert', `${reference}${wide(60)} (?:is|are|shall be|be|to be) (?:hereby )?(?:added|inserted)\\b${gap(80)}[:"]`],
  ['insert', `${reference}${wide(120)}\\bamended (?:by|to) (?:add|insert)(?:ing)?\\b${gap(100)}[:"]`],
  // A clause for a clause.
  [
    'replace_clause',
    `${reference}${wide(200)}\\b(?:deleted|replaced|substituted|amended|revised|restated|superseded|varied)\\b${gap(140)}${become}`,
  ],
  ['replace_clause', `${reference}${wide(160)}\\b(?:replaced|substituted|restated)\\b${gap(40)}\\b(?:by|with) ?[:"]`],
  [
    'replace_clause',
    `\\b(?:delete|deleting|replace|replacing) (?:the whole of |all of |the text of )?${reference}${gap(80)}\\b(?:replac|substitut|insert|with|by)\\w*\\b${gap(60)}[:"]`,
  ],
  [
    'replace_clause',
    `\\b(?:the following (?:clause |wording |text )?(?:shall be |is |be )?|substitut\\w* (?:the following )?)(?:substituted )?for ${reference}${gap(60)}[:"]`,
  ],
  // Words that go.
  [
    'delete_words',
    `\\b(?:delete|deleting|deletion of|strike out) ${gap(40)}${old}${gap(20)}\\b(?:in|from|of|at) ${reference}`,
  ],
  [
    'delete_words',
    `\\b(?:words?|phrase|references? to) ${gap(10)}${old}${gap(20)}\\b(?:in|from|of) ${reference}${gap(40)}\\b(?:deleted|struck|removed)\\b`,
  ],
  ['delete_words', `${reference}${wide(120)}\\b(?:delet|remov)(?:ing|ion of)${gap(40)}${old}`],
  // A clause that goes.
  [
    'delete_clause',
    `${reference}(?: ?\\([^)]{1,60}\\))?(?:,? (?:of|in|to) ${subject}(?: ?\\([^)]{1,60}\\))?)? (?:is|are|shall be|be|to be) (?:hereby )?(?:deleted|cancelled|struck out|removed)\\b(?! (?:and|as) )`,
  ],
  [
    'delete_clause',
    `\\b(?:delete|strike out) ${reference}(?= ?(?:[.;]|, (?!sections? |clauses? |articles? |paragraphs? )|in (?:its|their) entirety|$))`,
  ],
  ['delete_clause', `${reference} ?(?:[-:] ?)?(?:- ?)?\\(?deleted?\\b(?! the|[^.;]{0,30}")`],
  // Chinese.
  [
    'replace_words',
    `(?:${zhDelete}|将|把)?(?:(?:原|本)(?:合同|协议|合约))?${zhReference}${zhGap(30)}"(?<old>[^"]{1,200})"[^。;"]{0,16}?(?:${zhInstead}|替换成)${zhGap(16)}"(?<new>[^"]{1,300})"`,
  ],
  [
    'replace_words',
    `"(?<old>[^"]{1,200})"[^。;"]{0,10}(?:在|于|见)${zhReference}${zhGap(20)}${zhInstead}${zhGap(16)}"(?<new>[^"]{1,300})"`,
  ],
  [
    'insert',
    `(?:增加|新增|增补|加入|加插|增订|补充(?!协议|合同|契约|条款)|增设|加多)${zhGap(12)}${zhReference}${zhGap(16)}[:"]`,
  ],
  [
    'insert',
    `${zhReference}(?:之?后|末尾?|之后|后面)?${zhGap(12)}(?:增加|新增|增补|加入|加插|增订|增设|加多)${zhGap(24)}[:"]`,
  ],
  [
    'replace_clause',
    `${zhDelete}${zhGap(14)}${zhReference}${zhGap(14)}(?:[,、](?:并|而|再)?)?${zhInstead}${zhGap(16)}[:"]?`,
  ],
  [
    'replace_clause',
    `以(?:下列|以下|下述)${zhGap(10)}(?:取代|代替|替代|替换)${zhGap(12)}${zhReference}${zhGap(10)}[:"]`,
  ],
  [
    'replace_clause',
    `${zhReference}${zhGap(24)}(?:[,、](?:并|而|现)?${zhGap(4)})?(?:由|以|被)(?:下列|以下|下述)${zhGap(12)}(?:取代|代替|替代|替换)${zhGap(6)}[:"]?`,
  ],
  [
    'replace_clause',
    `(?:将|把)?(?:(?:原|本)(?:合同|协议|合约|租约)(?:的|之|嘅)?)?${zhReference}${zhGap(24)}(?:,${zhGap(6)})?${zhInstead}${zhGap(20)}[:"]?`,
  ],
  ['delete_words', `${zhDelete}${zhGap(14)}${zhReference}${zhGap(20)}"(?<old>[^"]{1,200})"`],
  ['delete_words', `${zhReference}${zhGap(20)}"(?<old>[^"]{1,200})"${zhGap(12)}${zhDelete}`],
  [
    'delete_clause',
    `${zhDelete}(?:了|咗)?(?:原|本)?(?:合同|协议|合约|租约)?(?:的|之|嘅)?${zhReference}(?:全文|全部|全条|(?:的|之)?(?:全部)?内容)?(?=[。;,]|$)`,
  ],
  [
    'delete_clause',
    `${zhReference}(?:全文|全部|全条|(?:的|之)?(?:全部)?内容)?(?:现|现予|予以|即|同意|将|应)?${zhDelete}(?=[。;,]|$)`,
  ],
  ['delete_clause', `${zhReference}(?:全文|全部|全条)?(?:不再适用|唔再适用|作废)`],
];

/** A contract without any of these words amends nothing. */
const tells =
  /amend|delet|replac|substitut|insert|restated|revised|supersed|varied|chang|删|修改|修订|变更|更改|改[为成做]|取代|替|代[以之]|取消|废|作废|换成|换做|更正|调整|不再适用|唔再适用|增[加补订设]|新增|加[入插多]|补充/;

let compiled: readonly { readonly action: AmendmentAction; readonly pattern: RegExp }[] | null = null;

/** The amending words of a text, in order; where two forms overlap, the one that says more. Time is linear in the text. */
export function instructionsIn({ text, source, sourceStart, sourceEnd }: FoldedText): Instruction[] {
  if (!tells.test(text)) return [];
  compiled ??= forms.map(([action, source]) => ({ action, pattern: new RegExp(source, 'dg') }));
  const found: Instruction[] = [];
  for (const { action, pattern } of compiled) {
    for (const match of text.matchAll(pattern)) {
      const { groups } = match.indices ?? {};
      const named = groups?.ref;
      if (named === undefined) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => other.start < end && start < other.end)) continue;
      // A heading above is no part of the sentence: folding drops line ends beside Chinese.
      if (mayBe.test(match[0]) || /\n\s*\n/.test(source.slice(sourceStart(start), sourceEnd(named[1])))) continue;
      found.push({
        start,
        end,
        action: action === 'replace_clause' || action === 'delete_clause' ? wholeOrPart(text, action, named) : action,
        reference: { start: named[0], end: named[1] },
        oldWords: spanOf(groups?.old),
        newWords: spanOf(groups?.new),
      });
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}

function wholeOrPart(text: string, action: AmendmentAction, [start, end]: readonly [number, number]): AmendmentAction {
  return partBefore.test(text.slice(Math.max(0, start - 70), start)) || partAfter.test(text.slice(end, end + 12))
    ? 'change_part'
    : action;
}

const partBefore =
  /\b(?:definitions?|paragraph|sentences?|parts?|portion|line|item|row|proviso|limb|heading|title|address|amount|reference)s? (?:[^.;:]{0,40} )?(?:of|in|to|under|from) (?:the )?$/;
const partAfter = /^(?:第.{1,2}[句段行]|[首末尾][句段]|最后一?[句段]|(?:中|内|里)?的?(?:定义|标题|但书|金额|地址))/;

/** "Section 9 may be amended as follows": how one would amend, not an amendment. */
const mayBe =
  /\b(?:add|insert)\w*\b[^"]*\b(?:in accordance with|pursuant to|subject to)\b|\b(?:may|might|could|can|cannot|would|if|unless|until) (?:only |not |also |then |from time to time )*(?:be|it is|they are)\b|(?:可以|可|如需|如要|得)(?:修改|修订|变更|更改)/;

function spanOf(indices: readonly [number, number] | undefined): Span | null {
  return indices === undefined ? null : { start: indices[0], end: indices[1] };
}
