import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { compress } from '#main/compression/compress.ts';
import { isLongText } from '#main/summaries/part-passages.ts';
import { summarise } from '#main/summaries/summarise.ts';
import { glossary, model } from '#test/compression/compression-model.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const options = {
  ontology: parseOntology(json('../../resources/ontology/ontology.json')),
  institutions: parseInstitutions(json('../../resources/ontology/institutions.json')),
};

const machines = ['Crane', 'Press', 'Lathe', 'Boiler', 'Pump', 'Kiln', 'Loom'];
/** A contract of one sentence a clause, each with its own machine and number, as long as is wanted. */
function longContract(clauses: number): string {
  const head = `EQUIPMENT LEASE\n\nThis Lease is made on 4 May 2024 between Harbour Plant Limited (the "Lessor") and Kwun Tong Mills Limited (the "Lessee").\n\n`;
  const bodies = Array.from({ length: clauses }, (_, index) => {
    const machine = `${machines[index % machines.length]} No. ${index + 1}`;
    return `${index + 1}. ${machine}\nThe Lessee shall keep ${machine} in good repair and shall inspect it every ${(index % 27) + 2} days, and the Lessor may replace it at its own cost where it fails twice in a year of use.`;
  });
  return `${head}${bodies.join('\n\n')}\n\n${clauses + 1}. Governing law\nThis Lease is governed by the laws of Hong Kong.\n`;
}

const text = longContract(700);
const { clauses, findings, defects } = extract(text, options);
const input = { text, clauses, findings, defects, language: 'en', runtime: null } as const;
const countTokens = (words: string): number => Math.ceil(words.length / 4);

describe('a text far longer than the model’s window', () => {
  test('is summarised with a statement for every tenth of it', async () => {
    expect(isLongText(text)).toBe(true);
    const compression = compress({
      text,
      clauses,
      findings: [...findings, ...defects],
      countTokens,
      budgetTokens: 1_500,
      ledgerShare: 0,
      model,
      glossary,
    });
    const { statements } = await summarise({ ...input, compression });
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const [start, end] = [(text.length * tenth) / 10, (text.length * (tenth + 1)) / 10];
      const citing = statements.filter(({ citations }) =>
        citations.some((range) => range.start < end && range.end > start),
      );
      expect(citing, `tenth ${tenth + 1}`).not.toEqual([]);
    }
    for (const statement of statements) {
      for (const { start, end } of statement.citations) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        if (statement.by !== 'quote') continue;
        const quoted = /“(.+?)(?: …)?”/u.exec(statement.text)?.[1] ?? '';
        expect(text.slice(start, end).replace(/\s+/gu, ' ')).toContain(quoted);
      }
    }
    expect(statements.length).toBeLessThan(30);
  });

  test('without a compression its topics alone speak', async () => {
    const { statements } = await summarise(input);
    const middle = statements.filter(({ citations }) =>
      citations.some(({ start }) => start > text.length * 0.1 && start < text.length * 0.9),
    );
    expect(middle.length).toBeLessThan(9);
  });

  test('one below the limit is not long', () => {
    expect(isLongText(longContract(20))).toBe(false);
  });
});
