import type { FlowMark, FlowParagraph, FlowSpan } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { addSpan } from '../flow-text.ts';
import { formatNumber } from '../number-formats.ts';
import { onOff } from '../on-off.ts';
import { withoutSymbolFont } from '../symbol-fonts.ts';
import { child, childElements, textOf, type XmlElement } from '../xml-elements.ts';

interface AutoNumber {
  readonly type: string;
  value: number;
}

/** The paragraphs of a DrawingML text body (`a:p` elements); automatic numbers are counted within it. */
export function readTextBody(
  body: XmlElement | null,
  budget: FlowBudget,
  rest: Partial<FlowParagraph> = {},
): FlowParagraph[] {
  const counters = new Map<number, AutoNumber>();
  return childElements(body, 'a:p').map((element) => {
    budget.paragraph();
    const properties = child(element, 'a:pPr');
    const level = Math.min(Math.max(Number(properties?.attributes.lvl ?? 0) || 0, 0), 8);
    const spans = readRuns(element, budget);
    const number = spans.length === 0 ? '' : bulletOf(properties, level, counters);
    const align = ({ ctr: 'centre', r: 'right', just: 'justify', l: 'left' } as const)[
      properties?.attributes.algn ?? ''
    ];
    return {
      kind: 'paragraph',
      ...(level > 0 ? { indent: level * 18 } : {}),
      ...(align ? { align } : {}),
      ...(number ? { number } : {}),
      ...rest,
      spans,
    };
  });
}

function readRuns(paragraph: XmlElement, budget: FlowBudget): FlowSpan[] {
  const spans: FlowSpan[] = [];
  for (const node of childElements(paragraph)) {
    if (node.name === 'a:br') addSpan(spans, '\n', {});
    if (node.name !== 'a:r' && node.name !== 'a:fld') {
      if (node.name === 'mc:AlternateContent' || node.name.endsWith(':m')) {
        const text = mathRuns(node);
        if (text) addSpan(spans, text, {});
      }
      continue;
    }
    const properties = child(node, 'a:rPr');
    const font = child(properties, 'a:latin')?.attributes.typeface ?? '';
    const symbol = child(properties, 'a:sym')?.attributes.typeface ?? font;
    const text = withoutSymbolFont(textOf(child(node, 'a:t')), symbol);
    if (text === '') continue;
    budget.characters(text.length);
    addSpan(spans, text, { ...runStyle(properties), ...slideNumber(node) });
  }
  return spans;
}

function mathRuns(node: XmlElement): string {
  let text = '';
  for (const inner of childElements(node)) text += inner.name === 'm:t' ? textOf(inner) : mathRuns(inner);
  return text;
}

function slideNumber(node: XmlElement): Pick<FlowSpan, 'pageField'> {
  return node.name === 'a:fld' && node.attributes.type === 'slidenum' ? { pageField: 'number' } : {};
}

function runStyle(properties: XmlElement | null): Omit<FlowSpan, 'text'> {
  const attributes = properties?.attributes;
  if (!attributes) return {};
  const strike = attributes.strike !== undefined && attributes.strike !== 'noStrike';
  const shift = Number(attributes.baseline ?? 0);
  const color = child(child(properties, 'a:solidFill'), 'a:srgbClr')?.attributes.val;
  const size = Number(attributes.sz) / 100;
  const marks: FlowMark[] = [];
  if (strike) marks.push({ kind: 'struck-out' });
  if (child(properties, 'a:highlight')) marks.push({ kind: 'highlight' });
  return {
    ...(onOff(attributes.b, false) ? { bold: true } : {}),
    ...(onOff(attributes.i, false) ? { italic: true } : {}),
    ...(attributes.u !== undefined && attributes.u !== 'none' ? { underline: true } : {}),
    ...(strike ? { strike } : {}),
    ...(size >= 1 && size <= 400 ? { size } : {}),
    ...(color && /^[0-9a-f]{6}$/i.test(color) ? { color: `#${color.toLowerCase()}` } : {}),
    ...(shift > 0 ? { position: 'superscript' as const } : shift < 0 ? { position: 'subscript' as const } : {}),
    ...(marks.length > 0 ? { marks } : {}),
  };
}

const schemes: readonly (readonly [RegExp, string])[] = [
  [/^alphaLc/, 'lowerLetter'],
  [/^alphaUc/, 'upperLetter'],
  [/^romanLc/, 'lowerRoman'],
  [/^romanUc/, 'upperRoman'],
  [/^circleNum/, 'decimalEnclosedCircle'],
  [/^ea1Chs/, 'chineseCountingThousand'],
  [/^ea1Cht/, 'taiwaneseCountingThousand'],
  [/^ea1Jpn/, 'japaneseCounting'],
];

function bulletOf(properties: XmlElement | null, level: number, counters: Map<number, AutoNumber>): string {
  for (const deeper of counters.keys()) if (deeper > level) counters.delete(deeper);
  const auto = child(properties, 'a:buAutoNum')?.attributes;
  if (!auto) {
    counters.delete(level);
    const sign = child(properties, 'a:buChar')?.attributes.char;
    return sign === undefined ? '' : withoutSymbolFont(sign, child(properties, 'a:buFont')?.attributes.typeface ?? '');
  }
  const type = auto.type ?? 'arabicPeriod';
  const running = counters.get(level);
  const counter = running?.type === type ? running : { type, value: (Number(auto.startAt ?? 1) || 1) - 1 };
  counter.value += 1;
  counters.set(level, counter);
  const number = formatNumber(counter.value, schemes.find(([pattern]) => pattern.test(type))?.[1] ?? 'decimal');
  if (type.endsWith('ParenBoth')) return `(${number})`;
  if (type.endsWith('ParenR')) return `${number})`;
  return type.endsWith('Plain') || type.startsWith('circleNum')
    ? number
    : type.startsWith('ea1')
      ? `${number}、`
      : `${number}.`;
}
