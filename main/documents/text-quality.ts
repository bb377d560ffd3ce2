/**
 * Whether a page's characters can be what it shows. Broken font maps give the
 * right number of wrong letters, which no language's statistics fit.
 */

/** The commonest pairs of letters of the languages that are written in the Latin alphabet. */
const commonPairs = new Set(
  (
    'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ' +
    'ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ' +
    'ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp ' +
    'fe bl ab gh ty op wo sa ay ex ke fr oo av ag if ap gr od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da ' +
    'qu au ue aw sg zu ei ge un re ll es la er it ij aa oe'
  ).split(' '),
);

const leastPairs = 150;
/** English and its kin have 80 % or more of these pairs; letters shifted or shuffled a third at most. */
const leastShare = 0.5;

/** Whether the text has letters enough to judge, and they fit no language. */
export function looksGarbled(text: string): boolean {
  let pairs = 0;
  let common = 0;
  let letters = 0;
  let signs = 0;
  for (const character of text) {
    if (/\p{L}/u.test(character)) letters += 1;
    else if (/[!-/:-@[-`{-~\u00a1-\u00bf]/.test(character)) signs += 1;
  }
  for (const [word] of text.matchAll(/[A-Za-z]{4,20}/g)) {
    const lower = word.toLowerCase();
    for (let at = 1; at < lower.length; at += 1) {
      pairs += 1;
      if (commonPairs.has(lower.slice(at - 1, at + 1))) common += 1;
    }
  }
  // Shifted codes turn letters into signs: more signs than letters is no writing.
  if (letters + signs >= 300 && signs > letters && !/[._\-–—…]{12}/.test(text)) return true;
  return pairs >= leastPairs && common < leastShare * pairs;
}
