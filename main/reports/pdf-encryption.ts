import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFString,
} from '@cantoo/pdf-lib';
import { SampanError } from '#contract/errors.ts';

/**
 * Encrypts what is appended to a protected PDF with the file's own key: the
 * Standard security handler, revisions 2 to 6 (ISO 32000-2 §7.6.4). Reading is
 * left to pdf-lib; it keeps no key that a later save could use.
 *
 * Not done: public-key security handlers.
 */
export interface PdfEncryption {
  readonly encryptString: (plain: Uint8Array, objectNumber: number, generation: number) => Uint8Array;
  readonly encryptStream: (plain: Uint8Array, objectNumber: number, generation: number) => Uint8Array;
  readonly decryptStream: (enciphered: Uint8Array, objectNumber: number, generation: number) => Uint8Array;
}

type Method = 'none' | 'rc4' | 'aes-128' | 'aes-256';

const passwordPadding = Uint8Array.from([
  0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00,
  0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
]);

function digest(algorithm: 'md5' | 'sha256' | 'sha384' | 'sha512', ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** OpenSSL 3 keeps RC4 in its legacy provider, so it stands here. */
function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (left: number, right: number): void => {
    const held = state[left] ?? 0;
    state[left] = state[right] ?? 0;
    state[right] = held;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
  });
}

function aesEncrypt(bits: 128 | 256, key: Uint8Array, plain: Uint8Array): Uint8Array {
  const vector = randomBytes(16);
  const cipher = createCipheriv(`aes-${bits}-cbc`, key, vector);
  return Buffer.concat([vector, cipher.update(plain), cipher.final()]);
}

function aesDecrypt(bits: 128 | 256, key: Uint8Array, enciphered: Uint8Array): Uint8Array {
  const cipher = createDecipheriv(`aes-${bits}-cbc`, key, enciphered.subarray(0, 16));
  return Buffer.concat([cipher.update(enciphered.subarray(16)), cipher.final()]);
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function littleEndian(value: number, byteCount: number): Uint8Array {
  return Uint8Array.from({ length: byteCount }, (_, index) => (value >>> (8 * index)) & 255);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function padded(password: Uint8Array): Uint8Array {
  return concat(password, passwordPadding).subarray(0, 32);
}

interface Standard {
  readonly version: number;
  readonly revision: number;
  readonly keyBytes: number;
  readonly owner: Uint8Array;
  readonly user: Uint8Array;
  readonly ownerKey: Uint8Array;
  readonly userKey: Uint8Array;
  readonly permissions: number;
  readonly encryptMetadata: boolean;
  readonly fileId: Uint8Array;
}

/** Algorithm 2: the key of revisions 2 to 4. */
function legacyKey(standard: Standard, password: Uint8Array): Uint8Array {
  const extra =
    standard.revision >= 4 && !standard.encryptMetadata ? Uint8Array.of(255, 255, 255, 255) : new Uint8Array();
  let key = digest(
    'md5',
    padded(password),
    standard.owner.subarray(0, 32),
    littleEndian(standard.permissions, 4),
    standard.fileId,
    extra,
  );
  if (standard.revision >= 3) {
    for (let round = 0; round < 50; round += 1) key = digest('md5', key.subarray(0, standard.keyBytes));
  }
  return key.subarray(0, standard.keyBytes);
}

/** Algorithms 4 and 5: whether the key answers to the user entry. */
function legacyKeyFits(standard: Standard, key: Uint8Array): boolean {
  if (standard.revision === 2) return equal(rc4(key, passwordPadding), standard.user.subarray(0, 32));
  let check = digest('md5', passwordPadding, standard.fileId);
  for (let round = 0; round < 20; round += 1)
    check = rc4(
      key.map((byte) => byte ^ round),
      check,
    );
  return equal(check, standard.user.subarray(0, 16));
}

/** Algorithm 7: the user password that the owner password stands for. */
function userPasswordOf(standard: Standard, ownerPassword: Uint8Array): Uint8Array {
  let key = digest('md5', padded(ownerPassword));
  if (standard.revision >= 3) for (let round = 0; round < 50; round += 1) key = digest('md5', key);
  key = key.subarray(0, standard.keyBytes);
  let password = standard.owner.subarray(0, 32);
  const rounds = standard.revision === 2 ? 1 : 20;
  for (let round = rounds - 1; round >= 0; round -= 1)
    password = rc4(
      key.map((byte) => byte ^ round),
      password,
    );
  return password;
}

/** Algorithm 2.B, and the plain SHA-256 of Adobe's revision 5. */
function modernHash(revision: number, password: Uint8Array, salt: Uint8Array, user: Uint8Array): Uint8Array {
  let key = digest('sha256', password, salt, user);
  if (revision < 6) return key;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const one = concat(password, key, user);
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const encrypted = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => one)));
    const sum = encrypted.subarray(0, 16).reduce((total, byte) => total + byte, 0) % 3;
    key = digest(sum === 0 ? 'sha256' : sum === 1 ? 'sha384' : 'sha512', encrypted);
    last = encrypted.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

/** Algorithm 2.A: the key of revisions 5 and 6; null where the password opens neither entry. */
function modernKey(standard: Standard, password: Uint8Array): Uint8Array | null {
  const unwrap = (key: Uint8Array, wrapped: Uint8Array): Uint8Array => {
    const cipher = createDecipheriv('aes-256-cbc', key, new Uint8Array(16)).setAutoPadding(false);
    return new Uint8Array(cipher.update(wrapped.subarray(0, 32)));
  };
  const { revision, user, owner } = standard;
  const none = new Uint8Array();
  if (equal(modernHash(revision, password, user.subarray(32, 40), none), user.subarray(0, 32))) {
    return unwrap(modernHash(revision, password, user.subarray(40, 48), none), standard.userKey);
  }
  const whole = user.subarray(0, 48);
  if (equal(modernHash(revision, password, owner.subarray(32, 40), whole), owner.subarray(0, 32))) {
    return unwrap(modernHash(revision, password, owner.subarray(40, 48), whole), standard.ownerKey);
  }
  return null;
}

