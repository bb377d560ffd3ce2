/**
 * Links to a place in the window: `sampan://matter/ID[/document/ID[/page/N]]`. A link names ids only, never words of
 * a matter; following one opens what is here and does nothing else.
 */

/** A place that a link names; the document and its page (1-based) where it names them. */
export interface LinkedPlace {
  readonly matterId: string;
  readonly documentId: string | null;
  readonly page: number | null;
}

export const linkScheme = 'sampan';

const longestLink = 500;
const id = '[A-Za-z0-9][A-Za-z0-9-]{0,99}';
const link = new RegExp(
  `^${linkScheme}://matter/(?<matterId>${id})(?:/document/(?<documentId>${id})(?:/page/(?<page>[1-9][0-9]{0,5}))?)?$`,
);

/** Whether a word is meant as a link of ours, well formed or not: such a word is never taken for a file. */
export function isMeantAsLink(word: string): boolean {
  return word.slice(0, linkScheme.length + 1).toLowerCase() === `${linkScheme}:`;
}

/** The place that a link names; null for anything but exactly a link: no query, no escapes, no further parts. */
export function parseDeepLink(text: string): LinkedPlace | null {
  if (text.length > longestLink) return null;
  const { matterId, documentId, page } = link.exec(text)?.groups ?? {};
  if (matterId === undefined) return null;
  return { matterId, documentId: documentId ?? null, page: page === undefined ? null : Number(page) };
}

/** The link to a place; null where an id is none that a link can carry. */
export function deepLinkTo({ matterId, documentId, page }: LinkedPlace): string | null {
  const parts = [`${linkScheme}://matter/${matterId}`];
  if (documentId !== null) parts.push(`document/${documentId}`);
  if (documentId !== null && page !== null) parts.push(`page/${page}`);
  const text = parts.join('/');
  return parseDeepLink(text) === null ? null : text;
}
