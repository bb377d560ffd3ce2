import type { FlowBlock, FlowSection } from '#contract/flow.ts';
import { twips } from '../office-package.ts';
import { onOff } from '../on-off.ts';
import { child, childElements, type XmlElement } from '../xml-elements.ts';

/** Blocks up to a `w:sectPr`, which stands at the end of its section. */
export interface RawSection {
  readonly blocks: FlowBlock[];
  readonly properties: XmlElement | null;
}

type Margin = 'header' | 'footer';
type References = Readonly<Record<string, string | undefined>>;

/** Sections as the flow has them; `margin` gives the blocks of a header or footer by its relationship. */
export function flowSections(
  raw: readonly RawSection[],
  evenAndOdd: boolean,
  margin: (relationshipId: string) => readonly FlowBlock[],
): FlowSection[] {
  const sections: { blocks: FlowBlock[]; rest: Omit<FlowSection, 'blocks'>; key: string }[] = [];
  let inherited: References = {};
  for (const { blocks, properties } of raw) {
    const references: References = { ...inherited, ...referencesOf(properties) };
    inherited = references;
    const titlePage = child(properties, 'w:titlePg');
    const first = titlePage !== null && onOff(titlePage.attributes['w:val']);
    const size = child(properties, 'w:pgSz')?.attributes;
    const width = twips(size?.['w:w']);
    const height = twips(size?.['w:h']);
    const key = JSON.stringify([width, height, references, first]);
    const last = sections.at(-1);
    const continuous = child(properties, 'w:type')?.attributes['w:val'] === 'continuous';
    if (last && continuous && last.key === key) {
      for (const block of blocks) last.blocks.push(block);
      continue;
    }
    const rest = {
      ...(width && height && width > 36 && height > 36 ? { pageWidth: width, pageHeight: height } : {}),
      ...margins(references, first, evenAndOdd, margin),
    };
    sections.push({ blocks: [...blocks], rest, key });
  }
  return sections.map(({ blocks, rest }) => ({ ...rest, blocks }));
}

function referencesOf(properties: XmlElement | null): References {
  const found: Record<string, string> = {};
  for (const element of childElements(properties)) {
    const margin = /^w:(header|footer)Reference$/.exec(element.name)?.[1];
    if (margin) found[`${margin}/${element.attributes['w:type'] ?? 'default'}`] = element.attributes['r:id'] ?? '';
  }
  return found;
}

function margins(
  references: References,
  first: boolean,
  evenAndOdd: boolean,
  margin: (relationshipId: string) => readonly FlowBlock[],
): Omit<FlowSection, 'blocks'> {
  const at = (name: Margin, page: string) => {
    const id = references[`${name}/${page}`];
    return id === undefined ? undefined : margin(id);
  };
  const header = at('header', 'default');
  const footer = at('footer', 'default');
  return {
    ...(header ? { header } : {}),
    ...(footer ? { footer } : {}),
    ...(first ? { firstHeader: at('header', 'first') ?? [], firstFooter: at('footer', 'first') ?? [] } : {}),
    ...(evenAndOdd ? { evenHeader: at('header', 'even') ?? [], evenFooter: at('footer', 'even') ?? [] } : {}),
  };
}
