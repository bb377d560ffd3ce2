import type { Period } from '#main/language/periods.ts';
import type { FoldedText } from '../matching/folded-text.ts';
import type { Passage } from '../matching/reading.ts';
import { plainWords } from '../matching/text-finding.ts';
import { eventLength } from './event-words.ts';

export type Direction = 'within' | 'after' | 'before';

/** What the words beside a period make of it. */
export interface PeriodTied {
  readonly direction: Direction;
  /** The event it runs from or to, as printed; null where the words beside it do not say. */
  readonly trigger: string | null;
  readonly start: number;
  readonly end: number;
  /** Counted back from an event, and something has to be done by then. */
  readonly isDue?: boolean;
}

const aheadWithin =
  /(?:\bwithin|\bnot? later than|\bno more than|\bnot more than|\bat the latest|\bby no later than|不(?:迟|晚)于|于|在|喺|自[^,。;]{1,50}(?:起|后)(?:计)?(?:的)?|收到[^,。;]{0,30}后(?:的)?|之后|(?:日期?|限期|期限|死线|\bperiod|\btime) ?(?:就?系|即系|是|为|:)[^,。;:于在喺]{2,30}后)(?: a| the| such| an additional| a further)?(?: period of)? ?$/;
const insideAhead = /(?:\binside(?: of)?|\bin the|\bduring the)(?: first| next)? ?$/;
/** “is to be released 45 days later”, “runs for twelve months thereafter”. */
const laterAhead =
  /\b(?:shall|must|will|is to|are to|due|payable|to be|falls?)\b[^.;]{0,40}$|\b(?:period|warranty|guarantee)\b[^.;]{0,20}\b(?:runs?|lasts?) for(?: a further)? ?$/;
/** “unless notice is given in 28 days” */
const actIn =
  /\b(?:given|made|sent|lodged|filed|notified|confirmed|received|reported|writing|delivered|reply|respond|raised|submitted|produced|brought|sheet|writ|objected|claimed) in(?: the)? ?$/;
/** 過咗三日先嚟話 */
const pastAhead = /(?:过咗|过了|迟过) ?$/;
const pastBehind = /^(?:先|才|就|便|即|冇|唔)/;
const laterBehind = /^ (?:later|thereafter|afterwards)\b/;
const aheadNotLess =
  /(?:\bat least|\bnot less than|\bno less than|\bnot fewer than|\bupon|\bon|\bgiv\w+(?: \w+){0,4}|\bwith|至少|不少于|提前|预先|事先|须?给予)(?: a| the| its| their)?(?: minimum of)? ?$/;
/** 於租期屆滿前六個月, 開會前最少7日: counted back from an event. */
const aheadOfEvent =
  /(?:^|[,。;:]|[于在喺])([^,。;:于在喺]{2,20}?)(?:之|以)?(?<!提)前(?:至少|最少|不少于|不迟于|不晚于|提前|not less than|at least|no later than|not later than|minimum)?(?:有)? ?$/d;
/** What has to be done by then. */
const actBehind =
  /^(?:之?内|或(?:之|以)前)?,?[^,。;]{0,14}?(?:通知|提出|申请|发出|提交|告知|知会|送达|交付|支付|登记|送交|交(?:到|回|妥|予|齐|清)|递交|答复|回复|覆|行使|办妥|缴|付清|搬|通报|写信|书面|出信|寄|派(?:发|晒|出)|送(?:出|到|去|交)|讲声|讲明|话(?:畀|俾|声|我|佢|对方|业主)|出声|(?:将|把)[^,。;]{1,16}?(?:张贴|送|发|寄|派|交|公布)|张贴|入(?:到|纸|表|票)|覆|搞|取消|改|[a-z]{4,})/;
/** 於會議召開十五日前通知, 截止時間10日前提出. */
const backBehind = new RegExp(`^(?:之|以)?前${actBehind.source.slice(1)}`);
const backAhead = /[于在喺]([^,。;:于在喺]{2,20}?)(?:之|的)?(?:至少|最少|不少于|不迟于)? ?$/d;
/** "may not be made after three months have elapsed from …" */
const elapsed =
  /^ ?(?:have|has|shall have) (?:elapsed|passed|expired|run|gone by|gone past|lapsed|gone|ended)\b,? ?(?:since|from|after|following) ([^,.;:()]{3,160})/d;
