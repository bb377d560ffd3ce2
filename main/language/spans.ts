import type { LanguageSpan, LanguageTag } from '#contract/document.ts';
import { isLineBreak } from './characters.ts';
import { groupLanguages } from './group-languages.ts';
import { type ScriptRun, scriptRuns } from './runs.ts';

/**
 * The text cut into stretches of one language, in order and without gaps:
 * `spans[0].start` is 0, each starts where the one before ends, the last ends
 * at the text's length. English words inside Chinese are spans of their own.
 * Digits, signs and blanks go with the letters before them, and with those
 * after them at the start of a line or after an opening bracket. Linear time.
 */
export function languageSpans(text: string): LanguageSpan[] {
  if (text.length === 0) return [];
  const runs = scriptRuns(text);
  const languages = groupLanguages(text, runs);
  const spans: LanguageSpan[] = [];
  let start = 0;
  let language: LanguageTag | null = null;
  let reached = 0;
  for (const run of runs) {
    const own = languageOfRun(run, runs.length, languages);
    if (own === null) continue;
    if (language === null) language = own;
    else if (language !== own) {
      const cut = boundary(text, reached, run.start);
      spans.push({ start, end: cut, language });
      start = cut;
      language = own;
    }
    reached = run.end;
  }
  spans.push({ start, end: text.length, language: language ?? 'und' });
  return spans;
}

/** A run's language; null where a lone letter takes its neighbours' language. */
function languageOfRun(run: ScriptRun, runCount: number, languages: GroupLanguagesByRun): LanguageTag | null {
  const group = languages.get(run.group);
  if (group === undefined) return null;
  if (run.script === 'han') return group.chinese;
  if (run.script === 'other') return 'und';
  if (run.end - run.start === 1 && (group.han > 0 || runCount > 1)) return null;
  return group.latin;
}

type GroupLanguagesByRun = ReturnType<typeof groupLanguages>;

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
