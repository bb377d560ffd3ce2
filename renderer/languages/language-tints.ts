import type { LanguagePlace } from '#contract/document.ts';
import type { Tint, Tints } from '../page/tint.ts';
import { languageOrder } from './language-order.ts';

/** The places of the languages as tints, one for each language of a page. */
export function languageTints(pages: ReadonlyMap<number, readonly LanguagePlace[]>): Tints {
  return new Map([...pages].map(([page, places]) => [page, tintsOfPage(places)]));
}

function tintsOfPage(places: readonly LanguagePlace[]): readonly Tint[] {
  return languageOrder.flatMap((language) => {
    const quads = places.flatMap((place) => (place.language === language ? place.anchor.quads : []));
    return quads.length === 0 ? [] : [{ id: language, look: `tongue tongue-${language}`, quads }];
  });
}