const notAfter = /\b(?:not|no|nor)\b[^.;]{0,60}\b(?:after|once|later than) ?(?:the )?$/;
/** 時效期間為一年，自交付之日起計算 */
const limitAhead = /(?:时效|期间|期限|限期|期)(?:期间)?(?:为|是|系|:) ?$/;
const startBehind = /^,?(?:并|均)?(?:自|从|由|以)([^,。;:]{2,30}?)(?:之日|当日|该日|日)?(?:起|开始)(?:计|算)/d;
/** 異議期為自公告之日起三個月, 保固期由該日起計兩年 */
export const limitFrom =
  /(?:异议|申请|复议|上诉|起诉|申诉|保证|索赔|索偿|追索|追偿|投诉|答复|补救|除斥|诉讼|追诉|报案|通知|申报|登记|赎回|反对|公示|验收|检验|付款|交单|还款|退货|退款|换货|考虑|冷静|宽限|行使|认购|接纳|承诺|报价|要约|投标)(?:权)?(?:的)?(?:有效)?(?:期间|期限|时限|限期|时效|期)(?:就|均|应|须)?(?:为|系|是|:|,)?(?:自|由|从|以)?([^,。;:]{2,30}?)(?:之日|当日|嗰日|那天|翌日|次日)?起(?:计|算|计算)?(?:的)?(?:为|共)? ?$/d;
const limitationAhead =
  /\b(?:limitation period|period of limitation|time limit|prescription(?: period)?|prescriptive period)\b[^.;]{0,60}\b(?:is|shall be|of) ?(?:a |the )?$/;
/** “30 days' approximate and 7 days' definite notice of redelivery”. */
const kindOfNotice = `(?:(?:prior|written|advance|previous|approximate|definite|provisional|tentative|firm|final|formal) )`;
const twoNotices = `${kindOfNotice}+(?:notice )?(?:and|,) ?(?:[a-z]+ )?\\(?\\d{0,3}\\)? ?(?:days|hours|weeks|months)'? ${kindOfNotice}+notice `;
const secondNotice = new RegExp(`${kindOfNotice}(?:notice )?(?:and|,) ?(?:then )?(?:not less than |at least )?$`);
/** “seven clear days must separate the posting of the notice from the meeting” */
const keptApart =
  /^ (?:must|shall|should|are to|have to|need to|will) (?:separate|elapse between|pass between|intervene between|lie between|run between|fall between) [^.;]{3,80}? (?:from|and) ([^,.;]{3,80})/d;
const behindNotice =
  /^'?s?'? ?(?:(?:approximate|definite|provisional|tentative|firm|final|formal) (?:prior |written |notice|and )|prior|advance|previous|written|notice)|^(?:的)?(?:书面)?(?:事先)?通知|^(?:前|以前|之前)(?:书面)?(?:通知|告知)/;
const behindAfter =
  /^(?:\)|"| |\([a-z][^()"]{2,80}\) )*(?:after|of|from|following|upon|as of|commencing (?:on|from|with)|beginning (?:on|from)|(?:counted|counting|reckoned|running|calculated|computed|starting|measured|to run) (?:from|after|as from)|once) (?!the term|this agreement shall|each|such (?:year|term))/;
