import { type Found, firstFound } from './found.ts';
import {
  byEach,
  eachAppointsOne,
  noTieBreak,
  oneChosenBefore,
  otherChoosesOne,
  sidesChoice,
  tellsOfThird,
} from './side-choices.ts';

/** `null` as a number: "one or more", or one or three to be settled later. */
export interface TribunalReading {
  readonly number: number | null;
  /** Two chosen, and nothing said of a third, an umpire or a default. */
  readonly open: boolean;
}

const values: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['sole', 1],
  ['lone', 1],
  ['solitary', 1],
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

/** What a panel is called, and how many it may be said to be: "no more and no fewer than one". */
const panel = '(?:panel|tribunal|board|bench|trio|college)';
const exactly =
  '(?:exactly |precisely |just |only |a total of |no more and no (?:fewer|less) than |not more and not (?:fewer|less) than |neither more nor (?:fewer|less) than )?';
const alone =
  '(?:arbitrators?|arbs?|neutrals?|members?|adjudicators?|tribunal|panell?ists?|decision-?makers?|arbiters?|referees?|persons?|judges?)';
const learned =
  "(?:judges?|justices?|magistrates?|silks?|king's counsel|queen's counsel|kc|qc|sc|barristers?|solicitors?|lawyers?|engineers?|surveyors?|architects?|accountants?|brokers?|merchants?|mariners?|commercial (?:men|man|persons?)|experts?)";

