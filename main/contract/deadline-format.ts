/** The files that deadlines are written as. */
export const deadlineFormats = ['ics', 'xlsx', 'docx', 'pdf'] as const;

export type DeadlineFormat = (typeof deadlineFormats)[number];
