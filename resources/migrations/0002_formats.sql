CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`page` integer NOT NULL,
	`line` integer NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`made_at_ms` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `corrections_document` ON `corrections` (`document_id`,`page`);--> statement-breakpoint
ALTER TABLE `documents` ADD `rendition_sha256` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `parent_id` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `facts_json` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `pages` ADD `line_roles_json` text DEFAULT '[]' NOT NULL;