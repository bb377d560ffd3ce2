import type { ProposalStamp } from './proposal.ts';
import { escaped } from './tracked-change.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const strict = 'http://purl.oclc.org/ooxml/';

/** The first number that neither a comment nor a place of one has. */
export function nextCommentId(comments: string | null, document: string): number {
  const used = [
    ...(comments ?? '').matchAll(/<w:comment\b[^>]*\bw:id="(\d+)"/g),
    ...document.matchAll(/<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*\bw:id="(\d+)"/g),
  ].map(([, digits]) => Number(digits));
  return Math.max(-1, ...used) + 1;
}

/** A comment, a paragraph for each line of its text. */
export function commentElement(id: number, text: string, { author, date }: ProposalStamp): string {
  const paragraphs = text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join('');
  const initials = escaped([...author].slice(0, 1).join(''));
  return `<w:comment w:id="${id}" w:author="${escaped(author)}" w:date="${escaped(date)}" w:initials="${initials}">${paragraphs}</w:comment>`;
}

/** The comments part with further comments behind those it has; a new one where there is none. */
export function commentsSource(existing: string | null, comments: readonly string[], namespace: string): string {
  const added = comments.join('');
  if (existing === null) return `${declaration}<w:comments xmlns:w="${namespace}">${added}</w:comments>`;
  return beforeEnd(existing, 'w:comments', added);
}

/** The relationships of the document with one to word/comments.xml. */
export function withRelationship(existing: string | null, namespace: string): string {
  const empty = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const source = existing ?? empty;
  let number = 1;
  while (source.includes(`"rIdSampan${number}"`)) number += 1;
  const type = namespace.startsWith(strict)
    ? `${strict}officeDocument/relationships/comments`
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
  return beforeEnd(
    source,
    'Relationships',
    `<Relationship Id="rIdSampan${number}" Type="${type}" Target="comments.xml"/>`,
  );
}

/** [Content_Types].xml that knows the comments part. */
export function withCommentsType(source: string, name: string): string {
  if (source.includes(`PartName="/${name}"`)) return source;
  return beforeEnd(source, 'Types', `<Override PartName="/${name}" ContentType="${contentType}"/>`);
}

function beforeEnd(source: string, root: string, added: string): string {
  const end = source.lastIndexOf(`</${root}>`);
  if (end >= 0) return source.slice(0, end) + added + source.slice(end);
  return source.replace(new RegExp(`<${root}\\b([^>]*)/>\\s*$`), (_, attributes: string) => {
    return `<${root}${attributes}>${added}</${root}>`;
  });
}
