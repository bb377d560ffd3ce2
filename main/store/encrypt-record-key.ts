import { createPrivateKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** The file of the key that signs the record: `main/record/record-key.ts`. */
const fileName = 'record-key.pem';

/** Encrypts the file of the record's key, or with `isEncrypted` false decrypts it; does nothing where it is so already. */
export async function encryptRecordKey(
  dataFolder: string,
  secret: Uint8Array,
  { isEncrypted }: { readonly isEncrypted: boolean },
): Promise<void> {
  const path = join(dataFolder, fileName);
  if (!existsSync(path)) return;
  const pem = await readFile(path, 'utf8');
  if (pem.includes('ENCRYPTED PRIVATE KEY') === isEncrypted) return;
  const passphrase = Buffer.from(secret).toString('hex');
  const changed = createPrivateKey({ key: pem, passphrase }).export({
    type: 'pkcs8',
    format: 'pem',
    ...(isEncrypted && { cipher: 'aes-256-cbc', passphrase }),
  });
  const beside = `${path}.converting`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(changed);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
