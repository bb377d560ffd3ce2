import type { FlowParagraph } from '#contract/flow.ts';
import type { NumberingReference } from '../list-numbering.ts';
import { twips } from '../office-package.ts';
import { onOff } from '../on-off.ts';
import { child, childElements, descend, type XmlElement } from '../xml-elements.ts';

/** How a run looks, after styles. */
export interface RunStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly hidden?: boolean;
  readonly highlight?: boolean;
  /** Points. */
  readonly size?: number;
  readonly color?: string;
  readonly position?: 'superscript' | 'subscript';
  readonly font?: string;
}

export type ParagraphLook = Pick<
  FlowParagraph,
  'align' | 'indent' | 'firstLineIndent' | 'spaceBefore' | 'spaceAfter' | 'headingLevel'
> & { readonly pageBreakBefore?: boolean };

export interface StyleSheet {
  /** A paragraph's look and list from its style; null is the default style. */
  paragraph(styleId: string | null): {
    readonly look: ParagraphLook;
    readonly run: RunStyle;
    readonly numbering: NumberingReference;
  };
  character(styleId: string): RunStyle;
  /** Whether the table style draws lines. */
  ruledTable(styleId: string): boolean;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | null;
  readonly element: XmlElement;
}

/** The styles of word/styles.xml; all defaults where the part is missing. */
export function readStyleSheet(root: XmlElement | null): StyleSheet {
  const styles = new Map<string, Style>();
  let defaultParagraph: string | null = null;
  for (const element of childElements(root, 'w:style')) {
    const id = element.attributes['w:styleId'] ?? '';
    const basedOn = child(element, 'w:basedOn')?.attributes['w:val'] ?? null;
    const name = child(element, 'w:name')?.attributes['w:val'] ?? id;
    styles.set(id, { id, name, basedOn, element });
    const isDefault = onOff(element.attributes['w:default'], false);
    if (isDefault && element.attributes['w:type'] === 'paragraph') defaultParagraph = id;
  }
  const defaults = descend(root, 'w:docDefaults');
  const defaultRun = runStyle(descend(defaults, 'w:rPrDefault', 'w:rPr'));
  const defaultLook = paragraphLook(descend(defaults, 'w:pPrDefault', 'w:pPr'));
  const paragraphs = new Map<string | null, ReturnType<StyleSheet['paragraph']>>();

  /** From the base of all to the style itself. */
  function chain(id: string | null): Style[] {
    const found: Style[] = [];
    const seen = new Set<string>();
    for (let at = id; at !== null && !seen.has(at); at = styles.get(at)?.basedOn ?? null) {
      seen.add(at);
      const style = styles.get(at);
      if (!style) break;
      found.unshift(style);
    }
    return found;
  }

  return {
    paragraph(styleId) {
      const known = paragraphs.get(styleId);
      if (known) return known;
      let look = defaultLook;
      let run = defaultRun;
      let numbering: NumberingReference = {};
      for (const style of chain(styleId ?? defaultParagraph)) {
        const properties = child(style.element, 'w:pPr');
        const heading = /^heading ([1-9])$/i.exec(style.name);
        look = { ...look, ...paragraphLook(properties) };
        if (heading && look.headingLevel === undefined) look = { ...look, headingLevel: Number(heading[1]) };
        run = { ...run, ...runStyle(child(style.element, 'w:rPr')) };
        const own = numberingReference(properties);
        if (own) numbering = { ...numbering, ...own, styleId: style.id };
      }
      const resolved = { look, run, numbering };
      paragraphs.set(styleId, resolved);
      return resolved;
    },
    character(styleId) {
      let run: RunStyle = {};
      for (const style of chain(styleId)) run = { ...run, ...runStyle(child(style.element, 'w:rPr')) };
      return run;
    },
    ruledTable(styleId) {
      return chain(styleId).some((style) => hasLines(descend(style.element, 'w:tblPr', 'w:tblBorders')));
    },
  };
}

