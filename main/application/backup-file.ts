/**
 * A backup: `SAMPAN-MATTER-1\n`, the members' bytes one after the other, the
 * manifest that names them with their lengths and hashes, and last the
 * manifest's own SHA-256 and length. With a passphrase all of it stands in a
 * sealed file, whose key scrypt makes of the passphrase and the file's salt.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { SampanError } from '#contract/errors.ts';
import { type BackupManifest, backupManifestSchema } from '#contract/matter-backup.ts';
import {
  flushToDisk,
  placeLength,
  placeStream,
  type SealedPlace,
  sealedFileKey,
  sealedFileSalt,
  sealTo,
} from '#main/sealing/sealed-file.ts';
import { type PassphraseCost, passphraseKey, requireLength, usualPassphraseCost } from '#main/store/key-file.ts';

const magic = Buffer.from('SAMPAN-MATTER-1\n', 'latin1');
const trailerBytes = 32 + 8;
const mostManifestBytes = 256 * 2 ** 20;
const sealedName = 'matter backup';
/** Part of the format: both sides must make the same key. */
const backupCost: PassphraseCost = usualPassphraseCost;

/** A member as it is written: its bytes in pieces. */
export interface BackupMember {
  readonly name: string;
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export interface WriteBackupOptions {
  readonly path: string;
  readonly passphrase?: string | undefined;
  readonly manifest: Omit<BackupManifest, 'members'>;
  readonly members: Iterable<BackupMember> | AsyncIterable<BackupMember>;
  readonly signal?: AbortSignal;
}

/** Writes a backup whole or not at all. Errors: `wrong-usage` for too short a passphrase, those of the file system. */
export async function writeBackup(options: WriteBackupOptions): Promise<void> {
  const { path, passphrase, signal } = options;
  if (passphrase !== undefined) requireLength(passphrase);
  const part = `${path}.part`;
  const pieces = () => backupPieces(options);
  try {
    if (passphrase === undefined) {
      await pipeline(pieces(), createWriteStream(part, { mode: 0o600 }), { ...(signal && { signal }) });
      await flushToDisk(part);
    } else {
      const salt = randomBytes(32);
      const secret = await passphraseKey(passphrase, salt, backupCost);
      await sealTo(pieces, part, { secret, name: sealedName, salt }, signal);
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* backupPieces({ manifest, members }: WriteBackupOptions): AsyncGenerator<Uint8Array> {
  yield magic;
  const written: { name: string; bytes: number; sha256: string }[] = [];
  for await (const { name, pieces } of members) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces()) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    written.push({ name, bytes, sha256: hash.digest('hex') });
  }
  const whole: BackupManifest = { ...manifest, members: written };
  const json = Buffer.from(JSON.stringify(whole), 'utf8');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  yield Buffer.concat([json, createHash('sha256').update(json).digest(), length]);
}

/** A backup whose every byte has been compared with its hash. */
export interface OpenedBackup {
  readonly manifest: BackupManifest;
  /** The SHA-256 of the manifest, which holds those of all members. */
  readonly sha256: string;
  /** The bytes of a member. Errors: there is none of that name. */
  read(name: string): AsyncIterable<Uint8Array>;
}

/**
 * Opens a backup and compares every member with its hash before it returns.
 *
 * Errors: `locked` where it has a passphrase and none is given, `passphrase-wrong`,
 * `store-newer` for a format of a later Sampan, `damaged-file`, those of the file system.
 */
export async function openBackup(path: string, passphrase?: string): Promise<OpenedBackup> {
  const place = await backupPlace(path, passphrase);
  const length = await placeLength(place);
  const head = await bytesOf(place, 0, magic.length, passphrase !== undefined);
  if (!head.equals(magic)) throw newerOrNone(path, head);
  const trailer = await bytesOf(place, length - trailerBytes, length);
  const manifestLength = Number(trailer.readBigUInt64LE(32));
  const manifestStart = length - trailerBytes - manifestLength;
  if (manifestLength > mostManifestBytes || manifestStart < magic.length) throw damaged(path, 'its list of contents');
  const json = await bytesOf(place, manifestStart, length - trailerBytes);
  const sha256 = createHash('sha256').update(json).digest();
  if (!sha256.equals(trailer.subarray(0, 32))) throw damaged(path, 'its list of contents');
  const parsed = backupManifestSchema.safeParse(JSON.parse(json.toString('utf8')));
  if (!parsed.success) throw damaged(path, 'its list of contents');
  const places = new Map<string, { readonly start: number; readonly end: number }>();
  let at = magic.length;
  for (const member of parsed.data.members) {
    const hash = createHash('sha256');
    const end = at + member.bytes;
    if (end > manifestStart) throw damaged(path, member.name);
    await intact(path, member.name, async () => {
      for await (const piece of placeStream(place, at, end)) hash.update(piece);
    });
    if (hash.digest('hex') !== member.sha256) throw damaged(path, member.name);
    places.set(member.name, { start: at, end });
    at = end;
  }
  if (at !== manifestStart) throw damaged(path, 'what stands between its parts');
  return {
    manifest: parsed.data,
    sha256: sha256.toString('hex'),
    read(name) {
      const found = places.get(name);
      if (found === undefined) throw damaged(path, name);
      return placeStream(place, found.start, found.end);
    },
  };
}

async function backupPlace(path: string, passphrase: string | undefined): Promise<SealedPlace> {
  await requireReadable(path);
  const salt = sealedFileSalt(path);
  if (salt === null) return { path };
  if (passphrase === undefined)
    throw new SampanError('locked', 'This backup has a passphrase of its own. Give it to restore the matter.');
  const secret = await passphraseKey(passphrase, salt, backupCost);
  const key = sealedFileKey(path, { secret, name: sealedName });
  return { path, ...(key !== null && { key }) };
}

async function requireReadable(path: string): Promise<void> {
  await (await open(path, 'r')).close();
}

async function bytesOf(place: SealedPlace, start: number, end: number, isFirst = false): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  try {
    if (start < 0) throw new RangeError('it is too short');
    for await (const piece of placeStream(place, start, end)) pieces.push(piece);
  } catch (error) {
    if (!isFirst) throw damaged(place.path, 'its end', error);
    throw new SampanError(
      'passphrase-wrong',
      'That passphrase does not open this backup, or its beginning is damaged. Nothing was restored.',
      { cause: error },
    );
  }
  return Buffer.concat(pieces);
}

async function intact(path: string, part: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw damaged(path, part, error);
  }
}

function newerOrNone(path: string, head: Buffer): SampanError {
  const newer = /^SAMPAN-MATTER-(\d+)/.exec(head.toString('latin1'));
  if (newer !== null)
    return new SampanError(
      'store-newer',
      `${path} was made by a newer Sampan (format ${newer[1]}; this one knows 1). Install the newer version to restore it.`,
    );
  return new SampanError('damaged-file', `${path} is no backup of a matter. Choose a .sampan file.`);
}

function damaged(path: string, part: string, cause?: unknown): SampanError {
  return new SampanError('damaged-file', `${path} is damaged (${part}). Nothing was restored; use another copy.`, {
    cause,
  });
}
