import { createDecipheriv, hash, pbkdf2Sync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { damagedFile, tooLarge } from '../format-errors.ts';
import type { FormatLimits } from '../format-limits.ts';
import { notOpened, passwordAsked, passwordWrong } from '../protected/password-errors.ts';
import { child, descendants, type XmlElement } from '../xml-elements.ts';
import { ratioFreeBytes, type ZipMembers } from '../zip-members.ts';

/** Turns of the password's hash for one member (LibreOffice writes 100,000), and for all that are read. */
const mostTurns = 1_000_000;
const mostTurnsInAll = 50_000_000;

const base64 = (most: number) =>
  z
    .string()
    .transform((words) => Buffer.from(words, 'base64'))
    .refine((bytes) => bytes.length >= 1 && bytes.length <= most);

const hashByName = z
  .string()
  .default('#sha1')
  .transform((name) => /#(sha1|sha256)(-1k)?$/i.exec(name)?.[1]?.toLowerCase() ?? (/^SHA1/i.test(name) ? 'sha1' : name))
  .pipe(z.enum(['sha1', 'sha256']));

/** `manifest:encryption-data` with what is inside it (ODF 1.3 Part 2 §4.8). */
const lockSchema = z.object({
  checksumType: hashByName,
  checksum: base64(64),
  algorithm: z
    .string()
    .transform((name) => /#aes(128|192|256)-cbc$/.exec(name)?.[1])
    .pipe(z.enum(['128', '192', '256'])),
  vector: base64(16).refine((bytes) => bytes.length === 16),
  derivation: z.string().regex(/PBKDF2$|#pbkdf2$/i),
  turns: z.coerce.number().int().min(1).max(mostTurns),
  salt: base64(64),
  startHash: hashByName,
});

type Lock = z.infer<typeof lockSchema>;

interface UnlockOptions {
  readonly name: string;
  readonly password?: string;
  readonly limits: FormatLimits;
}

/**
 * The members of an OpenDocument file under a password, opened as they are read;
 * `zip` itself where nothing is protected.
 *
 * Errors: `password-needed`, `password-wrong`, and `unsupported-format` for another
 * encryption than AES with PBKDF2; reading a member, `damaged-file` and `too-large`.
 */
export async function unlockedMembers(
  zip: ZipMembers,
  manifest: XmlElement | null,
  options: UnlockOptions,
): Promise<ZipMembers> {
  const locks = new Map<string, XmlElement>();
  for (const entry of manifest ? descendants(manifest, 'manifest:file-entry') : []) {
    const lock = child(entry, 'manifest:encryption-data');
    if (lock) locks.set(entry.attributes['manifest:full-path'] ?? '', lock);
  }
  const [first] = locks.keys();
  if (first === undefined) return zip;
  const { password, name, limits } = options;
  const probe = locks.has('content.xml') ? 'content.xml' : first;
  // The file that is encrypted as one (ODF 1.4) has another derivation.
  lockOf(locks.get(probe), name);
  if (password === undefined) throw passwordAsked(name);
  const derived = keyMaker(password);
  let inflated = 0;
  const read = async (member: string): Promise<Uint8Array | null> => {
    const bytes = await zip.read(member);
    const element = locks.get(member);
    if (bytes === null || element === undefined) return bytes;
    const packed = unlocked(bytes, lockOf(element, name), derived);
    if (packed === null) throw passwordWrong(name);
    const whole = inflate(packed, Math.min(limits.memberBytes, limits.inflatedBytes - inflated), limits);
    inflated += whole.byteLength;
    return whole;
  };
  const content = await read(probe);
  return {
    ...zip,
    read: async (member) => (member === probe ? content : await read(member)),
    readAt: async (index) => await read(zip.names[index] ?? ''),
  };
}

function lockOf(element: XmlElement | undefined, name: string): Lock {
  const algorithm = child(element, 'manifest:algorithm')?.attributes;
  const derivation = child(element, 'manifest:key-derivation')?.attributes;
  const lock = lockSchema.safeParse({
    checksumType: element?.attributes['manifest:checksum-type'],
    checksum: element?.attributes['manifest:checksum'],
    algorithm: algorithm?.['manifest:algorithm-name'],
    vector: algorithm?.['manifest:initialisation-vector'],
    derivation: derivation?.['manifest:key-derivation-name'],
    turns: derivation?.['manifest:iteration-count'],
    salt: derivation?.['manifest:salt'],
    startHash: child(element, 'manifest:start-key-generation')?.attributes['manifest:start-key-generation-name'],
  });
  if (!lock.success) throw notOpened(name);
  return lock.data;
}

/** Keys of a password; each member has a salt of its own. */
function keyMaker(password: string): (lock: Lock) => Buffer {
  let turnsInAll = 0;
  return ({ startHash, salt, turns, algorithm }) => {
    turnsInAll += turns;
    if (turnsInAll > mostTurnsInAll) throw tooLarge('protected parts');
    return pbkdf2Sync(hash(startHash, password, 'buffer'), salt, turns, Number(algorithm) / 8, 'sha1');
  };
}

/** A member's packed bytes; null where the password is another. */
function unlocked(bytes: Uint8Array, lock: Lock, keyOf: (lock: Lock) => Buffer): Buffer | null {
  if (bytes.byteLength === 0 || bytes.byteLength % 16 !== 0) throw damagedFile('protected file');
  const cipher = createDecipheriv(`aes-${lock.algorithm}-cbc`, keyOf(lock), lock.vector).setAutoPadding(false);
  const padded = Buffer.concat([cipher.update(bytes), cipher.final()]);
  // The last byte counts the padding, whose other bytes say nothing (XML Encryption §5.2).
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > 16) return null;
  const packed = padded.subarray(0, padded.length - padding);
  return hash(lock.checksumType, packed.subarray(0, 1_024), 'buffer').equals(lock.checksum) ? packed : null;
}

function inflate(packed: Buffer, most: number, limits: FormatLimits): Uint8Array {
  const byRatio = Math.max(ratioFreeBytes, packed.byteLength * limits.inflationRatio);
  try {
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(most, byRatio)) }));
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge('packed bytes');
    throw damagedFile('protected file', error);
  }
}
