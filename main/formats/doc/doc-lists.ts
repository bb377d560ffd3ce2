import { countLists, type Level, type List, type Numbering } from '../list-numbering.ts';
import { withoutSymbolFont } from '../symbol-fonts.ts';

/** Number formats (MSONFC, MS-OSHARED §2.2.1.3) by the names of OOXML. */
const formats = [
  'decimal',
  'upperRoman',
  'lowerRoman',
  'upperLetter',
  'lowerLetter',
  'ordinal',
  'cardinalText',
  'ordinalText',
  'hex',
  'chicago',
  'ideographDigital',
  'japaneseCounting',
  'aiueo',
  'iroha',
  'decimalFullWidth',
  'decimalHalfWidth',
  'japaneseLegal',
  'japaneseDigitalTenThousand',
  'decimalEnclosedCircle',
  'decimalFullWidth2',
  'aiueoFullWidth',
  'irohaFullWidth',
  'decimalZero',
  'bullet',
  'ganada',
  'chosung',
  'decimalEnclosedFullstop',
  'decimalEnclosedParen',
  'decimalEnclosedCircleChinese',
  'ideographEnclosedCircle',
  'ideographTraditional',
  'ideographZodiac',
  'ideographZodiacTraditional',
  'taiwaneseCounting',
  'ideographLegalTraditional',
  'taiwaneseCountingThousand',
  'taiwaneseDigital',
  'chineseCounting',
  'chineseLegalSimplified',
  'chineseCountingThousand',
];

/** A reader that moves over a view and never past its end. */
class Cursor {
  at = 0;
  private readonly view: DataView;

  constructor(view: DataView) {
    this.view = view;
  }

  number(bytes: 1 | 2 | 4): number {
    const at = this.at;
    this.at += bytes;
    if (this.at > this.view.byteLength) return 0;
    return bytes === 1
      ? this.view.getUint8(at)
      : bytes === 2
        ? this.view.getUint16(at, true)
        : this.view.getUint32(at, true);
  }

  get ended(): boolean {
    return this.at >= this.view.byteLength;
  }
}

/**
 * The lists of a DOC: definitions (PlfLst with its levels) and the uses that
 * paragraphs name (PlfLfo), counted in the document's order. `definitions` goes
 * on past the table itself, where the levels stand.
 */
export function readDocLists(definitions: DataView, tableLength: number, uses: DataView): Numbering {
  const cursor = new Cursor(definitions);
  const count = Math.min(cursor.number(2), 2_000);
  const lists: { readonly id: number; readonly levels: Map<number, Level>; readonly simple: boolean }[] = [];
  for (let index = 0; index < count && !cursor.ended; index += 1) {
    const id = cursor.number(4);
    cursor.at += 22;
    const simple = (cursor.number(1) & 1) === 1;
    cursor.at += 1;
    lists.push({ id, levels: new Map(), simple });
  }
  cursor.at = tableLength;
  for (const list of lists) {
    for (let level = 0; level < (list.simple ? 1 : 9) && !cursor.ended; level += 1)
      list.levels.set(level, readLevel(cursor));
  }
  return countLists(readUses(uses, new Map(lists.map((list) => [list.id, list.levels]))));
}

function readUses(view: DataView, definitions: ReadonlyMap<number, Map<number, Level>>): Map<string, List> {
  const cursor = new Cursor(view);
  const count = Math.min(cursor.number(4), 10_000);
  const uses: { readonly id: number; readonly overrides: number }[] = [];
  for (let index = 0; index < count && !cursor.ended; index += 1) {
    const id = cursor.number(4);
    cursor.at += 8;
    uses.push({ id, overrides: cursor.number(1) });
    cursor.at += 3;
  }
  const lists = new Map<string, List>();
  for (const [index, use] of uses.entries()) {
    const levels = new Map(definitions.get(use.id) ?? []);
    const startOverrides = new Map<number, number>();
    cursor.at += 4;
    for (let override = 0; override < Math.min(use.overrides, 9) && !cursor.ended; override += 1) {
      const start = cursor.number(4);
      const flags = cursor.number(4);
      const level = flags & 0xf;
      if (flags & 0x20) levels.set(level, readLevel(cursor));
      if (flags & 0x10) startOverrides.set(level, start);
    }
    lists.set(String(index + 1), { abstractId: String(use.id), levels, startOverrides });
  }
  return lists;
}

function readLevel(cursor: Cursor): Level {
  const start = cursor.number(4);
  const code = cursor.number(1);
  const flags = cursor.number(1);
  cursor.at += 9 + 1 + 8;
  const characterBytes = cursor.number(1);
  const paragraphBytes = cursor.number(1);
  const restartLimit = cursor.number(1);
  cursor.at += 1 + characterBytes + paragraphBytes;
  const length = Math.min(cursor.number(2), 255);
  let text = '';
  for (let index = 0; index < length; index += 1) {
    const unit = cursor.number(2);
    text += unit < 9 ? `%${unit + 1}` : String.fromCharCode(unit);
  }
  return {
    start: Math.min(start, 32_767),
    format: code === 255 ? 'none' : (formats[code] ?? 'decimal'),
    padding: 0,
    text: code === 23 ? bulletSign(text) : text,
    restart: flags & 0x08 ? restartLimit : null,
    legal: (flags & 0x04) !== 0,
    styleId: null,
    look: {},
  };
}

function bulletSign(text: string): string {
  const sign = withoutSymbolFont(text, 'Symbol');
  return sign.includes('□') ? '•' : sign;
}
