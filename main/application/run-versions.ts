import type { WorkshopRun } from '#contract/workshop.ts';
import { type DocumentRecord, findDocument } from '#main/store/documents.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { sharedMarks, type VersionMarks, versionMarks } from './version-marks.ts';

/** Which documents of a run are versions of one instrument; what they are told by is read once for the run. */
export class RunVersions {
  readonly #context: Pick<AnalysisContext, 'database'>;
  #runId = '';
  #marks: readonly { readonly id: string; readonly marks: VersionMarks }[] = [];

  constructor(context: Pick<AnalysisContext, 'database'>) {
    this.#context = context;
  }

  /** Whether another document of the run is a version of this one. */
  hasOther({ id: runId, documentIds }: Pick<WorkshopRun, 'id' | 'documentIds'>, document: DocumentRecord): boolean {
    if (this.#runId !== runId || !this.#marks.some(({ id }) => id === document.id)) {
      this.#marks = documentIds.flatMap((id) => {
        const found = findDocument(this.#context.database, id);
        return found === null || found.state !== 'ready' ? [] : [{ id, marks: versionMarks(this.#context, found) }];
      });
      this.#runId = runId;
    }
    const own = this.#marks.find(({ id }) => id === document.id);
    return (
      own !== undefined &&
      this.#marks.some(({ id, marks }) => id !== document.id && sharedMarks(own.marks, marks).likely)
    );
  }
}
