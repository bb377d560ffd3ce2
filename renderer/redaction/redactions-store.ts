import { create } from 'zustand';
import {
  type DocumentRedactions,
  noRedactions,
  type PrivilegeEntry,
  type Redaction,
  type RedactionBox,
  type RedactionReason,
} from '#contract/redaction.ts';
import { request } from '../bridge.ts';
import { keepStep } from '../commands/undo-store.ts';
import { notify, notifyError } from '../design/notices.ts';

interface RedactionsState {
  readonly documentId: string | null;
  readonly content: DocumentRedactions;
  readonly selectedId: string | null;
  /** The reason of what is marked next. */
  readonly reason: RedactionReason;
  /** Something is being looked for or written. */
  readonly isBusy: boolean;
}

const empty = { content: noRedactions, selectedId: null, isBusy: false } as const;

export const useRedactions = create<RedactionsState>(() => ({ documentId: null, reason: 'privilege', ...empty }));

/** Reads what is marked in a document. */
export async function showRedactionsOf(documentId: string): Promise<void> {
  if (useRedactions.getState().documentId === documentId) return;
  useRedactions.setState({ documentId, ...empty });
  try {
    const content = await request('redactions.list', { documentId });
    if (useRedactions.getState().documentId === documentId) useRedactions.setState({ content });
  } catch (error) {
    notifyError(error);
  }
}

/** Keeps a change at once, with the way back to what was before. */
async function change(content: DocumentRedactions, selectedId: string | null): Promise<void> {
  const { documentId, content: old } = useRedactions.getState();
  if (documentId === null) return;
  useRedactions.setState({ content, selectedId });
  if (!(await keep(documentId, content, old))) return;
  keepStep({
    what: 'redaction',
    undo: () => changeBack(documentId, old),
    redo: () => changeBack(documentId, content),
  });
}

/** Puts back what was marked in a document, whichever is open now. */
async function changeBack(documentId: string, content: DocumentRedactions): Promise<void> {
  const { documentId: openId, content: shown } = useRedactions.getState();
  if (openId === documentId) useRedactions.setState({ content, selectedId: null });
  await keep(documentId, content, openId === documentId ? shown : content);
}

async function keep(documentId: string, content: DocumentRedactions, old: DocumentRedactions): Promise<boolean> {
  try {
    await request('redactions.save', { documentId, content });
    return true;
  } catch (error) {
    if (useRedactions.getState().documentId === documentId) useRedactions.setState({ content: old });
    notifyError(error);
    return false;
  }
}

/** Marks a place that was drawn on a page. */
export function markPlace(page: number, box: RedactionBox): void {
  const { content, reason } = useRedactions.getState();
  const id = crypto.randomUUID();
  const redaction: Redaction = { id, page, boxes: [box], reason, note: '', by: 'person', madeAtMs: Date.now() };
  void change({ ...content, redactions: [...content.redactions, redaction] }, id);
}

/** Marks what a rule finds: words wherever they stand, or personal data. */
export async function markFound(words: readonly string[], personalData: boolean): Promise<void> {
  const { documentId, reason } = useRedactions.getState();
  if (documentId === null) return;
  useRedactions.setState({ isBusy: true });
  try {
    const found = await request('redactions.suggest', { documentId, words: [...words], personalData, reason });
    const { content, documentId: now } = useRedactions.getState();
    if (now !== documentId) return;
    const known = new Set(content.redactions.map(({ id }) => id));
    const fresh = found.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) void change({ ...content, redactions: [...content.redactions, ...fresh] }, null);
    notify({
      kind: 'done',
      content:
        fresh.length === 0
          ? { key: 'redaction.foundNone' }
          : { key: 'redaction.found', values: { count: fresh.length } },
    });
  } catch (error) {
    notifyError(error);
  } finally {
    useRedactions.setState({ isBusy: false });
  }
}

export function selectRedaction(id: string | null): void {
  useRedactions.setState({ selectedId: id });
}

/** Gives the selected mark another reason, or, where none is selected, what is marked next. */
export function chooseReason(reason: RedactionReason): void {
  const { content, selectedId } = useRedactions.getState();
  useRedactions.setState({ reason });
  if (selectedId === null) return;
  const redactions = content.redactions.map((one) => (one.id === selectedId ? { ...one, reason } : one));
  void change({ ...content, redactions }, selectedId);
}

/** Takes the selected mark away, or all of them. */
export function removeRedactions(which: 'selected' | 'all'): void {
  const { content, selectedId } = useRedactions.getState();
  const redactions = which === 'all' ? [] : content.redactions.filter(({ id }) => id !== selectedId);
  if (redactions.length < content.redactions.length) void change({ ...content, redactions }, null);
}

/** Keeps what the privilege log says of the document; null takes it out of the log. */
export function setPrivilege(privilege: PrivilegeEntry | null): Promise<void> {
  const { content, selectedId } = useRedactions.getState();
  return change({ ...content, privilege }, selectedId);
}

/** Writes the copy without what is marked, and the log, into a folder that is asked for. */
export async function writeRedacted(): Promise<void> {
  const { documentId } = useRedactions.getState();
  if (documentId === null) return;
  useRedactions.setState({ isBusy: true });
  try {
    const written = await request('redactions.export', { documentIds: [documentId] });
    const [path] = written?.paths ?? [];
    const [proof] = written?.proofs ?? [];
    const [failed] = written?.failed ?? [];
    if (failed !== undefined) notify({ kind: 'failed', content: { code: failed.code, message: failed.message } });
    else if (path !== undefined) {
      notify({
        kind: 'done',
        content:
          proof === undefined
            ? { key: 'redaction.withheld' }
            : { key: 'redaction.written', values: { count: proof.charactersRemoved, pixels: proof.pixelsChecked } },
        action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }).catch(notifyError) },
      });
    }
  } catch (error) {
    notifyError(error);
  } finally {
    useRedactions.setState({ isBusy: false });
  }
}
