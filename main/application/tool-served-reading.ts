import { z } from 'zod';
import { anchorFor } from '#main/documents/anchor.ts';
import { listDocuments } from '#main/store/documents.ts';
import type { ServedTool } from '#main/tools/serve-tools.ts';
import { placedResult } from './placed-hits.ts';
import { documentId as id, paging } from './tool-served-arguments.ts';
import type { ServedMatter } from './tool-served-matter.ts';
import { leftOutRanges, quotePlaces, servedText } from './tool-served-text.ts';

const place = { documentId: id, page: z.int().min(1).max(1_000_000) };

/** Listing, searching, reading and citing a matter's documents. */
export function readingTools({ room, database, matterId, documentOf, pageOf, tool }: ServedMatter): ServedTool[] {
  return [
    tool({
      name: 'list_documents',
      title: 'Documents',
      description: 'The documents of the matter: id, name, number of pages, languages, whether they are read.',
      arguments: z.strictObject(paging),
      answer({ offset, limit }) {
        const all = listDocuments(database, matterId);
        const documents = all.slice(offset, offset + limit).map((record) => {
          const { id: documentId, name, state, pageCount, languages, sha256 } = room.documents.summaryOf(record);
          return {
            documentId,
            name: servedText(name),
            state,
            pages: pageCount,
            languages: languages.map(({ language }) => language),
            sha256,
          };
        });
        return { total: all.length, documents };
      },
    }),
    tool({
      name: 'search',
      title: 'Search',
      description:
        'Pages of the matter that hold what is asked, best first, across English, Chinese and written Cantonese. Words, "phrases", and filters such as kind: party: date: lang: page:.',
      arguments: z.strictObject({
        query: z.string().trim().min(1).max(2_000),
        documentId: id.optional(),
        limit: z.int().min(1).max(50).default(10),
      }),
      async answer({ query, documentId, limit }) {
        await room.search.follow();
        const documentIds = documentId === undefined ? undefined : [documentOf(documentId).id];
        const found = await room.search.search(query, { matterId, limit, ...(documentIds && { documentIds }) });
        const { hits, total, notes } = await placedResult(database, found);
        return {
          total,
          notes,
          hits: hits.map((hit) => ({
            documentId: hit.documentId,
            name: servedText(hit.documentName),
            page: hit.page,
            start: hit.passage.start,
            end: hit.passage.end,
            language: hit.passage.language,
            snippet: servedText(hit.snippet.text),
            why: hit.why.map(({ kind }) => kind),
          })),
        };
      },
    }),
    tool({
      name: 'read_page',
      title: 'Read a page',
      description:
        'The text of one page in reading order. Stretches under "leftOut" are struck out, deleted or hidden and no part of the instrument; offsets are UTF-16.',
      arguments: z.strictObject(place),
      answer({ documentId, page: number }) {
        const { name, page } = pageOf(documentId, number);
        const { origin, warnings } = page;
        return {
          documentId,
          name: servedText(name),
          page: number,
          origin,
          warnings,
          ...servedText(page.text),
          leftOut: leftOutRanges(page),
        };
      },
    }),
    tool({
      name: 'cite',
      title: 'Cite',
      description:
        'Whether a quote stands on a page word for word (white space aside), and its anchor: offsets and boxes. Quote nothing that is not found.',
      arguments: z.strictObject({ ...place, quote: z.string().trim().min(1).max(20_000) }),
      answer({ documentId, page: number, quote }) {
        const { name, page } = pageOf(documentId, number);
        const places = quotePlaces(page.text, quote);
        const [first] = places;
        if (first === undefined)
          return { found: false, reason: 'The words do not stand on that page. Read the page and quote it exactly.' };
        const leftOut = leftOutRanges(page).filter(({ start, end }) => start < first.end && end > first.start);
        return {
          found: true,
          name: servedText(name),
          anchor: anchorFor(documentId, page, first.start, first.end),
          words: servedText(page.text.slice(first.start, first.end)),
          times: places.length,
          leftOut,
        };
      },
    }),
  ];
}
