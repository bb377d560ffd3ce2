import { SampanError } from '#contract/errors.ts';
import { changePassphrase, turnEncryptionOff, turnEncryptionOn, unlockFolder } from '#main/store/folder-encryption.ts';
import { readKeyFile } from '#main/store/key-file.ts';
import { exitCodes } from './exit-codes.ts';
import { defaultDataFolder, findInstallation } from './installation.ts';
import type { CommonOptions } from './open-application.ts';
import { askedNewPassphrase, givenPassphrase, passphraseIn } from './passphrase.ts';
import { counted, print, say, showProgress } from './terminal.ts';

export interface EncryptionCommandOptions extends CommonOptions {
  /** The file with the new passphrase; asked for on the terminal where none is named. */
  readonly newPassphraseFile?: string;
}

/** `sampan encryption on`: encrypts the data folder. Returns the exit code. Errors: those of `turnEncryptionOn`. */
export async function encryptionOn(options: EncryptionCommandOptions): Promise<number> {
  const folder = folderOf(options);
  const keyFile = readKeyFile(folder.dataFolder);
  if (keyFile?.state === 'turning-on') await unlockFolder(folder, await givenPassphrase('Passphrase: '));
  else if (keyFile !== null)
    throw new SampanError('wrong-usage', 'This folder is encrypted already. Use: sampan encryption change.');
  else await turnEncryptionOn(folder, await newPassphrase(options));
  say(
    'Encrypted. Without the passphrase nobody can open these matters, neither we nor you: keep it where you keep keys.',
  );
  return exitCodes.done;
}

/** `sampan encryption off`: decrypts the data folder. Returns the exit code. Errors: `passphrase-wrong`. */
export async function encryptionOff(options: CommonOptions): Promise<number> {
  const folder = folderOf(options);
  if (readKeyFile(folder.dataFolder) !== null) await turnEncryptionOff(folder, await givenPassphrase('Passphrase: '));
  say('Not encrypted.');
  return exitCodes.done;
}

/** `sampan encryption change`: another passphrase. Returns the exit code. Errors: `passphrase-wrong`, `wrong-usage`. */
export async function encryptionChange(options: EncryptionCommandOptions): Promise<number> {
  const folder = folderOf(options);
  if (readKeyFile(folder.dataFolder) === null)
    throw new SampanError('wrong-usage', 'This folder is not encrypted. Use: sampan encryption on.');
  const passphrase = await givenPassphrase('Passphrase until now: ');
  await changePassphrase(folder, passphrase, await newPassphrase(options));
  say('The passphrase is changed. Backups keep the one they were made with.');
  return exitCodes.done;
}

/** `sampan encryption status`: whether the data folder is encrypted, as JSON. Returns the exit code. */
export async function encryptionStatus(options: CommonOptions): Promise<number> {
  const { dataFolder } = folderOf(options);
  print(JSON.stringify({ dataFolder, state: readKeyFile(dataFolder)?.state ?? 'off' }));
  return exitCodes.done;
}

async function newPassphrase({ newPassphraseFile }: EncryptionCommandOptions): Promise<string> {
  return newPassphraseFile === undefined ? askedNewPassphrase() : passphraseIn(newPassphraseFile);
}

function folderOf({ data }: CommonOptions) {
  return {
    dataFolder: data ?? defaultDataFolder(),
    nativeBinding: findInstallation().sqliteBinding,
    onFile: (done: number, total: number) => showProgress(counted(total, 'file'), { stage: 'encryption', done, total }),
  };
}
