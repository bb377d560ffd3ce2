import type { OutputLanguage } from '#contract/document.ts';
import type { RulesEventView, RulesPeriodsView, RulesPeriodView, TrilingualWords } from '#contract/rules-period.ts';
import { deadlineReportWords } from './deadline-days.ts';
import { formWords } from './form-words.ts';
import { type PlaceInput, placeWords } from './place-words.ts';
import type { Block, CellPart } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { fill, listed, reportWords, valueName } from './report-words.ts';

/** Words of the table of rules in the report's language; Cantonese reports take the written ones. */
export function rulesWords(words: TrilingualWords, language: OutputLanguage): string {
  return language === 'yue-Hant' ? words['zh-Hant'] : words[language];
}

/** A period of the rules as its length: "30 days". */
export function rulesLength(
  { count, unit }: Pick<RulesPeriodView, 'count' | 'unit'>,
  language: OutputLanguage,
): string {
  const units = deadlineReportWords(language).unit[unit];
  return fill(units[count === 1 ? 0 : 1] ?? '', { count });
}

/** The rules and the seat in the report's language: "HKIAC Administered Arbitration Rules 2024, Hong Kong". */
export function rulesName({ rules, seat }: RulesPeriodsView, language: OutputLanguage): string {
  const words = reportWords(language);
  const known = Object.keys(words.values).find((name) => rules?.startsWith(name));
  const named = rules === null ? null : known === undefined ? rules : rules.replace(known, valueName(words, known));
  return listed(
    [named, seat === null ? null : valueName(words, seat)].filter((part) => part !== null),
    language,
  );
}

/**
 * The periods that the rules and the seat fix, marked as not verified; nothing where there are none.
 * `onlyDated`: those without a day are left out.
 */
export function rulesBlocks(
  input: PlaceInput & Pick<ReportInput, 'rulesPeriods'>,
  onlyDated = false,
): readonly Block[] {
  const { language, rulesPeriods = [] } = input;
  const own = formWords(language);
  const tables = rulesPeriods.flatMap((view): Block[] => {
    const rows = view.events.flatMap((event) =>
      event.periods
        .filter(({ day }) => !onlyDated || day !== null)
        .map((period) => [
          { text: rulesWords(event.words, language) },
          { text: rulesWords(period.act, language), parts: actParts(period, language) },
          { text: rulesLength(period, language) },
          dayCell(event, period, language),
        ]),
    );
    if (rows.length === 0) return [];
    const place = placeWords(view.anchors.slice(0, 1), null, input);
    return [
      { type: 'paragraph', text: fill(own.rulesOf, { rules: rulesName(view, language), place }), quiet: false },
      {
        type: 'table',
        widths: [27, 39, 14, 20],
        head: [own.rulesEvent, own.rulesAct, own.rulesPeriod, own.rulesDay],
        rows,
      },
    ];
  });
  if (tables.length === 0) return [];
  return [
    { type: 'heading', level: 2, text: own.rulesTitle },
    { type: 'paragraph', text: own.rulesNote, quiet: true },
    ...tables,
  ];
}

function actParts({ act, article, barred }: RulesPeriodView, language: OutputLanguage): CellPart[] {
  return [
    { text: rulesWords(act, language) },
    { text: `\n${article}`, look: 'quiet' },
    ...(barred ? [{ text: `\n${formWords(language).rulesBarred}`, look: 'warning' } as const] : []),
  ];
}

function dayCell(event: RulesEventView, { day }: RulesPeriodView, language: OutputLanguage) {
  const own = formWords(language);
  if (day === null || event.day === null)
    return { text: own.rulesNoDay, parts: [{ text: own.rulesNoDay, look: 'quiet' } as const] };
  const from = `${deadlineReportWords(language).runsFrom} ${event.day}`;
  return {
    text: `${day}\n${from}`,
    parts: [{ text: day, look: 'strong' } as const, { text: `\n${from}`, look: 'quiet' } as const],
  };
}
