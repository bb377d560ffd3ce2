/**
 * The tables of OpenWorkflow 0.10's SQLite backend (Apache-2.0,
 * https://openworkflow.dev), as its migrations leave them. The package makes
 * them over `node:sqlite` only, which Electron 33 has not. A test compares them
 * with what the package makes.
 */
export const workflowTables: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS "openworkflow_migrations" (
      "version" INTEGER NOT NULL PRIMARY KEY
    )`,
  `CREATE TABLE IF NOT EXISTS "workflow_runs" (
      "namespace_id" TEXT NOT NULL,
      "id" TEXT NOT NULL,
      --
      "workflow_name" TEXT NOT NULL,
      "version" TEXT,
      "status" TEXT NOT NULL,
      "idempotency_key" TEXT,
      "config" TEXT NOT NULL,
      "context" TEXT,
      "input" TEXT,
      "output" TEXT,
      "error" TEXT,
      "attempts" INTEGER NOT NULL,
      "parent_step_attempt_namespace_id" TEXT,
      "parent_step_attempt_id" TEXT,
      "worker_id" TEXT,
      "available_at" TEXT,
      "deadline_at" TEXT,
      "started_at" TEXT,
      "finished_at" TEXT,
      "created_at" TEXT NOT NULL,
      "updated_at" TEXT NOT NULL,
      PRIMARY KEY ("namespace_id", "id"),
      FOREIGN KEY ("parent_step_attempt_namespace_id", "parent_step_attempt_id")
        REFERENCES "step_attempts" ("namespace_id", "id")
        ON DELETE SET NULL
    )`,
  `CREATE TABLE IF NOT EXISTS "step_attempts" (
      "namespace_id" TEXT NOT NULL,
      "id" TEXT NOT NULL,
      --
      "workflow_run_id" TEXT NOT NULL,
      "step_name" TEXT NOT NULL,
      "kind" TEXT NOT NULL,
      "status" TEXT NOT NULL,
      "config" TEXT NOT NULL,
      "context" TEXT,
      "output" TEXT,
      "error" TEXT,
      "child_workflow_run_namespace_id" TEXT,
      "child_workflow_run_id" TEXT,
      "started_at" TEXT,
      "finished_at" TEXT,
      "created_at" TEXT NOT NULL,
      "updated_at" TEXT NOT NULL,
      PRIMARY KEY ("namespace_id", "id"),
      FOREIGN KEY ("namespace_id", "workflow_run_id")
        REFERENCES "workflow_runs" ("namespace_id", "id")
        ON DELETE CASCADE,
      FOREIGN KEY ("child_workflow_run_namespace_id", "child_workflow_run_id")
        REFERENCES "workflow_runs" ("namespace_id", "id")
        ON DELETE SET NULL
    )`,
  `CREATE INDEX IF NOT EXISTS "workflow_runs_status_available_at_created_at_idx"
    ON "workflow_runs" ("namespace_id", "status", "available_at", "created_at")`,
  `CREATE INDEX IF NOT EXISTS "workflow_runs_workflow_name_idempotency_key_created_at_idx"
    ON "workflow_runs" ("namespace_id", "workflow_name", "idempotency_key", "created_at")`,
  `CREATE INDEX IF NOT EXISTS "workflow_runs_parent_step_idx"
    ON "workflow_runs" ("parent_step_attempt_namespace_id", "parent_step_attempt_id")
    WHERE parent_step_attempt_namespace_id IS NOT NULL AND parent_step_attempt_id IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS "workflow_runs_created_at_desc_idx"
    ON "workflow_runs" ("namespace_id", "created_at" DESC)`,
  `CREATE INDEX IF NOT EXISTS "workflow_runs_status_created_at_desc_idx"
    ON "workflow_runs" ("namespace_id", "status", "created_at" DESC)`,
  `CREATE INDEX IF NOT EXISTS "workflow_runs_workflow_name_status_created_at_desc_idx"
    ON "workflow_runs" ("namespace_id", "workflow_name", "status", "created_at" DESC)`,
  `CREATE INDEX IF NOT EXISTS "step_attempts_workflow_run_created_at_idx"
    ON "step_attempts" ("namespace_id", "workflow_run_id", "created_at")`,
  `CREATE INDEX IF NOT EXISTS "step_attempts_workflow_run_step_name_created_at_idx"
    ON "step_attempts" ("namespace_id", "workflow_run_id", "step_name", "created_at")`,
  `CREATE INDEX IF NOT EXISTS "step_attempts_child_workflow_run_idx"
    ON "step_attempts" ("child_workflow_run_namespace_id", "child_workflow_run_id")
    WHERE child_workflow_run_namespace_id IS NOT NULL AND child_workflow_run_id IS NOT NULL`,
  `CREATE TABLE IF NOT EXISTS "workflow_signals" (
      "namespace_id" TEXT NOT NULL,
      "id" TEXT NOT NULL,
      "signal" TEXT NOT NULL,
      "data" TEXT,
      "sender_idempotency_key" TEXT,
      "workflow_run_id" TEXT NOT NULL,
      "step_attempt_id" TEXT NOT NULL,
      "created_at" TEXT NOT NULL,
      PRIMARY KEY ("namespace_id", "id")
    )`,
  `CREATE UNIQUE INDEX IF NOT EXISTS "workflow_signals_step_attempt_idx"
    ON "workflow_signals" ("namespace_id", "step_attempt_id")`,
  `CREATE INDEX IF NOT EXISTS "workflow_signals_idempotency_idx"
    ON "workflow_signals" ("namespace_id", "signal", "sender_idempotency_key")
    WHERE "sender_idempotency_key" IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS "step_attempts_signal_wait_idx"
    ON "step_attempts" ("namespace_id", json_extract("context", '$.signal'))
    WHERE "kind" = 'signal-wait' AND "status" = 'running'`,
];

/** The last of the migrations that these tables stand for. */
export const workflowTablesVersion = 5;
