import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { claimSchema } from '#contract/workshop.ts';
import { runSampan } from '../cli/run-sampan.ts';
import { temporaryFolder } from '../store/temporary-store.ts';

const sample = join(import.meta.dirname, '..', '..', 'resources', 'samples', 'supply-agreement-zh-Hant.pdf');
const runJson = z.object({ id: z.string(), state: z.string(), files: z.array(z.string()) });
const output = z.object({ claims: z.array(claimSchema) });

test('an audit of arbitration clauses waits before it writes and then writes what the samples are known to hold', async () => {
  const folder = await temporaryFolder();
  const [data, out] = [join(folder, 'data'), join(folder, 'out')];
  const common = ['--data', data, '--model', 'none', '--json'];
  const words = [
    'workshop',
    'run',
    '審查呢份合約嘅仲裁條款',
    sample,
    '--out',
    out,
    '--language',
    'yue-Hant',
    ...common,
  ];
  const first = await runSampan(words);
  expect(first.code, first.stderr).toBe(0);
  const waiting = runJson.parse(JSON.parse(first.stdout));
  expect(waiting).toMatchObject({ state: 'waiting', files: [] });
  await expect(readdir(out)).rejects.toThrow(/ENOENT/);

  const second = await runSampan(['workshop', 'approve', waiting.id, ...common]);
  expect(second.code, second.stderr).toBe(0);
  expect(runJson.parse(JSON.parse(second.stdout)).state).toBe('done');
  const names = (await readdir(out)).toSorted();
  expect(names).toEqual(['json', 'docx', 'xlsx'].map((format) => `arbitration-clause-audit.${format}`).toSorted());
  const { claims } = output.parse(JSON.parse(await readFile(join(out, 'arbitration-clause-audit.json'), 'utf8')));
  const kinds = new Set(claims.map(({ kind }) => kind));
  expect([...kinds]).toEqual(expect.arrayContaining(['arb.agreement', 'arb.seat', 'path.court_clause']));
  expect(claims.every(({ citations }) => citations.length > 0)).toBe(true);
  expect(claims.filter(({ verdict }) => verdict === 'not-checked')).toEqual([]);
});
