import { SampanError } from '#contract/errors.ts';
import type { Review } from '#contract/finding.ts';
import { formsOf } from '#main/language/folding.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { findDocument } from '#main/store/documents.ts';
import { documentOfFinding, listClauses, saveReview } from '#main/store/findings.ts';
import { listGists, loadSummary } from '#main/store/summaries.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { documentView, reviewedFindings } from '../document-views.ts';
import { holderOf } from '../held-against.ts';
import { languagePlaces } from '../language-places.ts';
import { appliedPlaybook, chosenPlaybook } from '../matter-playbooks.ts';
import { correctPageLine, pageReading } from '../page-readings.ts';
import { requireDocumentPermission } from '../require-document-permission.ts';
import { requirePermission } from '../require-permission.ts';
import { writeModelGist } from '../summarise-step.ts';
import { takeIn, takeInPaths } from '../take-in.ts';
import type { Requests } from './request-table.ts';

type Names =
  | `documents.${'list' | 'addPaths' | 'addBytes' | 'view' | 'readAgain' | 'remove'}`
  | `queue.${'list' | 'cancel' | 'retry'}`
  | `findings.${'list' | 'review'}`
  | `summaries.${'get' | 'request'}`
  | `gists.${'list' | 'request'}`
  | `pages.${'languages' | 'reading' | 'correct'}`
  | 'find.forms'
  | 'clauses.list'
  | 'exports.run'
  | 'proposals.export';

/** A person's word on a finding, by its hash: the record holds no words of a matter. */
function recordReview(context: AnalysisContext, documentId: string, review: Review): void {
  const matterId = findDocument(context.database, documentId)?.matterId ?? null;
  const { findingId, state } = review;
  const wordsSha256 = sha256Of(JSON.stringify([review.fields, review.note]));
  context.record({ kind: 'review', matterId, body: { documentId, findingId, state, wordsSha256 } });
}

/** Documents, their way through the queue, and what was found in them. */
export function documentRequests(room: ApplicationRoom): Requests<Names> {
  const { context, documents, analysis } = room;
  const { database } = context;
  const mayRead = (documentId: string) => requireDocumentPermission(context, documentId, 'read');
  const mayAnalyse = (documentId: string) => requireDocumentPermission(context, documentId, 'analyse');
  return {
    'documents.list': ({ matterId }) => documents.summariesOf(matterId),
    'documents.addPaths': async ({ matterId, paths }) => {
      const result = await takeInPaths(context, paths, documents.takeInOptions(matterId));
      room.mattersChanged();
      return result;
    },
    'documents.addBytes': async ({ matterId, name, bytes }) => {
      const result = await takeIn(context, [{ name, source: bytes }], documents.takeInOptions(matterId));
      room.mattersChanged();
      return result;
    },
    'proposals.export': ({ documentIds, folder, from = 'mends' }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the copies to.');
      const [matterId, another] = new Set(documentIds.map((id) => documents.require(id).matterId));
      if (from !== 'mends' && another !== undefined)
        throw new SampanError(
          'wrong-usage',
          'Each matter has a playbook of its own. Write its documents by themselves.',
        );
      const chosen = matterId === undefined ? null : chosenPlaybook(room, matterId);
      const isAsked = from !== 'mends' && (chosen === null || chosen.playbookId !== null);
      const held = isAsked ? holderOf(room, chosen === null ? null : appliedPlaybook(room, chosen)) : null;
      return documents.propose(documentIds, { folder, atMs: context.now(), mends: from !== 'playbook', held });
    },
    'documents.view': ({ documentId }) => {
      const record = documents.require(documentId);
      mayRead(documentId);
      analysis.queue.raise(documentId);
      return documentView(database, record, analysis.queue.find(documentId), analysis.passwordOf(documentId));
    },
    'documents.remove': async ({ documentId }) => {
      const record = documents.require(documentId);
      requirePermission(context, record.matterId, 'administer');
      await documents.remove(record);
      room.mattersChanged();
      return null;
    },
    'pages.languages': (args) => {
      mayRead(args.documentId);
      return languagePlaces(database, args);
    },
    'pages.reading': (args) => {
      mayRead(args.documentId);
      return pageReading(context, args);
    },
    'pages.correct': (args) => {
      mayAnalyse(args.documentId);
      correctPageLine(context, args);
      const { documentId, pageNumber, line, text } = args;
      const { matterId } = documents.require(documentId);
      context.record({
        kind: 'correction',
        matterId,
        body: { documentId, pageNumber, line, textSha256: sha256Of(text) },
      });
      // What was found in the old words is looked for anew.
      analysis.start(args.documentId);
      return pageReading(context, args);
    },
    'find.forms': ({ text }) => Array.from(text, formsOf),
    'queue.list': () => analysis.queue.list(),
    'queue.cancel': ({ documentId }) => {
      analysis.queue.cancel(documentId);
      return null;
    },
    'queue.retry': ({ documentId, password }) => {
      documents.require(documentId);
      const given = { ...(password !== undefined && { password }) };
      if (analysis.isToBeReadAgain(documentId)) analysis.readAgain(documentId, given);
      else analysis.start(documentId, given);
      return null;
    },
    'documents.readAgain': ({ documentIds }) => {
      for (const documentId of documentIds) mayAnalyse(documentId);
      for (const documentId of documentIds) analysis.readAgain(documentId);
      return null;
    },
    'findings.list': ({ documentId }) => {
      mayRead(documentId);
      return reviewedFindings(database, documentId);
    },
    'findings.review': (args) => {
      const documentId = documentOfFinding(database, args.findingId);
      if (documentId === null)
        throw new SampanError('not-found', 'That finding is no longer there. Open the document again.');
      mayAnalyse(documentId);
      const review = { ...args, reviewedAtMs: Date.now() };
      saveReview(database, documentId, review);
      recordReview(context, documentId, review);
      room.events.emit('findings.changed', { documentId });
      return review;
    },
    'clauses.list': ({ documentId }) => {
      mayRead(documentId);
      return listClauses(database, documentId);
    },
    'summaries.get': ({ documentId, language }) => {
      mayRead(documentId);
      return loadSummary(database, documentId, language)?.summary ?? null;
    },
    'summaries.request': async ({ documentId, language }) => {
      mayAnalyse(documentId);
      await analysis.summarise(documents.require(documentId), language);
      return null;
    },
    'gists.list': ({ documentId, language }) => {
      mayRead(documentId);
      return listGists(database, documentId, language);
    },
    'gists.request': async ({ documentId, language, clauseIndex }) => {
      mayAnalyse(documentId);
      const runtime = await room.chosen.load(new AbortController().signal);
      if (!runtime)
        throw new SampanError(
          'model-missing',
          'There is no model to write with. Choose or fetch one in the bar below.',
        );
      const gist = await writeModelGist(context, documents.require(documentId), { language, clauseIndex, runtime });
      if (!gist) throw new SampanError('not-found', 'That clause is no longer there. Open the document again.');
      return gist;
    },
    'exports.run': ({ documentIds, language, folder, maskPersonalData = false, form = 'long' }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the reports to.');
      return documents.export(documentIds, { folder, language, maskPersonalData, form });
    },
  };
}
