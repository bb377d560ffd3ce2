import { readFileSync } from 'node:fs';
import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import { wordsWithMeaning } from '#main/clauses/versions/left-out-candidates.ts';
import type { PieceMeanings } from '#main/clauses/versions/left-out-meanings.ts';
import type { VersionGlossary } from '#main/clauses/versions/meaning-marks.ts';
import { comparedTexts } from '#main/clauses/versions/read-pairs.ts';
import { SentenceEncoder } from '#main/search/encoder/sentence-encoder.ts';
import { meaningsOf } from '#main/search/meaning.ts';
import type { PlantedLaw } from './planted-law.ts';

/** Gives the meanings that a comparison of two versions asks for; what was asked for before is kept. */
export type LawMeanings = (law: Pick<PlantedLaw, 'a' | 'b'>, glossary: VersionGlossary) => Promise<PieceMeanings>;

/** Opens the sentence encoder from its two files (`…-3.npz`, `…-3.spm`), by the path they begin with. */
export async function openLawMeanings(files: string): Promise<LawMeanings> {
  const encoder = await SentenceEncoder.open(readFileSync(`${files}.npz`), readFileSync(`${files}.spm`));
  const known = new Map<string, Int8Array>();
  return async (law, glossary): Promise<PieceMeanings> => {
    const alignment = alignVersions(law.a, law.b, { glossary, byNumber: false });
    const words = wordsWithMeaning(alignment.pairs, comparedTexts(alignment, law.a.text, law.b.text));
    const fresh = words.filter((one) => !known.has(one));
    const meanings = await meaningsOf(encoder, fresh);
    for (const [at, one] of fresh.entries()) {
      const meaning = meanings[at];
      if (meaning !== undefined) known.set(one, meaning);
    }
    return known;
  };
}
