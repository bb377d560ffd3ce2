import { type ChosenLaw, lawsIn } from '../matching/law.ts';
import { type Place, placesIn } from '../matching/places.ts';
import type { Passage, Reading } from '../matching/reading.ts';

/** A passage that chooses the law of the contract; offsets are folded. */
export interface GoverningLaw {
  readonly passage: Passage;
  readonly places: readonly Place[];
  readonly start: number;
  readonly end: number;
  readonly chinese: boolean;
  readonly reason: string;
}

const chooses =
  /\blaws? (?:governing|applicable to) (?:this|the) (?:agreement|contract)\b[^.;]{0,24}\b(?:is|are|shall be|will be)\b|\b(?:governed|construed|interpreted|enforced|controlled)(?: (?:and|or|,|in all respects|exclusively|solely|by|under|in|accordance|with|construed|interpreted|enforced|governed|determined|all|purposes|for|respects|shall|be|pursuant|to|as|per|applied|regulated|according|exclusively|strictly|otherwise|any|disputes?)){1,14}|\b(?:english|chinese|[a-z]+) law (?:to apply|applies|shall (?:apply|govern))|\blaws? of (?:the )?[a-z .,']{2,60}(?: ?\([^)]{0,140}\),?)? (?:shall |will )?(?:govern|control|appl(?:y|ies))|\b(?:governing|applicable) law(?: of (?:this|the) [a-z]+)?(?: (?:is|shall be|will be)|:)|\b(?:subject to|follows?|(?:is|are|falls?|itself) under) (?:the )?(?:laws? of|laws? for the time being|(?:[a-z]+ ){1,2}law)|\b(?:applicable )?laws? (?:of|to|for) (?:this|the) (?:[a-z-]+ ){0,4}[a-z-]+(?: and to this [a-z]+)?(?::| (?:is|shall be|will be)\b)/g;
const choosesChinese =
  /(?:适用|受|由(?=[^。;,]{2,16}法律?(?:管|规))|依|按照?|依据|依照|根据|遵照|遵从|以|跟|用|照|行(?=[^。;,]{2,8}法))[^。;]{0,60}(?:法律(?!上)|法例|法(?!律上))(?:的)?(?:管限|管辖|规管|约束|解释|处理|为准|为准据法|执行|规定|订立)?|(?:适用法律?|准据法|实体法|管限法律|管辖法律)(?:应当?|须)?(?:为|是|系|:)/g;
const ofContract =
  /\b(?:this|the) (?:agreement|contract|deed|charter|letter|lease|bill|guarantee|note|undertaking|addendum|amendment|warrant|document|license|terms|order|instrument|plan|policy|facility|msa)|\bagreement\b|\bcontract\b|\bhereof|\bhereto|\brights (?:and obligations|of the parties)|\bcharter ?party\b|\bc\/p\b|\bterms\b|\bto apply\b|\bwarrants?\b|\bgoverning law|\bapplicable law|\b(?:this|the|these|our) [a-z]+(?: [a-z]+)? (?:(?:is|are|shall be) (?:otherwise |in all (?:other )?respects )?(?:governed|subject)|follows?)/;
const ofContractChinese =
  /本(?:合同|协议|合约|协定|契约|租约|条款|提单|保函|担保书?|契据|函|文件|许可|授权)|本[一-鿿]{1,4}(?:受|适用)|合同|协议|合约|适用法律|管限法律|准据法|法律与|法律及|呢份|份约|份嘢|大家/;
const notTheContract =
  /\blaws? of this (?:clause|article|paragraph|section)\b|\bthis (?:clause|article|section)(?: [\d.]+)? (?:is|shall be) (?:governed|subject)|(?<![一-鿿])本条(?:款)?(?:受|适用|依|由)|\barbitration (?:clause|agreement)\b|仲裁(?:条款|协议)(?:的|适用|受|用)|\btax|\bregulated by|\bbenefit plan|\bincorporated under|\borganized under|\bduly organi[sz]ed|\bexisting under|依[^。]{0,12}法律(?:成立|设立|注册)|根据[^。]{0,20}法律?(?:成立|设立|注册|组建)|依法/;

/** The contract, and its arbitration clause with it. */
const ofBoth =
  /\b(?:this|the) (?:agreement|contract) (?:shall|is|will)|\b(?:this|the) (?:agreement|contract),? (?:and|including|together with) (?:this|the|its) arbitration|(?:合同|协议|合约|租约)(?:及|以及|和|与|同埋?|连同|包括)(?:本|其|该|此)?仲裁(?:条款|协议)/;
const longestGap = 120;

/** "made in the State of California and governed by the laws thereof": the place named before. */
function referredLaw(text: string, at: number): ChosenLaw | undefined {
  if (
    !/\blaws? (?:thereof|of (?:such|said|that) (?:state|country|jurisdiction|province))/.test(text.slice(at, at + 160))
  )
    return undefined;
  return placesIn(text.slice(0, at + 160))[0];
}

interface Choice {
  readonly match: RegExpMatchArray & { readonly index: number };
  readonly first: ChosenLaw;
  readonly laws: readonly ChosenLaw[];
}

/** The first words of choice with a law beside them. */
function chosenIn(text: string, isChinese: boolean): Choice | null {
  const named = lawsIn(text);
  for (const pattern of isChinese ? [choosesChinese, chooses] : [chooses]) {
    for (const match of text.matchAll(pattern)) {
      const past = match.index + match[0].length + longestGap;
      const laws = named.filter(({ start }) => start >= match.index - 60 && start <= past);
      const first = laws[0] ?? referredLaw(text, match.index);
      if (first !== undefined) return { match, first, laws };
    }
  }
  return null;
}

/** The choice for the contract: where one half of a sentence speaks of the arbitration clause, that of the other half. */
function contractChoice(text: string, isChinese: boolean): Choice | null {
  const whole = chosenIn(text, isChinese);
  if (whole === null || !notTheContract.test(text.slice(0, whole.first.start))) return whole;
  let from = 0;
  for (const part of text.split(/(?<=[,;])/)) {
    const choice = notTheContract.test(part) ? null : chosenIn(part, isChinese);
    if (
      choice !== null &&
      /\b(?:rest|remainder|otherwise|agreement|contract)\b|其余|其他|合同|协议|合约|本/.test(part)
    ) {
      const { match, first, laws } = choice;
      const moved = (law: ChosenLaw): ChosenLaw => ({ ...law, start: law.start + from, end: law.end + from });
      match.index += from;
      return { match, first: moved(first), laws: laws.map(moved) };
    }
    from += part.length;
  }
  return whole;
}

/** The passages that choose the contract's law, in order. */
export function governingLaws(reading: Reading): GoverningLaw[] {
  if (reading.genre === 'law') return [];
  const found: GoverningLaw[] = [];
  for (const passage of reading.passages) {
    const { text } = passage;
    if (!text.includes('law') && !text.includes('法')) continue;
    const headed = passage.around.some(({ heading }) => /law|法律|管限|準據|准据/i.test(heading));
    const subject = passage.chinese ? ofContractChinese : ofContract;
    const cantonese = /[嘅喺咗冇唔畀俾]|跟|拗撬/.test(text);
    if (!subject.test(text) && !headed && !cantonese) continue;
    const choice = contractChoice(text, passage.chinese);
    if (choice === null) continue;
    const { match, first, laws } = choice;
    const before = text.slice(Math.max(0, first.start - 140), first.start);
    // 本仲裁条款适用…，协议其余部分适用…: each half speaks of its own.
    const ahead = before.split(/[,;]/).at(-1) ?? before;
    if (notTheContract.test(ahead) && !ofBoth.test(ahead)) continue;
    found.push({
      passage,
      places: [...new Set([first, ...laws].map(({ place }) => place))],
      start: passage.start + Math.min(match.index, first.start),
      end: passage.start + Math.max(match.index + match[0].length, first.end),
      chinese: passage.chinese,
      reason: match[0],
    });
  }
  return found;
}
