/**
 * A file that opens only under the identity it was written for, and only whole.
 *
 * Layout: `SAMPAN-STATE-1\n`, a salt of 32 bytes, then pieces of at most 1 MiB, each AES-256-GCM with its tag of
 * 16 bytes after it. The key comes by HKDF-SHA-256 from the secret, the salt and the identity, and is used for this
 * file alone; a piece's nonce is its number and whether it is the last one (the STREAM construction: Hoang,
 * Reyhanitabar, Rogaway, Vizár 2015), so that pieces cannot be changed, left out, put in another order or cut off.
 * With an empty secret anyone can compute the key: the file is then checked, but not secret.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

const magic = Buffer.from('SAMPAN-STATE-1\n', 'latin1');
const saltBytes = 32;
const tagBytes = 16;
const pieceBytes = 1 << 20;

export interface SealOptions {
  /** What the file is the state of. */
  readonly identity: string;
  /** 32 bytes that only the user's store knows, or empty. */
  readonly secret: Uint8Array;
}

/** Writes the sealed form of `from` to `to`, readable by the user alone. */
export async function sealFile(from: string, to: string, options: SealOptions): Promise<void> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'w', 0o600);
    try {
      const salt = randomBytes(saltBytes);
      const key = fileKey(options, salt);
      await target.write(Buffer.concat([magic, salt]));
      const { size } = await source.stat();
      for (let number = 0, at = 0; number === 0 || at < size; number++) {
        const plain = await readExactly(source, Math.min(pieceBytes, size - at), at);
        at += plain.length;
        const cipher = createCipheriv('aes-256-gcm', key, pieceNonce(number, at >= size));
        await target.write(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/**
 * Writes what was sealed in `from` to `to`.
 * @throws Error when the file is not of this kind, was sealed for another identity or secret, or is not whole;
 * `to` then holds nothing to be used.
 */
export async function unsealFile(from: string, to: string, options: SealOptions): Promise<void> {
  const source = await open(from, 'r');
  try {
    const head = await readExactly(source, magic.length + saltBytes, 0);
    if (!head.subarray(0, magic.length).equals(magic)) throw new Error('it is not a state file');
    const key = fileKey(options, head.subarray(magic.length));
    const { size } = await source.stat();
    const target = await open(to, 'w', 0o600);
    try {
      for (let number = 0, at = head.length; number === 0 || at < size; number++) {
        const sealed = await readExactly(source, Math.min(pieceBytes + tagBytes, size - at), at);
        if (sealed.length < tagBytes) throw new Error('the state file is cut off');
        at += sealed.length;
        const decipher = createDecipheriv('aes-256-gcm', key, pieceNonce(number, at >= size));
        decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
        const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes));
        decipher.final();
        await target.write(plain);
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function fileKey({ identity, secret }: SealOptions, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, `sampan state ${identity}`, 32));
}

function pieceNonce(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

async function readExactly(file: FileHandle, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error('the state file is cut off');
    filled += bytesRead;
  }
  return buffer;
}
