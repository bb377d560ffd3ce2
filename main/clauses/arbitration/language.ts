import type { Found } from './found.ts';
import {
  chineseNames as chinese,
  latinNames as english,
  joinedLanguages,
  languagesIn,
  languageName as name,
} from './language-names.ts';
import { isAside } from './used-languages.ts';

/** One language or two in Chinese words. */
const names2 = `${name}(?: ?(?:[及和与、或得]|同埋?| and )? ?(?:书面)?${name})?`;

const inPassing =
  /prevail|translat|version|correspondence|this (?:agreement|contract) (?:is|has|was|may be)|文本|版本|译/;

const passingReach = 90;

/** An entry by itself says it whatever stands beside it: "Language: English; documents need no translation". */
const entries: readonly RegExp[] = [
  new RegExp(
    `(?:^|[.;,:] ?)(?:the )?language(?: of (?:the )?(?:arbitration|proceedings))?(?: ?[:=–-]| is| shall be) ?(?:the )?(?=(?:${english})(?: language)?(?:[.;,。]| and |$))`,
    'g',
  ),
  new RegExp(`(?:^|[;,。:])(?:仲裁)?语(?:言|文)(?:为|是|系|用|:)?(?=(?:${chinese})(?:[;,。]|$))`, 'g'),
  new RegExp(`(?:仲裁员|仲裁庭|规则)[,;](?=(?:${chinese})(?:[。;]|$))`, 'g'),
  new RegExp(`(?:^|[,;。、])(?=(?:${chinese}) ?(?:${english})(?:[。;.,]|$))`, 'g'),
];

/** Weaker words, read only where nothing near them speaks of the contract's own language. */
const plainCues: readonly RegExp[] = [
  new RegExp(
    `\\blanguages?(?: to be used| used)?(?: of (?:the |any )?(?:arbitra\\w+|proceedings?))?(?: shall be| will be| is| being|:|,)? ?(?:the )?(?=${name})`,
    'g',
  ),
  new RegExp(
    `\\b(?:proceedings|procedure|hearings?|arbitra\\w+)(?: shall be| are| is| will be)?(?: held| conducted)? in (?:the )?(?=${name})`,
    'g',
  ),
  new RegExp(
    `(?<![a-z])(?=(?:${english})(?: language)?(?:,? (?:which|that) (?:is|shall be)(?: also)? the language of| (?:is|shall be|will be|as) (?:also )?the language| (?:the )?language (?:of|to be used)| (?:is|shall be|will be|is to be|to be) used))`,
    'g',
  ),
  new RegExp(
    `(?<![a-z])(?=(?:${english})(?: language)?(?: and (?:${english}))?(?:,? (?:being|is|are|as|shall be|will be)(?: also)?(?: the| its)?|,? the|,? its)(?: sole| only| working)? (?:languages?|tongue)\\b)`,
    'g',
  ),
  new RegExp(
    `(?<![a-z])(?=(?:${english}) (?:shall be (?:used|spoken)|(?:is|being) (?:used|spoken)|only\\b|law and language))`,
    'g',
  ),
  new RegExp(
    `\\b(?:languages?|tongue)\\b(?:[^.;]|\\d\\.\\d){0,60}?(?:namely|being|is|:|–|-|是|系|为) ?(?:the )?(?=${name})`,
    'g',
  ),
  new RegExp(
    `\\b(?:tribunal|arbitrators?|panel|proceed\\w*|hear\\w*|filings?|submissions|reference|deliberations)\\b[^.;]{0,50} in (?:the )?(?=(?:${english})(?: language)?(?:[.;,。]| and |$))`,
    'g',
  ),
  new RegExp(`(?<![a-z])(?=${name}(?:做|作|为|系|是)(?:程序|工作|仲裁|开庭|审理)?(?:嘅|的)?(?:语言|语文|用语))`, 'g'),
  new RegExp(`(?=(?:${name}(?: ?(?:[及和与、或]|同埋?| and ) ?)?){1,3}(?:两种)?(?:双语|语言|并用|兼用))`, 'g'),
  new RegExp(`\\bbilingual\\b[^.;。]{0,12}?(?=${name})`, 'g'),
  new RegExp(`\\b(?:use|using) (?:the )?(?=(?:${english}) language)`, 'g'),
  new RegExp(
    `(?:^|[.,;] ?)in (?:the )?(?:both )?(?=(?:${english})(?: language)?(?:[.,;。]| and (?:${english})|$))`,
    'g',
  ),
  new RegExp(
    `(?:^|[.;,] ?(?:and )?)(?=(?:${english})(?: language)?(?: (?:and|or|\\/) (?:${english}))?(?: ?(?:${chinese}))?(?: ?[.;,/。]|$))`,
    'g',
  ),
  new RegExp(
    `(?:语言|语文|程序|language)(?:使用|应为|应当?为|为|是|系|:|采用|用|,)* ?(?:(?:is|用) ?)?(?=${name})`,
    'g',
  ),
  new RegExp(`(?:使用|以|用|讲)(?=${names2}(?:$|[,。;.]|审理|仲裁|进行))`, 'g'),
  new RegExp(`(?:^|[,;。、])(?=${names2}(?:[。;.,]|$|审|进行|聆讯|开庭|仲裁|程序|并用|均可|皆可|都得))`, 'g'),
  new RegExp(`(?:以|用|讲)(?=${names2}审)`, 'g'),
];

