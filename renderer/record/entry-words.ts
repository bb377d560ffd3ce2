import i18next, { type TFunction } from 'i18next';
import type { RecordEntry } from '#contract/record.ts';

/** What an entry says, as members; empty where its body is none. */
export function entryBody({ bodyJson }: RecordEntry): Readonly<Record<string, unknown>> {
  const body: unknown = JSON.parse(bodyJson);
  return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
}

/** The documents that an entry is about, by id. */
export function entryDocumentIds(body: Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof body.documentId === 'string') return [body.documentId];
  return Array.isArray(body.documentIds) ? body.documentIds.filter((id) => typeof id === 'string') : [];
}

/** The member of an entry by which its kind is told more closely. */
const closerMember: Readonly<Record<string, string>> = {
  review: 'state',
  'model-call': 'purpose',
  'model-call-repeated': 'state',
  'run-finished': 'state',
  'step-finished': 'state',
  'approval-decided': 'state',
  'agent-asked': 'state',
};

/** What happened, in one sentence of the window's language. */
export function entryWords(t: TFunction, entry: RecordEntry, body: Readonly<Record<string, unknown>>): string {
  const closer = body[closerMember[entry.kind] ?? ''];
  const count = Number(body.pages ?? body.documents);
  const page = Number(body.pageNumber);
  const numbers = { ...(Number.isFinite(count) && { count }), ...(Number.isFinite(page) && { page }) };
  const keys = [`record.closer.${entry.kind}.${String(closer)}`, `record.kind.${entry.kind}`];
  const found = keys.find((key) => i18next.exists(key, numbers));
  return found === undefined ? t('record.otherKind', { kind: entry.kind }) : t(found, numbers);
}
