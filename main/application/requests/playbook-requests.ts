import { SampanError } from '#contract/errors.ts';
import { deleteDeskItem } from '#main/store/desk-items.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { checkedDocuments } from '../checked-documents.ts';
import { giveType, knownTypes } from '../document-type.ts';
import { holderOf } from '../held-against.ts';
import { appliedPlaybook, choosePlaybook, chosenPlaybook, keepPlaybook, playbookChoices } from '../matter-playbooks.ts';
import { readPlaybook } from '../playbook-files.ts';
import { readyDocuments } from '../ready-documents.ts';
import { requirePermission } from '../require-permission.ts';
import type { Requests } from './request-table.ts';

type Names = `playbooks.${'list' | 'add' | 'remove' | 'chosen' | 'choose' | 'types' | 'giveType' | 'check'}`;

/** Playbooks: chosen for a matter, and its documents held against them. */
export function playbookRequests(room: ApplicationRoom): Requests<Names> {
  const { context, documents, resourcesFolder } = room;
  return {
    'playbooks.list': () => playbookChoices(room),
    'playbooks.add': async ({ path }) => {
      if (path === undefined) throw new SampanError('wrong-usage', 'Choose the file of a playbook.');
      try {
        return { playbookId: keepPlaybook(room, await readPlaybook(path, resourcesFolder)) };
      } catch (error) {
        // The person who wrote it must see every place.
        if (!(error instanceof SampanError) || error.code !== 'wrong-usage') throw error;
        return { mistakes: error.message.split('\n').map((line) => line.trim()) };
      }
    },
    'playbooks.remove': ({ playbookId }) => {
      if (!playbookChoices(room).some(({ id, own }) => own && id === playbookId))
        throw new SampanError('not-found', 'That playbook is not one of your own.');
      deleteDeskItem(context.database, 'playbook', playbookId);
      return null;
    },
    'playbooks.chosen': ({ matterId }) => {
      requirePermission(context, matterId, 'read');
      return chosenPlaybook(room, matterId);
    },
    'playbooks.choose': ({ matterId, playbookId, contractType }) => {
      requirePermission(context, matterId, 'analyse');
      const chosen =
        playbookId === undefined ? null : { playbookId, ...(contractType !== undefined && { contractType }) };
      choosePlaybook(room, matterId, chosen);
      return null;
    },
    'playbooks.types': () => knownTypes(room).map(({ id, name }) => ({ id, name })),
    'playbooks.giveType': ({ documentId, contractType }) => {
      const document = documents.require(documentId);
      requirePermission(context, document.matterId, 'analyse');
      giveType(room, document, contractType);
      return null;
    },
    'playbooks.check': async ({ matterId, documentIds, language }) => {
      const ready = readyDocuments(context, matterId, documentIds);
      const chosen = chosenPlaybook(room, matterId);
      const given = chosen === null ? null : appliedPlaybook(room, chosen);
      if (chosen !== null && given === null)
        throw new SampanError('not-found', 'No playbook is chosen for this matter. Choose one first.');
      return checkedDocuments(context, ready, { held: holderOf(room, given), language });
    },
  };
}
