import type { Attachment, FlowBlock, FlowDocument, FlowPicture, FlowSection, SourceFact } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { damagedFile, emptyFile, passwordNeeded, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { counted, embeddedFile, pictureMediaType } from '../office-package.ts';
import { child, childElements, descend, descendants, readXml, textOf, type XmlElement } from '../xml-elements.ts';
import { openZipMembers, type ZipMembers } from '../zip-members.ts';
import { readOdtBlocks } from './odt-blocks.ts';
import { readChanges } from './odt-changes.ts';
import { readListStyles } from './odt-lists.ts';
import type { OdtMargins, OdtStory } from './odt-story.ts';
import { odtLength, readOdtStyles } from './odt-styles.ts';

const what = 'OpenDocument text';

/**
 * Reads an OpenDocument text (ODT): numbered lists and headings, tracked
 * changes and annotations as marks, notes, tables, headers and footers.
 * Throws `damaged-file`, `password-needed`, `too-large`, `empty-file`.
 */
export function readOdt(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted(what, async () => {
    if (bytes.byteLength === 0) throw emptyFile(what);
    const budget = flowBudget(options);
    const zip = await openZipMembers(bytes, budget.limits);
    const manifest = await part(zip, 'META-INF/manifest.xml');
    if (manifest && descendants(manifest, 'manifest:encryption-data').length > 0) throw passwordNeeded(what);
    const content = await part(zip, 'content.xml');
    const text = descend(content, 'office:body', 'office:text');
    if (!content || !text) throw damagedFile(what);
    const styleRoot = await part(zip, 'styles.xml');
    const { pictures, attachments } = await readFiles(zip, budget);
    const cuts: { blocksBefore: number; masterPage: string }[] = [];
    let collected = 0;
    const story: OdtStory = {
      styles: readOdtStyles([styleRoot, content]),
      listStyles: readListStyles([styleRoot, content]),
      changes: readChanges(text),
      pictures,
      annotationEnds: new Set(
        descendants(content, 'office:annotation-end').map((node) => node.attributes['office:name'] ?? ''),
      ),
      budget,
      counters: new Map(),
      endnotes: [],
      marks: [],
      comments: new Map(),
      leftOut: new Map(),
      onMasterPage: (masterPage) => cuts.push({ blocksBefore: collected, masterPage }),
    };
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
    if (zip.names.some((name) => /^(Basic|Scripts)\//.test(name) && !/script-lc\.xml$/.test(name))) {
      warnings.push('The file has macros; they were not run and are not shown.');
    }
    return {
      mediaType: 'application/vnd.oasis.opendocument.text',
      sections,
      attachments,
      facts: readFacts(await part(zip, 'meta.xml')),
      warnings,
    };
  });

  async function part(zip: ZipMembers, name: string): Promise<XmlElement | null> {
    const xml = await zip.read(name);
    return xml ? readXml(xml, options.limits) : null;
  }
}

async function readFiles(zip: ZipMembers, budget: ReturnType<typeof flowBudget>) {
  const pictures = new Map<string, Pick<FlowPicture, 'bytes' | 'mediaType'>>();
  const attachments: Attachment[] = [];
  for (const name of zip.names) {
    const isPicture = name.startsWith('Pictures/');
    if (!isPicture && !/^Object[^/]*$/.test(name)) continue;
    const bytes = await zip.read(name);
    if (!bytes) continue;
    budget.attachment(bytes.byteLength);
    if (isPicture) pictures.set(name, { bytes, mediaType: pictureMediaType(bytes, name) });
    else attachments.push(embeddedFile(name, bytes));
  }
  return { pictures, attachments };
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

const metaFacts: readonly (readonly [string, string])[] = [
  ['dc:title', 'title'],
  ['dc:subject', 'subject'],
  ['meta:initial-creator', 'author'],
  ['dc:creator', 'last-modified-by'],
  ['meta:creation-date', 'created'],
  ['dc:date', 'modified'],
  ['meta:generator', 'program'],
  ['dc:description', 'description'],
];

function readFacts(meta: XmlElement | null): SourceFact[] {
  const facts: SourceFact[] = [];
  for (const [element, name] of metaFacts) {
    const value = textOf(child(child(meta, 'office:meta'), element)).trim();
    if (value) facts.push({ name, value });
  }
  return facts;
}
