import type { CarriedPlaces } from './carried-places.ts';

/** Carries the places that lie anywhere in values of JSON, and remembers the pages of those that were not found. */
export interface MovedPlacesIn {
  /** The value with every place of the document in the new reading; one that is not found leads to its page. */
  readonly moved: (value: unknown) => unknown;
  /** What was read for an answer: passages of the document by their offsets in its body text. Those not found are left out. */
  readonly movedReadings: (value: unknown) => unknown;
  /** The pages of the places that were not found. */
  readonly lost: () => ReadonlySet<number>;
}

interface PlaceLike {
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** Carries the places of one document. */
export function movedPlacesIn(places: CarriedPlaces): MovedPlacesIn {
  const lost = new Set<number>();
  const movedPlace = (place: PlaceLike): readonly object[] => {
    // A place without words leads to its page, before as after.
    if (place.start === place.end) return [place];
    const found = places.moved(place);
    if (found !== null) return found;
    lost.add(place.page);
    return [{ ...place, start: 0, end: 0, quads: [] }];
  };
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.flatMap((item: unknown) => (isPlaceOf(places.documentId, item) ? movedPlace(item) : [moved(item)]));
    }
    if (typeof value !== 'object' || value === null) return value;
    if (isPinOf(places.documentId, value)) return { ...value, ...places.movedBody(value.start, value.end) };
    return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, moved(inner)]));
  };
  const passages = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    return value.flatMap((item: unknown) => {
      if (!isRange(item)) return [item];
      const range = places.movedBody(item.start, item.end);
      return range === null ? [] : [{ ...item, ...range }];
    });
  };
  const movedReadings = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map((reading: unknown) =>
          typeof reading === 'object' &&
          reading !== null &&
          'passages' in reading &&
          Reflect.get(reading, 'documentId') === places.documentId
            ? { ...reading, passages: passages(reading.passages) }
            : reading,
        )
      : value;
  return { moved, movedReadings, lost: () => lost };
}

function isRange(value: unknown): value is { readonly start: number; readonly end: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'start') === 'number' &&
    typeof Reflect.get(value, 'end') === 'number'
  );
}

function isPlaceOf(documentId: string, value: unknown): value is PlaceLike {
  return (
    isRange(value) && typeof Reflect.get(value, 'page') === 'number' && Reflect.get(value, 'documentId') === documentId
  );
}

/** A person's decision about a passage: a stretch of the document's body text. */
function isPinOf(documentId: string, value: object): value is { readonly start: number; readonly end: number } {
  return isRange(value) && 'pin' in value && Reflect.get(value, 'documentId') === documentId;
}
