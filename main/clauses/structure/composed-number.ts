import type { Marker } from './marker.ts';
import type { OpenClause } from './numbering.ts';

/** A number with the numbers above it: (b) under 12.3 is 12.3(b); 第十二條 stands alone; in a schedule its name goes before. */
export function composedNumber(marker: Marker, open: readonly OpenClause[]): string {
  const { printed } = marker;
  const parent = open.at(-1);
  const schedule = open[0]?.style === 'schedule' ? open[0] : undefined;
  if (parent === undefined) return printed;
  const alone =
    marker.strong ||
    marker.ordinal.length > 1 ||
    parent === schedule ||
    parent.number === '' ||
    parent.style === 'part' ||
    parent.style === 'chapter' ||
    parent.style === 'division';
  if (alone) return schedule === undefined ? printed : inSchedule(printed, schedule.number);
  const bracketed = /^[(（①-⑳]/.test(printed);
  if (parent.style === 'ideograph' && !bracketed) return `${parent.number}、${printed}`;
  return bracketed || /[一-鿿）]$/.test(parent.number) ? `${parent.number}${printed}` : `${parent.number}.${printed}`;
}

function inSchedule(printed: string, schedule: string): string {
  return `${schedule}${/[一-鿿]$/.test(schedule) ? '，' : ', '}${printed}`;
}
