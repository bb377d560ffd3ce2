import type { Standing } from './standing.ts';
import { englishEntry } from './vocabulary.ts';

/** Whether two rows of keys mean the same in one of them. */
export function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}

const liabilityKeys = englishEntry('liab')?.keys ?? [];

/** What differs between two standings of one word; null where nothing does. */
export function standingProblem(said: Standing, source: Standing): string | null {
  if (said.conditional && source.conditional) {
    if (said.denied !== source.denied) return 'the condition is turned round';
    const apart = said.parties.length > 0 && source.parties.length > 0;
    return apart && said.parties.every((one) => source.parties.every((other) => differentParty(one, other)))
      ? 'the passage names another party in the condition'
      : null;
  }
  if (said.conditional || source.conditional) return null;
  if ((said.modality === 'free') !== (source.modality === 'free')) {
    // "Need not bear liability" is "shall not be liable"; "need not assign" is not "shall not assign".
    const other = said.modality === 'free' ? source : said;
    const liability = share(said.token.keys, liabilityKeys);
    if (!other.denied || !liability)
      return said.modality === 'free'
        ? 'the passage does not free anyone of it'
        : 'the passage says that nobody need do it';
    return null;
  }
  if (said.denied !== source.denied)
    return said.denied ? 'the sentence denies what the passage does not' : 'the passage denies it';
  if (said.modality === 'must' && source.modality === 'may' && !said.denied)
    return 'the passage allows it and does not require it';
  if (said.modality === 'may' && source.modality === 'none' && !said.denied)
    return 'the passage does not say that it is allowed';
  if (said.modality === 'may' && source.modality === 'must' && !said.denied)
    return 'the passage requires it and does not only allow it';
  if (differentParty(said.owner, source.owner)) return "the passage says that it is another party's";
  if (differentParty(said.doer, source.doer)) return 'the passage says that another party does it';
  const towards = said.towards.find(
    (keys) => source.towards.length > 0 && !source.towards.some((other) => !differentParty(keys, other)),
  );
  if (towards) return 'the passage says that it is done to another party';
  if (said.doer.length === 0 && said.towards.some((keys) => samePartyNamed(keys, source.doer))) {
    return 'the passage says that this party does it';
  }
  if (source.doer.length === 0 && source.towards.some((keys) => samePartyNamed(keys, said.doer))) {
    return 'the passage says that it is done to this party';
  }
  return null;
}

/** One and the same named party; "either party" is none. */
function samePartyNamed(a: readonly string[], b: readonly string[]): boolean {
  return share(a, b) && !a.includes('any') && !b.includes('any');
}

/** Whether both stand alike, conditions beside conditions. */
export function agrees(said: Standing, source: Standing): boolean {
  return said.conditional === source.conditional && standingProblem(said, source) === null;
}

function differentParty(said: readonly string[], source: readonly string[]): boolean {
  if (said.length === 0 || source.length === 0 || share(said, source)) return false;
  // "One party fails, the other may": these two are never the same.
  if (said.includes('one') && source.includes('other')) return true;
  // What holds for either party holds for one; the reverse does not follow.
  return !source.some((key) => key === 'any' || key === 'one' || key === 'other') && !said.includes('other');
}
