import type { Severity } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import type { Defect, Words } from './defect.ts';

const charter =
  /\bcharter ?-?part(?:y|ies)\b|\bc\/p\b|\b(?:the|said|head|governing|relevant|voyage|time) charter\b(?! of(?! (?:\d|(?:the )?(?:m\.?\/?v|vessel|ship|steamer|motor vessel))))|\bcharter (?:dated|between|made)|租船(?:合同|合约|契约|协议)|租约|租船确认书|船(?:嘅|的)租约/;
const surelyCharter = /\bcharter ?-?part(?:y|ies)\b|\bc\/p\b|租船|租约/;
const itsTerms =
  /\bterms\b|\bconditions\b|\bprovisions\b|\bexceptions\b|\bclauses\b|\bliberties\b|\bcontents\b|条款|条件|规定|免责|内容|约定/;
/** What makes the charter's words part of the bill. */
const takesIn =
  /\bincorporat\w+|\b(?:form(?:s|ing)?|be|become|made|deemed|be deemed) (?:an integral |a )?part\b|\bas per\b|\bembodied|\bimported?\b|\btaken into|\bwritten (?:here|into|out)|\bset out (?:here|in full)|\bappl(?:y|ies) (?:to|hereto|as if|mutatis)|\bsubject to (?:all )?(?:the )?(?:terms|conditions|provisions)|\bgoverned by (?:all )?(?:the )?(?:terms|conditions)|\bread into|\bdeemed (?:to be )?(?:included|repeated|incorporated)|(?<=提单[^。;]{0,8})适用[^。;]{0,6}租|如同[^。;]{0,8}载|并入|纳入|写入|记入|合并|引入|编入|载入|构成[^。;]{0,20}(?:一部分|组成部分)|(?:成为|属于?|系|作为|视为|当(?:作|系)?)[^。;]{0,16}(?:一部分|组成部分)|受[^。;]{0,50}(?:约束|规限|管限)|适用于?(?:本|此|呢张|张)?提单|视同|(?:悉?依|以|按|照|跟|根据|凭)[^。;]{0,12}(?:租约|租船合同|租船合约)[^。;]{0,12}(?:为准|办理|执行|处理)?|当(?:系)?(?:并入|写咗)|同样适用/;
const bill =
  /\bbills? of lading\b|\bb\/ls?\b|\bfreight\b|\bshipped\b|\bcongenbill\b|\bthe bill\b|\breceivers?\b|提单|运费|货物/;

/** Contract to contract, a reference may carry the clause if it makes it part of the contract (Cap. 609 s.19). */
const incorporatesContract =
  /\b(?:the )?(?:terms|provisions|conditions)\b[^.;]{0,120}\b(?:agreement|contract)\b[^.;]{0,80}\b(?:are|is|shall be|be)(?: hereby)? incorporated\b[^.;]{0,30}\b(?:into|in|by reference)|\b(?:terms|provisions|conditions)\b[^.;]{0,60}\b(?:head|main|principal|master|underlying|prime|above|framework) (?:agreement|contract|lease)\b[^.;]{0,200}\b(?:appl(?:y|ies) to this|form part of this|as if (?:set out|written|repeated) (?:here|in full)|mutatis mutandis)|(?:总包合同|总承包合同|主合约|总承建合约|主合同|主协议|供应合同|供应协议|原合同)[^。;]{0,30}(?:条款|规定)[^。;]{0,20}(?:并入|纳入)本/;

/** The reference names the clause on disputes itself. */
const namesForum =
  /arbitrat|仲裁|\barb\b|\bdispute resolution (?:clause|provisions?)|\b(?:law|jurisdiction) and (?:jurisdiction|dispute)|争议解决(?:条款|规定)/;

