import type { Finding } from '#contract/finding.ts';
import type { InstrumentMarks } from '#main/clauses/instrument-marks.ts';

/** The kinds that `instrumentMarks` reads. */
export const markKinds = ['gen.amendment', 'gen.document_title', 'gen.parties_authority', 'fact.dated_event'] as const;

/** A document's marks, from what was found in it. */
export function instrumentMarks(id: string, findings: readonly Finding[]): InstrumentMarks {
  const of = (kind: string): readonly Finding[] => findings.filter((finding) => finding.kind === kind);
  const dated = of('fact.dated_event').filter(({ fields }) => typeof fields.date_iso === 'string');
  const made = dated.filter(({ fields }) => fields.event === 'agreement' && fields.of_another_document !== true);
  const onFirstPage = dated.filter(({ anchors }) => anchors[0]?.page === 1);
  return {
    id,
    title: texts(of('gen.document_title'), 'title')[0] ?? null,
    // The first that is said to be an agreement's is its own; a later one may be of a contract that it names.
    ownDays: texts(made.length > 0 ? made : onFirstPage, 'date_iso').slice(0, 1),
    days: texts(dated, 'date_iso'),
    parties: of('gen.parties_authority').flatMap(({ fields }) => namesOfParty(fields)),
    isAmending: of('gen.amendment').some(({ fields }) => fields.of_another_document === true),
  };
}

function texts(findings: readonly Finding[], field: string): string[] {
  return findings.map(({ fields }) => fields[field]).filter((value) => typeof value === 'string');
}

const nameInBrackets = /[(（]\s?(\p{Script=Han}[\p{Script=Han}（）()·]{3,38}\p{Script=Han})\s?[)）]/u;

/** A party's names: as it stands, and the Chinese one in brackets behind an English one apart. */
function namesOfParty({ name, description }: Finding['fields']): string[] {
  if (typeof name !== 'string') return [];
  const [words, chinese] = nameInBrackets.exec(`${name} ${typeof description === 'string' ? description : ''}`) ?? [];
  if (words === undefined || chinese === undefined || !/[A-Za-z]{3}/.test(name)) return [name];
  return [name.replace(words, '').trim(), chinese];
}
