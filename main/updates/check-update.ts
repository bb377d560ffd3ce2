/**
 * Checks an update that somebody brought in a folder, for networks that reach nobody. An Ed25519 signature (RFC 8032)
 * over the manifest's bytes says who released it; the manifest says what the package is. Nothing is installed, nothing
 * is executed, and nobody is asked over a network.
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sampanErrorFrom } from '#contract/errors.ts';
import {
  manifestName,
  type PackageKind,
  signatureName,
  type UpdateCheck,
  type UpdateManifest,
  type UpdateRefusal,
  updateManifestSchema,
} from '#contract/update.ts';
import { compareVersions } from './compare-versions.ts';

export interface RunningProgram {
  /** Three numbers. */
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
  /** How it was installed; another kind is offered where there is none of this. */
  readonly kind: PackageKind;
}

export interface UpdateQuestion {
  readonly folder: string;
  /** The releaser's public key as PEM; null where this build has none. */
  readonly publicKey: string | null;
  readonly program: RunningProgram;
  readonly signal: AbortSignal;
}

const longestManifestBytes = 1_000_000;

/** What the folder holds for the running program. Errors: `cancelled`, and those of a disk that fails. */
export async function checkUpdate({ folder, publicKey, program, signal }: UpdateQuestion): Promise<UpdateCheck> {
  const key = publicKey === null ? null : publicKeyOf(publicKey);
  if (key === null) return refused('no-key');
  const bytes = await readSmall(join(folder, manifestName));
  if (bytes === null) return refused('no-manifest');
  const signature = await readSmall(join(folder, signatureName));
  if (signature === null) return refused('unsigned');
  // Not a byte of the manifest is understood before it is known whose it is.
  if (!verify(null, bytes, key, Buffer.from(signature.toString('latin1').trim(), 'base64')))
    return refused('signature-wrong');
  const manifest = parsed(bytes);
  if (manifest === null) return refused('manifest-wrong');
  const order = compareVersions(manifest.version, program.version);
  if (order === 0) return { state: 'current', version: manifest.version };
  if (order < 0) return refused('older');
  const fitting = manifest.files.filter(({ platform, arch }) => platform === program.platform && arch === program.arch);
  const file = fitting.find(({ kind }) => kind === program.kind) ?? fitting[0];
  if (file === undefined) return refused('no-package');
  const path = join(folder, file.name);
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) return refused('package-missing');
  if (found.size !== file.bytes || (await sha256Of(path, signal)) !== file.sha256) return refused('package-wrong');
  const { version, released } = manifest;
  return { state: 'verified', version, released, kind: file.kind, path, sha256: file.sha256 };
}

function refused(reason: UpdateRefusal): UpdateCheck {
  return { state: 'refused', reason };
}

/** null for anything but an Ed25519 public key: with another kind, other rules would decide; a private one has no place here. */
function publicKeyOf(pem: string): KeyObject | null {
  if (!pem.includes('BEGIN PUBLIC KEY')) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function parsed(bytes: Buffer): UpdateManifest | null {
  try {
    return updateManifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** A small file's bytes; null where it is not there or is no manifest by its size. */
async function readSmall(path: string): Promise<Buffer | null> {
  const file = await open(path).catch((thrown: unknown) => {
    if (sampanErrorFrom(thrown).code === 'file-not-found') return null;
    throw sampanErrorFrom(thrown);
  });
  if (file === null) return null;
  try {
    return (await file.stat()).size > longestManifestBytes ? null : await file.readFile();
  } finally {
    await file.close();
  }
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk);
  return hash.digest('hex');
}

/** The releaser's key that this build carries; null where it carries none. */
export async function shippedReleaseKey(resourcesFolder: string): Promise<string | null> {
  return readFile(join(resourcesFolder, 'updates', 'release-key.pem'), 'utf8').catch(() => null);
}
