import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The window's tests: Playwright on the built program, one at a time. `npx vitest run -c test/window/vitest.config.ts` */
export default defineConfig({
  root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  test: {
    include: [
      'test/window/**/*.spec.ts',
      ...(process.env.SAMPAN_SCREENS === '1' ? ['test/window/**/*.pictures.ts'] : []),
    ],
    globalSetup: ['test/window/runtime.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A second, which is vitest's own, is too short where the machine is busy.
    expect: { poll: { timeout: 20_000 } },
    fileParallelism: false,
    maxWorkers: 1,
  },
});
