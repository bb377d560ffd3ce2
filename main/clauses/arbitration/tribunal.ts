import type { Found } from './found.ts';

/** `null` as a number: "one or more", or one or three to be settled later. */
export interface TribunalReading {
  readonly number: number | null;
  /** Two chosen, and nothing said of a third, an umpire or a default. */
  readonly open: boolean;
}

const values: ReadonlyMap<string, number> = new Map([
  ['an', 1],
  ['sole', 1],
  ['single', 1],
  ['one', 1],
  ['1', 1],
  ['一', 1],
  ['壹', 1],
  ['独任', 1],
  ['个', 1],
  ['个', 1],
  ['单一', 1],
  ['two', 2],
  ['2', 2],
  ['二', 2],
  ['两', 2],
  ['贰', 2],
  ['three', 3],
  ['3', 3],
  ['三', 3],
  ['叁', 3],
  ['four', 4],
  ['4', 4],
  ['四', 4],
  ['five', 5],
  ['5', 5],
  ['six', 6],
  ['6', 6],
  ['六', 6],
  ['五', 5],
]);
const word = '(sole|single|one|two|three|four|five|six|[1-6])';
/** Numerals in Chinese, as a group of a pattern. */
const han = '([一二两三四五六壹贰叁1-6])';
const bracket = '(?: ?\\([^)]{1,8}\\))?';

