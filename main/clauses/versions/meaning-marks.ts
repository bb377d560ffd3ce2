import { englishStem } from '#main/language/english-stem.ts';
import { fold } from '#main/language/folding.ts';
import { numerals } from '#main/language/numerals.ts';

/** Words of the other language by key: English stems with blanks between, folded Chinese. `Translations` of the search has this shape. */
export interface VersionGlossary {
  readonly toChinese: ReadonlyMap<string, readonly { readonly key: string; readonly weight: number }[]>;
  readonly toEnglish: ReadonlyMap<string, readonly { readonly key: string; readonly weight: number }[]>;
}

/** What a passage is about, in marks that both languages share, with weights. */
export type MeaningMarks = ReadonlyMap<string, number>;

export const emptyGlossary: VersionGlossary = { toChinese: new Map(), toEnglish: new Map() };
const longestKey = 6;

/** Marks of a passage. `chinese` marks stay Chinese where both versions are, and become English by the glossary where not. */
export function meaningMarks(
  text: string,
  { chinese, translated, glossary }: { chinese: boolean; translated: boolean; glossary: VersionGlossary },
): MeaningMarks {
  const marks = new Map<string, number>();
  const add = (mark: string, weight: number): void => {
    marks.set(mark, (marks.get(mark) ?? 0) + weight);
  };
  for (const { value } of numerals(text)) add(`n:${value}`, 1);
  let before = '';
  for (const [word] of text.toLowerCase().matchAll(/[a-z]{2,40}/g)) {
    const stem = englishStem(word);
    add(`w:${stem}`, 1);
    if (before !== '' && glossary.toChinese.has(`${before} ${stem}`)) add(`w:${before} ${stem}`, 1);
    before = stem;
  }
  if (!chinese) return marks;
  const { key } = fold(text);
  if (translated) {
    addTranslated(key, glossary, add);
    return marks;
  }
  for (let at = 0; at + 1 < key.length; at += 1) add(`c:${key.slice(at, at + 2)}`, 1);
  return marks;
}

function addTranslated(key: string, glossary: VersionGlossary, add: (mark: string, weight: number) => void): void {
  for (let at = 0; at + 1 < key.length; at += 1) {
    for (let length = Math.min(longestKey, key.length - at); length >= 2; length -= 1) {
      const found = glossary.toEnglish.get(key.slice(at, at + length));
      if (found === undefined) continue;
      for (const { key: english, weight } of found) add(`w:${english}`, weight);
      break;
    }
  }
}
