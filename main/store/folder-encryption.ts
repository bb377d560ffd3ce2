import { decryptFolder, encryptFolder } from './encrypt-folder.ts';
import {
  newKeyFile,
  type PassphraseCost,
  readKeyFile,
  rewrappedKeyFile,
  unwrappedMasterKey,
  writeKeyFile,
} from './key-file.ts';
import { type StoreKeys, storeKeysFrom } from './store-keys.ts';

export interface FolderOptions {
  readonly dataFolder: string;
  readonly nativeBinding?: string | undefined;
  readonly cost?: PassphraseCost | undefined;
  readonly onFile?: (done: number, total: number) => void;
}

/**
 * The keys of an encrypted folder. What was cut off while encryption was being
 * turned on or off is finished first; null where it then is off.
 *
 * Errors: `passphrase-wrong`, `store-newer`, `store-damaged`, and those of `encryptFolder`.
 */
export async function unlockFolder(options: FolderOptions, passphrase: string): Promise<StoreKeys | null> {
  const keyFile = readKeyFile(options.dataFolder);
  if (keyFile === null) return null;
  const keys = storeKeysFrom(await unwrappedMasterKey(keyFile, passphrase));
  if (keyFile.state === 'turning-on') await encryptFolder({ ...options, keyFile, keys });
  if (keyFile.state !== 'turning-off') return keys;
  await decryptFolder({ ...options, keyFile, keys });
  return null;
}

/** Passes where the passphrase opens the folder. Errors: `passphrase-wrong`. */
export async function requirePassphrase({ dataFolder }: FolderOptions, passphrase: string): Promise<void> {
  const keyFile = readKeyFile(dataFolder);
  if (keyFile !== null) (await unwrappedMasterKey(keyFile, passphrase)).fill(0);
}

/** Encrypts a folder that nothing has open under a passphrase, and returns its keys. Errors: `wrong-usage`, those of `encryptFolder`. */
export async function turnEncryptionOn(options: FolderOptions, passphrase: string): Promise<StoreKeys> {
  const { file, masterKey } = await newKeyFile(passphrase, options.cost);
  const keys = storeKeysFrom(masterKey);
  await encryptFolder({ ...options, keyFile: file, keys });
  return keys;
}

/** Decrypts a folder that nothing has open. Errors: `passphrase-wrong`, those of `decryptFolder`. */
export async function turnEncryptionOff(options: FolderOptions, passphrase: string): Promise<void> {
  const keyFile = readKeyFile(options.dataFolder);
  if (keyFile === null) return;
  const keys = storeKeysFrom(await unwrappedMasterKey(keyFile, passphrase));
  await decryptFolder({ ...options, keyFile, keys });
}

/** Puts a new passphrase in the place of the old one; only the key file changes. Errors: `passphrase-wrong`, `wrong-usage`. */
export async function changePassphrase(options: FolderOptions, passphrase: string, next: string): Promise<void> {
  const keyFile = readKeyFile(options.dataFolder);
  if (keyFile === null) return;
  const masterKey = await unwrappedMasterKey(keyFile, passphrase);
  await writeKeyFile(options.dataFolder, await rewrappedKeyFile(keyFile, masterKey, next, options.cost));
}

/** Sets after how many idle minutes the window locks; null: never. */
export async function setLockAfter(dataFolder: string, lockAfterMinutes: number | null): Promise<void> {
  const keyFile = readKeyFile(dataFolder);
  if (keyFile !== null) await writeKeyFile(dataFolder, { ...keyFile, lockAfterMinutes });
}
