/**
 * Looks at a PDF's cross-reference sections where its tail says they are, so
 * that an update is appended only to a file in which readers find their way
 * without repairing it. Cross-reference streams are checked by their place and
 * type, tables entry by entry (ISO 32000-2 §7.5.4–7.5.8).
 */
export interface CrossReference {
  /** Byte offset of the last section: the `Prev` of an update. */
  readonly offset: number;
  /** The kind an update must use too. */
  readonly kind: 'table' | 'stream';
}

const tailLength = 2_048;
const sectionLimit = 1_000;
const trailerWindow = 65_536;

function latin(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    Math.max(0, start),
    Math.min(bytes.length, end),
  );
}

function objectNumberAt(bytes: Uint8Array, offset: number): number | null {
  const found = /^\s{0,2}(\d+)\s+\d+\s+obj/.exec(latin(bytes, offset, offset + 32));
  return found?.[1] === undefined ? null : Number(found[1]);
}

/** Checks one table and returns the text of its trailer; null where an entry misses its object. */
function trailerOfTable(bytes: Uint8Array, offset: number): string | null {
  let position = offset + (/^\s*xref\s*/.exec(latin(bytes, offset, offset + 16))?.[0].length ?? 0);
  for (;;) {
    const head = /^(\d+)[ ]+(\d+)\s*?[ ]?(?:\r\n|\r|\n)/.exec(latin(bytes, position, position + 40));
    if (head?.[1] === undefined || head[2] === undefined) break;
    position += head[0].length;
    const first = Number(head[1]);
    const count = Number(head[2]);
    if (position + count * 20 > bytes.length) return null;
    for (let index = 0; index < count; index += 1, position += 20) {
      const entry = /^(\d{10}) (\d{5}) ([nf])/.exec(latin(bytes, position, position + 18));
      if (entry === null) return null;
      if (entry[3] === 'n' && objectNumberAt(bytes, Number(entry[1])) !== first + index) return null;
    }
  }
  const rest = latin(bytes, position, position + trailerWindow);
  return /^\s*trailer/.test(rest) ? rest.slice(0, rest.indexOf('startxref') + 1 || undefined) : null;
}

function previousOf(dictionary: string): number | null {
  const found = /\/Prev\s+(\d+)/.exec(dictionary);
  return found?.[1] === undefined ? null : Number(found[1]);
}

/** The last cross-reference section of a sound file; null where the file's own chain of sections does not hold. */
export function crossReferenceOf(bytes: Uint8Array): CrossReference | null {
  if (!latin(bytes, 0, 5).startsWith('%PDF-')) return null;
  const start = [...latin(bytes, bytes.length - tailLength, bytes.length).matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1];
  if (start === undefined) return null;
  let last: CrossReference | null = null;
  const seen = new Set<number>();
  for (let offset: number | null = Number(start); offset !== null; ) {
    if (seen.has(offset) || seen.size > sectionLimit || offset >= bytes.length) return null;
    seen.add(offset);
    const isTable: boolean = /^\s*xref\s/.test(latin(bytes, offset, offset + 12));
    let dictionary: string | null = null;
    if (isTable) dictionary = trailerOfTable(bytes, offset);
    else if (objectNumberAt(bytes, offset) !== null) {
      const head = latin(bytes, offset, offset + trailerWindow);
      const end = head.indexOf('stream');
      if (end > 0 && /\/Type\s*\/XRef/.test(head.slice(0, end))) dictionary = head.slice(0, end);
    }
    if (dictionary === null) return null;
    last ??= { offset, kind: isTable ? 'table' : 'stream' };
    offset = previousOf(dictionary);
  }
  return last;
}
