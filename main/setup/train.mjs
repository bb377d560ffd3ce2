/** `npm run train -- NAME …`: runs `main/training/NAME.ts` on the project's Node; without a name lists what there is. */
import { runScript } from './run-script.mjs';

await runScript({
  folder: ['main', 'training'],
  words: process.argv.slice(2),
  title: 'Training commands',
  hint: 'They read texts from the folder in SAMPAN_DATA and write under resources.',
});
