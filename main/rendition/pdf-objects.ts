import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** The objects of a PDF 1.7 file, written in the order of their numbers; the same objects give the same bytes. */
export class PdfObjects {
  private readonly bodies: (Buffer | null)[] = [];

  /** A number for an object that is set later. */
  reserve(): number {
    this.bodies.push(null);
    return this.bodies.length;
  }

  set(number: number, body: string): void {
    this.bodies[number - 1] = Buffer.from(body, 'latin1');
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
    this.bodies[number - 1] = Buffer.concat([
      Buffer.from(`<<${entries}/Length ${packed.length}>>\nstream\n`, 'latin1'),
      packed,
      Buffer.from('\nendstream', 'latin1'),
    ]);
    return number;
  }

  /** The whole file; `info` is the object with what it says of itself. */
  file(catalog: number, info?: number): Uint8Array {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    let length = parts[0]?.length ?? 0;
    const offsets: string[] = [];
    for (const [index, body] of this.bodies.entries()) {
      offsets.push(`${String(length).padStart(10, '0')} 00000 n \n`);
      const part = [Buffer.from(`${index + 1} 0 obj\n`), body ?? Buffer.from('null'), Buffer.from('\nendobj\n')];
      parts.push(...part);
      for (const { length: bytes } of part) length += bytes;
    }
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    const id = `<${hash.digest('hex').slice(0, 32)}>`;
    parts.push(
      Buffer.from(
        `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${offsets.length + 1}/Root ${catalog} 0 R${info === undefined ? '' : `/Info ${info} 0 R`}/ID[${id}${id}]>>\nstartxref\n${length}\n%%EOF\n`,
      ),
    );
    return new Uint8Array(Buffer.concat(parts));
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
