/** An expert's answer for a category. */
export interface Answer {
  readonly category: string;
  readonly text: string;
}

/** CUAD's measure of likeness: shared words over all words, punctuation and case aside (`get_jaccard` of its evaluate.py). */
export function jaccard(one: string, other: string): number {
  return likeness(wordSet(one), wordSet(other));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
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
  return metAnswers(category, [answer])(prediction).length > 0;
}

/** The same for many predictions: gives the indexes of the answers that a prediction is counted as. */
export function metAnswers(category: string, answers: readonly string[]): (prediction: string) => number[] {
  const sets = answers.map(wordSet);
  const inside = category === 'Parties';
  return (prediction) => {
    if (answers.length === 0) return [];
    const own = wordSet(prediction);
    return answers.flatMap((answer, index) =>
      likeness(sets[index] ?? own, own) >= 0.5 || (inside && prediction.includes(answer)) ? [index] : [],
    );
  };
}
