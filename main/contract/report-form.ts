/** A report in one or two pages, or with everything that was found. */
export const reportForms = ['short', 'long'] as const;

export type ReportForm = (typeof reportForms)[number];
