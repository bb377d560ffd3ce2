import { z } from 'zod';
import { loadPage } from '#main/store/pages.ts';
import type { ServedTool } from '#main/tools/serve-tools.ts';
import { reviewedFindings } from './document-views.ts';
import { listedDeadlines } from './listed-deadlines.ts';
import { documentId as id, paging } from './tool-served-arguments.ts';
import type { ServedMatter } from './tool-served-matter.ts';
import { servedText } from './tool-served-text.ts';
import { citationsOf } from './workshop-claims.ts';

/** What was found in a matter's documents, and questions to them. */
export function findingTools({ room, context, database, matterId, chosen, tool }: ServedMatter): ServedTool[] {
  return [
    tool({
      name: 'findings',
      title: 'Findings',
      description:
        'Clauses, facts, defects and conflicts found in the documents by rule, each with its words and place and what a person decided. "kinds" holds beginnings of kinds, such as "arb." or "fact.amount".',
      arguments: z.strictObject({
        documentId: id.optional(),
        lists: z
          .array(z.enum(['finding', 'defect', 'conflict', 'deadline']))
          .max(4)
          .default([]),
        kinds: z.array(z.string().min(1).max(100)).max(50).default([]),
        ...paging,
      }),
      answer({ documentId, lists, kinds, offset, limit }) {
        const all = chosen(documentId).flatMap((document) =>
          reviewedFindings(database, document.id, ...lists)
            .filter(({ review }) => review?.state !== 'rejected')
            .filter(({ kind }) => kinds.length === 0 || kinds.some((asked) => kind.startsWith(asked))),
        );
        const findings = all.slice(offset, offset + limit).map((finding) => ({
          documentId: finding.documentId,
          kind: finding.kind,
          label: finding.label,
          clause: finding.clause,
          severity: finding.severity ?? null,
          fields: finding.fields,
          quote: servedText(finding.quote),
          places: citationsOf(finding.anchors),
          review: finding.review?.state ?? null,
        }));
        return { total: all.length, findings };
      },
    }),
    tool({
      name: 'deadlines',
      title: 'Deadlines',
      description:
        'Deadlines with their days and places, earliest first. "from" is the day (such as 2026-03-31) of an event that the documents do not date. A computed day is for a person to check.',
      arguments: z.strictObject({ documentId: id.optional(), from: z.iso.date().optional(), ...paging }),
      async answer({ documentId, from, offset, limit }) {
        const all = await listedDeadlines(context, chosen(documentId), from === undefined ? {} : { from });
        const deadlines = all.slice(offset, offset + limit).map((deadline) => ({
          documentId: deadline.documentId,
          kind: deadline.kind,
          clause: deadline.clause,
          day: deadline.day,
          time: deadline.time,
          trigger: deadline.trigger,
          quote: servedText(deadline.quote),
          places: citationsOf(deadline.anchors),
          doubts: deadline.doubts,
          warnings: deadline.warnings.map(({ words }) => words),
        }));
        return { total: all.length, deadlines };
      },
    }),
    tool({
      name: 'ask',
      title: 'Ask',
      description:
        'An answer from the documents of the matter, each sentence with its places; "found" is false where they do not say. It can take minutes.',
      arguments: z.strictObject({
        question: z.string().trim().min(1).max(5_000),
        language: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']).default('en'),
      }),
      permission: 'analyse',
      async answer({ question, language }, signal) {
        const asked = { matterId, documentIds: [], question, language, pins: [] };
        const { found, method, modelId, statements } = await room.asking.ask(asked, { signal });
        return {
          found,
          method,
          modelId,
          statements: statements.map(({ text, citations }) => ({
            ...servedText(text),
            places: citationsOf(citations).map((cited) => ({
              ...cited,
              quote: loadPage(database, cited.documentId, cited.page)?.text.slice(cited.start, cited.end) ?? '',
            })),
          })),
        };
      },
    }),
  ];
}
