CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`run_id` text,
	`kind` text NOT NULL,
	`subject_json` text NOT NULL,
	`state` text NOT NULL,
	`asked_at_ms` integer NOT NULL,
	`decided_at_ms` integer,
	`decided_by` text,
	`note` text DEFAULT '' NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `approvals_state` ON `approvals` (`state`,`asked_at_ms`);--> statement-breakpoint
CREATE TABLE `matter_rules` (
	`matter_id` text PRIMARY KEY NOT NULL,
	`permissions_json` text NOT NULL,
	`policy_json` text NOT NULL,
	`changed_at_ms` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `plan_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`plan_json` text NOT NULL,
	`saved_at_ms` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `record_entries` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at_ms` integer NOT NULL,
	`matter_id` text,
	`kind` text NOT NULL,
	`body_json` text NOT NULL,
	`previous_sha256` text NOT NULL,
	`sha256` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `record_matter` ON `record_entries` (`matter_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `workshop_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`name` text NOT NULL,
	`plan_json` text NOT NULL,
	`plan_sha256` text NOT NULL,
	`state` text NOT NULL,
	`budget_json` text NOT NULL,
	`note_json` text,
	`created_at_ms` integer NOT NULL,
	`changed_at_ms` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `workshop_steps` (
	`run_id` text NOT NULL,
	`step` text NOT NULL,
	`item` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`input_sha256` text NOT NULL,
	`output_json` text,
	`output_sha256` text,
	`model_json` text,
	`error_json` text,
	`tokens` integer DEFAULT 0 NOT NULL,
	`started_at_ms` integer,
	`finished_at_ms` integer,
	PRIMARY KEY(`run_id`, `step`, `item`),
	FOREIGN KEY (`run_id`) REFERENCES `workshop_runs`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `record_entries_no_update` BEFORE UPDATE ON `record_entries` BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `record_entries_no_delete` BEFORE DELETE ON `record_entries` BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
