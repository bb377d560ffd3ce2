import { z } from 'zod';
import { create } from 'zustand';
import type { OutputLanguage } from '#contract/document.ts';
import {
  type Approval,
  type Plan,
  type ProposedPlan,
  planSchema,
  type RunSummary,
  type RunView,
} from '#contract/workshop.ts';
import { errorValueOf, listen, request } from '../bridge.ts';
import { keepStep, undoLast } from '../commands/undo-store.ts';
import { notify, notifyError } from '../design/notices.ts';
import { draftOf, keepDraft } from '../drafts/drafts-store.ts';

/** A plan that is looked at before it runs; `by` is null where a person chose its template. */
export interface PlanDraft {
  readonly plan: Plan;
  readonly by: ProposedPlan['by'] | null;
  /** What of the instruction it does not do. */
  readonly notDone?: readonly string[];
}

interface WorkshopState {
  readonly matterId: string | null;
  readonly templates: readonly Plan[];
  readonly runs: readonly RunSummary[];
  /** What waits for a person in this matter. */
  readonly approvals: readonly Approval[];
  readonly draft: PlanDraft | null;
  readonly isPlanning: boolean;
  readonly shownRunId: string | null;
  readonly view: RunView | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const nothing: Omit<WorkshopState, 'templates'> = {
  matterId: null,
  runs: [],
  approvals: [],
  draft: null,
  isPlanning: false,
  shownRunId: null,
  view: null,
  error: null,
};

export const useWorkshop = create<WorkshopState>(() => ({ ...nothing, templates: [] }));

/** Steps often end several at once: the run that is open is read again together for them. */
const pauseMs = 250;

/** Reads templates, runs and what waits of a matter (null: of none). */
export async function showWorkshopOf(matterId: string | null): Promise<void> {
  if (useWorkshop.getState().matterId !== matterId)
    useWorkshop.setState({ ...nothing, matterId, draft: keptPlan(matterId) });
  if (matterId === null) return;
  try {
    const [templates, runs, approvals] = await Promise.all([
      request('workshop.templates', {}),
      request('workshop.list', { matterId }),
      request('approvals.list', { matterId, waiting: true }),
    ]);
    if (useWorkshop.getState().matterId === matterId) useWorkshop.setState({ templates, runs, approvals, error: null });
  } catch (error) {
    if (useWorkshop.getState().matterId === matterId) useWorkshop.setState({ error: errorValueOf(error) });
  }
}

/** Keeps runs and what waits in step with the application; returns what stops it. */
export function followWorkshop(): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stops = [
    listen('workshop.changed', (run) => {
      if (run.matterId !== useWorkshop.getState().matterId) return;
      takeRun(run);
      if (run.id !== useWorkshop.getState().shownRunId) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void readShownRun(), pauseMs);
    }),
    listen('approvals.changed', (approvals) => {
      const { matterId } = useWorkshop.getState();
      useWorkshop.setState({ approvals: approvals.filter((approval) => approval.matterId === matterId) });
    }),
  ];
  return () => {
    clearTimeout(waiting);
    for (const stop of stops) stop();
  };
}

function takeRun(run: RunSummary): void {
  const { runs } = useWorkshop.getState();
  const isKnown = runs.some(({ id }) => id === run.id);
  useWorkshop.setState({ runs: isKnown ? runs.map((one) => (one.id === run.id ? run : one)) : [run, ...runs] });
}

async function readShownRun(): Promise<void> {
  const runId = useWorkshop.getState().shownRunId;
  if (runId === null) return;
  try {
    const view = await request('workshop.show', { runId });
    if (useWorkshop.getState().shownRunId === runId) useWorkshop.setState({ view });
  } catch (error) {
    notifyError(error);
  }
}

/** Opens a run, or the list again with null. */
export async function openRun(runId: string | null): Promise<void> {
  useWorkshop.setState({ shownRunId: runId, view: null });
  await readShownRun();
}

