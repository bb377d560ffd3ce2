CREATE TABLE `clauses` (
	`document_id` text NOT NULL,
	`position` integer NOT NULL,
	`json` text NOT NULL,
	PRIMARY KEY(`document_id`, `position`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`added_at_ms` integer NOT NULL,
	`state` text NOT NULL,
	`error_json` text,
	`outline_json` text NOT NULL,
	`warnings_json` text NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sha256`) REFERENCES `sources`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_matter_sha256` ON `documents` (`matter_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`position` integer NOT NULL,
	`list` text NOT NULL,
	`kind` text NOT NULL,
	`body_start` integer NOT NULL,
	`body_end` integer NOT NULL,
	`json` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `findings_document` ON `findings` (`document_id`,`list`,`position`);--> statement-breakpoint
CREATE TABLE `gists` (
	`document_id` text NOT NULL,
	`language` text NOT NULL,
	`clause_position` integer NOT NULL,
	`json` text NOT NULL,
	PRIMARY KEY(`document_id`, `language`, `clause_position`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `matters` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`parties_json` text NOT NULL,
	`language` text NOT NULL,
	`created_at_ms` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `pages` (
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`origin` text NOT NULL,
	`text` text NOT NULL,
	`facts_json` text NOT NULL,
	`languages_json` text NOT NULL,
	`layout` blob NOT NULL,
	PRIMARY KEY(`document_id`, `number`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `reviews` (
	`finding_id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`state` text NOT NULL,
	`fields_json` text NOT NULL,
	`note` text NOT NULL,
	`reviewed_at_ms` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `runs` (
	`document_id` text NOT NULL,
	`step` text NOT NULL,
	`input` text NOT NULL,
	`seconds` real NOT NULL,
	`finished_at_ms` integer NOT NULL,
	PRIMARY KEY(`document_id`, `step`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value_json` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sources` (
	`sha256` text PRIMARY KEY NOT NULL,
	`byte_length` integer NOT NULL,
	`media_type` text NOT NULL,
	`added_at_ms` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `statements` (
	`document_id` text NOT NULL,
	`summary_language` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`citations_json` text NOT NULL,
	PRIMARY KEY(`document_id`, `summary_language`, `position`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `summaries` (
	`document_id` text NOT NULL,
	`language` text NOT NULL,
	`method` text NOT NULL,
	`model_id` text,
	`dropped_json` text NOT NULL,
	`compression_json` text,
	PRIMARY KEY(`document_id`, `language`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
