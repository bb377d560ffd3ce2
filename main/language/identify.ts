import type { LanguageTag } from '#contract/document.ts';
import { type GroupLanguage, groupLanguages } from './group-languages.ts';
import { runScript, type ScriptRuns, scriptRuns } from './runs.ts';
import { type LanguageSpanWithConfidence, languageOfRun, spansOfRuns } from './spans.ts';

/** Ideographs to a word, about, so that both languages are counted in words. */
const wordsPerIdeograph = 0.6;

/** Chinese with English words in it is Chinese down to this share of its words; Cantonese, which switches more, further down. */
const matrixShare = 0.4;
const cantoneseMatrixShare = 0.22;

export interface IdentifiedLanguage {
  readonly language: LanguageTag;
  /** Probability that the language is right, 0–1 in thousandths: the mean over its words. */
  readonly confidence: number;
}

export interface IdentifiedText extends IdentifiedLanguage {
  readonly spans: readonly LanguageSpanWithConfidence[];
}

/**
 * The language of a whole text. Code-switched text has the language of its
 * grammar: Cantonese with English nouns and verbs is Cantonese.
 */
export function languageOf(text: string): LanguageTag {
  return languageOfWithConfidence(text).language;
}

/** As `languageOf`, with the probability that it is right. */
export function languageOfWithConfidence(text: string): IdentifiedLanguage {
  const runs = scriptRuns(text);
  return languageOfRuns(runs, groupLanguages(text, runs));
}

/** The language of the whole and the spans, from one reading of the text: what `languageOf` and `languageSpans` give. */
export function identifyLanguages(text: string): IdentifiedText {
  const runs = scriptRuns(text);
  const languages = groupLanguages(text, runs);
  const spans = text.length === 0 ? [] : spansOfRuns(text, runs, languages);
  return { ...languageOfRuns(runs, languages), spans };
}

function languageOfRuns(runs: ScriptRuns, languages: readonly GroupLanguage[]): IdentifiedLanguage {
  const words = new Map<LanguageTag, number>();
  const certainty = new Map<LanguageTag, number>();
  for (let run = 0; run < runs.count; run += 1) {
    const group = languages[runs.groups[run] ?? 0];
    const language = languageOfRun(runs, run, group);
    if (group === undefined || language === null) continue;
    const script = runs.scripts[run];
    const count =
      script === runScript.han
        ? ((runs.ends[run] ?? 0) - (runs.starts[run] ?? 0)) * wordsPerIdeograph
        : (runs.words[run] ?? 1);
    const confidence = script === runScript.han ? group.chineseConfidence : group.latinConfidence;
    words.set(language, (words.get(language) ?? 0) + count);
    certainty.set(language, (certainty.get(language) ?? 0) + count * confidence);
  }
  const language = matrixLanguage(words);
  const count = words.get(language) ?? 0;
  const mean = count === 0 ? 1 : (certainty.get(language) ?? 0) / count;
  return { language, confidence: Math.round(mean * 1000) / 1000 };
}

function matrixLanguage(words: ReadonlyMap<LanguageTag, number>): LanguageTag {
  let chinese = 0;
  let chineseTag: LanguageTag = 'und';
  let chineseBest = 0;
  for (const [language, count] of words) {
    if (language === 'en' || language === 'und') continue;
    chinese += count;
    if (count > chineseBest) {
      chineseBest = count;
      chineseTag = language;
    }
  }
  const english = words.get('en') ?? 0;
  const unknown = words.get('und') ?? 0;
  if (chinese + english + unknown === 0) return 'und';
  const least = chineseTag.startsWith('yue') ? cantoneseMatrixShare : matrixShare;
  if (chinese > 0 && chinese >= least * (chinese + english) && chinese >= unknown) return chineseTag;
  return unknown > english ? 'und' : english > 0 ? 'en' : chineseTag;
}