/** Turns an instruction into a plan, shown before it runs; false where that failed. */
export async function planFor(instruction: string, language: OutputLanguage): Promise<boolean> {
  const { matterId } = useWorkshop.getState();
  useWorkshop.setState({ isPlanning: true });
  try {
    const { plan, by, notDone } = await request('workshop.plan', { instruction, language });
    if (useWorkshop.getState().matterId === matterId) showDraft({ plan, by, notDone });
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  } finally {
    useWorkshop.setState({ isPlanning: false });
  }
}

/** Shows a plan before it runs, and keeps it as it is changed; null puts it away. */
export function showDraft(draft: PlanDraft | null): void {
  const { matterId } = useWorkshop.getState();
  useWorkshop.setState({ draft });
  if (matterId !== null) keepDraft(draftKey(matterId), matterId, draft === null ? '' : JSON.stringify(draft));
}

/** Puts the plan that is shown away, with the way back to it. */
export function leaveDraft(): void {
  const { draft } = useWorkshop.getState();
  if (draft === null) return;
  showDraft(null);
  keepStep({ what: 'plan', undo: () => showDraft(draft), redo: () => showDraft(null) });
}

const draftKey = (matterId: string) => `plan:${matterId}`;
const draftSchema = z.object({
  plan: planSchema,
  by: z.enum(['template', 'composed', 'model']).nullable(),
  notDone: z.array(z.string()).optional(),
});

/** The plan that was being looked at in a matter when the window went. */
function keptPlan(matterId: string | null): PlanDraft | null {
  const kept = matterId === null ? undefined : draftOf(draftKey(matterId));
  const parsed = kept === undefined ? undefined : draftSchema.safeParse(JSON.parse(kept));
  if (parsed?.success !== true) return null;
  const { plan, by, notDone } = parsed.data;
  return { plan, by, ...(notDone !== undefined && { notDone }) };
}

/** Starts the plan over these documents (none: all of the matter) and opens its run. */
export async function startRun(plan: Plan, documentIds: readonly string[]): Promise<void> {
  const { matterId } = useWorkshop.getState();
  if (matterId === null) return;
  try {
    const run = await request('workshop.run', { matterId, documentIds: [...documentIds], plan });
    takeRun(run);
    showDraft(null);
    await openRun(run.id);
  } catch (error) {
    notifyError(error);
  }
}

/** Keeps a plan as a template of one's own under this name. */
export async function saveAsTemplate(plan: Plan, name: string): Promise<void> {
  try {
    const own = { ...plan, id: `own-${crypto.randomUUID()}`, name: { en: name, 'zh-Hant': name, 'zh-Hans': name } };
    await request('workshop.saveTemplate', { plan: own });
    useWorkshop.setState({ templates: await request('workshop.templates', {}) });
    notify({ kind: 'done', content: { key: 'workshop.saved', values: { name } } });
  } catch (error) {
    notifyError(error);
  }
}

/** Deletes a template of one's own, with the way back to it. */
export async function deleteTemplate(plan: Plan): Promise<void> {
  const shown = async () => useWorkshop.setState({ templates: await request('workshop.templates', {}) });
  const remove = async () => {
    await request('workshop.deleteTemplate', { templateId: plan.id });
    await shown();
  };
  const putBack = async () => {
    await request('workshop.saveTemplate', { plan });
    await shown();
  };
  try {
    await remove();
    keepStep({ what: 'planTemplate', undo: putBack, redo: remove });
    notify({
      kind: 'done',
      content: { key: 'workshop.templateDeleted', values: { name: plan.name.en } },
      action: { key: 'review.undo', run: () => void undoLast() },
    });
  } catch (error) {
    notifyError(error);
  }
}

/** Pauses a run, goes on with it, or ends it for good. */
export async function changeRun(runId: string, change: 'pause' | 'resume' | 'cancel'): Promise<void> {
  try {
    takeRun(await request(`workshop.${change}`, { runId }));
    await readShownRun();
  } catch (error) {
    notifyError(error);
  }
}

/** Decides what waits, in the name of whoever sits at the window; false where that failed. */
export async function decideApproval(approvalId: string, approve: boolean, note: string, by: string): Promise<boolean> {
  try {
    await request('approvals.decide', { approvalId, approve, note, by });
    useWorkshop.setState(({ approvals }) => ({ approvals: approvals.filter(({ id }) => id !== approvalId) }));
    await readShownRun();
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
}