const cues: readonly RegExp[] = [
  new RegExp(`(?=${names2}(?:应|须|均|皆|都)*(?:为|作为|是|系)仲裁(?:的|程序)?(?:语言|用语|语文|文字))`, 'g'),
  new RegExp(
    `\\blanguages?\\b[^.;]{0,40}\\b(?:arbitra\\w+|proceedings?|tribunal|hearings?)\\b[^.;]{0,40}?(?:shall be|will be|is|are|be|:)[^.;]{0,20}?(?=${name})`,
    'g',
  ),
  new RegExp(
    `\\b(?:arbitra\\w+|proceedings?|hearings?)\\b[^.;]{0,140}?\\b(?:conducted|held|carried out|be|take place)\\b[^.;]{0,60}? in (?:the )?(?=${name})`,
    'g',
  ),
  new RegExp(
    `\\barbitra\\w+\\b[^.;]{0,160}?(?<!fluent|versed|proficient) in (?:the )?(?=(?:${english})(?: language)?\\b(?! (?:courts?|law|high|jurisdiction)))`,
    'g',
  ),
  new RegExp(
    `仲裁(?:程序|审理|庭|的)*(?:所|应)?(?:使用|采用|用)?(?:的)?(?:语言|语文|文字|用语|语)(?:应当?|须|均|应为|为|是|系|就|采用|使用|:|以|用)* ?(?=${name})`,
    'g',
  ),
  new RegExp(`仲裁(?:程序|审理|庭)?(?:应当?|须|将|均)?(?:以|用|使用|采用)(?=${name})`, 'g'),
  new RegExp(
    `(?:以|用|使用|采用|讲|講)(?=${names2}(?:进行|开庭|审理|打|仲裁|搞|作为仲裁|为仲裁|为语言|作为语言))`,
    'g',
  ),
];

const ahead = new RegExp(`^${joinedLanguages}`);

/** The languages of the arbitration that a passage of an arbitration clause names, as plain English names. */
export function arbitrationLanguages(text: string, offset: number): Found<readonly string[]> | null {
  for (const cue of [...entries, ...cues, ...plainCues]) {
    for (const match of text.matchAll(cue)) {
      const from = match.index + match[0].length;
      if (plainCues.includes(cue) && inPassing.test(text.slice(Math.max(0, from - passingReach), from + passingReach)))
        continue;
      if (isAside(text, from)) continue;
      const rest = text.slice(from, from + 60);
      const list = ahead.exec(rest);
      if (list === null) continue;
      return {
        value: plainChinese(languagesIn(text, from, from + list[0].length)),
        start: offset + from,
        end: offset + from + list[0].length,
      };
    }
  }
  return null;
}

/** 普通話與書面中文 is Chinese, spoken and written. */
function plainChinese(languages: readonly string[]): readonly string[] {
  return languages.includes('Chinese')
    ? languages.filter((one) => one !== 'Putonghua' && one !== 'Cantonese')
    : languages;
}
