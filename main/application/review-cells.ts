import { z } from 'zod';
import type { Anchor } from '#contract/document.ts';
import type { FieldValue } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { type ReviewCell, type ReviewColumn, reviewCellStates } from '#contract/review-table.ts';

/** Of a finding's words, what a cell shows. */
const quoteLength = 240;
const mostFindings = 12;

const anchor: z.ZodType<Anchor> = z.object({
  documentId: z.string(),
  page: z.number(),
  start: z.number(),
  end: z.number(),
  quads: z.array(z.custom<Anchor['quads'][number]>((value) => Array.isArray(value) && value.length === 8)),
});

const answer = z.object({ value: z.string(), places: z.array(anchor) });

/** A cell as it is kept: the answer to a question, and what a person decided about it or about what was found. */
export const keptCellSchema = z.object({
  state: z.enum(reviewCellStates),
  /** What a person saw and accepted, or put in its place. */
  value: z.string(),
  places: z.array(anchor),
  answer: answer.nullable(),
  failure: z.string().nullable(),
});
export type KeptCell = z.infer<typeof keptCellSchema>;

export const emptyCell: ReviewCell = {
  state: 'empty',
  value: '',
  found: null,
  places: [],
  failure: null,
  confidence: null,
};

/** What was found of a column's kind in one document; what a person rejected does not count. */
export function fieldCell(column: ReviewColumn, findings: readonly ReviewedFinding[]): ReviewCell {
  const { source } = column;
  if (source.kind !== 'field') return emptyCell;
  const own = findings.filter(({ kind, review }) => kind === source.findingKind && review?.state !== 'rejected');
  const values = new Map<string, ReviewedFinding[]>();
  for (const finding of own.slice(0, mostFindings)) {
    const value = source.field === null ? shortened(finding.quote) : fieldValue(currentFields(finding), source.field);
    if (value !== '') values.set(value, [...(values.get(value) ?? []), finding]);
  }
  const shown = [...values.values()].flat();
  if (shown.length === 0) return emptyCell;
  const isSettled = shown.every(({ review }) => review?.state === 'accepted' || review?.state === 'corrected');
  return {
    state: isSettled ? 'accepted' : 'filled',
    value: [...values.keys()].join('; '),
    found: null,
    places: shown.flatMap(({ anchors }) => anchors.slice(0, 1)),
    failure: null,
    confidence: Math.min(...shown.map(({ confidence }) => confidence)),
  };
}

/** A found cell under what is kept of it. What was accepted counts only for the words that were seen. */
export function withKept(found: ReviewCell, kept: KeptCell | undefined): ReviewCell {
  if (kept === undefined) return found;
  const { state, value, places, failure, answer: given } = kept;
  const below = given === null ? found : { ...emptyCell, state: 'answered' as const, ...given };
  if (state === 'corrected') return { ...below, state, value, found: below.value === '' ? null : below.value };
  if (state === 'accepted') return value === below.value ? { ...below, state } : below;
  if (state === 'answered') return below;
  return { ...emptyCell, state, value, places, failure };
}

function currentFields({ fields, review }: ReviewedFinding): Readonly<Record<string, FieldValue>> {
  return review?.state === 'corrected' ? { ...fields, ...review.fields } : fields;
}

/** A field's words; an amount with its currency. */
function fieldValue(fields: Readonly<Record<string, FieldValue>>, name: string): string {
  const words = fieldWords(fields[name]);
  return name === 'amount' && words !== '' ? [fieldWords(fields.currency), words].filter(Boolean).join(' ') : words;
}

function fieldWords(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(fieldWords).filter(Boolean).join(', ');
  return typeof value === 'object' ? Object.values(value).map(fieldWords).filter(Boolean).join(' ') : String(value);
}

function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  return line.length <= quoteLength ? line : `${line.slice(0, quoteLength)}…`;
}
