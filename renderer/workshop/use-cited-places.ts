import { useEffect, useState } from 'react';
import type { Anchor } from '#contract/document.ts';
import type { Claim } from '#contract/workshop.ts';
import { request } from '../bridge.ts';

/** One request takes at most this many places. */
const mostPlaces = 2_000;

function keyOf({ documentId, page, start, end }: Omit<Anchor, 'quads'>): string {
  return `${documentId} ${page} ${start} ${end}`;
}

/** The places of claims with their boxes; without them until they are known, so that a page can be opened at once. */
export function useCitedPlaces(runId: string, claims: readonly Claim[]): (claim: Claim) => Anchor[] {
  const [places, setPlaces] = useState<ReadonlyMap<string, Anchor>>(new Map());
  const asked = claims.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same claims have the same places
  useEffect(() => {
    let isShown = true;
    const citations = claims.flatMap((claim) => claim.citations).slice(0, mostPlaces);
    if (citations.length === 0) return;
    request('workshop.places', { runId, citations })
      .then((anchors) => {
        if (isShown) setPlaces(new Map(anchors.map((anchor) => [keyOf(anchor), anchor])));
      })
      // Without boxes the page still opens.
      .catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [asked]);
  return ({ citations }) => citations.map((place) => places.get(keyOf(place)) ?? { ...place, quads: [] });
}
