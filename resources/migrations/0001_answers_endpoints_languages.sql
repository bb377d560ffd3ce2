CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`asked_at_ms` integer NOT NULL,
	`json` text NOT NULL,
	`readings` blob NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `answers_matter` ON `answers` (`matter_id`,`asked_at_ms`);--> statement-breakpoint
CREATE TABLE `endpoint_calls` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`endpoint_id` text NOT NULL,
	`started_at_ms` integer NOT NULL,
	`json` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `endpoint_calls_endpoint` ON `endpoint_calls` (`endpoint_id`);--> statement-breakpoint
CREATE TABLE `endpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`profile_json` text NOT NULL,
	`key` text,
	`last_test_json` text
) STRICT;
--> statement-breakpoint
ALTER TABLE `documents` ADD `languages_json` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE `documents` SET `languages_json` = (
	SELECT json_group_array(json_object('language', `language`, 'share', `weight` / `total`)) FROM (
		SELECT
			json_extract(`mix`.`value`, '$.language') AS `language`,
			sum(json_extract(`mix`.`value`, '$.share') * length(`pages`.`text`)) AS `weight`,
			(SELECT sum(length(`text`)) + 1e-9 FROM `pages` WHERE `document_id` = `documents`.`id`) AS `total`
		FROM `pages`, json_each(`pages`.`languages_json`) AS `mix`
		WHERE `pages`.`document_id` = `documents`.`id`
		GROUP BY 1
		ORDER BY 2 DESC
	)
);
