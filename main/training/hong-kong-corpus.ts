import { fold } from '#main/language/folding.ts';

/** The utterances of a transcript in the CHAT format of the Hong Kong Cantonese Corpus, each as its words. */
export function utterances(transcript: string): string[][] {
  const found: string[][] = [];
  let words: string[] | null = null;
  for (const line of transcript.split('\n')) {
    if (line.startsWith('*')) {
      words = line.slice(line.indexOf('\t') + 1).split(' ');
      found.push(words);
    } else if (line.startsWith('\t') && words !== null) words.push(...line.trim().split(' '));
    else words = null;
  }
  return found.map((each) => each.filter((word) => word !== ''));
}

/** How often each Chinese word stands in the transcripts, in the form of the search keys. */
export function hongKongWords(transcripts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const transcript of transcripts) {
    for (const word of utterances(transcript).flat()) {
      if (!/^\p{Script=Han}{1,10}$/u.test(word)) continue;
      const key = fold(word).key;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * Strings of at most four units that begin and end with words of the transcripts
 * and are more than one word there, with how often; and how often as one word.
 */
export function apartWords(transcripts: readonly string[]): Set<string> {
  const together = hongKongWords(transcripts);
  const apart = new Map<string, number>();
  for (const words of transcripts.flatMap(utterances)) {
    for (let first = 0; first < words.length; first += 1) {
      let joined = '';
      for (let next = first; next < words.length && joined.length < 5; next += 1) {
        const word = words[next] ?? '';
        if (!/^\p{Script=Han}+$/u.test(word)) break;
        joined += fold(word).key;
        if (next > first) apart.set(joined, (apart.get(joined) ?? 0) + 1);
      }
    }
  }
  const found = new Set<string>();
  for (const [word, count] of apart) if (count >= 2 && count > 2 * (together.get(word) ?? 0)) found.add(word);
  return found;
}