/** “72 hours and again 24 hours before ETA”. */
const listed = `(?:(?:,| and| or|/) ?(?:again |then |finally )?(?:at )?(?:\\d{1,3}|[a-z]+)/?(?:\\d{1,3}/?)* ?(?:hours|days|weeks|months)'?(?: notice)?,? ?){0,4}`;
const behindBefore = new RegExp(
  `^${listed}${/^(?:\)|"| )*(?:before|prior to|preceding|in advance of|ahead of) /.source.slice(1)}`,
);
const behindChinese = /^(?:之?内|以内|之内|内(?!地|容|部)|期限内|期间内|届满|后|之后|以后)/;
/** 15 days after 生效日內. */
const afterInside = /^ ?(?:after|of|from|following) ?([\u4e00-\u9fff]{2,16}?)(?:之|以)?内/d;
/** 由發現毛病嗰日起計30日要報廠, 收訖起兩星期答覆, 出單之後三個月先至找數. */
const countedAhead = /(?:起(?:计|算)?|之?后)(?:的|超过|满|逾|届满)? ?$/;
const actNext =
  /^(?:\([^()]{1,40}\))?(?:就|便|都)?(?:一定)?(?:要|须|应|得(?!知|到)|会|先至?|才|方|答|回复|覆|报|交|付(?!款期)|决定|办|通知|提出|有效|到期|届满|找数|俾|畀|不|未|仍未|而不|而未|[^,。;]{1,10}(?:即告|便告|即行)(?:终结|终止|结束|失效))/;
/** Architect 有 15 working days 去 comment. */
const hasAhead = /(?:^|[,。;:]|\b)(?:([^,。;:]{2,40}?)(?:之|以)?后,)?[^,。;]{0,16}有 ?$/d;
const toDo = /^ ?(?:去|嚟|来|时间|可以|俾|畀)/;
/** An event is looked for this far behind a period, in folded units. */
const behindReach = 200;

/** Whether the words beside a period tie it to an act or an event, and to which; null where they do not. */
export function periodTied(folded: FoldedText, passage: Passage, { start, end }: Period): PeriodTied | null {
  const { text } = passage;
  const ahead = text.slice(Math.max(0, start - passage.start - 70), start - passage.start);
  const behind = text.slice(end - passage.start, end - passage.start + behindReach);
  const within = aheadWithin.exec(ahead);
  const notLess = aheadNotLess.exec(ahead);
  const named = eventIn(behind, ahead);
  const eventStart = named === null ? 0 : (named.behind ? end : start - ahead.length) + named.start;
  // As printed: the folded text is in small letters and 简体.
  const event =
    named === null
      ? null
      : plain(folded.source, folded.sourceStart(eventStart), folded.sourceEnd(eventStart + named.length)) || null;
  const quote = (from: RegExpExecArray | null, length: number): { start: number; end: number } => ({
    start: start - (from?.[0].length ?? 0),
    end: Math.min(end + length, passage.end),
  });
  const span = (match: RegExpExecArray, at: number): string | null => {
    const place = match.indices?.[1];
    if (place === undefined) return null;
    return plain(folded.source, folded.sourceStart(at + place[0]), folded.sourceEnd(at + place[1])) || null;
  };
  const passed = elapsed.exec(behind);
  if (passed !== null && /\b(?:after|once|until|later than|when) ?(?:the )?$/.test(ahead)) {
    const isLast = notAfter.test(ahead);
    return { direction: isLast ? 'within' : 'after', trigger: span(passed, end), ...quote(null, 0) };
  }
  const from = limitAhead.test(ahead) ? startBehind.exec(behind) : null;
  if (from !== null) return { direction: 'within', trigger: span(from, end), ...quote(null, from[0].length) };
  const limited = limitFrom.exec(ahead);
  if (limited !== null)
    return { direction: 'within', trigger: span(limited, start - ahead.length), ...quote(limited, 0) };
  if (limitationAhead.test(ahead)) return { direction: 'within', trigger: event, ...quote(null, 0) };
  const chinese = behindChinese.exec(behind);
  const beforeEvent = aheadOfEvent.exec(ahead);
  if (beforeEvent?.[1] !== undefined && actBehind.test(behind)) {
    const from = start - ahead.length + (beforeEvent.indices?.[1]?.[0] ?? 0);
    const trigger = plain(folded.source, folded.sourceStart(from), folded.sourceEnd(from + beforeEvent[1].length));
    return { direction: 'before', trigger, isDue: true, ...quote(beforeEvent, 0) };
  }
  const back = backBehind.test(behind) ? backAhead.exec(ahead) : null;
  if (back !== null)
    return { direction: 'before', trigger: span(back, start - ahead.length), isDue: true, ...quote(null, 1) };
  const apart = keptApart.exec(behind);
  if (apart !== null) return { direction: 'before', trigger: span(apart, end), isDue: true, ...quote(null, 0) };
  if (behindBefore.test(behind) && !/\b(?:during|in) the(?: last)? ?$/.test(ahead))
    return { direction: 'before', trigger: event, ...quote(notLess ?? within, 0) };
  if (notLess !== null && behindNotice.test(behind))
    return { direction: 'before', trigger: event, ...quote(notLess, 0) };
  if (behindNotice.test(behind))
    return { direction: 'before', trigger: secondNotice.test(ahead) ? event : null, ...quote(null, 0) };
  const inside = afterInside.exec(behind);
  if (inside !== null) return { direction: 'within', trigger: span(inside, end), ...quote(null, inside[0].length) };
  if (within !== null && /于|在|喺/.test(within[0]) && chinese === null && !behindAfter.test(behind)) return null;
  if (insideAhead.test(ahead) && behindBefore.test(behind)) return null;
  if (insideAhead.test(ahead) && (behindAfter.test(behind) || /\binside ?$/.test(ahead)))
    return { direction: 'within', trigger: event, ...quote(null, 0) };
  if (within !== null) return { direction: 'within', trigger: event, ...quote(within, 0) };
  if (behindAfter.test(behind)) return { direction: 'after', trigger: event, ...quote(null, 0) };
  if (actIn.test(ahead) || (pastAhead.test(ahead) && pastBehind.test(behind)))
    return { direction: 'within', trigger: event, ...quote(null, 0) };
  if (laterBehind.test(behind) && laterAhead.test(ahead) && !/\b(?:period|term) of ?$/.test(ahead))
    return { direction: 'within', trigger: event, ...quote(null, 0) };
  const has = chinese === null && toDo.test(behind) ? hasAhead.exec(ahead) : null;
  if (has !== null) return { direction: 'within', trigger: span(has, start - ahead.length), ...quote(null, 0) };
  if (chinese === null && countedAhead.test(ahead) && actNext.test(behind))
    return { direction: 'within', trigger: event, ...quote(null, 0) };
  if (chinese !== null) {
    const after = /后/.test(chinese[0]) && !/内/.test(chinese[0]);
    return { direction: after ? 'after' : 'within', trigger: event, ...quote(null, chinese[0].length) };
  }
  return null;
}

