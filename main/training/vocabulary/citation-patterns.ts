/**
 * What counts as a citation or a numeral when a vocabulary is trained. The first
 * group of a citation is the word that leads it ("section", "第"), with the one
 * space before it.
 */

const leadingWords =
  'sub-?sections?|sections?|sub-?clauses?|clauses?|sub-?paragraphs?|paragraphs?|articles?|rules?|regulations?|orders?|parts?|divisions?|schedules?|appendix|appendices|exhibits?|annex(?:es|ures?)?|chapters?|items?|forms?|title|no\\.|nos\\.|cap\\.|s\\.|ss\\.|r\\.|rr\\.|para\\.|paras\\.|art\\.|arts\\.|cl\\.|§+';

export const citations: readonly RegExp[] = [
  // section 12(3), Clause 4.1, Cap. 609, Part IV, Exhibit A, paragraph (a)
  new RegExp(
    `( ?(?<![A-Za-z])(?:${leadingWords})) ?(?:\\d+[A-Z]{0,2}|[(（][0-9A-Za-z]{1,4}[)）]|[IVXLC]+(?![A-Za-z])|[A-Z](?![A-Za-z.]))`,
    'gi',
  ),
  // [2023] HKCFI 1; (2010) 13 HKCFAR 1; [1983] 1 AC 191
  /( ?[[(（]\d{4}[\])）])(?: \d+)? [A-Z][A-Za-z.]{1,10}(?: [A-Z][A-Za-z.]{0,8})?(?= \d)/g,
  // 168HA: letters that belong to the number before them
  /\d+([A-Z]{1,3})(?![A-Za-z])/g,
  // 《中华人民共和国民法典》
  /《[^《》\n]{1,60}》/g,
  // 第十二條, 第 12 條, 第168H(2)條
  /(第) ?(?:[〇零一二三四五六七八九十百千两兩]+|[\dA-Z]*(?:\([0-9A-Za-z]+\))*|[IVXLC]+) ?[條条款項项章節节編编目部分號号頁页附則则段]/g,
  /附[表件錄录] ?(?:[\dA-Z]+|[一二三四五六七八九十]+)/g,
];

/** Two or more Chinese numerals in a row, financial ones too. */
export const numeralRun = /[〇零一二三四五六七八九十百千萬万億亿兆兩两廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]{2,}/g;

/** 第十二條 as one token: a whole citation, with the space that parts it from its text. */
export const wholeArticle = /第[〇零一二三四五六七八九十百千]{1,7}[條条款項项章節节編编][ \u3000]{0,2}/g;
