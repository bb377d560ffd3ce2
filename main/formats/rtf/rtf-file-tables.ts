import { withoutSymbolFont } from '../symbol-fonts.ts';
import { codePageOfCharset, decodeCodePage, decodeExactly, isDoubleByte } from './code-pages.ts';
import type { Destination, GroupState } from './rtf-state.ts';

/** The tables at the head of a file: fonts with their code pages, colours, heading styles, authors of changes. */
export class RtfFileTables {
  /** By the style's number. */
  readonly headings = new Map<number, number>();
  readonly authors: string[] = [];

  private codePage = 1252;
  private readonly fonts = new Map<number, { codePage: number | null; name: string }>();
  private font = -1;
  private readonly colors: (string | null)[] = [];
  private color: number[] = [];
  private style = -1;
  private name = '';

  /** `#rrggbb`; null for the automatic colour. */
  colorOf(index: number): string | null {
    return this.colors[index] ?? null;
  }

  /** Text in a symbol font as Unicode. */
  inFont(text: string, font: number): string {
    return withoutSymbolFont(text, this.fonts.get(font)?.name ?? '');
  }

  /** Text inside one of the tables; false where the destination is none of them. */
  takeText(destination: Destination, text: string): boolean {
    for (const sign of text) {
      if (destination === 'fonts') this.takeFontName(sign);
      else if (destination === 'colors') this.takeColorEnd(sign);
      else if (destination === 'styles') this.takeStyleName(sign);
      else if (destination === 'authors') this.takeAuthor(sign);
      else return false;
    }
    return true;
  }

  /** A control word that belongs to the tables; false where it does not. */
  takeWord(destination: Destination, word: string, value: number | null): boolean {
    switch (word) {
      case 'ansicpg':
        if (value) this.codePage = value;
        return true;
      case 'mac':
        this.codePage = 10000;
        return true;
      case 'fcharset':
        this.setFont(value === null ? null : codePageOfCharset(value));
        return true;
      case 'cpg':
        if (value) this.setFont(value);
        return true;
      case 'red':
      case 'green':
      case 'blue':
        this.color[['red', 'green', 'blue'].indexOf(word)] = value ?? 0;
        return true;
    }
    if (destination === 'fonts' && word === 'f') {
      this.font = value ?? -1;
      return true;
    }
    if (destination !== 'styles') return false;
    if (word === 's') this.style = value ?? -1;
    else if (word === 'cs' || word === 'ds' || word === 'ts') this.style = -1;
    else if (word === 'outlinelevel' && this.style >= 0 && value !== null && value < 9) {
      this.headings.set(this.style, value + 1);
    }
    return true;
  }

  /** Bytes of text in the font that `state` has. */
  decode(bytes: Uint8Array, state: GroupState): string {
    if (bytes.every((byte) => byte < 0x80)) return Buffer.from(bytes).toString('latin1');
    const { doubleByte, doubleByteFont, font } = state;
    const known = this.fonts.get(doubleByte && doubleByteFont !== null ? doubleByteFont : font);
    if (known?.codePage) return decodeCodePage(bytes, known.codePage);
    // "ANSI" fonts in East Asian files often hold that language's own bytes.
    if (isDoubleByte(this.codePage)) {
      const exact = decodeExactly(bytes, this.codePage);
      if (exact !== null) return exact;
      return known ? decodeCodePage(bytes, 1252) : decodeCodePage(bytes, this.codePage);
    }
    return decodeCodePage(bytes, this.codePage);
  }

  private setFont(codePage: number | null): void {
    if (this.font < 0 || this.fonts.size > 10_000) return;
    this.fonts.set(this.font, { name: this.fonts.get(this.font)?.name ?? '', codePage });
  }

  private takeFontName(sign: string): void {
    const font = this.fonts.get(this.font) ?? { codePage: null, name: '' };
    if (sign === ';') this.font = -1;
    else if (this.font >= 0 && font.name.length < 100) this.fonts.set(this.font, { ...font, name: font.name + sign });
  }

  private takeColorEnd(sign: string): void {
    if (sign !== ';') return;
    const [red, green, blue] = this.color;
    const two = (value = 0) => Math.min(Math.max(value, 0), 255).toString(16).padStart(2, '0');
    if (this.colors.length < 5_000) {
      this.colors.push(this.color.length === 0 ? null : `#${two(red)}${two(green)}${two(blue)}`);
    }
    this.color = [];
  }

  private takeStyleName(sign: string): void {
    if (sign !== ';') {
      if (this.name.length < 200) this.name += sign;
      return;
    }
    const heading = /^\s*heading ([1-9])\s*$/i.exec(this.name);
    if (heading && this.style >= 0) this.headings.set(this.style, Number(heading[1]));
    this.name = '';
  }

  private takeAuthor(sign: string): void {
    if (sign !== ';') {
      if (this.name.length < 500) this.name += sign;
      return;
    }
    if (this.authors.length < 10_000) this.authors.push(this.name.trim());
    this.name = '';
  }
}
