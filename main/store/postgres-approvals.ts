import { z } from 'zod';
import {
  type Approval,
  type ApprovalDecision,
  type AskedApproval,
  approvalKinds,
  approvalStates,
} from '#contract/workshop.ts';
import { fromJson } from './columns.ts';
import { type PostgresDatabase, steady } from './postgres-connection.ts';

const text = z.string();
const number = z.coerce.number();
const approvalRow = z.object({
  id: text,
  matterId: text,
  runId: text,
  kind: z.enum(approvalKinds),
  subjectJson: text,
  state: z.enum(approvalStates),
  askedAtMs: number,
  decidedAtMs: number.nullable(),
  decidedBy: text.nullable(),
  note: text,
});

function approvalOf(row: unknown): Approval {
  const { subjectJson, ...rest } = approvalRow.parse(row);
  return { ...rest, subject: fromJson(subjectJson) };
}

/** Keeps what is asked; one of the same id stays as it is. Returns whether it is new. */
export async function askSharedApproval(sql: PostgresDatabase, asked: AskedApproval): Promise<boolean> {
  const { id, matterId, runId, kind, subject, askedAtMs } = asked;
  const rows = await steady(
    () => sql`
      INSERT INTO sampan.approvals (id, matter_id, run_id, kind, subject_json, state, asked_at_ms)
      VALUES (${id}, ${matterId}, ${runId}, ${kind}, ${JSON.stringify(subject)}, 'asked', ${askedAtMs})
      ON CONFLICT (id) DO NOTHING RETURNING id`,
  );
  return rows.length > 0;
}

export async function findSharedApproval(sql: PostgresDatabase, id: string): Promise<Approval | null> {
  const [row] = await steady(() => sql`SELECT * FROM sampan.approvals WHERE id = ${id}`);
  return row === undefined ? null : approvalOf(row);
}

/** Decides what waits; false where it does not wait any more: a decision is never changed. */
export async function decideSharedApproval(sql: PostgresDatabase, id: string, decision: ApprovalDecision) {
  const { state, decidedBy, note, decidedAtMs } = decision;
  const rows = await steady(
    () => sql`
      UPDATE sampan.approvals SET state = ${state}, decided_by = ${decidedBy}, note = ${note}, decided_at_ms = ${decidedAtMs}
      WHERE id = ${id} AND state = 'asked' RETURNING id`,
  );
  return rows.length > 0;
}

/** Approvals, oldest first: those that wait, or all; of one run or matter where one is named. */
export async function listSharedApprovals(
  sql: PostgresDatabase,
  filter: { readonly waiting: boolean; readonly runId?: string; readonly matterId?: string },
): Promise<Approval[]> {
  const { waiting, runId = null, matterId = null } = filter;
  const rows = await steady(
    () => sql`
      SELECT * FROM sampan.approvals
      WHERE (NOT ${waiting} OR state = 'asked') AND (${runId}::text IS NULL OR run_id = ${runId})
        AND (${matterId}::text IS NULL OR matter_id = ${matterId})
      ORDER BY asked_at_ms, id`,
  );
  return rows.map(approvalOf);
}
