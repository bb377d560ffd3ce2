import { describe, expect, it } from 'vitest';
import { comparedPassage } from '#main/clauses/versions/compared-passage.ts';
import {
  type ForceExample,
  forceExamples,
  forces,
  unexpected,
  weighedForces,
} from '#main/clauses/versions/expected-forces.ts';
import { expectedModals, modalCounts, shortfall, surplus } from '#main/clauses/versions/expected-modals.ts';
import { expectedTables } from '#main/clauses/versions/expected-tables.ts';
import { readExpectedTables, type WrittenTables } from '#main/clauses/versions/read-expected-tables.ts';
import { expectedTablesModule } from '#main/training/versions/expected-tables-module.ts';
import { trainExpectedModals } from '#main/training/versions/train-expected-modals.ts';
import { trainForces } from '#main/training/versions/train-forces.ts';

const none = { toChinese: new Map(), toEnglish: new Map(), withinChinese: new Map() };
const read = (text: string, isChinese: boolean) =>
  comparedPassage(text, { start: 0, end: text.length }, isChinese, none);

describe('how many modal words another language has', () => {
  it('is learnt word by word: what brings one is told from what stands beside it', () => {
    const found = (denied: number) => ({ denied, must: 0, may: 0 });
    const { denied } = trainExpectedModals(
      Array.from({ length: 60 }, (_, at) => ({
        signs: at % 3 === 0 ? ['不得', '租客'] : at % 3 === 1 ? ['租客', '不時'] : ['不時'],
        found: found(at % 3 === 0 ? 1 : 0),
        weight: 1,
      })),
    );
    expect(denied.get('不得')).toBeGreaterThan(0.8);
    expect(denied.get('租客') ?? 0).toBeLessThan(0.1);
    expect(denied.get('不時')).toBeUndefined();
  });

  it('a surplus surprises by how many were expected, a shortfall likewise', () => {
    expect(surplus(0, 2)).toBeCloseTo(0);
    expect(surplus(1, 0.02)).toBeGreaterThan(surplus(1, 0.9));
    expect(shortfall(0, 2)).toBeCloseTo(2);
    expect(shortfall(2, 1)).toBeLessThan(0.1);
  });
});

describe('the force of a modal word', () => {
  it('is learnt from the words around it', () => {
    const example = (force: ForceExample['force'], ...signs: string[]) => ({
      force,
      signs: ['all', ...signs],
      weight: 1,
    });
    const weights = trainForces(
      Array.from({ length: 40 }, () => [
        example('must', 'n=應', 'v:pay'),
        example('may', 'n=得', 'v:pay'),
        example('no', 'n=不得', 'v:pay'),
      ]).flat(),
    );
    expect(unexpected(weighedForces([example('may', 'n=應')], weights), ['may'], ['must'])).toBeGreaterThan(2);
    expect(unexpected(weighedForces([example('may', 'n=得')], weights), ['may'], ['must'])).toBe(0);
    expect(unexpected(weighedForces([example('must', 'n=應')], weights), ['may'], ['must'])).toBe(0);
  });
});

describe('the tables that ship', () => {
  it('are written and read without loss', () => {
    const lines = (text: string): WrittenTables => {
      // The module is a call with an object of lists of strings: JSON but for its quotes and trailing commas.
      const object = text.slice(text.indexOf('({') + 1, text.lastIndexOf('})') + 1);
      const json = object
        .replaceAll(/'([^'\n]*)'/g, (_, words: string) => JSON.stringify(words))
        .replaceAll(/^(\s*)(\w+):/gm, '$1"$2":')
        .replaceAll(/,(\s*[}\]])/g, '$1');
      const parsed: WrittenTables = JSON.parse(json);
      return parsed;
    };
    expect(readExpectedTables(lines(expectedTablesModule(expectedTables)))).toEqual(expectedTables);
  });

  it.each([
    ['繁', '本條例自公布日施行。', 'must'],
    ['简', '本条例自公布日施行。', 'must'],
    ['繁', '受託人不得轉讓。', 'denied'],
    ['简', '受托人不得转让。', 'denied'],
    ['Cantonese', '租客唔可以轉讓。', 'denied'],
    ['繁', '法院可作出命令。', 'may'],
  ] as const)('%s: %s brings a modal word (%s)', (_, zh, name) => {
    const expected = expectedModals(read(zh, true), expectedTables.modals);
    for (const other of ['denied', 'must', 'may'] as const)
      if (other !== name) expect(expected[name]).toBeGreaterThan(expected[other]);
  });

  it.each([
    ['This Act may come into force on the date of promulgation.', '本法自公布日施行。'],
    ['This Act may come into force on the date of promulgation.', '本法自公布之日施行。'],
    ['The enforcement rules may be prescribed by the competent authority.', '施行細則，由主管機關定之。'],
    ['The enforcement rules may be prescribed by the competent authority.', '施行细则，由主管机关定之。'],
  ])('%s is unexpected beside %s', (en, zh) => {
    const { en: weights } = expectedTables.forces;
    const told = (words: string) => forceExamples(read(words, false), read(zh, true));
    expect(unexpected(weighedForces(told(en), weights), ['may'], ['must'])).toBeGreaterThan(1);
    expect(unexpected(weighedForces(told(en.replace('may', 'shall')), weights), ['must'], ['may'])).toBe(0);
  });

  it('give no force that a passage has no word for', () => {
    expect(forceExamples(read('The rent is $500.', false), read('租金為五百元。', true))).toEqual([]);
    expect(modalCounts(read('The rent is $500.', false))).toEqual({ denied: 0, must: 0, may: 0 });
    expect(forces).toEqual(['no', 'must', 'may']);
  });
});
