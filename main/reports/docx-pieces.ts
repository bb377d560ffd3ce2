import type { Paragraph, Table } from 'docx';
import { archiveOf, type PackedFile, packedFile, packedFiles, unpackedFile } from './zip-archive.ts';

/**
 * What goes into a Word document at a time. A table of thousands of rows comes as several pieces,
 * all but the first without a head, which become one table again.
 */
export interface DocxPiece {
  readonly children: readonly (Paragraph | Table)[];
  /** Its first child goes on with the table that ended the piece before. */
  readonly continuesTable: boolean;
}

const documentName = 'word/document.xml';
const bodyStart = '<w:body>';
const bodyEnd = '<w:sectPr';
const tableEnd = '</w:tbl>';

/**
 * One document of many pieces. Each is laid out in a document of its own and only its finished
 * words are kept: the objects of a whole report would take a hundred times its size.
 *
 * `packOne` packs the children of a piece with the styles, headers and footers that all share.
 */
export async function docxOfPieces(
  pieces: Iterable<DocxPiece>,
  packOne: (children: readonly (Paragraph | Table)[]) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const waiting = pieces[Symbol.iterator]();
  const first = waiting.next();
  const firstArchive = await packOne(first.done === true ? [] : first.value.children);
  const second = waiting.next();
  if (second.done === true) return firstArchive;
  const files = packedFiles(firstArchive);
  const whole = bodyOf(files);
  const packed = await packedFile(documentName, written(whole, second.value, waiting, packOne));
  return archiveOf(files.map((file) => (file.name === documentName ? packed : file)));
}

interface Body {
  readonly before: string;
  readonly body: string;
  readonly after: string;
}

function bodyOf(files: readonly PackedFile[]): Body {
  const file = files.find(({ name }) => name === documentName);
  if (file === undefined) throw new Error('a document without its words');
  const xml = unpackedFile(file).toString('utf8');
  const start = xml.indexOf(bodyStart) + bodyStart.length;
  const end = xml.lastIndexOf(bodyEnd);
  if (start < bodyStart.length || end < start) throw new Error('a document without a body');
  return { before: xml.slice(0, start), body: xml.slice(start, end), after: xml.slice(end) };
}

async function* written(
  whole: Body,
  second: DocxPiece,
  rest: Iterator<DocxPiece>,
  packOne: (children: readonly (Paragraph | Table)[]) => Promise<Uint8Array>,
): AsyncGenerator<string> {
  yield whole.before;
  let held = whole.body;
  for (let piece: DocxPiece | null = second; piece !== null; ) {
    const { body } = bodyOf(packedFiles(await packOne(piece.children)));
    if (piece.continuesTable) {
      yield held.slice(0, held.lastIndexOf(tableEnd));
      held = body.slice(body.indexOf('<w:tr>'));
    } else {
      yield held;
      held = body;
    }
    const next: IteratorResult<DocxPiece> = rest.next();
    piece = next.done === true ? null : next.value;
  }
  yield held;
  yield whole.after;
}
