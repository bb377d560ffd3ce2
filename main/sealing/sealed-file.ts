/**
 * A file that opens only with its own key, whole or in any part.
 *
 * Layout: `SAMPAN-SEALED-1\n`, a salt of 32 bytes, then pieces of 64 KiB, each
 * AES-256-GCM with its tag of 16 bytes after it. The key comes by HKDF-SHA-256
 * from a secret, the salt and the file's name, and is used for this file alone;
 * a piece's nonce is its number and whether it is the last (the STREAM
 * construction: Hoang, Reyhanitabar, Rogaway, Vizár 2015), so that pieces cannot
 * be changed, left out, put in another order or cut off. Without the salt no one
 * can compute the key: overwriting it destroys the file.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const magic = Buffer.from('SAMPAN-SEALED-1\n', 'latin1');
const saltBytes = 32;
const headBytes = magic.length + saltBytes;
const pieceBytes = 1 << 16;
const tagBytes = 16;
const sealedPieceBytes = pieceBytes + tagBytes;

/** The secret that a file's key is derived from, and what the file is: `source <sha256>`. */
export interface SealSecret {
  readonly secret: Uint8Array;
  readonly name: string;
}

/** A place where bytes stand; with the key (hexadecimal) of a sealed file. */
export interface SealedPlace {
  readonly path: string;
  readonly key?: string | undefined;
}

/** How many bytes stand sealed in a file of that length; 0 where it is too short to be one. */
export function plainLength(sealedLength: number): number {
  const body = sealedLength - headBytes;
  if (body < tagBytes) return 0;
  const rest = body % sealedPieceBytes;
  return Math.floor(body / sealedPieceBytes) * pieceBytes + Math.max(0, rest - tagBytes);
}

/** The key of a sealed file, hexadecimal; null where the file is none. Errors: those of the file system. */
export function sealedFileKey(path: string, { secret, name }: SealSecret): string | null {
  const salt = sealedFileSalt(path);
  return salt === null ? null : keyOf(secret, salt, name);
}

/** A file's path, bytes, or what gives the bytes anew each time it is asked. */
export type SealInput = string | Uint8Array | (() => AsyncIterable<Uint8Array>);

/** The bytes of an input, from its beginning. */
export function inputBytes(input: SealInput): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (typeof input === 'function') return input();
  return typeof input === 'string'
    ? createReadStream(input, { highWaterMark: pieceBytes })
    : [Buffer.from(input.buffer, input.byteOffset, input.byteLength)];
}

/** The salt of a sealed file, from which a passphrase's key may be made too; null where the file is none. */
export function sealedFileSalt(path: string): Uint8Array | null {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    if (readSync(file, head, 0, headBytes, 0) < headBytes || !head.subarray(0, magic.length).equals(magic)) return null;
    return head.subarray(magic.length);
  } finally {
    closeSync(file);
  }
}

/** Writes bytes or a file to a new sealed file, readable by the user alone, and waits until they are on the disk. */
export async function sealTo(
  from: SealInput,
  to: string,
  { secret, name, salt = randomBytes(saltBytes) }: SealSecret & { readonly salt?: Uint8Array },
  signal?: AbortSignal,
): Promise<void> {
  const source = inputBytes(from);
  const target = createWriteStream(to, { mode: 0o600 });
  target.write(Buffer.concat([magic, salt]));
  await pipeline(source, sealing(Buffer.from(keyOf(secret, salt, name), 'hex')), target, { ...(signal && { signal }) });
  await flushToDisk(to);
}

/** Writes what stands in a place to a new file in the clear and waits until it is on the disk. Errors: not whole. */
export async function unsealTo(from: SealedPlace, to: string): Promise<void> {
  await pipeline(placeStream(from), createWriteStream(to, { mode: 0o600 }));
  await flushToDisk(to);
}

/** All bytes of a place. Errors: those of the file system; a sealed file that is not whole or has another key. */
export async function readPlace(place: SealedPlace): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of placeStream(place)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** How many bytes stand in a place. */
export async function placeLength({ path, key }: SealedPlace): Promise<number> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return key === undefined ? size : plainLength(size);
  } finally {
    await file.close();
  }
}

/** The bytes of a place from `start` to before `end` (default: to its end), piece after piece. */
export async function* placeStream(
  { path, key }: SealedPlace,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    if (key === undefined) yield* plainPieces(file, start, end);
    else yield* unsealedPieces(file, Buffer.from(key, 'hex'), start, end);
  } finally {
    await file.close();
  }
}

async function* plainPieces(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  for (let at = start; at < Math.min(end, size); ) {
    const piece = await readExactly(file, Math.min(pieceBytes, Math.min(end, size) - at), at);
    at += piece.length;
    yield piece;
  }
}

async function* unsealedPieces(file: FileHandle, key: Uint8Array, start: number, end: number): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const length = plainLength(size);
  const stop = Math.min(end, length);
  const last = Math.max(0, Math.ceil((size - headBytes) / sealedPieceBytes) - 1);
  for (let number = Math.floor(start / pieceBytes); number <= last; number += 1) {
    const from = number * pieceBytes;
    if (from >= stop && !(length === 0 && number === 0)) return;
    const at = headBytes + number * sealedPieceBytes;
    const sealed = await readExactly(file, Math.min(sealedPieceBytes, size - at), at);
    const plain = unsealedPiece(key, sealed, number, number === last);
    yield plain.subarray(Math.max(0, start - from), Math.max(0, stop - from));
  }
}

function sealing(key: Uint8Array): Transform {
  let waiting: Buffer = Buffer.alloc(0);
  let number = 0;
  const seal = (piece: Uint8Array, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, pieceNonce(number, isLast));
    number += 1;
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
      let at = 0;
      // The last piece is sealed as such, so one stays back.
      for (; waiting.length - at > pieceBytes; at += pieceBytes)
        this.push(seal(waiting.subarray(at, at + pieceBytes), false));
      waiting = waiting.subarray(at);
      done();
    },
    flush(done) {
      done(null, seal(waiting, true));
    },
  });
}

function unsealedPiece(key: Uint8Array, sealed: Buffer, number: number, isLast: boolean): Buffer {
  if (sealed.length < tagBytes) throw new Error('the sealed file is cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, pieceNonce(number, isLast));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
}

function keyOf(secret: Uint8Array, salt: Uint8Array, name: string): string {
  return Buffer.from(hkdfSync('sha256', secret, salt, `sampan sealed ${name}`, 32)).toString('hex');
}

function pieceNonce(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

async function readExactly(file: FileHandle, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error('the file is cut off');
    filled += bytesRead;
  }
  return buffer;
}

/** Waits until a file's bytes are on the disk. */
export async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Overwrites the salt of a sealed file, without which its key cannot be computed any more. */
export async function destroySealedKey(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(randomBytes(saltBytes), 0, saltBytes, magic.length);
    await file.sync();
  } finally {
    await file.close();
  }
}
