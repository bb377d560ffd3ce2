import { saveTemplate } from '#main/store/plan-templates.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { citedPlaces } from '../cited-places.ts';
import { requirePermission } from '../require-permission.ts';
import type { WorkshopRoom } from '../workshop-room.ts';
import type { Requests } from './request-table.ts';

type Names =
  | `workshop.${'templates' | 'saveTemplate' | 'plan' | 'run' | 'list' | 'show' | 'places' | 'pause' | 'resume' | 'cancel'}`
  | `approvals.${'list' | 'decide'}`;

/** Plans, their runs, and what waits for a person. */
export function workshopRequests({ context }: ApplicationRoom, workshop: WorkshopRoom): Requests<Names> {
  return {
    'workshop.templates': () => workshop.templates(),
    'workshop.saveTemplate': ({ plan }) => {
      saveTemplate(context.database, plan, context.now());
      return null;
    },
    'workshop.plan': ({ instruction, language }) => workshop.plan(instruction, language),
    'workshop.run': (args) => {
      requirePermission(context, args.matterId, 'analyse');
      return workshop.run(args);
    },
    'workshop.list': ({ matterId }) => {
      if (matterId !== undefined) requirePermission(context, matterId, 'read');
      return workshop.list(matterId ?? null);
    },
    'workshop.show': ({ runId }) => workshop.show(runId),
    'workshop.places': ({ citations }) => citedPlaces(context.database, citations),
    'workshop.pause': ({ runId }) => workshop.pause(runId),
    'workshop.resume': ({ runId }) => workshop.resume(runId),
    'workshop.cancel': ({ runId }) => workshop.cancel(runId),
    'approvals.list': ({ matterId, waiting }) =>
      workshop.approvals({ waiting, ...(matterId !== undefined && { matterId }) }),
    'approvals.decide': ({ approvalId, ...decision }) => workshop.decide(approvalId, decision),
  };
}
