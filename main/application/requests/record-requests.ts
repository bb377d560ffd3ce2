import { canonicalJson } from '#main/record/canonical-json.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { loadMatterRules, saveMatterRules } from '#main/store/matter-rules.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { documentCertificate } from '../document-certificate.ts';
import { requireMatter } from '../matter-requests.ts';
import { requirePermission } from '../require-permission.ts';
import type { Requests } from './request-table.ts';

/** The record, and the rules of a matter. */
export function recordRequests(
  room: ApplicationRoom,
): Requests<`record.${'list' | 'verify' | 'certificate'}` | `rules.${'get' | 'set'}`> {
  const { context, record, documents } = room;
  const { database } = context;
  const { resourcesFolder, models, endpoints } = room;
  const modelOf = (modelId: string) => models.modelOf(modelId) ?? endpoints.modelOf(modelId);
  const certificateRoom = { context, record, resourcesFolder, modelOf };
  return {
    'record.list': ({ matterId }) => {
      requirePermission(context, matterId, 'read');
      return record.list(matterId);
    },
    'record.verify': () => record.verify(),
    'record.certificate': ({ documentId, language }) => {
      const document = documents.require(documentId);
      requirePermission(context, document.matterId, 'export');
      return documentCertificate(certificateRoom, document, { language, reports: [] });
    },
    'rules.get': ({ matterId }) => {
      requireMatter(context, matterId);
      return loadMatterRules(database, matterId);
    },
    'rules.set': ({ matterId, rules }) => {
      requireMatter(context, matterId);
      requirePermission(context, matterId, 'administer');
      saveMatterRules(database, matterId, rules, context.now());
      context.record({ kind: 'rules-changed', matterId, body: { rulesSha256: sha256Of(canonicalJson(rules)), rules } });
      return rules;
    },
  };
}
