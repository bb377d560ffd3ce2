import type { DeadlineView } from '#contract/deadline.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import type { ReportForm } from '#contract/report-form.ts';
import { boxedDeadlines, boxedFindings } from './boxed-places.ts';
import { dayFigure, daysOf } from './day-figure.ts';
import { documentsFigure } from './findings-figure.ts';
import { formWords } from './form-words.ts';
import { agreementParts, fieldOf } from './key-terms.ts';
import { imageOnlyPages, placeWords } from './place-words.ts';
import { joinedLines } from './quoted-words.ts';
import type { Block, ReportContent, TableCell } from './report-blocks.ts';
import { momentWords } from './report-facts.ts';
import type { ReportInput } from './report-input.ts';
import { fill, labelled, reportWords } from './report-words.ts';
import { byPlace, withoutRejected } from './reported-findings.ts';
import { rulesBlocks } from './rules-blocks.ts';
import {
  nextDeadlines,
  type Placed,
  placed,
  placedFindings,
  shortConflicts,
  shortDeadlines,
  shortDefects,
} from './short-blocks.ts';

/** A report over all the documents of an export. */
export interface MatterInput {
  /** Its name, as the person gave it. */
  readonly name: string;
  readonly documents: readonly ReportInput[];
  readonly form: ReportForm;
}

/** So many of each stand in the short form. */
const shortest = { defects: 6, conflicts: 5, deadlines: 6, documents: 10, disputes: 8 } as const;

/**
 * What a matter's documents say together: findings by document, where disputes go, the defects, the conflicts and the
 * deadlines of all, each with its document and page. The report is in the language of the first.
 */
export function matterContent({ name, documents, form }: MatterInput): ReportContent {
  const language = documents[0]?.language ?? 'en';
  const words = reportWords(language);
  const own = formWords(language);
  const isShort = form === 'short';
  const most = isShort
    ? shortest
    : { defects: Infinity, conflicts: Infinity, deadlines: Infinity, documents: Infinity, disputes: Infinity };
  const heading = (text: string): Block => ({ type: 'heading', level: 1, text });
  const orNone = (blocks: readonly Block[], none: string): readonly Block[] =>
    blocks.length > 0 ? blocks : [{ type: 'paragraph', text: none, quiet: true }];
  const defects = documents.flatMap((input) => placedFindings(input, input.defects));
  const conflicts = eachOnce(documents.flatMap((input) => placedFindings(input, input.conflicts)));
  const deadlines = documents.flatMap((input) =>
    placed(input, isShort ? nextDeadlines(input) : (input.deadlineDays ?? [])),
  );
  const pages = documents.reduce((sum, { document }) => sum + document.pages.length, 0);
  return {
    language,
    title: isShort ? own.matterTitleShort : own.matterTitle,
    documentName: name,
    facts: [
      { name: own.documents, value: fill(own.documentCount, { count: documents.length, pages }) },
      { name: words.generated, value: momentWords(documents[0]?.generatedAtMs ?? 0) },
    ],
    blocks: [
      heading(own.byDocument),
      documentTable(documents.slice(0, most.documents)),
      ...(documents.length <= most.documents
        ? []
        : [quiet(fill(own.moreItems, { count: documents.length - most.documents }))]),
      ...documentsFigure(documents),
      heading(own.disputeTable),
      ...orNone(disputeTable(documents, most.disputes), own.noneDisputes),
      heading(words.defectsTitle),
      ...orNone(shortDefects(defects, { most: most.defects, isNamed: true }), words.noneDefects),
      heading(words.conflictsTitle),
      ...orNone(shortConflicts(conflicts, { most: most.conflicts, isNamed: true }), words.noneConflicts),
      heading(isShort ? own.nextDeadlines : own.allDeadlines),
      ...dayFigure(
        documents.flatMap((input) => daysOf(input, true)),
        language,
      ),
      ...orNone(
        shortDeadlines(earliestFirst(deadlines), { most: most.deadlines, isNamed: true }),
        isShort ? own.noneNext : words.noneDeadlines,
      ),
      ...documents.flatMap((input) => rulesBlocks(input, true)),
    ],
    disclaimer: words.disclaimer,
  };
}

/** Those with a day by day, then those without one in the documents' order. */
export function earliestFirst(deadlines: readonly Placed<DeadlineView>[]): readonly Placed<DeadlineView>[] {
  return deadlines.toSorted((one, other) => (one.item.day ?? '9999').localeCompare(other.item.day ?? '9999'));
}

