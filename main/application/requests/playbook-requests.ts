import { SampanError } from '#contract/errors.ts';
import { deleteDeskItem } from '#main/store/desk-items.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { checkedDocuments } from '../checked-documents.ts';
import {
  choosePlaybook,
  chosenPlaybookId,
  keepPlaybook,
  playbookChoices,
  requirePlaybook,
} from '../matter-playbooks.ts';
import { readPlaybook } from '../playbook-files.ts';
import { readyDocuments } from '../ready-documents.ts';
import { requirePermission } from '../require-permission.ts';
import type { Requests } from './request-table.ts';

type Names = `playbooks.${'list' | 'add' | 'remove' | 'chosen' | 'choose' | 'check'}`;

/** Playbooks: chosen for a matter, and its documents held against them. */
export function playbookRequests(room: ApplicationRoom): Requests<Names> {
  const { context, resourcesFolder } = room;
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
      return chosenPlaybookId(room, matterId);
    },
    'playbooks.choose': ({ matterId, playbookId }) => {
      requirePermission(context, matterId, 'analyse');
      choosePlaybook(room, matterId, playbookId);
      return null;
    },
    'playbooks.check': async ({ matterId, documentIds, language }) => {
      const documents = readyDocuments(context, matterId, documentIds);
      const id = chosenPlaybookId(room, matterId);
      if (id === null) throw new SampanError('not-found', 'No playbook is chosen for this matter. Choose one first.');
      return checkedDocuments(context, documents, { playbook: requirePlaybook(room, id), language });
    },
  };
}
