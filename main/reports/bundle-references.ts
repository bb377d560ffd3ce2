/** A reference to a page of the bundle in a text: offsets, end exclusive, and the page's number in the bundle. */
export interface BundleReference {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const number = '(?<label>\\d{1,6}(?:-\\d{1,4})?)';
/** "[B/88]", "[Bundle 88-1]", "hearing bundle, p. 88", "文件冊第88頁". A bare "[88]" may be a footnote or a paragraph. */
const patterns = [
  new RegExp(
    `\\[\\s*(?:[A-Z]{1,2}\\d?\\s*/\\s*|(?:hearing |trial |core )?bundle\\s+(?:p(?:age|\\.)?\\s*)?)${number}\\s*\\]`,
    'gi',
  ),
  new RegExp(`\\bbundle(?:,| at|, at)?\\s+p(?:age|p?\\.)?\\s*${number}\\b`, 'gi'),
  new RegExp(`文件[冊册](?:第)?\\s*${number}\\s*[頁页]`, 'g'),
];

/** Where a page's text refers to pages of the bundle, in the order of the text. */
export function bundleReferences(text: string): BundleReference[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      label: match.groups?.label ?? '',
    })),
  );
  return found.toSorted((one, other) => one.start - other.start);
}
