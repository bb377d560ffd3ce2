const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
const counted =
  '(?:(?:[Bb]usiness|[Ww]orking|[Bb]anking|[Rr]unning|[Cc]alendar|[Cc]lear|[Cc]onsecutive|[Ww]eather [Ww]orking) )?(?:[Dd]ays?|[Mm]onths?|[Yy]ears?|[Ww]eeks?|[Hh]ours?|[Mm]inutes?|MT|mt|[Mm]etric [Tt]on(?:ne)?s|[Tt]onnes|[Pp]er ?cent)\\b';
const countedChinese =
  '年(?![假報报終终審审費费]|期(?:\\s|[:：]|$))|月(?![租薪結结費费])|[日號号](?![常期程曆历照])|天(?!災|灾)|[%％]|[個个](?![人案別别])|(?:週|周|星期|小時|小时|分鐘|分钟|工作[日天]|公噸|公吨|噸|吨|萬|万|億|亿|港元|美元|元)';

/**
 * What follows a figure without a stop at a line's beginning where the figure belongs to
 * a date, a period or a sum that the page's width broke: 25日, 3 月, "10 Business Days
 * after", "25 March 2026"; not "12 Working Hours", 3 年假, which are headings.
 */
export const countedNumber = new RegExp(
  `^\\s{0,2}(?:(?:${months})\\b\\.?(?=,?\\s*(?:[a-z]|(?:19|20)?[0-9]{2}\\b|[.,;:)]|$))|${counted}(?=[ ’']{0,2}[a-z(,.;:)])|${countedChinese})`,
);
