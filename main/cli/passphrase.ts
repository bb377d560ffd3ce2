import { readFileSync } from 'node:fs';
import { SampanError } from '#contract/errors.ts';
import { type FolderOptions, unlockFolder } from '#main/store/folder-encryption.ts';
import { readKeyFile } from '#main/store/key-file.ts';
import type { StoreKeys } from '#main/store/store-keys.ts';

/**
 * The keys of the folder where it is encrypted, else null. The passphrase comes
 * from the file that SAMPAN_PASSPHRASE_FILE names, or is asked for; never from
 * the words of the command, which other programs can see.
 *
 * Errors: `locked` where nobody can be asked, those of `unlockFolder`.
 */
export async function givenKeys(folder: FolderOptions): Promise<StoreKeys | null> {
  if (readKeyFile(folder.dataFolder) === null) return null;
  return unlockFolder(folder, await givenPassphrase('Passphrase: '));
}

/** The folder's passphrase. Errors: `locked` where nobody can be asked, `file-not-found`. */
export async function givenPassphrase(question: string): Promise<string> {
  const path = process.env.SAMPAN_PASSPHRASE_FILE;
  if (path !== undefined && path !== '') return passphraseIn(path);
  return askedPassphrase(question);
}

/** What a file holds, without the line's end. */
export function passphraseIn(path: string): string {
  return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
}

/** A passphrase typed twice the same. Errors: `locked`, `wrong-usage` where the two differ. */
export async function askedNewPassphrase(): Promise<string> {
  const first = await askedPassphrase('New passphrase: ');
  if ((await askedPassphrase('The same again: ')) === first) return first;
  throw new SampanError('wrong-usage', 'The two are not the same. Nothing was changed.');
}

/** Asks on the terminal without showing what is typed. Errors: `locked` where there is no terminal, `cancelled`. */
export function askedPassphrase(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY)
    throw new SampanError(
      'locked',
      'These matters are encrypted. Put the passphrase in a file that only you can read and name it in SAMPAN_PASSPHRASE_FILE.',
    );
  // Before the question: what is typed at once must not be shown either.
  stdin.setRawMode(true);
  stderr.write(question);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (settle: () => void) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      settle();
    };
    const take = (text: string) => {
      for (const character of text) {
        if (character === '\r' || character === '\n') return end(() => resolve(typed));
        if (character === '\u0003' || character === '\u0004')
          return end(() => reject(new SampanError('cancelled', 'Cancelled. Nothing was changed.')));
        if (character === '\u007f' || character === '\b') typed = [...typed].slice(0, -1).join('');
        else typed += character;
      }
    };
    stdin.on('data', take);
  });
}
