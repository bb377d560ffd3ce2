import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { insertMatter } from '#main/store/matters.ts';
import { openStore } from '#main/store/open-store.ts';
import { endedItems, findRun, listSteps } from '#main/store/workshop-runs.ts';
import { migrationsFolder, temporaryFolder } from '../store/temporary-store.ts';
import { killedLife } from './killed-life.ts';

const documents = 150;
const kills = 4;

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
}

test('a run that is killed again and again loses no finished step and repeats none', async () => {
  const dataFolder = await temporaryFolder();
  const before = await openStore({ dataFolder, migrationsFolder });
  insertMatter(before, { id: 'matter-1', name: 'Kills', parties: [], language: 'en', createdAtMs: 1 });
  before.$client.close();

  let killed = 0;
  for (let index = 0; index < kills; index += 1) {
    const ended = await killedLife(dataFolder, documents, { after: 'first-step', ms: Math.random() * 300 });
    if (!ended) killed += 1;
  }
  expect(await killedLife(dataFolder, documents, null)).toBe(true);
  expect(killed).toBeGreaterThan(0);

  const database = await openStore({ dataFolder, migrationsFolder });
  expect(findRun(database, 'run-1')?.state).toBe('done');
  const steps = listSteps(database, 'run-1');
  expect(steps).toHaveLength(2 * documents + 1);
  expect(steps.every(({ state, outputSha256 }) => state === 'done' && outputSha256 !== null)).toBe(true);
  expect(endedItems(database, 'run-1', 'read').size).toBe(documents);
  database.$client.close();

  const finished = await linesOf(join(dataFolder, 'finished.log'));
  expect(new Set(finished).size).toBe(finished.length);
  // A step in hand at a kill was not finished and is called again: at most two at each kill.
  const called = await linesOf(join(dataFolder, 'called.log'));
  expect(new Set(called).size).toBe(2 * documents + 1);
  expect(called.length - new Set(called).size).toBeLessThanOrEqual(2 * killed);
}, 180_000);
