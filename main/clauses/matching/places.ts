import { foldPhrase } from './folded-text.ts';
import { phraseAutomaton } from './phrase-automaton.ts';
import { cities, type LawFamily, lands, type PlaceRow, stateNamesInChinese, states } from './place-names.ts';

export interface Place {
  /** Plain English name, as fields give it. */
  readonly name: string;
  readonly kind: 'city' | 'state' | 'country';
  /** The law a person means by this place: "England and Wales" for London. */
  readonly law: string;
  readonly family: LawFamily;
  readonly aliases: readonly string[];
}

export interface PlaceHit {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
}

function placeOf(kind: Place['kind'], [name, law, family, aliases]: PlaceRow): Place {
  return { name, kind, law, family, aliases: aliases.split('|').map(foldPhrase) };
}

/** Hong Kong, Macau and Singapore are cities as seats go: naming one is not naming a country only. */
const cityStates = new Set(['Hong Kong', 'Macau', 'Singapore', 'Dubai International Financial Centre']);

export const places: readonly Place[] = [
  ...cities.map((row) => placeOf('city', row)),
  ...lands.map((row) => placeOf(cityStates.has(row[0]) ? 'city' : 'country', row)),
  ...states
    .split('|')
    .map((name) =>
      placeOf('state', [
        name,
        name,
        'us',
        [name.toLowerCase(), stateNamesInChinese[name] ?? ''].filter(Boolean).join('|'),
      ]),
    ),
  placeOf('state', ['Georgia (US)', 'Georgia (US)', 'us', 'state of georgia|georgia']),
];

const entries = places.flatMap((place) => place.aliases.map((alias) => ({ place, alias })));
let automaton: ReturnType<typeof phraseAutomaton> | null = null;

/** Places named in a folded text, the longest name where several overlap, in order. */
export function placesIn(foldedText: string): PlaceHit[] {
  automaton ??= phraseAutomaton(entries.map(({ alias }) => alias));
  const hits = automaton
    .hits(foldedText)
    .filter(({ end }) => !/[a-z0-9]/.test(foldedText.charAt(end)) || !/[a-z]/.test(foldedText.charAt(end - 1)))
    .toSorted((one, other) => one.start - other.start || other.end - one.end);
  const found: PlaceHit[] = [];
  let past = 0;
  for (const { phrase, start, end } of hits) {
    const entry = entries[phrase];
    if (start < past || entry === undefined) continue;
    found.push({ place: entry.place, start, end });
    past = end;
  }
  return found;
}

export function placeNamed(name: string): Place | null {
  return places.find((place) => place.name === name) ?? null;
}
