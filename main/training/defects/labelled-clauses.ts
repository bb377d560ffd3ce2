import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A clause with the defects that a reader should find, and what it is left out with. */
export interface LabelledDefects {
  readonly fold: string;
  readonly text: string;
  readonly kinds: ReadonlySet<string>;
}

const clauseSchema = z.object({
  text: z.string(),
  family: z.string(),
  labels: z.object({ defects: z.array(z.string()) }),
});

/** The sets that the judge learns from: all that are open. */
const sets = [
  'clauses',
  'practice',
  'second',
  'third-development',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'seventeenth',
] as const;
const tables = ['defects', 'practice-2'] as const;
/** The last line of what was written together in the second practice table, and so is left out together. */
const rounds = [
  ['round 1', 231],
  ['round 2', 399],
  ['round 3', 535],
  ['round 4', 651],
  ['round 5', 743],
  ['round 6', 823],
  ['sound', 910],
  ['round 7', 961],
  ['round 8', 1100],
  ['round 9', 1222],
  ['round 10', 1303],
  ['round 11', 1404],
  ['round 12', 1476],
  ['sound', 1502],
  ['round 13', 1566],
] as const;

const labelFiles = [
  ...sets.map((name) => ['resources', 'arbitration-set', `${name}.jsonl`]),
  ...tables.map((name) => ['test', 'fixtures', 'arbitration', `${name}.tsv`]),
  ['resources', 'arbitration-set', 'split.json'],
  ['test', 'fixtures', 'arbitration', 'earlier-findings.json'],
];

/** Every labelled clause that the judge learns from, under the project's folder. Errors: ZodError. */
export function labelledDefects(project: string): LabelledDefects[] {
  const lines = (...path: string[]): string[] =>
    readFileSync(join(project, ...path), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const halves = z
    .record(z.string(), z.string())
    .parse(JSON.parse(lines('resources', 'arbitration-set', 'split.json').join('\n')));
  const ofSets = sets.flatMap((name) =>
    lines('resources', 'arbitration-set', `${name}.jsonl`).map((line) => {
      const { text, family, labels } = clauseSchema.parse(JSON.parse(line));
      const fold = name === 'clauses' ? `first ${halves[family]}` : name.replace('-development', '');
      return { fold, text, kinds: new Set(labels.defects) };
    }),
  );
  const ofTables = tables.flatMap((name) =>
    lines('test', 'fixtures', 'arbitration', `${name}.tsv`).flatMap((line, index) => {
      const [kinds = '', text = ''] = line.split('\t');
      // "-" stands where the defects are not labelled.
      if (kinds === '-') return [];
      const [round] = rounds.find(([, last]) => index < last) ?? ['later'];
      return [{ fold: name === 'defects' ? name : round, text, kinds: new Set(kinds.split(',').filter(Boolean)) }];
    }),
  );
  return [...ofSets, ...ofTables];
}

/** The SHA-256 of each file of labels, in hexadecimal. */
export function labelHashes(project: string): Record<string, string> {
  return Object.fromEntries(labelFiles.map((path) => [path.join('/'), sha256(readFileSync(join(project, ...path)))]));
}

/** How a clause is named in the table of earlier findings. */
export function clauseName(text: string): string {
  return sha256(text).slice(0, 12);
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
