import type { OutputLanguage } from '#contract/document.ts';
import type { FieldValue, TextFinding } from '#contract/finding.ts';
import { type ClaimCell, type DisputeColumn, disputeColumns } from '#contract/workshop.ts';
import { fieldValueWords } from '#main/reports/field-words.ts';
import { kindName } from '#main/reports/kind-names.ts';
import { clauseWords } from '#main/reports/place-words.ts';
import { listed, reportWords, valueName } from '#main/reports/report-words.ts';
import { oneLine } from '#main/summaries/topic-passages.ts';

/** What a cell is read from. */
export type ComparedFinding = Pick<TextFinding, 'kind' | 'label' | 'fields' | 'clause'> & { readonly words: string };

export interface ComparedCell<F extends ComparedFinding> {
  readonly column: string;
  /** The kind of claim that it is. */
  readonly kind: string;
  readonly value: string;
  readonly words: ClaimCell['words'];
  /** None where nothing was found. */
  readonly from: readonly F[];
}

const languages = ['en', 'zh-Hant', 'zh-Hans', 'yue-Hant'] as const satisfies readonly OutputLanguage[];

/** The kind that a column is read from first. */
export const columnKinds: Readonly<Record<DisputeColumn, string>> = {
  agreement: 'arb.agreement',
  institution: 'arb.institution_rules',
  rules: 'arb.institution_rules',
  seat: 'arb.seat',
  law: 'gen.governing_law',
  number: 'arb.tribunal',
  language: 'arb.language',
  court: 'gen.jurisdiction',
  tiers: 'arb.multi_tier',
  defects: 'path',
};

/** Kinds of clauses on disputes: asked for, they are compared by all that a lawyer asks of such a clause. */
const ofDisputes = /^(?:arb\.|path\.|gen\.(?:jurisdiction|governing_law)$|ship\.law_arbitration$)/;

/** The columns in which clauses of these kinds are compared. */
export function comparedColumns(kinds: readonly string[]): string[] {
  const isOfDisputes = kinds.some((kind) => ofDisputes.test(kind));
  const others = kinds.filter((kind) => !ofDisputes.test(kind) && !kind.endsWith('.'));
  return [...(isOfDisputes ? disputeColumns : []), ...others];
}

/** What a document says in each of the columns; a cell without findings where it says nothing. */
export function comparedCells<F extends ComparedFinding>(
  findings: readonly F[],
  columns: readonly string[],
): ComparedCell<F>[] {
  return columns.map((column) => {
    const known = disputeColumns.find((name) => name === column);
    const said = known === undefined ? clausesOf(findings, column) : disputes[known](findings);
    const kind =
      known === undefined ? column : known === 'defects' ? (said[0]?.from.kind ?? 'path') : columnKinds[known];
    // One thing said twice is said once.
    const once = said.filter(({ value, words }, index) => {
      const same = said.findIndex((other) => other.value === value && other.words('en') === words('en'));
      return same === index;
    });
    return {
      column,
      kind,
      value: [...new Set(once.map(({ value }) => value))].toSorted().join('; '),
      words: inEveryLanguage((language) =>
        once.map(({ words }) => words(language)).join(language === 'en' ? '; ' : '；'),
      ),
      from: [...new Set(said.map(({ from }) => from))],
    };
  });
}

interface Said<F> {
  readonly from: F;
  readonly value: string;
  readonly words: (language: OutputLanguage) => string;
}

const disputes: {
  readonly [Column in DisputeColumn]: <F extends ComparedFinding>(findings: readonly F[]) => Said<F>[];
} = {
  agreement: (findings) =>
    ofKind(findings, 'arb.agreement').map((from) => ({
      from,
      value: 'yes',
      words: (language) => clauseWords(from.clause, reportWords(language)) || reportWords(language).yes,
    })),
  institution: (findings) => fieldSaid(findings, ['arb.institution_rules', 'arb.agreement'], 'institution'),
  rules: (findings) => fieldSaid(findings, ['arb.institution_rules', 'arb.agreement'], 'rules'),
  seat: (findings) => fieldSaid(findings, ['arb.seat', 'arb.agreement'], 'seat'),
  law: (findings) => fieldSaid(findings, ['gen.governing_law'], 'law'),
  number: (findings) => fieldSaid(findings, ['arb.tribunal', 'arb.agreement'], 'number_of_arbitrators'),
  language: (findings) => fieldSaid(findings, ['arb.language', 'arb.agreement'], 'language'),
  court: (findings) =>
    ofKind(findings, 'gen.jurisdiction').map((from) => {
      const { courts = null, exclusive = null } = from.fields;
      // Courts that are named without a place are told in the clause's own words.
      return courts === null
        ? { from, value: '', words: () => shortened(from.words) }
        : {
            from,
            value: `${String(courts)}${exclusive === false ? ', non-exclusive' : ''}`,
            words: (language) => withManner(fieldValueWords(courts, language), exclusive, language),
          };
    }),
  tiers: (findings) => {
    const own = ofKind(findings, 'arb.multi_tier');
    return own.flatMap((from) => tierSaid(from, from.fields.tiers));
  },
  defects: (findings) =>
    findings
      .filter(({ kind }) => kind.startsWith('path.'))
      .map((from) => ({ from, value: from.kind, words: (language) => kindName(from, language) })),
};

