import { SampanError } from '#contract/errors.ts';

/** White on each side of a narrow glyph, in thousandths of the em. */
const narrowBearing = 55;

/**
 * A TrueType font (OpenType specification, `glyf` outlines): the glyph of a
 * character, its advance, and a smaller font with some glyphs only.
 */
export class TrueTypeFont {
  readonly unitsPerEm: number;
  private readonly data: Buffer;
  private readonly tables = new Map<string, Buffer>();
  private readonly glyphCount: number;
  private readonly metricCount: number;
  private readonly longOffsets: boolean;
  /** Groups of the character map: first code, last code, first glyph. */
  private readonly groups: Uint32Array;

  /** Throws `machine-lacks` where the bytes are no such font. */
  constructor(bytes: Uint8Array) {
    this.data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = this.data.readUInt16BE(4);
    for (let index = 0; index < count; index += 1) {
      const at = 12 + 16 * index;
      const start = this.data.readUInt32BE(at + 8);
      this.tables.set(
        this.data.toString('latin1', at, at + 4),
        this.data.subarray(start, start + this.data.readUInt32BE(at + 12)),
      );
    }
    const head = this.table('head');
    this.unitsPerEm = head.readUInt16BE(18);
    this.longOffsets = head.readInt16BE(50) === 1;
    this.glyphCount = this.table('maxp').readUInt16BE(4);
    this.metricCount = this.table('hhea').readUInt16BE(34);
    this.groups = characterGroups(this.table('cmap'));
  }

  /** The glyph of a code point; 0 where the font has none. */
  glyphOf(codePoint: number): number {
    let low = 0;
    let high = this.groups.length / 3;
    while (low < high) {
      const middle = (low + high) >> 1;
      const first = this.groups[3 * middle] ?? 0;
      if (codePoint < first) high = middle;
      else if (codePoint > (this.groups[3 * middle + 1] ?? 0)) low = middle + 1;
      else return (this.groups[3 * middle + 2] ?? 0) + codePoint - first;
    }
    return 0;
  }

  /** In thousandths of the em. */
  advanceOf(glyph: number): number {
    const at = 4 * Math.min(glyph, this.metricCount - 1);
    return (this.table('hmtx').readUInt16BE(at) * 1000) / this.unitsPerEm;
  }

  /** A glyph without the white beside it, as a Latin text needs a quotation mark of a Chinese font: in thousandths. */
  narrowAdvanceOf(glyph: number): number {
    const { left, right } = this.extentOf(glyph);
    return ((right - left) * 1000) / this.unitsPerEm + 2 * narrowBearing;
  }

  /**
   * A font whose glyph `n` is `glyphs[n]` of this one, in the narrow form where `narrow` has `n`; the
   * first is to be 0. Parts of composite glyphs come after.
   */
  subset(glyphs: readonly number[], narrow: ReadonlySet<number> = new Set()): Buffer {
    const order = [...glyphs];
    const places = new Map<number, number>();
    for (const [place, glyph] of order.entries())
      if (!places.has(glyph) && !narrow.has(place)) places.set(glyph, place);
    const outlines: Buffer[] = [];
    const offsets: number[] = [0];
    const metrics: Buffer[] = [];
    let length = 0;
    for (let place = 0; place < order.length; place += 1) {
      const glyph = order[place] ?? 0;
      const whole = narrow.has(place) ? this.narrowOutline(glyph) : this.outlineOf(glyph);
      const outline = this.partsRenumbered(whole, (part) => {
        const known = places.get(part);
        if (known !== undefined) return known;
        order.push(part);
        places.set(part, order.length - 1);
        return order.length - 1;
      });
      outlines.push(outline, Buffer.alloc(-outline.length & 3));
      length += (outline.length + 3) & ~3;
      offsets.push(length);
      metrics.push(narrow.has(place) ? this.narrowMetric(glyph) : this.metricOf(glyph));
    }
    const loca = Buffer.alloc(4 * offsets.length);
    for (const [index, offset] of offsets.entries()) loca.writeUInt32BE(offset, 4 * index);
    const head = Buffer.from(this.table('head'));
    head.writeInt16BE(1, 50);
    head.writeUInt32BE(0, 8);
    const hhea = Buffer.from(this.table('hhea'));
    hhea.writeUInt16BE(order.length, 34);
    const maxp = Buffer.from(this.table('maxp'));
    maxp.writeUInt16BE(order.length, 4);
    return fontFile({ glyf: Buffer.concat(outlines), head, hhea, hmtx: Buffer.concat(metrics), loca, maxp });
  }

