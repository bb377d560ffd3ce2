import type { TextFinding } from '#contract/finding.ts';
import { extract } from '#main/clauses/extract.ts';
import { identifyLanguages } from '#main/language/identify.ts';
import { readExtractOptions, readRuleOptions } from '../application/extract-options.ts';
import { findInstallation } from './installation.ts';
import { filterJsonLines } from './json-lines.ts';
import { type LearnedSet, openLearnedKinds } from './learned-kinds.ts';

/** `sampan languages`: `{"id","text"}` in; the language and script of the whole and the spans out. */
export async function languagesFilter(): Promise<void> {
  await filterJsonLines(process.stdin, ({ text }) => {
    const { language, confidence, spans } = identifyLanguages(text);
    return { language, script: scriptOfTag(language), confidence, spans };
  });
}

/** `sampan clauses`: `{"id","text"}` in; everything found, with offsets, out. With `kinds` only that learned set. */
export async function clausesFilter({ kinds }: { readonly kinds?: LearnedSet } = {}): Promise<void> {
  const { resourcesFolder } = findInstallation();
  const options = kinds === undefined ? readExtractOptions(resourcesFolder) : readRuleOptions(resourcesFolder);
  const learned = kinds === undefined ? null : openLearnedKinds(resourcesFolder, kinds);
  await filterJsonLines(process.stdin, ({ text }) => {
    const extraction = extract(text, options);
    if (learned !== null) return { findings: learned(text, extraction).map(filteredFinding) };
    const { findings, defects, conflicts, deadlines } = extraction;
    return { findings: [...findings, ...defects, ...conflicts, ...deadlines].map(filteredFinding) };
  });
}

function filteredFinding({
  kind,
  label,
  start,
  end,
  text,
  fields,
  confidence,
  origin,
  reasons,
  severity,
}: TextFinding) {
  return { kind, label, start, end, text, fields, confidence, origin, reasons, ...(severity && { severity }) };
}

/** The ISO 15924 code of a language tag's script; `Zyyy` where there is none to tell. */
function scriptOfTag(language: string): string {
  if (language === 'en') return 'Latn';
  return language.split('-')[1] ?? 'Zyyy';
}
