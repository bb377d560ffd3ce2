import type { LanguageTag } from '#contract/document.ts';
import { cantoneseEvidence } from './cantonese-evidence.ts';
import { englishEvidence } from './english-evidence.ts';
import type { ScriptRun } from './runs.ts';
import { scriptOfCharacter } from './script.ts';

export interface GroupLanguage {
  readonly chinese: LanguageTag;
  readonly latin: LanguageTag;
  /** Ideographs in the group. */
  readonly han: number;
}

interface Group {
  readonly id: number;
  readonly start: number;
  han: number;
  kana: number;
  traditional: number;
  simplified: number;
  cantonese: number;
  standard: number;
  latinWords: number;
  english: number;
  foreign: number;
}

/** How far, in UTF-16 units, a group without evidence looks to the one before it. */
const reach = 600;

/**
 * The languages of each group of runs. What a group's own characters do not
 * tell (no character of one script only, no function word) it takes from the
 * group before it, else from the whole text, else Traditional and standard
 * Chinese: Sampan's documents come from Hong Kong first.
 */
export function groupLanguages(text: string, runs: readonly ScriptRun[]): Map<number, GroupLanguage> {
  const groups = measureGroups(text, runs);
  let cantoneseHan = 0;
  let standardHan = 0;
  let traditionalHan = 0;
  let simplifiedHan = 0;
  for (const group of groups) {
    const register = registerOf(group);
    if (register === 'yue') cantoneseHan += group.han;
    if (register === 'zh') standardHan += group.han;
    const script = scriptOfGroup(group);
    if (script === 'Hant') traditionalHan += group.han;
    if (script === 'Hans') simplifiedHan += group.han;
  }
  const leaning = groups.reduce((sum, group) => sum + group.cantonese - group.standard, 0);
  const undecided = cantoneseHan === 0 && standardHan === 0;
  const wholeRegister = undecided ? (leaning > 0 ? 'yue' : 'zh') : cantoneseHan > standardHan ? 'yue' : 'zh';
  const wholeScript = simplifiedHan > traditionalHan ? 'Hans' : 'Hant';

  const result = new Map<number, GroupLanguage>();
  let lastRegister: 'yue' | 'zh' | null = null;
  let lastScript: 'Hant' | 'Hans' | null = null;
  let registerAt = 0;
  let scriptAt = 0;
  // Quotations come after their sentence by number but inside it by place.
  for (const group of groups) {
    let chinese: LanguageTag = 'und';
    if (group.han > 0 && !(group.kana >= 2 && group.kana * 4 >= group.han)) {
      const ownRegister = registerOf(group);
      const ownScript = scriptOfGroup(group);
      const register: 'yue' | 'zh' =
        ownRegister ?? (lastRegister !== null && group.start - registerAt < reach ? lastRegister : wholeRegister);
      const script: 'Hant' | 'Hans' =
        ownScript ?? (lastScript !== null && group.start - scriptAt < reach ? lastScript : wholeScript);
      if (ownRegister !== null) {
        lastRegister = ownRegister;
        registerAt = group.start;
      }
      if (ownScript !== null) {
        lastScript = ownScript;
        scriptAt = group.start;
      }
      chinese = `${register}-${script}`;
    }
    const foreign = group.foreign >= 3 && group.foreign > group.english * 2 && group.foreign * 7 >= group.latinWords;
    result.set(group.id, { chinese, latin: foreign ? 'und' : 'en', han: group.han });
  }
  return result;
}

function measureGroups(text: string, runs: readonly ScriptRun[]): Group[] {
  const byId = new Map<number, Group>();
  for (const run of runs) {
    let group = byId.get(run.group);
    if (group === undefined) {
      group = {
        id: run.group,
        start: run.start,
        han: 0,
        kana: 0,
        traditional: 0,
        simplified: 0,
        cantonese: 0,
        standard: 0,
        latinWords: 0,
        english: 0,
        foreign: 0,
      };
      byId.set(run.group, group);
    }
    if (run.script === 'han') {
      group.han += run.end - run.start;
      for (let index = run.start; index < run.end; index += 1) {
        const script = scriptOfCharacter(text.charCodeAt(index));
        if (script === 'zh-Hant') group.traditional += 1;
        else if (script === 'zh-Hans') group.simplified += 1;
      }
      const evidence = cantoneseEvidence(text, run.start, run.end);
      group.cantonese += evidence.cantonese;
      group.standard += evidence.standard;
    } else if (run.script === 'latin') {
      group.latinWords += 1;
      const evidence = englishEvidence(text.slice(run.start, run.end));
      if (evidence === 'english') group.english += 1;
      else if (evidence === 'other') group.foreign += 1;
    } else {
      group.kana += run.end - run.start;
    }
  }
  return [...byId.values()];
}

function registerOf(group: Group): 'yue' | 'zh' | null {
  const { cantonese, standard } = group;
  if (cantonese >= 2 && cantonese >= standard * 0.8) return 'yue';
  if (standard >= 1 && standard > cantonese) return 'zh';
  return null;
}

function scriptOfGroup(group: Group): 'Hant' | 'Hans' | null {
  if (group.traditional > group.simplified) return 'Hant';
  if (group.simplified > group.traditional) return 'Hans';
  return null;
}
