import type { Passage, Reading } from './matching/reading.ts';

export interface PrevailingLanguage {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** `en` or `zh`; null where both stand equal. */
  readonly prevails: 'en' | 'zh' | null;
  readonly equal: boolean;
}

type Rank = 'en' | 'zh' | 'equal';

/** “The English version”, “the text in English”; no other language between it and the verb. */
const named = (language: string): string =>
  `\\b${language}\\b(?= ?(?:language|version|text|original|cop|edition|counterpart|shall|will|must|should|is\\b|prevail|control|govern|take|has|[,")(]|one\\b))(?:(?!english|chinese|\\bnot\\b|neither|translation)[^.;]){0,90}?`;
const ranks =
  '\\b(?:(?:shall|will|must|should|is to|are to)(?: \\w+){0,2} )?(?:prevails?|controls?|governs?|take[s]? (?:precedence|priority)|ha(?:s|ve) (?:precedence|priority)|be (?:conclusive|decisive|followed|definitive|authoritative|binding|controlling|governing|prevailing|deemed)|(?:be|is|are) (?:deemed (?:to be )?)?(?:the )?(?:only |sole )?(?:controlling|governing|prevailing|ruling|authoritative|authentic|definitive|official|binding|original|operative)(?: (?:and \\w+ )?(?:one|language|version|text))?\\b)';
const calledFirst =
  '\\b(?:governing|controlling|ruling|prevailing|official|authoritative|binding|authentic|definitive) (?:language|version|text)\\b(?:(?!english|chinese)[^.;]){0,60}?\\b(?:is|shall be|will be|be)\\b(?:(?!english|chinese)[^.;]){0,20}?';
const given = '\\b(?:precedence|priority|preference|effect) (?:shall be |is |will be |be )?given to (?:the )?';
const construed =
  '\\b(?:construed|interpreted|read)[^.;]{0,40}\\b(?:in accordance with|according to|by reference to|on the basis of) (?:the )?';

const version = '(?:语言|文字)?(?:的|之)?(?:合同|协议|合约|契约)?(?:版本?|文本|本|原文|文|正本|嗰份|那份|一份)?';
const own = (language: string): string => `(?:简体|繁体|正体)?${language}${version}`;
const asStandard =
  '(?:的(?:内容|规定|意思))?(?:应|须|将|均|一律)?(?:为(?:准|凖|准则|准据|主|最终|基准|根据)|作(?:为)?(?:准|凖)|计|解释|执行)';
const english = '英[文语]';
const chinese = '(?:中|汉|华)[文语]';

const both = '(?:中英|英中|中、英|英、中|两|双|二|各|中文[及和与]英文|英文[及和与]中文|中英双|两种|两个|两份)';
const equalWords =
  '(?:具有?|有|享有|皆有|均有|俱有|属)?(?:同等|同样|相同|一样)(?:的|咁|地|咁样)?(?:法律|法定)?(?:约束力|效力|效果|效用|真确|真确性|作准|有效|权威|有效力|算数)|同为(?:作准|正本|真确)|(?:同属|均属|均为|皆为|同为|俱为|都系|都是)(?:作准|真确|正本|正式)|一样(?:咁)?(?:有效|算数|作准)';

