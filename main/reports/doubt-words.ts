import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { PageDoubt } from './page-doubts.ts';
import { pageNumbered } from './place-words.ts';
import type { ReportInput } from './report-input.ts';
import { fill, reportWords } from './report-words.ts';

/** What is said of one doubt, without the words themselves: the note on the page. */
export function doubtNote({ kind, note }: PageDoubt, language: OutputLanguage): string {
  const words = reportWords(language);
  if (kind === 'weak' || (kind === 'doubtful' && note === undefined)) return words.weakNote;
  const sentence = { doubtful: words.doubtfulNote, repaired: words.repairedNote, corrected: words.correctedNote }[kind];
  return fill(sentence, { read: note ?? '…' });
}

/** Sentences for one finding; a page of poor ink would fill a report. */
const mostSentences = 4;

/** What a reader of a finding must know of how its words were read; empty where all were read for certain. */
export function doubtSentences(anchors: readonly Anchor[], input: ReportInput): readonly string[] {
  const words = reportWords(input.language);
  const sentences = new Set<string>();
  for (const { documentId, page: number, start, end } of anchors) {
    if (documentId !== input.document.id) continue;
    const page = pageNumbered(input.document.pages, number);
    for (const doubt of page?.doubts ?? []) {
      if (doubt.end <= start || doubt.start >= end) continue;
      const text = page?.text.slice(doubt.start, doubt.end).replaceAll('\n', ' ') ?? '';
      sentences.add(fill(words.doubtOf, { words: text, note: doubtNote(doubt, input.language) }));
    }
  }
  const all = [...sentences];
  if (all.length <= mostSentences) return all;
  return [...all.slice(0, mostSentences), fill(words.moreDoubts, { count: all.length - mostSentences })];
}
