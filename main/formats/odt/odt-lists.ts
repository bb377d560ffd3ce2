import { formatNumber } from '../number-formats.ts';
import { child, childElements, type XmlElement } from '../xml-elements.ts';

interface ListLevel {
  /** The OOXML name of the number format; null for a bullet. */
  readonly format: string | null;
  readonly bullet: string;
  /** "%1%.%2%." where the file has it. */
  readonly pattern: string | null;
  readonly prefix: string;
  readonly suffix: string;
  readonly displayLevels: number;
  readonly start: number;
}

export type ListStyle = ReadonlyMap<number, ListLevel>;

/** Counters of one list, by level from 1. */
export type ListCounters = (number | null)[];

const formats: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '一, 二, 三, ...': 'chineseCountingThousand',
  '壹, 贰, 叁, ...': 'chineseLegalSimplified',
  '壹, 貳, 參, ...': 'ideographLegalTraditional',
  '甲, 乙, 丙, ...': 'ideographTraditional',
  '子, 丑, 寅, ...': 'ideographZodiac',
  '１, ２, ３, ...': 'decimalFullWidth',
  '①, ②, ③, ...': 'decimalEnclosedCircle',
  '01, 02, 03, ...': 'decimalZero',
  '1st': 'ordinal',
  One: 'cardinalText',
  First: 'ordinalText',
};

/** List styles by name; the numbering of headings is under "". */
export function readListStyles(roots: readonly (XmlElement | null)[]): Map<string, ListStyle> {
  const styles = new Map<string, ListStyle>();
  for (const root of roots) {
    for (const group of ['office:styles', 'office:automatic-styles']) {
      for (const style of childElements(child(root, group))) {
        if (style.name === 'text:list-style') styles.set(style.attributes['style:name'] ?? '', readLevels(style));
        else if (style.name === 'text:outline-style') styles.set('', readLevels(style));
      }
    }
  }
  return styles;
}

function readLevels(style: XmlElement): ListStyle {
  const levels = new Map<number, ListLevel>();
  for (const element of childElements(style)) {
    const { attributes } = element;
    const level = Number(attributes['text:level']);
    if (!(level >= 1 && level <= 10)) continue;
    const bullet = element.name === 'text:list-level-style-bullet';
    const image = element.name === 'text:list-level-style-image';
    const format = attributes['style:num-format'] ?? '';
    levels.set(level, {
      format: bullet || image ? null : format === '' ? 'none' : (formats[format] ?? 'decimal'),
      bullet: image ? '•' : bulletSign(attributes['text:bullet-char'] ?? '•'),
      pattern: attributes['loext:num-list-format'] ?? attributes['style:num-list-format'] ?? null,
      prefix: attributes['style:num-prefix'] ?? '',
      suffix: attributes['style:num-suffix'] ?? '',
      displayLevels: Math.min(Math.max(Number(attributes['text:display-levels'] ?? 1) || 1, 1), 10),
      start: Number(attributes['text:start-value'] ?? 1) || 1,
    });
  }
  return levels;
}

function bulletSign(sign: string): string {
  return /[\ue000-\uf8ff]/.test(sign) ? '•' : sign;
}

/** Counts one item at `level` (from 1) and gives its number; '' where the level has none. */
export function nextListNumber(style: ListStyle, counters: ListCounters, level: number, start: number | null): string {
  const own = style.get(level);
  if (!own) return '';
  const before = counters[level] ?? null;
  counters[level] = start ?? (before === null ? own.start : before + 1);
  for (let deeper = level + 1; deeper <= 10; deeper += 1) counters[deeper] = null;
  if (own.format === null) return own.bullet;
  if (own.format === 'none' && !own.pattern) return own.prefix + own.suffix;
  const value = (at: number) => {
    const format = style.get(at)?.format ?? 'none';
    return formatNumber(counters[at] ?? style.get(at)?.start ?? 1, format);
  };
  if (own.pattern !== null) {
    return own.pattern.replace(/%(10|[1-9])%/g, (_, digits: string) =>
      Number(digits) <= level ? value(Number(digits)) : '',
    );
  }
  const numbers: string[] = [];
  for (let at = Math.max(1, level - own.displayLevels + 1); at <= level; at += 1) {
    const number = value(at);
    if (number !== '') numbers.push(number);
  }
  return own.prefix + numbers.join('.') + own.suffix;
}
