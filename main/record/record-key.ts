import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The name of the key file in the data folder. */
export const recordKeyFileName = 'record-key.pem';

/** The Ed25519 key of this data folder, by which heads and certificates are signed. */
export interface RecordKey {
  /** The 32 bytes of the public key (RFC 8032), hexadecimal. */
  readonly publicKey: string;
  /** The 64 bytes of the signature over the UTF-8 of a text, hexadecimal. */
  sign(text: string): string;
}

const rawKey = z.object({ x: z.string() });

function publicHex(key: KeyObject): string {
  const { x } = rawKey.parse(createPublicKey(key).export({ format: 'jwk' }));
  return Buffer.from(x, 'base64url').toString('hex');
}

/**
 * The key of a data folder, made (readable by its owner alone) where there is
 * none. With a secret its file is encrypted: PKCS #8 under AES-256.
 */
export function openRecordKey(dataFolder: string, secret?: Uint8Array): RecordKey {
  const path = join(dataFolder, recordKeyFileName);
  if (!existsSync(path)) makeKey(path, secret);
  const privateKey = createPrivateKey({
    key: readFileSync(path, 'utf8'),
    ...(secret !== undefined && { passphrase: Buffer.from(secret).toString('hex') }),
  });
  return {
    publicKey: publicHex(privateKey),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('hex'),
  };
}

/** Two programs may make it at once: the first to link its file wins, and both read that one. */
function makeKey(path: string, secret: Uint8Array | undefined): void {
  const made = `${path}.${process.pid}`;
  const pem = generateKeyPairSync('ed25519').privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    ...(secret !== undefined && { cipher: 'aes-256-cbc', passphrase: Buffer.from(secret).toString('hex') }),
  });
  writeFileSync(made, pem, { mode: 0o600 });
  try {
    linkSync(made, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(made, { force: true });
  }
}

/** Whether a signature over a text is that of a public key; false for what is no key or no signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const x = Buffer.from(publicKey, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}
