import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import { contractTypeSchema, type DocumentType, givenTypesSchema, type PlaybookWords } from '#contract/playbook.ts';
import { type KnownType, recognisedType } from '#main/playbooks/recognised-type.ts';
import { findDeskItem, saveDeskItem } from '#main/store/desk-items.ts';
import { type DocumentRecord, listReadyNames } from '#main/store/documents.ts';
import { listFindingsOfKinds, loadReviews } from '#main/store/findings.ts';
import { loadPageTexts } from '#main/store/pages.ts';
import { everyPlaybook, type PlaybookRoom } from './matter-playbooks.ts';

/** A cover and a table of contents may stand before the first words. */
const openingPages = 3;

const fileSchema = z.strictObject({ contractTypes: z.array(contractTypeSchema).min(1) });

/** Every type of contract there is: those of a person's own playbooks, of the program's, and those it knows besides. One id is one type. */
export function knownTypes(room: PlaybookRoom): readonly KnownType[] {
  const file = join(room.resourcesFolder, 'ontology', 'contract-types.json');
  const { contractTypes } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const all = [
    ...contractTypes.map((type) => ({ ...type, isOwn: false })),
    ...everyPlaybook(room).flatMap(({ playbook, isOwn }) =>
      (playbook.contractTypes ?? []).map((type) => ({ ...type, isOwn })),
    ),
  ];
  const known = new Map<string, KnownType>();
  for (const type of all) {
    const before = known.get(type.id);
    known.set(type.id, before === undefined ? type : merged(before, type));
  }
  return [...known.values()];
}

function merged(one: KnownType, other: KnownType): KnownType {
  const phrases = (language: keyof PlaybookWords) => [
    ...new Set([...(one.titles[language] ?? []), ...(other.titles[language] ?? [])]),
  ];
  const titles = { en: phrases('en'), 'zh-Hant': phrases('zh-Hant'), 'zh-Hans': phrases('zh-Hans') };
  return { ...one, name: { ...other.name, ...one.name }, titles, isOwn: one.isOwn || other.isOwn };
}

/** What a document is taken for: what a person said, else what its title, its first words or its file's name show; null where nothing tells. */
export function documentType(
  { context }: PlaybookRoom,
  { id, matterId, name }: Pick<DocumentRecord, 'id' | 'matterId' | 'name'>,
  known: readonly KnownType[],
): DocumentType | null {
  const given = givenTypes(context, matterId)[id];
  if (given !== undefined) {
    const type = known.find((one) => one.id === given);
    return { id: type?.id ?? null, name: type?.name ?? null, by: 'person' };
  }
  const reviews = loadReviews(context.database, id);
  const titles = (listFindingsOfKinds(context.database, [id], ['gen.document_title']).get(id) ?? []).flatMap(
    (finding) => {
      const review = reviews.get(finding.id);
      if (review?.state === 'rejected') return [];
      const title = (review?.state === 'corrected' ? { ...finding.fields, ...review.fields } : finding.fields).title;
      return typeof title === 'string' ? [title] : [];
    },
  );
  const opening = () =>
    loadPageTexts(context.database, id)
      .slice(0, openingPages)
      .map(({ text }) => text)
      .join('\n');
  const found = recognisedType(known, { title: titles[0] ?? null, name, opening });
  return found === null ? null : { id: found.type.id, name: found.type.name, by: found.by };
}

/** Says what a document is (null: none of the types); undefined leaves it to its title again. Errors: `wrong-usage` for a type there is not. */
export function giveType(
  room: PlaybookRoom,
  { id, matterId }: Pick<DocumentRecord, 'id' | 'matterId'>,
  typeId: string | null | undefined,
): void {
  const { database, now } = room.context;
  if (typeof typeId === 'string' && !knownTypes(room).some((type) => type.id === typeId))
    throw new SampanError('wrong-usage', `There is no type of contract “${typeId}”.`);
  const there = new Set(listReadyNames(database, matterId).map((document) => document.id));
  const kept = Object.entries(givenTypes(room.context, matterId)).filter(([one]) => one !== id && there.has(one));
  const byDocument = Object.fromEntries(typeId === undefined ? kept : [...kept, [id, typeId]]);
  const item = { id: itemId(matterId), matterId, name: 'types', content: { byDocument }, savedAtMs: now() };
  saveDeskItem(database, 'contract-types', item);
}

const itemId = (matterId: string) => `contract-types-of-${matterId}`;

function givenTypes(
  { database }: PlaybookRoom['context'],
  matterId: string,
): Readonly<Record<string, string | null | undefined>> {
  return findDeskItem(database, 'contract-types', itemId(matterId), givenTypesSchema)?.content.byDocument ?? {};
}
