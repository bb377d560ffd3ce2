import { SampanError } from '#contract/errors.ts';
import { findDocument } from '#main/store/documents.ts';
import { deleteTemplate, saveTemplate } from '#main/store/plan-templates.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { citedPlaces } from '../cited-places.ts';
import { hasPermission, requirePermission } from '../require-permission.ts';
import { seenFrom } from '../walled-off.ts';
import type { WorkshopRoom } from '../workshop-room.ts';
import type { Requests } from './request-table.ts';

type Names =
  | `workshop.${'templates' | 'saveTemplate' | 'deleteTemplate' | 'plan' | 'run' | 'list' | 'show' | 'places' | 'pause' | 'resume' | 'cancel'}`
  | `approvals.${'list' | 'decide'}`;

/** Plans, their runs, and what waits for a person. */
export function workshopRequests({ context }: ApplicationRoom, workshop: WorkshopRoom): Requests<Names> {
  const isReadable = ({ matterId }: { readonly matterId: string }) => hasPermission(context, matterId, 'read');
  /** The run of that id, where a person may do that in its matter. */
  const runFor = async (runId: string, permission: 'read' | 'analyse') => {
    const run = await workshop.require(runId);
    requirePermission(context, run.matterId, permission);
    return run;
  };
  return {
    'workshop.templates': () => workshop.templates(),
    'workshop.saveTemplate': ({ plan }) => {
      saveTemplate(context.database, plan, context.now());
      return null;
    },
    'workshop.deleteTemplate': ({ templateId }) => {
      if (!deleteTemplate(context.database, templateId))
        throw new SampanError('not-found', 'There is no template of your own with that id.');
      return null;
    },
    'workshop.plan': ({ instruction, language }) => workshop.plan(instruction, language),
    'workshop.run': (args) => {
      requirePermission(context, args.matterId, 'analyse');
      return workshop.run(args);
    },
    'workshop.list': async ({ matterId }) => {
      if (matterId !== undefined) requirePermission(context, matterId, 'read');
      return (await workshop.list(matterId ?? null)).filter(isReadable);
    },
    'workshop.show': async ({ runId }) => {
      const { matterId } = await runFor(runId, 'read');
      const view = await workshop.show(runId);
      // A wall that was built since hides what the run had found behind it.
      const isSeen = seenFrom(context.database, matterId);
      return {
        ...view,
        claims: view.claims.filter(({ citations }) =>
          citations.every(
            ({ documentId }) => findDocument(context.database, documentId) === null || isSeen(documentId),
          ),
        ),
      };
    },
    'workshop.places': async ({ runId, citations }) => {
      const { matterId } = await runFor(runId, 'read');
      return citedPlaces(context.database, matterId, citations);
    },
    // Whoever may only read may stop what runs, and begins nothing.
    'workshop.pause': async ({ runId }) => {
      await runFor(runId, 'read');
      return workshop.pause(runId);
    },
    'workshop.resume': async ({ runId }) => {
      await runFor(runId, 'analyse');
      return workshop.resume(runId);
    },
    'workshop.cancel': async ({ runId }) => {
      await runFor(runId, 'read');
      return workshop.cancel(runId);
    },
    'approvals.list': async ({ matterId, waiting }) => {
      if (matterId !== undefined) requirePermission(context, matterId, 'read');
      return (await workshop.approvals({ waiting, ...(matterId !== undefined && { matterId }) })).filter(isReadable);
    },
    'approvals.decide': async ({ approvalId, ...decision }) => {
      const asked = (await workshop.approvals({ waiting: false })).find(({ id }) => id === approvalId);
      if (asked) requirePermission(context, asked.matterId, 'read');
      return workshop.decide(approvalId, decision);
    },
  };
}
