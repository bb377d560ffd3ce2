/**
 * Sampan without a window: puts the rooms together and answers every request of
 * the bridge but the shell's own. The shell and the command line use the same
 * functions; nothing here knows Electron.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '#contract/answer.ts';
import type { Application as ApplicationContract, ShellRequest } from '#contract/application.ts';
import type { AddResult, BridgeArguments, BridgeResults } from '#contract/bridge.ts';
import { SampanError } from '#contract/errors.ts';
import type { DocumentSummary, Settings } from '#contract/matter.ts';
import type { SpawnReader } from '#main/documents/disposable-reader.ts';
import { formsOf } from '#main/language/folding.ts';
import {
  type DocumentRecord,
  deleteDocument,
  findDocument,
  listDocuments,
  unfinishedDocuments,
} from '#main/store/documents.ts';
import { documentOfFinding, listClauses, saveReview } from '#main/store/findings.ts';
import { deleteMatter, listMatters } from '#main/store/matters.ts';
import { openStore } from '#main/store/open-store.ts';
import { loadSettings, saveSettings } from '#main/store/settings.ts';
import { sourceFilePath } from '#main/store/source-files.ts';
import { listGists, loadSummary } from '#main/store/summaries.ts';
import type { AnalysisContext } from './application/analysis-context.ts';
import { Asking, type Question } from './application/asking.ts';
import { ChosenRuntime } from './application/chosen-runtime.ts';
import { type AnalyseOptions, type AskedLanguage, DocumentAnalysis } from './application/document-analysis.ts';
import { documentSummary, documentView, reviewedFindings } from './application/document-views.ts';
import { EndpointRoom } from './application/endpoint-room.ts';
import { createEvents } from './application/events.ts';
import { exportDocuments } from './application/export-documents.ts';
import type { ExtractionTasks } from './application/extraction-worker.ts';
import { languagePlaces } from './application/language-places.ts';
import { Machine } from './application/machine.ts';
import { forgetConflictsWith } from './application/matter-conflicts.ts';
import { changeMatter, createMatter, deleteUnusedFiles, requireMatter } from './application/matter-requests.ts';
import { ModelRoom } from './application/model-room.ts';
import type { ReportTasks } from './application/report-worker.ts';
import { writeModelGist } from './application/summarise-step.ts';
import { takeIn, takeInPaths } from './application/take-in.ts';
import { WorkerThread } from './application/worker-thread.ts';

export interface ApplicationOptions {
  /** Where the database and the sources are kept. */
  readonly dataFolder: string;
  /** The project's `resources`, or its copy in the installed program. */
  readonly resourcesFolder: string;
  /** Where models are kept: outside the checkout and the data folder. */
  readonly modelsFolder: string;
  /** The pdfjs-dist package, or a folder with its cmaps, standard_fonts, wasm and iccs. */
  readonly pdfjsFolder: string;
  readonly nativeFolder?: string;
  readonly spawnReader: SpawnReader;
  /** The script of the extraction worker. */
  readonly extractionWorker: string;
  /** The script of the report worker. */
  readonly reportWorker: string;
  readonly sqliteBinding?: string;
  /** Settings of a first start. */
  readonly defaults?: Partial<Settings>;
  /** Overrides the chosen model for this session; `none` works without one. */
  readonly modelId?: string;
  /** Go on with documents that an earlier session left unfinished. */
  readonly resume?: boolean;
}

/** The application with what only the command line needs. */
export interface Application extends ApplicationContract {
  readonly models: ModelRoom;
  /** Takes files and folders into the matter of that id, which is made where it is missing, without starting work on them. */
  takeIn(matter: { readonly id: string; readonly name: string }, paths: readonly string[]): Promise<AddResult>;
  /** Analyses documents; resolves when nothing waits or runs. Finished steps are not done again. */
  analyse(documentIds: readonly string[], options: AnalyseOptions): Promise<void>;
  /** One question to documents, answered and kept. Errors: `not-found` where none is read, `cancelled`, the model's. */
  ask(question: Question, options: { readonly signal: AbortSignal }): Promise<Answer>;
  /** Writes the reports of documents into a folder; returns the paths written. */
  export(
    documentIds: readonly string[],
    options: { readonly folder: string; readonly language: AskedLanguage },
  ): Promise<string[]>;
}

type Requests = {
  [Name in Exclude<keyof BridgeResults, ShellRequest>]: (
    args: BridgeArguments[Name],
  ) => BridgeResults[Name] | Promise<BridgeResults[Name]>;
};

