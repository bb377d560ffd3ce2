import type { TextLine } from './line.ts';
import type { TextClause } from './text-clause.ts';

const english =
  /\b(?:AGREEMENT|CONTRACT|DEED|CHARTER PARTY|CHARTERPARTY|MEMORANDUM|LICEN[CS]E|LEASE|TERMS AND CONDITIONS|GUARANTEE|ORDINANCE|UNDERTAKING|AMENDMENT|NOTICE|AWARD|POLICY|BILL OF LADING|RULES|LETTER|WARRANT|INDENTURE|PURCHASE ORDER|PUBLIC LICEN[CS]E)\b/i;
const chinese =
  /(?:合同|協議|协议|協議書|协议书|合約|合约|契約|契约|契據|租約|租约|備忘錄|备忘录|條款|条款|章程|條例|条例|規定|规定|辦法|办法|解釋|解释|安排|通知書|通知书|裁決書|裁决书|判決書|判决书|承諾書|承诺书|保證書|担保书|公共許可|公共许可|法|規則|规则|決定|决定)(?:書|书)?\s{0,2}(?:[（(][^）)]{1,24}[)）])?$/;
/** How many lines from the top a title may stand. */
const reach = 40;

/** The document's title lines above its first clause: at most one a language, each over the lines it is broken into. */
export function titleLines(
  text: string,
  lines: readonly TextLine[],
  ignored: ReadonlySet<number>,
  firstClause: number,
): TextClause[] {
  const titles: TextClause[] = [];
  let languages = '';
  for (let index = 0; index < lines.length && index < reach; index += 1) {
    const line = lines[index];
    if (line === undefined || line.start >= firstClause) break;
    if (ignored.has(index) || line.end - line.start > 120) continue;
    const content = text.slice(line.start, line.end);
    const language = line.han * 2 < line.latin ? 'en' : 'zh';
    if (languages.includes(language)) continue;
    const bare = content.replace(/^#+\s*/, '').replace(/^exhibit\s[0-9.]{1,8}\s{1,20}/i, '');
    const isTitle =
      language === 'zh'
        ? bare.length <= 44 && chinese.test(bare) && !/[。；，]/.test(bare)
        : english.test(bare) && !/[.;,]$/.test(bare) && capitals(bare);
    if (!isTitle) continue;
    languages += `${language} `;
    titles.push({
      number: '',
      heading: bare.replaceAll(/\s+/g, ' ').trim(),
      level: 1,
      kind: 'title',
      start: line.start,
      end: line.end,
    });
  }
  return titles;
}

/** Whether every longer word begins with a capital. */
function capitals(line: string): boolean {
  return line.split(/[\s/-]+/).every((word) => word.length <= 4 || !/^[a-z]/.test(word));
}
