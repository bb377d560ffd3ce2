/** Words too common to tell passages apart. */
const common = new Set(
  `the a an of to in on at by for from with and or is are was were be been this that these those which who whom whose
  what when where how why does do did shall will may must can it its as any all not no if such under per there has have
  party parties agreement contract clause document`.split(/\s+/u),
);

/**
 * The searchable terms of a question or a passage: lower-case word stems for
 * Latin script, pairs of neighbouring characters for Chinese.
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of text.normalize('NFKC').matchAll(/[\p{Script=Latin}\d]+|\p{Script=Han}+/gu)) {
    if (/\p{Script=Han}/u.test(run)) {
      if (run.length === 1) terms.push(run);
      for (let at = 0; at + 2 <= run.length; at += 1) terms.push(run.slice(at, at + 2));
    } else {
      const word = run.toLowerCase();
      if (!common.has(word)) terms.push(word.length > 5 ? word.slice(0, 5) : word.replace(/s$/u, ''));
    }
  }
  return terms;
}
