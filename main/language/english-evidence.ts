/** Function words: enough to tell English from the other languages of Macau's, Europe's and shipping's papers. */
const english =
  'the of and to in or that this for any by with be shall not as from on such is are which if at may an it its has have will was all no under other party parties agreement date';
const other =
  'de da do das dos os um uma em por não se ao aos pelo pela entre ou como mais seu le la les des du et une est dans par qui ne sont avec aux el los las del y una con su lo es der und von zu ist das dem nicht ein eine auf für im il di che della dei sono het een van voor dan yang dengan dari untuk pada atau que pour';

/** The longest function word listed; a longer word is none. */
export const longestFunctionWord = 9;

const slots = 0x1000;
const hashes = new Int32Array(slots);
const kinds = new Uint8Array(slots);
add(english, 1);
add(other, 2);

function add(words: string, kind: number): void {
  for (const word of words.split(' ')) {
    let hash = 0;
    for (let index = 0; index < word.length; index += 1) hash = hashLetter(hash, word.charCodeAt(index));
    let slot = hash & (slots - 1);
    while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1);
    // A word of both lists (a, date, in) is English.
    if (hashes[slot] === 0) kinds[slot] = kind;
    hashes[slot] = hash;
  }
}

/** The hash of a word continued by one letter, capitals as small letters. */
export function hashLetter(hash: number, unit: number): number {
  const small = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde) ? unit + 32 : unit;
  return Math.imul(hash + small, 0x9e3779b1) ^ (hash >>> 15);
}

/** Whether the word of this hash is a function word: 1 of English, 2 of another language in Latin letters, 0 of none listed. */
export function functionWordKind(hash: number): number {
  let slot = hash & (slots - 1);
  for (;;) {
    const found = hashes[slot];
    if (found === hash) return kinds[slot] ?? 0;
    if (found === 0) return 0;
    slot = (slot + 1) & (slots - 1);
  }
}
