import type { LanguageTag } from '#contract/document.ts';
import { cantoneseLogOdds } from './cantonese-evidence.ts';
import { runScript, type ScriptRuns } from './runs.ts';
import { scriptEvidence } from './script.ts';
import { posteriors } from './two-state-chain.ts';

export interface GroupLanguage {
  /** The language of the group's ideographs; `und` for Japanese. */
  readonly chinese: LanguageTag;
  /** Probability of `chinese`, 0–1. */
  readonly chineseConfidence: number;
  /** The language of the group's Latin words. */
  readonly latin: LanguageTag;
  readonly latinConfidence: number;
  /** Ideographs in the group, in UTF-16 units. */
  readonly han: number;
}

/** How likely Chinese is Cantonese where nothing tells, and how likely its script is Traditional: Hong Kong's documents. */
const cantonesePrior = 0.3;
const traditionalPrior = 0.75;

/** Log-odds of a character that only one script writes. */
const scriptCharacterLogOdds = 3;

/** How strongly a quotation leans to the language of its sentence. */
const quotationLikeness = 0.7;

/**
 * The languages of each group of runs, by group. A group's register is judged
 * by its n-grams, its script by its characters; what they leave open is settled
 * by the groups around it through a two-state Markov chain over the lines and
 * sentences in their order (`posteriors`), so that 「好，收到。」 in a Cantonese
 * chat is Cantonese and 合同 on a Simplified page Simplified. A quotation starts
 * from the language of its sentence. Linear time.
 */
export function groupLanguages(text: string, runs: ScriptRuns): GroupLanguage[] {
  const { groupCount, parents } = runs;
  const han = new Int32Array(groupCount);
  const kana = new Int32Array(groupCount);
  const latinWords = new Int32Array(groupCount);
  const places = new Int32Array(groupCount);
  const registerLogOdds = new Float64Array(groupCount);
  const scriptLogOdds = new Float64Array(groupCount);
  for (let run = 0; run < runs.count; run += 1) {
    const group = runs.groups[run] ?? 0;
    const start = runs.starts[run] ?? 0;
    const end = runs.ends[run] ?? 0;
    const script = runs.scripts[run];
    if (script === runScript.han) {
      if (han[group] === 0) places[group] = start;
      han[group] = (han[group] ?? 0) + end - start;
      registerLogOdds[group] = (registerLogOdds[group] ?? 0) + cantoneseLogOdds(text, start, end);
      scriptLogOdds[group] = (scriptLogOdds[group] ?? 0) + scriptCharacterLogOdds * scriptEvidence(text, start, end);
    } else if (script === runScript.latin) latinWords[group] = (latinWords[group] ?? 0) + (runs.words[run] ?? 0);
    else kana[group] = (kana[group] ?? 0) + end - start;
  }

  const chain: number[] = [];
  for (let group = 0; group < groupCount; group += 1) {
    if (parents[group] === -1 && (han[group] ?? 0) > 0) chain.push(group);
  }
  const cantonese = posteriors({ members: chain, places, logOdds: registerLogOdds, prior: cantonesePrior });
  const traditional = posteriors({ members: chain, places, logOdds: scriptLogOdds, prior: traditionalPrior });

  const languages: GroupLanguage[] = [];
  for (let group = 0; group < groupCount; group += 1) {
    const parent = parents[group] ?? -1;
    if (parent >= 0 && (han[group] ?? 0) > 0) {
      cantonese[group] = inQuotation(cantonese[parent], cantonesePrior, registerLogOdds[group]);
      traditional[group] = inQuotation(traditional[parent], traditionalPrior, scriptLogOdds[group]);
    }
    const isCantonese = cantonese[group] ?? cantonesePrior;
    const isTraditional = traditional[group] ?? traditionalPrior;
    const ideographs = han[group] ?? 0;
    const kanaUnits = kana[group] ?? 0;
    const japanese = kanaUnits >= 2 && kanaUnits * 4 >= ideographs;
    const english = runs.english[group] ?? 0;
    const foreign = runs.foreign[group] ?? 0;
    const isForeign = foreign >= 3 && foreign > english * 2 && foreign * 7 >= (latinWords[group] ?? 0);
    languages.push({
      chinese:
        ideographs === 0 || japanese
          ? 'und'
          : `${isCantonese > 0.5 ? 'yue' : 'zh'}-${isTraditional > 0.5 ? 'Hant' : 'Hans'}`,
      chineseConfidence: japanese ? 0.95 : likelier(isCantonese) * likelier(isTraditional),
      latin: isForeign ? 'und' : 'en',
      latinConfidence: isForeign ? 0.95 : (english + 2.4) / (english + 3 + Math.min(foreign, 3) * 0.3),
      han: ideographs,
    });
  }
  return languages;
}

function likelier(probability: number): number {
  return probability > 0.5 ? probability : 1 - probability;
}

/** The probability in a quotation, from that of its sentence and its own evidence. */
function inQuotation(sentence: number | undefined, prior: number, logOdds: number | undefined): number {
  const before = prior + quotationLikeness * ((sentence || prior) - prior);
  const odds = (before / (1 - before)) * Math.exp(Math.max(-30, Math.min(30, logOdds ?? 0)));
  return odds / (1 + odds);
}