const numbers: readonly RegExp[] = [
  // 雙方各選兩名仲裁員，共四名.
  new RegExp(`各[^。;]{0,12}仲裁员,?(?:总共|合共|共)(?:计|为)?${han}(?:名|位|个|人)`, 'g'),
  new RegExp(
    `\\b(?:left|referred|submitted|submit|put|go)\\b[^.;]{0,60}? to (?:the arbitration of |a (?:tribunal|panel) of )?${word} (?!arb)(?:[a-z-]+ )?(?:men|persons|merchants|brokers|surveyors|underwriters)\\b`,
    'g',
  ),
  new RegExp(
    `number of (?:the )?arbitrator(?:s|\\(s\\))(?:[^.;]{0,24}?(?:shall be|will be|being|is|:|be))? ?${word}\\b`,
    'g',
  ),
  new RegExp(
    `(?:consist|comprise|compose|constitute|made up)\\w*(?: of| by)? (?:a |an )?(?:panel of |tribunal of )?${word}\\b${bracket}(?: [a-z-]+){0,5} (?:arbitrators?|members?|persons?)`,
    'g',
  ),
  new RegExp(
    `(?:panel|tribunal|board)(?: consisting| comprised| composed)? (?:of|comprising) ${word}\\b${bracket}`,
    'g',
  ),
  new RegExp(
    `\\b${word}${bracket}[- ](?:person|member|arbitrator)${bracket} (?:arbitral |arbitration )?(?:panel|tribunal|board)`,
    'g',
  ),
  new RegExp(`\\b(?:tribunal|panel) (?:has|having|shall have|will have|is to have) ${word}\\b`, 'g'),
  /\b(?:before|by|referred to) (an) arbitrator\b(?! (?:has|is|have|was|shall have|will have)\b)/g,
  new RegExp(
    `\\b(?:tribunal|panel|arbitrators?) (?:shall |will |is to |are to |to )?(?:number|total|be)s? ${word}\\b(?! or\\b)`,
    'g',
  ),
  new RegExp(`仲裁(?:员|人) ?${word}\\b`, 'g'),
  /([一二两三四五六1-6])(?:名|位|个)?人(?:嘅|的)?(?:仲裁)?庭/g,
  new RegExp(
    `\\b${word}\\b${bracket}(?: (?:or more|neutral|independent|impartial|qualified|disinterested|such|commercial|experienced|mutually|agreed|acceptable|agreed-upon|upon|retired|professional|third-party|#+)){0,4} (?:arbitrators?|arbs?)\\b`,
    'g',
  ),
  /仲裁员(?:的)?(?:人数|数目|数量)?(?:应当?|须|必须|均|定)?(?:为|是|: ?|共)(?:([一二两三四五六壹贰叁1-6]))(?:名|位|人|个)?/g,
  /仲裁庭(?:应当?|须|将)?由([一二两三四五六壹贰叁1-6])(?:\([^)]{1,4}\))?(?:名|位|个|人)?/g,
  /仲裁庭(?:由|为|共|设)?(?:成员)?([一二两三四五六壹贰叁1-6])(?:\([^)]{1,4}\))?(?:名|位|个)?人/g,
  /([一二两三四五六1-6])(?:名|位|个)?人?(?:任|担任|出任)仲裁(?:员|人)/g,
  /仲裁员[^。;]{0,24}(?:共|总共|合共)([二两三四五1-6])(?:名|位|个|人)/g,
  /仲裁(?:员|人)(?:总共|一共|就|净系)?(?:要|得|共|揾|请|设|定|合共|用)([一二两三四五六1-6])(?:名|位|个|人)/g,
  // 搵六個叔父做仲裁員, 一名具測量師資格之仲裁員, 派個仲裁員.
  new RegExp(`${han}(?:名|位|个)人?[^。;,]{0,18}(?:做|作|当|任|担任|出任|为)仲裁(?:员|人)`, 'g'),
  new RegExp(`${han}(?:名|位|个)[^。;,]{1,18}(?:之|的|嘅)仲裁(?:员|人)`, 'g'),
  /(?<=(?:派|揾|请|委)一?)(个)(?:[^。;,一二两三四五六]{0,8})仲裁(?:员|人)/g,
  // 仲裁員由雙方商定一名.
  new RegExp(
    `仲裁(?:员|人)由(?:(?![各每])[^。;,]){0,14}(?:商定|选定|指定|委任|共推|推举|协议选出|拣)${han}(?:名|位|个|人)`,
    'g',
  ),
  new RegExp(`(?:仲裁庭)?成员(?:为|共|:)?${han}(?:名|位|个|人)`, 'g'),
  new RegExp(`\\btribunal ?(?:为|是|系|由|:|,|用|要|共){0,2} ?${han}(?:名|位|个)?人`, 'g'),
  new RegExp(`(?:人数|number)(?:为|是|系|应|:){1,2} ?(?:${word}\\b|${han})`, 'g'),
  new RegExp(`${han}(?:名|位|个)人?仲裁(?![员人委院中庭机])`, 'g'),
  /\bbefore (one) neutral\b/g,
  new RegExp(`\\bmembers?(?: of (?:the )?(?:tribunal|panel))?: ?${word}\\b`, 'g'),
  new RegExp(`\\barbitration (?:is )?(?:by|of) ${word} (?:persons|men|merchants)\\b`, 'g'),
  new RegExp(`${han}(?:名|位|个)(?:裁判员|公正人|公断人|公证人)`, 'g'),
  new RegExp(`仲裁员[^。;]{0,40},${han}(?:名|位|个)(?:就)?[够得](?=[,。;]|$)`, 'g'),

  /(独任|单一)(?:的)?仲裁/g,
  /(?:^|[,;。、] ?)(独任)(?:审理|制)?(?=[,;。、]|$)/g,
  /(?:^|[,;。、] ?)([一二两三四五六1-6])(?:名|位|个)?人(?:仲裁庭)?(?=[,;。、]|$)/g,
  /([一二两三四五六壹贰叁1-6])(?:\([^)]{1,4}\))?(?:名|位|个) ?arbitrators?\b/g,
  new RegExp(`(?<![\\d.])\\b${word}\\b${bracket} ?仲裁(?:员|人)`, 'g'),
  /([一二两三四五六1-6])(?:个|位|名)(?:人)?(?:坐(?!低|下)|审|断|开庭)/g,
  /\barbitrators?\b[^.]{0,80}\b(one|two|three|five) of (?:them|whom)\b/g,
  /(?:^|[.;,:)] ?|\band )(?:the )?(?:tribunal|panel|arbitrators?)(?: of)?(?::| is| are|,)? ?(sole|one|two|three|five|[1-5])\b(?= ?(?:[.;,(]|$|in number|arbitrators?|members?))/g,
  new RegExp(`(?:^|[;,.:] ?|\\band )${word} members?(?: sitting)?(?=[;,.]|$)`, 'g'),
  /\barbitrators? ?\(([1-6])\)/g,
  /\barbitrators?[: ]{0,2}([一二两三四五六1-6])(?:位|名|个|人)/g,
  /\bnumber of arbitrators(?:为|是|系|:) ?([一二两三四五六1-6])/g,
  /([一二两三四五六壹贰叁1-6])(?:\([^)]{1,4}\))?(?:名|位|个|人)(?:独立|中立|合资格)?(?:的)?仲裁(?:员|人)/g,
  /仲裁(?:员|人)(?:人数)?(?:应当?|须|均)?(?:为|是|:|,)?(?:独任)?([一二两三四五六壹贰叁1-6])(?:名|位|人|个)/g,
  /([一二两三四五六1-6])人(?:仲裁庭|组成(?:的)?仲裁庭)/g,
  /仲裁庭[^。;]{0,4}(?:由|以)([一二两三四五六1-6])(?:名|位|个)?人/g,
];

