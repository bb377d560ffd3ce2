import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { RedactionProof } from '#contract/redaction.ts';
import { type LoggedDocument, redactionLogXlsx } from '#main/reports/redaction-log-xlsx.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { documentRedactions, exportRedacted, saveRedactions, suggestedRedactions } from '../redactions.ts';
import { requirePermission } from '../require-permission.ts';
import { writeWhole } from '../write-whole.ts';
import type { Requests } from './request-table.ts';

/** The log of all documents of one export. */
export const redactionLogName = 'redaction-log.xlsx';

/** What is to be taken out of documents, and the copies without it. */
export function redactionRequests({
  context,
  documents,
  analysis,
  settings,
}: ApplicationRoom): Requests<`redactions.${'list' | 'save' | 'suggest' | 'export'}`> {
  const allowed = (documentId: string, permission: 'read' | 'analyse' | 'export'): DocumentRecord => {
    const document = documents.require(documentId);
    requirePermission(context, document.matterId, permission);
    return document;
  };
  const ready = (document: DocumentRecord): DocumentRecord => {
    if (document.state === 'ready') return document;
    throw new SampanError('wrong-usage', `${document.name} is not read yet. Redact it when its analysis is done.`);
  };
  return {
    'redactions.list': ({ documentId }) => documentRedactions(context, allowed(documentId, 'read').id),
    'redactions.save': ({ documentId, content }) => {
      saveRedactions(context, allowed(documentId, 'analyse'), content);
      return null;
    },
    'redactions.suggest': ({ documentId, words, personalData, reason }) =>
      suggestedRedactions(context, ready(allowed(documentId, 'read')), { words, personalData, reason }),
    'redactions.export': async ({ documentIds, folder, language }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the copies to.');
      const paths: string[] = [];
      const proofs: RedactionProof[] = [];
      const failed: { name: string; code: string; message: string }[] = [];
      const logged: LoggedDocument[] = [];
      for (const document of documentIds.map((id) => ready(allowed(id, 'export')))) {
        const { id: documentId, name, sha256, matterId } = document;
        const { redactions, privilege } = documentRedactions(context, documentId);
        logged.push({ number: logged.length + 1, name, sha256, redactions, privilege });
        // A document that is withheld as a whole has its line in the log and no copy.
        if (privilege?.withheld) continue;
        const password = analysis.passwordOf(documentId);
        const copy = await exportRedacted(context, document, { folder, password }).catch((error: unknown) => {
          const { code, message } = sampanErrorFrom(error);
          failed.push({ name, code, message });
          return null;
        });
        if (copy === null) continue;
        const { path, proof } = copy;
        paths.push(path);
        proofs.push(proof);
        const copySha256 = createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
        context.record({ kind: 'redaction', matterId, body: { documentId, sha256, copySha256, proof } });
      }
      const log = join(folder, redactionLogName);
      await writeWhole(log, await redactionLogXlsx(logged, language ?? settings().outputLanguage));
      return { paths: [...paths, log], proofs, failed };
    },
  };
}
