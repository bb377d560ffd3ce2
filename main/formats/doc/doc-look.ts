import type { FlowParagraph } from '#contract/flow.ts';
import type { CellDefinition } from '../rtf/rtf-tables.ts';
import { byteOf, longOf, type Sprm, shortOf } from './doc-sprms.ts';

export interface DocCharacters {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  underline?: boolean;
  hidden?: boolean;
  highlight?: boolean;
  size?: number;
  position?: 'superscript' | 'subscript';
  inserted?: boolean;
  deleted?: boolean;
  insertedBy?: number;
  insertedAt?: number;
  deletedBy?: number;
  deletedAt?: number;
  symbol?: number;
}

/** Character properties in order; a value of 0x80 or 0x81 means as, or against, the style. */
export function docCharacters(style: readonly Sprm[], own: readonly Sprm[]): DocCharacters {
  const base: DocCharacters = {};
  for (const sprm of style) applyCharacter(base, {}, sprm);
  const look: DocCharacters = { ...base };
  for (const sprm of own) applyCharacter(look, base, sprm);
  return look;
}

function toggle(value: number, styled: boolean | undefined): boolean {
  return value === 0x80 ? (styled ?? false) : value === 0x81 ? !styled : value !== 0;
}

function applyCharacter(look: DocCharacters, base: DocCharacters, sprm: Sprm): void {
  switch (sprm.code) {
    case 0x0800:
      look.deleted = byteOf(sprm) === 1;
      break;
    case 0x0801:
      look.inserted = byteOf(sprm) === 1;
      break;
    case 0x4804:
      look.insertedBy = shortOf(sprm);
      break;
    case 0x6805:
      look.insertedAt = longOf(sprm);
      break;
    case 0x4863:
      look.deletedBy = shortOf(sprm);
      break;
    case 0x6864:
      look.deletedAt = longOf(sprm);
      break;
    case 0x6a09:
      look.symbol = longOf(sprm) >>> 16;
      break;
    case 0x0835:
      look.bold = toggle(byteOf(sprm), base.bold);
      break;
    case 0x0836:
      look.italic = toggle(byteOf(sprm), base.italic);
      break;
    case 0x0837:
    case 0x2a53:
      look.strike = toggle(byteOf(sprm), base.strike);
      break;
    case 0x083c:
      look.hidden = toggle(byteOf(sprm), base.hidden);
      break;
    case 0x2a3e:
      look.underline = byteOf(sprm) !== 0;
      break;
    case 0x2a0c:
      look.highlight = byteOf(sprm) !== 0;
      break;
    case 0x4a43: {
      const size = shortOf(sprm) / 2;
      if (size >= 1 && size <= 400) look.size = size;
      break;
    }
    case 0x2a48:
      look.position = byteOf(sprm) === 1 ? 'superscript' : byteOf(sprm) === 2 ? 'subscript' : undefined;
      break;
  }
}

export interface DocParagraph {
  look: Partial<Pick<FlowParagraph, 'align' | 'indent' | 'firstLineIndent' | 'spaceBefore' | 'spaceAfter'>>;
  list?: number;
  level?: number;
  outline?: number;
  inTable?: boolean;
  rowEnd?: boolean;
  innerCell?: boolean;
  innerRowEnd?: boolean;
  depth?: number;
  pageBreakBefore?: boolean;
  headerRow?: boolean;
  cells?: CellDefinition[];
}

const alignments = ['left', 'centre', 'right', 'justify', 'justify'] as const;

export function docParagraph(sprms: readonly Sprm[]): DocParagraph {
  const paragraph: DocParagraph = { look: {} };
  const look: { -readonly [K in keyof DocParagraph['look']]: DocParagraph['look'][K] } = {};
  for (const sprm of sprms) {
    const points = Math.max(-2_000, Math.min(2_000, shortOf(sprm) / 20));
    switch (sprm.code) {
      case 0x2403:
      case 0x2461:
        look.align = alignments[byteOf(sprm)] ?? 'left';
        break;
      case 0x840f:
      case 0x845e:
        look.indent = points;
        break;
      case 0x8411:
      case 0x8460:
        look.firstLineIndent = points;
        break;
      case 0xa413:
        look.spaceBefore = Math.max(0, points);
        break;
      case 0xa414:
        look.spaceAfter = Math.max(0, points);
        break;
      case 0x260a:
        paragraph.level = Math.min(byteOf(sprm), 8);
        break;
      case 0x460b:
        paragraph.list = shortOf(sprm);
        break;
      case 0x2640:
        paragraph.outline = byteOf(sprm);
        break;
      case 0x2416:
        paragraph.inTable = byteOf(sprm) !== 0;
        break;
      case 0x2417:
        paragraph.rowEnd = byteOf(sprm) !== 0;
        break;
      case 0x244b:
        paragraph.innerCell = byteOf(sprm) !== 0;
        break;
      case 0x244c:
        paragraph.innerRowEnd = byteOf(sprm) !== 0;
        break;
      case 0x6649:
        paragraph.depth = Math.min(longOf(sprm), 20);
        break;
      case 0x2407:
        paragraph.pageBreakBefore = byteOf(sprm) !== 0;
        break;
      case 0x3404:
        paragraph.headerRow = byteOf(sprm) !== 0;
        break;
      case 0xd608:
        paragraph.cells = cellDefinitions(sprm.operand);
        break;
    }
  }
  paragraph.look = look;
  return paragraph;
}

/** `sprmTDefTable`: edges of the cells and which of them are merged. */
function cellDefinitions(view: DataView): CellDefinition[] {
  const count = view.byteLength > 0 ? Math.min(view.getUint8(0), 63) : 0;
  const cells: CellDefinition[] = [];
  for (let index = 0; index < count; index += 1) {
    const edge = 1 + (index + 1) * 2;
    const flagsAt = 1 + (count + 1) * 2 + index * 20;
    if (edge + 2 > view.byteLength) break;
    const flags = flagsAt + 2 <= view.byteLength ? view.getUint16(flagsAt, true) : 0;
    const vertical = (flags >>> 5) & 3;
    cells.push({
      right: view.getInt16(edge, true),
      ...(vertical === 3 ? { startsDown: true } : {}),
      ...(vertical === 1 ? { goesOnDown: true } : {}),
      ...((flags & 3) === 2 ? { goesOnAcross: true } : {}),
    });
  }
  return cells;
}
