import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { playbookSchema } from '#contract/playbook.ts';
import { extract } from '#main/clauses/extract.ts';
import { simplifiedOnlyCharacters, traditionalOnlyCharacters } from '#main/language/script-characters.ts';
import { knownFields } from '#main/playbooks/known-fields.ts';
import { parsePlaybook } from '#main/playbooks/parse-playbook.ts';
import locale from '../../resources/locales/playbooks.json' with { type: 'json' };
import { ontology, options } from '../clauses/resources.ts';
import { ontologyOf, shippedPlaybooks } from './shipped.ts';

const rule = {
  id: 'seat',
  name: { en: 'Seat' },
  kinds: ['arb.seat'],
  mustHave: { fields: [{ field: 'seat', is: 'Hong Kong' }] },
  reason: { en: 'So it is.' },
};
const whole = {
  format: 'sampan-playbook/1',
  id: 'own',
  name: { en: 'Own' },
  description: { en: 'Own' },
  rules: [rule],
};
const mistakeOf = (changed: object) => {
  try {
    parsePlaybook({ ...whole, rules: [{ ...rule, ...changed }] }, 'own.json', ontologyOf);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('a playbook of one’s own', () => {
  test('that is whole is taken as it is', () => {
    expect(parsePlaybook(whole, 'own.json', ontologyOf)).toEqual(whole);
  });

  test.each([
    ['a kind that is none', { kinds: ['arb.seats'] }, /rules\[0\] \(seat\): there is no kind “arb\.seats”/],
    ['a field that the kind has not', { mustHave: { fields: [{ field: 'sea', is: 'x' }] } }, /has no field “sea”/],
    ['two operators', { mustHave: { fields: [{ field: 'seat', is: 'a', isNot: 'b' }] } }, /exactly one of is, isNot/],
    ['a period against a number', { mustHave: { fields: [{ field: 'period', atMost: 5 }] } }, /a count and a unit/],
    ['a type it does not name', { contractTypes: ['lease'] }, /“lease” is none of the playbook’s contractTypes/],
    ['a rule within itself', { within: 'seat' }, /within names “seat”/],
    ['nothing to ask', { mustHave: undefined }, /needs mustHave or never/],
    ['no words', { reason: {} }, /rules\[0\] \(seat\)\.reason: has words in no language/],
    ['a key that is none', { wordings: {} }, /wordings/],
  ])('%s is named with its place', (_what, changed, message) => {
    const told = mistakeOf(changed);
    expect(told).toMatch(/^own\.json is no playbook that can be used:/);
    expect(told).toMatch(message);
  });
});

test('the published schema is that of the program', () => {
  const path = new URL('../../resources/schema/playbook.schema.json', import.meta.url);
  const published: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(published).toEqual(z.toJSONSchema(playbookSchema, { io: 'input' }));
});

describe('the playbooks of the program', () => {
  test('have every wording in English, 繁體 and 简体, each in its own script', () => {
    const seen: Record<'zh-Hant' | 'zh-Hans', string> = { 'zh-Hant': '', 'zh-Hans': '' };
    const lacking: string[] = [];
    const look = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const texts = Object.fromEntries(Object.entries(value));
      if (typeof texts.en === 'string') {
        for (const tag of ['zh-Hant', 'zh-Hans'] as const) {
          if (typeof texts[tag] === 'string') seen[tag] += texts[tag];
          else lacking.push(`${place}: ${tag}`);
        }
      }
      for (const [key, inner] of Object.entries(value)) look(inner, `${place}.${key}`);
    };
    for (const playbook of shippedPlaybooks()) look(playbook, playbook.id);
    expect(lacking).toEqual([]);
    const strays = (text: string, characters: string) => [...characters].filter((one) => text.includes(one));
    expect(strays(seen['zh-Hant'], simplifiedOnlyCharacters)).toEqual([]);
    expect(strays(seen['zh-Hans'], traditionalOnlyCharacters)).toEqual([]);
  });

  test('the words of results and riders are there in every language, with the same places', () => {
    const places = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, places(inner)]))
        : [...String(value).matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
    for (const words of Object.values(locale)) expect(places(words)).toEqual(places(locale.en));
  });
});

test('every field that the extraction gives can be asked for', () => {
  const folder = new URL('../../resources/samples/text/', import.meta.url);
  const slots = new Map(ontology.kinds.map((kind) => [kind.id, kind.slots]));
  const halves = /^period_(?:count|unit)$/;
  for (const name of readdirSync(folder)) {
    const { findings } = extract(readFileSync(new URL(name, folder), 'utf8'), options);
    for (const { kind, fields } of findings.filter((finding) => /^(?:arb|gen)\./.test(finding.kind))) {
      const known = knownFields([kind], (id) => slots.get(id) ?? []);
      const strays = Object.keys(fields).filter((field) => !known.has(field) && !halves.test(field));
      expect(strays, kind).toEqual([]);
    }
  }
});