/** Opens the store and puts the rooms together. Errors: those of `openStore`. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const database = await openStore({
    dataFolder: options.dataFolder,
    migrationsFolder: join(options.resourcesFolder, 'migrations'),
    ...(options.sqliteBinding !== undefined && { nativeBinding: options.sqliteBinding }),
  });
  const extraction = new WorkerThread<ExtractionTasks>({
    entry: options.extractionWorker,
    workerData: {
      resourcesFolder: options.resourcesFolder,
      ...(options.nativeFolder !== undefined && { nativeFolder: options.nativeFolder }),
    },
    limitMs: 120_000,
  });
  const reports = new WorkerThread<ReportTasks>({
    entry: options.reportWorker,
    workerData: {},
    limitMs: 600_000,
  });
  const context: AnalysisContext = {
    database,
    dataFolder: options.dataFolder,
    pdfjsFolder: options.pdfjsFolder,
    spawnReader: options.spawnReader,
    extraction,
    now: Date.now,
  };
  const events = createEvents();
  const models = new ModelRoom({
    catalogueFile: join(options.resourcesFolder, 'models', 'catalogue.json'),
    modelsFolder: options.modelsFolder,
    statesFolder: join(options.dataFolder, 'states'),
    ...(options.nativeFolder !== undefined && { nativeFolder: options.nativeFolder }),
    onChange: (list) => events.emit('models.changed', list),
  });
  const settingDefaults: Settings = {
    locale: 'en',
    theme: 'system',
    outputLanguage: 'en',
    modelId: models.defaultModelId,
    tourSeen: false,
    ...options.defaults,
  };
  const settings = () => ({
    ...loadSettings(database, settingDefaults),
    ...(options.modelId !== undefined && { modelId: options.modelId }),
  });
  const endpoints: EndpointRoom = new EndpointRoom({
    database,
    ...(options.nativeFolder !== undefined && { nativeFolder: options.nativeFolder }),
    isChosen: (endpointId) => chosen.isChosen(endpointId),
    onChange: (list) => events.emit('endpoints.changed', list),
  });
  const chosen = new ChosenRuntime({ models, endpoints });
  chosen.choose(settings().modelId);
  const loadRuntime = (signal: AbortSignal) => chosen.load(signal);
  const machine = new Machine({
    database,
    models,
    ...(options.nativeFolder !== undefined && { nativeFolder: options.nativeFolder }),
  });
  const asking = new Asking({ context, events, loadRuntime, vocabularyFile: () => chosen.vocabularyFile() });

  const analysis = new DocumentAnalysis({
    context,
    events,
    loadRuntime,
    onDocumentChange: (documentId) => {
      const record = findDocument(database, documentId);
      if (record) events.emit('document.changed', summaryOf(record));
    },
  });

  function summaryOf(record: DocumentRecord): DocumentSummary {
    return documentSummary(database, record, analysis.queue.find(record.id));
  }

  function requireDocument(documentId: string): DocumentRecord {
    const record = findDocument(database, documentId);
    if (!record) throw new SampanError('not-found', 'That document is no longer there. Choose another one.');
    return record;
  }

  function mattersChanged(): void {
    events.emit('matters.changed', listMatters(database));
  }

  function takeInOptions(matterId: string) {
    requireMatter(context, matterId);
    return {
      matterId,
      summaryOf: (documentId: string) => summaryOf(requireDocument(documentId)),
      onAdded: (documentId: string) => analysis.start(documentId),
    };
  }

  async function removeDocument(record: DocumentRecord): Promise<void> {
    analysis.queue.forget(record.id);
    deleteDocument(database, record.id);
    forgetConflictsWith(context, record);
    await deleteUnusedFiles(context);
  }

  /** A model that arrives writes the summaries that had to do without one. */
  function summariseWaiting(): void {
    for (const matter of listMatters(database)) {
      for (const document of listDocuments(database, matter.id)) {
        if (
          document.state === 'ready' &&
          loadSummary(database, document.id, matter.language)?.summary.method !== 'model'
        ) {
          void analysis.summarise(document, matter.language);
        }
      }
    }
  }

  function exportReports(
    documentIds: readonly string[],
    to: { readonly folder: string; readonly language: AskedLanguage },
  ) {
    const room = {
      context,
      reports,
      passwordOf: (documentId: string) => analysis.passwordOf(documentId),
      modelOf: (modelId: string) => models.modelOf(modelId) ?? endpoints.modelOf(modelId),
      languageFor: (document: DocumentRecord) => analysis.languageFor(document, to.language),
    };
    return exportDocuments(room, documentIds.map(requireDocument), to.folder);
  }

  const requests: Requests = {
    'settings.get': () => settings(),
    'settings.set': (change) => {
      saveSettings(database, change);
      if (change.modelId !== undefined) {
        chosen.choose(change.modelId);
        endpoints.changed();
      }
      events.emit('settings.changed', settings());
      return settings();
    },
    'matters.list': () => listMatters(database),
    'matters.create': (args) => {
      const matter = createMatter(context, args);
      mattersChanged();
      return matter;
    },
    'matters.update': (args) => {
      const matter = changeMatter(context, args);
      mattersChanged();
      return matter;
    },
    'matters.delete': async ({ matterId }) => {
      for (const document of listDocuments(database, matterId)) analysis.queue.forget(document.id);
      deleteMatter(database, matterId);
      await deleteUnusedFiles(context);
      mattersChanged();
      return null;
    },
    'samples.open': async () => {
      const matter = createMatter(context, {
        id: 'matter-samples',
        name: 'Samples / 樣本 / 样本',
        parties: [],
        language: settings().outputLanguage,
      });
      const folder = join(options.resourcesFolder, 'samples');
      const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf')).sort();
      await takeInPaths(
        context,
        names.map((name) => join(folder, name)),
        takeInOptions(matter.id),
      );
      mattersChanged();
      return requireMatter(context, matter.id);
    },
    'documents.list': ({ matterId }) => listDocuments(database, matterId).map(summaryOf),
    'documents.addPaths': async ({ matterId, paths }) => {
      const result = await takeInPaths(context, paths, takeInOptions(matterId));
      mattersChanged();
      return result;
    },
    'documents.addBytes': async ({ matterId, name, bytes }) => {
      const result = await takeIn(context, [{ name, source: bytes }], takeInOptions(matterId));
      mattersChanged();
      return result;
    },
    'documents.view': ({ documentId }) => {
      const record = requireDocument(documentId);
      return documentView(database, record, analysis.queue.find(documentId), analysis.passwordOf(documentId));
    },
    'pages.languages': (args) => languagePlaces(database, args),
    'find.forms': ({ text }) => Array.from(text, formsOf),
    'documents.remove': async ({ documentId }) => {
      await removeDocument(requireDocument(documentId));
      mattersChanged();
      return null;
    },
    'queue.list': () => analysis.queue.list(),
    'queue.cancel': ({ documentId }) => {
      analysis.queue.cancel(documentId);
      return null;
    },
    'queue.retry': ({ documentId, password }) => {
      requireDocument(documentId);
      analysis.start(documentId, { ...(password !== undefined && { password }) });
      return null;
    },
    'findings.list': ({ documentId }) => reviewedFindings(database, documentId),
    'findings.review': (args) => {
      const documentId = documentOfFinding(database, args.findingId);
      if (documentId === null)
        throw new SampanError('not-found', 'That finding is no longer there. Open the document again.');
      const review = { ...args, reviewedAtMs: Date.now() };
      saveReview(database, documentId, review);
      events.emit('findings.changed', { documentId });
      return review;
    },
    'clauses.list': ({ documentId }) => listClauses(database, documentId),
    'summaries.get': ({ documentId, language }) => loadSummary(database, documentId, language)?.summary ?? null,
    'summaries.request': async ({ documentId, language }) => {
      await analysis.summarise(requireDocument(documentId), language);
      return null;
    },
    'gists.list': ({ documentId, language }) => listGists(database, documentId, language),
    'gists.request': async ({ documentId, language, clauseIndex }) => {
      const runtime = await chosen.load(new AbortController().signal);
      if (!runtime)
        throw new SampanError(
          'model-missing',
          'There is no model to write with. Choose or fetch one in the bar below.',
        );
      const gist = await writeModelGist(context, requireDocument(documentId), { language, clauseIndex, runtime });
      if (!gist) throw new SampanError('not-found', 'That clause is no longer there. Open the document again.');
      return gist;
    },
    'exports.run': ({ documentIds, language, folder }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the reports to.');
      return exportReports(documentIds, { folder, language });
    },
    'ask.start': (args) => asking.start(args),
    'ask.cancel': ({ askId }) => {
      asking.cancel(askId);
      return null;
    },
    'ask.list': ({ matterId }) => asking.list(matterId),
    'reading.get': (args) => asking.reading(args),
    'endpoints.list': () => endpoints.list(),
    'endpoints.save': (args) => {
      const status = endpoints.save(args);
      chosen.endpointChanged(status.id);
      return status;
    },
    'endpoints.remove': ({ endpointId }) => {
      endpoints.remove(endpointId);
      chosen.endpointChanged(endpointId);
      return null;
    },
    'endpoints.test': ({ endpointId }) => endpoints.test(endpointId),
    'machine.get': () => machine.lastReport(),
    'machine.measure': () => machine.measure(),
    'models.list': () => models.list(),
    'models.fetch': ({ modelId }) => {
      void models.fetch(modelId).then((path) => {
        if (path !== null && settings().modelId === modelId) summariseWaiting();
      });
      return null;
    },
    'models.cancelFetch': ({ modelId }) => {
      models.cancelFetch(modelId);
      return null;
    },
  };

  if (options.resume) for (const document of unfinishedDocuments(database)) analysis.start(document.id);

  return {
    models,
    async request(name, args) {
      return requests[name](args);
    },
    on: events.on,
    sourcePath(sha256) {
      const path = sourceFilePath(options.dataFolder, sha256);
      return existsSync(path) ? path : null;
    },
    async takeIn(matter, paths) {
      createMatter(context, { ...matter, parties: [], language: settings().outputLanguage });
      return takeInPaths(context, paths, { ...takeInOptions(matter.id), onAdded: () => undefined });
    },
    async analyse(documentIds, asked) {
      for (const documentId of documentIds) analysis.start(documentId, asked);
      await analysis.queue.idle();
    },
    export: exportReports,
    ask: (question, askOptions) => asking.ask(question, askOptions),
    async close() {
      await asking.close();
      await analysis.close();
      await machine.close();
      endpoints.close();
      await chosen.close();
      await models.close();
      await extraction.close();
      await reports.close();
      database.$client.close();
    },
  };
}
