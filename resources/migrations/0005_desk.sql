CREATE TABLE `desk_items` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`content_json` text NOT NULL,
	`saved_at_ms` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `desk_items_matter` ON `desk_items` (`matter_id`,`kind`);--> statement-breakpoint
CREATE TABLE `review_cells` (
	`table_id` text NOT NULL,
	`document_id` text NOT NULL,
	`column_id` text NOT NULL,
	`state` text NOT NULL,
	`cell_json` text NOT NULL,
	`saved_at_ms` integer NOT NULL,
	PRIMARY KEY(`table_id`, `document_id`, `column_id`),
	FOREIGN KEY (`table_id`) REFERENCES `desk_items`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_cells_state` ON `review_cells` (`table_id`,`state`);