import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sample, temporaryFolder } from '#test/application/temporary-application.ts';
import { traceNetwork } from '#test/network-trace.ts';
import { outsideAutomation } from '#test/outside-automation.ts';
import { cliEntry } from '#test/program.ts';

test('reading, recognising and exporting reach nobody', { timeout: 120_000 }, async () => {
  const folder = await temporaryFolder();
  const trace = traceNetwork(process.execPath);
  const run = (...words: string[]) =>
    new Promise<number | null>((done, fail) => {
      const child = spawn(trace.executable, ['--no-warnings', cliEntry, ...words, '--data', folder], {
        env: outsideAutomation(process.env),
        stdio: 'ignore',
      });
      child.on('error', fail);
      child.on('close', done);
    });
  // Its second page is a scan.
  expect(await run('analyse', sample('supply-agreement-en.pdf'), '--out', folder, '--model', 'none')).toBe(0);
  expect(trace.seen()).toBeGreaterThan(0);
  expect(trace.outside()).toEqual([]);
});

test('the recogniser’s runtime has no telemetry in it', async () => {
  const { resolve } = createRequire(import.meta.url);
  const folder = join(
    dirname(resolve('onnxruntime-node/package.json')),
    'bin',
    'napi-v6',
    process.platform,
    process.arch,
  );
  const library = await readFile(
    join(folder, process.platform === 'linux' ? 'libonnxruntime.so.1' : 'onnxruntime_binding.node'),
  );
  expect(library.includes('events.data.microsoft.com')).toBe(false);
});