interface NamedEvent {
  /** Behind the period, else ahead of it. */
  readonly behind: boolean;
  /** In the words behind or ahead. */
  readonly start: number;
  readonly length: number;
}

const eventBehind = new RegExp(
  `^${listed}(?:\\)|"|'| |\\([a-z][^()"]{2,80}\\) )*(?:${twoNotices}|${kindOfNotice}|notice )*(?:after|of|(?:counted |counting |reckoned |running |calculated |computed |starting |measured |to run )?from|following|before|prior to|upon|preceding|in advance of|ahead of|(?:expiring|ending|to expire|to end|terminating) (?:up)?on) ([^,.;:()]{2,160})`,
  'd',
);

/** "of receipt of the notice", 自收到通知之日起. */
function eventIn(behind: string, ahead: string): NamedEvent | null {
  const english = eventBehind.exec(behind);
  if (english !== null) return namedEvent(english, true, ahead);
  const chinese =
    /(?:自|从|由|于|在|喺)?([^,。;:]{2,40}?)(?:之日|当日|日期)?(?:起|后|之后|以后)(?:计|算)?(?:的)?(?:就?(?:要|须|应|得)?(?:于|在|喺))?(?:第|连续|的?连续)?$/d.exec(
      ahead,
    );
  return chinese === null ? null : namedEvent(chinese, false, ahead);
}

function namedEvent({ indices, input }: RegExpExecArray, behind: boolean, ahead: string): NamedEvent | null {
  const place = indices?.[1];
  if (place === undefined) return null;
  const words = input.slice(place[0], place[1]);
  if (!behind) {
    const lead = leadOf(words);
    const length = words.length - lead;
    return { behind, start: place[0] + lead, length: bareBack.test(words.slice(lead)) ? 2 : length };
  }
  const length = eventLength(words, ahead);
  // A word that the reach cuts in two is left out.
  const isCut = length === words.length && place[1] === input.length && input.length === behindReach;
  return { behind, start: place[0], length: isCut ? Math.max(words.lastIndexOf(' '), 3) : length };
}

