import type { Attachment, FlowBlock, FlowDocument, FlowMark, FlowSection } from '#contract/flow.ts';
import { type FlowBudget, flowBudget } from '../flow-budget.ts';
import { paragraphsOf, paragraphText } from '../flow-text.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import {
  counted,
  embeddedFile,
  emus,
  mainPart,
  type OfficePackage,
  openOfficePackage,
  type PackagePart,
  packageFacts,
  packageWarnings,
} from '../office-package.ts';
import { onOff } from '../on-off.ts';
import { child, childElements, descend, descendants, textOf, type XmlElement } from '../xml-elements.ts';
import { readShapes } from './slide-shapes.ts';
import { readTextBody } from './slide-text.ts';

const what = 'presentation';

/**
 * Reads a presentation (PPTX, PPTM, PPSX): a section a slide, in the order of
 * the show, named by its title; tables, pictures' bytes, speakers' notes under
 * a rule, comments as marks. Hidden slides are shown and told as a warning.
 * Throws `damaged-file`, `password-needed`, `too-large`, `empty-file`.
 */
export function readPptx(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted(what, async () => {
    if (bytes.byteLength === 0) throw emptyFile(what);
    const budget = flowBudget(options);
    const opened = await openOfficePackage(bytes, budget);
    const main = await mainPart(opened, 'ppt/presentation.xml', what);
    const size = child(main.root, 'p:sldSz')?.attributes;
    const [pageWidth, pageHeight] = [emus(size?.cx), emus(size?.cy)];
    const page = pageWidth && pageHeight ? { pageWidth, pageHeight } : {};
    const authors = await commentAuthors(opened, main);
    const leftOut = new Map<string, number>();
    const sections: FlowSection[] = [];
    const hidden: number[] = [];
    for (const [index, element] of childElements(child(main.root, 'p:sldIdLst'), 'p:sldId').entries()) {
      budget.section();
      options.signal?.throwIfAborted();
      const target = main.relationships.get(element.attributes['r:id'] ?? '');
      const slide = target ? await opened.part(target.target) : null;
      if (!slide) continue;
      if (!onOff(slide.root.attributes.show)) hidden.push(index + 1);
      sections.push({ ...page, ...(await readSlide(slide, index + 1, { opened, budget, leftOut, authors })) });
    }
    const warnings = packageWarnings(opened);
    if (hidden.length > 0) warnings.push(`Hidden slides are shown: ${hidden.join(', ')}.`);
    for (const [noun, count] of leftOut) {
      warnings.push(
        noun === 'chart'
          ? `${counted(count, noun)} not drawn; its words are shown.`
          : `${counted(count, noun)} not shown.`,
      );
    }
    return {
      mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      sections,
      attachments: await embeddedFiles(opened, budget),
      facts: await packageFacts(opened),
      warnings,
    };
  });
}

interface Show {
  readonly opened: OfficePackage;
  readonly budget: FlowBudget;
  readonly leftOut: Map<string, number>;
  readonly authors: ReadonlyMap<string, string>;
}

async function readSlide(slide: PackagePart, number: number, show: Show): Promise<FlowSection> {
  const blocks = await readShapes(descend(slide.root, 'p:cSld', 'p:spTree'), { ...show, part: slide });
  const title = blocks.find((block) => block.kind === 'paragraph' && block.headingLevel === 1);
  const comments = await slideComments(slide, show);
  if (comments.length > 0) {
    const first = blocks[0];
    const mark = { text: '', marks: comments };
    if (first?.kind === 'paragraph') blocks[0] = { ...first, spans: [...first.spans, mark] };
    else blocks.unshift({ kind: 'paragraph', spans: [mark] });
  }
  const notes = await readNotes(slide, show);
  const words = title?.kind === 'paragraph' ? paragraphText(title).replace(/\s+/g, ' ').trim().slice(0, 120) : '';
  return {
    name: words ? `${number}. ${words}` : String(number),
    blocks: notes.length > 0 ? [...blocks, { kind: 'rule' }, ...notes] : blocks,
  };
}

/** The words of the notes page, without its picture of the slide and its number. */
async function readNotes(slide: PackagePart, show: Show): Promise<FlowBlock[]> {
  const notes = await show.opened.related(slide, 'notesSlide');
  const blocks: FlowBlock[] = [];
  for (const shape of childElements(descend(notes?.root, 'p:cSld', 'p:spTree'), 'p:sp')) {
    const type = descend(childElements(shape)[0], 'p:nvPr', 'p:ph')?.attributes.type ?? 'body';
    if (/^(sldNum|sldImg|hdr|ftr|dt)$/.test(type)) continue;
    blocks.push(...readTextBody(child(shape, 'p:txBody'), show.budget));
  }
  return paragraphsOf(blocks).some((paragraph) => paragraph.spans.length > 0) ? blocks : [];
}

async function commentAuthors(opened: OfficePackage, main: PackagePart): Promise<Map<string, string>> {
  const authors = new Map<string, string>();
  for (const type of ['commentAuthors', 'authors']) {
    const part = await opened.related(main, type);
    for (const element of childElements(part?.root))
      authors.set(element.attributes.id ?? '', element.attributes.name ?? '');
  }
  return authors;
}

async function slideComments(slide: PackagePart, show: Show): Promise<FlowMark[]> {
  const part = await show.opened.related(slide, 'comments');
  return descendantsOfComments(part?.root ?? null).map((element) => {
    const author = show.authors.get(element.attributes.authorId ?? '');
    const at = element.attributes.dt ?? element.attributes.created;
    const body = childElements(element).find((node) => node.name.endsWith(':txBody')) ?? null;
    const note = body
      ? readTextBody(body, show.budget).map(paragraphText).join('\n')
      : textOf(child(element, 'p:text'));
    return { kind: 'comment', note: note.trim(), ...(author ? { author } : {}), ...(at ? { at } : {}) };
  });
}

/** Comments of both generations, and answers to them. */
function descendantsOfComments(root: XmlElement | null): XmlElement[] {
  if (!root) return [];
  return [...descendants(root, 'p:cm'), ...descendants(root, 'p188:cm'), ...descendants(root, 'p188:reply')];
}

async function embeddedFiles(opened: OfficePackage, budget: FlowBudget): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  for (const name of opened.names.filter((member) => /^ppt\/embeddings\//i.test(member))) {
    const bytes = await opened.bytes(name);
    if (!bytes) continue;
    budget.attachment(bytes.byteLength);
    attachments.push(embeddedFile(name, bytes));
  }
  return attachments;
}
