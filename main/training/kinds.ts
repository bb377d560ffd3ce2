/**
 * Makes `resources/kinds/cuad.json` from CUAD's expert labels (CC BY 4.0, The
 * Atticus Project), without the documents held out by `isHeldOut`, and
 * `resources/kinds/contractnli.json` from ContractNLI (CC BY 4.0) and the NDAs of
 * `resources/nda-set`.
 *
 * `SAMPAN_DATA=… npm run train -- kinds [OUT_FOLDER] [--development] [--nda]`
 *
 * With `--development` one in four of CUAD's training documents is left out as
 * well: `npm run bench -- clauses --development OUT_FOLDER` measures such a model
 * on those. What ships is made without it. With `--nda` only the second file is made
 * and `cuad.json` left as it is. Writes `sources.json` beside.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import { z } from 'zod';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { isForDevelopment } from './compression/cuad-passages.ts';
import { isHeldOut } from './held-out.ts';
import { answeredContracts } from './kinds/answered-contracts.ts';
import { ndaData } from './kinds/nda-documents.ts';
import { ownNdas } from './kinds/own-ndas.ts';
import { packedHypotheses, packedKinds } from './kinds/pack-kinds.ts';
import { prepareNda, trainHypotheses } from './kinds/train-hypotheses.ts';
import { trainKinds } from './kinds/train-kinds.ts';

const data = env.SAMPAN_DATA;
if (data === undefined || data === '') {
  stderr.write('Set SAMPAN_DATA to the folder that holds cuad (CUAD v1, CC BY 4.0) and contractnli (CC BY 4.0).\n');
  exit(2);
}
const words = argv.slice(2);
const development = words.includes('--development');
const folder = words.find((word) => !word.startsWith('--')) ?? join('resources', 'kinds');
const resource = (...path: string[]): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'resources', ...path), 'utf8'));
const options = {
  ontology: parseOntology(resource('ontology', 'ontology.json')),
  institutions: parseInstitutions(resource('ontology', 'institutions.json')),
};
const report = (line: string) => stderr.write(`${line}\n`);
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const hashOfTexts = (documents: readonly { readonly name: string; readonly text: string }[]) =>
  sha256(documents.map(({ name, text }) => `${name}\n${sha256(text)}\n`).join(''));
const write = (file: string, packed: unknown) => {
  const bytes = `${JSON.stringify(packed)}\n`;
  writeFileSync(join(folder, file), bytes);
  report(`${file}: ${Buffer.byteLength(bytes)} bytes`);
  return { file, sha256: sha256(bytes), bytes: Buffer.byteLength(bytes) };
};

const nda = ndaData(data, options);
const own = ownNdas(join(import.meta.dirname, '..', '..', 'resources'), options);
const ndaArtefact = write(
  'contractnli.json',
  packedHypotheses(
    trainHypotheses(
      nda.documents.map((document) => prepareNda(document)),
      nda.labels,
      { own },
    ),
    `ContractNLI, Koreeda and Manning 2021, CC BY 4.0; ${nda.documents.length} documents; ${own.length} of our own`,
  ),
);
const ndaSources = [
  {
    name: 'ContractNLI',
    origin: 'https://stanfordnlp.github.io/contract-nli/',
    licence: 'CC BY 4.0',
    use: 'statistics of words; the hypotheses are shipped',
    documents: nda.documents.length,
    heldOut: 'none in what ships; figures are cross-validated by document (test/bench/nda.ts)',
    labels: sha256(readFileSync(join(data, 'contractnli', 'dev.json'))),
    texts: hashOfTexts(nda.documents),
  },
  {
    name: 'NDAs of our own wording',
    origin: 'resources/nda-set/documents.json',
    licence: 'the project’s own',
    use: 'statistics of words',
    documents: own.length,
    heldOut: 'none; never judged in the figures',
    labels: sha256(readFileSync(join(import.meta.dirname, '..', '..', 'resources', 'nda-set', 'documents.json'))),
    texts: hashOfTexts(own.map(({ document }) => document)),
  },
];
const record = (artefacts: readonly unknown[], sources: readonly unknown[]) =>
  writeFileSync(
    join(folder, 'sources.json'),
    `${JSON.stringify({ command: 'npm run train -- kinds', artefacts, sources }, null, 2)}\n`,
  );
if (words.includes('--nda')) {
  const known = z
    .object({ artefacts: z.array(z.looseObject({ file: z.string() })), sources: z.array(z.unknown()) })
    .parse(JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')));
  record(
    [...known.artefacts.filter(({ file }) => file === 'cuad.json'), ndaArtefact],
    [...known.sources.slice(0, 1), ...ndaSources],
  );
  exit(0);
}
const wanted = (name: string) => !isHeldOut(name) && !(development && isForDevelopment(name));
const contracts = [...answeredContracts(data, wanted, options)];
report(`${contracts.length} contracts`);
const cuadArtefact = write(
  'cuad.json',
  packedKinds(
    trainKinds(contracts, { report }),
    `CUAD v1, The Atticus Project, CC BY 4.0; ${contracts.length} contracts`,
  ),
);
record(
  [cuadArtefact, ndaArtefact],
  [
    {
      name: 'Contract Understanding Atticus Dataset (CUAD) v1',
      origin: 'https://www.atticusprojectai.org/cuad',
      licence: 'CC BY 4.0',
      use: 'statistics of words; no text is shipped but the category names',
      documents: contracts.length,
      heldOut: 'one document in four, by the SHA-256 of its name (main/training/held-out.ts)',
      labels: sha256(readFileSync(join(data, 'cuad', 'spans.jsonl'))),
      texts: hashOfTexts(contracts),
    },
    ...ndaSources,
  ],
);
