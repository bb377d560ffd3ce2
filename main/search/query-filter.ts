import type { SearchFilter, SearchIndex, SearchOptions } from '#contract/search.ts';
import { fold } from '#main/language/folding.ts';
import type { ParsedQuery } from './query-syntax.ts';

/** Whether a query narrows to anything by a field. */
export function hasFields({ fields }: ParsedQuery): boolean {
  const { parties, documents, matters, languages, kinds, pages, days } = fields;
  return (
    [parties, documents, matters, languages, kinds].some((list) => list.length > 0) || pages !== null || days !== null
  );
}

/** The fields as a filter; null where nothing can pass (a party that no document names). */
export function filterOf({ fields }: ParsedQuery, options: SearchOptions, index: SearchIndex): SearchFilter | null {
  let documentIds = options.documentIds;
  const { parties, documents, matters } = fields;
  if (parties.length + documents.length + matters.length > 0) {
    const allowed = options.documentIds === undefined ? null : new Set(options.documentIds);
    const holds = (name: string, asked: readonly string[]): boolean =>
      asked.length === 0 || asked.some((each) => fold(name).key.includes(fold(each).key.trim()));
    documentIds = index
      .documentNames()
      .filter(
        ({ documentId, name, matterName, parties: own }) =>
          (allowed === null || allowed.has(documentId)) &&
          (documents.includes(documentId) || holds(name, documents)) &&
          holds(matterName, matters) &&
          (parties.length === 0 || own.some((party) => holds(party, parties))),
      )
      .map(({ documentId }) => documentId);
  }
  if (documentIds?.length === 0) return null;
  return {
    ...(options.matterId !== undefined && { matterId: options.matterId }),
    ...(documentIds !== undefined && { documentIds }),
    ...(fields.languages.length > 0 && { languages: fields.languages }),
    ...(fields.pages !== null && { pages: fields.pages }),
    ...(fields.days !== null && { days: fields.days }),
    ...(fields.kinds.length > 0 && { kinds: fields.kinds }),
  };
}