/** "…, which provides for arbitration in London, …": it tells of the other paper's clause, and does not take it in by name. */
const tellsOfClause =
  /,? ?(?:a copy of which,? )?containing (?:an? )?[^,.;]{0,40}\barbitration (?:clause|agreement|provision)s?|,? ?\(?\b(?:which|that|a document which|and which) (?:among others?,? |inter alia,? )?(?:itself )?(?:contains?|provides?|includes?|has|sets? out)\b[^.;]{0,60}?\barbitrat\w*(?: of disputes)?(?: in [a-z ]{2,16}?)?(?=[,);.]| are| is| shall|$)|\(?(?:其中|该租约|该合同|当中|里面)?(?:订明|载有|规定|约定|包括|写明|订有|写咗)(?:了|咗)?[^。;,()]{0,16}仲裁[^。;,()]{0,6}(?=[,()]|的)/g;

/** 冇 mention arbitration: told not to be there. */
const withoutForum =
  /(?:\b(?:no|not|never|without|nothing)\b|n't|冇|没有|并无|未(?:有|曾)?|无)[^,.;。]{0,14}(?:\bmention\w*|\bof\b|提(?:及|到)?|讲|写)?[^,.;。]{0,8}(?:arbitrat\w*|仲裁)/g;
/** "Freight as per Charter Party. All conditions of which are incorporated." */
const ofWhich =
  /^["' ]*(?:all|any) [^.;]{0,40}\bof which\b|^["' ]*(?:其|该租约|该合约)(?:之|的)?(?:一切|所有|全部)(?:条款|条件)/;

/** A passage as it speaks, without what is told of the other paper; and what it quotes, by itself. */
function wordings({ text: printed }: Passage, before: Passage | undefined): { text: string; isTelling: boolean }[] {
  const blank = (words: string): string => ' '.repeat(words.length);
  const text = printed.replace(tellsOfClause, blank).replace(withoutForum, blank);
  const quotes = [...printed.matchAll(/"([^"]{20,300})"/g)].map((match) => ({
    text: `${' '.repeat(match.index + 1)}${match[1]}`,
    isTelling: false,
  }));
  const open = /^[^"]{20,300}(?=")/.exec(printed);
  const isWithin = open !== null && (before?.text.split('"').length ?? 1) % 2 === 0;
  return [{ text, isTelling: text !== printed }, ...quotes, ...(isWithin ? [{ text: open[0], isTelling: false }] : [])];
}

/** Another contract's terms taken in by words that do not name its arbitration clause. */
export function incorporation(reading: Reading, agreements: readonly Agreement[]): Defect[] {
  if (reading.genre === 'law') return [];
  // The bill's own clause, complete: what the charter says of arbitration is not needed.
  if (agreements.some(({ rules, seat }) => rules !== null && seat !== null) && !speaksOfTwoPapers(reading)) return [];
  for (const [index, passage] of reading.passages.entries()) {
    const { start } = passage;
    for (const { text, isTelling } of wordings(passage, reading.passages[index - 1])) {
      if (namesForum.test(text)) continue;
      const general = incorporatesContract.exec(text);
      if (general !== null && !charter.test(text))
        return [
          ofContract(
            { start: start + general.index, end: start + general.index + general[0].length },
            // The other contract is known to have a clause: whether it comes along will be argued.
            isTelling ? 'low' : 'note',
          ),
        ];
      const taken = takesIn.exec(text);
      if (taken === null || !itsTerms.test(text)) continue;
      const named = charter.test(text) ? text : ofWhich.test(text) ? (reading.passages[index - 1]?.text ?? '') : '';
      if (!charter.test(named)) continue;
      if (!surelyCharter.test(named) && !isBill(reading.passages, index)) continue;
      return [ofCharter({ start, end: start + Math.max(taken.index + taken[0].length, 1) })];
    }
  }
  return [];
}

/** Charter and bill quoted side by side: the clause is the charter's, and the bill's words must carry it. */
function speaksOfTwoPapers({ folded: { text } }: Reading): boolean {
  return (
    /\bcongenbill\b|\bbills? of lading\b|\bb\/ls?\b|\bthis bill\b|提单/.test(text) &&
    /\bcharter(?:\b| ?-?part)|租约|租船/.test(text)
  );
}

function isBill(passages: readonly Passage[], at: number): boolean {
  return passages.slice(Math.max(0, at - 3), at + 2).some(({ text }) => bill.test(text));
}

function ofContract(words: Words, severity: Severity): Defect {
  return {
    kind: 'path.incorporation',
    severity,
    confidence: 0.65,
    words: [words],
    reasons: [
      'another contract’s terms are taken in by general words that do not name arbitration',
      'whether its arbitration clause comes with them depends on the reference making it part of this contract (Cap. 609 s.19)',
    ],
  };
}

function ofCharter(words: Words): Defect {
  return {
    kind: 'path.incorporation',
    severity: 'medium',
    confidence: 0.8,
    words: [words],
    reasons: [
      'the charter is incorporated in general words that do not name arbitration',
      'such words do not carry its arbitration clause into the bill (OCBC Wing Hang v Kai Sen [2020] HKCFI 375; Thomas v Portsea [1912])',
    ],
  };
}
