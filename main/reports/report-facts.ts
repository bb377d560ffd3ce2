import { imageOnlySentence } from './place-words.ts';
import type { Block, ReportContent } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { fill, listed, reportWords } from './report-words.ts';

/** "2026-11-24 17:40 UTC": the same on every machine, so that a report can be compared with itself. */
export function momentWords(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What a report says of its document and of itself before anything else. */
export function reportFacts(input: ReportInput): ReportContent['facts'] {
  const { document, language } = input;
  const words = reportWords(language);
  const present = new Set(
    document.pages.flatMap(({ languages }) =>
      languages.filter(({ share }) => share >= 0.05).map((entry) => entry.language),
    ),
  );
  return [
    { name: words.pages, value: String(document.pages.length) },
    {
      name: words.languages,
      value: listed(
        [...present].map((tag) => words.languageNames[tag]),
        language,
      ),
    },
    { name: words.model, value: input.model?.id ?? words.noModel },
    ...(input.compression === null
      ? []
      : [
          {
            name: words.compression,
            value: fill(words.compressionValue, {
              original: input.compression.originalTokens,
              compressed: input.compression.compressedTokens,
            }),
          },
        ]),
    { name: words.generated, value: momentWords(input.generatedAtMs) },
    { name: words.hash, value: document.sha256 },
  ].filter(({ value }) => value !== '');
}

/** Called out before anything else: the pages that were not read. Nothing where every page was. */
export function unreadBlocks({ document, language }: ReportInput): Block[] {
  const words = reportWords(language);
  const unread = imageOnlySentence(document, language);
  if (unread === null) return [];
  const lines = document.pages.every(({ origin }) => origin === 'image') ? [unread, words.nothingRead] : [unread];
  return [{ type: 'alert', title: words.imageOnlyTitle, lines }];
}