const numbers: readonly RegExp[] = [
  // 雙方各選兩名仲裁員，共四名.
  new RegExp(`各[^。;]{0,12}仲裁员,?(?:总共|合共|共)(?:计|为)?${han}(?:名|位|个|人)`, 'g'),
  new RegExp(
    `\\b(?:left|referred|submitted|submit|put|go)\\b[^.;]{0,60}? to (?:the (?:arbitration|award|decision|judg(?:e)?ment|determination)(?:,[^.;,]{0,40},)? of |a (?:tribunal|panel) of )?${word} (?!arb)(?:[a-z-]+ )?(?:men|persons|merchants|brokers|surveyors|underwriters)\\b`,
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
    `\\b${panel}(?: shall| will| is to| to| must)?(?: be| consists?| is)?(?: consisting| comprised| composed| made up)? (?:of|comprising|numbering|numbers|totalling|with|sized at|seating|comprises?|have|has|having) ${exactly}${word}\\b(?!${bracket} (?:hundred|thousand|days|weeks|months|years|hours|copies|rounds))${bracket}`,
    'g',
  ),
  new RegExp(
    `\\b${word}${bracket}[- ](?:person|member|arbitrator)${bracket} (?:arbitral |arbitration )?(?:panel|tribunal|board)`,
    'g',
  ),
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
  new RegExp(`\\b(?:tribunal|panel|bench) ?(?:为|是|系|由|:|,|用|要|共){0,2} ?${han}(?:名|位|个)?人`, 'g'),
  new RegExp(`(?:人数|number)(?:为|是|系|应|:){1,2} ?(?:${word}\\b|${han})`, 'g'),
  new RegExp(`${han}(?:名|位|个)人?仲裁(?![员人委院中庭机])`, 'g'),
  /\bbefore (one) neutral\b/g,
  new RegExp(`\\bmembers?(?: of (?:the )?(?:tribunal|panel))?: ?${word}\\b`, 'g'),
  new RegExp(`\\barbitration (?:is )?(?:by|of) ${word} (?:persons|men|merchants)\\b`, 'g'),
  new RegExp(`${han}(?:名|位|个)(?:裁判员|公正人|公断人|公证人|裁断人|仲断人)`, 'g'),
  new RegExp(`(?:公断人|公正人|裁判员|仲裁人)(?:共|为|:)?${han}(?:名|位|个|人)`, 'g'),
  new RegExp(`\\b(lone|solitary|sole|single)\\b(?: (?!and\\b|or\\b|of\\b|the\\b)[a-z'-]+){0,3} ${alone}\\b`, 'g'),
  // "Three people on the panel", "an odd number of members, namely five".
  new RegExp(
    `\\b${word} (?:people|persons|individuals|heads|minds|names|members|judges|wise men)\\b(?: (?:shall|will|are to|to))?(?: sit)?(?: on| in| as| forming| form| making up| make up| constituting| constitute) (?:the |a |this )?(?:arbitral )?${panel}`,
    'g',
  ),
  new RegExp(`\\b${panel}[^.;]{0,30}\\bodd number\\b[^.;]{0,20}\\b${word}\\b`, 'g'),
  new RegExp(`\\b${word}[- ](?:strong|handed|headed|seat|man|woman|judge)(?: arbitral| arbitration)? ${panel}`, 'g'),
  new RegExp(`\\b${panel} (?:is |shall be |to be )?${word} strong\\b`, 'g'),
  new RegExp(`\\b(?:${panel}|arbitrators?),? ${word} in (?:number|all|total)\\b`, 'g'),
  new RegExp(`\\b${word} (?:on|sitting on|sitting as) (?:the |a )?(?:arbitral )?${panel}\\b`, 'g'),
  new RegExp(`\\b(?:arbitra\\w+|decided|heard|determined|resolved)\\b[^.;]{0,60}\\bbefore ${word}(?=[.;,]|$)`, 'g'),
  /\b(one) (?:person|man|woman|individual) (?:alone|only|acting alone|sitting alone)\b/g,
  new RegExp(`\\b(?:by|before|to) (?:a |the )?(sole|single|lone) (?:(?!and\\b|or\\b)[a-z-]+ ){0,3}${learned}\\b`, 'g'),
  new RegExp(
    `\\b(?:before|by|to) (an?) (?:retired|former|senior|practising|practicing|chartered|experienced) (?:(?!and\\b|or\\b)[a-z-]+ ){0,3}${learned}\\b(?=[^.;]{0,60}(?:\\barbitra|[.;]|$))`,
    'g',
  ),
  // "Before one retired judge".
  new RegExp(
    `\\b(?:before|by|to|from|of) ${word} (?:(?!and\\b|or\\b)[a-z-]+ ){0,3}${learned}\\b(?! of the parties)`,
    'g',
  ),
  new RegExp(`\\bnumber of arbitrators? ?(?:为|是|系|=|:)+ ?(?:${word}\\b|${han})`, 'g'),
  new RegExp(`${han}(?:名|位|个)?人?(?:组庭|组成合议|合议|会审|会同公断|会同裁断|共坐|成庭|同审|同断|合组)`, 'g'),
  new RegExp(`${han}(?:名|位|个)?人(?:嘅|的)?(?:tribunal|panel|bench)\\b`, 'g'),
  new RegExp(`${han}(?:名|位|个)?人,?(?:从|依|以|按|照)(?:其)?(?:多数|过半)`, 'g'),
  // 請一位雙方都信得過的人來裁, 搵三個人判.
  new RegExp(
    `(?:由|请|揾|搵|找|聘|派|经|交)(?:返|番)?${han}(?:名|位|个)?人?(?!仲裁委|[各每])[^。;,一二两三四五六]{0,16}?(?:来|去|嚟|负责|共同|一齐|一起|话)?(?:(?<!仲)裁(?!决书|员)|判|审理|审|断|评理|评断|定夺|话事|拍板|公断|主理)`,
    'g',
  ),
  new RegExp(
    `${han}(?:名|位|个)(?![^。;,]{0,10}仲裁(?:委|院|中心|庭|机构))[^。;,一二两三四五六仲]{1,10}仲裁(?:员|人)`,
    'g',
  ),
  new RegExp(`(?:得|用|净系|只|仅)${han}(?:名|位|个)(?:人)?(?:arbitrator|arb)s?\\b`, 'g'),
  /(一)人(?:独断|独裁|独审|主裁|裁决|裁断|审理|主审|单独|担纲)/g,
  new RegExp(`仲裁员[^。;]{0,40},${han}(?:名|位|个)(?:就)?[够得](?=[,。;]|$)`, 'g'),

  /(独任|单一)(?:的|之|嘅)?(?:仲裁|制|庭|审理|审|arbitrators?\b|arbs?\b|tribunal\b)/g,
  /(?:^|[,;。、] ?)(独任)(?:审理|制)?(?=[,;。、]|$)/g,
  /(?:^|[,;。、] ?)([一二两三四五六1-6])(?:名|位|个)?人(?:仲裁庭)?(?=[,;。、]|$)/g,
  /([一二两三四五六壹贰叁1-6])(?:\([^)]{1,4}\))?(?:名|位|个) ?(?:arbitrators?|arbs?|neutrals?|members?)\b/g,
  new RegExp(`(?<![\\d.])\\b${word}\\b${bracket} ?仲裁(?:员|人)`, 'g'),
  /([一二两三四五六1-6])(?:个|位|名)(?:人)?(?:坐(?!低|下)|审|断|开庭)/g,
  /\barbitrators?\b[^.]{0,80}(?<!\bany |\beither |\bboth )\b(one|two|three|five) of (?:them|whom)\b/g,
  /(?:^|[.;,:)] ?|\band )(?:the )?(?:tribunal|panel|arbitrators?)(?: of)?(?::| is| are|,)? ?(sole|one|two|three|five|[1-5])\b(?= ?(?:[.;,(]|$|in number|arbitrators?|members?))/g,
  new RegExp(`(?:^|[;,.:] ?|\\band )${word} members?(?: sitting)?(?=[;,.]|$)`, 'g'),
  /\barbitrators? ?\(([1-6])\)/g,
  /\barbitrators?[: ]{0,2}([一二两三四五六1-6])(?:位|名|个|人)/g,
  /([一二两三四五六壹贰叁1-6])(?:\([^)]{1,4}\))?(?:名|位|个|人)(?:独立|中立|合资格)?(?:的)?仲裁(?:员|人)/g,
  /仲裁(?:员|人)(?:人数)?(?:应当?|须|均)?(?:为|是|:|,)?(?:独任)?([一二两三四五六壹贰叁1-6])(?:名|位|人|个)/g,
  /([一二两三四五六1-6])人(?:仲裁庭|组成(?:的)?仲裁庭)/g,
  /仲裁庭[^。;]{0,4}(?:由|以|要|够|有|得|共|设){1,2}([一二两三四五六1-6])(?:名|位|个)?人/g,
];

