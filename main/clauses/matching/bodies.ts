import type { ArbitralBody, Institutions } from '../ontology.ts';
import { foldText } from './folded-text.ts';
import { phraseAutomaton } from './phrase-automaton.ts';

/** How a body's name stands in the text. */
export type BodyRole = 'administers' | 'rules' | 'appoints';
export type NameForm = 'name' | 'abbreviation' | 'former' | 'misnomer' | 'rules';

export interface BodyHit {
  readonly body: ArbitralBody;
  readonly form: NameForm;
  readonly role: BodyRole;
  /** The name of the rules, where they are what is named. */
  readonly rules: string | null;
  /** A misnomer that a court has accepted. */
  readonly confirmed: boolean;
  readonly start: number;
  readonly end: number;
}

export interface UnknownBody {
  /** As printed. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly score: number }[];
}

interface Entry {
  readonly body: ArbitralBody;
  readonly form: NameForm;
  readonly folded: string;
  readonly cased: string;
  readonly rules: string | null;
  readonly confirmed: boolean;
}

export interface BodyFinder {
  /** Bodies named between two folded offsets, longest names first where they overlap, in order. */
  find(text: string, cased: string, start: number, end: number): BodyHit[];
  /** Names shaped like an arbitral body's that are in no table. */
  unknown(text: string, cased: string, start: number, end: number): UnknownBody[];
}

const finders = new WeakMap<Institutions, BodyFinder>();

export function bodyFinder(institutions: Institutions): BodyFinder {
  const known = finders.get(institutions);
  if (known !== undefined) return known;
  const entries = institutions.bodies.flatMap(entriesOf);
  const automaton = phraseAutomaton(entries.map(({ folded }) => folded));
  const finder: BodyFinder = {
    find(text, cased, start, end) {
      const region = text.slice(start, end);
      const capitals = cased.slice(start, end);
      const hits = automaton
        .hits(region)
        .filter(({ phrase, start: from, end: to }) => standsAsName(entries[phrase], region, capitals, from, to))
        .toSorted((one, other) => one.start - other.start || other.end - one.end);
      const found: BodyHit[] = [];
      let past = 0;
      for (const hit of hits) {
        const entry = entries[hit.phrase];
        if (entry === undefined || hit.start < past) continue;
        past = hit.end;
        found.push({
          body: entry.body,
          form: entry.form,
          role: roleOf(entry, region, hit.start, hit.end),
          rules: entry.rules,
          confirmed: entry.confirmed,
          start: start + hit.start,
          end: start + hit.end,
        });
      }
      return found;
    },
    unknown(text, cased, start, end) {
      const taken = finder.find(text, cased, start, end);
      return unknownNames(text.slice(start, end), cased.slice(start, end))
        .map(({ name, at }) => ({ name, start: start + at, end: start + at + name.length }))
        .filter((name) => !taken.some((hit) => hit.start < name.end && name.start < hit.end))
        .map((name) => ({ ...name, candidates: candidates(name.name, entries) }));
    },
  };
  finders.set(institutions, finder);
  return finder;
}

function entriesOf(body: ArbitralBody): Entry[] {
  const entry = (name: string, form: NameForm, rules: string | null, confirmed: boolean): Entry => {
    const { text, cased } = foldText(name);
    return { body, form, folded: text, cased, rules, confirmed };
  };
  const all = [
    ...[body.name.en, body.name['zh-Hant'], body.name['zh-Hans'], ...body.aliases].map((name) =>
      entry(name, 'name', null, true),
    ),
    ...[body.name.en, ...body.aliases]
      .filter((name) => /\bInternational\b/.test(name))
      .flatMap((name) => shortened.map((short) => entry(name.replace(/\bInternational\b/, short), 'name', null, true))),
    // 东莞仲裁委.
    ...[body.name['zh-Hans'], ...body.aliases]
      .filter((name) => /[一-鿿]仲裁委员会$/.test(name))
      .map((name) => entry(name.replace(/员会$/, ''), 'name', null, true)),
    ...body.abbreviations.map((name) => entry(name, 'abbreviation', null, true)),
    ...body.formerNames.map(({ name }) => entry(name, 'former', null, true)),
    ...body.misnomers.map(({ name, confirmed }) => entry(name, 'misnomer', null, confirmed)),
    // A branch's rules are its head's, and known by that name.
    ...(body.form === 'branch' || body.form === 'renamed' ? [] : body.rules).flatMap((rules) =>
      [rules.name, ...rules.aliases].map((name) => entry(name, 'rules', rules.name, true)),
    ),
  ];
  const seen = new Set<string>();
  return all.filter(({ folded }) => folded.length > 0 && !seen.has(folded) && seen.add(folded) !== undefined);
}

