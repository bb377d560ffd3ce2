import type { Attachment, FlowPicture, SourceFact } from '#contract/flow.ts';
import type { FlowBudget } from './flow-budget.ts';
import { damagedFile, passwordNeeded } from './format-errors.ts';
import { isOle, openOleStreams } from './ole-streams.ts';
import { child, childElements, readXml, textOf, type XmlElement } from './xml-elements.ts';
import { openZipMembers } from './zip-members.ts';

/** One relationship of a part (ECMA-376 Part 2 §9.3): `target` is a part's name, or an address where `external`. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type's address: "image", "footnotes", "oleObject". */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export interface PackagePart {
  readonly name: string;
  readonly root: XmlElement;
  readonly relationships: ReadonlyMap<string, Relationship>;
}

/** A DOCX, PPTX or like package in memory. */
export interface OfficePackage {
  readonly names: readonly string[];
  bytes(name: string): Promise<Uint8Array | null>;
  /** A part with its relationships; null where the package lacks it. */
  part(name: string): Promise<PackagePart | null>;
  relationships(part: string): Promise<ReadonlyMap<string, Relationship>>;
  /** The first part that `from` points to with a relationship of the type. */
  related(from: PackagePart, type: string): Promise<PackagePart | null>;
}

/** Opens an OOXML package. Throws `damaged-file`, `too-large`, `password-needed`. */
export async function openOfficePackage(bytes: Uint8Array, budget: FlowBudget): Promise<OfficePackage> {
  // A protected document is a compound file around the encrypted package (MS-OFFCRYPTO §2.3).
  if (isOle(bytes) && openOleStreams(bytes, budget.limits).names.includes('EncryptedPackage')) {
    throw passwordNeeded('document');
  }
  const zip = await openZipMembers(bytes, budget.limits);
  const opened: OfficePackage = {
    names: zip.names,
    bytes: (name) => zip.read(name),
    relationships: relationshipsOf,
    async part(name) {
      const xml = await zip.read(name);
      if (!xml) return null;
      return { name, root: readXml(xml, budget.limits), relationships: await relationshipsOf(name) };
    },
    async related(from, type) {
      for (const relationship of from.relationships.values()) {
        if (relationship.type === type && !relationship.external) return opened.part(relationship.target);
      }
      return null;
    },
  };

  async function relationshipsOf(part: string): Promise<Map<string, Relationship>> {
    const slash = part.lastIndexOf('/');
    const xml = await zip.read(`${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`);
    const found = new Map<string, Relationship>();
    if (!xml) return found;
    for (const element of childElements(readXml(xml, budget.limits), 'Relationship')) {
      const id = element.attributes.Id ?? '';
      const external = element.attributes.TargetMode === 'External';
      const target = element.attributes.Target ?? '';
      const type = (element.attributes.Type ?? '').split('/').at(-1) ?? '';
      found.set(id, { id, type, external, target: external ? target : resolvePart(part, target) });
    }
    return found;
  }
  return opened;
}

/** The part that the whole package is about. Throws `damaged-file` where there is none. */
export async function mainPart(opened: OfficePackage, usualName: string, what: string): Promise<PackagePart> {
  const target = await mainPartName(opened);
  const part = (target === null ? null : await opened.part(target)) ?? (await opened.part(usualName));
  if (!part) throw damagedFile(what);
  return part;
}

async function mainPartName(opened: OfficePackage): Promise<string | null> {
  const xml = await opened.bytes('_rels/.rels');
  if (!xml) return null;
  const main = childElements(readXml(xml), 'Relationship').find((element) =>
    (element.attributes.Type ?? '').endsWith('/officeDocument'),
  );
  return main ? resolvePart('', main.attributes.Target ?? '') : null;
}

