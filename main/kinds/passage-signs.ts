import { isHan } from '#main/language/characters.ts';
import { toScript } from '#main/language/script.ts';
import type { Sign } from './hypothesis-signs.ts';
import type { PassageReading } from './kind-features.ts';
import { hypothesisSigns } from './nda-signs.ts';
import { isListItem, passageLeads } from './passage-leads.ts';

/** Signs of each hypothesis in each passage, `hypothesisSigns.length` numbers a passage, and the passages' lists. */
export interface PassageSigns {
  /** How many signs say it. */
  readonly says: Uint8Array;
  /** The place of the most telling one, from 1: the earlier in the list the more it tells; 0 where none stands. */
  readonly first: Uint8Array;
  /** How many say the opposite, and the place of the first. */
  readonly denies: Uint8Array;
  readonly firstDenial: Uint8Array;
  /** For each passage the one that leads into it; −1 where none does. */
  readonly leads: Int32Array;
  /** For each passage those that it leads into. */
  readonly items: readonly (readonly number[])[];
}

const longestRead = 1_500;
const longestLead = 400;

/** Reads the signs of all passages, each after its lead. */
export function passageSigns({ text, units }: Pick<PassageReading, 'text' | 'units'>): PassageSigns {
  const leads = passageLeads(text, units);
  const items: number[][] = units.map(() => []);
  leads.forEach((lead, unit) => {
    items[lead]?.push(unit);
  });
  const count = hypothesisSigns.length;
  const table = {
    says: new Uint8Array(units.length * count),
    first: new Uint8Array(units.length * count),
    denies: new Uint8Array(units.length * count),
    firstDenial: new Uint8Array(units.length * count),
    leads,
    items,
  };
  const passages = units.map(({ start, end }) => plainWords(text.slice(start, Math.min(end, start + longestRead))));
  passages.forEach((own, unit) => {
    const lead = leads[unit] ?? -1;
    const between = lead >= 0 && lead < unit - 1 && !isListItem(own) ? (passages[unit - 1] ?? '') : '';
    const above = lead < 0 ? '' : `${(passages[lead] ?? '').slice(-longestLead)} ${between.slice(-longestLead)}`;
    hypothesisSigns.forEach(({ says, denies }, hypothesis) => {
      const at = unit * count + hypothesis;
      const said = says.map((sign) => stands(sign, own, above));
      const denied = denies.map((sign) => stands(sign, own, above));
      table.says[at] = said.filter(Boolean).length;
      table.first[at] = said.indexOf(true) + 1;
      table.denies[at] = denied.filter(Boolean).length;
      table.firstDenial[at] = denied.indexOf(true) + 1;
    });
  });
  return table;
}

function stands({ all, none = [] }: Sign, own: string, above: string): boolean {
  let here = false;
  for (const pattern of all) {
    if (pattern.test(own)) here = true;
    else if (above === '' || !pattern.test(above)) return false;
  }
  return here && !none.some((pattern) => pattern.test(own));
}

/** One line, Chinese in Simplified characters. */
function plainWords(passage: string): string {
  const line = passage.replace(/\s+/gu, ' ').trim();
  for (let at = 0; at < line.length; at += 1) if (isHan(line.charCodeAt(at))) return toScript(line, 'zh-Hans');
  return line;
}