/** Two versions that differ each tell of it: the one that is told first stands for both. */
function eachOnce(conflicts: readonly Placed<ReviewedFinding>[]): readonly Placed<ReviewedFinding>[] {
  const told = new Set<string>();
  return conflicts.filter(({ item, input }) => {
    const { field, value, other_value: other } = item.fields;
    const away = item.supports.find(({ documentId }) => documentId !== input.document.id)?.documentId;
    if (away === undefined || field === undefined) return true;
    const sides = [`${input.document.id} ${JSON.stringify(value)}`, `${away} ${JSON.stringify(other)}`];
    const key = `${JSON.stringify(field)} ${sides.toSorted().join(' ')}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** A clause's own words where nothing was read from them. */
function shortened(quote: string): string {
  const words = joinedLines(quote);
  return words.length <= 80 ? words : `${words.slice(0, 80).toWellFormed().trimEnd()}…`;
}

function quiet(text: string): Block {
  return { type: 'paragraph', text, quiet: true };
}

function documentTable(documents: readonly ReportInput[]): Block {
  const language = documents[0]?.language ?? 'en';
  const words = reportWords(language);
  return {
    type: 'table',
    widths: [46, 9, 15, 15, 15],
    head: [words.document, words.pages, words.defectCount, words.conflictCount, words.sheets.deadlines],
    rows: documents.map(({ document, defects, conflicts, deadlines }): TableCell[] => {
      const unread = imageOnlyPages(document).length;
      const note = unread === 0 ? [] : [labelled(words.imagePagesColumn, String(unread), language)];
      return [
        {
          text: [document.name, ...note].join('\n'),
          parts: [{ text: document.name }, ...note.map((text) => ({ text: `\n${text}`, look: 'warning' }) as const)],
        },
        { text: String(document.pages.length) },
        { text: String(withoutRejected(defects).length) },
        { text: String(withoutRejected(conflicts).length) },
        { text: String(withoutRejected(deadlines).length) },
      ];
    }),
  };
}

function disputeTable(documents: readonly ReportInput[], most: number): readonly Block[] {
  const language = documents[0]?.language ?? 'en';
  const own = formWords(language);
  const words = reportWords(language);
  const rows = documents.flatMap((input) =>
    withoutRejected(input.findings)
      .filter(({ kind }) => kind === 'arb.agreement' || kind === 'gen.jurisdiction')
      .toSorted((one, other) => one.kind.localeCompare(other.kind) || byPlace(one, other))
      .map((finding): TableCell[] => {
        const courts = fieldOf(finding, 'courts', language);
        const { forum, seat, law, tribunal } =
          finding.kind === 'arb.agreement'
            ? agreementParts(finding, language)
            : {
                forum: courts === '' ? shortened(finding.quote) : fill(own.courtsOf, { courts }),
                seat: '',
                law: '',
                tribunal: '',
              };
        const place = placeWords(finding.anchors.slice(0, 1), finding.clause, input);
        const { name } = input.document;
        return [
          { text: `${name}\n${place}`, parts: [{ text: name }, { text: `\n${place}`, look: 'quiet' }] },
          ...[forum, seat, law, tribunal].map((text) => ({ text: text === '' ? '—' : text })),
        ];
      }),
  );
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      widths: [24, 26, 14, 18, 18],
      head: [words.document, own.forum, own.seat, own.laws, own.tribunal],
      rows: rows.slice(0, most),
    },
    ...(rows.length <= most ? [] : [quiet(fill(own.moreItems, { count: rows.length - most }))]),
  ];
}

/** The same as `matter.report.json` has it: every defect, conflict, dispute clause and deadline with its document. */
export function matterJson({ name, documents }: MatterInput) {
  const of = (kinds: readonly string[], input: ReportInput) =>
    boxedFindings(
      input,
      input.findings.filter(({ kind }) => kinds.includes(kind)),
    );
  return {
    schema: 'sampan.matter-report/1',
    generatedAt: new Date(documents[0]?.generatedAtMs ?? 0).toISOString(),
    matter: name,
    documents: documents.map((input) => ({
      id: input.document.id,
      sha256: input.document.sha256,
      name: input.document.name,
      pages: input.document.pages.length,
      pageLabels: input.document.pages.map(({ label }) => label),
      disputes: of(['arb.agreement', 'gen.jurisdiction', 'gen.governing_law'], input),
      defects: boxedFindings(input, input.defects),
      conflicts: boxedFindings(input, input.conflicts),
      deadlines: boxedDeadlines(input),
      rulesPeriods: { isVerified: false, agreements: input.rulesPeriods ?? [] },
      languages: [
        ...new Set(input.document.pages.flatMap(({ languages }) => languages.map(({ language }) => language))),
      ],
    })),
  };
}
