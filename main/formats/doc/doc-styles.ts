import { readSprms, type Sprm } from './doc-sprms.ts';

export interface DocStyle {
  readonly name: string;
  /** 1 to 9 of the built-in headings. */
  readonly headingLevel: number | null;
  readonly base: number;
  readonly paragraph: readonly Sprm[];
  readonly characters: readonly Sprm[];
}

/** The style sheet (STSH, MS-DOC §2.9.271) by the styles' indices. */
export function readDocStyles(view: DataView): Map<number, DocStyle> {
  const styles = new Map<number, DocStyle>();
  if (view.byteLength < 8) return styles;
  const baseLength = view.getUint16(4, true);
  const count = Math.min(view.getUint16(2, true), 4_096);
  let at = 2 + view.getUint16(0, true);
  for (let index = 0; index < count && at + 2 <= view.byteLength; index += 1) {
    const length = view.getUint16(at, true);
    at += 2;
    if (at + length > view.byteLength) break;
    if (length > baseLength + 4) {
      styles.set(index, readStyle(new DataView(view.buffer, view.byteOffset + at, length), baseLength));
    }
    at += length + (length % 2);
  }
  return styles;
}

function readStyle(std: DataView, baseLength: number): DocStyle {
  const builtIn = std.getUint16(0, true) & 0xfff;
  const kind = std.getUint16(2, true) & 0xf;
  const base = std.getUint16(2, true) >>> 4;
  const parts = std.getUint16(4, true) & 0xf;
  let at = baseLength;
  const nameLength = Math.min(std.getUint16(at, true), (std.byteLength - at - 2) >>> 1);
  let name = '';
  for (let index = 0; index < nameLength; index += 1)
    name += String.fromCharCode(std.getUint16(at + 2 + index * 2, true));
  at += 2 + nameLength * 2 + 2;
  const properties: Uint8Array[] = [];
  for (let part = 0; part < parts && at + 2 <= std.byteLength; part += 1) {
    const length = Math.min(std.getUint16(at, true), std.byteLength - at - 2);
    properties.push(new Uint8Array(std.buffer, std.byteOffset + at + 2, length));
    at += 2 + length + (length % 2);
  }
  const paragraphStyle = kind === 1;
  return {
    name,
    headingLevel: builtIn >= 1 && builtIn <= 9 ? builtIn : null,
    base,
    paragraph: paragraphStyle ? readSprms((properties[0] ?? new Uint8Array(0)).subarray(2)) : [],
    characters: readSprms(properties[paragraphStyle ? 1 : 0] ?? new Uint8Array(0)),
  };
}

/** A style's properties over its bases, the style's own last. */
export function styleSprms(
  styles: ReadonlyMap<number, DocStyle>,
  index: number,
  part: 'paragraph' | 'characters',
): Sprm[] {
  const chain: DocStyle[] = [];
  for (let at = index; chain.length < 12; ) {
    const style = styles.get(at);
    if (!style || chain.includes(style)) break;
    chain.unshift(style);
    at = style.base;
  }
  return chain.flatMap((style) => style[part]);
}
