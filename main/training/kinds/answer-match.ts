/** CUAD's measure of likeness: shared words over all words, punctuation and case aside (`get_jaccard` of its evaluate.py). */
export function jaccard(one: string, other: string): number {
  const a = wordSet(one);
  const b = wordSet(other);
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

function wordSet(text: string): Set<string> {
  return new Set(
    text
      .replace(/[.,;:]/gu, '')
      .toLowerCase()
      .replaceAll('/', ' ')
      .split(/\s+/u)
      .filter((word) => word !== ''),
  );
}

/** Whether CUAD counts the prediction as the answer: half the words; for parties also where the answer stands in it. */
export function isAnswer(category: string, answer: string, prediction: string): boolean {
  return jaccard(answer, prediction) >= 0.5 || (category === 'Parties' && prediction.includes(answer));
}
