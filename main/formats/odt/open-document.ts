import type { Attachment, FlowPicture, SourceFact } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { damagedFile } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { embeddedFile, pictureMediaType } from '../office-package.ts';
import { child, descend, descendants, readXml, textOf, type XmlElement } from '../xml-elements.ts';
import { openZipMembers, type ZipMembers } from '../zip-members.ts';
import { unlockedMembers } from './protected-members.ts';

/** An OpenDocument file (ODF 1.3), packed as a ZIP archive or as one flat XML file. */
export interface OpenDocument {
  /** The root that has the body and its own styles. */
  readonly content: XmlElement;
  /** The root that has the named styles and master pages; the same as `content` in a flat file. */
  readonly styles: XmlElement | null;
  readonly facts: readonly SourceFact[];
  /** By the names that the body uses. */
  readonly pictures: ReadonlyMap<string, Pick<FlowPicture, 'bytes' | 'mediaType'>>;
  /** Embedded objects of other programs. */
  readonly attachments: readonly Attachment[];
  readonly charts: number;
  /** Macros that were not run, a signature that was not checked. */
  readonly warnings: readonly string[];
}

/**
 * Opens a file whose kind is `what` in plain words. Throws `damaged-file`,
 * `password-needed`, `password-wrong`, `unsupported-format` (another protection), `too-large`.
 */
export async function openOpenDocument(
  bytes: Uint8Array,
  { budget, what, options }: { readonly budget: FlowBudget; readonly what: string; readonly options: ReadOptions },
): Promise<OpenDocument> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return flatDocument(readXml(bytes, budget.limits), what);
  let zip = await openZipMembers(bytes, budget.limits);
  const part = async (name: string): Promise<XmlElement | null> => {
    const xml = await zip.read(name);
    return xml ? readXml(xml, budget.limits) : null;
  };
  const manifest = await part('META-INF/manifest.xml');
  const { name = what, password } = options;
  zip = await unlockedMembers(zip, manifest, {
    name,
    limits: budget.limits,
    ...(password !== undefined && { password }),
  });
  const content = await part('content.xml');
  if (!content) throw damagedFile(what);
  const entries = manifest ? descendants(manifest, 'manifest:file-entry') : [];
  const isChart = (entry: XmlElement) => /opendocument\.chart$/.test(entry.attributes['manifest:media-type'] ?? '');
  return {
    content,
    styles: await part('styles.xml'),
    facts: readFacts(await part('meta.xml')),
    ...(await readFiles(zip, budget)),
    charts: entries.filter(isChart).length,
    warnings: [
      ...(zip.names.some((name) => /^(Basic|Scripts)\//.test(name) && !/script-lc\.xml$/.test(name)) ? [macros] : []),
      ...(zip.names.includes('META-INF/documentsignatures.xml') ? [signature] : []),
    ],
  };
}

const macros = 'The file has macros; they were not run and are not shown.';
const signature = 'The file has a digital signature; it was not checked.';

function flatDocument(root: XmlElement, what: string): OpenDocument {
  if (root.name !== 'office:document') throw damagedFile(what);
  const scripts = child(root, 'office:scripts');
  return {
    content: root,
    styles: root,
    facts: readFacts(root),
    pictures: new Map(),
    attachments: [],
    charts: descendants(root, 'office:chart').length,
    warnings: textOf(scripts).trim() === '' ? [] : [macros],
  };
}

async function readFiles(zip: ZipMembers, budget: FlowBudget) {
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

/** A picture that a flat file holds as Base64 (`office:binary-data`); null where it is none. */
export function inlinePicture(image: XmlElement, budget: FlowBudget): Pick<FlowPicture, 'bytes' | 'mediaType'> | null {
  const data = child(image, 'office:binary-data');
  if (!data) return null;
  const bytes = new Uint8Array(Buffer.from(textOf(data), 'base64'));
  budget.attachment(bytes.byteLength);
  return { bytes, mediaType: pictureMediaType(bytes, '') };
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

function readFacts(root: XmlElement | null): SourceFact[] {
  const facts: SourceFact[] = [];
  for (const [element, name] of metaFacts) {
    const value = textOf(descend(root, 'office:meta', element)).trim();
    if (value) facts.push({ name, value });
  }
  return facts;
}
