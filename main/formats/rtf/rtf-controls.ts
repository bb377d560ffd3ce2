import type { Destination, GroupState, ParagraphState } from './rtf-state.ts';
import { freshParagraph, plainCharacters } from './rtf-state.ts';

/** Control words that stand for one character. */
export const characterWords: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['lbr', '\n'],
  ['emdash', '\u2014'],
  ['endash', '\u2013'],
  ['lquote', '\u2018'],
  ['rquote', '\u2019'],
  ['ldblquote', '\u201c'],
  ['rdblquote', '\u201d'],
  ['bullet', '\u2022'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
]);

/** Control symbols that stand for one character. */
export const characterSymbols: ReadonlyMap<string, string> = new Map([
  ['~', '\u00a0'],
  ['-', '\u00ad'],
  ['_', '\u2011'],
  ['\t', '\t'],
]);

/** Groups that hold the file's own tables, by where their text goes. */
export const tableDestinations: ReadonlyMap<string, Destination> = new Map([
  ['fonttbl', 'fonts'],
  ['colortbl', 'colors'],
  ['stylesheet', 'styles'],
  ['revtbl', 'authors'],
]);

/** Applies a word of character formatting; false where it is none. */
export function characterControl(state: GroupState, word: string, value: number | null): boolean {
  const on = value !== 0;
  switch (word) {
    case 'plain':
      Object.assign(state, plainCharacters());
      break;
    case 'b':
      state.bold = on;
      break;
    case 'i':
      state.italic = on;
      break;
    case 'ul':
    case 'uld':
    case 'uldb':
    case 'ulw':
    case 'uldash':
      state.underline = on;
      break;
    case 'ulnone':
      state.underline = false;
      break;
    case 'strike':
    case 'striked':
      state.strike = on;
      break;
    case 'v':
      state.hidden = on;
      break;
    case 'highlight':
      state.highlight = (value ?? 0) > 0;
      break;
    case 'fs':
      state.size = value !== null && value >= 2 && value <= 800 ? value / 2 : null;
      break;
    case 'cf':
      state.color = value ?? 0;
      break;
    case 'super':
      state.position = on ? 'superscript' : null;
      break;
    case 'sub':
      state.position = on ? 'subscript' : null;
      break;
    case 'nosupersub':
      state.position = null;
      break;
    case 'f':
      state.font = value ?? -1;
      state.doubleByte = false;
      break;
    case 'af':
      if (state.doubleByte) state.doubleByteFont = value;
      break;
    case 'dbch':
      state.doubleByte = true;
      break;
    case 'loch':
    case 'hich':
      state.doubleByte = false;
      break;
    case 'uc':
      state.unicodeSkip = Math.min(Math.max(value ?? 1, 0), 8);
      break;
    default:
      return revisionControl(state, word, value);
  }
  return true;
}

function revisionControl(state: GroupState, word: string, value: number | null): boolean {
  switch (word) {
    case 'revised':
    case 'mvt':
      state.inserted = value === 0 ? null : (state.inserted ?? { author: 0, at: 0 });
      break;
    case 'deleted':
    case 'mvf':
      state.deleted = value === 0 ? null : (state.deleted ?? { author: 0, at: 0 });
      break;
    case 'revauth':
      state.inserted = { at: state.inserted?.at ?? 0, author: value ?? 0 };
      break;
    case 'revdttm':
      state.inserted = { author: state.inserted?.author ?? 0, at: value ?? 0 };
      break;
    case 'revauthdel':
      state.deleted = { at: state.deleted?.at ?? 0, author: value ?? 0 };
      break;
    case 'revdttmdel':
      state.deleted = { author: state.deleted?.author ?? 0, at: value ?? 0 };
      break;
    default:
      return false;
  }
  return true;
}

/** Applies a word of paragraph formatting; false where it is none. */
export function paragraphControl(state: GroupState, word: string, value: number | null): boolean {
  if (word === 'pard') {
    state.paragraph = freshParagraph();
    return true;
  }
  const change = paragraphChange(word, value);
  if (!change) return false;
  // Groups share the object until one of them changes it.
  state.paragraph = { ...state.paragraph, ...change };
  return true;
}

function paragraphChange(word: string, value: number | null): Partial<ParagraphState> | null {
  const points = Math.max(-2_000, Math.min(2_000, (value ?? 0) / 20));
  switch (word) {
    case 'ql':
      return { align: 'left' };
    case 'qc':
      return { align: 'centre' };
    case 'qr':
      return { align: 'right' };
    case 'qj':
    case 'qd':
      return { align: 'justify' };
    case 'li':
    case 'lin':
      return { indent: points };
    case 'fi':
      return { firstLineIndent: points };
    case 'sb':
      return { spaceBefore: points };
    case 'sa':
      return { spaceAfter: points };
    case 's':
      return { style: value ?? 0 };
    case 'outlinelevel':
      return { outlineLevel: value !== null && value >= 0 && value < 9 ? value : null };
    case 'intbl':
      return { inTable: true };
    case 'itap':
      return { tableLevel: Math.min(Math.max(value ?? 1, 0), 20) };
    case 'pagebb':
      return { pageBreakBefore: value !== 0 };
    default:
      return null;
  }
}

/** Destinations whose words are part of the document though they are marked as optional. */
export const shownDestinations: ReadonlySet<string> = new Set([
  'shptxt',
  'shpinst',
  'shp',
  'do',
  'dptxbxtext',
  'ud',
  'mmath',
  'moMath',
  'moMathPara',
  'nesttableprops',
  'sp',
  'sv',
  'shppict',
  'shpgrp',
]);

/** Groups that hold no words of the document. */
export const silentDestinations: ReadonlySet<string> = new Set([
  'filetbl',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'themedata',
  'colorschememapping',
  'datastore',
  'latentstyles',
  'xmlnstbl',
  'nonshppict',
  'shprslt',
  'template',
  'falt',
  'panose',
  'bkmkstart',
  'bkmkend',
  'mmathPict',
  'mmathPr',
  'nonesttables',
  'sn',
  'pn',
  'pgdsctbl',
  'tc',
  'xe',
  'objclass',
  'objname',
  'atnicn',
  'background',
  'docvar',
  'userprops',
  'private',
  'ftnsep',
  'ftnsepc',
  'ftncn',
  'aftnsep',
  'aftnsepc',
  'aftncn',
  'blipuid',
  'picprop',
  'keycode',
  'wgrffmtfilter',
  'protusertbl',
  'defchp',
  'defpap',
]);

/** Facts of the \info group under the names that all formats use. */
export const factWords: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['subject', 'subject'],
  ['author', 'author'],
  ['operator', 'last-modified-by'],
  ['company', 'company'],
  ['keywords', 'keywords'],
  ['doccomm', 'description'],
  ['category', 'category'],
]);
