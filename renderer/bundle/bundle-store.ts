import { create } from 'zustand';
import { type Bundle, bundleSchema } from '#contract/bundle.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { request } from '../bridge.ts';
import { notify, notifyError } from '../design/notices.ts';
import { draftOf, keepDraft } from '../drafts/drafts-store.ts';
import { useMatters } from '../matters/matters-store.ts';
import { type BundleRow, rowsOf, tabsOf } from './bundle-rows.ts';

type BundleHead = Pick<Bundle, 'title' | 'heading' | 'language' | 'start'>;

interface BundleState {
  readonly matterId: string | null;
  readonly id: string;
  readonly head: BundleHead;
  readonly rows: readonly BundleRow[];
  readonly isBusy: boolean;
  /** What is not kept with the matter yet: what was before each change, and what was taken back. */
  readonly before: readonly BundleContent[];
  readonly after: readonly BundleContent[];
}

type BundleContent = Pick<BundleState, 'head' | 'rows'>;

const none: BundleState = {
  matterId: null,
  id: '',
  head: { title: '', heading: [], language: 'en', start: 1 },
  rows: [],
  isBusy: false,
  before: [],
  after: [],
};

export const useBundle = create<BundleState>(() => none);

/** Opens the matter's bundle, or a new one of all its documents that are read. */
export async function openBundle(matterId: string, title: string): Promise<void> {
  const { matters, documents } = useMatters.getState();
  const language: OutputLanguage = matters.find(({ id }) => id === matterId)?.language ?? 'en';
  const ready = (documents[matterId] ?? []).filter(({ state }) => state === 'ready').map(({ id }) => id);
  useBundle.setState({ ...none, matterId, isBusy: true });
  try {
    const [kept] = await request('bundles.list', { matterId });
    const begun = begunBundle(matterId);
    const bundle = begun ?? kept?.bundle;
    const rows = bundle === undefined ? [] : rowsOf(bundle);
    const keptRows = kept === undefined ? [] : rowsOf(kept.bundle);
    const keptHead = kept?.bundle ?? { title, heading: [], language, start: 1 };
    // What came into the matter since stands at the end, to be put where it belongs.
    const fresh = ready.filter((id) => !rows.some(({ entry }) => entry.documentId === id));
    const entries = await request('bundles.entries', { documentIds: fresh });
    const added = entries.map((entry, index) => ({ entry, tab: rows.length + index === 0 ? 'A' : '', isCore: false }));
    if (useBundle.getState().matterId !== matterId) return;
    useBundle.setState({
      id: kept?.id ?? crypto.randomUUID(),
      head: begun ?? keptHead,
      rows: [...rows, ...added],
      // What was begun and not kept can be given up as a whole.
      before: begun === null ? [] : [{ head: keptHead, rows: keptRows }],
    });
  } catch (error) {
    notifyError(error);
    closeBundle();
  } finally {
    useBundle.setState({ isBusy: false });
  }
}

export function closeBundle(): void {
  useBundle.setState(none);
}

/** Changes what stands above the list. */
export function changeHead(change: Partial<BundleHead>): void {
  changeContent(({ head, rows }) => ({ head: { ...head, ...change }, rows }));
}

export function changeRows(rows: readonly BundleRow[]): void {
  changeContent(({ head }) => ({ head, rows }));
}

const changeLimit = 500;

function changeContent(changed: (content: BundleContent) => BundleContent): void {
  const { head, rows, before } = useBundle.getState();
  const old = { head, rows };
  useBundle.setState({ ...changed(old), before: [...before, old].slice(-changeLimit), after: [] });
  keepBegun();
}

/** Takes the last change of the bundle back, or does it again. */
export function stepBundle(way: 'undo' | 'redo'): void {
  const { head, rows, before, after } = useBundle.getState();
  const now = { head, rows };
  const wanted = (way === 'undo' ? before : after).at(-1);
  if (wanted === undefined) return;
  useBundle.setState({
    ...wanted,
    before: way === 'undo' ? before.slice(0, -1) : [...before, now],
    after: way === 'undo' ? [...after, now] : after.slice(0, -1),
  });
  keepBegun();
}

/** Gives up what was changed since the bundle was kept; it can be taken back. */
export function giveUpBundle(): void {
  const [first] = useBundle.getState().before;
  if (first !== undefined) changeContent(() => first);
  const { matterId } = useBundle.getState();
  if (matterId !== null) keepDraft(begunKey(matterId), matterId, '');
}

const begunKey = (matterId: string) => `bundle:${matterId}`;

/** A bundle that was changed and not kept outlives the window. */
function keepBegun(): void {
  const { matterId } = useBundle.getState();
  if (matterId !== null) keepDraft(begunKey(matterId), matterId, JSON.stringify(bundleNow()));
}

function begunBundle(matterId: string): Bundle | null {
  const begun = draftOf(begunKey(matterId));
  const parsed = begun === undefined ? undefined : bundleSchema.safeParse(JSON.parse(begun));
  return parsed?.success === true ? parsed.data : null;
}

function bundleNow(): Bundle {
  const { head, rows } = useBundle.getState();
  const { title, heading, language, start } = head;
  return {
    title: title.trim(),
    heading: heading.filter((line) => line.trim() !== ''),
    language,
    start,
    ...tabsOf(rows),
  };
}

/** Keeps the bundle with the matter: reports from now on give its page numbers. */
export async function saveBundle(): Promise<boolean> {
  const { matterId, id } = useBundle.getState();
  if (matterId === null) return false;
  try {
    await request('bundles.save', { id, matterId, bundle: bundleNow() });
    keepDraft(begunKey(matterId), matterId, '');
    useBundle.setState({ before: [], after: [] });
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
}

/** Keeps the bundle and writes it into a folder that is asked for. */
export async function writeBundle(): Promise<void> {
  const { matterId } = useBundle.getState();
  if (matterId === null) return;
  useBundle.setState({ isBusy: true });
  try {
    if (!(await saveBundle())) return;
    const written = await request('bundles.write', { matterId, bundle: bundleNow() });
    const [path] = written?.paths ?? [];
    if (written === null || path === undefined) return;
    notify({
      kind: 'done',
      content: { key: 'bundle.written', values: { count: written.pages } },
      action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }).catch(notifyError) },
    });
    closeBundle();
  } catch (error) {
    notifyError(error);
  } finally {
    useBundle.setState({ isBusy: false });
  }
}
