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
  'run-finished': 'state',
  'step-finished': 'state',
  'approval-decided': 'state',
};

/** What happened, in one sentence of the window's language. */
export function entryWords(t: TFunction, entry: RecordEntry, body: Readonly<Record<string, unknown>>): string {
  const closer = body[closerMember[entry.kind] ?? ''];
  const closerKey = `record.kind.${entry.kind}:${String(closer)}`;
  const key = `record.kind.${entry.kind}`;
  const found = [closerKey, key].find((one) => i18next.exists(one, { nsSeparator: false }));
  const counts = { page: Number(body.pageNumber), count: Number(body.pages ?? body.documents) };
  return found === undefined
    ? t('record.otherKind', { kind: entry.kind })
    : t(found, { nsSeparator: false, ...(Number.isFinite(counts.count) && counts) });
}