/** Whether an element of borders has one that is drawn. */
export function hasLines(borders: XmlElement | null): boolean {
  return childElements(borders).some((border) => !/^(nil|none)?$/.test(border.attributes['w:val'] ?? ''));
}

/** What `w:rPr` itself says. */
export function runStyle(properties: XmlElement | null): RunStyle {
  const style: { -readonly [K in keyof RunStyle]: RunStyle[K] } = {};
  for (const property of childElements(properties)) {
    const value = property.attributes['w:val'];
    switch (property.name) {
      case 'w:b':
        style.bold = onOff(value);
        break;
      case 'w:i':
        style.italic = onOff(value);
        break;
      case 'w:u':
        style.underline = onOff(value);
        break;
      case 'w:strike':
      case 'w:dstrike':
        style.strike = onOff(value);
        break;
      case 'w:vanish':
      case 'w:webHidden':
        if (property.name === 'w:vanish') style.hidden = onOff(value);
        break;
      case 'w:highlight':
        style.highlight = onOff(value);
        break;
      case 'w:sz': {
        const size = Number(value) / 2;
        if (size >= 1 && size <= 400) style.size = size;
        break;
      }
      case 'w:color':
        if (value && /^[0-9a-f]{6}$/i.test(value)) style.color = `#${value.toLowerCase()}`;
        break;
      case 'w:vertAlign':
        if (value === 'superscript' || value === 'subscript') style.position = value;
        break;
      case 'w:rFonts': {
        const font = property.attributes['w:ascii'] ?? property.attributes['w:hAnsi'];
        if (font) style.font = font;
        break;
      }
    }
  }
  return style;
}

const alignments: Readonly<Record<string, NonNullable<FlowParagraph['align']>>> = {
  left: 'left',
  start: 'left',
  center: 'centre',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
};

/** What `w:pPr` itself says of the look. */
export function paragraphLook(properties: XmlElement | null): ParagraphLook {
  const look: { -readonly [K in keyof ParagraphLook]: ParagraphLook[K] } = {};
  const align = alignments[child(properties, 'w:jc')?.attributes['w:val'] ?? ''];
  if (align) look.align = align;
  Object.assign(look, indents(child(properties, 'w:ind')));
  const spacing = child(properties, 'w:spacing')?.attributes;
  const before = twips(spacing?.['w:before']);
  const after = twips(spacing?.['w:after']);
  if (before !== undefined) look.spaceBefore = before;
  if (after !== undefined) look.spaceAfter = after;
  const outline = child(properties, 'w:outlineLvl')?.attributes['w:val'];
  if (outline !== undefined && /^[0-8]$/.test(outline)) look.headingLevel = Number(outline) + 1;
  const pageBreak = child(properties, 'w:pageBreakBefore');
  if (pageBreak) look.pageBreakBefore = onOff(pageBreak.attributes['w:val']);
  return look;
}

/** `w:ind` in points: `firstLineIndent` is negative where the first line hangs. */
export function indents(element: XmlElement | null): Pick<ParagraphLook, 'indent' | 'firstLineIndent'> {
  const attributes = element?.attributes;
  const indent = twips(attributes?.['w:left'] ?? attributes?.['w:start']);
  const hanging = twips(attributes?.['w:hanging']);
  const firstLine = twips(attributes?.['w:firstLine']);
  const first = hanging !== undefined ? -hanging : firstLine;
  return { ...(indent === undefined ? {} : { indent }), ...(first === undefined ? {} : { firstLineIndent: first }) };
}

/** `w:numPr`; null where the paragraph has none of its own. */
export function numberingReference(properties: XmlElement | null): NumberingReference | null {
  const element = child(properties, 'w:numPr');
  if (!element) return null;
  const numberingId = child(element, 'w:numId')?.attributes['w:val'];
  const level = Number(child(element, 'w:ilvl')?.attributes['w:val']);
  return {
    ...(numberingId === undefined ? {} : { numberingId }),
    ...(Number.isInteger(level) && level >= 0 && level < 9 ? { level } : {}),
  };
}
