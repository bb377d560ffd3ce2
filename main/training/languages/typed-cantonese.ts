import { randomNumbers } from './logistic-regression.ts';

/** How Cantonese is typed where a keyboard lacks the characters, and how transcripts and chats spell the same word. */
const standIns: readonly (readonly [string, readonly string[]])[] = [
  ['哋', ['地', '哋', '哋']],
  ['嘅', ['既', '嘅', '嘅']],
  ['咗', ['左', '咗', '咗']],
  ['嚟', ['黎', '嚟', '來', '嚟']],
  ['嘢', ['野', '嘢', '嘢']],
  ['嗰', ['果', '嗰', '嗰', '個']],
  ['喺', ['係', '喺', '系', '响', '喺']],
  ['係', ['系', '係', '係', '係']],
  ['噉', ['咁', '噉', '咁']],
  ['𡃉', ['㗎', '架', '噶', '㗎']],
  ['㗎', ['架', '㗎', '㗎']],
  ['囖', ['囉', '咯', '囉', '囖']],
  ['𠻹', ['添', '添', '𠻹']],
  ['嚹', ['啦', '喇', '嚹']],
  ['哩', ['呢', '呢', '哩']],
  ['誒', ['', '誒', '呃']],
  ['畀', ['俾', '比', '畀']],
  ['俾', ['畀', '俾', '俾']],
  ['搵', ['揾', '搵']],
  ['揾', ['搵', '揾']],
  ['啱', ['岩', '啱', '啱']],
  ['而家', ['依家', '而家', '宜家']],
  ['琴日', ['尋日', '噚日', '琴日']],
  ['鍾意', ['中意', '鍾意']],
  ['啲', ['D', '啲', '啲', '啲', '的']],
];

/** The sentence as another hand would type it. */
export function typedCantonese(text: string, seed: number): string {
  const random = randomNumbers(seed);
  let result = text;
  for (const [word, choices] of standIns) {
    // One choice a sentence: a writer spells a word one way.
    const choice = choices[Math.floor(random() * choices.length)] ?? word;
    if (choice !== word) result = result.replaceAll(word, choice);
  }
  return result;
}
