/** What is compared: no white space, compatibility forms unified. */
export function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff\f]+/gu, '');
}

export interface TextErrors {
  /** Characters of the paragraphs that are not in the text. */
  readonly lost: number;
  /** Windows of eight characters that are not in the text in one piece, lost characters aside. */
  readonly broken: number;
  readonly characters: number;
}

const window = 8;

/** How much of the paragraphs is lost, or torn apart, in a text that was read. */
export function textErrors(paragraphs: readonly string[], read: string): TextErrors {
  const text = squeezed(read);
  const available = counted(text);
  const known = new Set<string>();
  for (let at = 0; at + window <= text.length; at += 1) known.add(text.slice(at, at + window));
  let lost = 0;
  let broken = 0;
  let characters = 0;
  for (const paragraph of paragraphs) {
    const wanted = squeezed(paragraph);
    characters += wanted.length;
    for (const one of wanted) {
      const left = available.get(one) ?? 0;
      if (left > 0) available.set(one, left - 1);
      else lost += one.length;
    }
    for (let at = 0; at + window <= wanted.length; at += 1) {
      if (!known.has(wanted.slice(at, at + window))) broken += 1;
    }
  }
  return { lost, broken: Math.max(0, broken - lost * window), characters };
}

/** How often each character is in a text. */
export function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
