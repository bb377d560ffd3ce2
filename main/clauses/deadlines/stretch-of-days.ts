const period = /\b(?:from|between|since|during|term of)\b[^,;]{0,60}$|(?:自|由|从)[^,。;]{0,30}$/;
/** "Sailed from Yantian on", 由店长于: what happened that day is told. */
const eventAfter = /\bon(?: \w+day,?)?(?: the)? ?$|[于在喺]$/;
const nightOf = /\bduring the (?:\w+ )?(?:night|morning|afternoon|evening|day|small hours|early hours)(?: of)? ?$/;
/** 自2026年3月2日书面拒付: no stretch of time is opened. */
const openedBehind = /^(?:起|至|到|开始|以[来后]|之?后|之日|-|~|—)/;
const goesOn =
  /^,? ?\b(?:to|until|till|through|and ending)\b|^(?:至|到)$|^起?(?:至|到)(?=[\d〇零一二三四五六七八九十])/;
/** Between two dates, and between the first's bare number and the second: "between 3 and", "3-". */
const betweenDates = /^ ?(?:to|until|till|through|-|–|~|—|至|到) ?$/;
const joinedDates = /^ ?and ?$/;
const bareFirst =
  /\b(?:between|from) (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: [a-z]+)? (?:and|to) ?$|(?<![\d/.-])\d{1,2}(?:st|nd|rd|th)? ?[-–] ?$/;
const opensBetween = /\bbetween(?: the)? ?$/;

/** Whether a date opens a stretch of time or lies in one, by the folded words of its part ahead of it and behind. */
export function isOfStretch(lead: string, behind: string): boolean {
  if (goesOn.test(behind)) return true;
  if (!period.test(lead) || eventAfter.test(lead) || nightOf.test(lead)) return false;
  return !(/[自由从]$/.test(lead) && /^[\u4e00-\u9fff]{2}/.test(behind) && !openedBehind.test(behind));
}

/** Whether a date ends one: the folded words ahead of it up to the date before, and those ahead of that one. */
export function endsStretch(ahead: string, beforeThat: string | null): boolean {
  if (bareFirst.test(ahead)) return true;
  if (beforeThat === null) return false;
  return betweenDates.test(ahead) || (joinedDates.test(ahead) && opensBetween.test(beforeThat));
}
