import type { OutputLanguage } from '#contract/document.ts';
import type {
  ComparedClauseView,
  ComparedPairView,
  ConflictSide,
  RedlineParagraph,
  VersionConflict,
  VersionsView,
} from '#contract/versions.ts';
import { type ComparisonWords, comparisonWords } from './comparison-words.ts';
import { fieldValueWords } from './field-words.ts';
import { markedWords, type WordMark } from './marked-words.ts';
import { clauseWords } from './place-words.ts';
import { joinedLines, quotedLanguage } from './quoted-words.ts';
import type { Block, CellPart, ReportContent, TableCell } from './report-blocks.ts';
import { fieldName, fill, reportWords } from './report-words.ts';

export interface ComparisonInput {
  readonly language: OutputLanguage;
  readonly a: { readonly name: string; readonly sha256: string };
  readonly b: { readonly name: string; readonly sha256: string };
  readonly view: Pick<VersionsView, 'prevailing' | 'pairs' | 'conflicts' | 'cut'>;
  /** Of drafts in one language and script; null: the versions stand side by side. */
  readonly redline: readonly RedlineParagraph[] | null;
  readonly generatedAtMs: number;
}

/** Paragraphs of a redline that are laid out at a time. */
const paragraphsAtOnce = 100;
const changesOfParagraph = 10_000;
/** A conflict of less confidence is to be checked before it is relied on. */
const checkedBelow = 0.6;
/** Fields whose values say more than their words do. */
const toldFields: ReadonlySet<string> = new Set([
  'institution',
  'seat',
  'number_of_arbitrators',
  'governing_law',
  'law_of_agreement',
  'jurisdiction',
  'exclusive_jurisdiction',
  'mandatory',
]);

/** Two versions compared: what they are, which prevails and what conflicts on the first page, then a redline or both side by side. */
export function comparisonContent(input: ComparisonInput): ReportContent {
  const { language, a, b, view, redline, generatedAtMs } = input;
  const words = comparisonWords(language);
  const note = redline === null ? words.sideBySideNote : words.redlineNote;
  return {
    language,
    title: redline === null ? words.titleVersions : words.title,
    documentName: `${a.name} – ${b.name}`,
    facts: [
      { name: words.first, value: a.name },
      { name: fill(words.hash, { side: sideName('a', language) }), value: a.sha256 },
      { name: words.second, value: b.name },
      { name: fill(words.hash, { side: sideName('b', language) }), value: b.sha256 },
      { name: words.prevails, value: prevailingWords(input, words) },
      { name: words.found, value: counts(view, words) },
      { name: words.generated, value: `${new Date(generatedAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC` },
    ],
    blocks: [
      { type: 'heading', level: 1, text: words.conflicts },
      conflictsBlock(input, words),
      ...(view.cut ? [{ type: 'paragraph', text: words.cut, quiet: false } satisfies Block] : []),
      { type: 'page-break' },
      { type: 'heading', level: 1, text: redline === null ? words.sideBySide : words.redline },
      { type: 'paragraph', text: note, quiet: true },
      ...(redline === null ? [sideBySide(input, words)] : redlineBlocks(redline, generatedAtMs)),
    ],
    disclaimer: words.disclaimer,
    landscape: redline === null,
  };
}

function sideName(side: 'a' | 'b', language: OutputLanguage): string {
  if (language === 'en') return side.toUpperCase();
  return side === 'a' ? '甲' : '乙';
}

function counts({ pairs, conflicts }: ComparisonInput['view'], words: ComparisonWords): string {
  const count = (status: ComparedPairView['status']): number => pairs.filter((pair) => pair.status === status).length;
  // A pair with a conflict counts as changed where its words were compared.
  const changed = pairs.filter(
    ({ status, changes }) => status === 'changed' || (status === 'conflict' && changes.length > 0),
  );
  return fill(words.counts, {
    conflicts: conflicts.length,
    changed: changed.length,
    moved: count('moved'),
    missing: count('missing'),
    extra: count('extra'),
  });
}

function prevailingWords({ a, b, view: { prevailing }, language }: ComparisonInput, words: ComparisonWords): string {
  if (prevailing === null) return words.prevailsNone;
  const said =
    prevailing.version === 'a' || prevailing.version === 'b'
      ? fill(words.prevailsFile, { name: (prevailing.version === 'a' ? a : b).name })
      : words[`prevails_${prevailing.version === 'equal force' ? 'equal' : prevailing.version}`];
  const quote = joinedLines(prevailing.quote);
  const place = [
    sideName(prevailing.in, language),
    clauseWords({ number: prevailing.clause, heading: '' }, reportWords(language)),
    pageOf(prevailing.anchors, language, words),
  ];
  return `${said}\n“${quote}” (${place.filter((part) => part !== '').join(', ')})`;
}

function pageOf(anchors: ConflictSide['anchors'], language: OutputLanguage, words: ComparisonWords): string {
  const page = anchors[0]?.page;
  return page === undefined ? words.unplaced : fill(reportWords(language).page, { page });
}

