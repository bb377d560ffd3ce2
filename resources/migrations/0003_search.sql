CREATE TABLE `search_dates` (
	`passage_id` integer NOT NULL,
	`day` integer NOT NULL,
	PRIMARY KEY(`passage_id`, `day`),
	FOREIGN KEY (`passage_id`) REFERENCES `search_passages`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `search_dates_day` ON `search_dates` (`day`);--> statement-breakpoint
CREATE TABLE `search_pages` (
	`document_id` text NOT NULL,
	`page` integer NOT NULL,
	`version` integer NOT NULL,
	`vectors` blob,
	PRIMARY KEY(`document_id`, `page`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `search_passages` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`page` integer NOT NULL,
	`position` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`language` text NOT NULL,
	`shape_high` integer NOT NULL,
	`shape_low` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_passages_place` ON `search_passages` (`document_id`,`page`,`position`);--> statement-breakpoint
CREATE VIRTUAL TABLE `search_text` USING fts5(`heading`, `body`, `exact`, content='', contentless_delete=1, tokenize='ascii');
--> statement-breakpoint
INSERT INTO `search_text`(`search_text`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_words` USING fts5vocab('search_text', 'row');
--> statement-breakpoint
CREATE TRIGGER `search_passage_gone` AFTER DELETE ON `search_passages` BEGIN
	DELETE FROM `search_text` WHERE `rowid` = old.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_page_gone` AFTER DELETE ON `search_pages` BEGIN
	DELETE FROM `search_passages` WHERE `document_id` = old.`document_id` AND `page` = old.`page`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_text_gone` AFTER DELETE ON `pages` BEGIN
	DELETE FROM `search_pages` WHERE `document_id` = old.`document_id` AND `page` = old.`number`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_text_changed` AFTER UPDATE OF `text` ON `pages` WHEN old.`text` IS NOT new.`text` BEGIN
	DELETE FROM `search_pages` WHERE `document_id` = old.`document_id` AND `page` = old.`number`;
END;