/** "No umpire", 唔使第三個: said not to be there. */
export const noTieBreak =
  /\b(?:no|without (?:an?|any)|neither an?) (?:third|umpire|chair\w*|presiding|president|casting vote)|\bnone (?:of them )?(?:presiding|having a casting)|\bnor (?:an? )?(?:umpire|chair)|\bthere shall be no\b[^.;]{0,30}\b(?:third|umpire|chair)|(?:不设|不另设|无|没有|冇|唔使|唔要|唔设|不用|毋须|无须|不再|不选|不委)[^。;]{0,8}(?:首席|第三|umpire|third|公断|chair)/;

/** An umpire decides only where two cannot: the tribunal is two. */
const thirdSits =
  /\bthird\b|\bchair(?:man|person)?\b|\bpresiding\b|首席|第三(?:名|位|个|人)|再[^。;]{0,8}多一(?:名|位|个)|公推一(?:名|位|人)|再由[^。;,]{0,8}推(?:举)?一/;
const eachSide =
  /\beach of\b[^.;]{0,120}\b(?:appoint|select|choose|nominate|designate) (?:one|an)\b|\b(?:each|either|both|one (?:shall|to) be|one by)\b[^.;]{0,50}\b(?:appoint|select|choose|nominate|designate|name)|\b(?:names?|appoints?|nominates?|chooses?) one(?: arbitrator)?,? (?:and )?(?:the )?(?!and\b|or\b|to\b)[a-z]+ (?:another|the other(?! (?:side|party))|a second)\b|\bone (?:arbitrator )?to be (?:named|appointed|nominated|chosen) by (?:the )?[a-z]+ and (?:the other|another|one) by\b|\bone (?:arbitrator )?(?:named|appointed|selected|chosen|nominated) by each\b|一人(?:选|拣|揾)一|(?:[各每](?:自|方)?|一边)[^。;]{0,8}(?:选(?!择)|拣|指定|指派|委任|委派|委(?!员|托)|派|任命|聘|推|提名|挑|举|延|请|[搵揾])|one (?:arbitrator )?(?:is to be |to be |shall be )?(?:named|appointed|selected|chosen|choosen) by (?:each|the)|(?:选|拣|委任|指定|指派|委派|派|聘)一(?:名|位|个)[^。;]{0,16}(?:选|拣|委任|指定|指派|委派|派|聘)一(?:名|位|个)/;
const eachAppointsOne =
  /\b(?:each|either|one party|both|respective)\b[^.;]{0,60}\b(?:appoints?|selects?|chooses?|nominates?|designates?|names?|appointing)\b[^.;]{0,20}$|(?:[各每](?:自|方)?|一边|(?<!由)一人(?=[拣揾选]))[^。;]{0,10}(?:选(?!择)|拣|指定|指派|委任|委派|委(?!员|托)|派|任命|聘|推|提名|挑|举|延|请|[搵揾])[^。;]{0,6}$|(?:appointed|selected|chosen) by each[^.;]{0,10}$|(?:另|再)[^。;]{0,10}(?:选定|指定|委任)[^。;]{0,6}$|(?:if|failing|unless|若|如)[^.。;]{0,60}(?:act as|做|出任) ?(?:the )?$/;

/** "One arbitrator is to be named by each side": as many as there are sides. */
const byEach =
  /^ (?:is to be |to be |shall be |being )?(?:named|appointed|chosen|nominated|selected) by (?:(?:each|either)\b|(?:the )?[a-z]+ and (?:the other|another|one) by\b)|^,? (?:and )?(?:the )?(?!and\b|or\b|to\b)[a-z]+ (?:another|the other(?! (?:side|party))|a second)\b/;

/** "Two members and a chairman whom they elect". */
const twoAndChair =
  /\btwo (?:members|arbitrators)(?: and|,) (?:a |the |their )?(?:chair\w*|president|presiding (?:arbitrator|member)|third)\b|[两二](?:名|位|个)(?:边裁|仲裁员)(?:及|和|与|、|加|同)(?:一(?:名|位|个))?首席/;