function conflictsBlock(input: ComparisonInput, words: ComparisonWords): Block {
  const { conflicts } = input.view;
  if (conflicts.length === 0) return { type: 'paragraph', text: words.noConflicts, quiet: true };
  return {
    type: 'table',
    widths: [6, 22, 36, 36],
    head: [words.number, words.matter, words.sideA, words.sideB],
    rows: conflicts.map((conflict, index) => [
      { text: String(index + 1) },
      matterCell(conflict, input, words),
      sideCell(conflict, 'a', input, words),
      sideCell(conflict, 'b', input, words),
    ]),
  };
}

function matterCell(
  { field, clause, severity, confidence }: VersionConflict,
  { language }: ComparisonInput,
  words: ComparisonWords,
): TableCell {
  const shared = reportWords(language);
  const own: Readonly<Record<string, string>> = words.fields;
  const named = typeof field === 'string' ? (own[field] ?? capital(fieldName(shared, field))) : '';
  const place = [clauseWords(clause, shared), clause?.number === '' ? '' : (clause?.heading ?? '')];
  return cellOf([
    { text: named, look: 'strong' },
    {
      text: [
        '',
        place.filter((part) => part !== '').join(' '),
        shared.severities[severity],
        ...(confidence < checkedBelow ? [words.toCheck] : []),
      ].join('\n'),
      look: 'quiet',
    },
  ]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sideCell(
  conflict: VersionConflict,
  side: 'a' | 'b',
  input: ComparisonInput,
  words: ComparisonWords,
): TableCell {
  const { language } = input;
  const said = conflict[side];
  if (said.anchors.length === 0 && said.quote === '') return cellOf([{ text: words.silent, look: 'quiet' }]);
  const quote = joinedLines(wholeQuote(said, side, input.view.pairs));
  const told = typeof conflict.field === 'string' && toldFields.has(conflict.field) && said.value !== null;
  return cellOf(
    [
      { text: `“${quote}”` },
      ...(told ? [{ text: `\n${fieldValueWords(said.value, language)}`, look: 'strong' } as const] : []),
      { text: `\n${pageOf(said.anchors, language, words)}`, look: 'quiet' },
    ],
    quote,
  );
}

/** The words where the conflict stands; what the comparison quotes of them may be shortened. */
function wholeQuote({ span, quote }: ConflictSide, side: 'a' | 'b', pairs: readonly ComparedPairView[]): string {
  if (span === null) return quote;
  const clause = pairs.flatMap((pair) => pair[side]).find(({ start, end }) => start <= span.start && span.end <= end);
  return clause === undefined ? quote : clause.text.slice(span.start - clause.start, span.end - clause.start);
}

function cellOf(parts: readonly CellPart[], words?: string): TableCell {
  const text = parts.map((part) => part.text).join('');
  return { text, parts, ...(words === undefined ? {} : { language: quotedLanguage(words, []) }) };
}

function redlineBlocks(paragraphs: readonly RedlineParagraph[], atMs: number): Block[] {
  const stamp = { author: 'Sampan', date: new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z') };
  return Array.from({ length: Math.ceil(paragraphs.length / paragraphsAtOnce) }, (_, part) => ({
    type: 'redline',
    paragraphs: paragraphs.slice(part * paragraphsAtOnce, (part + 1) * paragraphsAtOnce),
    stamp,
    firstId: part * paragraphsAtOnce * changesOfParagraph,
  }));
}

function sideBySide(input: ComparisonInput, words: ComparisonWords): Block {
  return {
    type: 'table',
    widths: [50, 50],
    head: [input.a.name, input.b.name],
    rows: input.view.pairs.map((pair) => [pairCell(pair, 'a', input, words), pairCell(pair, 'b', input, words)]),
  };
}

function pairCell(pair: ComparedPairView, side: 'a' | 'b', input: ComparisonInput, words: ComparisonWords): TableCell {
  const clauses = pair[side];
  if (clauses.length === 0) return cellOf([{ text: words.notThere, look: 'warning' }]);
  const parts: CellPart[] = pair.status === 'moved' ? [{ text: `${words.moved}\n`, look: 'warning' }] : [];
  for (const clause of clauses) {
    if (parts.length > 0) parts.push({ text: '\n' });
    parts.push(...markedWords(clause.text, clause.heading, marksOf(clause, pair, side, input)));
    parts.push({ text: `\n${pageOf(clause.anchors, input.language, words)}`, look: 'quiet' });
  }
  return cellOf(parts, clauses.map(({ text }) => text).join(' '));
}

/** Conflicts by number; of drafts also the words that changed. */
function marksOf(
  clause: ComparedClauseView,
  pair: ComparedPairView,
  side: 'a' | 'b',
  { view }: ComparisonInput,
): WordMark[] {
  const within = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    start: start - clause.start,
    end: end - clause.start,
  });
  const conflicts = view.conflicts.flatMap((conflict, index): WordMark[] => {
    const { span } = conflict[side];
    if (span === null || span.start < clause.start || span.start >= clause.end) return [];
    return [{ ...within(span), look: 'mark', number: String(index + 1) }];
  });
  const kind = side === 'a' ? 'deleted' : 'inserted';
  const changes = pair.changes.filter(
    (change) => change.kind === kind && change.start >= clause.start && change.end <= clause.end,
  );
  return [...conflicts, ...changes.map((change): WordMark => ({ ...within(change), look: kind }))];
}
