/**
 * Makes `resources/compression/model.json` from CUAD's expert labels (CC BY 4.0,
 * The Atticus Project), without the documents held out by `isHeldOut`.
 *
 * `SAMPAN_DATA=… npm run train -- compression [OUT_FOLDER] [--development]`
 *
 * With `--development` one in four of the training documents is left out as well:
 * `npm run bench -- compression --development OUT_FOLDER` measures such a scorer on
 * those. What ships is made without it. Writes `sources.json` beside.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import { z } from 'zod';
import { extract } from '#main/clauses/extract.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { questionCategoriesSchema } from '#main/compression/compression-model.ts';
import { glossaryFrom, prepareGlossary } from '#main/compression/glossary.ts';
import { isForDevelopment, labelledContracts } from './compression/cuad-passages.ts';
import { packedModel } from './compression/pack-model.ts';
import { trainScorer } from './compression/train-scorer.ts';
import { isHeldOut } from './held-out.ts';

const data = env.SAMPAN_DATA;
if (data === undefined || data === '') {
  stderr.write(
    'Set SAMPAN_DATA to the folder that holds cuad/spans.jsonl and cuad/full_contract_txt (CUAD v1, CC BY 4.0).\n',
  );
  exit(2);
}
const words = argv.slice(2);
const development = words.includes('--development');
const folder = words.find((word) => !word.startsWith('--')) ?? join('resources', 'compression');
const resource = (...path: string[]): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'resources', ...path), 'utf8'));
const options = {
  ontology: parseOntology(resource('ontology', 'ontology.json')),
  institutions: parseInstitutions(resource('ontology', 'institutions.json')),
};
const list = z.array(z.string());
const glossary = prepareGlossary(
  glossaryFrom(
    z.array(z.object({ en: list, zh: list })).parse(resource('glossary', 'legal-terms.json')),
    z.record(z.string(), list).parse(resource('glossary', 'statute-words.json')),
  ),
);
const wanted = (name: string) => !isHeldOut(name) && !(development && isForDevelopment(name));
const contracts = [...labelledContracts(data, wanted)].map((contract) => {
  const { findings, defects } = extract(contract.text, options);
  return { ...contract, findings: [...findings, ...defects] };
});
stderr.write(`${contracts.length} contracts\n`);
const scorer = trainScorer(contracts, `CUAD v1, The Atticus Project, CC BY 4.0; ${contracts.length} contracts`, {
  questions: questionCategoriesSchema.parse(resource('compression', 'categories.json')),
  glossary,
  report: (line) => stderr.write(`${line}\n`),
});
const model = `${JSON.stringify(packedModel(scorer))}\n`;
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const texts = createHash('sha256');
for (const { name, text } of contracts) texts.update(`${name}\n${sha256(text)}\n`);
writeFileSync(join(folder, 'model.json'), model);
writeFileSync(
  join(folder, 'sources.json'),
  `${JSON.stringify(
    {
      command: 'npm run train -- compression',
      artefact: { file: 'model.json', sha256: sha256(model), bytes: Buffer.byteLength(model) },
      sources: [
        {
          name: 'Contract Understanding Atticus Dataset (CUAD) v1',
          origin: 'https://www.atticusprojectai.org/cuad',
          licence: 'CC BY 4.0',
          use: 'statistics of words; no text is shipped but the category names and descriptions in categories.json',
          documents: contracts.length,
          heldOut: 'one document in four, by the SHA-256 of its name (main/training/held-out.ts)',
          labels: sha256(readFileSync(join(data, 'cuad', 'spans.jsonl'))),
          texts: texts.digest('hex'),
        },
      ],
    },
    null,
    2,
  )}\n`,
);
stderr.write(`model.json: ${Buffer.byteLength(model)} bytes, ${scorer.buckets.length} features\n`);
