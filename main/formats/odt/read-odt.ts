import type { FlowBlock, FlowDocument, FlowSection } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { damagedFile, emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { counted } from '../office-package.ts';
import { child, childElements, descend, type XmlElement } from '../xml-elements.ts';
import { readOdtBlocks } from './odt-blocks.ts';
import { readChanges } from './odt-changes.ts';
import { type OdtMargins, type OdtStory, startStory } from './odt-story.ts';
import { odtLength } from './odt-styles.ts';
import { openOpenDocument } from './open-document.ts';

const what = 'OpenDocument text';

/**
 * Reads an OpenDocument text (ODT, flat FODT): numbered lists and headings, tracked
 * changes and annotations as marks, notes, tables, headers and footers.
 * Throws `damaged-file`, `password-needed`, `password-wrong`, `too-large`, `empty-file`.
 */
export function readOdt(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted(what, async () => {
    if (bytes.byteLength === 0) throw emptyFile(what);
    const budget = flowBudget(options);
    const opened = await openOpenDocument(bytes, { budget, what, options });
    const { content, styles: styleRoot, attachments } = opened;
    const text = descend(content, 'office:body', 'office:text');
    if (!text) throw damagedFile(what);
    const cuts: { blocksBefore: number; masterPage: string }[] = [];
    let collected = 0;
    const story = startStory(opened, readChanges(text), budget, (masterPage) =>
      cuts.push({ blocksBefore: collected, masterPage }),
    );
    const blocks: FlowBlock[] = [];
    for (const node of text.children) {
      if (typeof node === 'string') continue;
      collected = blocks.length;
      for (const block of readOdtBlocks({ ...text, children: [node] }, story)) blocks.push(block);
    }
    if (story.endnotes.length > 0) blocks.push({ kind: 'rule' }, ...story.endnotes);
    const masterPages = readMasterPages(styleRoot, story);
    const sections = cutSections(blocks, cuts, masterPages);
    for (const _ of sections) budget.section();
    const warnings: string[] = [];
    for (const [noun, count] of story.leftOut) warnings.push(`${counted(count, noun)} not shown.`);
    warnings.push(...opened.warnings);
    return {
      mediaType: 'application/vnd.oasis.opendocument.text',
      sections,
      attachments,
      facts: opened.facts,
      warnings,
    };
  });
}

function readMasterPages(root: XmlElement | null, story: OdtStory): Map<string, OdtMargins> {
  const layouts = new Map<string, XmlElement>();
  for (const layout of childElements(child(root, 'office:automatic-styles'), 'style:page-layout')) {
    layouts.set(layout.attributes['style:name'] ?? '', layout);
  }
  const pages = new Map<string, OdtMargins>();
  for (const page of childElements(child(root, 'office:master-styles'), 'style:master-page')) {
    const layout = layouts.get(page.attributes['style:page-layout-name'] ?? '');
    const properties = child(layout, 'style:page-layout-properties')?.attributes;
    const width = odtLength(properties?.['fo:page-width']);
    const height = odtLength(properties?.['fo:page-height']);
    const blocks = (name: string) => {
      const element = child(page, name);
      if (!element || element.attributes['style:display'] === 'false') return undefined;
      return readOdtBlocks(element, { ...story, onMasterPage: () => {} });
    };
    const [header, footer] = [blocks('style:header'), blocks('style:footer')];
    const [evenHeader, evenFooter] = [blocks('style:header-left'), blocks('style:footer-left')];
    const [firstHeader, firstFooter] = [blocks('style:header-first'), blocks('style:footer-first')];
    pages.set(page.attributes['style:name'] ?? '', {
      ...(width && height && width > 36 && height > 36 ? { pageWidth: width, pageHeight: height } : {}),
      ...(header ? { header } : {}),
      ...(footer ? { footer } : {}),
      ...(evenHeader || evenFooter
        ? { evenHeader: evenHeader ?? header ?? [], evenFooter: evenFooter ?? footer ?? [] }
        : {}),
      ...(firstHeader || firstFooter
        ? { firstHeader: firstHeader ?? header ?? [], firstFooter: firstFooter ?? footer ?? [] }
        : {}),
    });
  }
  return pages;
}

function cutSections(
  blocks: readonly FlowBlock[],
  cuts: readonly { readonly blocksBefore: number; readonly masterPage: string }[],
  masterPages: ReadonlyMap<string, OdtMargins>,
): FlowSection[] {
  const first = cuts.find((cut) => cut.blocksBefore === 0)?.masterPage ?? 'Standard';
  const later = cuts.filter((cut) => cut.blocksBefore > 0);
  const starts = [{ blocksBefore: 0, masterPage: first }, ...later];
  return starts
    .map((start, index) => ({
      ...masterPages.get(start.masterPage),
      blocks: blocks.slice(start.blocksBefore, starts[index + 1]?.blocksBefore ?? blocks.length),
    }))
    .filter((section, index) => index === 0 || section.blocks.length > 0);
}
