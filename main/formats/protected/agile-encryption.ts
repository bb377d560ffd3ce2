import { createDecipheriv, createHmac, hash, timingSafeEqual } from 'node:crypto';
import { damagedFile } from '../format-errors.ts';
import type { AgileInfo, AgileKey } from './encryption-info.ts';

/** What is hashed in for each purpose (MS-OFFCRYPTO §2.3.4.10 to §2.3.4.14). */
const blockKeys = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  secretKey: Buffer.from('146e0be7abacd0d6', 'hex'),
  hmacKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  hmacValue: Buffer.from('a0677f02b22c8433', 'hex'),
} as const;

const segmentBytes = 4_096;

/**
 * The package inside a document under agile encryption; null where the password
 * is another. Throws `damaged-file` where the package is not what was protected.
 */
export function openAgile(info: AgileInfo, stream: Buffer, password: string): Buffer | null {
  const secretKey = secretKeyOf(info, password);
  if (secretKey === null) return null;
  const { data, integrity } = info;
  const unlocked = (purpose: 'hmacKey' | 'hmacValue') => {
    const vector = sized(digest(data, Buffer.concat([data.salt, blockKeys[purpose]])), data.blockSize);
    return decrypted(data, { key: secretKey, vector, bytes: integrity[purpose] }).subarray(0, data.hashSize);
  };
  const found = createHmac(data.hashName, unlocked('hmacKey')).update(stream).digest().subarray(0, data.hashSize);
  const stated = unlocked('hmacValue');
  if (found.length !== stated.length || !timingSafeEqual(found, stated)) throw damagedFile('protected file');
  const parts: Buffer[] = [];
  for (let at = 8, index = 0; at < stream.length; at += segmentBytes, index += 1) {
    const place = Buffer.alloc(4);
    place.writeUInt32LE(index);
    const vector = sized(digest(data, Buffer.concat([data.salt, place])), data.blockSize);
    parts.push(decrypted(data, { key: secretKey, vector, bytes: stream.subarray(at, at + segmentBytes) }));
  }
  return Buffer.concat(parts);
}

function secretKeyOf({ password: locked }: AgileInfo, password: string): Buffer | null {
  let turned = digest(locked, Buffer.concat([locked.salt, Buffer.from(password, 'utf16le')]));
  const input = Buffer.alloc(4 + turned.length);
  for (let turn = 0; turn < locked.spinCount; turn += 1) {
    input.writeUInt32LE(turn);
    turned.copy(input, 4);
    turned = digest(locked, input);
  }
  const unlocked = (purpose: 'verifierInput' | 'verifierHash' | 'secretKey') => {
    const key = sized(digest(locked, Buffer.concat([turned, blockKeys[purpose]])), locked.keyBits / 8);
    return decrypted(locked, { key, vector: sized(locked.salt, locked.blockSize), bytes: locked[purpose] });
  };
  const found = digest(locked, unlocked('verifierInput').subarray(0, locked.salt.length)).subarray(0, locked.hashSize);
  const stated = unlocked('verifierHash').subarray(0, locked.hashSize);
  if (found.length !== stated.length || !timingSafeEqual(found, stated)) return null;
  return unlocked('secretKey').subarray(0, locked.keyBits / 8);
}

function digest({ hashName }: AgileKey, bytes: Buffer): Buffer {
  return hash(hashName, bytes, 'buffer');
}

/** Cut, or filled up with 0x36 (§2.3.4.11). */
function sized(bytes: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length, 0x36);
  bytes.copy(result);
  return result;
}

function decrypted(
  { keyBits }: AgileKey,
  { key, vector, bytes }: { readonly key: Buffer; readonly vector: Buffer; readonly bytes: Buffer },
): Buffer {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
  const cipher = createDecipheriv(`aes-${keyBits}-cbc`, key, vector).setAutoPadding(false);
  return Buffer.concat([cipher.update(whole), cipher.final()]);
}
