import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Compression } from '#contract/compression.ts';
import { parseOntology } from '#main/clauses/ontology.ts';
import { type CompressionInput, compress } from '#main/compression/compress.ts';
import { parseCompressionModel } from '#main/compression/compression-model.ts';
import { foldChinese, glossaryFrom, prepareGlossary } from '#main/compression/glossary.ts';
import { passageUnits } from '#main/compression/passage-units.ts';
import { questionProfile } from '#main/compression/question-profile.ts';
import { wholeCompression, withoutRepeats } from '#main/compression/read-once.ts';
import { repeatedPassages } from '#main/compression/repeated-passages.ts';
import { loadModelTokenizer } from '#native/model-tokenizer.ts';
import { loadTrilingualTokenizer } from '#native/trilingual-tokenizer.ts';

/** Compression by the project's own resources, counted with a model's own vocabulary. */
export type CompressionRequest = Omit<CompressionInput, 'model' | 'glossary' | 'countTokens'> & {
  /** A GGUF file whose vocabulary counts; null counts in tokens of Sampan's own vocabulary. */
  readonly countWith: string | null;
  /** The documents that the text joins, as stretches of it: what several of them have is then read once. */
  readonly parts?: readonly { readonly start: number; readonly end: number }[];
};

/** A clause kind's names as they would stand in a question, folded. */
function namesOf(name: Readonly<Record<string, string | undefined>>): string[] {
  return Object.values(name)
    .flatMap((words) =>
      words === undefined ? [] : [foldChinese(words.toLowerCase().replace(/ (?:clause|agreement)$/u, ''))],
    )
    .map((words) => words.replace(/(?:条款|协议)$/u, ''))
    .filter((words) => words.length >= 2);
}

export interface CompressionRoom {
  compress(request: CompressionRequest): Promise<Compression>;
  /** Clause kinds that a question asks for, the likeliest first; empty where it is of no kind. */
  kindsAsked(question: string): string[];
}

/** A question as near as this to a kind's own descriptions is of that kind. */
const leastNearness = 0.45;

/** Reads the scorer and the glossary; they stay in memory. Errors: `damaged-file`. */
export function openCompressionRoom({
  resourcesFolder,
  nativeFolder,
}: {
  readonly resourcesFolder: string;
  readonly nativeFolder?: string;
}): CompressionRoom {
  const read = (...names: string[]): unknown => JSON.parse(readFileSync(join(resourcesFolder, ...names), 'utf8'));
  const ontology = parseOntology(read('ontology', 'ontology.json'));
  const model = parseCompressionModel(read('compression', 'model.json'), read('compression', 'categories.json'));
  const legalTerms = z
    .array(z.object({ en: z.array(z.string()), zh: z.array(z.string()) }))
    .parse(read('glossary', 'legal-terms.json'));
  const statuteWords = z.record(z.string(), z.array(z.string())).parse(read('glossary', 'statute-words.json'));
  const glossary = prepareGlossary(glossaryFrom(legalTerms, statuteWords));
  const counters = new Map<string | null, Promise<(text: string) => number>>();
  const place = nativeFolder === undefined ? {} : { nativeFolder };

  async function openCounter(file: string | null): Promise<(text: string) => number> {
    const vocabularyFile = join(resourcesFolder, 'vocabularies', 'trilingual.bin');
    const tokenizer =
      file === null
        ? await loadTrilingualTokenizer({ vocabularyFile, ...place })
        : await loadModelTokenizer(file, place);
    return (text) => tokenizer.count(text);
  }

  return {
    async compress({ countWith, parts = [], ...input }) {
      const counter = counters.get(countWith) ?? openCounter(countWith);
      counters.set(countWith, counter);
      const countTokens = await counter;
      if (parts.length < 2) return compress({ ...input, model, glossary, countTokens });
      const { text, clauses, pins = [] } = input;
      // What a person decided about stands for itself.
      const passages = passageUnits(text, clauses).filter(
        ({ start, end }) => !pins.some((pin) => pin.start < end && pin.end > start),
      );
      const repeats = repeatedPassages(text, parts, passages, clauses);
      const reduced = withoutRepeats({ ...input, pins }, repeats);
      const { back: _, ...read } = reduced;
      const compression = compress({ ...input, ...read, model, glossary, countTokens });
      return wholeCompression(compression, { text, reduced, repeats }, countTokens);
    },
    kindsAsked(question) {
      const near = questionProfile(question, model, glossary).categories;
      const kinds = model.categories
        .map((category, index) => ({ category, nearness: near[index] ?? 0 }))
        .filter(({ nearness }) => nearness >= leastNearness)
        .sort((a, b) => b.nearness - a.nearness)
        .flatMap(({ category }) => model.questions.find((entry) => entry.category === category)?.kinds ?? []);
      const folded = foldChinese(question.toLowerCase());
      const named = ontology.kinds
        .filter(({ form, name }) => form === 'clause' && namesOf(name).some((words) => folded.includes(words)))
        .map(({ id }) => id);
      return [...new Set([...named, ...kinds])];
    },
  };
}