  private table(name: string): Buffer {
    const found = this.tables.get(name);
    if (found === undefined) {
      throw new SampanError('machine-lacks', 'A font that Sampan ships with is damaged. Install Sampan again.');
    }
    return found;
  }

  private outlineOf(glyph: number): Buffer {
    if (glyph >= this.glyphCount) return Buffer.alloc(0);
    const loca = this.table('loca');
    const offset = (index: number) =>
      this.longOffsets ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index);
    return this.table('glyf').subarray(offset(glyph), offset(glyph + 1));
  }

  private extentOf(glyph: number): { readonly left: number; readonly right: number } {
    const outline = this.outlineOf(glyph);
    return outline.length < 10
      ? { left: 0, right: 0 }
      : { left: outline.readInt16BE(2), right: outline.readInt16BE(6) };
  }

  /** A composite glyph: the whole one, moved to the left. */
  private narrowOutline(glyph: number): Buffer {
    const outline = this.outlineOf(glyph);
    if (outline.length < 10) return outline;
    const moved = Math.round((narrowBearing * this.unitsPerEm) / 1000) - outline.readInt16BE(2);
    const found = Buffer.alloc(18);
    found.writeInt16BE(-1, 0);
    outline.copy(found, 2, 2, 10);
    found.writeInt16BE(outline.readInt16BE(2) + moved, 2);
    found.writeInt16BE(outline.readInt16BE(6) + moved, 6);
    // ARG_1_AND_2_ARE_WORDS, ARGS_ARE_XY_VALUES.
    found.writeUInt16BE(3, 10);
    found.writeUInt16BE(glyph, 12);
    found.writeInt16BE(moved, 14);
    return found;
  }

  private narrowMetric(glyph: number): Buffer {
    const found = Buffer.alloc(4);
    found.writeUInt16BE(Math.round((this.narrowAdvanceOf(glyph) * this.unitsPerEm) / 1000), 0);
    found.writeInt16BE(Math.round((narrowBearing * this.unitsPerEm) / 1000), 2);
    return found;
  }

  private metricOf(glyph: number): Buffer {
    const hmtx = this.table('hmtx');
    const found = Buffer.alloc(4);
    found.writeUInt16BE(hmtx.readUInt16BE(4 * Math.min(glyph, this.metricCount - 1)), 0);
    const bearing = glyph < this.metricCount ? 4 * glyph + 2 : 4 * this.metricCount + 2 * (glyph - this.metricCount);
    if (bearing + 2 <= hmtx.length) found.writeInt16BE(hmtx.readInt16BE(bearing), 2);
    return found;
  }

  private partsRenumbered(outline: Buffer, placeOf: (glyph: number) => number): Buffer {
    if (outline.length < 10 || outline.readInt16BE(0) >= 0) return outline;
    const copy = Buffer.from(outline);
    let at = 10;
    for (let more = true; more && at + 4 <= copy.length; ) {
      const flags = copy.readUInt16BE(at);
      copy.writeUInt16BE(placeOf(copy.readUInt16BE(at + 2)), at + 2);
      at += 4 + (flags & 1 ? 4 : 2);
      if (flags & 0x08) at += 2;
      else if (flags & 0x40) at += 4;
      else if (flags & 0x80) at += 8;
      more = (flags & 0x20) !== 0;
    }
    return copy;
  }
}

/** The groups of a format 12 subtable. */
function characterGroups(cmap: Buffer): Uint32Array {
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index += 1) {
    const at = cmap.readUInt32BE(4 + 8 * index + 4);
    if (cmap.readUInt16BE(at) !== 12) continue;
    const groups = new Uint32Array(3 * cmap.readUInt32BE(at + 12));
    for (let place = 0; place < groups.length; place += 1) groups[place] = cmap.readUInt32BE(at + 16 + 4 * place);
    return groups;
  }
  throw new SampanError(
    'machine-lacks',
    'A font that Sampan ships with has no full character map. Install Sampan again.',
  );
}

function fontFile(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables);
  const header = Buffer.alloc(12 + 16 * entries.length);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(entries.length, 4);
  const power = Math.floor(Math.log2(entries.length));
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (entries.length - 2 ** power), 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (const [index, [name, bytes]] of entries.entries()) {
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    let sum = 0;
    for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
    header.write(name, 12 + 16 * index, 'latin1');
    header.writeUInt32BE(sum, 12 + 16 * index + 4);
    header.writeUInt32BE(offset, 12 + 16 * index + 8);
    header.writeUInt32BE(bytes.length, 12 + 16 * index + 12);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}
