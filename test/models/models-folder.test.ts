import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultModelsFolder } from '#main/models/models-folder.ts';

test.each([
  { platform: 'linux', env: {}, expected: join('/home/chan', '.cache', 'sampan', 'models') },
  { platform: 'linux', env: { XDG_CACHE_HOME: '/big' }, expected: join('/big', 'sampan', 'models') },
  { platform: 'darwin', env: {}, expected: join('/home/chan', 'Library', 'Caches', 'sampan', 'models') },
  { platform: 'win32', env: { LOCALAPPDATA: 'L' }, expected: join('L', 'sampan', 'cache', 'models') },
  { platform: 'win32', env: { SAMPAN_CACHE: 'kept' }, expected: join(resolve('kept'), 'models') },
] as const)('the models folder on $platform with $env', ({ platform, env, expected }) => {
  expect(defaultModelsFolder({ platform, env, home: '/home/chan' })).toBe(expected);
});
