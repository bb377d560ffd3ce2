/**
 * Learns what tells written Cantonese from standard written Chinese and writes
 * `main/language/cantonese-weights.ts` and `resources/language/cantonese-weights.json`.
 *
 * `SAMPAN_DATA=… npm run train -- languages`
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { env, exit, stderr } from 'node:process';
import { learnRegister } from './languages/learn-register.ts';
import { registerTexts } from './languages/register-texts.ts';
import { cantoneseWeightsModule, stepsPerUnit } from './languages/weights-module.ts';

const data = env.SAMPAN_DATA;
if (data === undefined) {
  stderr.write(
    'Set SAMPAN_DATA to the folder that holds hkcancor, text, hk_ordinances, taiwan_law, prc_law, lawbench.\n',
  );
  exit(2);
}
const { lines, sources } = registerTexts(data, 'training');
stderr.write(`${lines.length} lines\n`);
const options = { fewestLines: 6, precision: 1e-4, sparsity: 1e-3, epochs: 5 };
const size = { smallest: 0.4, limit: 16_000 };
const model = learnRegister(lines, options);
const module = cantoneseWeightsModule(model, size);
const resources = new URL('../../resources/language/', import.meta.url);
mkdirSync(resources, { recursive: true });
writeFileSync(new URL('../language/cantonese-weights.ts', import.meta.url), module);
const sha256 = createHash('sha256').update(module).digest('hex');
const record = { artefact: 'main/language/cantonese-weights.ts', sha256, stepsPerUnit, ...options, ...size, sources };
writeFileSync(new URL('cantonese-weights.json', resources), `${JSON.stringify(record, null, 2)}\n`);
stderr.write(`${module.length} characters, SHA-256 ${sha256}\n`);
