import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { institutions, ontology } from './resources.ts';

const resources = new URL('../../resources/', import.meta.url);
const linesOf = (file: string): unknown[] =>
  readFileSync(new URL(file, resources), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
const filesOf = (folder: string): string[] =>
  readdirSync(new URL(folder, resources)).filter((name) => name.endsWith('.jsonl'));

const kind = z.enum(ontology.kinds.map(({ id }) => id));
const clause = z.strictObject({
  id: z.string(),
  form: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue']),
  text: z.string().min(4),
  kinds: z.array(kind),
});
/** A clause of a whole contract. */
const inContract = clause.extend({ contract: z.string(), number: z.string(), heading: z.string().min(1).nullable() });
const day = z.iso.date().nullable();
const dated = z.strictObject({
  id: z.string(),
  form: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue', 'mixed']),
  text: z.string().min(10),
  deadlines: z.array(
    z.strictObject({
      period: z.string().nullable(),
      event: z.string().nullable(),
      eventDate: day,
      due: day,
      isTimeBar: z.boolean(),
      why: z.string(),
    }),
  ),
});
const arbitration = z.object({
  id: z.string(),
  form: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue', 'mixed']),
  text: z.string().min(4),
  labels: z.object({
    agreement: z.boolean(),
    institution: z.union([z.enum(institutions.bodies.map(({ id }) => id)), z.literal('?')]).nullable(),
    language: z.union([z.array(z.string()), z.literal('?')]).nullable(),
    defects: z.array(kind),
  }),
});

describe('the labelled sets', () => {
  test('of arbitration clauses hold bodies and defects of the tables, and no terms without an agreement', () => {
    const rows = filesOf('arbitration-set').flatMap((name) =>
      z.array(arbitration).parse(linesOf(`arbitration-set/${name}`)),
    );
    expect(rows.length).toBe(2791);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const silent = rows.filter(({ labels }) => !labels.agreement);
    expect(silent.flatMap(({ id, labels }) => ((labels.language?.length ?? 0) > 0 ? [id] : []))).toEqual([]);
  });

  test('of clauses hold kinds of the ontology, each text once', () => {
    const rows = filesOf('clause-set').flatMap((name) =>
      z.array(name.startsWith('contracts') ? inContract : clause).parse(linesOf(`clause-set/${name}`)),
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });

  test('of deadlines hold days and their arithmetic, each text once', () => {
    const rows = filesOf('deadline-set').flatMap((name) => z.array(dated).parse(linesOf(`deadline-set/${name}`)));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });
});
