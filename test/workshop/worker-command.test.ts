import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSampan } from '../cli/run-sampan.ts';
import { temporaryFolder } from '../store/temporary-store.ts';

test('a worker that finds no database says what to do, and tells nobody the password', async () => {
  const folder = await temporaryFolder();
  // Nobody listens on the first port.
  const backend = 'postgres://me:open-sesame@127.0.0.1:1/runs';
  const { code, stdout, stderr } = await runSampan(
    ['worker', '--documents', folder, '--data', join(folder, 'data'), '--model', 'none'],
    '',
    { SAMPAN_BACKEND: backend },
  );
  expect(code).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^machine-lacks: .*cannot be reached.*See that it runs/m);
  expect(stderr).not.toContain('open-sesame');
});