/** "By Captain Alan Whitcombe", 由陳律師仲裁: a person by name. */
const byName =
  /\barbitration\b[^.;]{0,30} by (?:captain|capt|mr|mrs|ms|dr|professor|sir)\b|由[^。;,]{1,8}(?:先生|女士|律师|师傅|教授|测量师|工程师|船长)(?:一个?人)?[^。;,]{0,8}仲裁(?![委院中协机庭])/;

/** How many arbitrators a passage asks for; null where it is silent. */
export function tribunalIn(text: string, offset: number): Found<TribunalReading> | null {
  if (
    !/#|\barb|panel|tribunal|umpire|\bmembers?\b|仲裁|裁(?!决|判)|裁判员|人数|公正人|^ ?[一二三1-3](?:名|位|个)?人[;,。]/.test(
      text,
    )
  )
    return null;
  if (/\bone or more(?: \w+){0,2} arbitrators|一名或(?:以上|多名|数名|三名)|\bone or three\b|一名或三名/.test(text)) {
    const at = Math.max(0, text.search(/one or more|one or three|一名或/));
    return { value: { number: null, open: false }, start: offset + at, end: offset + at + 12 };
  }
  const chaired = twoAndChair.exec(text);
  if (chaired !== null)
    return {
      value: { number: 3, open: false },
      start: offset + chaired.index,
      end: offset + chaired.index + chaired[0].length,
    };
  const found: Found<TribunalReading>[] = [];
  for (const pattern of numbers) {
    for (const match of text.matchAll(pattern)) {
      const number = values.get(match[1] ?? match[2] ?? '');
      const ahead = text.slice(Math.max(0, match.index - 90), match.index);
      const alone = /sole|single|独任|单一/.test(match[1] ?? '');
      if (
        number === undefined ||
        (!alone && (eachAppointsOne.test(ahead) || byEach.test(text.slice(match.index + match[0].length)))) ||
        /\b(?:third|another|second)\b[^.]{0,3}$/.test(ahead)
      )
        continue;
      if (/(?:该|此|上述|所选|这)$/.test(ahead) && number === 2) continue;
      // 再由兩名仲裁員推舉首席.
      if (number === 2 && /由$/.test(ahead) && choosesThird.test(text.slice(match.index + match[0].length))) continue;
      if (/\b(?:the|such|these) $/.test(ahead) && number === 2 && match[0].startsWith(match[1] ?? '')) continue;
      found.push({
        value: { number, open: false },
        start: offset + match.index,
        end: offset + match.index + match[0].length,
      });
    }
    if (found.length > 0) break;
  }
  const each = eachSide.exec(text);
  if (found.length === 0 && each !== null && /arbitrator|umpire|tribunal|仲裁|首席/.test(text)) {
    const number = thirdSits.test(text) && !noTieBreak.test(text) ? 3 : 2;
    return {
      value: { number, open: number === 2 },
      start: offset + each.index,
      end: offset + each.index + each[0].length,
    };
  }
  if (found.length === 0) {
    const only = /\bthe arbitrator (?:shall|will|is to|must) be\b/.exec(text);
    if (only !== null)
      return {
        value: { number: 1, open: false },
        start: offset + only.index,
        end: offset + only.index + only[0].length,
      };
  }
  const person = found.length === 0 ? byName.exec(text) : null;
  if (person !== null)
    return {
      value: { number: 1, open: false },
      start: offset + person.index,
      end: offset + person.index + person[0].length,
    };
  // "a single arbitrator unless …, then three": the first is the rule, not a contradiction.
  return found[0] ?? null;
}

const choosesThird = /^[^。;,]{0,8}(?:推|选|委|指定|商定)/;
const thirdAfter =
  /\bthe (?:two|pair)\b[^.;]{0,40}\b(?:third|chair\w*|president)\b|(?:两|二)(?:名|位|个|人)[^。;,]{0,20}(?:第三|首席)/;

/** Each side's choice told in one sentence and the third in the next: three. */
export function withThird(
  found: Found<TribunalReading> | null,
  passages: readonly { readonly text: string }[],
): Found<TribunalReading> | null {
  if (found?.value.open !== true || passages.some(({ text }) => noTieBreak.test(text))) return found;
  return passages.some(({ text }) => thirdAfter.test(text)) ? { ...found, value: { number: 3, open: false } } : found;
}

/** Who decides where the others cannot agree. */
export const breaksTies = new RegExp(`${thirdSits.source}|\\bumpire\\b|公断人`);