function fileKey(standard: Standard, password: string): Uint8Array | null {
  const utf8 = new TextEncoder().encode(password);
  if (standard.version === 5) return modernKey(standard, utf8.subarray(0, 127));
  // Before revision 5 a password is bytes of an unnamed encoding: readers try Latin-1, then UTF-8.
  const latin = Uint8Array.from(password, (character) => character.charCodeAt(0) & 255);
  for (const candidate of [latin, utf8]) {
    for (const bytes of [candidate, userPasswordOf(standard, candidate)]) {
      const key = legacyKey(standard, bytes);
      if (legacyKeyFits(standard, key)) return key;
    }
  }
  return null;
}

function bytesOf(object: PDFObject | undefined): Uint8Array {
  return object instanceof PDFString || object instanceof PDFHexString ? object.asBytes() : new Uint8Array();
}

function numberOf(object: PDFObject | undefined, otherwise: number): number {
  return object instanceof PDFNumber ? object.asNumber() : otherwise;
}

function methodOf(encrypt: PDFDict, use: 'StmF' | 'StrF'): Method {
  const filter = encrypt.lookup(PDFName.of(use));
  const filters = encrypt.lookup(PDFName.of('CF'));
  if (!(filter instanceof PDFName) || !(filters instanceof PDFDict)) return 'none';
  const entry = filters.lookup(filter);
  const method = entry instanceof PDFDict ? entry.lookup(PDFName.of('CFM')) : undefined;
  if (method === PDFName.of('V2')) return 'rc4';
  if (method === PDFName.of('AESV2')) return 'aes-128';
  return method === PDFName.of('AESV3') ? 'aes-256' : 'none';
}

/** Algorithm 1: below version 5 every object has a key of its own. */
function objectKey(method: Method, key: Uint8Array, object: number, generation: number): Uint8Array {
  if (method === 'aes-256') return key;
  const salt = method === 'aes-128' ? Uint8Array.of(0x73, 0x41, 0x6c, 0x54) : new Uint8Array();
  const own = digest('md5', key, littleEndian(object, 3), littleEndian(generation, 2), salt);
  return own.subarray(0, Math.min(key.length + 5, 16));
}

function encryptWith(method: Method, key: Uint8Array, plain: Uint8Array): Uint8Array {
  if (method === 'none') return plain;
  return method === 'rc4' ? rc4(key, plain) : aesEncrypt(method === 'aes-256' ? 256 : 128, key, plain);
}

function decryptWith(method: Method, key: Uint8Array, enciphered: Uint8Array): Uint8Array {
  if (method === 'none') return enciphered;
  return method === 'rc4' ? rc4(key, enciphered) : aesDecrypt(method === 'aes-256' ? 256 : 128, key, enciphered);
}

/**
 * The encryption of a protected file, opened with the user's or the owner's
 * password; null where only embedded files are protected.
 *
 * @throws SampanError `password-wrong`, or `unsupported-format` for a security handler other than the Standard one.
 */
export function pdfEncryption(encrypt: PDFDict, id: PDFObject | undefined, password: string): PdfEncryption | null {
  const version = numberOf(encrypt.lookup(PDFName.of('V')), 0);
  if (encrypt.lookup(PDFName.of('Filter')) !== PDFName.of('Standard') || ![1, 2, 4, 5].includes(version)) {
    throw new SampanError(
      'unsupported-format',
      'This PDF is protected in a way that cannot be written; export another format.',
    );
  }
  const filters = encrypt.lookup(PDFName.of('CF'));
  const streams: Method = version < 4 ? 'rc4' : methodOf(encrypt, 'StmF');
  const strings: Method = version < 4 ? 'rc4' : methodOf(encrypt, 'StrF');
  if (streams === 'none' && strings === 'none') return null;
  const keyBits =
    version === 1
      ? 40
      : version === 4 && filters instanceof PDFDict
        ? 128
        : numberOf(encrypt.lookup(PDFName.of('Length')), 40);
  const key = fileKey(
    {
      version,
      revision: numberOf(encrypt.lookup(PDFName.of('R')), 2),
      keyBytes: keyBits >= 40 ? keyBits / 8 : keyBits,
      owner: bytesOf(encrypt.lookup(PDFName.of('O'))),
      user: bytesOf(encrypt.lookup(PDFName.of('U'))),
      ownerKey: bytesOf(encrypt.lookup(PDFName.of('OE'))),
      userKey: bytesOf(encrypt.lookup(PDFName.of('UE'))),
      permissions: numberOf(encrypt.lookup(PDFName.of('P')), 0),
      encryptMetadata: encrypt.lookup(PDFName.of('EncryptMetadata')) !== PDFBool.False,
      fileId: id instanceof PDFArray && id.size() > 0 ? bytesOf(id.lookup(0)) : new Uint8Array(),
    },
    password,
  );
  if (key === null) throw new SampanError('password-wrong', 'The password does not open this PDF. Type it again.');
  return {
    encryptString: (plain, object, generation) =>
      encryptWith(strings, objectKey(strings, key, object, generation), plain),
    encryptStream: (plain, object, generation) =>
      encryptWith(streams, objectKey(streams, key, object, generation), plain),
    decryptStream: (enciphered, object, generation) =>
      decryptWith(streams, objectKey(streams, key, object, generation), enciphered),
  };
}
