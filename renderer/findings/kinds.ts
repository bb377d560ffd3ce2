import ontology from '../../resources/ontology/ontology.json' with { type: 'json' };

interface Kind {
  readonly name: Readonly<Record<string, string | undefined>>;
  readonly definition: Readonly<Record<string, string | undefined>>;
}

const kinds: ReadonlyMap<string, Kind> = new Map(
  ontology.kinds.map(({ id, name, definition }) => [id, { name, definition }]),
);

/** A kind's name in a language of the interface; null for a kind the ontology does not have. */
export function kindName(kind: string, locale: string): string | null {
  const known = kinds.get(kind);
  return known?.name[locale] ?? known?.name.en ?? null;
}

/** What a kind is, in a sentence; null where the ontology does not say. */
export function kindDefinition(kind: string, locale: string): string | null {
  const known = kinds.get(kind);
  return known?.definition[locale] ?? known?.definition.en ?? null;
}