const rules: readonly (readonly [Rank, RegExp])[] = [
  ['equal', /\bneither\b[^.;]{0,60}\b(?:prevails?|controls?|governs?|takes? precedence|ha(?:s|ve) priority)\b/],
  [
    'equal',
    /\b(?:equally (?:authentic|valid|authoritative|binding|effective|official)|(?:equal|the same|identical|same) (?:legal )?(?:force|validity|effect|authenticity|authority|status|weight)|of equal (?:legal )?(?:force|validity|effect|authenticity|authority|status)|both (?:being |are |shall be )?authentic)\b/,
  ],
  ['en', new RegExp(`${named('english')}${ranks}`)],
  ['zh', new RegExp(`${named('chinese')}${ranks}`)],
  ['en', new RegExp(`(?:${calledFirst}|${given}|${construed})english\\b`)],
  ['zh', new RegExp(`(?:${calledFirst}|${given}|${construed})chinese\\b`)],
  [
    'en',
    /\bchinese\b(?:(?!english)[^.;]){0,40}\b(?:for|as a) (?:ease of |convenience of )?(?:reference|convenience|information)\b/,
  ],
  [
    'zh',
    /\benglish\b(?:(?!chinese)[^.;]){0,40}\b(?:for|as a) (?:ease of |convenience of )?(?:reference|convenience|information)\b/,
  ],
  ['equal', new RegExp(`${both}[^。;]{0,24}?(?:${equalWords})`)],
  ['en', new RegExp(`(?:以|按|依|照|据|跟(?:返|番|从)?|睇返|睇番|根据|听)(?:其|本)?${own(english)}${asStandard}`)],
  ['zh', new RegExp(`(?:以|按|依|照|据|跟(?:返|番|从)?|睇返|睇番|根据|听)(?:其|本)?${own(chinese)}${asStandard}`)],
  ['en', new RegExp(`(?:睇返|睇番|跟返|跟番)${own(english)}`)],
  ['zh', new RegExp(`(?:睇返|睇番|跟返|跟番)${own(chinese)}`)],
  [
    'en',
    new RegExp(
      `${own(english)}(?:应|须|将|均)?(?:具有?|享有|有)?(?:优先(?:效力|适用|权|于|凌驾)?|凌驾|作准|为准|系准|先算数|最终算数)`,
    ),
  ],
  [
    'zh',
    new RegExp(
      `${own(chinese)}(?:应|须|将|均)?(?:具有?|享有|有)?(?:优先(?:效力|适用|权|于|凌驾)?|凌驾|作准|为准|系准|先算数|最终算数)`,
    ),
  ],
  ['en', /(?:中文|汉语)(?:(?!英文)[^。;]){0,16}(?:仅|只|纯|净系|只系)?(?:供|作|为|系|畀|俾)[^。;]{0,6}参考/],
  ['en', /(?:中文|汉语)(?:(?!英文)[^。;]){0,8}(?:仅|只|纯|净系|只系)(?:是|系|供|为|系为)?[^。;]{0,2}(?:方便|翻译)/],
  ['zh', /英文(?:(?!中文)[^。;]){0,16}(?:仅|只|纯|净系|只系)?(?:供|作|为|系|畀|俾)[^。;]{0,6}参考/],
  ['zh', /英文(?:(?!中文)[^。;]){0,8}(?:仅|只|纯|净系|只系)(?:是|系|供|为|系为)?[^。;]{0,2}(?:方便|翻译)/],
  ['equal', new RegExp(`(?:文本|版本|语言|文字|[中英]文版?)[^。;]{0,20}(?:${equalWords})`)],
];

const plainVersion = '(?:版本?|文本|本|的|嘅|嗰份|那份|一份|原文|文字|说法|讲法)*';
const plainlyEnglish = (language: string): RegExp =>
  new RegExp(
    `\\b(?:go by|look to|follow|turn to|rely on|it is) the ${language}(?= ?(?:versions?|texts?|words|wording|language|one|that|[,.;]|$))|\\bthe ${language}(?: (?:words|wording|text|version|one))? (?:(?:is|are|has|have) )?(?:to be followed|counts?|wins?|decides?|settles? it|holds?|the last word)\\b`,
  );
const plainlyChinese = (language: string): RegExp =>
  new RegExp(
    `(?:看|睇|听|跟|依|从|按|照|以|据)(?:返|番|从|其)?${language}${plainVersion}(?:作数|算数|说了算|话事)?(?=[,。;!]|$)|${language}${plainVersion}(?:先算|说了算|话事|算数|作数)`,
  );

/** How people say it who are no drafters; it counts only where the passage speaks of two languages that differ. */
const plainRules: readonly (readonly [Rank, RegExp])[] = [
  ['en', plainlyEnglish('english')],
  ['zh', plainlyEnglish('chinese')],
  ['en', plainlyChinese(english)],
  ['zh', plainlyChinese(chinese)],
];

const twoLanguages =
  /english.*chinese|chinese.*english|\b(?:two|both|the) (?:languages|texts|versions)\b|中英|英中|[中英汉]文.*[英中汉]文|(?:两|二)(?:种|个|份)?(?:文字|语言|文本|版本|文)/s;
const differing =
  /\b(?:differ\w*|disagree\w*|discrepanc\w+|inconsisten\w+|conflict\w*|ambigu\w+|doubts?|otherwise|part ways|match|clash\w*|diverg\w+)\b|歧义|不一致|不一样|不同|唔同|有异|出入|抵触|牴触|差异|分歧|打架|矛盾|不符|争拗|疑义|冲突/;

/** Clauses that say which language version wins. */
export function prevailingLanguages(reading: Reading): PrevailingLanguage[] {
  return reading.passages.flatMap((passage) => {
    if (
      !/english|chinese|version|\btexts?\b|language|英文|英语|中文|汉语|华语|文本|版本|中英|两文|文字/.test(
        passage.text,
      )
    )
      return [];
    const isPlain = twoLanguages.test(passage.text) && differing.test(passage.text);
    for (const [rank, pattern] of isPlain ? [...rules, ...plainRules] : rules) {
      const match = pattern.exec(passage.text);
      if (match === null || (rank === 'equal' && !speaksOfLanguages(passage.text))) continue;
      return [
        {
          passage,
          start: passage.start + match.index,
          end: passage.start + match.index + match[0].length,
          prevails: rank === 'equal' ? null : rank,
          equal: rank === 'equal',
        },
      ];
    }
    return [];
  });
}

/** “Two copies of equal force” are no versions in two languages. */
function speaksOfLanguages(text: string): boolean {
  return /english|chinese|language|\bversions?\b|\btexts?\b|文本|版本|语言|文字|中英|中文|英文|双语/.test(text);
}
