import { lawsIn } from '../matching/law.ts';
import type { Place } from '../matching/places.ts';
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
  /\b(?:governed|construed|interpreted|enforced|controlled)(?: (?:and|or|,|in all respects|exclusively|solely|by|under|in|accordance|with|construed|interpreted|enforced|governed|determined|all|purposes|for|respects|shall|be|pursuant|to|applied|regulated)){1,14}|\b(?:english|chinese|[a-z]+) law (?:to apply|applies|shall (?:apply|govern))|\blaws? of (?:the )?[a-z .,']{2,60} (?:shall |will )?(?:govern|control|appl(?:y|ies))|\bgoverning law(?: (?:is|shall be)|:)|\bapplicable law(?: (?:is|shall be)|:)|\bsubject to (?:the )?(?:laws? of|[a-z]+ law)/;
const choosesChinese =
  /(?:适用|受|依|按照?|依据|依照|根据|遵照|遵从|以|跟|用|照)[^。;]{0,60}(?:法律|法例|法)(?:的)?(?:管限|管辖|规管|约束|解释|处理|为准|为准据法|执行|规定|订立)?|(?:适用法律?|准据法|管限法律|管辖法律)(?:应当?|须)?(?:为|是|系|:)/;
const ofContract =
  /\b(?:this|the) (?:agreement|contract|deed|charter|letter|lease|bill|guarantee|note|undertaking|addendum|amendment|warrant|document|license|terms|order|instrument|plan|policy|facility|msa)|\bagreement\b|\bcontract\b|\bhereof|\bhereto|\brights (?:and obligations|of the parties)|\bcharter ?party\b|\bterms\b|\bto apply\b|\bwarrants?\b|\bgoverning law|\bapplicable law/;
const ofContractChinese =
  /本(?:合同|协议|合约|协定|契约|租约|条款|提单|保函|担保书?|契据|函|文件|许可|授权)|合同|协议|合约|适用法律|管限法律|准据法|法律与|法律及|呢份|份约|份嘢|大家/;
const notTheContract =
  /\barbitration (?:clause|agreement)\b|仲裁(?:条款|协议)(?:的|适用|受|用)|\btax|\bregulated by|\bbenefit plan|\bincorporated under|\borganized under|\bduly organi[sz]ed|\bexisting under|依[^。]{0,12}法律(?:成立|设立|注册)|根据[^。]{0,20}法律?(?:成立|设立|注册|组建)|依法/;

/** The passages that choose the contract's law, in order. */
export function governingLaws(reading: Reading): GoverningLaw[] {
  if (reading.genre === 'enactment') return [];
  const found: GoverningLaw[] = [];
  for (const passage of reading.passages) {
    const { text } = passage;
    if (!text.includes('law') && !text.includes('法')) continue;
    const match = (passage.chinese ? choosesChinese : chooses).exec(text) ?? chooses.exec(text) ?? null;
    if (match === null) continue;
    const headed = passage.around.some(({ heading }) => /law|法律|管限|準據|准据/i.test(heading));
    const subject = passage.chinese ? ofContractChinese : ofContract;
    if (!subject.test(text) && !headed) continue;
    const laws = lawsIn(text).filter(({ start }) => start >= match.index - 60);
    const first = laws[0];
    if (first === undefined) continue;
    const ahead = text.slice(Math.max(0, first.start - 140), first.start);
    if (notTheContract.test(ahead) && !/\b(?:this|the) (?:agreement|contract) (?:shall|is|will)/.test(ahead)) continue;
    found.push({
      passage,
      places: [...new Set(laws.map(({ place }) => place))],
      start: passage.start + Math.min(match.index, first.start),
      end: passage.start + Math.max(match.index + match[0].length, first.end),
      chinese: passage.chinese,
      reason: match[0],
    });
  }
  return found;
}