/** "Singapore Int'l Arbitration Centre". */
const shortened = ["Int'l", 'Intl', 'Intl.', 'Int.'];

/** Rules that several bodies have by the same words count only beside the body's own name. */
const sharedRulesNames = new Set([
  'commercial arbitration rules',
  '本地仲裁规则',
  '机构仲裁规则',
  'international arbitration rules',
]);

function standsAsName(entry: Entry | undefined, text: string, cased: string, start: number, end: number): boolean {
  if (entry === undefined) return false;
  if (/[a-z0-9]/.test(text.charAt(end - 1)) && /[a-z0-9]/.test(text.charAt(end))) return false;
  if (entry.form === 'abbreviation' && /^[A-Za-z.() ]+$/.test(entry.cased)) {
    const printed = cased.slice(start, end);
    // In a chat people type "hkiac"; four letters and more are no ordinary word.
    return printed === entry.cased || (entry.cased.length >= 4 && printed === entry.folded);
  }
  if (sharedRulesNames.has(entry.folded)) {
    const near = text.slice(Math.max(0, start - 160), end + 160);
    return [entry.body.name.en, entry.body.name['zh-Hans'], ...entry.body.abbreviations].some((name) =>
      near.includes(name.toLowerCase()),
    );
  }
  // 国际商会 inside 中国国际商会 is another body.
  // 在上海仲裁: the 海仲 in it is no body.
  if (/^海仲/.test(entry.folded) && text[start - 1] === '上') return false;
  // 商贸仲裁, 北仲裁: the letters of another word.
  if (entry.folded.endsWith('仲') && text[end] === '裁') return false;
  if (/^贸仲/.test(entry.folded) && text[start - 1] === '商') return false;
  // "Singapore International Court of Arbitration": the ICC's court stands without a place before it.
  if (
    /^(?:international )?court of arbitration/.test(entry.folded) &&
    /(?:^|[^a-z])(?!The |ICC |An? )[A-Z][A-Za-z'-]+ $/.test(cased.slice(Math.max(0, start - 24), start))
  )
    return false;
  // 大中华仲裁协会 is none of 中华仲裁协会.
  if (/^中华/.test(entry.folded) && text[start - 1] === '大') return false;
  if (/^国际商会/.test(entry.folded) && text.slice(start - 2, start) === '中国') return false;
  return true;
}

const rulesBefore =
  /(?:rules?|procedures?|regulations?)(?: of| for| and)?(?: [a-z,&]+){0,8} (?:of|by|from|under|at) (?:the )?"?$|(?:terms|rules) (?:of|by) (?:the )?$|\brules?: ?(?:the )?$|(?:条款|规则): ?$/;
const rulesAfter =
  /^(?:\s*\([^)]{0,40}\))?"?(?:'s?|s')?(?: (?:administered|commercial|international|domestic|expedited|then|current|then-current|existing|prevailing|dispute|resolution|comprehensive|streamlined|arbitration|mediation|and|model|standard|in force|large|complex|case)){0,6} ?(?:rules|procedures|terms)\b|^(?:的|之|当时|现行|届时|最新|有效|施行|实施|申请仲裁时|届时有效|提交仲裁时|递交仲裁通知时|仲裁通知提交时|在|于|时|其|\([^)]{0,30}\)){0,10}(?:(?![按依据照用])[^。;,]){0,10}(?:仲裁)?(?:程序)?(?:规则|条款)|^[嘅啲]?(?:仲裁)?(?:规则|rules)/;
