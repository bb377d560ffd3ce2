import { type Place, placesIn } from '../matching/places.ts';
import type { Found } from './found.ts';

export interface SeatReading {
  /** Named as seat or place of arbitration, or only by "arbitration in X". */
  readonly express: boolean;
  readonly role: 'seat' | 'venue';
  readonly place: Place;
}

interface Cue {
  readonly pattern: RegExp;
  readonly express: boolean;
  readonly role: 'seat' | 'venue';
  /** How far after the cue's end the place may stand. */
  readonly reach: number;
}

const cues: readonly Cue[] = [
  {
    pattern:
      /\b(?:seat|(?:legal |arbitral )?place)(?: of (?:the |any |such )?arbitration)?(?: \([^)]{0,20}\))?(?: in (?:either|any|each|every) (?:case|event))?(?:,| shall be| will be| is| being|:)? ?(?:the )?(?:city of )?/g,
    express: true,
    role: 'seat',
    reach: 1,
  },
  {
    pattern:
      /仲裁(?:的|之)?(?:法定)?(?:所在)?(?:地点|地)(?:都|就|一定|始终|永远|仍然?|必须|只可以?|要)*(?:选在|设于|设在|系|是|选|写|定咗?|拣|填)?[,:]?/g,
    express: true,
    role: 'seat',
    reach: 1,
  },
  {
    pattern: /仲裁(?:[^。;]{0,6}[就则即]|,?\((?:如果?有|若有|倘有)\):?)(?:喺|系|在)?/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  { pattern: /仲裁地[^。;,:]{1,8}?(?:为|系|是|在|定|当)/g, express: true, role: 'seat', reach: 2 },
  {
    pattern: /(?:在|于|喺)(?:合同|协议|合约)?(?:签订|签约|签署|履行|交货)地(?:点|即)?(?=[^。;,]{2,20}仲裁)/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  { pattern: /地点(?:就|净系)?写(?:咗|明|住)"?/g, express: true, role: 'seat', reach: 1 },
  {
    pattern: /(?:去|喺|在|于|到) ?(?=[a-z ]{3,14}(?:由|以|,)?[^。;,]{0,16}(?:arbitrat|仲裁))/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  {
    pattern: /仲裁,?\(?(?:如果?有|若有|倘有|有)(?:嘅话|的话|需要)?\)?,? ?(?=[^。;,]{2,8}(?:搞|打|做|开|仲裁))/g,
    express: false,
    role: 'seat',
    reach: 0,
  },
  { pattern: /(?:^|[;,。:] ?)仲裁: ?/g, express: false, role: 'seat', reach: 0 },
  { pattern: /仲裁庭(?:应|须)?(?:设|坐落|位)(?:在|于|喺)/g, express: true, role: 'seat', reach: 1 },
  {
    pattern: /(?:\barb(?:itration)?\b|仲裁)[^.;。a-z]{0,6},? ?(?:in|喺|在|于) ?/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  {
    pattern:
      /(?:席位|(?<!开庭|聆讯|庭审|履行|交货|服务|工作|工程|施工|项目|交付|签约|签订|办公|装货|卸货|物业|会议)地点)(?:就|应当?|须)?(?:定咗?|设|选)?(?:在|于|喺|为|系|是|写)?[,:]?/g,
    express: true,
    role: 'seat',
    reach: 1,
  },
  {
    pattern:
      /\b(?:(?:juridical |legal |arbitral )?(?:seat|place|situs)(?:,? (?:or|and) (?:the )?(?:legal )?(?:seat|place|venue))?|seat \(?or legal place\)?)[ ,"()]{1,4}(?:of|for) (?:the |any |such |said )?"?arbitra(?:tion|l)(?: proceedings?| tribunal)?"?[^.;]{0,50}?(?:shall be|will be|must be|is to be|is|are|be|being|:)(?: held| located| situated)?(?: in| at)?(?: the)? ?/g,
    express: true,
    role: 'seat',
    reach: 45,
  },
  {
    pattern: /\bseat(?:ed)?(?: shall be| will be| is|:)?(?: in| at|:)? (?:the )?/g,
    express: true,
    role: 'seat',
    reach: 25,
  },
  {
    pattern:
      /仲裁(?:的|之)?(?:法律|法定)?(?:上的?)?(?:所在)?(?:地点|地|法定地点|所在地)"?(?:应当?|须|必须|均|定|将|即|始终|仍然?|一定|永远)*(?:为|是|系|在|设在|设于|于|位于|:|,|定为|选在|喺)+/g,
    express: true,
    role: 'seat',
    reach: 12,
  },
  { pattern: /(?:以|选择|约定)(?=[^。;,]{2,12}(?:为|作为)仲裁地)/g, express: true, role: 'seat', reach: 4 },
  {
    pattern:
      /\b(?:venue|hearings?|hearing venue)(?: of| for)?(?: the| any)?(?: arbitration)?[^.;]{0,40}?(?:shall be|will be|is|may be)(?: held| conducted)?(?: in| at)?(?: the)? ?/g,
    express: true,
    role: 'venue',
    reach: 40,
  },
  {
    pattern: /(?:开庭地点?|聆讯地点|庭审地点|开庭)(?:应|须|为|是|在|于|喺|设)*/g,
    express: true,
    role: 'venue',
    reach: 10,
  },
  {
    pattern:
      /\barbitrat(?:ion|or|ors|ed|e)\b[^.;]{0,140}?\b(?:held|conducted|take place|takes place|located|sit|sitting|heard|commenced|situated|convene[d]?|occur|administered|filed|be)\b[^.;]{0,50}?\b(?:in|at) (?:the )?(?:city of |state of |county of |offices? [a-z ]{0,20}in )?/g,
    express: false,
    role: 'seat',
    reach: 60,
  },
  {
    pattern:
      /\b(?:arbitration|arbitrated?|arb)\b,?(?: ?\(?(?:if any|如有|if reqd|if required)\)?){0,2},?:?(?: (?:ad hoc|finally|exclusively|confidentially|privately))?(?: to be held| to be)? ?(?:in |at |- ?)?(?:the )?(?:city of )?/g,
    express: false,
    role: 'seat',
    reach: 3,
  },
  {
    pattern: /(?:在|于|喺|去|到|返|飞)(?=[^。;,:、]{2,12}?(?:进行|提起|申请|提交|以|搞|打|做|开)?[^。;,]{0,6}仲裁)/g,
    express: false,
    role: 'seat',
    reach: 3,
  },
  {
    pattern: /\barbitrators?\b(?: each)?,? (?:sitting |seated |who (?:shall )?sits? )?(?:in|at) (?:the )?/g,
    express: false,
    role: 'seat',
    reach: 3,
  },
  {
    pattern: /\b(?:seated|sit|sits|sitting|place|meets?|meeting|convened?|convening) (?:in|at) (?:the )?(?:city of )?/g,
    express: true,
    role: 'seat',
    reach: 3,
  },
  {
    pattern:
      /\barbitration\b,? in (?:the )?(?:city of |county of )?(?:[a-z]+(?: [a-z]+)?(?: county)? ?, ?)(?:(?:the )?state of )?/g,
    express: false,
    role: 'seat',
    reach: 3,
  },
  {
    pattern: /#(?: ?\([^)]{0,60}\))?[),"]{0,3} ?(?:located |sitting |seated |held )?(?:in|at) (?:the )?/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  {
    pattern: /\barbitrate\b[^.;]{0,80}? in (?:the )?(?:city of )?/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  {
    pattern: /\b(?:seated|sits?|sitting),[^.;]{0,40}, (?:in|at) (?:the )?/g,
    express: true,
    role: 'seat',
    reach: 3,
  },
  { pattern: /\blocated in(?: or near(?:est to)?)? /g, express: false, role: 'seat', reach: 2 },
  { pattern: /\bin (?=[a-z, ()]{3,40} by (?:binding |final )?arbitration\b)/g, express: false, role: 'seat', reach: 2 },
  {
    pattern: /\bvenue for the resolution of (?:all|any) disputes\b[^.;]{0,140}?\b(?:in|be) (?:the )?/g,
    express: false,
    role: 'seat',
    reach: 45,
  },
  {
    pattern:
      /\bin (?=[a-z, ()]{3,40} (?:by|before) (?:(?:an?|one|two|three|five|the|a sole|a panel of [a-z]+) )?(?:sole |independent )?arbitrat)/g,
    express: false,
    role: 'seat',
    reach: 2,
  },
  {
    pattern: /#[^.;#]{0,40}? in (?=[a-z ]{3,20} (?:by|before|with) (?:an?|one|three|the) )/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  {
    pattern: /\b(?:rules|procedures|regulations)\b[^.;]{0,60}? (?:in|at) (?:the )?/g,
    express: false,
    role: 'seat',
    reach: 3,
  },
  {
    pattern: /(?:在|于|喺)(?=[^。;,、:]{2,5}(?:由|以|交|终局|按|依)[^。;]{0,40}(?:仲裁|裁决|裁断|审理|裁(?=[,。;])))/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  { pattern: /(?:在|于|喺)(?=[^。;,]{2,5}(?:终局|审理|裁决|开庭|开))/g, express: false, role: 'seat', reach: 1 },
  {
    pattern: /(?:提交|提请|送交|送往|交由|交|诉诸)(?=[^。;,#]{2,4}仲裁(?![委院中协机庭法员]))/g,
    express: false,
    role: 'seat',
    reach: 0,
  },
  {
    pattern: /(?:在|于|喺)(?=[^。;,、:]{2,8} ?(?:(?:by|through|以) ?)?arbitrat(?:ion|e|ed)\b)/g,
    express: false,
    role: 'seat',
    reach: 1,
  },
  { pattern: /仲裁,?(?:程序|庭)?(?:应当?|须|将)?(?:在|于|喺)/g, express: false, role: 'seat', reach: 3 },
  {
    pattern: /(?:喺|在|于)(?=[^。;,、:]{2,6}(?:裁(?!决|判)|,?(?:由|按|照|依|跟|用|付诸|以)[^。;]{0,40}仲裁))/g,
    express: false,
    role: 'seat',
    reach: 3,
  },
  {
    pattern: /(?:喺|在|于) ?(?=[^。;,]{2,14}(?:搞|打|做|开庭|开|进行|审理|听审|聆讯|审讯))/g,
    express: false,
    role: 'seat',
    reach: 3,
  },
];

/**
 * The seats and venues that a passage names, in the order of the cues' weight.
 * `masked` is the passage's folded text with bodies' names blanked out, so that
 * the Hong Kong of "Hong Kong International Arbitration Centre" is no seat.
 */
export function seatsIn(masked: string, offset: number): Found<SeatReading>[] {
  if (!/#|arb|tribunal|seat|venue|hearing|\bplace:|仲裁|开庭|聆讯|地点|席位|裁(?!决|判)/.test(masked)) return [];
  const places = withoutEnclosing(masked, placesIn(masked));
  if (places.length === 0) return [];
  const found: Found<SeatReading>[] = [];
  for (const cue of cues) {
    for (const match of masked.matchAll(cue.pattern)) {
      const from = match.index + match[0].length;
      const hit = places.find(({ start }) => start >= from - 4 && start - from <= cue.reach);
      if (hit === undefined || found.some(({ start }) => start === offset + hit.start)) continue;
      if (
        /^(?:'s)? ?(?:law|laws|rules|ordinance)\b|^(?:法|的法律|法律|仲裁规则)|^[^。;,]{0,5}法院/.test(
          masked.slice(hit.end, hit.end + 24),
        )
      )
        continue;
      found.push({
        value: { express: cue.express, role: cue.role, place: hit.place },
        start: offset + hit.start,
        end: offset + hit.end,
      });
      const next = places.find(
        ({ start }) =>
          start >= hit.end &&
          /^ ?(?:(?:in|under|by) (?:clause|article|section|paragraph) [\d.]+ )?(?:or|and\/or|and|\/|或者?|及|和|与|、) ?(?:also |alternatively |else )?(?:in |at )?$/.test(
            masked.slice(hit.end, start),
          ),
      );
      if (next !== undefined && cue.role === 'seat') {
        found.push({
          value: { express: cue.express, role: cue.role, place: next.place },
          start: offset + next.start,
          end: offset + next.end,
        });
      }
    }
  }
  for (const { place, start, end } of places) {
    if (found.some((other) => other.start === offset + start)) continue;
    const after = masked.slice(end, end + 48);
    const express = namedAfter.test(after);
    if (!express && !arbitratedThere.test(after)) continue;
    found.push({ value: { express, role: 'seat', place }, start: offset + start, end: offset + end });
  }
  return found;
}

/** "Decided by London arbitration". */
const arbitratedThere =
  /^ (?:arbitration|arbitrators?)\b(?! (?:association|acts?|ordinances?|laws?|rules|clauses?|cent(?:re|er)|court|practice)\b)|^仲裁(?=[,。;、:]|$)/;
/** "London shall be the seat", 上海为仲裁地: the place stands before the word. */
const namedAfter =
  /^ being the (?:place|seat)\b|^,? the seat\b|^ as (?:the |its )?(?:legal |juridical |arbitral )?place(?=[.;,]|$| and\b)|^ ?(?:作|当|做|为|作为)(?:法定)?仲裁(?:地|地点)(?!的)|^(?:, [a-z]+)? (?:as|is|shall be|will be|being) (?:the |its )?(?:(?:juridical|legal|arbitral) )?(?:seat\b|place of arbitration)|^(?:, [a-z]+)?(?:,? as(?: the)?)? (?:arbitration )?seat\b(?! of (?!the )?arbitration)|^ ?(?:作?为|as|做|系) ?(?:the )?(?:(?:legal|juridical) )?(?:seat\b|place of arbitration|仲裁地)|^(?:市)?(?:应当?|即)?(?:为|系|是|作为|做)(?:法定)?仲裁(?:地|地点)(?!的)/;

/** "Disputes: SIAC, Singapore, one arbitrator": the place that is an entry of a recap by itself. */
export function recapSeat(masked: string, offset: number): Found<SeatReading>[] {
  const entry = withoutEnclosing(masked, placesIn(masked)).find(
    ({ start, end }) =>
      /[,:;#] ?(?:at |in |喺|在|于)?$/.test(masked.slice(0, start)) &&
      !/laws?:? ?$|法(?:律)?(?:适用)?[:为是]?$/.test(masked.slice(0, start)) &&
      /^ ?(?:city)?(?:(?<=[a-z]) ?[一-鿿]{2,4}(?=[,.;)。]|$))?(?:[,.;)。]|$)/.test(masked.slice(end)),
  );
  if (entry === undefined) return [];
  const value = { express: false, role: 'seat', place: entry.place } as const;
  return [{ value, start: offset + entry.start, end: offset + entry.end }];
}

/** "Referred at Hong Kong to two arbitrators", "arbitration of all disputes in Hong Kong": where it is done. */
const doneThere =
  /\b(?:referred|left|submit(?:ted)?|decided|settled|resolved|determined|heard|arbitrated|ended|go|goes|tribunal|arbitrators?|arbitration|men|persons|members)\b[^;]{0,110}?(?:,| to be| finally)? (?:in|at) (?:the )?(?:city of )?$/;
const notThere =
  /\b(?:courts?|registered|incorporated|established|situated|domiciled|offices?|delivered|signed|made|payable|bank|hearings?|goods|vessel|port|project|works|suit|sue|action|proceedings)\b[^,;]{0,24}$/;

/** The place of a sentence that sends disputes to arbitrators, where none is named as the seat. */
export function placeOfReference(masked: string, offset: number): Found<SeatReading>[] {
  if (!/#|\barb|tribunal|umpire|\brules\b|\bterms\b|仲裁/.test(masked)) return [];
  const hit = withoutEnclosing(masked, placesIn(masked)).find(({ start, end }) => {
    const ahead = masked.slice(Math.max(0, start - 140), start);
    return (
      doneThere.test(ahead) &&
      !notThere.test(ahead) &&
      !/^(?:'s)? ?(?:laws?|courts?|rules|high court|法院)\b/.test(masked.slice(end, end + 16))
    );
  });
  if (hit === undefined) return [];
  const value = { express: false, role: 'seat', place: hit.place } as const;
  return [{ value, start: offset + hit.start, end: offset + hit.end }];
}

/** "London, England" and 中国上海 are one place: the smaller. */
function withoutEnclosing(text: string, hits: ReturnType<typeof placesIn>): ReturnType<typeof placesIn> {
  return hits.filter((hit, index) => {
    const before = hits[index - 1];
    const after = hits[index + 1];
    const smaller = (one: Place, other: Place): boolean => one.kind !== 'country' || other.kind === 'country';
    if (
      before !== undefined &&
      /^[ ,(]{0,3}$/.test(text.slice(before.end, hit.start)) &&
      smaller(before.place, hit.place) &&
      hit.place.kind !== 'city'
    )
      return false;
    if (
      after !== undefined &&
      /^[ ,]{0,2}$/.test(text.slice(hit.end, after.start)) &&
      hit.place.kind === 'country' &&
      after.place.kind !== 'country'
    )
      return false;
    return true;
  });
}
