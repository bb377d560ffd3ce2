const reference =
  '(?:[0-9]{1,4}[A-Za-z]{0,3}(?:\\.[0-9]{1,3})*(?:\\s?\\([0-9A-Za-z]{1,5}\\))*|(?:\\s?\\([0-9A-Za-z]{1,5}\\))+|[IVX]{1,6}(?![A-Za-z])|[A-Z](?![A-Za-z]))';
const several = `${reference}(?:\\s{0,2}(?:,|and|or|to|through|-|&)\\s{0,2}(?:(?:and|or)\\s)?${reference}){0,80}`;
const han = '[0-9〇零一二三四五六七八九十百千]';

/** What names a provision, a form, a notice or another instrument: its numbers state nothing. */
const references: readonly RegExp[] = [
  /\b(?:preceding|previous|foregoing|following|last|next|first|second|third|fourth|fifth|sixth|above)(?: and (?:first|second|third|fourth|fifth))?\s(?:(?:one|two|three|four|five|six|[0-9])\s)?(?:sub-?)?(?:paragraph|article|item|section|clause|schedule|provision|subparagraph)s?\b/gi,
  new RegExp(
    `\\b(?:sub-?)?(?:section|paragraph|clause|article|rule|regulation|item|part|division|subdivision|schedule|chapter|form|appendix|annex|annexure|exhibit|table|note|cap|chapter|order|subparagraph|recital)s?\\.?\\s{0,2}(?:no\\.?\\s)?[:：]?\\s{0,1}${several}`,
    'gi',
  ),
  new RegExp(
    `\\b(?:nos?\\.|l\\.n\\.|g\\.n\\.|s{1,2}\\.|e\\.r\\.|r{1,2}\\.)\\s{0,2}${several}(?:\\s(?:of|to)\\s(?:19|20)[0-9]{2})?`,
    'gi',
  ),
  /\b[0-9]{1,3} of (?:19|20)[0-9]{2}\b/g,
  /\b(?:[a-z]+(?:teen|tie)th|[a-z]{3,6}th|twenty-[a-z]+|first|second|third)\s+schedule/gi,
  new RegExp(
    `(?:(?:19|20)[0-9]{2}年)?(?:第|附[表件录錄]|前|后|後|上|下|左列|各|表格|同)\\s?${han}{0,6}[A-Z]{0,3}(?:\\([0-9A-Za-z]{1,5}\\)){0,4}(?:[,、至及或和]{1,2}第?${han}{0,6}[A-Z]{0,3}(?:\\([0-9A-Za-z]{1,5}\\)){0,4}){0,80}(?:条|條|款|项|項|目|节|節|章|编|編|(?<=(?:第|附[表件录錄]|表格)[^，。；]{0,40})(?:号|號)|段|部|分部|附表|表格|规则|規則|段落|类|類)(?:之${han}{1,2})?(?:(?:第${han}{1,4}|前${han}?|但书)(?:款|项|項|目|段))*`,
    'g',
  ),
  new RegExp(`附[表件录錄]\\s?${han}{1,3}[A-Z]?|表格\\s?${han}{1,3}|附[表件录錄][A-Z]`, 'g'),
  /第\s?\([0-9A-Za-z]{1,5}\)/g,
  /\b(?:one|1) or more(?: of)?\b|\bmore than one(?![- ](?:half|third|quarter|fourth|fifth|sixth|tenth|twentieth|hundred|thousand|year|month|week|day|hour|calendar))\b|\bone another\b|\bone of\b|\bany one\b|\bno one\b|\beach one\b|\bone and the same\b|\bat any one time\b/gi,
  /[一1][个個名项項宗次人位间間份类類种種]?或(?:多[于於]?[一1]|以上|更多|多)[个個名项項宗次人位间間份类類种種]?|[一1][个個名项項宗次人位间間份类類种種]或[多数數]|多于一|(?:其中|任何|同|某|统|唯|每|逐|划|另|一一|不|第)一(?![年月日天周])|一(?:切|般|律|并|经|旦|致|同|定|概|体|贯|方|部分|部)/g,
];
const bracketed = /\(([0-9]{1,3}[A-Z]{0,3}|[a-z]{1,4}|[ivx]{1,5})\)/g;
const numberBefore =
  /(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)|[一二三四五六七八九十百千万萬亿億壹贰叁肆伍陆柒捌玖拾佰仟])\s?$/i;

/** The words with blanks where they only point somewhere else: “section 5(2)”, 第五條第二款, Cap. 32, 一名或多於一名. Offsets stay. */
export function withoutReferences(words: string): string {
  let text = words;
  for (const pattern of references) text = text.replace(pattern, (match) => ' '.repeat(match.length));
  return text.replace(bracketed, (match, _inner: string, at: number) =>
    numberBefore.test(text.slice(Math.max(0, at - 12), at)) ? match : ' '.repeat(match.length),
  );
}
