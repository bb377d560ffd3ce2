import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { compoundFile } from './compound-file.ts';

export interface AgileOptions {
  readonly hash?: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  readonly keyBits?: 128 | 192 | 256;
  readonly turns?: number;
  /** What the file states; the turns that were made where absent. */
  readonly statedTurns?: number;
}

const blockKey = (hex: string) => Buffer.from(hex, 'hex');

/** A package under agile encryption (MS-OFFCRYPTO §2.3.4.10). */
export function agileProtected(bytes: Uint8Array, password: string, options: AgileOptions = {}): Uint8Array {
  const { hash = 'sha512', keyBits = 256, turns = 1_000, statedTurns = turns } = options;
  const digest = (...parts: readonly Uint8Array[]) => createHash(hash).update(Buffer.concat(parts)).digest();
  const hashSize = digest().length;
  const sized = (value: Buffer, length: number) => Buffer.concat([value, Buffer.alloc(64, 0x36)]).subarray(0, length);
  const encrypt = (key: Buffer, vector: Buffer, plain: Uint8Array) => {
    const cipher = createCipheriv(`aes-${keyBits}-cbc`, key, vector).setAutoPadding(false);
    return Buffer.concat([cipher.update(padded(plain)), cipher.final()]);
  };
  const [salt, dataSalt, secret, verifier] = [16, 16, keyBits / 8, 16].map((size) => randomBytes(size)) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  let turned = digest(salt, Buffer.from(password, 'utf16le'));
  for (let turn = 0; turn < turns; turn += 1) turned = digest(little(turn), turned);
  const locked = (purpose: string, plain: Uint8Array) =>
    encrypt(sized(digest(turned, blockKey(purpose)), keyBits / 8), salt, plain).toString('base64');
  const segments: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 4_096) {
    const vector = sized(digest(dataSalt, little(segments.length)), 16);
    segments.push(encrypt(secret, vector, bytes.subarray(at, at + 4_096)));
  }
  const stream = Buffer.concat([long(bytes.length), ...segments]);
  const hmacKey = randomBytes(hashSize);
  const hmac = createHmac(hash, hmacKey).update(stream).digest();
  const vectorOf = (purpose: string) => sized(digest(dataSalt, blockKey(purpose)), 16);
  const common = `blockSize="16" keyBits="${keyBits}" hashSize="${hashSize}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="${hash.toUpperCase()}" saltSize="16"`;
  const xml =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">' +
    `<keyData ${common} saltValue="${dataSalt.toString('base64')}"/>` +
    `<dataIntegrity encryptedHmacKey="${encrypt(secret, vectorOf('5fb2ad010cb9e1f6'), hmacKey).toString('base64')}" encryptedHmacValue="${encrypt(secret, vectorOf('a0677f02b22c8433'), hmac).toString('base64')}"/>` +
    '<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">' +
    `<p:encryptedKey spinCount="${statedTurns}" ${common} saltValue="${salt.toString('base64')}" encryptedVerifierHashInput="${locked('fea7d2763b4b9e79', verifier)}" encryptedVerifierHashValue="${locked('d7aa0f6d3061344e', digest(verifier))}" encryptedKeyValue="${locked('146e0be7abacd0d6', secret)}"/>` +
    '</keyEncryptor></keyEncryptors></encryption>';
  const info = Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(xml)]);
  return compoundFile({ EncryptionInfo: info, EncryptedPackage: stream });
}

/** A package under standard encryption (MS-OFFCRYPTO §2.3.4.5 to §2.3.4.9), with AES of 128 bits. */
export function standardProtected(bytes: Uint8Array, password: string): Uint8Array {
  const digest = (...parts: readonly Uint8Array[]) => createHash('sha1').update(Buffer.concat(parts)).digest();
  const [salt, verifier] = [randomBytes(16), randomBytes(16)];
  let turned = digest(salt, Buffer.from(password, 'utf16le'));
  for (let turn = 0; turn < 50_000; turn += 1) turned = digest(little(turn), turned);
  const block = Buffer.concat([digest(turned, little(0)), Buffer.alloc(44)]);
  const key = digest(block.map((value) => value ^ 0x36)).subarray(0, 16);
  const encrypt = (plain: Uint8Array) => {
    const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(padded(plain)), cipher.final()]);
  };
  const provider = Buffer.from('Microsoft Enhanced RSA and AES Cryptographic Provider\0', 'utf16le');
  const header = Buffer.concat([0x24, 0, 0x660e, 0x8004, 128, 0x18, 0, 0].map(little).concat(provider));
  const info = Buffer.concat([
    Buffer.from([3, 0, 2, 0]),
    little(0x24),
    little(header.length),
    header,
    little(16),
    salt,
    encrypt(verifier),
    little(20),
    encrypt(digest(verifier)),
  ]);
  const stream = Buffer.concat([long(bytes.length), encrypt(bytes)]);
  return compoundFile({ EncryptionInfo: info, EncryptedPackage: stream });
}

function padded(plain: Uint8Array): Buffer {
  return Buffer.concat([plain, Buffer.alloc(-plain.length & 15)]);
}

function little(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
