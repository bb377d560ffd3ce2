import type { PassageUnit } from '#main/compression/passage-units.ts';

const ended = /[.!?。！？]["”’'）)\]]*\s*$/u;
const item =
  /^\s*(?:[（(]?(?:[ivxlcdm]{1,6}|[a-z]{1,2}|\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]|\d+(?:\.\d+)+\.?|[-•●▪*·]|第[一二三四五六七八九十\d]+[条條款项項])\s*/iu;
const mostItems = 24;

/**
 * For each passage the passage that leads into it: the beginning of the sentence of which it is a list's item or the
 * rest (“Confidential Information does not include information that: … (d) is independently developed”). −1 where it
 * begins a sentence of its own.
 */
export function passageLeads(text: string, units: readonly Pick<PassageUnit, 'start' | 'end'>[]): Int32Array {
  const leads = new Int32Array(units.length).fill(-1);
  let lead = -1;
  units.forEach(({ start, end }, index) => {
    const own = text.slice(start, end);
    if (lead >= 0 && index - lead > mostItems) lead = -1;
    leads[index] = lead;
    const isLead = /[:：—]\s*$/u.test(own);
    if (ended.test(own) && !isLead) lead = -1;
    else if (lead < 0 || (isLead && !item.test(own))) lead = index;
  });
  return leads;
}

/** Whether the passage begins as a list's item does. */
export function isListItem(passage: string): boolean {
  return item.test(passage);
}
