import { zipOf } from './zip-of.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const others =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const relationshipType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

export interface WordParts {
  /** What stands in `w:body`. */
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly settings?: string;
  /** By the relationship's id. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly footers?: Readonly<Record<string, string>>;
  readonly core?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** More relationships of the document: id, type, target. */
  readonly relationships?: readonly (readonly [string, string, string])[];
}

const contentTypes: Readonly<Record<string, string>> = {
  document: 'document.main',
  numbering: 'numbering',
  styles: 'styles',
  comments: 'comments',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  settings: 'settings',
};

/** A Word document of hand-made parts. */
export function wordFile(parts: WordParts): Uint8Array {
  const members: Record<string, string | Uint8Array> = {};
  const relationships: string[] = [];
  const types: string[] = [];
  const add = (id: string, type: string, name: string, xml: string) => {
    members[`word/${name}.xml`] = `<?xml version="1.0" encoding="UTF-8"?>${xml}`;
    relationships.push(`<Relationship Id="${id}" Type="${relationshipType}${type}" Target="${name}.xml"/>`);
    const kind = contentTypes[type] ?? type;
    types.push(
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`,
    );
  };
  const root = (name: string, inner: string) => `<w:${name} ${w} ${others}>${inner}</w:${name}>`;
  if (parts.numbering) add('rN', 'numbering', 'numbering', root('numbering', parts.numbering));
  if (parts.styles) add('rS', 'styles', 'styles', root('styles', parts.styles));
  if (parts.comments) add('rC', 'comments', 'comments', root('comments', parts.comments));
  if (parts.commentsExtended) {
    add(
      'rX',
      'commentsExtended',
      'commentsExtended',
      `<w15:commentsEx ${w} ${others}>${parts.commentsExtended}</w15:commentsEx>`,
    );
  }
  if (parts.footnotes) add('rF', 'footnotes', 'footnotes', root('footnotes', parts.footnotes));
  if (parts.endnotes) add('rE', 'endnotes', 'endnotes', root('endnotes', parts.endnotes));
  if (parts.settings) add('rT', 'settings', 'settings', root('settings', parts.settings));
  for (const [id, inner] of Object.entries(parts.headers ?? {})) add(id, 'header', `header-${id}`, root('hdr', inner));
  for (const [id, inner] of Object.entries(parts.footers ?? {})) add(id, 'footer', `footer-${id}`, root('ftr', inner));
  for (const [id, type, target] of parts.relationships ?? []) {
    relationships.push(`<Relationship Id="${id}" Type="${relationshipType}${type}" Target="${target}"/>`);
  }
  const package_ = 'http://schemas.openxmlformats.org/package/2006';
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${package_}/relationships"><Relationship Id="r1" Type="${relationshipType}officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?>${root('document', `<w:body>${parts.body}</w:body>`)}`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${package_}/relationships">${relationships.join('')}</Relationships>`,
    ...members,
    ...(parts.core ? { 'docProps/core.xml': parts.core } : {}),
    ...parts.files,
  });
}

/** A paragraph of plain words; `properties` is what stands in `w:pPr`. */
export function p(text: string, properties = ''): string {
  const run = text === '' ? '' : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${run}</w:p>`;
}

/** A run; `properties` is what stands in `w:rPr`. */
export function r(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function numbered(text: string, list: number, level = 0): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}

/** A level of an abstract list. */
export function level(index: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}
