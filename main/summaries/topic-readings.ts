import type { Compression } from '#contract/compression.ts';
import type { Topic } from '#main/compression/topics.ts';

/**
 * Topics whose passage the compression finds better than wording and place do, with the clause kinds to ask it for
 * (`task`). Parties and law are found by rules; the labels that taught the compression have nothing on payment.
 */
export const topicTasks: Partial<Readonly<Record<Topic, readonly string[]>>> = {
  term: ['Expiration Date', 'Renewal Term', 'Effective Date'],
  termination: ['Termination For Convenience'],
  liability: ['Cap On Liability', 'Uncapped Liability'],
};

/** A stretch of the text: UTF-16 offsets, end exclusive. */
export interface ReadPlace {
  readonly start: number;
  readonly end: number;
}

/** Where to look for a topic, the likeliest place first. */
export type TopicReadings = Partial<Readonly<Record<Topic, readonly ReadPlace[]>>>;

const mostPlaces = 8;

/**
 * The places that a compression for a topic's task holds for the likeliest, best first. Of a text that was compressed in
 * parts, whose scores cannot be compared, the best of each part come first, then the next of each.
 */
export function likeliestPlaces(parts: readonly Compression['passages'][]): ReadPlace[] {
  const best = parts.map((passages) =>
    passages.toSorted((a, b) => b.score - a.score || a.start - b.start).slice(0, mostPlaces),
  );
  return Array.from({ length: mostPlaces }, (_, rank) => best.flatMap((passages) => passages[rank] ?? []))
    .flat()
    .slice(0, mostPlaces)
    .map(({ start, end }) => ({ start, end }));
}
