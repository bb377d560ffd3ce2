import { type MeaningToken, meaningTokens, type PartyNames } from './meaning/meaning-tokens.ts';

/** Chinese words that ask or count, and are in no answer; a word that no list knows may hold one beside another letter. */
const asking =
  /^z:(?:.?[几何哪谁咩乜].?|边[度个位]?|什么|甚么|嘢|多少|多久|怎样|怎么|点样?|为什么|是否|系咪|有冇|有没有|吗|呢|请问|个|名|位|份)$/u;

/**
 * How much of what a question speaks of a passage speaks of too, 0–1, by the
 * meaning of its words in any of the languages; words that no list knows
 * ("earthquakes") weigh double, since nothing else can stand for them. 0 for a
 * question without words.
 */
export function questionCoverage(question: string, passage: string, parties: PartyNames = []): number {
  const wanted = meaningTokens(question, parties).flatMap(keysOf);
  const present = new Set(
    meaningTokens(passage, parties)
      .flatMap(keysOf)
      .flatMap(({ keys }) => keys),
  );
  let covered = 0;
  let total = 0;
  for (const { keys, weight } of wanted) {
    if (keys.some((key) => asking.test(key))) continue;
    total += weight;
    if (keys.some((key) => present.has(key))) covered += weight;
  }
  return total === 0 ? 0 : covered / total;
}

function keysOf(token: MeaningToken): { readonly keys: readonly string[]; readonly weight: number }[] {
  if (token.type === 'word') return [{ keys: token.keys, weight: token.known ? 1 : 2 }];
  return token.type === 'party' || token.type === 'name' ? [{ keys: token.keys, weight: 1 }] : [];
}
