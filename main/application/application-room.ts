import type { Settings } from '#contract/matter.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { Asking } from './asking.ts';
import type { ChosenRuntime } from './chosen-runtime.ts';
import type { DocumentAnalysis } from './document-analysis.ts';
import type { DocumentRoom } from './document-room.ts';
import type { EndpointRoom } from './endpoint-room.ts';
import type { ApplicationEvents } from './events.ts';
import type { Machine } from './machine.ts';
import type { ModelRoom } from './model-room.ts';
import type { RecordRoom } from './record-room.ts';
import type { ReportTasks } from './report-worker.ts';
import type { Searching } from './searching.ts';
import type { SentenceEncoderFiles } from './sentence-encoder-files.ts';
import type { WorkerThread } from './worker-thread.ts';

/** What the requests of the window and the command line are answered with. */
export interface ApplicationRoom {
  readonly context: AnalysisContext;
  readonly resourcesFolder: string;
  readonly events: ApplicationEvents;
  readonly models: ModelRoom;
  readonly endpoints: EndpointRoom;
  readonly chosen: ChosenRuntime;
  readonly machine: Machine;
  readonly asking: Asking;
  readonly analysis: DocumentAnalysis;
  readonly documents: DocumentRoom;
  readonly reports: WorkerThread<ReportTasks>;
  readonly search: Searching;
  readonly encoder: SentenceEncoderFiles;
  readonly record: RecordRoom;
  readonly settings: () => Settings;
  /** Tells the window that a matter or its number of documents changed. */
  readonly mattersChanged: () => void;
}
