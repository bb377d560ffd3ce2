import type { FlowMark, FlowParagraph, FlowSpan } from '#contract/flow.ts';
import { scriptOf } from '#main/language/script.ts';
import { type CommentNumbers, commentColor, isRemark } from './comment-numbers.ts';
import { filledLine } from './filled-line.ts';
import type { ChineseScript, FontSet } from './font-set.ts';
import { breakLines } from './line-breaks.ts';
import type { CharacterStyle, SetCharacter, SetLine } from './set-line.ts';

export interface ParagraphSettings {
  readonly fonts: FontSet;
  readonly comments?: CommentNumbers;
  readonly width: number;
  readonly size?: number;
  readonly align?: 'left' | 'centre' | 'right';
  /** The page's number and the count of pages, where fields ask for them. */
  readonly pageNumber?: number;
  readonly pageCount?: number;
  /** As `FlowSection.letter`. */
  readonly isLetter?: boolean;
}

export const bodySize = 10.5;
const headingSizes = [16, 14, 12.5, 11.5];
const quoteStep = 12;
const deepestQuote = 10;

/** The lines of a paragraph, none of them wider than `width` unless a single character is. */
export function paragraphLines(paragraph: FlowParagraph, settings: ParagraphSettings): SetLine[] {
  const level = paragraph.headingLevel;
  const size = settings.size ?? (level ? (headingSizes[level - 1] ?? 11) : bodySize);
  const words = paragraph.spans.map(({ text }) => text).join('');
  const script: ChineseScript = scriptFor(words);
  const text = charactersOf(paragraph.spans, { ...settings, size, bold: level !== undefined, script });
  const quoteDepth = Math.min(Math.max(0, paragraph.quoteDepth ?? 0), deepestQuote);
  const room = Math.max(settings.width, 8);
  const left = clamp((paragraph.indent ?? 0) + quoteDepth * quoteStep, 0, room * 0.6);
  let first = clamp(left + (paragraph.firstLineIndent ?? 0), 0, room * 0.7);
  let rest = left;
  let characters = text;
  if (paragraph.number) {
    const label = { text: paragraph.number, ...(paragraph.spans[0] && plainStyle(paragraph.spans[0])) };
    const number = charactersOf([label], { ...settings, size, bold: level !== undefined, script });
    const gap = charactersOf([{ text: ' ' }], { ...settings, size, bold: false, script });
    const width = number.reduce((sum, character) => sum + character.width, 0);
    if ((paragraph.firstLineIndent ?? 0) >= 0 && paragraph.firstLineIndent === undefined)
      rest = left + Math.max(20, width + 6);
    const hangs = rest > first && first + width + 3 <= rest;
    if (gap[0]) gap[0].width = hangs ? rest - first - width : 6;
    characters = [...number, ...gap, ...text];
  }
  first = Math.min(first, room * 0.7);
  rest = Math.min(rest, room * 0.7);
  const align = settings.align ?? paragraph.align;
  const isLetter = settings.isLetter === true;
  const broken = breakLines(characters, { first, rest, room, size, isLetter });
  // A line that a "\n" ends is a short one by right.
  const isFilled = isLetter && align === undefined && !words.includes('\n');
  return broken.map((line, index) => {
    const start = index === 0 ? first : rest;
    if (isFilled && index < broken.length - 1) filledLine(line, room - start);
    const width = line.reduce((sum, character) => sum + character.width, 0);
    const spare = Math.max(0, room - start - width);
    const x = start + (align === 'right' ? spare : align === 'centre' ? spare / 2 : 0);
    const tallest = line.reduce((most, { style }) => Math.max(most, style.size), line.length > 0 ? 0 : size);
    return { characters: line, x, height: tallest * 1.42, baseline: tallest * 1.09, quoteDepth };
  });
}

/** Simplified where more of its characters are simplified only. */
function scriptFor(text: string): ChineseScript {
  if (!/[\u2e80-\u9fff\uf900-\ufaff]/.test(text)) return 'zh-Hant';
  return simplifiedShare(text) ? 'zh-Hans' : 'zh-Hant';
}

function simplifiedShare(text: string): boolean {
  const shares = scriptOf(text.slice(0, 400));
  return shares.simplified > shares.traditional;
}

interface CharacterSettings extends ParagraphSettings {
  readonly size: number;
  readonly bold: boolean;
  readonly script: ChineseScript;
}

function plainStyle(span: FlowSpan): Partial<FlowSpan> {
  return {
    ...(span.bold !== undefined && { bold: span.bold }),
    ...(span.size !== undefined && { size: span.size }),
    ...(span.marks?.some(({ kind }) => kind === 'deleted') && {
      marks: span.marks.filter(({ kind }) => kind === 'deleted'),
    }),
  };
}