const appointsBefore =
  /(?:appoint(?:ed|ment)?|named|nominat(?:ed|ion)|designated|selected|chosen|selection)(?: [a-z]+){0,3}(?:, (?:failing|in default of|if|absent)[^.;,]{0,60},)? by (?:the )?(?:[a-z ]{0,40}(?:of|from) (?:the )?)?(?:then )?$|appointing authority (?:shall be |is |being |will be )?(?:the )?$|(?:list|panel|roster)[^.;]{0,60}(?:by|of|from) (?:the )?$|由$/;
const appointsAfter =
  /^(?:\s*\([^)]{0,40}\))? (?:shall|will|may|to|is to|must)(?: then)? (?:appoint|select|designate|nominate|name|choose|act as (?:the )?appointing)|^(?:主席|会长|主任|秘书长)?(?:负责)?(?:代为)?(?:指定|委任|委派|任命)/;

function roleOf(entry: Entry, text: string, start: number, end: number): BodyRole {
  if (entry.form === 'rules') return 'rules';
  const ahead = text.slice(Math.max(0, start - 120), start);
  const behind = text.slice(end, end + 110);
  const appoints =
    appointsAfter.test(behind) || (appointsBefore.test(ahead) && (!ahead.endsWith('由') || appointsAfter.test(behind)));
  if (appoints) return 'appoints';
  if (rulesAfter.test(behind) || rulesBefore.test(ahead)) return 'rules';
  return 'administers';
}

