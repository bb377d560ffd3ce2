/** Namespaces of OOXML (transitional and strict) and of OpenDocument under the prefixes that everyone writes. */
const prefixes = new Map<string, string>();

const transitional = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';
for (const [prefix, path, strictPath] of [
  ['w', 'wordprocessingml/2006/main', 'wordprocessingml/main'],
  ['r', 'officeDocument/2006/relationships', 'officeDocument/relationships'],
  ['m', 'officeDocument/2006/math', 'officeDocument/math'],
  ['a', 'drawingml/2006/main', 'drawingml/main'],
  ['wp', 'drawingml/2006/wordprocessingDrawing', 'drawingml/wordprocessingDrawing'],
  ['pic', 'drawingml/2006/picture', 'drawingml/picture'],
  ['c', 'drawingml/2006/chart', 'drawingml/chart'],
  ['dgm', 'drawingml/2006/diagram', 'drawingml/diagram'],
  ['p', 'presentationml/2006/main', 'presentationml/main'],
  ['x', 'spreadsheetml/2006/main', 'spreadsheetml/main'],
] as const) {
  prefixes.set(transitional + path, prefix);
  prefixes.set(strict + strictPath, prefix);
}
for (const [prefix, uri] of [
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['wpg', 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'],
  ['wpc', 'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['w15', 'http://schemas.microsoft.com/office/word/2012/wordml'],
  ['p188', 'http://schemas.microsoft.com/office/powerpoint/2018/8/main'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['cp', 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['draw', 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'],
  ['number', 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
] as const) {
  prefixes.set(uri, prefix);
}
for (const name of ['office', 'text', 'table', 'style', 'meta', 'manifest', 'presentation']) {
  prefixes.set(`urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`, name);
}
/** The package's own vocabularies are written without a prefix. */
for (const name of ['relationships', 'content-types']) {
  prefixes.set(`http://schemas.openxmlformats.org/package/2006/${name}`, '');
}

/** The usual prefix of a namespace, null for one that no reader looks at. */
export function canonicalPrefix(uri: string): string | null {
  return prefixes.get(uri) ?? null;
}
