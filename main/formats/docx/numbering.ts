import { countLists, type Level, type List, type Numbering } from '../list-numbering.ts';
import { onOff } from '../on-off.ts';
import { withoutSymbolFont } from '../symbol-fonts.ts';
import { child, childElements, descendants, type XmlElement } from '../xml-elements.ts';
import { indents } from './style-sheet.ts';

/** The lists of word/numbering.xml, counted from the start of the document. */
export function readNumbering(root: XmlElement | null): Numbering {
  return countLists(readLists(root));
}

function readLists(root: XmlElement | null): Map<string, List> {
  const abstracts = new Map<string, XmlElement>();
  const byStyleLink = new Map<string, XmlElement>();
  for (const element of childElements(root, 'w:abstractNum')) {
    abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
    const link = child(element, 'w:styleLink')?.attributes['w:val'];
    if (link !== undefined) byStyleLink.set(link, element);
  }
  const lists = new Map<string, List>();
  for (const element of childElements(root, 'w:num')) {
    const id = element.attributes['w:numId'] ?? '';
    if (id === '0') continue;
    let abstract = abstracts.get(child(element, 'w:abstractNumId')?.attributes['w:val'] ?? '');
    const styleLink = child(abstract, 'w:numStyleLink')?.attributes['w:val'];
    if (styleLink !== undefined) abstract = byStyleLink.get(styleLink) ?? abstract;
    if (!abstract) continue;
    const levels = new Map<number, Level>();
    for (const level of childElements(abstract, 'w:lvl')) levels.set(levelIndex(level), readLevel(level));
    const startOverrides = new Map<number, number>();
    for (const override of childElements(element, 'w:lvlOverride')) {
      const index = levelIndex(override);
      const own = child(override, 'w:lvl');
      if (own) levels.set(index, readLevel(own));
      const start = integer(child(override, 'w:startOverride')?.attributes['w:val']);
      if (start !== null) startOverrides.set(index, start);
    }
    lists.set(id, { abstractId: abstract.attributes['w:abstractNumId'] ?? '', levels, startOverrides });
  }
  return lists;
}

function levelIndex(element: XmlElement): number {
  return integer(element.attributes['w:ilvl']) ?? 0;
}

function readLevel(element: XmlElement): Level {
  // A custom format stands in AlternateContent, before the plain one for older programs.
  const format = descendants(element, 'w:numFmt')[0]?.attributes ?? {};
  const custom = format['w:val'] === 'custom' ? (/^0*\d/.exec(format['w:format'] ?? '')?.[0] ?? '') : '';
  const legal = child(element, 'w:isLgl');
  const font = child(child(element, 'w:rPr'), 'w:rFonts')?.attributes;
  return {
    start: integer(child(element, 'w:start')?.attributes['w:val']) ?? 0,
    format: custom ? 'decimal' : (format['w:val'] ?? 'decimal'),
    padding: custom.length,
    text: withoutSymbolFont(
      child(element, 'w:lvlText')?.attributes['w:val'] ?? '',
      font?.['w:ascii'] ?? font?.['w:hAnsi'] ?? '',
    ),
    restart: integer(child(element, 'w:lvlRestart')?.attributes['w:val']),
    legal: legal !== null && onOff(legal.attributes['w:val']),
    styleId: child(element, 'w:pStyle')?.attributes['w:val'] ?? null,
    look: indents(child(child(element, 'w:pPr'), 'w:ind')),
  };
}

function integer(value: string | undefined): number | null {
  const number = Number(value);
  return value !== undefined && value !== '' && Number.isInteger(number) && Math.abs(number) < 1e6 ? number : null;
}
