/**
 * Sampan without a window: puts the rooms together and answers every request of
 * the bridge but the shell's own. The shell and the command line use the same
 * functions; nothing here knows Electron.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '#contract/answer.ts';
import type { Application as ApplicationContract } from '#contract/application.ts';
import type { AddResult } from '#contract/bridge.ts';
import type { Chronology } from '#contract/chronology.ts';
import type { DeadlineQuestion, DeadlineView } from '#contract/deadline.ts';
import type { MachineReport } from '#contract/machine.ts';
import type { Settings } from '#contract/matter.ts';
import type { AppliedPlaybook, CheckedDocument } from '#contract/playbook.ts';
import type { WrittenProposals } from '#contract/proposal.ts';
import type { RulesPeriodsView } from '#contract/rules-period.ts';
import type { SpawnReader } from '#main/documents/disposable-reader.ts';
import { findDocument, unfinishedDocuments } from '#main/store/documents.ts';
import { listMatters } from '#main/store/matters.ts';
import { openStore, openStoreForReading } from '#main/store/open-store.ts';
import { countPages } from '#main/store/pages.ts';
import { listDocumentsWithStep, readingAgain } from '#main/store/runs.ts';
import { loadMachineReport, loadSettings, saveMachineReport } from '#main/store/settings.ts';
import { sourceFile, sourceFilePath } from '#main/store/source-files.ts';
import type { StoreKeys } from '#main/store/store-keys.ts';
import type { ServedTool } from '#main/tools/serve-tools.ts';
import type { AnalysisContext } from './application/analysis-context.ts';
import type { ApplicationRoom } from './application/application-room.ts';
import { Asking, type Question } from './application/asking.ts';
import { checkedDocuments } from './application/checked-documents.ts';
import { ChosenRuntime } from './application/chosen-runtime.ts';
import { largePageCount } from './application/collect-garbage.ts';
import { type AnalyseOptions, DocumentAnalysis } from './application/document-analysis.ts';
import { DocumentRoom, type ReportsAsked } from './application/document-room.ts';
import { EndpointRoom } from './application/endpoint-room.ts';
import { createEvents } from './application/events.ts';
import { type DeadlinesAsked, exportDeadlines } from './application/export-deadlines.ts';
import type { ExtractionTasks } from './application/extraction-worker.ts';
import { holderOf } from './application/held-against.ts';
import { listedDeadlines } from './application/listed-deadlines.ts';
import { localWorkshop } from './application/local-workshop.ts';
import { Machine } from './application/machine.ts';
import { matterChronology } from './application/matter-chronology.ts';
import { withContractType } from './application/matter-playbooks.ts';
import { createMatter, statesFolderPath } from './application/matter-requests.ts';
import { ModelRoom } from './application/model-room.ts';
import { playbookNamed } from './application/playbook-files.ts';
import { RecordRoom } from './application/record-room.ts';
import type { RepeatedCall } from './application/repeat-call.ts';
import { repeatRecordedCall } from './application/repeat-recorded-call.ts';
import type { ReportTasks } from './application/report-worker.ts';
import { askingRequests } from './application/requests/asking-requests.ts';
import { backupRequests } from './application/requests/backup-requests.ts';
import { bundleRequests } from './application/requests/bundle-requests.ts';
import { chronologyRequests } from './application/requests/chronology-requests.ts';
import { deadlineRequests } from './application/requests/deadline-requests.ts';
import { documentRequests } from './application/requests/document-requests.ts';
import { draftRequests } from './application/requests/draft-requests.ts';
import { machineRequests } from './application/requests/machine-requests.ts';
import { matterRequests } from './application/requests/matter-requests.ts';
import { playbookRequests } from './application/requests/playbook-requests.ts';
import { recordRequests } from './application/requests/record-requests.ts';
import { redactionRequests } from './application/requests/redaction-requests.ts';
import type { RequestTable } from './application/requests/request-table.ts';
import { reviewRequests } from './application/requests/review-requests.ts';
import { searchRequests } from './application/requests/search-requests.ts';
import { toolRequests } from './application/requests/tool-requests.ts';
import { versionRequests } from './application/requests/version-requests.ts';
import { workshopRequests } from './application/requests/workshop-requests.ts';
import { ReviewRoom } from './application/review-room.ts';
import { rulesPeriods } from './application/rules-periods.ts';
import type { SearchTasks } from './application/search-worker.ts';
import { Searching } from './application/searching.ts';
import { SentenceEncoderFiles } from './application/sentence-encoder-files.ts';
import type { SharedWorkshop, SharedWorkshopOptions } from './application/shared-workshop.ts';
import { recogniserCount, Slots } from './application/slots.ts';
import { takeInPaths } from './application/take-in.ts';
import { ToolRoom } from './application/tool-room.ts';
import { servedTools } from './application/tool-served.ts';
import { sweepWorkFolders } from './application/work-folder.ts';
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
  /** The folder of the fonts' packages: see `typeset`. */
  readonly fontsFolder: string;
  readonly nativeFolder?: string;
  readonly spawnReader: SpawnReader;
  /** Starts a process that recognises the characters of page images. */
  readonly spawnRecogniser: SpawnReader;
  /** Starts a process that writes one redacted copy. */
  readonly spawnRedactor: SpawnReader;
  /** The script of the extraction worker. */
  readonly extractionWorker: string;
  /** The script of the search worker. */
  readonly searchWorker: string;
  /** The script of the report worker. */
  readonly reportWorker: string;
  readonly sqliteBinding?: string;
  /** The keys of an encrypted data folder: see `unlockFolder`. */
  readonly keys?: StoreKeys | undefined;
  /** Settings of a first start. */
  readonly defaults?: Partial<Settings>;
  /** Overrides the chosen model for this session; `none` works without one. */
  readonly modelId?: string;
  /** How long the computer has slept since the program began, in milliseconds. */
  readonly asleepMs?: () => number;
  /** Go on with documents that an earlier session left unfinished. */
  readonly resume?: boolean;
  /** Called when a large document needs the memory; blocks, so left out where a window waits. */
  readonly collectGarbage?: () => void;
  /** The longest text that is worked on at once, UTF-16 units; longer ones go part by part. */
  readonly longestTextAtOnce?: number;
}

