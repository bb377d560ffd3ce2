import type { FieldResult } from './field-results.ts';

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** The two accuracies over the same pairs, what only one way had right, and the cost of a first question. */
export function printFieldFigures(
  results: readonly FieldResult[],
  { model, threads }: { readonly model: string; readonly threads: number },
): void {
  const key = ({ document, question }: FieldResult): string => `${document}\n${question}`;
  const compressed = new Map(results.filter(({ way }) => way === 'compressed').map((one) => [key(one), one]));
  const pairs = results
    .filter(({ way }) => way === 'full')
    .flatMap((full) => {
      const other = compressed.get(key(full));
      return other === undefined ? [] : [{ full, compressed: other }];
    });
  const documents = new Set(pairs.map(({ full }) => full.document)).size;
  console.log(`\n${model}, ${threads} threads: ${pairs.length} questions to ${documents} documents`);
  if (pairs.length === 0) {
    const all = [...compressed.values()];
    console.log(`compressed alone: ${percent(all.filter(({ right }) => right).length, all.length)} of ${all.length}`);
    return;
  }
  console.log('| | questions | whole document | a tenth | both right | only whole | only a tenth | neither |');
  console.log('|---|---|---|---|---|---|---|---|');
  const row = (name: string, own: typeof pairs): void => {
    if (own.length === 0) return;
    const count = (full: boolean, tenth: boolean): number =>
      own.filter((pair) => pair.full.right === full && pair.compressed.right === tenth).length;
    const [both, onlyFull, onlyTenth] = [count(true, true), count(true, false), count(false, true)];
    console.log(
      `| ${name} | ${own.length} | ${percent(both + onlyFull, own.length)} | ${percent(both + onlyTenth, own.length)} | ${both} | ${onlyFull} | ${onlyTenth} | ${count(false, false)} |`,
    );
  };
  row('all', pairs);
  row(
    'English contracts',
    pairs.filter(({ full }) => full.language === 'en'),
  );
  row(
    'Chinese statutes',
    pairs.filter(({ full }) => full.language === 'zh'),
  );
  for (const field of [...new Set(pairs.map(({ full }) => full.field))].sort()) {
    row(
      field,
      pairs.filter(({ full }) => full.field === field),
    );
  }
  console.log('\nCPU seconds of a first question, compression included, the system message at hand in both:');
  console.log(
    '| document | tokens | read of it | first token | of a tenth | ratio | whole answer | of a tenth | ratio |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  const ratios: { readonly first: number; readonly whole: number; readonly tokens: number }[] = [];
  for (const { full, compressed: tenth } of pairs) {
    if (full.cost === null || tenth.cost === null) continue;
    const first = full.cost.firstTokenMs / tenth.cost.firstTokenMs;
    const whole = full.cost.wholeMs / tenth.cost.wholeMs;
    ratios.push({ first, whole, tokens: full.documentTokens });
    const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
    console.log(
      `| ${full.document.slice(0, 28)} | ${full.documentTokens} | ${tenth.readTokens} | ${seconds(full.cost.firstTokenMs)} | ${seconds(tenth.cost.firstTokenMs)} | ${first.toFixed(1)} × | ${seconds(full.cost.wholeMs)} | ${seconds(tenth.cost.wholeMs)} | ${whole.toFixed(1)} × |`,
    );
  }
  const mean = (numbers: readonly number[]): string =>
    Math.exp(numbers.reduce((sum, one) => sum + Math.log(one), 0) / Math.max(1, numbers.length)).toFixed(1);
  for (const [name, own] of [
    ['all', ratios],
    ['of 5,000 tokens and more', ratios.filter(({ tokens }) => tokens >= 5_000)],
  ] as const) {
    if (own.length === 0) continue;
    console.log(
      `${name} (${own.length}): geometric mean ${mean(own.map(({ first }) => first))} × to the first token, ${mean(own.map(({ whole }) => whole))} × to the whole answer`,
    );
  }
}