function resolvePart(from: string, target: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

const coreFacts: readonly (readonly [string, string])[] = [
  ['dc:title', 'title'],
  ['dc:subject', 'subject'],
  ['dc:creator', 'author'],
  ['cp:lastModifiedBy', 'last-modified-by'],
  ['dcterms:created', 'created'],
  ['dcterms:modified', 'modified'],
  ['cp:lastPrinted', 'last-printed'],
  ['cp:revision', 'revision'],
  ['cp:keywords', 'keywords'],
  ['dc:description', 'description'],
  ['cp:category', 'category'],
  ['cp:contentStatus', 'status'],
];

/** What the package says of itself (docProps/core.xml, and the company and program of app.xml). */
export async function packageFacts(opened: OfficePackage): Promise<SourceFact[]> {
  const facts: SourceFact[] = [];
  const core = await opened.part('docProps/core.xml').catch(() => null);
  for (const [element, name] of coreFacts) {
    const value = textOf(child(core?.root, element)).trim();
    if (value) facts.push({ name, value });
  }
  const app = await opened.part('docProps/app.xml').catch(() => null);
  for (const node of childElements(app?.root)) {
    const local = node.name.split(':').at(-1);
    const value = textOf(node).trim();
    if (value && local === 'Company') facts.push({ name: 'company', value });
    if (value && local === 'Application') facts.push({ name: 'program', value });
  }
  return facts;
}

/** Macros and other parts that are not shown, told as warnings. */
export function packageWarnings(opened: OfficePackage): string[] {
  const warnings: string[] = [];
  const has = (pattern: RegExp) => opened.names.filter((name) => pattern.test(name)).length;
  if (has(/vbaProject\.bin$/i)) warnings.push('The file has macros; they were not run and are not shown.');
  const controls = has(/\/activeX\d*\.xml$/i);
  if (controls) warnings.push(`${counted(controls, 'active control')} left out.`);
  if (has(/^_xmlsignatures\/sig/i)) warnings.push('The file has a digital signature; it was not checked.');
  return warnings;
}

/** "1 chart was", "2 charts were". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? ' was' : 's were'}`;
}

/** Kinds of pictures by their first bytes; the name's ending decides where those say nothing. */
export function pictureMediaType(bytes: Uint8Array, name: string): string {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x47 && bytes[1] === 0x49 && bytes[2] === 0x46) return 'image/gif';
  if (bytes[0] === 0x42 && bytes[1] === 0x4d) return 'image/bmp';
  if ((bytes[0] === 0x49 && bytes[1] === 0x49) || (bytes[0] === 0x4d && bytes[1] === 0x4d)) return 'image/tiff';
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return ending === 'svg' ? 'image/svg+xml' : `image/${ending || 'unknown'}`;
}

/** A picture of the package as a block; null where the part is missing. */
export async function packagePicture(
  opened: OfficePackage,
  name: string,
  shape: { readonly width?: number; readonly height?: number; readonly alt?: string },
  budget: FlowBudget,
): Promise<FlowPicture | null> {
  const bytes = await opened.bytes(name);
  if (!bytes) return null;
  budget.attachment(bytes.byteLength);
  return { kind: 'picture', bytes, mediaType: pictureMediaType(bytes, name), ...shape };
}

/** A file embedded in the package. */
export function embeddedFile(name: string, bytes: Uint8Array): Attachment {
  return { name: name.split('/').at(-1) ?? name, bytes, mediaType: null };
}

/** `w:sectPr`-like lengths: twentieths of a point. */
export function twips(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const match = /^(-?[\d.]+)(pt|in|cm|mm)?$/.exec(value.trim());
  if (!match) return undefined;
  const number = Number(match[1]);
  const factor = { pt: 1, in: 72, cm: 28.3465, mm: 2.83465 }[match[2] ?? ''] ?? 1 / 20;
  const points = Math.round(number * factor * 100) / 100;
  return Number.isFinite(points) && Math.abs(points) < 20_000 ? points : undefined;
}

/** English Metric Units (914,400 an inch) in points. */
export function emus(value: string | undefined): number | undefined {
  const points = Number(value) / 12_700;
  return value !== undefined && Number.isFinite(points) && points >= 0 && points < 20_000 ? points : undefined;
}
