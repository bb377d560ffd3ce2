import { englishStem, englishStopWords } from '../meaning/english-stem.ts';

/** One passage in two languages; the Chinese already folded to Simplified. */
export interface AlignedPassage {
  readonly en: string;
  readonly zh: string;
}

interface Candidate {
  readonly word: string;
  readonly score: number;
}

/**
 * Learns which Chinese words stand for which English stems from passages that
 * say the same in both languages: the Dice coefficient of the passages each
 * occurs in (Smadja, McKeown and Hatzivassiloglou 1996), kept only where each
 * is among the other's best. Returns stem → Chinese words, best first.
 */
export function learnGlossary(pairs: readonly AlignedPassage[], minimumScore = 0.16): Map<string, string[]> {
  const grams = pairs.map((pair) => chineseWords(pair.zh));
  const stems = pairs.map((pair) => englishStems(pair.en));
  const gramCount = documentCounts(grams);
  const stemCount = documentCounts(stems);
  const placesOfStem = new Map<string, number[]>();
  stems.forEach((set, index) => {
    for (const stem of set) {
      if (frequent(stemCount, stem, pairs.length)) {
        const places = placesOfStem.get(stem);
        if (places) places.push(index);
        else placesOfStem.set(stem, [index]);
      }
    }
  });
  const candidates = new Map<string, Candidate[]>();
  const bestOfGram = new Map<string, number>();
  for (const [stem, places] of placesOfStem) {
    const together = new Map<string, number>();
    for (const place of places) {
      for (const gram of grams[place] ?? []) together.set(gram, (together.get(gram) ?? 0) + 1);
    }
    const found: Candidate[] = [];
    for (const [gram, count] of together) {
      if (count < 5 || !frequent(gramCount, gram, pairs.length)) continue;
      const score = (2 * count) / (places.length + (gramCount.get(gram) ?? 0));
      if (score < minimumScore) continue;
      found.push({ word: gram, score });
      if (score > (bestOfGram.get(gram) ?? 0)) bestOfGram.set(gram, score);
    }
    if (found.length > 0) candidates.set(stem, found);
  }
  const glossary = new Map<string, string[]>();
  for (const [stem, found] of [...candidates].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kept: string[] = [];
    for (const { word, score } of found.sort((a, b) => b.score - a.score || a.word.length - b.word.length)) {
      if (kept.length === 5) break;
      if (score < 0.6 * (bestOfGram.get(word) ?? 0)) continue;
      if (score < 0.45 * (found[0]?.score ?? 0)) break;
      if (kept.some((other) => word.includes(other) || other.includes(word))) continue;
      kept.push(word);
    }
    if (kept.length > 0) glossary.set(stem, kept);
  }
  return glossary;
}

function frequent(counts: ReadonlyMap<string, number>, key: string, total: number): boolean {
  const count = counts.get(key) ?? 0;
  return count >= 8 && count <= total * 0.3;
}

function documentCounts(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of set) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function englishStems(text: string): Set<string> {
  const stems = new Set<string>();
  for (const [word] of text.matchAll(/[A-Za-z]{3,}/gu)) {
    if (!englishStopWords.has(word.toLowerCase())) stems.add(englishStem(word));
  }
  return stems;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of two characters and more, and pairs of neighbours up to four characters. */
function chineseWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    let before = '';
    for (const { segment } of segmenter.segment(run)) {
      if (segment.length >= 2 && segment.length <= 6) words.add(segment);
      if (before !== '' && before.length + segment.length <= 4) words.add(before + segment);
      before = particles.has(segment) ? '' : segment;
    }
  }
  for (const word of words) {
    if (particles.has(word.slice(0, 1)) || particles.has(word.slice(-1))) words.delete(word);
  }
  return words;
}

/** A word does not begin or end with one of these. */
const particles: ReadonlySet<string> = new Set('之的得者及或其所于与以为有并应不该在由于对等各前后下'.split(''));
