/**
 * For whoever releases Sampan. Makes the key pair once, and signs the packages of a release:
 *
 *   node main/setup/packaging/sign-update.mjs keys PRIVATE-KEY-FILE PUBLIC-KEY-FILE
 *   node main/setup/packaging/sign-update.mjs sign PRIVATE-KEY-FILE VERSION FOLDER
 *
 * The private key stays with the releaser and never in the repository; the public key becomes
 * `resources/updates/release-key.pem`. `sign` reads the packages of that version in FOLDER and writes the manifest
 * and its signature beside them, as `sampan update check --from FOLDER` wants them.
 */
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const manifestName = 'sampan-update.json';

/** As the packagers name them; a test package has `~test` in its version and is no release. */
const packageName = /^[Ss]ampan[_-](\d+\.\d+\.\d+)[_-](amd64|x64|x86_64|arm64|aarch64)\.(deb|AppImage|exe|dmg)$/;
const platforms = { deb: 'linux', AppImage: 'linux', exe: 'win32', dmg: 'darwin' };

/** Returns a new Ed25519 key pair as PEM. */
export function makeReleaseKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/**
 * Writes manifest and signature into the folder; returns the manifest.
 * @param {{ folder: string, version: string, released: string, privateKey: string }} options
 */
export async function signRelease({ folder, version, released, privateKey }) {
  const files = [];
  for (const name of (await readdir(folder)).sort()) {
    const [, named, arch, kind] = packageName.exec(name) ?? [];
    if (named !== version) continue;
    const path = join(folder, name);
    const { size: bytes } = await stat(path);
    const sha256 = await sha256Of(path);
    files.push({
      platform: platforms[kind],
      arch: arch === 'arm64' || arch === 'aarch64' ? 'arm64' : 'x64',
      kind,
      name,
      bytes,
      sha256,
    });
  }
  if (files.length === 0) throw new Error(`There is no package of version ${version} in ${folder}.`);
  const manifest = { schema: 'sampan.update/1', version, released, files };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const signature = sign(null, bytes, createPrivateKey(privateKey));
  await writeFile(join(folder, manifestName), bytes);
  await writeFile(join(folder, `${manifestName}.sig`), `${signature.toString('base64')}\n`);
  return manifest;
}

async function sha256Of(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function main([command, keyFile, second, folder]) {
  if (command === 'keys' && keyFile !== undefined && second !== undefined) {
    const { privateKey, publicKey } = makeReleaseKeys();
    // `wx`: a key that is there is never written over.
    await writeFile(keyFile, privateKey, { mode: 0o600, flag: 'wx' });
    await writeFile(second, publicKey, { flag: 'wx' });
    return `The private key is ${keyFile}: keep it off this computer. The public key is ${second}.`;
  }
  if (command === 'sign' && folder !== undefined) {
    const privateKey = await readFile(keyFile, 'utf8');
    const released = new Date().toISOString().slice(0, 10);
    const { files } = await signRelease({ folder, version: second, released, privateKey });
    return `Signed ${files.map(({ name }) => name).join(', ')}.`;
  }
  throw new Error('keys PRIVATE-KEY-FILE PUBLIC-KEY-FILE, or sign PRIVATE-KEY-FILE VERSION FOLDER');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2)).then(
    (said) => process.stderr.write(`${said}\n`),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
