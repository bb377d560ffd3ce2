import { onOff } from './on-off.ts';
import { symbolCharacter } from './symbol-fonts.ts';
import { child, childElements, type XmlElement } from './xml-elements.ts';

/** Fields that show nothing by their nature: index entries, settings. */
const silentFields = /^(XE|TC|TA|RD|SET|PRIVATE|ADVANCE|ASK|PRINT|NEXT|NEXTIF|SKIPIF|AUTOTEXT|BARCODE|FILLIN)?$/;

/** The field's name in capitals: "PAGEREF". */
export function fieldName(instruction: string): string {
  return /^\s*([A-Za-z]+)/.exec(instruction)?.[1]?.toUpperCase() ?? '';
}

export function pageFieldOf(instruction: string): 'number' | 'count' | undefined {
  const name = fieldName(instruction);
  if (name === 'PAGE') return 'number';
  return name === 'NUMPAGES' || name === 'SECTIONPAGES' ? 'count' : undefined;
}

/**
 * What a field shows that holds no result: a form's check box or choice, a
 * symbol, an equation's arguments. Null where it shows something that only a
 * word processor can work out; '' where it shows nothing.
 */
export function fieldWithoutResult(instruction: string, formData: XmlElement | null): string | null {
  const checkBox = child(formData, 'w:checkBox');
  if (checkBox) {
    const state = child(checkBox, 'w:checked') ?? child(checkBox, 'w:default');
    return state && onOff(state.attributes['w:val']) ? '☒' : '☐';
  }
  const choices = child(formData, 'w:ddList');
  if (choices) {
    const chosen = Number((child(choices, 'w:result') ?? child(choices, 'w:default'))?.attributes['w:val'] ?? 0);
    return childElements(choices, 'w:listEntry')[chosen]?.attributes['w:val'] ?? '';
  }
  const name = fieldName(instruction);
  if (name === 'SYMBOL') {
    const code = Number(/SYMBOL\s+(0x[\da-f]+|\d+)/i.exec(instruction)?.[1]);
    const font = /\\f\s+"?([^"\\]+)"?/i.exec(instruction)?.[1]?.trim() ?? 'Symbol';
    return Number.isInteger(code) ? (symbolCharacter(code, font) ?? '□') : '';
  }
  if (name === 'EQ') return equationText(instruction);
  return silentFields.test(name) || formData ? '' : null;
}

/** `EQ \o\ac(○,3)` is a number in a circle, `EQ \f(1,2)` a fraction; of other forms the arguments are kept. */
function equationText(instruction: string): string {
  const circled = /\\ac\s*\(\s*[○〇◯]\s*[,;]\s*(\d{1,2})\s*\)/.exec(instruction);
  const number = Number(circled?.[1]);
  if (number >= 1 && number <= 20) return String.fromCharCode(0x2460 + number - 1);
  const fraction = /\\f\s*\(([^(),;]*)[,;]([^(),;]*)\)/i.exec(instruction);
  if (fraction) return `${fraction[1]?.trim()}/${fraction[2]?.trim()}`;
  return instruction
    .replace(/^\s*EQ\s*/i, '')
    .replace(/\\[a-z]+\d*/gi, '')
    .replace(/[()]/g, '')
    .trim();
}
