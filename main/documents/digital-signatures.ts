import { type DerValue, derValues } from './der.ts';
import { isoDate } from './pdf-annotations.ts';

/** A digital signature as the file states it; nothing of it is verified. */
export interface DigitalSignature {
  /** Of the signer's certificate, or what the file says; empty where neither does. */
  readonly signer: string;
  /** ISO 8601; empty where the file does not say. */
  readonly at: string;
  readonly reason: string;
  /** All bytes but the signature itself are signed: nothing was added afterwards. */
  readonly coversFile: boolean;
}

const maximumSignatures = 100;
const dictionaryReach = 4096;

/** The signatures of a PDF's bytes, in the file's order. */
export function digitalSignatures(bytes: Uint8Array): readonly DigitalSignature[] {
  const found: DigitalSignature[] = [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = text.indexOf('/ByteRange'); at >= 0; at = text.indexOf('/ByteRange', at + 10)) {
    if (found.length >= maximumSignatures) break;
    const signature = signatureAt(text, at);
    if (signature !== null) found.push(signature);
  }
  return found;
}

function signatureAt(bytes: Buffer, at: number): DigitalSignature | null {
  const range = /^\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/.exec(
    bytes.toString('latin1', at, at + 120),
  );
  if (range === null) return null;
  const [first = 0, firstLength = 0, second = 0, secondLength = 0] = range.slice(1).map(Number);
  // A gap that is no hexadecimal string is a range that was not filled in.
  const opens = bytes[first + firstLength] === 0x3c;
  if (second <= first + firstLength || !opens) return null;
  const begin = Math.max(0, bytes.lastIndexOf(' obj', at));
  const around =
    bytes.toString(
      'latin1',
      Math.max(begin, at - dictionaryReach),
      Math.min(first + firstLength, at + dictionaryReach),
    ) + bytes.toString('latin1', second, second + dictionaryReach).split('endobj')[0];
  const contents = bytes.toString('latin1', first + firstLength + 1, second - 1).replace(/[^\da-f]/gi, '');
  const signed = Buffer.from(contents.length % 2 === 0 ? contents : `${contents}0`, 'hex');
  return {
    signer: certificateName(signed) || stringEntry(around, 'Name'),
    at: isoDate(stringEntry(around, 'M')),
    reason: stringEntry(around, 'Reason'),
    coversFile: first === 0 && isEnd(bytes, second + secondLength),
  };
}

/** Whether nothing but white space follows. */
function isEnd(bytes: Buffer, at: number): boolean {
  return at <= bytes.length && at >= bytes.length - 4 && bytes.toString('latin1', at).trim() === '';
}

/** A string of a dictionary: literal or hexadecimal, PDFDocEncoding taken as Latin-1, or UTF-16. */
function stringEntry(dictionary: string, key: string): string {
  const literal = new RegExp(`/${key}\\s*\\(((?:[^()\\\\]|\\\\[sS]){0,500})\\)`).exec(dictionary)?.[1];
  const hex = new RegExp(`/${key}\\s*<([\\da-fA-F\\s]{0,2000})>`).exec(dictionary)?.[1];
  const raw =
    literal !== undefined
      ? Buffer.from(unescaped(literal), 'latin1')
      : Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex');
  if (raw[0] === 0xfe && raw[1] === 0xff)
    return raw
      .subarray(2, raw.length - (raw.length % 2))
      .swap16()
      .toString('utf16le')
      .trim();
  if (raw[0] === 0xef && raw[1] === 0xbb) return raw.subarray(3).toString('utf8').trim();
  return raw.toString('latin1').trim();
}

function unescaped(literal: string): string {
  return literal.replace(/\\(\d{1,3}|[\s\S])/g, (_, code: string) => {
    if (/^\d/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
    return { n: '\n', r: '\r', t: '\t' }[code] ?? code;
  });
}

/** The common name in the signer's certificate of a CMS SignedData (RFC 5652); empty where it cannot be found. */
function certificateName(cms: Uint8Array): string {
  const inside = (value: DerValue | undefined): readonly DerValue[] =>
    value === undefined ? [] : derValues(cms, value.start, value.end);
  const [content] = derValues(cms, 0, cms.length);
  const [, wrapped] = inside(content);
  const [signedData] = inside(wrapped);
  const parts = inside(signedData);
  const certificates = inside(parts.find((part) => part.tag === 0xa0)).filter((value) => value.tag === 0x30);
  const signerInfo = inside(parts.findLast((part) => part.tag === 0x31))[0];
  const issuerAndSerial = inside(signerInfo).find((part) => part.tag === 0x30);
  const serial = inside(issuerAndSerial).find((part) => part.tag === 0x02);
  const wanted = serial === undefined ? '' : hexOf(cms, serial);
  const names = certificates.map((certificate) => {
    const [body] = inside(certificate);
    const fields = inside(body);
    const number = fields.find((field) => field.tag === 0x02);
    // serial, algorithm, issuer, validity, subject: the third sequence after the algorithm.
    const sequences = fields.filter((field) => field.tag === 0x30);
    return { serial: number === undefined ? '' : hexOf(cms, number), name: commonName(cms, sequences[3]) };
  });
  return (names.find((each) => each.serial === wanted) ?? names[0])?.name ?? '';
}

function hexOf(bytes: Uint8Array, { start, end }: DerValue): string {
  return Buffer.from(bytes.subarray(start, end)).toString('hex');
}

/** OID 2.5.4.3. */
const commonNameOid = '550403';

function commonName(bytes: Uint8Array, subject: DerValue | undefined): string {
  if (subject === undefined) return '';
  for (const set of derValues(bytes, subject.start, subject.end)) {
    for (const attribute of derValues(bytes, set.start, set.end)) {
      const [oid, value] = derValues(bytes, attribute.start, attribute.end);
      if (oid === undefined || value === undefined || hexOf(bytes, oid) !== commonNameOid) continue;
      const raw = Buffer.from(bytes.subarray(value.start, value.end));
      // BMPString, else UTF8String and its narrower kin.
      const name =
        value.tag === 0x1e
          ? raw
              .subarray(0, raw.length - (raw.length % 2))
              .swap16()
              .toString('utf16le')
          : raw.toString('utf8');
      return name.replace(/\p{Cc}/gu, '').slice(0, 200);
    }
  }
  return '';
}

/** A sentence on a signature for the person who reads the document. */
export function signatureSentence({ signer, at, coversFile }: DigitalSignature): string {
  const who = signer === '' ? 'an unnamed signer' : `“${signer}”`;
  const when = at === '' ? '' : ` on ${at.slice(0, 10)}`;
  const whole = coversFile ? 'it covers the whole file' : 'it does not cover the whole file: something was added later';
  return `digitally signed by ${who}${when}; ${whole}; the signature was not verified`;
}
