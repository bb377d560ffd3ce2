import { holdsTitleOf, type InstrumentMarks, namesDayOf, sharesParty } from '../instrument-marks.ts';

/**
 * The contract that an amendment changes, among those of its matter: one of its
 * parties must be in both, and the amendment must name the contract's day or its
 * title. Null where none is, or where two are alike: then none is chosen.
 */
export function amendedContract(amendment: InstrumentMarks, contracts: readonly InstrumentMarks[]): string | null {
  if (!amendment.isAmending) return null;
  const likely = contracts
    .filter(({ id, isAmending }) => id !== amendment.id && !isAmending)
    .map((contract) => ({ id: contract.id, signs: signsOf(amendment, contract) }))
    .filter(({ signs }) => signs > 0)
    .toSorted((one, other) => other.signs - one.signs);
  const [first, second] = likely;
  return first === undefined || second?.signs === first.signs ? null : first.id;
}

function signsOf(amendment: InstrumentMarks, contract: InstrumentMarks): number {
  if (!sharesParty(amendment, contract)) return 0;
  return (namesDayOf(amendment, contract) ? 2 : 0) + (holdsTitleOf(amendment.title ?? '', contract) ? 1 : 0);
}
