import { XmlElement as ParsedElement, parseXml, XmlCdata, XmlText } from '@rgrove/parse-xml';
import { damagedFile, tooLarge } from './format-errors.ts';
import { type FormatLimits, formatLimits } from './format-limits.ts';
import { canonicalPrefix } from './xml-namespaces.ts';

/** An element whose names carry the usual prefix of their namespace ("w:p"), whatever prefix the file declares. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

type Scope = ReadonlyMap<string, string>;

/** The root element of an XML part. Throws `damaged-file` where it is not well-formed, `too-large` past `limits`. */
export function readXml(bytes: Uint8Array, limits: FormatLimits = formatLimits): XmlElement {
  let root: ParsedElement | null;
  try {
    root = parseXml(decodeXml(bytes), { ignoreUndefinedEntities: true }).root;
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge('levels of nesting');
    throw damagedFile('file', error);
  }
  if (!root) throw damagedFile('file');
  const count = { elements: 0 };

  function canonical(parsed: ParsedElement, outer: Scope, depth: number): XmlElement {
    count.elements += 1;
    if (count.elements > limits.xmlElements) throw tooLarge('elements');
    if (depth > limits.nesting * 2) throw tooLarge('levels of nesting');
    const scope = scopeOf(parsed, outer);
    const children: (XmlElement | string)[] = [];
    for (const node of parsed.children) {
      if (node instanceof ParsedElement) children.push(canonical(node, scope, depth + 1));
      else if ((node instanceof XmlText || node instanceof XmlCdata) && node.text !== '') children.push(node.text);
    }
    return { name: canonicalName(parsed.name, scope, ''), attributes: canonicalAttributes(parsed, scope), children };
  }
  return canonical(root, new Map(), 1);
}

function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  // Characters that XML forbids come from broken exporters; the rest of the part is still good.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the forbidden ones
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ');
}

function scopeOf(parsed: ParsedElement, outer: Scope): Scope {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of Object.entries(parsed.attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(outer);
    const prefix = name === 'xmlns' ? '' : name.slice(6);
    scope.set(prefix, canonicalPrefix(value) ?? prefix);
  }
  return scope ?? outer;
}

function canonicalName(name: string, scope: Scope, ownPrefix: string): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? ownPrefix : name.slice(0, colon);
  const usual = scope.get(prefix) ?? prefix;
  const local = name.slice(colon + 1);
  return usual === '' ? local : `${usual}:${local}`;
}

const noAttributes: Readonly<Record<string, string>> = Object.freeze(Object.create(null));

function canonicalAttributes(parsed: ParsedElement, scope: Scope): Readonly<Record<string, string>> {
  if (Object.keys(parsed.attributes).length === 0) return noAttributes;
  const attributes: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(parsed.attributes)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    // An attribute without a prefix has no namespace (XML Namespaces §6.2).
    attributes[name.includes(':') ? canonicalName(name, scope, '') : name] = value;
  }
  return attributes;
}

/** The first child element of the name. */
export function child(element: XmlElement | null | undefined, name: string): XmlElement | null {
  for (const node of element?.children ?? []) {
    if (typeof node !== 'string' && node.name === name) return node;
  }
  return null;
}

/** Child elements, of one name where it is given. */
export function childElements(element: XmlElement | null | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of element?.children ?? []) {
    if (typeof node !== 'string' && (name === undefined || node.name === name)) found.push(node);
  }
  return found;
}

/** The element reached over children of these names. */
export function descend(element: XmlElement | null | undefined, ...names: readonly string[]): XmlElement | null {
  let at = element ?? null;
  for (const name of names) at = child(at, name);
  return at;
}

/** Every element of the name below `element`, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  collectDescendants(element, name, found);
  return found;
}

function collectDescendants(element: XmlElement, name: string, found: XmlElement[]): void {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    if (node.name === name) found.push(node);
    collectDescendants(node, name, found);
  }
}

/** All text below the element, in order. */
export function textOf(element: XmlElement | null | undefined): string {
  let text = '';
  for (const node of element?.children ?? []) text += typeof node === 'string' ? node : textOf(node);
  return text;
}
