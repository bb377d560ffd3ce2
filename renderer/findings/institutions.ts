import institutions from '../../resources/ontology/institutions.json' with { type: 'json' };

const names: ReadonlyMap<string, Readonly<Record<string, string | undefined>>> = new Map(
  institutions.bodies.map(({ name }) => [name.en, name]),
);

/** An arbitral body's name in a language of the interface, by its English name; null for one that is not known. */
export function institutionName(englishName: string, locale: string): string | null {
  return names.get(englishName)?.[locale] ?? null;
}
