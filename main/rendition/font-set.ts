import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import { type PdfObjects, pdfNumber } from './pdf-objects.ts';
import { TrueTypeFont } from './true-type-font.ts';

export type ChineseScript = 'zh-Hant' | 'zh-Hans';

/** A character as a face of the document sets it. */
export interface SetGlyph {
  readonly face: number;
  /** Its number in the embedded font; null for a character that shows nothing. */
  readonly glyph: number | null;
  /** Thousandths of the type size. */
  readonly advance: number;
  /** Neither font has it: a box stands for it. */
  readonly missing: boolean;
}

const faces = [
  { folder: 'noto-sans-hk/400Regular', file: 'NotoSansHK_400Regular.ttf' },
  { folder: 'noto-sans-hk/700Bold', file: 'NotoSansHK_700Bold.ttf' },
  { folder: 'noto-sans-sc/400Regular', file: 'NotoSansSC_400Regular.ttf' },
  { folder: 'noto-sans-sc/700Bold', file: 'NotoSansSC_700Bold.ttf' },
] as const;

const loaded = new Map<string, Promise<TrueTypeFont>>();

function loadFace(fontsFolder: string, face: number): Promise<TrueTypeFont> {
  const { folder, file } = faces[face] ?? faces[0];
  const path = join(fontsFolder, folder, file);
  let font = loaded.get(path);
  if (font === undefined) {
    font = readFile(path).then(
      (bytes) => new TrueTypeFont(bytes),
      (cause) => {
        loaded.delete(path);
        throw new SampanError('machine-lacks', `The font ${file} is missing. Install Sampan again.`, { cause });
      },
    );
    loaded.set(path, font);
  }
  return font;
}

interface FaceInUse {
  readonly font: TrueTypeFont;
  /** Glyphs of the font by their number in the embedded one, and the character of each. */
  readonly glyphs: number[];
  readonly characters: number[];
  readonly known: Map<number, SetGlyph>;
  /** Places in `glyphs` of those in their narrow form. */
  readonly narrow: Set<number>;
}

/** Marks of direction, joiners and variation: in the text, nothing on paper. */
function showsNothing(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0xe0000 && code <= 0xe01ef)
  );
}

/** The fonts of one document; glyphs are numbered as they are first used. */
export class FontSet {
  private readonly faces: readonly FaceInUse[];

  private constructor(fonts: readonly TrueTypeFont[]) {
    this.faces = fonts.map((font) => ({
      font,
      glyphs: [0],
      characters: [0xfffd],
      known: new Map(),
      narrow: new Set(),
    }));
  }

  /** Fonts are read once for all documents. Throws `machine-lacks` where one is missing. */
  static async load(fontsFolder: string): Promise<FontSet> {
    return new FontSet(await Promise.all(faces.map((_, face) => loadFace(fontsFolder, face))));
  }

  /** `isNarrow`: a quotation mark in Latin words, which the fonts give the width of a Chinese character. */
  glyph(code: number, script: ChineseScript, bold: boolean, isNarrow = false): SetGlyph {
    const first = (script === 'zh-Hans' && code > 0x2e7f ? 2 : 0) + (bold ? 1 : 0);
    const key = isNarrow ? -code : code;
    const known = this.faces[first]?.known.get(key);
    if (known !== undefined) return known;
    const found = this.find(code, first, isNarrow);
    this.faces[first]?.known.set(key, found);
    return found;
  }

  private find(code: number, first: number, isNarrow: boolean): SetGlyph {
    if (showsNothing(code)) return { face: first, glyph: null, advance: 0, missing: false };
    for (const face of [first, first ^ 2]) {
      const inUse = this.faces[face];
      const source = inUse?.font.glyphOf(code) ?? 0;
      if (inUse && source !== 0) return enter(inUse, face, code, source, false, isNarrow);
    }
    const inUse = this.faces[first];
    if (inUse === undefined) throw new SampanError('internal', 'A face of the fonts is missing.');
    return enter(inUse, first, code, 0, true);
  }

  /** The fonts as resources: `/F0 5 0 R …`. */
  write(objects: PdfObjects): string {
    return this.faces
      .map((face, index) => (face.glyphs.length > 1 ? `/F${index} ${writeFace(objects, face, index)} 0 R` : ''))
      .filter(Boolean)
      .join(' ');
  }
}

function enter(
  inUse: FaceInUse,
  face: number,
  code: number,
  source: number,
  missing: boolean,
  isNarrow = false,
): SetGlyph {
  const full = inUse.glyphs.length >= 60_000;
  if (!full) {
    inUse.glyphs.push(source);
    inUse.characters.push(code);
  }
  const glyph = full ? 0 : inUse.glyphs.length - 1;
  if (isNarrow && !full) {
    inUse.narrow.add(glyph);
    return { face, glyph, advance: inUse.font.narrowAdvanceOf(source), missing };
  }
  return { face, glyph, advance: inUse.font.advanceOf(full ? 0 : source), missing: missing || full };
}

function writeFace(objects: PdfObjects, face: FaceInUse, index: number): number {
  const file = face.font.subset(face.glyphs, face.narrow);
  const name = `${['SAMPAA', 'SAMPAB', 'SAMPAC', 'SAMPAD'][index]}+${faces[index]?.file.replace(/_.*/, '')}${index % 2 ? '-Bold' : ''}`;
  const fontFile = objects.addStream(`/Length1 ${file.length}`, file);
  const descriptor = objects.add(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[-1000 -1000 3000 2000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 733/StemV ${index % 2 ? 140 : 80}/FontFile2 ${fontFile} 0 R>>`,
  );
  const widths = face.glyphs
    .map((glyph, place) =>
      pdfNumber(face.narrow.has(place) ? face.font.narrowAdvanceOf(glyph) : face.font.advanceOf(glyph)),
    )
    .join(' ');
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 1000/W[0[${widths}]]/CIDToGIDMap/Identity>>`,
  );
  const unicode = objects.addStream('', Buffer.from(toUnicode(face.characters), 'latin1'));
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
}

function toUnicode(characters: readonly number[]): string {
  const rows = characters.map(
    (code, glyph) =>
      `<${glyph.toString(16).padStart(4, '0')}><${Buffer.from(String.fromCodePoint(code).toWellFormed(), 'utf16le').swap16().toString('hex')}>`,
  );
  let map =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sampan def /CMapType 2 def 1 begincodespacerange <0000><ffff> endcodespacerange\n';
  for (let at = 0; at < rows.length; at += 100) {
    const part = rows.slice(at, at + 100);
    map += `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`;
  }
  return `${map}endcmap CMapName currentdict /CMap defineresource pop end end`;
}