/** A playbook, or for each document the one that answers to its type and language. */
export type AskedPlaybook = AppliedPlaybook | 'answering';

/** The application with what only the command line needs. */
export interface Application extends ApplicationContract {
  readonly models: ModelRoom;
  /** The sentence encoder, which finds by meaning. */
  readonly encoder: SentenceEncoderFiles;
  /** Brings the search index up to date; resolves when it is. */
  indexed(): Promise<void>;
  /** Takes files and folders into the matter of that id, which is made where it is missing, without starting work on them. */
  takeIn(matter: { readonly id: string; readonly name: string }, paths: readonly string[]): Promise<AddResult>;
  /** Analyses documents; resolves when nothing waits or runs. Finished steps are not done again. */
  analyse(documentIds: readonly string[], options: AnalyseOptions): Promise<void>;
  /** Reads documents again that are read; resolves when nothing waits or runs. A document's own job says what became of it. */
  readAgain(documentIds: readonly string[], options?: { readonly password?: string }): Promise<void>;
  /** One question to documents, answered and kept. Errors: `not-found` where none is read, `cancelled`, the model's. */
  ask(question: Question, options: { readonly signal: AbortSignal }): Promise<Answer>;
  /** Keeps a measurement of this computer, whose fastest backend models then run on. */
  keepMachineReport(report: MachineReport): void;
  /** Resolves when every question of the review tables is answered; stops them when cancelled. */
  reviewed(signal: AbortSignal): Promise<void>;
  /** The record of this data folder. */
  readonly record: Pick<RecordRoom, 'list' | 'verify'>;
  /** Repeats the model's call of an entry of the record and compares the outputs. Errors: `not-found`, the model's, `cancelled`. */
  repeatCall(sequence: number, signal: AbortSignal): Promise<RepeatedCall>;
  /** Writes copies of documents with what is proposed for them into a folder. Errors: `not-found`, `wrong-usage`. */
  propose(
    documentIds: readonly string[],
    folder: string,
    sources: { readonly mends: boolean; readonly playbook: AskedPlaybook | null },
  ): Promise<WrittenProposals[]>;
  /** Documents against a playbook, the reasons in English. Errors: `not-found`. */
  checkPlaybook(documentIds: readonly string[], playbook: AskedPlaybook): Promise<CheckedDocument[]>;
  /** A playbook of the program by its id, or a person's own by its file, for a type of contract or for each title's. Errors: those of `playbookNamed`, `wrong-usage` for a type it does not have. */
  playbook(name: string, contractType?: string): Promise<AppliedPlaybook>;
  /** The deadlines of documents with their days, earliest first. Errors: `not-found`. */
  deadlines(documentIds: readonly string[], question: DeadlineQuestion): Promise<DeadlineView[]>;
  /** The periods of the rules that documents' arbitration agreements name; `days` by event go before those kept. */
  /** Writes the deadlines of documents as a file, with the periods of the rules. */
  exportDeadlines(documentIds: readonly string[], asked: DeadlinesAsked): Promise<void>;
  rulesPeriods(documentIds: readonly string[], days: Readonly<Record<string, string>>): Promise<RulesPeriodsView[]>;
  /** The events of documents, earliest first, and the people they name. Errors: `not-found`. */
  chronology(documentIds: readonly string[]): Promise<Chronology>;
  /** Opens the runs that several machines work on; it is closed before the application is. Errors: those of `SharedWorkshop.open`. */
  sharedWorkshop(options: Omit<SharedWorkshopOptions, 'onRecord' | 'sqliteBinding'>): Promise<SharedWorkshop>;
  /** What other agents may ask of one matter, within its rules. */
  servedTools(matterId: string): readonly ServedTool[];
  /** Writes the reports of documents into a folder; returns the paths written. */
  export(documentIds: readonly string[], options: ReportsAsked): Promise<string[]>;
}

