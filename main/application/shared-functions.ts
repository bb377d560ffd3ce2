import { SampanError } from '#contract/errors.ts';
import type { SharedMaterial } from '#contract/shared-run.ts';
import type { StepUse, WorkshopRun } from '#contract/workshop.ts';
import { findDocument } from '#main/store/documents.ts';
import type { StepCall, WorkshopFunctions } from '#main/workshop/functions.ts';
import type { ApplicationRoom } from './application-room.ts';
import { adoptMatter, takeShared } from './shared-documents.ts';

export interface SharedFunctionsOptions {
  /** The folder in which the documents of runs stand by their hash. */
  readonly documentsFolder: string;
  readonly materialOf: (runId: string) => Promise<SharedMaterial | null>;
  /** The documents that a step of the run has read so far, on whichever machine. */
  readonly readIn: (run: WorkshopRun) => Promise<ReadonlySet<string>>;
}

/**
 * Whether what a step finds in one document depends on the others of its run:
 * conflicts are found between documents when they are read.
 */
function looksAcross({ settings }: Pick<StepCall, 'settings'>, use: StepUse): boolean {
  if (use === 'compare') return true;
  if (use !== 'extract') return false;
  const { lists } = settings;
  const named = Array.isArray(lists) ? lists : typeof lists === 'string' && lists !== '' ? [lists] : [];
  return named.length === 0 || named.includes('conflict');
}

/**
 * The same functions on a machine that did not take the documents in: before a
 * step its documents are taken from the shared folder, and what the run has read
 * elsewhere is read here too. Nothing of what was read leaves this machine but
 * the step's own output. Errors: those of the functions and of `takeShared`.
 */
export function sharedFunctions(
  room: ApplicationRoom,
  functions: WorkshopFunctions,
  options: SharedFunctionsOptions,
): WorkshopFunctions {
  const { context } = room;
  const adopted = new Map<string, Promise<SharedMaterial>>();
  /** Documents on their way into the store: two steps at once take one in once. */
  const taking = new Map<string, Promise<void>>();
  /** What a run had read when a step of it began: no later step of the plan reads for it. */
  const readBefore = new Map<string, Promise<ReadonlySet<string>>>();

  async function adopt(runId: string): Promise<SharedMaterial> {
    const material = await options.materialOf(runId);
    if (material === null) throw new SampanError('not-found', 'The run is no longer there.');
    adoptMatter(context, material);
    return material;
  }

  async function take({ matter, documents }: SharedMaterial, documentId: string): Promise<void> {
    const document = documents.find(({ id }) => id === documentId);
    if (document === undefined || findDocument(context.database, documentId) !== null) return;
    const summaryOf = (id: string) => room.documents.summaryOf(room.documents.require(id));
    await takeShared(context, options.documentsFolder, document, { matterId: matter.id, summaryOf });
  }

  const isHere = (documentId: string) => findDocument(context.database, documentId) !== null;
  const takeOnce = (material: SharedMaterial, id: string) =>
    once(taking, id, () => take(material, id), 'while it runs');

  /** The call with what it needs here. A document that its own step could not read is no document for the others, as on one machine. */
  async function prepared(call: StepCall, use: StepUse): Promise<StepCall> {
    const { run, runId, step, documentIds } = call;
    const material = await once(adopted, runId, () => adopt(runId));
    if (use === 'read') {
      await Promise.all(documentIds.map((id) => takeOnce(material, id)));
      return call;
    }
    const given = new Set(material.documents.map(({ id }) => id));
    // What came inside another document is here when that one is read.
    const isInside = documentIds.some((id) => !given.has(id) && !isHere(id));
    const wanted =
      isInside || looksAcross(call, use) ? [...new Set([...run.documentIds, ...documentIds])] : documentIds;
    const read = await once(readBefore, `${runId}/${run.changedAtMs}/${step}`, () => options.readIn(run));
    const reading = wanted.filter((id) => read.has(id));
    await Promise.all(reading.map((id) => takeOnce(material, id)));
    await Promise.all(reading.map((id) => functions.read({ ...call, documentIds: [id] })));
    const unread = documentIds.filter((id) => !read.has(id));
    await Promise.all(unread.map((id) => takeOnce(material, id).catch(() => undefined)));
    const inside = unread.filter((id) => !given.has(id) && isHere(id));
    await Promise.all(inside.map((id) => functions.read({ ...call, documentIds: [id] })));
    return { ...call, documentIds: documentIds.filter(isHere) };
  }

  const shared = (use: StepUse): WorkshopFunctions[StepUse] => {
    return async (call) => functions[use](await prepared(call, use));
  };
  return {
    read: shared('read'),
    extract: shared('extract'),
    search: shared('search'),
    compress: shared('compress'),
    ask: shared('ask'),
    compare: shared('compare'),
    deadlines: shared('deadlines'),
    chronology: shared('chronology'),
    index: shared('index'),
    check: shared('check'),
    draft: shared('draft'),
    translate: shared('translate'),
    export: functions.export,
    tool: functions.tool,
  };
}

/** What is under way or done for a key, begun where it is not; what failed is begun anew by the next who asks. */
function once<Value>(
  begun: Map<string, Promise<Value>>,
  key: string,
  begin: () => Promise<Value>,
  kept: 'for good' | 'while it runs' = 'for good',
): Promise<Value> {
  const known = begun.get(key);
  if (known !== undefined) return known;
  const work = begin();
  begun.set(key, work);
  const forget = () => void begun.delete(key);
  work.then(kept === 'for good' ? () => undefined : forget, forget);
  return work;
}
