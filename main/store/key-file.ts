import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { leastPassphraseLength } from '#contract/encryption.ts';
import { SampanError } from '#contract/errors.ts';

/** The name of the key file in the data folder. */
export const keyFileName = 'keys.json';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** How hard a guess of the passphrase is made: scrypt (RFC 7914). It needs 128 × cost × blockSize bytes of memory. */
const costSchema = z.object({
  cost: z
    .int()
    .min(2)
    .max(2 ** 20),
  blockSize: z.int().min(1).max(32),
  parallelization: z.int().min(1).max(16),
});
export type PassphraseCost = z.infer<typeof costSchema>;

/** 128 MiB and about half a second a guess. */
export const usualPassphraseCost: PassphraseCost = { cost: 2 ** 17, blockSize: 8, parallelization: 1 };

const keyFileSchema = z.strictObject({
  version: z.literal(1),
  /** `turning-on` and `turning-off`: the folder's files are being changed; what is left is done when it is next opened. */
  state: z.enum(['on', 'turning-on', 'turning-off']),
  kdf: z.strictObject({ name: z.literal('scrypt'), ...costSchema.shape, salt: hex(32) }),
  /** The folder's master key under the passphrase's key: AES-256-GCM. */
  wrapped: z.strictObject({ nonce: hex(12), key: hex(32), tag: hex(16) }),
  /** Minutes without a key or a pointer after which the window locks; null: never. */
  lockAfterMinutes: z.int().min(1).max(1_440).nullable(),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

const boundTo = Buffer.from('sampan keys 1');

/** The key file of a data folder; null where it is not encrypted. Errors: `store-newer`, `store-damaged`. */
export function readKeyFile(dataFolder: string): KeyFile | null {
  const path = join(dataFolder, keyFileName);
  if (!existsSync(path)) return null;
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const version = z.object({ version: z.int() }).parse(json).version;
    if (version > 1)
      throw new SampanError(
        'store-newer',
        `These matters were encrypted by a newer Sampan (keys of version ${version}; this one knows 1). Install the newer version to open them; nothing was changed.`,
      );
    return keyFileSchema.parse(json);
  } catch (error) {
    if (error instanceof SampanError) throw error;
    throw new SampanError(
      'store-damaged',
      `The key file ${path} cannot be read. Put a copy of it back: without it nothing in this folder can be opened.`,
      { cause: error },
    );
  }
}

/** Keeps the key file, whole or not at all, on the disk before this resolves. */
export async function writeKeyFile(dataFolder: string, file: KeyFile): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const path = join(dataFolder, keyFileName);
  const made = `${path}.${process.pid}`;
  const handle = await open(made, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(keyFileSchema.parse(file), null, 1)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(made, path);
  await flushFolder(dataFolder);
}

/** Takes the key file away: the folder is no longer encrypted. */
export async function removeKeyFile(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, keyFileName), { force: true });
  await flushFolder(dataFolder);
}

/** A new master key under a passphrase. Errors: `wrong-usage` for a passphrase that is too short. */
export async function newKeyFile(
  passphrase: string,
  cost: PassphraseCost = usualPassphraseCost,
): Promise<{ readonly file: KeyFile; readonly masterKey: Uint8Array }> {
  const masterKey = randomBytes(32);
  const wrapping = await wrappedUnder(passphrase, masterKey, cost);
  return { masterKey, file: { version: 1, state: 'on', ...wrapping, lockAfterMinutes: 15 } };
}

/** The same master key under another passphrase: nothing else has to be encrypted again. Errors: as `newKeyFile`. */
export async function rewrappedKeyFile(
  file: KeyFile,
  masterKey: Uint8Array,
  passphrase: string,
  cost: PassphraseCost = usualPassphraseCost,
): Promise<KeyFile> {
  return { ...file, ...(await wrappedUnder(passphrase, masterKey, cost)) };
}

/** The master key. Errors: `passphrase-wrong`. */
export async function unwrappedMasterKey({ kdf, wrapped }: KeyFile, passphrase: string): Promise<Uint8Array> {
  const key = await passphraseKey(passphrase, Buffer.from(kdf.salt, 'hex'), kdf);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(wrapped.nonce, 'hex'));
  decipher.setAAD(boundTo);
  decipher.setAuthTag(Buffer.from(wrapped.tag, 'hex'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(wrapped.key, 'hex')), decipher.final()]);
  } catch (error) {
    throw new SampanError(
      'passphrase-wrong',
      'That passphrase does not open these matters. Check capitals and the input method, and try again; nothing was changed.',
      { cause: error },
    );
  }
}

/** @throws {SampanError} `wrong-usage` for a passphrase that is too short to be a new one. */
export function requireLength(passphrase: string): void {
  if ([...passphrase].length < leastPassphraseLength)
    throw new SampanError('wrong-usage', `A passphrase has at least ${leastPassphraseLength} characters.`);
}

async function wrappedUnder(
  passphrase: string,
  masterKey: Uint8Array,
  cost: PassphraseCost,
): Promise<Pick<KeyFile, 'kdf' | 'wrapped'>> {
  requireLength(passphrase);
  const salt = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await passphraseKey(passphrase, salt, cost), nonce);
  cipher.setAAD(boundTo);
  const key = Buffer.concat([cipher.update(masterKey), cipher.final()]);
  return {
    kdf: { name: 'scrypt', ...costSchema.parse(cost), salt: salt.toString('hex') },
    wrapped: { nonce: nonce.toString('hex'), key: key.toString('hex'), tag: cipher.getAuthTag().toString('hex') },
  };
}

/** The key of a passphrase; the same characters typed on different systems are the same passphrase (NFKC). */
export function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  { cost, blockSize, parallelization }: PassphraseCost,
): Promise<Uint8Array> {
  const maxmem = 256 * cost * blockSize + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, { cost, blockSize, parallelization, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folders; its rename is on the disk by itself.
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
