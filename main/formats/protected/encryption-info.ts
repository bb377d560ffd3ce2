import { z } from 'zod';
import { damagedFile } from '../format-errors.ts';
import { descendants, readXml } from '../xml-elements.ts';

const hashNames = { SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' } as const;

export type HashName = (typeof hashNames)[keyof typeof hashNames];

/** A key's length and the salt and hash that go with it (MS-OFFCRYPTO §2.3.4.10). */
export interface AgileKey {
  readonly salt: Buffer;
  readonly keyBits: 128 | 192 | 256;
  readonly blockSize: number;
  readonly hashSize: number;
  readonly hashName: HashName;
}

export interface AgileInfo {
  readonly kind: 'agile';
  /** Of the package itself. */
  readonly data: AgileKey;
  /** Of the keys that the password opens. */
  readonly password: AgileKey & {
    readonly spinCount: number;
    readonly verifierInput: Buffer;
    readonly verifierHash: Buffer;
    readonly secretKey: Buffer;
  };
  readonly integrity: { readonly hmacKey: Buffer; readonly hmacValue: Buffer };
}

export interface StandardInfo {
  readonly kind: 'standard';
  readonly keyBits: 128 | 192 | 256;
  readonly salt: Buffer;
  readonly verifier: Buffer;
  readonly verifierHash: Buffer;
}

/** `null` stands for a way of protection that is not opened: RC4, certificates, rights management. */
export type EncryptionInfo = AgileInfo | StandardInfo | null;

/** Reads the stream `EncryptionInfo` of a protected document (MS-OFFCRYPTO §2.3.4). Throws `damaged-file`. */
export function readEncryptionInfo(stream: Uint8Array): EncryptionInfo {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  if (bytes.length < 8) throw damagedFile('protected file');
  const [major, minor] = [bytes.readUInt16LE(0), bytes.readUInt16LE(2)];
  if (major === 4 && minor === 4) return agileInfo(bytes.subarray(8));
  return minor === 2 && major >= 2 && major <= 4 ? standardInfo(bytes.subarray(8)) : null;
}

const base64 = (least: number, most: number) =>
  z
    .string()
    .transform((words) => Buffer.from(words, 'base64'))
    .refine((bytes) => bytes.length >= least && bytes.length <= most);

const keySchema = z.object({
  saltValue: base64(1, 64),
  keyBits: z.coerce.number().pipe(z.union([z.literal(128), z.literal(192), z.literal(256)])),
  blockSize: z.coerce.number().pipe(z.literal(16)),
  hashSize: z.coerce.number().int().min(16).max(64),
  hashAlgorithm: z.enum(['SHA1', 'SHA256', 'SHA384', 'SHA512']),
  cipherAlgorithm: z.literal('AES'),
  cipherChaining: z.literal('ChainingModeCBC'),
});
const passwordSchema = keySchema.extend({
  spinCount: z.coerce.number().int().min(0),
  encryptedVerifierHashInput: base64(16, 64),
  encryptedVerifierHashValue: base64(16, 64),
  encryptedKeyValue: base64(16, 64),
});
const integritySchema = z.object({ encryptedHmacKey: base64(16, 80), encryptedHmacValue: base64(16, 80) });

function agileInfo(xml: Uint8Array): EncryptionInfo {
  const root = readXml(xml);
  const local = (name: string) =>
    [name, `p:${name}`]
      .flatMap((candidate) => descendants(root, candidate))
      .map(({ attributes }) => ({ ...attributes }));
  const data = keySchema.safeParse(local('keyData')[0]).data;
  const password = passwordSchema.safeParse(local('encryptedKey')[0]).data;
  const integrity = integritySchema.safeParse(local('dataIntegrity')[0]).data;
  if (!data || !password || !integrity) return null;
  return {
    kind: 'agile',
    data: agileKey(data),
    password: {
      ...agileKey(password),
      spinCount: password.spinCount,
      verifierInput: password.encryptedVerifierHashInput,
      verifierHash: password.encryptedVerifierHashValue,
      secretKey: password.encryptedKeyValue,
    },
    integrity: { hmacKey: integrity.encryptedHmacKey, hmacValue: integrity.encryptedHmacValue },
  };
}

function agileKey({ saltValue, keyBits, blockSize, hashSize, hashAlgorithm }: z.infer<typeof keySchema>): AgileKey {
  return { salt: saltValue, keyBits, blockSize, hashSize, hashName: hashNames[hashAlgorithm] };
}

const aesKeys = new Map<number, 128 | 192 | 256>([
  [0x660e, 128],
  [0x660f, 192],
  [0x6610, 256],
]);
const sha1 = 0x8004;

/** The header and verifier of standard encryption (MS-OFFCRYPTO §2.3.4.5). */
function standardInfo(bytes: Buffer): EncryptionInfo {
  if (bytes.length < 4 + 32) throw damagedFile('protected file');
  const headerSize = bytes.readUInt32LE(0);
  const [algorithm, hashAlgorithm] = [bytes.readUInt32LE(4 + 8), bytes.readUInt32LE(4 + 12)];
  const keyBits = aesKeys.get(algorithm);
  if (keyBits === undefined || (hashAlgorithm !== sha1 && hashAlgorithm !== 0)) return null;
  const verifier = bytes.subarray(4 + headerSize);
  if (headerSize < 32 || verifier.length < 4 + 16 + 16 + 4 + 32 || verifier.readUInt32LE(0) !== 16) {
    throw damagedFile('protected file');
  }
  return {
    kind: 'standard',
    keyBits,
    salt: verifier.subarray(4, 20),
    verifier: verifier.subarray(20, 36),
    verifierHash: verifier.subarray(40, 72),
  };
}
