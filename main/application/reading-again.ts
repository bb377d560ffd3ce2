/**
 * Reads a document that is read already once more, in today's way. All of it is made in a store of its own beside the
 * database, where a reading that was cut off goes on; only when it is whole does it take the place of the earlier one,
 * in one transaction with what people made on its pages. Until then the earlier reading stays as it is.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputLanguage } from '#contract/document.ts';
import {
  type DocumentRecord,
  findDocument,
  insertDocument,
  saveReading,
  setDocumentState,
} from '#main/store/documents.ts';
import { listFindings } from '#main/store/findings.ts';
import { findMatter, insertMatter } from '#main/store/matters.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { countPages } from '#main/store/pages.ts';
import { replaceReading } from '#main/store/replaced-reading.ts';
import { finishStep, forgetStep, readingAgain } from '#main/store/runs.ts';
import { loadWorkOnPages, replaceWorkOnPages, workFingerprint } from '#main/store/work-on-pages.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { anchoredText } from './anchored-text.ts';
import { carryCorrections, takeBackCorrections } from './carried-corrections.ts';
import { carriedPlaces } from './carried-places.ts';
import { carriedWork } from './carried-work.ts';
import { extractStep } from './extract-step.ts';
import { notCarriedCorrection, saidOfReading } from './not-carried.ts';
import { measureLanguages, type ReadStepOptions, readStep } from './read-step.ts';
import { recogniseStep } from './recognise-step.ts';
import { documentRedactions, saveRedactions } from './redactions.ts';
import { isReadEarlier, readInput } from './step-inputs.ts';

export interface ReadAgainOptions extends ReadStepOptions {
  readonly language: OutputLanguage;
  /** Runs what puts the new reading in place while nothing else works on the document. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

/** What the mark `readingAgain` is made from once the new reading is in place and only comparing is left. */
export const inPlace = 'in-place';

/** Not more than these of what could not be carried over are told one by one. */
const mostTold = 200;

/** What people do while their work is carried over begins it anew; so often at most. */
const mostAttempts = 20;

/** Reads a document again and puts the new reading in place of the earlier one. Errors: those of reading and recognising; the earlier reading then stays. */
export async function readAgain(
  context: AnalysisContext,
  document: DocumentRecord,
  options: ReadAgainOptions,
): Promise<void> {
  const aside = await openedAside(context, document);
  try {
    const besides: AnalysisContext = {
      ...context,
      database: aside,
      pagesChanged: () => undefined,
      record: () => undefined,
    };
    takeBackCorrections(aside, document.id);
    await readStep(besides, document, options);
    const warnings = (findDocument(aside, document.id)?.warnings ?? []).filter(
      (said) => !said.startsWith(saidOfReading),
    );
    await recogniseStep(besides, document, options);
    await options.alone(async () => {
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
        options.signal.throwIfAborted();
        if (await putInPlace(context, besides, document, { ...options, warnings })) return;
      }
      throw new Error('what people made on the pages kept changing');
    });
  } finally {
    aside.$client.close();
  }
  await forgetAside(context, document.id);
}

/** Deletes what was read so far of a document that is not to be read again after all. */
export async function forgetAside(context: Pick<AnalysisContext, 'dataFolder'>, documentId: string): Promise<void> {
  await rm(asideFolder(context, documentId), { recursive: true, force: true });
}

/** Not one that is swept when the program starts. */
function asideFolder({ dataFolder }: Pick<AnalysisContext, 'dataFolder'>, documentId: string): string {
  return join(dataFolder, 'work', `${documentId}-again`);
}

/** The store beside the database with what was read of the document so far; one that an earlier Sampan began is begun anew. */
async function openedAside(context: AnalysisContext, document: DocumentRecord): Promise<StoreDatabase> {
  const open = async () => {
    const aside = await context.openAside(asideFolder(context, document.id));
    const matter = findMatter(context.database, document.matterId);
    if (matter) insertMatter(aside, matter);
    insertDocument(aside, document);
    return aside;
  };
  const aside = await open().catch(() => null);
  if (aside !== null && !isReadEarlier({ database: aside }, document)) return aside;
  aside?.$client.close();
  await forgetAside(context, document.id);
  return open();
}

/** Carries everything over and puts the new reading in place; false where the work on it changed meanwhile. */
async function putInPlace(
  context: AnalysisContext,
  besides: AnalysisContext,
  document: DocumentRecord,
  options: ReadAgainOptions & { readonly warnings: readonly string[] },
): Promise<boolean> {
  const { database } = context;
  const { database: aside } = besides;
  const { id } = document;
  const current = () => ({ work: loadWorkOnPages(database, document), redactions: documentRedactions(context, id) });
  const { work, redactions } = current();
  const fingerprint = workFingerprint({ work, redactions });
  takeBackCorrections(aside, id);
  const notFound = carryCorrections(database, aside, work.corrections);
  await measureLanguages(besides, document, options.signal);
  await context.withRoom([id], () => extractStep(besides, document, options));
  const read = findDocument(aside, id);
  const places = carriedPlaces(await anchoredText(context, document), await anchoredText(besides, document), {
    isTypeset: document.renditionSha256 !== null && !document.mediaType.startsWith('image/'),
  });
  const found = { before: listFindings(database, id), after: listFindings(aside, id) };
  const carried = await carriedWork(places, work, redactions, found);
  const notCarried = [
    ...notFound.map(({ page, before, after }) => notCarriedCorrection(page, before, after)),
    ...carried.notCarried,
  ].slice(0, mostTold);
  if (read) saveReading(aside, id, { ...read, warnings: [...options.warnings, ...notCarried] });
  const isDone = replaceReading(database, aside, id, {
    isCurrent: () => workFingerprint(current()) === fingerprint,
    withinIt: () => {
      replaceWorkOnPages(database, id, carried.work);
      if (redactions.redactions.length > 0) saveRedactions(context, document, carried.redactions);
      setDocumentState(database, id, 'ready', null);
      finishStep(database, id, { step: readingAgain, input: inPlace, seconds: 0, finishedAtMs: context.now() });
    },
  });
  if (!isDone) {
    forgetStep(aside, id, 'extract');
    return false;
  }
  const { matterId, sha256 } = document;
  const pages = countPages(database, id);
  context.record({
    kind: 'reading-again',
    matterId,
    body: { documentId: id, sha256, step: readInput(document), pages, notCarried: notCarried.length },
  });
  context.pagesChanged();
  return true;
}
