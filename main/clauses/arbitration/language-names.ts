/** A language's plain English name, its other names in Latin letters, and in Chinese (Simplified). */
const table: readonly (readonly [name: string, latin: string, chinese: string])[] = [
  ['English', 'english|(?<=\\blang(?:uage)?[.:]{0,2} ?)eng', '英(?:国)?(?:文|语)|英国话'],
  ['Chinese', 'chinese|mandarin chinese|(?<=\\blang(?:uage)?[.:]{0,2} ?)chi', '中文|汉语|华语|华文|中国语文'],
  ['Putonghua', 'putonghua|mandarin', '普通话|(?<![外中])国语'],
  ['Cantonese', 'cantonese', '广东话|广州话|粤语|粤文'],
  ['Teochew', 'teochew|chiu ?chow(?: dialect)?', '潮州话|潮汕话|潮语'],
  ['Hakka', 'hakka', '客家话|客语'],
  ['Hokkien', 'hokkien', '福建话|闽南语|闽南话|福佬话'],
  ['Shanghainese', 'shanghainese', '上海话|沪语'],
  ['French', 'french|francais|français', '法国?(?:文|语)|法国话'],
  ['German', 'german|deutsch', '德国?(?:文|语)|德国话'],
  ['Spanish', 'spanish|castilian|español|espanol', '西班牙(?:文|语|话)|西语'],
  ['Portuguese', 'portuguese|português|portugues', '葡萄牙(?:文|语|话)|葡文|葡语'],
  ['Italian', 'italian|italiano', '意大利(?:文|语|话)'],
  ['Dutch', 'dutch|nederlands', '荷兰(?:文|语|话)|荷语'],
  ['Japanese', 'japanese|nihongo', '日本(?:文|语|话)|日文|日语'],
  ['Korean', 'korean|hangul', '韩国?(?:文|语|话)|朝鲜(?:文|语)'],
  ['Russian', 'russian', '俄罗斯(?:文|语)|俄国?(?:文|语)'],
  ['Ukrainian', 'ukrainian', '乌克兰(?:文|语)'],
  ['Arabic', 'arabic', '阿拉伯(?:文|语|话)'],
  ['Hebrew', 'hebrew', '希伯来(?:文|语)'],
  ['Persian', 'persian|farsi', '波斯(?:文|语)'],
  ['Turkish', 'turkish', '土耳其(?:文|语)'],
  ['Hindi', 'hindi', '印地(?:文|语)'],
  ['Urdu', 'urdu', '乌尔都(?:文|语)'],
  ['Bengali', 'bengali|bangla', '孟加拉(?:文|语)'],
  ['Tamil', 'tamil', '泰米尔(?:文|语)'],
  ['Vietnamese', 'vietnamese', '越南(?:文|语|话)|越语'],
  ['Thai', 'thai', '泰国?(?:文|语)|泰国话'],
  ['Malay', 'malay|bahasa (?:malaysia|melayu)', '马来西亚(?:文|语)|马来(?:文|语|话)|巫(?:文|语)'],
  ['Indonesian', 'indonesian|bahasa indonesia', '印尼(?:文|语|话)|印度尼西亚(?:文|语)'],
  ['Filipino', 'filipino|tagalog', '菲律宾(?:文|语)|他加禄语'],
  ['Burmese', 'burmese', '缅甸?(?:文|语)'],
  ['Khmer', 'khmer', '高棉(?:文|语)|柬埔寨(?:文|语)'],
  ['Lao', 'lao', '老挝(?:文|语)'],
  ['Mongolian', 'mongolian', '蒙古?(?:文|语)'],
  ['Kazakh', 'kazakh', '哈萨克(?:文|语)'],
  ['Swedish', 'swedish', '瑞典(?:文|语)'],
  ['Norwegian', 'norwegian', '挪威(?:文|语)'],
  ['Danish', 'danish', '丹麦(?:文|语)'],
  ['Finnish', 'finnish', '芬兰(?:文|语)'],
  ['Polish', 'polish', '波兰(?:文|语)'],
  ['Czech', 'czech', '捷克(?:文|语)'],
  ['Hungarian', 'hungarian', '匈牙利(?:文|语)'],
  ['Romanian', 'romanian', '罗马尼亚(?:文|语)'],
  ['Greek', 'greek', '希腊(?:文|语)'],
];

/** Short marks of languages in pairs: 中英並行, 葡中雙語. */
const short: ReadonlyMap<string, string> = new Map([
  ['中', 'Chinese'],
  ['汉', 'Chinese'],
  ['英', 'English'],
  ['葡', 'Portuguese'],
  ['法', 'French'],
  ['德', 'German'],
  ['日', 'Japanese'],
  ['韩', 'Korean'],
  ['俄', 'Russian'],
  ['西', 'Spanish'],
  ['粤', 'Cantonese'],
  ['越', 'Vietnamese'],
  ['泰', 'Thai'],
  ['eng', 'English'],
  ['chi', 'Chinese'],
]);

/** 德文件 is a paper, 同意语言 no language. */
const whole = '(?![件档字言])';
export const latinNames = `(?:${table.map(([, latin]) => latin).join('|')})(?![a-z])`;
/** Two languages in short: 中英双语. */
const pairs =
  '(?:中[英葡法德日韩俄西越泰]|英[中法德葡西日俄粤]|[葡法德韩俄越粤][中英]|[日西]英|汉[英葡])(?=双语|双文|两文|两种|两语|文|语|并[行用]|兼用|夹杂|对照|[皆均]可|都得)(?:[文语](?![件档言]))?';
export const chineseNames = `(?:${pairs}|(?:${table.map(([, , chinese]) => chinese).join('|')})${whole})`;
/** Any language's name in folded text. */
export const languageName = `(?:(?<![a-z])${latinNames}|${chineseNames})`;

const closing = '(?: language)?(?:[.;,。)]|$)';
const joint = `(?:,? ?(?:and|or|and\\/or|as well as|alongside) (?:in |the )*| ?[、/&+] ?|及|和|与|或|得|同埋?|加|, ?(?=${languageName}${closing})|(?=${chineseNames}))`;
/** One language, or several joined: "Arabic and English", 中文、英文. Part of a pattern over folded text. */
export const joinedLanguages = `${languageName}(?: language)?(?:${joint}(?:书面|口头)?${languageName}(?: language)?)*`;

const exact = table.map(([name, latin, chinese]) => [name, new RegExp(`^(?:${latin}|${chinese})$`)] as const);

const named = new RegExp(languageName, 'g');

/** The languages named between two places of a folded text, each once, as plain English names. */
export function languagesIn(text: string, start: number, end: number): readonly string[] {
  const found = [...text.matchAll(named)].filter(({ index }) => index >= start && index < end);
  return [...new Set(found.flatMap(([printed]) => languagesNamed(printed)))];
}

/** Two for 中英双语. */
function languagesNamed(printed: string): readonly string[] {
  const known = exact.find(([, pattern]) => pattern.test(printed));
  const name = known?.[0] ?? short.get(printed);
  return name === undefined ? [...printed].flatMap((mark) => short.get(mark) ?? []) : [name];
}
