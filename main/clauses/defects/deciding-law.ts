import type { Agreement } from '../arbitration/agreement.ts';
import type { LawFamily } from '../matching/place-names.ts';
import { placeNamed } from '../matching/places.ts';

/** The law by which an arbitration agreement stands or falls, as far as the document tells. */
export interface DecidingLaw {
  readonly family: LawFamily | null;
  /** How it was found, in plain words for a reason. */
  readonly basis: string;
}

/**
 * The law of the agreement if it is chosen; else the seat's, the body's home,
 * the contract's. Mainland law counts as soon as the seat or the contract's law
 * is the Mainland's and nothing is chosen for the agreement itself: there the
 * stricter rules apply (2010 Act art. 18; SPC Provisions 2017 arts 13, 14).
 */
export function decidingLaw(agreement: Agreement): DecidingLaw {
  const { lawOfAgreement, seat, governingLaw, institution } = agreement;
  if (lawOfAgreement !== null) {
    return {
      family: lawOfAgreement.value.family,
      basis: `the arbitration agreement's own law is ${lawOfAgreement.value.law}`,
    };
  }
  if (seat !== null) {
    return {
      family: seat.value.place.family,
      basis: `the seat is ${seat.value.place.name} and no law is chosen for the agreement`,
    };
  }
  const home = institution?.body.defaultSeat ?? null;
  const homePlace = home === null ? null : placeNamed(home);
  if (homePlace !== null) return { family: homePlace.family, basis: `the body's own seat is ${homePlace.name}` };
  const law = governingLaw?.places[0];
  if (law !== undefined) return { family: law.family, basis: `the contract's law is ${law.law}` };
  return { family: null, basis: 'neither seat nor law is named' };
}

/** Whether any sign points to the Mainland: seat, law or body. */
export function touchesMainland(agreement: Agreement): boolean {
  const { seat, governingLaw, lawOfAgreement, institution } = agreement;
  return (
    seat?.value.place.family === 'mainland' ||
    lawOfAgreement?.value.family === 'mainland' ||
    governingLaw?.places.some(({ family }) => family === 'mainland') === true ||
    (institution?.body.defaultSeat != null && placeNamed(institution.body.defaultSeat)?.family === 'mainland')
  );
}
