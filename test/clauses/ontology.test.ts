import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { institutionsSchema, ontologySchema, parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { institutions, ontology } from './resources.ts';

const resource = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8'));

describe('the ontology', () => {
  test.each([
    ['schema/ontology.schema.json', ontologySchema],
    ['schema/institutions.schema.json', institutionsSchema],
  ])('%s is made from the parser', (path, schema) => {
    expect(resource(path)).toEqual(z.toJSONSchema(schema, { io: 'input' }));
  });

  test('every clause kind has triggers in all four written forms', () => {
    const lacking = ontology.kinds
      .filter(({ form }) => form === 'clause')
      .flatMap(({ id, triggers }) =>
        Object.entries(triggers).flatMap(([form, words]) => (words.length === 0 ? [`${id} ${form}`] : [])),
      );
    expect(lacking).toEqual([]);
  });

  test('every kind has a name and a definition in English and both scripts', () => {
    for (const { name, definition } of ontology.kinds) {
      for (const form of ['en', 'zh-Hant', 'zh-Hans'] as const) {
        expect(name[form].length).toBeGreaterThan(1);
        expect(definition[form].length).toBeGreaterThan(3);
      }
    }
  });

  test('the kinds that the facts use are there', () => {
    const ids = ontology.kinds.map(({ id }) => id);
    for (const id of ['fact.amount', 'fact.dated_event', 'fact.period', 'fact.defined_term', 'gen.parties_authority']) {
      expect(ids).toContain(id);
    }
  });

  test('a period of a rule set says how far it was verified and by what', () => {
    expect(ontology.rulePeriods.length).toBeGreaterThan(20);
    for (const { verified, source } of ontology.rulePeriods) {
      expect(['checked', 'secondary', 'unverified']).toContain(verified);
      expect(source).not.toBe('');
    }
  });

  test('a kind that stands twice is refused', () => {
    const twice = { ...ontology, kinds: [...ontology.kinds, ontology.kinds[0]] };
    expect(() => parseOntology(twice)).toThrow(/stands twice/);
    expect(() => parseOntology({ kinds: 3 })).toThrow(/damaged/);
  });
});

describe('the institutions', () => {
  test('look-alikes are bodies of their own', () => {
    const hkiac = institutions.bodies.find(({ id }) => id === 'hkiac');
    expect(hkiac?.lookAlikes).toContain('hkas');
    expect(institutions.bodies.some(({ id }) => id === 'hkas')).toBe(true);
  });

  test('no full name belongs to two bodies', () => {
    const owners = new Map<string, string>();
    for (const { id, name, aliases } of institutions.bodies) {
      for (const own of new Set([name.en, name['zh-Hant'], name['zh-Hans'], ...aliases])) {
        expect(owners.get(own) ?? id, own).toBe(id);
        owners.set(own, id);
      }
    }
  });

  test('a look-alike that is missing is refused', () => {
    const [first, ...others] = institutions.bodies;
    const stray = { ...institutions, bodies: [{ ...first, lookAlikes: ['nowhere'] }, ...others] };
    expect(() => parseInstitutions(stray)).toThrow(/nowhere/);
  });
});
