import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  type Approval,
  type ApprovalDecision,
  type AskedApproval,
  approvalKinds,
  approvalStates,
} from '#contract/workshop.ts';
import { fromJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { approvals } from './schema.ts';

const approvalKind = z.enum(approvalKinds);
const approvalState = z.enum(approvalStates);

function approvalOf({ subjectJson, kind, state, ...rest }: typeof approvals.$inferSelect): Approval {
  return {
    ...rest,
    kind: approvalKind.parse(kind),
    state: approvalState.parse(state),
    subject: fromJson(subjectJson),
  };
}

/** Keeps what is asked; one of the same id stays as it is. Returns whether it is new. */
export function askApproval(database: StoreDatabase, asked: AskedApproval): boolean {
  const { subject, ...rest } = asked;
  const result = database
    .insert(approvals)
    .values({ ...rest, subjectJson: JSON.stringify(subject), state: 'asked' })
    .onConflictDoNothing()
    .run();
  return result.changes > 0;
}

/** The approval of that id, or null. */
export function findApproval(database: StoreDatabase, id: string): Approval | null {
  const row = database.select().from(approvals).where(eq(approvals.id, id)).get();
  return row ? approvalOf(row) : null;
}

/** Decides what waits; false where it does not wait any more: a decision is never changed. */
export function decideApproval(database: StoreDatabase, id: string, decision: ApprovalDecision): boolean {
  const result = database
    .update(approvals)
    .set(decision)
    .where(and(eq(approvals.id, id), eq(approvals.state, 'asked')))
    .run();
  return result.changes > 0;
}

/** Approvals, oldest first: those that wait, or all; of one run or matter where one is named. */
export function listApprovals(
  database: StoreDatabase,
  filter: { readonly waiting: boolean; readonly runId?: string; readonly matterId?: string },
): Approval[] {
  return database
    .select()
    .from(approvals)
    .where(
      and(
        filter.waiting ? eq(approvals.state, 'asked') : undefined,
        filter.runId === undefined ? undefined : eq(approvals.runId, filter.runId),
        filter.matterId === undefined ? undefined : eq(approvals.matterId, filter.matterId),
      ),
    )
    .orderBy(approvals.askedAtMs, approvals.id)
    .all()
    .map(approvalOf);
}
