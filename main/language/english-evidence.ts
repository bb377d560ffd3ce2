/** Function words: enough to tell English from the other languages of Macau's, Europe's and shipping's papers. */
const english = new Set(
  'the of and to in or that this for any by with be shall not as from on such is are which if at may an it its has have will was all no under other party parties agreement date'.split(
    ' ',
  ),
);
const other = new Set(
  'de da do das dos os um uma em por não se ao aos pelo pela entre ou como mais seu le la les des du et une est dans par qui ne sont avec aux el los las del y una con su lo es der und von zu ist das dem nicht ein eine auf für im il di che della dei sono het een van voor dan yang dengan dari untuk pada atau que pour'.split(
    ' ',
  ),
);

/** Whether a word is a function word of English, of another language in Latin letters, or of none listed. */
export function englishEvidence(word: string): 'english' | 'other' | null {
  if (word.length > 9) return null;
  const lower = word.toLowerCase();
  if (english.has(lower)) return 'english';
  return other.has(lower) ? 'other' : null;
}
