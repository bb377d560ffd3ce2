import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from './glyph.ts';
import { type AttachedFile, attachedFile } from './pdf-attachments.ts';

/** What a form's widget holds. */
export interface FieldValue {
  readonly type: 'text' | 'choice' | 'tick' | 'signature';
  /** What is written or chosen; empty for none. */
  readonly values: readonly string[];
  /** Of a check box or radio button. */
  readonly ticked: boolean;
  /** 0 where the form leaves it to the viewer. */
  readonly fontSize: number;
}

/** An annotation of a page, as far as it bears on reading it. */
export interface PdfAnnotation {
  readonly id: string;
  /** As ISO 32000-1 table 169 names it. */
  readonly subtype: string;
  readonly box: Box;
  /** The boxes of its QuadPoints; empty where it has none. */
  readonly parts: readonly Box[];
  readonly note: string;
  readonly author: string;
  /** ISO 8601; empty where the file does not say. */
  readonly at: string;
  readonly hidden: boolean;
  readonly field: FieldValue | null;
}

const maximumAnnotations = 3000;
const maximumNote = 10_000;
const maximumValue = 20_000;
/** Annotation flags Hidden and NoView. */
const notSeen = 0b10_0010;

export interface PageAnnotations {
  readonly annotations: readonly PdfAnnotation[];
  /** What the page's file attachments carry. */
  readonly files: readonly AttachedFile[];
}

/** The page's annotations in the file's order; those past the limit are left out. */
export async function pageAnnotations(page: PDFPageProxy): Promise<PageAnnotations> {
  const all: readonly unknown[] = await page.getAnnotations({ intent: 'display' });
  const found = all.slice(0, maximumAnnotations);
  return { annotations: annotationsOf(found), files: found.flatMap((data) => attachedFile(data) ?? []) };
}

function annotationsOf(found: readonly unknown[]): readonly PdfAnnotation[] {
  return found.flatMap((data) => {
    if (typeof data !== 'object' || data === null) return [];
    const box = boxOf(Reflect.get(data, 'rect'));
    const id: unknown = Reflect.get(data, 'id');
    const subtype: unknown = Reflect.get(data, 'subtype');
    if (box === null || typeof id !== 'string' || typeof subtype !== 'string') return [];
    return [
      {
        id,
        subtype,
        box,
        parts: partsOf(Reflect.get(data, 'quadPoints')),
        note: words(Reflect.get(data, 'contentsObj'), maximumNote) || words(Reflect.get(data, 'richText'), maximumNote),
        author: words(Reflect.get(data, 'titleObj'), 200),
        at: isoDate(Reflect.get(data, 'modificationDate')) || isoDate(Reflect.get(data, 'creationDate')),
        hidden: (Number(Reflect.get(data, 'annotationFlags')) & notSeen) !== 0 || Reflect.get(data, 'hidden') === true,
        field: fieldOf(data),
      },
    ];
  });
}

function fieldOf(data: object): FieldValue | null {
  const kind: unknown = Reflect.get(data, 'fieldType');
  const value: unknown = Reflect.get(data, 'fieldValue');
  const appearance: unknown = Reflect.get(data, 'defaultAppearanceData');
  const size: unknown = typeof appearance === 'object' && appearance !== null ? Reflect.get(appearance, 'fontSize') : 0;
  const fontSize = typeof size === 'number' && size > 0 && size < 200 ? size : 0;
  const empty = { values: [], ticked: false, fontSize };
  if (kind === 'Sig') return { ...empty, type: 'signature' };
  if (kind === 'Tx') {
    // A password's letters are not for showing.
    const isSecret = Reflect.get(data, 'password') === true;
    return { ...empty, type: 'text', values: isSecret ? [] : textsOf(value) };
  }
  if (kind === 'Ch') {
    const labels = new Map<string, string>();
    const options: unknown = Reflect.get(data, 'options');
    for (const option of Array.isArray(options) ? options.slice(0, 5000) : []) {
      if (typeof option !== 'object' || option === null) continue;
      labels.set(String(Reflect.get(option, 'exportValue')), String(Reflect.get(option, 'displayValue')));
    }
    return { ...empty, type: 'choice', values: textsOf(value).map((chosen) => labels.get(chosen) ?? chosen) };
  }
  if (kind === 'Btn' && Reflect.get(data, 'pushButton') !== true) {
    const own: unknown = Reflect.get(data, 'exportValue') ?? Reflect.get(data, 'buttonValue');
    const on = typeof value === 'string' && value !== '' && value !== 'Off';
    return { ...empty, type: 'tick', ticked: on && (typeof own !== 'string' || own === value) };
  }
  return null;
}

function textsOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list
    .filter((entry) => typeof entry === 'string' && entry.trim() !== '')
    .slice(0, 500)
    .map((entry) => String(entry).slice(0, maximumValue));
}

function words(value: unknown, limit: number): string {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'str') : value;
  // Line breaks stay; other control characters are no part of a note.
  return typeof text === 'string'
    ? text
        .slice(0, limit)
        .replaceAll(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .trim()
    : '';
}

function boxOf(value: unknown): Box | null {
  const list: unknown[] = Array.isArray(value) || value instanceof Float32Array ? [...value] : [];
  const [x0, y0, x1, y1] = list.map((entry) => (typeof entry === 'number' && Number.isFinite(entry) ? entry : null));
  if (x0 == null || y0 == null || x1 == null || y1 == null) return null;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

function partsOf(value: unknown): readonly Box[] {
  const numbers: unknown[] = Array.isArray(value) || value instanceof Float32Array ? [...value.slice(0, 40_000)] : [];
  const parts: Box[] = [];
  for (let at = 0; at + 8 <= numbers.length; at += 8) {
    const quad = numbers.slice(at, at + 8).map(Number);
    const xs = quad.filter((_, index) => index % 2 === 0);
    const ys = quad.filter((_, index) => index % 2 === 1);
    if (quad.every(Number.isFinite)) parts.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  }
  return parts;
}

/** "D:20190407190519+02'00'" (ISO 32000-1 §7.9.4) as ISO 8601, as far as it goes; empty for anything else. */
export function isoDate(value: unknown): string {
  const match =
    typeof value === 'string'
      ? /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/.exec(value.trim())
      : null;
  if (match === null) return '';
  const [, year, month, day, hour, minute, second = '00', zulu, sign, hours, minutes = '00'] = match;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (hour === undefined || minute === undefined) return date;
  const zone = zulu !== undefined ? 'Z' : sign === undefined ? '' : `${sign}${hours}:${minutes}`;
  return `${date}T${hour}:${minute}:${second}${zone}`;
}
