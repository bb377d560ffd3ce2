import type { FlowParagraph } from '#contract/flow.ts';
import { child, childElements, type XmlElement } from '../xml-elements.ts';

export interface OdtTextStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly hidden?: boolean;
  readonly highlight?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly position?: 'superscript' | 'subscript';
}

export interface OdtParagraphStyle {
  readonly look: Pick<FlowParagraph, 'align' | 'indent' | 'firstLineIndent' | 'spaceBefore' | 'spaceAfter'>;
  readonly text: OdtTextStyle;
  readonly pageBreakBefore: boolean;
  readonly listStyle: string | null;
  readonly masterPage: string | null;
  readonly outlineLevel: number | null;
}

/** Styles of content.xml and styles.xml by family and name, resolved over their parents. */
export interface OdtStyles {
  paragraph(name: string | undefined): OdtParagraphStyle;
  text(name: string | undefined): OdtTextStyle;
  columnWidth(name: string | undefined): number | null;
  /** Whether a table or sheet of the style is out of sight. */
  isTableHidden(name: string | undefined): boolean;
  /** The number or date style that a cell's style names. */
  dataStyle(name: string | undefined): XmlElement | null;
}

/** `roots` are the parts with styles, the one that goes before last. */
export function readOdtStyles(roots: readonly (XmlElement | null)[]): OdtStyles {
  const styles = new Map<string, XmlElement>();
  const defaults = new Map<string, XmlElement>();
  const dataStyles = new Map<string, XmlElement>();
  for (const root of roots) {
    for (const group of ['office:styles', 'office:automatic-styles']) {
      for (const style of childElements(child(root, group))) {
        const family = style.attributes['style:family'] ?? '';
        if (style.name === 'style:style') styles.set(`${family}/${style.attributes['style:name']}`, style);
        if (style.name === 'style:default-style') defaults.set(family, style);
        if (style.name.startsWith('number:')) dataStyles.set(style.attributes['style:name'] ?? '', style);
      }
    }
  }

  function chain(family: string, name: string | undefined): XmlElement[] {
    const found: XmlElement[] = [];
    const seen = new Set<string>();
    for (let at = name; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const style = styles.get(`${family}/${at}`);
      if (!style) break;
      found.unshift(style);
      at = style.attributes['style:parent-style-name'];
    }
    return found;
  }

  const paragraphs = new Map<string | undefined, OdtParagraphStyle>();
  return {
    paragraph(name) {
      const known = paragraphs.get(name);
      if (known) return known;
      const first = defaults.get('paragraph');
      const resolved = [...(first ? [first] : []), ...chain('paragraph', name)].reduce(
        withParagraph,
        plainParagraphStyle,
      );
      paragraphs.set(name, resolved);
      return resolved;
    },
    text(name) {
      const style: OdtTextStyle = {};
      for (const element of chain('text', name)) Object.assign(style, textStyle(element));
      return style;
    },
    columnWidth(name) {
      const element = styles.get(`table-column/${name}`);
      return odtLength(child(element, 'style:table-column-properties')?.attributes['style:column-width']) ?? null;
    },
    isTableHidden(name) {
      const properties = chain('table', name).map((style) => child(style, 'style:table-properties')?.attributes);
      return properties.findLast((own) => own?.['table:display'] !== undefined)?.['table:display'] === 'false';
    },
    dataStyle(name) {
      const names = chain('table-cell', name).map((style) => style.attributes['style:data-style-name']);
      return dataStyles.get(names.findLast((own) => own !== undefined) ?? '') ?? null;
    },
  };
}

const plainParagraphStyle: OdtParagraphStyle = {
  look: {},
  text: {},
  pageBreakBefore: false,
  listStyle: null,
  masterPage: null,
  outlineLevel: null,
};

const alignments: Readonly<Record<string, NonNullable<FlowParagraph['align']>>> = {
  start: 'left',
  left: 'left',
  center: 'centre',
  end: 'right',
  right: 'right',
  justify: 'justify',
};

function withParagraph(style: OdtParagraphStyle, element: XmlElement): OdtParagraphStyle {
  const properties = child(element, 'style:paragraph-properties')?.attributes;
  const align = alignments[properties?.['fo:text-align'] ?? ''];
  const indent = odtLength(properties?.['fo:margin-left']);
  const firstLineIndent = odtLength(properties?.['fo:text-indent']);
  const spaceBefore = odtLength(properties?.['fo:margin-top']);
  const spaceAfter = odtLength(properties?.['fo:margin-bottom']);
  const listStyle = element.attributes['style:list-style-name'];
  const outline = Number(element.attributes['style:default-outline-level']);
  const breaks = properties?.['fo:break-before'];
  return {
    look: {
      ...style.look,
      ...(align ? { align } : {}),
      ...(indent === undefined ? {} : { indent }),
      ...(firstLineIndent === undefined ? {} : { firstLineIndent }),
      ...(spaceBefore === undefined ? {} : { spaceBefore }),
      ...(spaceAfter === undefined ? {} : { spaceAfter }),
    },
    text: { ...style.text, ...textStyle(element) },
    pageBreakBefore: breaks === undefined ? style.pageBreakBefore : breaks === 'page',
    listStyle: listStyle === undefined ? style.listStyle : listStyle || null,
    masterPage: element.attributes['style:master-page-name'] || style.masterPage,
    outlineLevel: outline >= 1 && outline <= 9 ? outline : style.outlineLevel,
  };
}

function textStyle(element: XmlElement): OdtTextStyle {
  const properties = child(element, 'style:text-properties')?.attributes;
  if (!properties) return {};
  const style: { -readonly [K in keyof OdtTextStyle]: OdtTextStyle[K] } = {};
  const weight = properties['fo:font-weight'];
  if (weight !== undefined) style.bold = weight === 'bold' || Number(weight) >= 600;
  if (properties['fo:font-style'] !== undefined) style.italic = properties['fo:font-style'] !== 'normal';
  const underline = properties['style:text-underline-style'];
  if (underline !== undefined) style.underline = underline !== 'none';
  const through = properties['style:text-line-through-style'] ?? properties['style:text-line-through-type'];
  if (through !== undefined) style.strike = through !== 'none';
  if (properties['text:display'] !== undefined) style.hidden = properties['text:display'] === 'none';
  const background = properties['fo:background-color'];
  if (background !== undefined) style.highlight = background !== 'transparent' && background !== '#ffffff';
  const size = odtLength(properties['fo:font-size']);
  if (size !== undefined && size >= 1 && size <= 400) style.size = size;
  const color = properties['fo:color'];
  if (color && /^#[0-9a-f]{6}$/i.test(color)) style.color = color.toLowerCase();
  const position = properties['style:text-position'];
  if (position?.startsWith('super')) style.position = 'superscript';
  else if (position?.startsWith('sub')) style.position = 'subscript';
  return style;
}

/** A length with its unit in points; undefined for percentages and what is none. */
export function odtLength(value: string | undefined): number | undefined {
  const match = /^(-?[\d.]+)(pt|cm|mm|in|pc|px)$/.exec(value?.trim() ?? '');
  if (!match) return undefined;
  const factor = { pt: 1, cm: 28.3465, mm: 2.83465, in: 72, pc: 12, px: 0.75 }[match[2] ?? ''] ?? 1;
  const points = Math.round(Number(match[1]) * factor * 100) / 100;
  return Math.abs(points) < 20_000 ? points : undefined;
}
