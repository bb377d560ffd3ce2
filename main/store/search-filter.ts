import type { SearchFilter } from '#contract/search.ts';

/** A condition on the table `search_passages p` with its parameters; empty where everything counts. */
export interface PassageCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The filter as SQL over `search_passages p`. Lists travel as JSON, so that a statement's text depends only on which parts there are. */
export function passageCondition(filter: SearchFilter): PassageCondition {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const add = (sql: string, ...given: (string | number)[]): void => {
    parts.push(sql);
    values.push(...given);
  };
  if (filter.matterId !== undefined)
    add('p.document_id IN (SELECT id FROM documents WHERE matter_id = ?)', filter.matterId);
  if (filter.documentIds !== undefined)
    add('p.document_id IN (SELECT value FROM json_each(?))', JSON.stringify(filter.documentIds));
  if (filter.languages !== undefined)
    add('p.language IN (SELECT value FROM json_each(?))', JSON.stringify(filter.languages));
  if (filter.pages !== undefined) add('p.page BETWEEN ? AND ?', filter.pages.from, filter.pages.to);
  if (filter.days !== undefined)
    add('p.id IN (SELECT passage_id FROM search_dates WHERE day BETWEEN ? AND ?)', filter.days.from, filter.days.to);
  if (filter.kinds !== undefined)
    add(
      `EXISTS (SELECT 1 FROM json_each(?) k, findings f, json_each(f.json, '$.anchors') a
         WHERE f.document_id = p.document_id AND (f.kind = k.value OR substr(f.kind, 1, length(k.value) + 1) = k.value || '.')
         AND a.value ->> 'page' = p.page AND a.value ->> 'start' < p."end" AND a.value ->> 'end' > p.start)`,
      JSON.stringify(filter.kinds),
    );
  return { sql: parts.join(' AND '), values };
}
