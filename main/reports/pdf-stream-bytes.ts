import { constants, inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';

/** Unpacked bytes of one stream of the file's own structure; a real one has a few hundred thousand. */
const mostBytes = 256 * 2 ** 20;

/**
 * The bytes of a cross-reference or object stream: plain or deflated, with or without a PNG predictor.
 * @throws {Error} for any other filter, and where the bytes are broken.
 */
export function streamBytes(dictionary: PDFDict, contents: Uint8Array): Uint8Array {
  const filter = only(dictionary.get(PDFName.of('Filter')));
  if (filter === undefined) return contents;
  if (filter !== PDFName.of('FlateDecode')) throw new Error('a filter that is not used for structure');
  const unpacked = inflateSync(contents, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostBytes });
  const parameters = only(dictionary.get(PDFName.of('DecodeParms')));
  if (!(parameters instanceof PDFDict)) return unpacked;
  const number = (name: string, otherwise: number): number => {
    const value = parameters.get(PDFName.of(name));
    return value instanceof PDFNumber ? value.asNumber() : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return unpacked;
  const pixelBytes = Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8)) / 8);
  if (predictor < 10 || pixelBytes !== 1) throw new Error('a predictor that is not used for structure');
  return withoutPredictor(unpacked, number('Columns', 1));
}

function only(value: PDFObject | undefined): PDFObject | undefined {
  if (!(value instanceof PDFArray)) return value;
  if (value.size() > 1) throw new Error('several filters');
  return value.size() === 0 ? undefined : value.get(0);
}

/** Rows of bytes after the PNG filters, the first byte of each row naming its own (ISO/IEC 15948 §9). */
function withoutPredictor(rows: Uint8Array, columns: number): Uint8Array {
  if (!(columns >= 1 && columns <= 1_000)) throw new Error('odd columns');
  const count = Math.floor(rows.length / (columns + 1));
  const plain = new Uint8Array(count * columns);
  for (let row = 0; row < count; row += 1) {
    const type = rows[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column === 0 ? 0 : (plain[at - 1] ?? 0);
      const up = row === 0 ? 0 : (plain[at - columns] ?? 0);
      const corner = row === 0 || column === 0 ? 0 : (plain[at - columns - 1] ?? 0);
      plain[at] = (rows[row * (columns + 1) + 1 + column] ?? 0) + predicted(type, left, up, corner);
    }
  }
  return plain;
}

function predicted(type: number, left: number, up: number, corner: number): number {
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) return 0;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
