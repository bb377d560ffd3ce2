import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findInstallation } from '#main/cli/installation.ts';

test('a thread that is ended while it encodes does not end the program', async () => {
  const { nativeFolder, resourcesFolder } = findInstallation();
  const script = join(import.meta.dirname, 'encode-until-ended.mjs');
  const addon = join(nativeFolder, 'prebuilds', `${process.platform}-${process.arch}`, 'sampan.node');
  const vocabulary = join(resourcesFolder, 'vocabularies', 'trilingual.bin');
  const { stdout } = await promisify(execFile)(process.execPath, [script, addon, vocabulary]);
  expect(stdout).toBe('whole');
});
