import { create } from 'zustand';
import { eventDayField } from '#contract/deadline.ts';
import type { Anchor } from '#contract/document.ts';
import type { FieldValue, ReviewState } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { errorValueOf, listen, request } from '../bridge.ts';
import { keepStep } from '../commands/undo-store.ts';
import { notifyError } from '../design/notices.ts';
import { afterFirstPage } from '../page/first-page.ts';
import { pageRequests } from '../page/page-requests.ts';

/** A decision as it is sent: its state, the corrected fields and the note. */
export interface Decision {
  readonly state: ReviewState;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly note: string;
}

interface FindingsState {
  readonly documentId: string | null;
  readonly findings: readonly ReviewedFinding[];
  readonly state: 'none' | 'reading' | 'ready' | 'failed';
  readonly selectedId: string | null;
  /** Grows when the selected finding must be scrolled to in its list. */
  readonly revealCount: number;
  /** Which finding's fields are being corrected. */
  readonly correctingId: string | null;
}

export const useFindings = create<FindingsState>(() => ({
  documentId: null,
  findings: [],
  state: 'none',
  selectedId: null,
  revealCount: 0,
  correctingId: null,
}));

/** Reads the findings of a document (null: of none). */
export async function showFindingsOf(documentId: string | null): Promise<void> {
  if (useFindings.getState().documentId !== documentId) {
    useFindings.setState({
      documentId,
      findings: [],
      state: documentId === null ? 'none' : 'reading',
      selectedId: null,
      correctingId: null,
    });
  }
  if (documentId === null) return;
  // Thousands of them take longer than the page, which is what one waits for.
  await afterFirstPage(documentId);
  if (useFindings.getState().documentId !== documentId) return;
  try {
    const findings = await request('findings.list', { documentId });
    if (useFindings.getState().documentId === documentId) useFindings.setState({ findings, state: 'ready' });
  } catch (error) {
    if (useFindings.getState().documentId !== documentId) return;
    useFindings.setState({ state: 'failed' });
    if (errorValueOf(error).code !== 'not-found') notifyError(error);
  }
}

/** Keeps the findings shown in step with the application's; returns what stops it. */
export function followFindings(): () => void {
  return listen('findings.changed', ({ documentId }) => {
    if (useFindings.getState().documentId === documentId) void showFindingsOf(documentId);
  });
}

/** Selects a finding; `from` tells which side then has to move. */
export function selectFinding(findingId: string | null, from: 'list' | 'page'): void {
  const { findings, selectedId } = useFindings.getState();
  useFindings.setState((state) => ({
    selectedId: findingId,
    revealCount: from === 'page' ? state.revealCount + 1 : state.revealCount,
    ...(selectedId === findingId ? {} : { correctingId: null }),
  }));
  const finding = findings.find((candidate) => candidate.id === findingId);
  if (from === 'list' && finding !== undefined) pageRequests().show(placesOf(finding));
}

/** Where a finding stands in its own document, its further places included. */
export function placesOf(finding: ReviewedFinding): readonly Anchor[] {
  return [...finding.anchors, ...finding.supports].filter((anchor) => anchor.documentId === finding.documentId);
}

/** Where it stands in other documents: the other version of a conflict. */
export function placesElsewhere(finding: ReviewedFinding): readonly Anchor[] {
  return [...finding.anchors, ...finding.supports].filter((anchor) => anchor.documentId !== finding.documentId);
}

export function correctFinding(findingId: string | null): void {
  useFindings.setState({ correctingId: findingId });
}

function decisionOf(finding: ReviewedFinding): Decision {
  const { review } = finding;
  return review === null
    ? { state: 'open', fields: {}, note: '' }
    : { state: review.state, fields: review.fields, note: review.note };
}

/** Keeps a decision about a finding; shown at once and taken back where it could not be kept. */
export async function reviewFinding(findingId: string, change: Partial<Decision>): Promise<void> {
  const finding = useFindings.getState().findings.find((candidate) => candidate.id === findingId);
  if (finding === undefined) return;
  const before = decisionOf(finding);
  const decision = { ...before, ...change };
  // The day that a person gave a deadline's event stays, whatever they decide about the finding.
  const day = before.fields[eventDayField];
  const fields = {
    ...(day !== undefined && { [eventDayField]: day }),
    ...(decision.state === 'corrected' ? decision.fields : {}),
  };
  const after = { ...decision, fields };
  if (!(await keepDecision(findingId, after, before))) return;
  const decideAgain = (wanted: Decision, other: Decision) => {
    revealFinding(findingId);
    return keepDecision(findingId, wanted, other);
  };
  keepStep({ what: 'decision', undo: () => decideAgain(before, after), redo: () => decideAgain(after, before) });
}

/** Keeps a decision as it is given, of whichever document; false where it could not be kept, and `before` is shown again. */
async function keepDecision(findingId: string, decision: Decision, before: Decision): Promise<boolean> {
  const { state, fields, note } = decision;
  showReview(findingId, decision);
  try {
    await request('findings.review', { findingId, state, fields: plainFields(fields), note });
    return true;
  } catch (error) {
    showReview(findingId, before);
    notifyError(error);
    return false;
  }
}

function revealFinding(findingId: string): void {
  if (!useFindings.getState().findings.some(({ id }) => id === findingId)) return;
  useFindings.setState((state) => ({ selectedId: findingId, revealCount: state.revealCount + 1 }));
}

function showReview(findingId: string, decision: Decision): void {
  useFindings.setState((state) => ({
    findings: state.findings.map((finding) =>
      finding.id === findingId ? { ...finding, review: { findingId, ...decision, reviewedAtMs: Date.now() } } : finding,
    ),
  }));
}

type PlainField = string | number | boolean | null | PlainField[] | { [key: string]: PlainField };

function plainField(value: FieldValue): PlainField {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(plainField);
  return plainFields(value);
}

function plainFields(fields: Readonly<Record<string, FieldValue>>): Record<string, PlainField> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plainField(value)]));
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}