const englishBody =
  /\b(?:[A-Z][\w'&.-]*,? (?:(?:of|for|and|in|the|on) )*){1,8}?(?:Arbitration|Arbitral|Arbitrators|Mediation and Arbitration) (?:Tribunal |Court |Board )?(?:Cent(?:re|er)|Commission|Court|Association|Institut(?:e|ion)|Society|Tribunal|Board|Chamber|Council|Committee|Forum|Group|Bureau|Division|Department|Office|House|Authority|Organi[sz]ation|Agency|Federation|Union|Panel(?= of))\b(?: of(?: the)? (?:[A-Z][\w'-]+ ?){1,3})?|\bArbitration (?:Cent(?:re|er)|Commission|Court|Association|Institute|Board|Chamber|Council|Committee|Bureau|Department|Division|Office|House) of(?: the)? (?:[A-Z][\w'-]+ ?(?:of |for |and )?){1,6}|\b(?:[A-Z][\w'-]+ (?:(?:of|for|the) )*){0,5}(?:Court|Chamber|Cent(?:re|er)|Institut(?:e|ion)|Board|Commission|Association|Society) (?:of|for)(?: the)?(?: [A-Z][\w'-]+(?: and)?){0,4} (?:Arbitrations?|Arbitrators)\b/g;
/** How the name of a Chinese body ends. */
const chineseEnding =
  '(?:仲裁(?:公证院|调解(?:总会|中心|院)|事务(?:总局|局|所)|总局|服务(?:中心|院)|委员会|委员|总?院|中心|协会|公会|学会|商会|法院|法庭|总会|总署|公署|总?处|部|署|局|所|联盟|联合会|联会|理事会|会(?!议|计|同|否|对|在))|公断(?:总?会|公会|所|院|处|中心))(?:[\\u4e00-\\u9fff]{2,4}(?:分会|分院|分中心)|(?<=院)(?:深圳|上海|北京|广州|香港|天津|珠海|海南|厦门|前海)中心)?';
const chineseBody = new RegExp(`[\\u4e00-\\u9fff()]{2,18}?${chineseEnding}`, 'g');
const endsAsBody = new RegExp(`${chineseEnding}$`);
const chineseLead =
  /^.*(?:提交|提请|提呈|呈请|呈送|送交|送往|委任|搵|揾|交由|交付|交给|交俾|递交|申请|上报|诉至|报请|应当向|可以向|应向|可向|须向|向|由|去|到|搵|至|以|在|于|或者|或|和|及|与|根据|按照|依照|依据|任何|均|都|有权|约定|同意|选择|该|本|上述|一切|俾|畀|交|系|用|跟)/;
const plainNouns =
  /^(?:the |an? |any |such |each |this |said )?(?:binding |final |an? |independent |commercial |domestic |international |the )*(?:arbitration|arbitral|arbitrators?) (?:tribunal|panel|court|board|committee|forum|group)$/i;
const plainChinese =
  /^(?:仲裁|国际|独任|临时|有关|相关|当地|机构|的|之|商事|涉外|双方|所在地|认可|合资格|约定|指定|劳动|人事|争议|劳动争议|劳动人事争议|一家|任何|某|当事人|所|县|市|区|地)*仲裁(?:委员会|委员|院|中心|协会|公会|学会|商会|法院|法庭|总会|部|署|局|处|所|会|联盟|理事会)$/;

function unknownNames(text: string, cased: string): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  for (const match of cased.matchAll(englishBody)) {
    const lead =
      /^(?:(?:After|Before|Once|Until|When|Where|Unless|Should|If|By|In|At|Under) )?(?:(?:the|The|Any|Such|Each|This|All|An?) )?/.exec(
        match[0],
      )?.[0] ?? '';
    // "Decision of the Arbitration Tribunal": the name begins after the last article.
    const article = /^.*\b(?:the|an?) (?=Arbitra)/.exec(match[0])?.[0] ?? lead;
    const name = match[0].slice(article.length).trimEnd();
    if (
      !plainNouns.test(name) &&
      !/^(?:president of the )?court of arbitration$/i.test(name) &&
      name.split(' ').length >= 3
    )
      found.push({ name, at: match.index + article.length });
  }
  for (const match of text.matchAll(chineseBody)) {
    const lead = chineseLead.exec(match[0].replace(endsAsBody, ''))?.[0] ?? '';
    const name = match[0].slice(lead.length);
    if (!plainChinese.test(name) && !/^(?:首席|独任)?仲裁委员$/.test(name))
      found.push({ name, at: match.index + lead.length });
  }
  return found;
}

/** Known names by likeness (Dice over letter pairs), best first: to be shown, never chosen. */
function candidates(name: string, entries: readonly Entry[]): UnknownBody['candidates'] {
  const folded = foldText(name).text;
  const chinese = /[\u4e00-\u9fff]/.test(folded);
  const best = new Map<string, { id: string; name: string; score: number }>();
  for (const entry of entries) {
    if (entry.form === 'rules' || entry.form === 'abbreviation' || chinese !== /[\u4e00-\u9fff]/.test(entry.folded))
      continue;
    if (chinese && likeness(tellingPart(folded), tellingPart(entry.folded)) === 0) continue;
    const score = Math.round(likeness(folded, entry.folded) * 100) / 100;
    if (score >= 0.5 && score > (best.get(entry.body.id)?.score ?? 0)) {
      best.set(entry.body.id, { id: entry.body.id, name: entry.body.name.en, score });
    }
  }
  return [...best.values()].toSorted((one, other) => other.score - one.score).slice(0, 4);
}

/** 芜湖市 of 芜湖市仲裁委员会: what all such names share says nothing. */
function tellingPart(name: string): string {
  return name.replace(/(?:国际|经济|贸易)*仲裁(?:委员会|委员|院|中心|协会|公会|学会)/g, '').replace(/国际/g, '');
}

export function likeness(one: string, other: string): number {
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < one.length; index += 1) {
    const pair = one.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let index = 0; index + 1 < other.length; index += 1) {
    const pair = other.slice(index, index + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      shared += 1;
      pairs.set(pair, left - 1);
    }
  }
  const total = one.length + other.length - 2;
  return total <= 0 ? 0 : (2 * shared) / total;
}
