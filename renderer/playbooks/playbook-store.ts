import { create } from 'zustand';
import type { CheckedDocument, PlaybookChoice } from '#contract/playbook.ts';
import { errorValueOf, listen, request } from '../bridge.ts';
import { keepChange, keepStep } from '../commands/undo-store.ts';
import { notifyError } from '../design/notices.ts';

/** In place of a playbook's id: each document has the one that answers to its type and language. */
export const answeringId = 'answering';

interface PlaybookState {
  readonly matterId: string | null;
  readonly choices: readonly PlaybookChoice[];
  /** The types of contract that a document can be taken for. */
  readonly types: PlaybookChoice['contractTypes'];
  /** Null: none. */
  readonly playbookId: string | null;
  /** The type of contract of the matter's documents; null where each title tells. */
  readonly contractType: string | null;
  readonly documents: readonly CheckedDocument[];
  /** Documents of the matter that are not checked yet. */
  readonly waiting: readonly string[];
  /** What is wrong with the file of a person's own playbook that was chosen last. */
  readonly mistakes: readonly string[];
  readonly state: 'none' | 'reading' | 'ready' | 'failed';
  readonly error: { readonly code: string; readonly message: string } | null;
}

export const usePlaybook = create<PlaybookState>(() => ({
  matterId: null,
  choices: [],
  types: [],
  playbookId: answeringId,
  contractType: null,
  documents: [],
  waiting: [],
  mistakes: [],
  state: 'none',
  error: null,
}));

export interface PlaybookQuestion {
  readonly matterId: string | null;
  /** The read documents of the matter, that which is open first. */
  readonly documentIds: readonly string[];
  /** The window's. */
  readonly locale: string;
}

/** Documents checked at once; the rest comes when it is asked for. */
const checkedAtOnce = 10;

/** Which of the readings under way is the last one: an answer to an earlier one is dropped. */
let turn = 0;
let asked: PlaybookQuestion = { matterId: null, documentIds: [], locale: 'en' };

/** Reads a matter's playbook and holds its first documents against it. */
export async function showPlaybookOf(question: PlaybookQuestion): Promise<void> {
  asked = question;
  turn += 1;
  const mine = turn;
  const { matterId, documentIds } = question;
  if (usePlaybook.getState().matterId !== matterId) {
    usePlaybook.setState({
      matterId,
      playbookId: answeringId,
      contractType: null,
      documents: [],
      waiting: [],
      state: 'none',
      error: null,
    });
  }
  if (matterId === null) return;
  usePlaybook.setState({ state: 'reading' });
  try {
    const [choices, types, chosen] = await Promise.all([
      request('playbooks.list', {}),
      request('playbooks.types', {}),
      request('playbooks.chosen', { matterId }),
    ]);
    if (mine !== turn) return;
    const { playbookId, contractType = null } = chosen ?? { playbookId: answeringId };
    usePlaybook.setState({ choices, types, playbookId, contractType });
    const documents = playbookId === null ? [] : await checked(question, documentIds.slice(0, checkedAtOnce));
    const waiting = playbookId === null ? [] : documentIds.slice(checkedAtOnce);
    if (mine === turn) usePlaybook.setState({ documents, waiting, state: 'ready', error: null });
  } catch (error) {
    if (mine === turn) usePlaybook.setState({ state: 'failed', error: errorValueOf(error) });
  }
}

/** The documents in the order of the ids. */
async function checked(
  { matterId, locale }: PlaybookQuestion,
  documentIds: readonly string[],
): Promise<readonly CheckedDocument[]> {
  if (matterId === null || documentIds.length === 0) return [];
  const language = locale === 'zh-Hant' || locale === 'zh-Hans' ? locale : 'en';
  const found = await request('playbooks.check', { matterId, documentIds: [...documentIds], language });
  return documentIds.flatMap((id) => found.filter(({ documentId }) => documentId === id));
}

/** Checks the next documents. */
export async function checkMore(): Promise<void> {
  const mine = turn;
  const { waiting } = usePlaybook.getState();
  try {
    const more = await checked(asked, waiting.slice(0, checkedAtOnce));
    if (mine !== turn) return;
    const { documents } = usePlaybook.getState();
    usePlaybook.setState({ documents: [...documents, ...more], waiting: waiting.slice(checkedAtOnce) });
  } catch (error) {
    notifyError(error);
  }
}

/** Chooses the matter's playbook (null: none; `answeringId`: each document's own) and, of its types of contract, one or each title's, and checks again. */
export async function choosePlaybook(playbookId: string | null, contractType: string | null = null): Promise<void> {
  const { matterId } = asked;
  if (matterId === null) return;
  const { playbookId: idBefore, contractType: typeBefore } = usePlaybook.getState();
  const choose = async (id: string | null, type: string | null) => {
    await request('playbooks.choose', {
      matterId,
      ...(id !== answeringId && { playbookId: id }),
      ...(type !== null && { contractType: type }),
    });
    if (asked.matterId !== matterId) return;
    usePlaybook.setState({ documents: [], waiting: [], mistakes: [] });
    await showPlaybookOf(asked);
  };
  try {
    await choose(playbookId, contractType);
    if (idBefore === playbookId && typeBefore === contractType) return;
    keepStep({
      what: idBefore === playbookId ? 'playbookType' : 'playbook',
      undo: () => choose(idBefore, typeBefore),
      redo: () => choose(playbookId, contractType),
    });
  } catch (error) {
    notifyError(error);
  }
}

/** What a person says a document is (null: none of the types); undefined leaves it to its title again. */
export async function giveType(document: CheckedDocument, contractType: string | null | undefined): Promise<void> {
  const { documentId, type } = document;
  const give = async (given: string | null | undefined) => {
    await request('playbooks.giveType', { documentId, ...(given !== undefined && { contractType: given }) });
    await showPlaybookOf(asked);
  };
  const before = type?.by === 'person' ? type.id : undefined;
  if (before === contractType) return;
  await keepChange<string | null | undefined>('documentType', give, { before, after: contractType });
}

/** Asks for the file of a person's own playbook and chooses it. */
export async function addPlaybook(): Promise<void> {
  try {
    const added = await request('playbooks.add', {});
    if (added === null) return;
    usePlaybook.setState({ mistakes: 'mistakes' in added ? added.mistakes : [] });
    if ('playbookId' in added) await choosePlaybook(added.playbookId);
  } catch (error) {
    notifyError(error);
  }
}

/** Takes one of a person's own playbooks away. */
export async function removePlaybook(playbookId: string): Promise<void> {
  try {
    await request('playbooks.remove', { playbookId });
    await choosePlaybook(answeringId);
  } catch (error) {
    notifyError(error);
  }
}

/** Several findings are often decided at once. */
const pauseMs = 400;

/** Keeps the results in step with what is found and decided; returns what stops it. */
export function followPlaybook(): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = listen('findings.changed', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void showPlaybookOf(asked), pauseMs);
  });
  return () => {
    clearTimeout(waiting);
    stop();
  };
}
