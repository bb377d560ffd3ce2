import type { OutlineEntry } from '#contract/document.ts';
import { archiveMetadata, type PdfAbout } from './archive-metadata.ts';
import type { FontSet } from './font-set.ts';
import type { PageCanvas } from './page-canvas.ts';
import { PdfObjects, pdfNumber, pdfText } from './pdf-objects.ts';
import { pictureObjects } from './picture-objects.ts';
import { srgbProfile } from './srgb-profile.ts';
import { type StructureElement, StructureWriter } from './structure-tree.ts';

/** The pages of a PDF as they are finished; only packed drawings are kept. */
export class PdfPages {
  private readonly objects = new PdfObjects();
  private readonly tree = this.objects.reserve();
  private readonly fonts = this.objects.reserve();
  private readonly kids: number[] = [];
  private readonly labels: (string | null)[] = [];
  readonly picture = pictureObjects(this.objects);
  private readonly root: StructureElement | null;
  private readonly structure: StructureWriter | null;

  /** `structure`: what the pages' contents are parts of, where the file is tagged. */
  constructor(structure: StructureElement | null = null) {
    this.root = structure;
    this.structure = structure && new StructureWriter(this.objects, this.kids);
  }

  add(canvas: PageCanvas, label: string | null): void {
    const content = this.objects.addStream('', Buffer.from(canvas.content(), 'latin1'));
    const notes = canvas.notes.map(({ box, mark }) =>
      this.objects.add(
        `<</Type/Annot/Subtype/Highlight/F 4/C[1 0.94 0.7]/Rect[${box.map(pdfNumber).join(' ')}]/QuadPoints[${[box[0], box[3], box[2], box[3], box[0], box[1], box[2], box[1]].map(pdfNumber).join(' ')}]/Contents ${pdfText(mark.note ?? '')}${mark.author ? `/T ${pdfText(mark.author)}` : ''}>>`,
      ),
    );
    const pictures = [...canvas.pictures].map((object) => `/Im${object} ${object} 0 R`).join('');
    const resources = `<</Font ${this.fonts} 0 R${pictures === '' ? '' : `/XObject<<${pictures}>>`}>>`;
    this.kids.push(
      this.objects.add(
        `<</Type/Page/Parent ${this.tree} 0 R/MediaBox[0 0 ${pdfNumber(canvas.width)} ${pdfNumber(canvas.height)}]/Resources ${resources}${canvas.tagKey === null ? '' : `/StructParents ${canvas.tagKey}/Tabs/S`}/Contents ${content} 0 R${notes.length > 0 ? `/Annots[${notes.map((note) => `${note} 0 R`).join(' ')}]` : ''}>>`,
      ),
    );
    this.labels.push(label);
    if (this.root !== null) this.structure?.writeDrawn(this.root);
  }

  /** The pieces of the file that are full, in order; they are no longer held. */
  full(): Iterable<Uint8Array> {
    return this.objects.full();
  }

  /** All that is left of the file, with its end; with `about` a tagged one is one for the archive. */
  rest(fonts: FontSet, outline: readonly OutlineEntry[], about?: PdfAbout): Iterable<Uint8Array> {
    this.objects.set(this.fonts, `<<${fonts.write(this.objects)}>>`);
    this.objects.set(
      this.tree,
      `<</Type/Pages/Count ${this.kids.length}/Kids[${this.kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`,
    );
    const outlines = this.outline(outline);
    const labels = this.pageLabels();
    const said =
      about === undefined ? '' : `/Lang ${pdfText(about.language)}/ViewerPreferences<</DisplayDocTitle true>>`;
    const archived = about === undefined ? '' : this.archiveEntries(about);
    const catalog = this.objects.add(`<</Type/Catalog/Pages ${this.tree} 0 R${outlines}${labels}${said}${archived}>>`);
    if (about === undefined) return this.objects.rest(catalog);
    const info = this.objects.add(`<</Title ${pdfText(about.title)}/Creator ${pdfText('Sampan')}>>`);
    return this.objects.rest(catalog, info);
  }

  private archiveEntries(about: PdfAbout): string {
    if (this.root === null || this.structure === null) return '';
    const tree = this.structure.end(this.root);
    const profile = this.objects.addStream('/N 3', srgbProfile());
    const metadata = this.objects.addPlainStream('/Type/Metadata/Subtype/XML', archiveMetadata(about));
    const intent = `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${profile} 0 R>>`;
    return `/MarkInfo<</Marked true>>/StructTreeRoot ${tree} 0 R/OutputIntents[${intent}]/Metadata ${metadata} 0 R`;
  }

  private pageLabels(): string {
    if (this.labels.every((label) => label === null)) return '';
    const ranges = this.labels.flatMap((label, index) => {
      if (label === null)
        return index > 0 && this.labels[index - 1] === null ? [] : [`${index}<</S/D/St ${index + 1}>>`];
      return index > 0 && label === this.labels[index - 1] ? [] : [`${index}<</P ${pdfText(label)}>>`];
    });
    return `/PageLabels<</Nums[${ranges.join('')}]>>`;
  }

  /** A flat list of the outline's items, each under the one before it of a smaller level. */
  private outline(entries: readonly OutlineEntry[]): string {
    if (entries.length === 0) return '';
    const root = this.objects.reserve();
    const numbers = entries.map(() => this.objects.reserve());
    const children = new Map<number, number[]>();
    const parents: number[] = [];
    const open: { level: number; index: number }[] = [];
    for (const [index, { level }] of entries.entries()) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const parent = open.at(-1)?.index ?? -1;
      parents.push(parent);
      const siblings = children.get(parent) ?? [];
      siblings.push(index);
      children.set(parent, siblings);
      open.push({ level, index });
    }
    const object = (index: number | undefined) => (index === undefined || index < 0 ? root : (numbers[index] ?? root));
    const ends = (list: readonly number[] | undefined) =>
      list ? `/First ${object(list[0])} 0 R/Last ${object(list.at(-1))} 0 R/Count -${list.length}` : '';
    const place = new Map<number, number>();
    for (const list of children.values()) for (const [at, index] of list.entries()) place.set(index, at);
    for (const [index, { title, page }] of entries.entries()) {
      const siblings = children.get(parents[index] ?? -1) ?? [];
      const at = place.get(index) ?? 0;
      const before = siblings[at - 1];
      const after = siblings[at + 1];
      this.objects.set(
        object(index),
        `<</Title ${pdfText(title)}/Parent ${object(parents[index])} 0 R${before === undefined ? '' : `/Prev ${object(before)} 0 R`}${after === undefined ? '' : `/Next ${object(after)} 0 R`}${ends(children.get(index))}/Dest[${this.kids[page - 1]} 0 R/Fit]>>`,
      );
    }
    this.objects.set(root, `<</Type/Outlines${ends(children.get(-1)).replace('Count -', 'Count ')}>>`);
    return `/Outlines ${root} 0 R`;
  }
}
