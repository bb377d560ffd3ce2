import type { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import type { Permission } from '#contract/guardrails.ts';
import { type DocumentRecord, findDocument, listDocuments } from '#main/store/documents.ts';
import { loadPage } from '#main/store/pages.ts';
import type { ServedTool } from '#main/tools/serve-tools.ts';
import type { ApplicationRoom } from './application-room.ts';
import { ruledServing } from './tool-serving.ts';

/** What the served tools of one matter share: its documents, and the rules around each tool. */
export type ServedMatter = ReturnType<typeof servedMatter>;

export function servedMatter(room: ApplicationRoom, matterId: string) {
  const { context } = room;
  const { database } = context;

  /** A document of another matter is as if it were not there. */
  function documentOf(documentId: string): DocumentRecord {
    const document = findDocument(database, documentId);
    if (document?.matterId === matterId && document.state === 'ready') return document;
    throw new SampanError('not-found', 'This matter has no document of that id that is read. See list_documents.');
  }

  function pageOf(documentId: string, number: number) {
    const { name } = documentOf(documentId);
    const page = loadPage(database, documentId, number);
    if (page) return { name, page };
    throw new SampanError('not-found', `${name} has no page ${number}. See list_documents.`);
  }

  /** The documents asked for, or all of the matter that are read. */
  function chosen(documentId: string | undefined): DocumentRecord[] {
    if (documentId !== undefined) return [documentOf(documentId)];
    return listDocuments(database, matterId).filter(({ state }) => state === 'ready');
  }

  /** `name` is also what the rules may forbid. */
  function tool<Schema extends z.ZodType>(given: {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly arguments: Schema;
    readonly permission?: Permission;
    readonly answer: (asked: z.output<Schema>, signal: AbortSignal) => object | Promise<object>;
  }): ServedTool {
    return ruledServing(room, matterId, { permission: 'read', ...given });
  }

  return { room, context, database, matterId, documentOf, pageOf, chosen, tool };
}
