import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Objects are written into pieces of this size, which leave as they fill. */
const chunkBytes = 1 << 18;

/**
 * The objects of a PDF 1.7 file, written as they are set: what is full can be taken away, so that a file of any length
 * takes little room. The same objects set in the same order give the same bytes.
 */
export class PdfObjects {
  private readonly hash = createHash('sha256');
  private chunks: Buffer[] = [];
  /** Bytes of the last chunk that are written. */
  private used = 0;
  private length = 0;
  /** Where each object begins in the file; -1 for one that is not set. */
  private readonly offsets: number[] = [];

  constructor() {
    this.write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  }

  /** A number for an object that is set later. */
  reserve(): number {
    return this.offsets.push(-1);
  }

  /** Sets an object that was reserved, once. */
  set(number: number, body: string): void {
    this.begin(number);
    this.write(Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1'));
  }

  add(body: string): number {
    const number = this.reserve();
    this.set(number, body);
    return number;
  }

  /** A stream; packed here unless `entries` names a filter. */
  addStream(entries: string, bytes: Uint8Array): number {
    const packed = entries.includes('/Filter') ? bytes : deflateSync(bytes);
    const filter = entries.includes('/Filter') ? '' : '/Filter/FlateDecode';
    return this.addPlainStream(`${entries}${filter}`, packed);
  }

  /** A stream as it is. */
  addPlainStream(entries: string, packed: Uint8Array): number {
    const number = this.reserve();
    this.begin(number);
    this.write(Buffer.from(`${number} 0 obj\n<<${entries}/Length ${packed.length}>>\nstream\n`, 'latin1'));
    this.write(packed);
    this.write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    return number;
  }

  /** The pieces of the file that are full, in order; they are no longer held. */
  *full(): Generator<Uint8Array> {
    while (this.chunks.length > 1) {
      const chunk = this.chunks.shift();
      if (chunk !== undefined) yield chunk;
    }
  }

  /** All that is left of the file, with its end; `info` is the object with what it says of itself. */
  *rest(catalog: number, info?: number): Generator<Uint8Array> {
    for (const [index, offset] of this.offsets.entries()) if (offset < 0) this.set(index + 1, 'null');
    yield* this.full();
    const last = this.chunks.pop();
    if (last !== undefined) yield last.subarray(0, this.used);
    const count = this.offsets.length + 1;
    yield Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n`);
    const entries = Buffer.alloc(this.offsets.length * 20);
    for (const [index, offset] of this.offsets.entries())
      entries.write(`${String(offset).padStart(10, '0')} 00000 n \n`, index * 20, 'latin1');
    yield entries;
    const id = `<${this.hash.digest('hex').slice(0, 32)}>`;
    yield Buffer.from(
      `trailer\n<</Size ${count}/Root ${catalog} 0 R${info === undefined ? '' : `/Info ${info} 0 R`}/ID[${id}${id}]>>\nstartxref\n${this.length}\n%%EOF\n`,
    );
  }

  private begin(number: number): void {
    this.offsets[number - 1] = this.length;
  }

  private write(bytes: Uint8Array): void {
    this.hash.update(bytes);
    this.length += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      let chunk = this.chunks.at(-1);
      if (chunk === undefined || this.used === chunk.length) {
        chunk = Buffer.allocUnsafeSlow(chunkBytes);
        this.chunks.push(chunk);
        this.used = 0;
      }
      const part = bytes.subarray(at, at + chunk.length - this.used);
      chunk.set(part, this.used);
      this.used += part.length;
      at += part.length;
    }
  }
}

/** A text string in UTF-16 with its byte order mark, in hexadecimal. */
export function pdfText(text: string): string {
  return `<feff${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex')}>`;
}

/** A number as PDF takes it: no exponent, at most three decimals. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