function ofKind<F extends ComparedFinding>(findings: readonly F[], kind: string): F[] {
  return findings.filter((finding) => finding.kind === kind);
}

/** What a field says in findings of the first kind that has it. */
function fieldSaid<F extends ComparedFinding>(
  findings: readonly F[],
  kinds: readonly string[],
  field: string,
): Said<F>[] {
  for (const kind of kinds) {
    const said = ofKind(findings, kind).flatMap((from): Said<F>[] => {
      const value = from.fields[field] ?? null;
      if (value === null || (Array.isArray(value) && value.length === 0)) return [];
      return [{ from, value: compared(value), words: (language) => fieldValueWords(value, language) }];
    });
    if (said.length > 0) return said;
  }
  return [];
}

function tierSaid<F extends ComparedFinding>(from: F, tiers: FieldValue | undefined): Said<F>[] {
  if (!isList(tiers) || tiers.length === 0) return [];
  const partsOf = (tier: FieldValue) => {
    const { step = null, period = null } = isFields(tier) ? tier : {};
    return { step, period };
  };
  return [
    {
      from,
      value: tiers.map((tier) => compared(partsOf(tier).step)).join(' > '),
      words: (language) =>
        tiers
          .map((tier) => {
            const { step, period } = partsOf(tier);
            const time = fieldValueWords(period, language);
            const name = fieldValueWords(step, language);
            return time === '' ? name : language === 'en' ? `${name} (${time})` : `${name}（${time}）`;
          })
          .join(' → '),
    },
  ];
}

/** Clauses of any other kind: by the sum, period or share that they name, else by their words. */
function clausesOf<F extends ComparedFinding>(findings: readonly F[], kind: string): Said<F>[] {
  return ofKind(findings, kind).map((from) => {
    const {
      amount = null,
      currency = null,
      period = null,
      period_count: count = null,
      period_unit: unit = null,
      rate = null,
    } = from.fields;
    const sum = amount === null ? '' : `${compared(currency)} ${compared(amount)}`.trim();
    const time = count === null ? '' : `${compared(count)} ${compared(unit)}`;
    const share = rate === null ? '' : compared(rate);
    const value = [sum, time, share].filter((part) => part !== '').join(', ');
    return {
      from,
      value,
      words: (language) => {
        const parts = [
          amount === null ? '' : `${fieldValueWords(currency, language)} ${fieldValueWords(amount, language)}`.trim(),
          fieldValueWords(period, language),
          fieldValueWords(rate, language),
        ].filter((part) => part !== '');
        const clause = clauseWords(from.clause, reportWords(language));
        const told = parts.length > 0 ? listed(parts, language) : shortened(from.words);
        return clause === '' ? told : language === 'en' ? `${told} (${clause})` : `${told}（${clause}）`;
      },
    };
  });
}

const shownLength = 100;

function shortened(words: string): string {
  const line = oneLine(words);
  return line.length <= shownLength ? line : `${line.slice(0, shownLength - 1).toWellFormed()}…`;
}

function withManner(place: string, exclusive: FieldValue, language: OutputLanguage): string {
  if (typeof exclusive !== 'boolean') return place;
  const manner = valueName(reportWords(language), exclusive ? 'exclusive' : 'non-exclusive');
  return language === 'en' ? `${place} (${manner})` : `${place}（${manner}）`;
}

function compared(value: FieldValue): string {
  if (value === null) return '';
  if (isList(value)) return value.map(compared).toSorted().join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function isFields(value: FieldValue): value is Readonly<Record<string, FieldValue>> {
  return typeof value === 'object' && value !== null && !isList(value);
}

function inEveryLanguage(wordsIn: (language: OutputLanguage) => string): ClaimCell['words'] {
  const [en, hant, hans, yue] = languages.map((language) => wordsIn(language));
  return { en: en ?? '', 'zh-Hant': hant ?? '', 'zh-Hans': hans ?? '', 'yue-Hant': yue ?? '' };
}
