import { expect, test } from 'vitest';
import { reportDocx } from '#main/reports/report-docx.ts';
import { madeFinding } from './made-report.ts';
import { richInput } from './rich-input.ts';
import { zipText } from './zip-text.ts';

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

test('a long report is one document: every finding once, each table one table with one head', async () => {
  const findings = Array.from({ length: 1_100 }, (_, index) =>
    madeFinding({
      id: `f${index}`,
      kind: index % 2 === 0 ? 'arb.seat' : 'gen.payment',
      group: index % 2 === 0 ? 'arbitration' : 'general',
      quote: `quote number ${index}.`,
    }),
  );
  const short = zipText(await reportDocx(richInput('en', { findings: findings.slice(0, 4) })));
  const long = zipText(await reportDocx(richInput('en', { findings })));
  expect([...long.keys()].toSorted()).toEqual([...short.keys()].toSorted());
  expect(long.get('word/styles.xml')).toBe(short.get('word/styles.xml'));
  const [few, all] = [short, long].map((files) => files.get('word/document.xml') ?? '');
  for (const { quote } of findings) expect(count(all ?? '', `>${quote}<`)).toBe(1);
  for (const part of ['<w:tbl>', '</w:tbl>', '<w:tblHeader/>', '<w:body>', '</w:body>', '<w:sectPr']) {
    expect(count(all ?? '', part), part).toBe(count(few ?? '', part));
  }
  expect(count(all ?? '', '<w:tr>')).toBe(count(few ?? '', '<w:tr>') + 548);
  expect(count(all ?? '', '<w:tr>')).toBe(count(all ?? '', '</w:tr>'));
});
