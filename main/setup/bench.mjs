/** `npm run bench -- NAME …`: runs `test/bench/NAME.ts` on the project's Node; without a name lists what there is. */
import { runScript } from './run-script.mjs';

await runScript({
  folder: ['test', 'bench'],
  words: process.argv.slice(2),
  title: 'Benchmarks',
  hint: 'Most read documents from the folder in SAMPAN_DATA.',
});
