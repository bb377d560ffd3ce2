import { create } from 'zustand';
import type { DocumentSummary, Matter } from '#contract/matter.ts';
import { listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';

interface MattersState {
  readonly matters: readonly Matter[];
  /** Documents by matter, in the order in which they were added. */
  readonly documents: Readonly<Record<string, readonly DocumentSummary[]>>;
  /** Where what is dropped or chosen goes. */
  readonly chosenMatterId: string | null;
  readonly loaded: boolean;
}

export const useMatters = create<MattersState>(() => ({
  matters: [],
  documents: {},
  chosenMatterId: null,
  loaded: false,
}));

const chosenMatterKey = 'sampan.matter';

/** Reads the matters and their documents and follows their changes; returns what stops following. */
export async function followMatters(): Promise<() => void> {
  const stops = [
    listen('matters.changed', (matters) => void takeMatters(matters)),
    listen('document.changed', takeDocument),
    listen('files.opened', ({ matterId }) => {
      chooseMatter(matterId);
      void refreshDocuments(matterId);
    }),
  ];
  await takeMatters(await request('matters.list', {}));
  const { matters } = useMatters.getState();
  const remembered = localStorage.getItem(chosenMatterKey);
  const chosen = matters.find((matter) => matter.id === remembered) ?? matters[0] ?? null;
  useMatters.setState({ chosenMatterId: chosen?.id ?? null, loaded: true });
  return () => {
    for (const stop of stops) stop();
  };
}

async function takeMatters(matters: readonly Matter[]): Promise<void> {
  const known = useMatters.getState().documents;
  const { chosenMatterId } = useMatters.getState();
  const chosenIsThere = matters.some((matter) => matter.id === chosenMatterId);
  useMatters.setState({
    matters,
    documents: Object.fromEntries(matters.map((matter) => [matter.id, known[matter.id] ?? []])),
    ...(chosenIsThere ? {} : { chosenMatterId: matters[0]?.id ?? null }),
  });
  const changed = matters.filter((matter) => (known[matter.id]?.length ?? -1) !== matter.documentCount);
  await Promise.all(changed.map((matter) => refreshDocuments(matter.id)));
}

/** Reads a matter's documents again. */
export async function refreshDocuments(matterId: string): Promise<void> {
  try {
    const documents = await request('documents.list', { matterId });
    useMatters.setState((state) => ({ documents: { ...state.documents, [matterId]: documents } }));
  } catch (error) {
    notifyError(error);
  }
}

function takeDocument(document: DocumentSummary): void {
  useMatters.setState((state) => {
    const before = state.documents[document.matterId] ?? [];
    const isKnown = before.some((known) => known.id === document.id);
    const after = isKnown
      ? before.map((known) => (known.id === document.id ? document : known))
      : [...before, document];
    return { documents: { ...state.documents, [document.matterId]: after } };
  });
}

export function chooseMatter(matterId: string): void {
  if (useMatters.getState().chosenMatterId === matterId) return;
  localStorage.setItem(chosenMatterKey, matterId);
  useMatters.setState({ chosenMatterId: matterId });
}

/** The document of that id in any matter; null when there is none. */
export function documentOf(state: MattersState, documentId: string | null): DocumentSummary | null {
  if (documentId === null) return null;
  for (const documents of Object.values(state.documents)) {
    const found = documents.find((document) => document.id === documentId);
    if (found !== undefined) return found;
  }
  return null;
}
