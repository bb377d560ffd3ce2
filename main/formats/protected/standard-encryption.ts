import { createDecipheriv, hash, timingSafeEqual } from 'node:crypto';
import type { StandardInfo } from './encryption-info.ts';

const turns = 50_000;

/** The package inside a document under standard encryption (MS-OFFCRYPTO §2.3.4.7); null where the password is another. */
export function openStandard(info: StandardInfo, stream: Buffer, password: string): Buffer | null {
  const key = keyOf(info, password);
  const found = hash('sha1', decrypted(info, key, info.verifier), 'buffer');
  if (!timingSafeEqual(found, decrypted(info, key, info.verifierHash).subarray(0, 20))) return null;
  return decrypted(info, key, stream.subarray(8));
}

function keyOf({ salt, keyBits }: StandardInfo, password: string): Buffer {
  let turned = hash('sha1', Buffer.concat([salt, Buffer.from(password, 'utf16le')]), 'buffer');
  const input = Buffer.alloc(24);
  for (let turn = 0; turn < turns; turn += 1) {
    input.writeUInt32LE(turn);
    turned.copy(input, 4);
    turned = hash('sha1', input, 'buffer');
  }
  const block = hash('sha1', Buffer.concat([turned, Buffer.alloc(4)]), 'buffer');
  const half = (filler: number) => {
    const bytes = Buffer.alloc(64, filler);
    for (const [index, value] of block.entries()) bytes[index] = filler ^ value;
    return hash('sha1', bytes, 'buffer');
  };
  return Buffer.concat([half(0x36), half(0x5c)]).subarray(0, keyBits / 8);
}

function decrypted({ keyBits }: StandardInfo, key: Buffer, bytes: Buffer): Buffer {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
  const cipher = createDecipheriv(`aes-${keyBits}-ecb`, key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(whole), cipher.final()]);
}
