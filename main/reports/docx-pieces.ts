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

type PackOne = (children: readonly (Paragraph | Table)[]) => Promise<Uint8Array>;

const documentName = 'word/document.xml';
const bodyStart = '<w:body>';
const bodyEnd = '<w:sectPr';
const tableEnd = '</w:tbl>';
const relationsName = 'word/_rels/document.xml.rels';
const relationsEnd = '</Relationships>';
const mediaFolder = 'word/media/';

/** The pictures of the later pieces, under names and numbers of their own. */
interface Pictures {
  readonly files: PackedFile[];
  readonly relations: string[];
}

async function* onePiece(text: string): AsyncGenerator<string> {
  yield text;
}

/** A later piece's body, its pictures renamed so that no other piece has them; they are put with the others. */
async function withPictures(archive: Uint8Array, piece: number, pictures: Pictures): Promise<string> {
  const files = packedFiles(archive);
  const { body } = bodyOf(files);
  const media = files.filter(({ name }) => name.startsWith(mediaFolder));
  const relations = files.find(({ name }) => name === relationsName);
  if (media.length === 0 || relations === undefined) return body;
  for (const file of media) {
    const name = `${mediaFolder}p${piece}-${file.name.slice(mediaFolder.length)}`;
    pictures.files.push({ ...file, name });
  }
  const xml = unpackedFile(relations).toString('utf8');
  for (const [relation] of xml.matchAll(/<Relationship [^>]*Target="media\/[^>]*>/g))
    pictures.relations.push(relation.replace(/Id="/, `Id="p${piece}`).replace('media/', `media/p${piece}-`));
  return body
    .replace(/ r:embed="(?=rId)/g, ` r:embed="p${piece}`)
    .replace(/(?<=<wp:docPr id=")(?=\d)/g, String(piece * 1000));
}

/**
 * One document of many pieces. Each is laid out in a document of its own and only its finished
 * words are kept: the objects of a whole report would take a hundred times its size.
 *
 * `packOne` packs the children of a piece with the styles, headers and footers that all share.
 */
export async function docxOfPieces(pieces: Iterable<DocxPiece>, packOne: PackOne): Promise<Uint8Array> {
  const waiting = pieces[Symbol.iterator]();
  const first = waiting.next();
  const firstArchive = await packOne(first.done === true ? [] : first.value.children);
  const second = waiting.next();
  if (second.done === true) return firstArchive;
  const files = packedFiles(firstArchive);
  const whole = bodyOf(files);
  const pictures: Pictures = { files: [], relations: [] };
  const packed = await packedFile(documentName, written(whole, second.value, waiting, { packOne, pictures }));
  const replaced = new Map([[documentName, packed]]);
  const relations = files.find(({ name }) => name === relationsName);
  if (relations !== undefined && pictures.relations.length > 0) {
    const xml = unpackedFile(relations)
      .toString('utf8')
      .replace(relationsEnd, `${pictures.relations.join('')}${relationsEnd}`);
    replaced.set(relationsName, await packedFile(relationsName, onePiece(xml)));
  }
  return archiveOf([...files.map((file) => replaced.get(file.name) ?? file), ...pictures.files]);
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
  { packOne, pictures }: { readonly packOne: PackOne; readonly pictures: Pictures },
): AsyncGenerator<string> {
  let count = 0;
  yield whole.before;
  let held = whole.body;
  for (let piece: DocxPiece | null = second; piece !== null; ) {
    count += 1;
    const body = await withPictures(await packOne(piece.children), count, pictures);
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
