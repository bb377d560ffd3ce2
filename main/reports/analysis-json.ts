import type { Reading } from '#contract/answer.ts';
import type { RulesPeriodsView } from '#contract/rules-period.ts';
import { boxedClauses, boxedFindings, boxedGists, mapped } from './boxed-places.ts';
import { jsonPieces } from './json-pieces.ts';
import type { ReportInput, ReportPage } from './report-input.ts';
import { allFindings } from './reported-findings.ts';

/** Names the shape of `NAME.analysis.json`; the JSON Schema of that name is in `resources/schema`. */
export const analysisSchema = 'sampan.analysis/1';

/** A JSON value, as `JSON.stringify` takes it. */
export type Analysis = Readonly<Record<string, unknown>>;

/**
 * The content of `NAME.analysis.json`: everything found, rejected findings
 * included with their state, each with the words it quotes. Offsets are UTF-16
 * units of the page's text, end exclusive; timings are seconds.
 */
export function analysisJson(input: ReportInput): Analysis {
  const judged = new Set([...input.defects, ...input.conflicts, ...input.deadlines].map(({ id }) => id));
  const { document, summary } = input;
  return {
    schema: analysisSchema,
    generatedAt: new Date(input.generatedAtMs).toISOString(),
    document: {
      id: document.id,
      sha256: document.sha256,
      name: document.name,
      mediaType: document.mediaType,
      pages: document.pages.map((page) => ({
        number: page.number,
        label: page.label,
        width: page.width,
        height: page.height,
        box: page.box,
        rotation: page.rotation,
        userUnit: page.userUnit,
        origin: page.origin,
        text: page.text,
        languages: page.languages,
        warnings: page.warnings,
        ...(page.marks !== undefined && { marks: page.marks }),
        ...(page.regions !== undefined && { regions: page.regions }),
        ...(weakOf(page).length > 0 && { weak: weakOf(page) }),
      })),
      ...(document.facts !== undefined && { facts: document.facts }),
      ...(document.parent !== undefined && { parent: document.parent }),
      ...(document.children !== undefined && { children: document.children }),
    },
    findings: boxedFindings(
      input,
      allFindings(input).filter(({ id }) => !judged.has(id)),
    ),
    defects: boxedFindings(input, input.defects),
    conflicts: boxedFindings(input, input.conflicts),
    deadlines: deadlinesOf(input),
    ...(input.rulesPeriods !== undefined && {
      rulesPeriods: { isVerified: false, agreements: input.rulesPeriods.map(rulesOf) },
    }),
    clauses: boxedClauses(input),
    gists: boxedGists(input),
    summary:
      summary === null
        ? null
        : {
            language: summary.language,
            method: summary.method,
            statements: summary.statements,
            dropped: summary.dropped,
          },
    compression: compressionOf(input),
    model: input.model,
    timings: input.timings,
    warnings: input.warnings,
  };
}

/** The text of `NAME.analysis.json` in pieces. */
export function* analysisPieces(input: ReportInput): Generator<string> {
  yield* jsonPieces(analysisJson(input));
  yield '\n';
}

/** Each deadline with how its day is reached, where that was counted; a rejected one has no count. */
function deadlinesOf(input: ReportInput): Iterable<Analysis> {
  const counted = new Map(input.deadlineDays?.map((view) => [view.id, view]));
  return mapped(boxedFindings(input, input.deadlines), (deadline) => {
    const view = counted.get(deadline.id);
    if (view === undefined) return { ...deadline };
    const { trigger, direction, day, time, timeZone, calendar, source, steps, warnings, doubts } = view;
    const event = source && {
      day: source.day,
      from: source.from,
      places: source.anchors.map((anchor) => ({ page: anchor.page, start: anchor.start, end: anchor.end })),
    };
    return {
      ...deadline,
      counted: { trigger, direction, day, time, timeZone, calendar, event, steps, warnings, doubts },
    };
  });
}

/** The periods of an agreement's rules with its place. */
function rulesOf({ anchors, ...view }: RulesPeriodsView): Analysis {
  return { ...view, places: anchors.map(({ page, start, end }) => ({ page, start, end })) };
}

function weakOf({ doubts }: ReportPage): readonly Analysis[] {
  return (doubts ?? []).filter(({ kind }) => kind === 'weak').map(({ start, end }) => ({ start, end }));
}

/**
 * How much of the document a model was given for the summary, or, where none
 * wrote one, would be given; and each passage with why it is kept or left.
 */
function compressionOf({ compression, reading }: ReportInput): Analysis | null {
  if (!reading) return compression;
  const { readTokens, wholeTokens } = reading;
  return {
    ...(compression ?? { originalTokens: wholeTokens, compressedTokens: readTokens }),
    reading: { readTokens, wholeTokens, passages: reading.passages.map(passageOf) },
  };
}

function passageOf({
  anchors,
  start,
  end,
  kept,
  score,
  reasons,
  tokens,
  pinned,
}: Reading['passages'][number]): Analysis {
  return {
    page: anchors[0]?.page ?? null,
    start,
    end,
    places: anchors.map((anchor) => ({ page: anchor.page, start: anchor.start, end: anchor.end })),
    kept,
    reasons,
    score,
    tokens,
    ...(pinned !== undefined && { pinned }),
  };
}