/** "Two members and a chairman whom they elect". */
const twoAndChair =
  /\btwo (?:wing |party-appointed |co-?|side )*(?:members|arbitrators|wingmen|nominees)(?: and|,) (?:a |the |their )?(?:chair\w*|president|presiding (?:arbitrator|member)|third)\b|[两二](?:名|位|个)(?:边裁|仲裁员)(?:及|和|与|、|加|同)(?:一(?:名|位|个))?首席/;
/** "By Captain Alan Whitcombe", 由陳律師仲裁: a person by name. */
const byName =
  /\barbitration\b[^.;]{0,30} by (?:captain|capt|mr|mrs|ms|dr|professor|sir)\b|由[^。;,]{1,8}(?:先生|女士|律师|师傅|教授|测量师|工程师|船长)(?:一个?人)?[^。;,]{0,8}仲裁(?![委院中协机庭])/;

/** How many arbitrators a passage asks for, in figures or by each side's choice; null where it is silent. */
export function tribunalIn(text: string, offset: number): Found<TribunalReading> | null {
  return statedTribunal(text, offset) ?? impliedTribunal(text, offset);
}

/** The tribunal of each side's choice, or of a person who is named. */
function impliedTribunal(text: string, offset: number): Found<TribunalReading> | null {
  const sides = sidesChoice(text, offset);
  return sides === null
    ? personIn(text, offset)
    : { ...sides, value: { number: sides.value, open: sides.value === 2 } };
}

/** The tribunal that the passages of a clause ask for: a number that is told goes before each side's choice. */
export function tribunalOf(
  passages: readonly { readonly text: string; readonly start: number }[],
): Found<TribunalReading> | null {
  return (
    firstFound(passages, ({ text, start }) => statedTribunal(text, start)) ??
    firstFound(passages, ({ text, start }) => impliedTribunal(text, start))
  );
}

/** "The arbitrator shall be …", or a person by name: one. */
function personIn(text: string, offset: number): Found<TribunalReading> | null {
  const match =
    /\bthe arbitrator (?:shall|will|is to|must) be\b/.exec(text) ?? (asksFor.test(text) ? byName.exec(text) : null);
  return match === null
    ? null
    : {
        value: { number: 1, open: false },
        start: offset + match.index,
        end: offset + match.index + match[0].length,
      };
}

const asksFor =
  /#|\barb|panel|tribunal|umpire|\bmembers?\b|\bbench\b|\baward\b|\bneutrals?\b|仲裁|裁(?!决|判)|裁判员|人数|公正人|公断|首席|人[^。;]{0,8}(?:判|审|断)|^ ?[一二三1-3](?:名|位|个)?人[;,。]/;

/** A number of arbitrators that a passage tells; null where it tells none. */
function statedTribunal(text: string, offset: number): Found<TribunalReading> | null {
  if (!asksFor.test(text)) return null;
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
      const ahead = text.slice(Math.max(0, match.index - 170), match.index);
      const behind = text.slice(match.index + match[0].length);
      const isAlone = /sole|single|lone|solitary|独任|单一/.test(match[1] ?? '');
      if (
        number === undefined ||
        (!isAlone &&
          ((eachAppointsOne.test(ahead) && !(number > 1 && /[,、]$/.test(ahead))) ||
            byEach.test(behind) ||
            (number === 1 && (otherChoosesOne.test(behind) || oneChosenBefore.test(ahead))))) ||
        /\b(?:third|another|second)\b[^.]{0,3}$|第$/.test(ahead)
      )
        continue;
      if (/(?:该|此|上述|所选|这)$/.test(ahead) && number === 2) continue;
      // 再由兩名仲裁員推舉首席.
      if (number === 2 && /由$/.test(ahead) && choosesThird.test(behind)) continue;
      if (/\b(?:the|such|these) $/.test(ahead) && number === 2 && match[0].startsWith(match[1] ?? '')) continue;
      found.push({
        value: { number, open: false },
        start: offset + match.index,
        end: offset + match.index + match[0].length,
      });
    }
    if (found.length > 0) break;
  }
  // "a single arbitrator unless …, then three": the first is the rule, not a contradiction.
  return found[0] ?? null;
}

const choosesThird = /^[^。;,]{0,8}(?:推|选|委|指定|商定)/;

/** Each side's choice told in one sentence and the third in the next: three. */
export function withThird(
  found: Found<TribunalReading> | null,
  passages: readonly { readonly text: string }[],
): Found<TribunalReading> | null {
  if (found?.value.open !== true || passages.some(({ text }) => noTieBreak.test(text))) return found;
  return passages.some(({ text }) => tellsOfThird(text)) ? { ...found, value: { number: 3, open: false } } : found;
}
