import { createPrivateKey, sign } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { manifestName, signatureName, type UpdateCheck, type UpdateRefusal } from '#contract/update.ts';
import { makeReleaseKeys, signRelease } from '#main/setup/packaging/sign-update.mjs';
import { checkUpdate, type RunningProgram } from '#main/updates/check-update.ts';
import { compareVersions } from '#main/updates/compare-versions.ts';
import { runSampan } from '#test/cli/run-sampan.ts';

const keys = makeReleaseKeys();
const program: RunningProgram = { version: '0.1.0', platform: 'linux', arch: 'x64', kind: 'deb' };

/** A folder as the releaser gives it away. */
async function release(version = '0.2.0', privateKey = keys.privateKey) {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, words] of [
    [`sampan_${version}_amd64.deb`, 'the Debian package'],
    [`Sampan-${version}-x86_64.AppImage`, 'the AppImage'],
    [`Sampan-${version}-x64.exe`, 'the installer'],
    [`Sampan-${version}-arm64.dmg`, 'the disk image'],
    [`sampan_${version}~test.electron33_amd64.deb`, 'a test package, which is no release'],
  ] as const)
    writeFileSync(join(folder, name), words);
  const manifest = await signRelease({ folder, version, released: '2026-12-01', privateKey });
  return { folder, manifest };
}

function check(folder: string, asked: Partial<RunningProgram> = {}, publicKey: string | null = keys.publicKey) {
  const { signal } = new AbortController();
  return checkUpdate({ folder, publicKey, program: { ...program, ...asked }, signal });
}

const refused = (reason: UpdateRefusal): UpdateCheck => ({ state: 'refused', reason });

test('a newer release that is signed and whole is verified, the package of this computer and kind', async () => {
  const { folder, manifest } = await release();
  expect(manifest.files.map(({ kind }) => kind).toSorted()).toEqual(['AppImage', 'deb', 'dmg', 'exe']);
  expect(await check(folder)).toEqual({
    state: 'verified',
    version: '0.2.0',
    released: '2026-12-01',
    kind: 'deb',
    path: join(folder, 'sampan_0.2.0_amd64.deb'),
    sha256: manifest.files.find(({ kind }) => kind === 'deb')?.sha256,
  });
  expect(await check(folder, { kind: 'AppImage' })).toMatchObject({ kind: 'AppImage' });
  expect(await check(folder, { platform: 'darwin', arch: 'arm64', kind: 'dmg' })).toMatchObject({ kind: 'dmg' });
  expect(await check(folder, { platform: 'darwin', arch: 'x64', kind: 'dmg' })).toEqual(refused('no-package'));
});

test('the same version is no update and an older one is refused', async () => {
  const { folder } = await release();
  expect(await check(folder, { version: '0.2.0' })).toEqual({ state: 'current', version: '0.2.0' });
  expect(await check(folder, { version: '0.10.0' })).toEqual(refused('older'));
});

test('whatever was changed, left out or signed by somebody else is refused', async () => {
  const { folder } = await release();
  const deb = join(folder, 'sampan_0.2.0_amd64.deb');
  const manifest = join(folder, manifestName);
  const signature = join(folder, signatureName);
  const original = { deb: readFileSync(deb), manifest: readFileSync(manifest), signature: readFileSync(signature) };

  writeFileSync(deb, 'the Debian packagE');
  expect(await check(folder)).toEqual(refused('package-wrong'));
  appendFileSync(deb, '!');
  expect(await check(folder)).toEqual(refused('package-wrong'));
  rmSync(deb);
  expect(await check(folder)).toEqual(refused('package-missing'));
  writeFileSync(deb, original.deb);

  writeFileSync(manifest, original.manifest.toString().replace('0.2.0', '9.9.9'));
  expect(await check(folder)).toEqual(refused('signature-wrong'));
  writeFileSync(manifest, original.manifest);
  writeFileSync(signature, 'bm90IGEgc2lnbmF0dXJl');
  expect(await check(folder)).toEqual(refused('signature-wrong'));
  rmSync(signature);
  expect(await check(folder)).toEqual(refused('unsigned'));
  writeFileSync(signature, original.signature);
  expect(await check(folder)).toMatchObject({ state: 'verified' });

  expect(await check(folder, {}, makeReleaseKeys().publicKey)).toEqual(refused('signature-wrong'));
  expect(await check(folder, {}, null)).toEqual(refused('no-key'));
  expect(await check(folder, {}, 'not a key')).toEqual(refused('no-key'));
  expect(await check(folder, {}, keys.privateKey)).toEqual(refused('no-key'));
  expect(await check(join(folder, 'nothing-here'))).toEqual(refused('no-manifest'));
});

test('a signed manifest that leads out of its folder is not followed', async () => {
  const { folder, manifest } = await release();
  const changed = { ...manifest, files: manifest.files.map((file) => ({ ...file, name: `../${file.name}` })) };
  const bytes = Buffer.from(JSON.stringify(changed));
  writeFileSync(join(folder, manifestName), bytes);
  writeFileSync(join(folder, signatureName), sign(null, bytes, createPrivateKey(keys.privateKey)).toString('base64'));
  expect(await check(folder)).toEqual(refused('manifest-wrong'));
});

test('versions are numbers, not words', () => {
  expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
  expect(compareVersions('1.2.3', '1.3.0')).toBeLessThan(0);
});

test('the command says what was found and how to install it', async () => {
  const { folder } = await release('99.0.0');
  const keyFile = join(folder, 'key.pem');
  writeFileSync(keyFile, keys.publicKey);
  const path = join(folder, 'sampan_99.0.0_amd64.deb');
  const found = await runSampan(['update', 'check', '--from', folder, '--key', keyFile, '--json']);
  expect(found).toMatchObject({ code: 0, stderr: expect.stringContaining('Nothing was installed') });
  expect(found.stderr).toContain(`sudo apt-get install ${path}`);
  expect(JSON.parse(found.stdout)).toMatchObject({ state: 'verified', version: '99.0.0', path });
});
