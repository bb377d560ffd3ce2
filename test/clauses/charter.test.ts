import { beforeAll, describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { bodyText } from '#main/documents/anchor.ts';
import { read } from '#test/documents/made-pdfs.ts';
import { charterPdf, voyageCharter } from '#test/fixtures/charter/charter-pdf.ts';
import { options } from './resources.ts';

const charter = voyageCharter();

describe('a voyage charter party, from its PDF', () => {
  let text = '';
  let found: ReturnType<typeof extract>;
  beforeAll(async () => {
    const document = await read(await charterPdf(charter));
    text = bodyText(document.pages).text;
    found = extract(text, options);
  });

  test.each(charter.struck)('leaves out what is struck: %s', (words) => {
    expect(text.replaceAll(/\s+/g, ' ')).not.toContain(words);
  });

  test.each(charter.boxes)('keeps the box %s with its entry', (label, value) => {
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat).toContain(label);
    expect(flat).toContain(value);
  });

  test.each(charter.clauses)('clause $number is read as $kinds', ({ number, kinds }) => {
    // The boxes of Part I have numbers too: Part II begins after them.
    const part = text.indexOf('PART II');
    const headOf = (wanted: number): number => {
      const at = text.slice(part).search(new RegExp(`^${wanted}\\. [A-Z]`, 'm'));
      return at < 0 ? text.length : part + at;
    };
    const [start, end] = [headOf(Number(number)), headOf(Number(number) + 1)];
    expect(start).toBeLessThan(end);
    const here = [...found.findings, ...found.deadlines]
      .filter((finding) => finding.start < end && finding.end > start)
      .map(({ kind }) => kind);
    expect(here).toEqual(expect.arrayContaining(kinds));
  });

  test('reads the arbitration clause without the struck seat', () => {
    const agreement = found.findings.find(({ kind }) => kind === 'arb.agreement');
    expect(agreement?.fields).toMatchObject(charter.terms);
    expect(found.defects.filter(({ severity }) => severity === 'high')).toEqual([]);
  });
});
