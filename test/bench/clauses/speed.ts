/** CPU seconds of `extract` on contracts of 10, 100 and 1,000 pages; see `../clauses.ts`. */
import { cpuUsage } from 'node:process';
import { readExtractOptions } from '#main/application/extract-options.ts';
import { extract } from '#main/clauses/extract.ts';
import { tradeKindCases } from '#test/clauses/trade-kind-cases.ts';

/** Characters of a printed page: English about 3,000, Chinese about 1,000. */
const perPage = { en: 3_000, 'zh-Hant': 1_000, 'zh-Hans': 1_000, yue: 1_000 } as const;
const options = readExtractOptions('resources');

const rows = (['en', 'zh-Hant', 'zh-Hans', 'yue'] as const).flatMap((form) => {
  extract(contractOf(form, 3), options);
  return [10, 100, 1_000].map((pages) => {
    const text = contractOf(form, pages);
    const before = cpuUsage();
    const { findings, clauses } = extract(text, options);
    const { user, system } = cpuUsage(before);
    const cpuSeconds = (user + system) / 1e6;
    return {
      form,
      pages,
      characters: text.length,
      clauses: clauses.length,
      findings: findings.length,
      'CPU seconds': Number(cpuSeconds.toFixed(2)),
      'ms a page': Number(((cpuSeconds * 1000) / pages).toFixed(2)),
    };
  });
});
console.table(rows);

/** Numbered clauses of our own, each time with other sums, to the wanted length; one of them an arbitration clause. */
function contractOf(form: keyof typeof perPage, pages: number): string {
  const pieces: string[] = [];
  let length = 0;
  const clauses = tradeKindCases.filter(({ kind }) => kind !== 'ship.law_arbitration');
  for (let number = 1; length < pages * perPage[form]; number += 1) {
    const row = number === 20 ? tradeKindCases.find(({ kind }) => kind === 'ship.law_arbitration') : undefined;
    const text = (row ?? clauses[number % clauses.length])?.[form] ?? '';
    const piece = `${number}. ${text.replace(/\d+/, (digits) => String(Number(digits) + number))}\n\n`;
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('');
}