function charactersOf(spans: readonly FlowSpan[], settings: CharacterSettings): SetCharacter[] {
  const result: SetCharacter[] = [];
  const words = spans.map((span) => fieldText(span, settings));
  let offset = 0;
  const all = words.join('');
  for (const [index, span] of spans.entries()) {
    const style = styleOf(span, settings);
    const text = words[index] ?? '';
    for (const character of text) {
      if (character === '\r') {
        offset += 1;
        continue;
      }
      const code = character.codePointAt(0) ?? 0;
      const isNarrow = /[“”‘’]/.test(character) && isLatinQuote(all, offset);
      offset += character.length;
      const glyph = settings.fonts.glyph(code, settings.script, style.bold, isNarrow);
      result.push({
        text: character,
        code,
        face: glyph.face,
        glyph: code === 9 || code === 10 ? null : glyph.glyph,
        width: (glyph.advance * style.size) / 1000,
        missing: glyph.missing,
        style,
      });
    }
    if (span.footnote || (text === '' && style.marks.length > 0)) {
      result.push({
        text: '',
        code: 0,
        face: 0,
        glyph: null,
        width: 0,
        missing: false,
        style,
        footnote: withReference(span.footnote, span.text.trim()),
      });
    }
    const next = spans[index + 1]?.marks ?? [];
    for (const mark of style.marks)
      if (!next.some((other) => other === mark || (other.kind === 'comment' && other.note === mark.note)))
        result.push(...commentReference(mark, settings));
  }
  return result;
}

/** An opening mark belongs to the words after it, a closing one to those before. */
function isLatinQuote(text: string, at: number): boolean {
  const opens = /[“‘]/.test(text[at] ?? '');
  const near = opens ? text.slice(at + 1, at + 3) : text.slice(Math.max(0, at - 2), at);
  return !/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(near.trim().at(opens ? 0 : -1) ?? '');
}

/** The reference after the last word of a comment, which carries the note; drawn, but no part of the text. */
function commentReference(mark: FlowMark, settings: CharacterSettings): SetCharacter[] {
  const entered = mark.kind === 'comment' ? (settings.comments?.enter(mark) ?? null) : null;
  if (entered === null) return [];
  const size = settings.size * 0.62;
  const style: CharacterStyle = {
    size,
    bold: true,
    italic: false,
    underline: false,
    strike: false,
    color: commentColor,
    rise: settings.size * 0.38,
    tint: null,
    marks: [],
  };
  return [...entered.reference, '\u2009'].map((character, index) => {
    const glyph = settings.fonts.glyph(character.codePointAt(0) ?? 0, 'zh-Hant', true);
    return {
      text: '',
      code: 0,
      face: glyph.face,
      glyph: character === '\u2009' ? null : glyph.glyph,
      width: character === '\u2009' ? size * 0.2 : (glyph.advance * size) / 1000,
      missing: false,
      style,
      ...(index === 0 && { comment: entered.note }),
    };
  });
}

function fieldText(span: FlowSpan, settings: ParagraphSettings): string {
  if (span.pageField === 'number' && settings.pageNumber !== undefined) return String(settings.pageNumber);
  if (span.pageField === 'count' && settings.pageCount !== undefined) return String(settings.pageCount);
  return span.text;
}

/** A footnote's words after its reference mark, where they do not begin with it themselves. */
function withReference(
  footnote: readonly FlowParagraph[] | undefined,
  reference: string,
): readonly FlowParagraph[] | undefined {
  const [first, ...others] = footnote ?? [];
  if (!first || reference === '' || first.number !== undefined) return footnote;
  const begins = first.spans
    .map(({ text }) => text)
    .join('')
    .trimStart()
    .startsWith(reference);
  return begins ? footnote : [{ ...first, number: reference, indent: 0 }, ...others];
}

const struck: FlowMark = { kind: 'struck-out' };

function styleOf(span: FlowSpan, settings: CharacterSettings): CharacterStyle {
  const given = span.marks ?? [];
  const has = (kind: FlowMark['kind']) => given.some((mark) => mark.kind === kind);
  const crossed = span.strike === true && !has('deleted') && !has('struck-out');
  const size = clamp(span.size ?? settings.size, 4, 120);
  const raised = span.position !== undefined;
  const color = has('hidden') ? '#7a7a7a' : has('inserted') ? '#0b6b3a' : has('deleted') ? '#a3212b' : span.color;
  return {
    size: raised ? size * 0.65 : size,
    bold: span.bold ?? settings.bold,
    italic: span.italic === true,
    underline: span.underline === true || has('inserted'),
    strike: span.strike === true || has('deleted') || has('struck-out'),
    color: color && /^#[0-9a-f]{6}$/i.test(color) ? color : '#000000',
    rise: span.position === 'superscript' ? size * 0.35 : span.position === 'subscript' ? -size * 0.15 : 0,
    tint: given.some(isRemark) ? '#fff0b8' : has('highlight') ? '#fff799' : null,
    marks: crossed ? [...given, struck] : given,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, least), Math.max(least, most)) : least;
}
