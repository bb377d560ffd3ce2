import type { OutputLanguage } from '#contract/document.ts';
import type { GenerateResult } from '#main/models/runtime.ts';
import { toCantonese } from './cantonese.ts';
import { checkSentence } from './citation-check.ts';
import type { PartyNames } from './meaning/meaning-tokens.ts';
import { guardSentence, writtenSentences } from './output-guard.ts';
import { draftLanguage } from './prompts.ts';
import type { DroppedSentence, TextRange, TextStatement } from './text-summary.ts';

/** What the model wrote, and the prompt it wrote it for. */
export interface Draft extends GenerateResult {
  readonly user: string;
}

/** A passage with its place in the document. */
export interface PlacedPassage extends TextRange {
  readonly text: string;
  readonly clauseNumber: string;
}

export interface CheckedDraft {
  readonly statements: readonly TextStatement[];
  readonly dropped: readonly DroppedSentence[];
}

/**
 * The sentences of a draft that may be shown, with their citations. A sentence
 * that its own passages do not support is tried against the document's other
 * chosen passages before it is dropped; a Chinese sentence in the wrong script
 * is converted; Cantonese is made from the Traditional sentence and checked as
 * it will be shown.
 */
export function checkedDraft(
  draft: Draft,
  given: readonly PlacedPassage[],
  others: readonly PlacedPassage[],
  options: { readonly language: OutputLanguage; readonly parties: PartyNames; readonly limit?: number },
): CheckedDraft {
  const { language, parties } = options;
  const statements: TextStatement[] = [];
  const dropped: DroppedSentence[] = [];
  const written = writtenSentences(ended(draft), options.limit ?? 2);
  if (written.length === 0) dropped.push({ text: draft.text.slice(0, 200), reason: 'the answer is empty' });
  for (const [index, sentence] of written.entries()) {
    const unfinished =
      draft.stopReason === 'length' &&
      index === written.length - 1 &&
      !/[.!?。！？]["”」』]?$/u.test(draft.text.trim());
    const guarded = unfinished
      ? ({ ok: false, text: sentence, reason: 'the answer is cut off' } as const)
      : draft.stopReason === 'repetition'
        ? ({ ok: false, text: sentence, reason: 'the answer repeats itself' } as const)
        : guardSentence(sentence, draftLanguage(language), draft.user);
    if (!guarded.ok) {
      dropped.push({ text: guarded.text, reason: guarded.reason });
      continue;
    }
    const shown = language === 'yue-Hant' ? toCantonese(guarded.text) : guarded.text;
    const own = citationsIn(shown, given, parties);
    const found = own.ok ? own : rightPassage(shown, others, parties);
    if (found?.ok) statements.push({ text: shown, language, citations: found.citations, by: 'model' });
    else dropped.push({ text: shown, reason: own.ok ? '' : own.reason });
  }
  return { statements, dropped };
}

/** A model that stopped of its own accord has ended its sentence, with or without the mark. */
function ended(draft: Draft): string {
  const text = draft.text.trim();
  if (draft.stopReason !== 'end' || text === '' || /[.!?。！？”"」』)）…]$/u.test(text)) return text;
  return `${text.replace(/[,;:，；：、]$/u, '')}${/\p{Script=Han}/u.test(text) ? '。' : '.'}`;
}

type Cited = { readonly ok: true; readonly citations: TextRange[] } | { readonly ok: false; readonly reason: string };

function citationsIn(sentence: string, passages: readonly PlacedPassage[], parties: PartyNames): Cited {
  // A passage alone is a better citation than two together.
  for (const passage of passages.length > 1 ? passages : []) {
    const alone = citation(sentence, [passage], parties);
    if (alone.ok) return alone;
  }
  return citation(sentence, passages, parties);
}

function citation(sentence: string, passages: readonly PlacedPassage[], parties: PartyNames): Cited {
  const verdict = checkSentence(
    sentence,
    passages.map((passage) => ({ text: passage.text, clause: passage.clauseNumber })),
    { parties },
  );
  if (!verdict.ok) return { ok: false, reason: verdict.reason };
  const cited = [...new Set(verdict.support.map((support) => support.passage))];
  return {
    ok: true,
    citations: cited.flatMap((index) => {
      const passage = passages[index];
      return passage ? [{ start: passage.start, end: passage.end }] : [];
    }),
  };
}

function rightPassage(sentence: string, others: readonly PlacedPassage[], parties: PartyNames): Cited | null {
  for (const passage of others) {
    const cited = citation(sentence, [passage], parties);
    if (cited.ok) return cited;
  }
  return null;
}
