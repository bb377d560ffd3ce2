import type { FieldValue } from '#contract/finding.ts';
import table from '../../../resources/ontology/mends.json' with { type: 'json' };
import type { Agreement } from '../arbitration/agreement.ts';
import { foldText } from '../matching/folded-text.ts';
import type { Reading } from '../matching/reading.ts';
import { plainWords, sourceSpan } from '../matching/text-finding.ts';

type MendLanguage = 'en' | 'zh-Hant' | 'zh-Hans';
type Worded = Readonly<Record<MendLanguage, string>>;
type Gap = keyof typeof table.blanks;

const sentences: Readonly<Record<string, Worded>> = table.sentences;
const blanks: Readonly<Record<string, Worded>> = table.blanks;
const languageNames: Readonly<Record<string, Worded>> = table.languages;
const kinds: Readonly<Record<string, { readonly sentences: readonly string[]; readonly doubtful: readonly string[] }>> =
  table.kinds;

/**
 * A model clause that would mend a defect, in the language of the clause it
 * stands in: `{ language, text, blanks }`, `blanks` naming the gaps that the
 * document does not fill or that are the defect itself. Null for a kind
 * without one.
 */
export function mendOf(reading: Reading, kind: string, agreement: Agreement | null, at: number): FieldValue {
  const mend = kinds[kind];
  if (mend === undefined) return null;
  const language = languageAt(reading, agreement, at);
  const known = agreement === null ? {} : knownTerms(reading, agreement, language);
  const open = new Set<string>();
  const text = mend.sentences
    .map((name) =>
      (sentences[name]?.[language] ?? '').replace(/\{([a-z]+)\}/g, (_, gap: string) => {
        const value = mend.doubtful.includes(gap) ? undefined : known[gap as Gap];
        if (value !== undefined) return value;
        open.add(gap);
        return blanks[gap]?.[language] ?? '';
      }),
    )
    .join(language === 'en' ? ' ' : '');
  return { language, text, blanks: [...open] };
}

function languageAt({ folded, passages }: Reading, agreement: Agreement | null, at: number): MendLanguage {
  const passage = agreement?.lead ?? passages.find(({ start, end }) => at >= start && at < end);
  if (passage === undefined || !passage.chinese) return 'en';
  const span = sourceSpan(folded, passage.start, passage.end);
  const printed = folded.source.slice(span.start, span.end);
  const simplified = new Set(foldText(printed).text);
  return /[\u4e00-\u9fff]/.test([...printed].filter((character) => !simplified.has(character)).join(''))
    ? 'zh-Hant'
    : 'zh-Hans';
}

const digits: Readonly<Record<number, Worded>> = {
  1: { en: 'one', 'zh-Hant': '一', 'zh-Hans': '一' },
  3: { en: 'three', 'zh-Hant': '三', 'zh-Hans': '三' },
};

/** What the agreement says soundly enough to be said again; an even number is left open. */
function knownTerms({ folded }: Reading, agreement: Agreement, language: MendLanguage): Partial<Record<Gap, string>> {
  const { institution, seat, tribunal, languages } = agreement;
  const place = seat === null ? undefined : placeWords(folded, seat, language);
  const number = digits[tribunal?.value.number ?? 0]?.[language];
  const spoken = languages?.value.flatMap((name) => languageNames[name]?.[language] ?? []) ?? [];
  return {
    ...(institution === null ? {} : { institution: theBody(institution.body.name[language], language) }),
    ...(place === undefined ? {} : { seat: place, law: place }),
    ...(number === undefined ? {} : { number }),
    ...(spoken.length === 0 ? {} : { language: spoken.join(language === 'en' ? ' and ' : '及') }),
  };
}

function theBody(name: string, language: MendLanguage): string {
  return language === 'en' ? `the ${name}` : name;
}

/** The place as the document prints it, or its plain name where the languages differ. */
function placeWords(
  folded: Reading['folded'],
  seat: NonNullable<Agreement['seat']>,
  language: MendLanguage,
): string | undefined {
  if (language === 'en') return seat.value.place.name;
  const span = sourceSpan(folded, seat.start, seat.end);
  const printed = plainWords(folded.source.slice(span.start, span.end));
  return printed === '' ? undefined : printed;
}
