import type { LanguageSpan, LanguageTag } from '#contract/document.ts';
import { isLineBreak } from './characters.ts';
import { type GroupLanguage, groupLanguages } from './group-languages.ts';
import { runScript, type ScriptRuns, scriptRuns } from './runs.ts';

export interface LanguageSpanWithConfidence extends LanguageSpan {
  /** Probability that the language is right, 0–1 in thousandths: the mean over the span's letters. */
  readonly confidence: number;
}

/**
 * The text cut into stretches of one language, in order and without gaps:
 * `spans[0].start` is 0, each starts where the one before ends, the last ends
 * at the text's length. English words inside Chinese are spans of their own.
 * Digits, signs and blanks go with the letters before them, and with those
 * after them at the start of a line or after an opening bracket. Linear time.
 */
export function languageSpans(text: string): LanguageSpanWithConfidence[] {
  if (text.length === 0) return [];
  const runs = scriptRuns(text);
  return spansOfRuns(text, runs, groupLanguages(text, runs));
}

/** The spans of a text whose runs are judged already. */
export function spansOfRuns(
  text: string,
  runs: ScriptRuns,
  languages: readonly GroupLanguage[],
): LanguageSpanWithConfidence[] {
  const spans: LanguageSpanWithConfidence[] = [];
  let start = 0;
  let language: LanguageTag | null = null;
  let reached = 0;
  let letters = 0;
  let certainty = 0;
  for (let run = 0; run < runs.count; run += 1) {
    const group = languages[runs.groups[run] ?? 0];
    const own = languageOfRun(runs, run, group);
    if (own === null) continue;
    const runStart = runs.starts[run] ?? 0;
    if (language === null) language = own;
    else if (language !== own) {
      const cut = boundary(text, reached, runStart);
      spans.push({ start, end: cut, language, confidence: thousandths(certainty, letters) });
      start = cut;
      language = own;
      letters = 0;
      certainty = 0;
    }
    reached = runs.ends[run] ?? 0;
    letters += reached - runStart;
    certainty += (reached - runStart) * confidenceOfRun(runs, run, group);
  }
  spans.push({ start, end: text.length, language: language ?? 'und', confidence: thousandths(certainty, letters) });
  return spans;
}

/** The language of a run; null where a lone letter takes its neighbours' language. */
export function languageOfRun(runs: ScriptRuns, run: number, group: GroupLanguage | undefined): LanguageTag | null {
  if (group === undefined) return null;
  const script = runs.scripts[run];
  if (script === runScript.han) return group.chinese;
  if (script === runScript.other) return 'und';
  const isLoneLetter = (runs.ends[run] ?? 0) - (runs.starts[run] ?? 0) === 1;
  if (isLoneLetter && (group.han > 0 || runs.count > 1)) return null;
  return group.latin;
}

function confidenceOfRun(runs: ScriptRuns, run: number, group: GroupLanguage | undefined): number {
  if (group === undefined) return 0;
  const script = runs.scripts[run];
  if (script === runScript.han) return group.chineseConfidence;
  return script === runScript.latin ? group.latinConfidence : 1;
}

function thousandths(sum: number, count: number): number {
  return count === 0 ? 1 : Math.round((sum / count) * 1000) / 1000;
}

const opening = new Set('([{（［｛【〔「『《〈“‘"\'$€£¥');

/** Where, in the neutral units between two languages, the second begins. */
function boundary(text: string, from: number, to: number): number {
  for (let index = to; index > from; index -= 1) {
    if (isLineBreak(text.charCodeAt(index - 1))) return index;
  }
  let index = to;
  while (index > from && opening.has(text.charAt(index - 1))) index -= 1;
  return index;
}
