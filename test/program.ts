import { join } from 'node:path';
import { findInstallation, type Installation } from '#main/cli/installation.ts';

/** `npm test` builds the program first and tests what is shipped; a test run by itself takes the sources as they stand. */
const built = process.env.SAMPAN_TEST_BUILD === '1';
const root = join(import.meta.dirname, '..');

/** The entry of the command line, for Node to run. */
export const cliEntry = built ? join(root, 'out', 'main', 'cli.mjs') : join(root, 'main', 'cli.ts');

/** The parts of the program that is tested. Errors: those of `findInstallation`. */
export function testedInstallation(): Installation {
  return findInstallation({ built });
}
