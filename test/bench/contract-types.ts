/**
 * Types of contract that titles and first words show, against what the collection itself calls its contracts (the words at the end of
 * CUAD's file names, which the recogniser is not given): `npm run bench -- contract-types`. Nothing was fitted to them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, stdout } from 'node:process';
import { contractTypeSchema } from '#contract/playbook.ts';
import { extract } from '#main/clauses/extract.ts';
import { recognisedType } from '#main/playbooks/recognised-type.ts';
import file from '../../resources/ontology/contract-types.json' with { type: 'json' };
import { options } from '../clauses/resources.ts';

/** The collection's names of its contracts, and the program's type; null where it has none. */
const typeOfName: Readonly<Record<string, string | null>> = {
  'distributor agreement': 'distribution',
  'reseller agreement': 'distribution',
  'agency agreement': 'agency',
  'service agreement': 'services',
  'services agreement': 'services',
  'consulting agreement': 'services',
  'outsourcing agreement': 'services',
  'maintenance agreement': 'services',
  'hosting agreement': 'services',
  'supply agreement': 'sale-of-goods',
  'franchise agreement': 'franchise',
  'joint venture agreement': 'joint-venture',
  'license agreement': 'licence',
  'content license agreement': 'licence',
  'trademark license agreement': 'licence',
  'sponsorship agreement': null,
  'strategic alliance agreement': null,
  'branding agreement': null,
  'endorsement agreement': null,
  'development agreement': null,
  'intellectual property agreement': null,
  'promotion agreement': null,
  'cooperation agreement': null,
  'collaboration agreement': null,
  'manufacturing agreement': null,
  'affiliate agreement': null,
  'marketing agreement': null,
  'transportation agreement': null,
};
/** The title stands at the head. */
const headLength = 20_000;

const known = file.contractTypes.map((type) => ({ ...contractTypeSchema.parse(type), isOwn: false }));
const folder = join(env.SAMPAN_DATA ?? '', 'cuad', 'full_contract_txt');
/** Every other contract by name: `held-out` is reported, the rules may be seen at the others. */
const half = env.SAMPAN_HALF === 'seen' ? 0 : 1;
const counts = { right: 0, wrong: 0, open: 0, without: 0, 'without, given one': 0 };
for (const [index, name] of readdirSync(folder).toSorted().entries()) {
  if (index % 2 !== half) continue;
  const label = /[-_]([^-_]+?)\d*\.txt$/.exec(name)?.[1]?.trim().toLowerCase() ?? '';
  const expected = typeOfName[label];
  if (expected === undefined) continue;
  const text = readFileSync(join(folder, name), 'utf8').slice(0, headLength);
  const title = extract(text, options).findings.find(({ kind }) => kind === 'gen.document_title')?.fields.title;
  const found =
    recognisedType(known, { title: typeof title === 'string' ? title : null, name: '', opening: () => text })?.type
      .id ?? null;
  if (expected === null) {
    counts.without += 1;
    if (found !== null) counts['without, given one'] += 1;
  } else if (found === null) counts.open += 1;
  else if (found === expected) counts.right += 1;
  else counts.wrong += 1;
  if (env.SAMPAN_SHOW === '1' && found !== expected) stdout.write(`${label}: ${found} (${title})\n`);
}
stdout.write(`${JSON.stringify(counts, null, 2)}\n`);
