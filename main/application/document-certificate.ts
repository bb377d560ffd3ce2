import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';
import type { Statement } from '#contract/finding.ts';
import type { Certificate } from '#contract/record.ts';
import { certificateOf } from '#main/record/certificate.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { loadSummary } from '#main/store/summaries.ts';
import { listUnboxedGists } from '#main/store/unboxed.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { RecordRoom } from './record-room.ts';

/** What certificates are made with. */
export interface CertificateRoom {
  readonly context: AnalysisContext;
  readonly record: RecordRoom;
  readonly resourcesFolder: string;
  readonly modelOf: (modelId: string) => { readonly id: string; readonly sha256: string } | null;
}

interface CertificateOptions {
  readonly language: OutputLanguage;
  /** The files that the certificate vouches for, by their bytes' hashes. */
  readonly reports: Certificate['reports'];
  /** Leaves the sentences' words out: masked reports must not travel with a plain certificate. */
  readonly withoutWords?: boolean;
}

const packageFile = z.object({ version: z.string() });

function sampanVersion(resourcesFolder: string): string {
  return packageFile.parse(JSON.parse(readFileSync(join(dirname(resourcesFolder), 'package.json'), 'utf8'))).version;
}

/** The signed certificate of a document: its source's hash, each sentence's model and source pages, and the record behind it. */
export function documentCertificate(
  room: CertificateRoom,
  document: DocumentRecord,
  { language, reports, withoutWords = false }: CertificateOptions,
): Certificate {
  const { database, now } = room.context;
  const kept = loadSummary(database, document.id, language);
  const model = kept?.modelId == null ? null : room.modelOf(kept.modelId);
  const sentence = (statement: Statement, method: string): Certificate['sentences'][number] => ({
    text: withoutWords ? '' : statement.text,
    method,
    model: method === 'model' && model !== null ? { id: model.id, sha256: model.sha256 } : null,
    sources: statement.citations.map(({ documentId, page }) => ({ documentId, page })),
  });
  const summary = kept?.summary;
  return certificateOf(
    {
      issuedAtMs: now(),
      sampanVersion: sampanVersion(room.resourcesFolder),
      document: { id: document.id, name: withoutWords ? '' : document.name, sha256: document.sha256 },
      reports,
      sentences: [
        ...(summary?.statements ?? []).map((statement) => sentence(statement, summary?.method ?? '')),
        // The store keeps no model with a gist; the record's own entries of its call name it.
        ...listUnboxedGists(database, document.id, language).map(({ statement, method }) =>
          sentence(statement, method === 'model' ? 'model-gist' : method),
        ),
      ],
    },
    { entries: room.record.list(), matterId: document.matterId },
    room.record.key,
  );
}