const clauseNumber =
  /^ *(?:第[^ ,条款]{1,8}[条款] *|\(?[a-z\d一二三四五六七八九十]{1,3}\) *|[一二三四五六七八九十]{1,3}、 *|\d+(?:\.\d+)*[.、](?!\d) *|\d+(?:\.\d+)+ *(?=[\u4e00-\u9fff])(?![年月日个万亿元]))/;
const dutyFromEvent =
  /^(?:[^ ]{0,30}?|[\u4e00-\u9fff]{0,8}[a-z][a-z '-]{0,40}?[\u4e00-\u9fff]{0,6}?)(?:应当?|必?须|将|要|可以?|有权|得|请 ?(?:贵(?:司|方|公司)|你方|阁下)?)(?:最迟|不迟|至迟)?(?:于|在|喺|自|从|由)(?=[^ ])/;
const latinAhead = /^.*\b(?:on or before|before|by|within|(?:not|no) later than) ?(?=[\u4e00-\u9fff])/;
/** 業主應承, “Long Stop Date 係”, 死線係. */
const promise = /^[^,。; ]{0,14}?(?:应承|答应|承诺[会将]|保证[会将])(?=.{2})/;
const dayIs =
  /^[^,。;]{0,30}?(?:\b(?:date|day|deadline|period)|截止日期?|到期日|限期|期限|死线) ?(?:就?系|即系|是|为|:) ?(?=.{2})/;
/** 保養條款話: who or which paper says so. */
const saidBy =
  /^[^,。; ]{0,10}?(?:条款|合约|合同|租约|租契|契据|契约|保单|条例|章程|协议|规则|规矩|守则|份约|[张份封][单约信纸]|部|组|处|规矩|规定|惯例|政策|习惯|通告|告示|须知|附注|背页|背面|船公司|公司|业主|律师|银行|保险)(?:就|都)?(?:话|说|称|系|是|讲明|讲到明|讲|写明|写住|列明|规定|订明|注明)(?:咗)?(?:要)?(?=.{2})/;
/** 要求台端于本函, 承包人未在停工, 想续约就最迟满约: who has to act, and until when. */
const actorAhead =
  /^(?:[^,。; ]{0,14}?(?:人|方|司|者|商|东|主|户|客|员|部|署|院|行|端|下|佢|你|您|我|哋|未|先)(?:未)?(?:于|在|喺)(?!此|该)|.{0,10}?(?:最迟|至迟)(?:要)?(?:于|喺|在)?|(?:就)?话(?=[接收]))(?=[^ ]{2})/;
const conditional = /^(?:如果?|若|倘若?|当|则)(?=.{2})/;
/** 其后, 此后: the words point back and are nothing without 后. */
const bareBack = /^[其此该这嗰]$/;

/** Length of what stands ahead of an event and is none of it: its clause's number, 买方应于, 请贵司于. */
export function leadOf(words: string): number {
  const number = clauseNumber.exec(words)?.[0].length ?? 0;
  const latin = latinAhead.exec(words.slice(number))?.[0].length ?? 0;
  if (latin > 0) return number + latin;
  const said = saidBy.exec(words.slice(number))?.[0].length ?? 0;
  if (said > 0) return number + said + leadOf(words.slice(number + said));
  const told = (dayIs.exec(words.slice(number)) ?? promise.exec(words.slice(number)))?.[0].length ?? 0;
  if (told > 0) return number + told;
  const duty = (dutyFromEvent.exec(words.slice(number)) ?? actorAhead.exec(words.slice(number)))?.[0].length ?? 0;
  return number + duty + (conditional.exec(words.slice(number + duty))?.[0].length ?? 0);
}

function plain(source: string, start: number, end: number): string {
  return plainWords(source.slice(start, end));
}