/** Some 1,000 pages: what the rules hold of a text grows with it, and a bundle of thousands of pages is many documents. */
const longestTextAtOnce = 3_500_000;

/** Opens the store and puts the rooms together. Errors: those of `openStore`. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const openIn = (dataFolder: string) =>
    openStore({
      dataFolder,
      migrationsFolder: join(options.resourcesFolder, 'migrations'),
      keys: options.keys,
      ...(options.sqliteBinding !== undefined && { nativeBinding: options.sqliteBinding }),
    });
  const database = await openIn(options.dataFolder);
  const extraction = new WorkerThread<ExtractionTasks>({
    entry: options.extractionWorker,
    workerData: {
      resourcesFolder: options.resourcesFolder,
      ...(options.nativeFolder !== undefined && { nativeFolder: options.nativeFolder }),
    },
    limit: { baseMs: 120_000, perCharacterMs: 0.1 },
    heapMb: 320,
  });
  const reports = new WorkerThread<ReportTasks>({
    entry: options.reportWorker,
    workerData: {
      dataFolder: options.dataFolder,
      databaseKey: options.keys?.database,
      ...(options.sqliteBinding !== undefined && { sqliteBinding: options.sqliteBinding }),
    },
    limit: { baseMs: 600_000, perCharacterMs: 0.1 },
    heapMb: 384,
  });
  const searching = new WorkerThread<SearchTasks>({
    entry: options.searchWorker,
    workerData: {
      dataFolder: options.dataFolder,
      databaseKey: options.keys?.database,
      resourcesFolder: options.resourcesFolder,
      ...(options.sqliteBinding !== undefined && { sqliteBinding: options.sqliteBinding }),
    },
    limit: { baseMs: 120_000, perCharacterMs: 0 },
    heapMb: 256,
    endsItself: true,
  });
  const events = createEvents();
  const encoder = new SentenceEncoderFiles(options);
  const search = new Searching({
    database,
    worker: searching,
    encoderFiles: () => encoder.files(),
    onChange: (state) => events.emit('search.changed', state),
  });
  const record = new RecordRoom({
    database,
    dataFolder: options.dataFolder,
    keySecret: options.keys?.record,
    now: Date.now,
  });
  const context: AnalysisContext = {
    database,
    dataFolder: options.dataFolder,
    fileSecret: options.keys?.files ?? null,
    pdfjsFolder: options.pdfjsFolder,
    fontsFolder: options.fontsFolder,
    spawnReader: options.spawnReader,
    spawnRecogniser: options.spawnRecogniser,
    spawnRedactor: options.spawnRedactor,
    recognisers: new Slots(recogniserCount()),
    recognitionFolder: join(options.resourcesFolder, 'recognition'),
    extraction,
    meanings: (texts, signal) => search.meanings(texts, signal),
    pagesChanged: () => void search.follow(),
    withRoom: async (documentIds, work) => {
      if (documentIds.every((id) => countPages(database, id) < largePageCount)) return work();
      await extraction.rest();
      options.collectGarbage?.();
      return search.standAside(work);
    },
    collectGarbage: () => options.collectGarbage?.(),
    longestTextAtOnce: options.longestTextAtOnce ?? longestTextAtOnce,
    record: record.append,
    openAside: openIn,
    now: Date.now,
  };
  const models = new ModelRoom({
    catalogueFile: join(options.resourcesFolder, 'models', 'catalogue.json'),
    modelsFolder: options.modelsFolder,
    statesFolder: statesFolderPath(options.dataFolder),
    ...(options.keys !== undefined && { stateKey: options.keys.states }),
    backend: () => loadMachineReport(database)?.backend ?? 'cpu',
    ...(options.nativeFolder !== undefined && { nativeFolder: options.nativeFolder }),
    onChange: (list) => events.emit('models.changed', list),
  });
  const settingDefaults: Settings = {
    locale: 'en',
    theme: 'system',
    outputLanguage: 'en',
    modelId: models.defaultModelId,
    tourSeen: false,
    notify: 'named',
    keepAwake: false,
    ...options.defaults,
  };
  const settings = () => ({
    ...loadSettings(database, settingDefaults),
    ...(options.modelId !== undefined && { modelId: options.modelId }),
  });
  const endpoints: EndpointRoom = new EndpointRoom({
    database,
    ...(options.nativeFolder !== undefined && { nativeFolder: options.nativeFolder }),
    vocabularyFile: (modelId) => models.fileOf(modelId),
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
  const asking = new Asking({
    context,
    events,
    loadRuntime,
    vocabularyFile: () => chosen.vocabularyFile(),
    nearness: (question, documentIds, signal) => search.nearness(question, documentIds, signal),
  });

  const analysis = new DocumentAnalysis({
    context,
    awakeNow: () => context.now() - (options.asleepMs?.() ?? 0),
    events,
    loadRuntime,
    onDocumentChange: (documentId) => {
      const record = findDocument(database, documentId);
      if (record) events.emit('document.changed', documents.summaryOf(record));
    },
    summaryOf: (documentId) => documents.summaryOf(documents.require(documentId)),
  });

  const documents: DocumentRoom = new DocumentRoom({
    context,
    reports,
    analysis,
    modelOf: (modelId) => models.modelOf(modelId) ?? endpoints.modelOf(modelId),
    readingOf: (documentId) => asking.unboxedReading(documentId),
    record,
    resourcesFolder: options.resourcesFolder,
  });
  const heldBy = (asked: AskedPlaybook) => holderOf(room, asked === 'answering' ? null : asked);
  const room: ApplicationRoom = {
    context,
    resourcesFolder: options.resourcesFolder,
    events,
    models,
    endpoints,
    chosen,
    machine,
    asking,
    analysis,
    documents,
    reports,
    search,
    encoder,
    record,
    settings,
    mattersChanged: () => events.emit('matters.changed', listMatters(database)),
  };
  const workshop = localWorkshop(room, {
    dataFolder: options.dataFolder,
    queueKey: options.keys?.queue,
    asleepMs: options.asleepMs,
    onRecord: record.append,
    ...(options.sqliteBinding !== undefined && { sqliteBinding: options.sqliteBinding }),
  });
  const tools = new ToolRoom(context);
  const review = new ReviewRoom(room);
  const requests: RequestTable = {
    ...matterRequests(room),
    ...backupRequests(room, {
      migrationsFolder: join(options.resourcesFolder, 'migrations'),
      openSnapshot: () =>
        openStoreForReading({
          dataFolder: options.dataFolder,
          databaseKey: options.keys?.database,
          ...(options.sqliteBinding !== undefined && { nativeBinding: options.sqliteBinding }),
        }),
    }),
    ...documentRequests(room),
    ...askingRequests(room),
    ...machineRequests(room),
    ...draftRequests(room),
    ...searchRequests(room),
    ...deadlineRequests(room),
    ...versionRequests(room),
    ...chronologyRequests(room),
    ...recordRequests(room),
    ...redactionRequests(room),
    ...playbookRequests(room),
    ...bundleRequests(room),
    ...reviewRequests(room, review),
    ...workshopRequests(room, workshop),
    ...toolRequests(tools),
  };

  void sweepWorkFolders(options.dataFolder).catch(() => undefined);
  void search.follow();
  if (options.resume) review.resume();
  if (options.resume) void workshop.start().catch(() => undefined);
  if (options.resume) for (const document of unfinishedDocuments(database)) analysis.start(document.id);
  if (options.resume) for (const id of listDocumentsWithStep(database, readingAgain)) analysis.readAgain(id);

  return {
    models,
    encoder,
    indexed: () => search.follow(),
    record,
    async request(name, args) {
      return requests[name](args);
    },
    on: events.on,
    source(sha256) {
      return existsSync(sourceFilePath(options.dataFolder, sha256)) ? sourceFile(context, sha256) : null;
    },
    async takeIn(matter, paths) {
      createMatter(context, { ...matter, parties: [], language: settings().outputLanguage });
      return takeInPaths(context, paths, { ...documents.takeInOptions(matter.id), onAdded: () => undefined });
    },
    async analyse(documentIds, asked) {
      for (const documentId of documentIds) analysis.start(documentId, asked);
      await analysis.queue.idle();
      // What comes next is mostly an export, which needs the memory where a document is large.
      if (documentIds.some((id) => countPages(database, id) >= largePageCount)) await extraction.rest();
      void search.follow().then(() => searching.rest());
    },
    async readAgain(documentIds, asked) {
      for (const documentId of documentIds) analysis.readAgain(documentId, asked);
      await analysis.queue.idle();
    },
    async reviewed(signal) {
      const stop = () => void review.close();
      signal.addEventListener('abort', stop, { once: true });
      await review.idle();
      signal.removeEventListener('abort', stop);
      signal.throwIfAborted();
    },
    repeatCall: (sequence, signal) => repeatRecordedCall({ context, models, record }, sequence, signal),
    keepMachineReport: (report) => saveMachineReport(database, report),
    export: documents.export,
    async chronology(documentIds) {
      return matterChronology(context, documentIds.map(documents.require));
    },
    propose(documentIds, folder, { mends, playbook }) {
      const held = playbook === null ? null : heldBy(playbook);
      return documents.propose(documentIds, { mends, held, folder, atMs: Date.now() });
    },
    async checkPlaybook(documentIds, playbook) {
      return checkedDocuments(context, documentIds.map(documents.require), { held: heldBy(playbook), language: 'en' });
    },
    exportDeadlines(documentIds, asked) {
      const { rulesTables } = documents;
      return exportDeadlines({ context, reports, rulesTables }, documentIds.map(documents.require), asked);
    },
    async rulesPeriods(documentIds, days) {
      return rulesPeriods(database, documents.rulesTables(), documentIds.map(documents.require), days);
    },
    playbook: async (name, contractType) =>
      withContractType(await playbookNamed(name, options.resourcesFolder), contractType),
    async deadlines(documentIds, question) {
      return listedDeadlines(context, documentIds.map(documents.require), question);
    },
    ask: (question, askOptions) => asking.ask(question, askOptions),
    async sharedWorkshop(sharedOptions) {
      // Only here: no other command connects to a database.
      const { SharedWorkshop } = await import('./application/shared-workshop.ts');
      const binding = options.sqliteBinding !== undefined && { sqliteBinding: options.sqliteBinding };
      return SharedWorkshop.open(room, { ...sharedOptions, ...binding, onRecord: record.append });
    },
    servedTools: (matterId) => servedTools(room, matterId),
    async close() {
      tools.close();
      await review.close();
      await workshop.close();
      await asking.close();
      await analysis.close();
      await machine.close();
      endpoints.close();
      await chosen.close();
      await models.close();
      await search.close();
      await searching.close();
      await extraction.close();
      await reports.close();
      database.$client.close();
    },
  };
}
