import { beginningHash } from '#main/compression/passage-features.ts';

/**
 * Beginnings (five letters) of words that stand for one another in contracts, a
 * line a concept. Written from the categories' descriptions and the usual words of
 * drafting; no held-out contract was read for them.
 */
const lines = [
  'not no nor neither never refrain prohibit cannot without restrict',
  'only solely except unless other provided notwithstanding',
  'may right entitled permit allow elect option discretion',
  'shall must agree undertake covenant oblige',
  'consent approval approve authorize',
  'written writing notice notify inform',
  'terminate termination cancel rescind',
  'expire expiration until remain force initial',
  'renew extend successive automatic additional',
  'convenience reason cause breach default',
  'day days week month months year years period term',
  'assign transfer delegate convey sell dispose encumber',
  'control change merger merge acquire acquisition consolidate stock voting substantially assets',
  'license licence sublicense licensee licensor',
  'grant hereby',
  'exclusive exclusively sole',
  'nonexclusive non nontransferable nonassignable',
  'irrevocable perpetual perpetuity worldwide royalty fully',
  'fee fees pay payment paid payable royalties',
  'revenue profit net gross sales commission percent share proceeds',
  'minimum least quota guarantee shortfall',
  'maximum exceed limit cap aggregate total',
  'volume quantity number units unit users copies copy seats',
  'unlimited enterprise unrestricted',
  'liable liability damages loss losses',
  'consequential indirect incidental punitive special exemplary lost',
  'indemnify indemnity harmless defend',
  'negligence willful wilful misconduct fraud',
  'liquidated penalty genuine estimate',
  'insurance insured coverage policy premium insurer',
  'audit inspect examine books records accountant',
  'warranty warrant defect conform merchantable workmanship',
  'compete competitor competing competitive similar',
  'engage business territory market distribute',
  'solicit hire recruit induce entice',
  'employee employees employ personnel',
  'customer customers client clients',
  'disparage defame derogatory disrepute tarnish goodwill reputation image detrimental',
  'favorable favourable favored most less preferential',
  'price prices pricing increase adjust discount',
  'refusal first offer negotiate match bona opportunity',
  'sue suit challenge contest attack validity bring release',
  'intellectual patent copyright trademark invention property know',
  'owner ownership title interest vest belong',
  'joint jointly co equal both together undivided',
  'escrow source code deposit agent',
  'affiliate subsidiary parent',
  'beneficiary beneficiaries benefit enforce third',
  'govern laws law state jurisdiction courts venue construed',
  'transition wind after following upon continue survive return thereafter inventory',
  'effective date commence begin start dated',
  'purchase buy order supply deliver',
  'perform services service assist support',
  'any all every whatsoever',
  'if event case whether provided where',
  'during throughout while long',
  'before prior advance least',
  'after following upon within thereafter',
  'more greater excess exceed above over',
  'less fewer lower below under',
  'each per annual annually quarter quarterly calendar',
  'immediate immediately prompt promptly',
  'reasonable reasonably commercial commercially efforts best',
  'both mutual either',
  'person entity firm corporation company organization',
  'party parties',
  'product products goods equipment',
  'software program system technology platform',
  'website web internet online site link content',
  'trademark mark marks logo name brand branding',
  'advertise advertising promote promotion marketing',
  'manufacture manufacturing produce production',
  'distributor reseller dealer agent franchise franchisee',
  'sublicense subcontract subcontractor',
  'develop development created improvements modification derivative',
  'work works made hire authorship',
  'moral rights waive waiver',
  'confidential secret disclose disclosure information',
  'property properties premises land real',
  'facility site location office store',
  'destroy return deliver possession copies',
  'cost costs expense expenses reimburse',
  'credit refund rebate chargeback',
  'tax taxes interest late',
  'failure fail fails failed unable',
  'remedy cure remedies injunctive equitable',
  'death bodily injury personal',
  'claim claims demand proceeding action',
  'occurrence million dollars combined single',
  'automobile compensation workers general umbrella professional',
  'named certificate endorsement additional insured',
  'debt financing loan equity shares stockholder shareholders',
  'director directors officer board',
  'sale substantially majority percent outstanding',
  'successor successors heirs assigns inure binding',
  'void null attempt purported',
  'withheld delayed unreasonably',
  'bankrupt insolvent receiver liquidation',
  'forecast forecasts order orders purchase binding',
  'inventory stock remaining existing sell off',
  'maintain maintenance support repair replace',
  'train training cooperate cooperation assist assistance',
  'exclusivity preferred lead',
  'channel field geographic area country countries',
  'appoint appointed appointment',
  'hereunder herein agreement contract',
  'amend modify supplement',
  'executed entered signature dated made',
  'arbitration conflict principles disputes',
  'user seat concurrent server installed site',
  'escrow trust hold release',
  'objection oppose register registration apply',
  'permitted exception foregoing notwithstanding limitation apply',
  'former employed consultant contractor',
  'prospective account business relationship divert',
  'lowest comparable substantially terms conditions favored',
  'consumer index inflation cost rate',
  'anniversary expiration then current end',
  'intent renewal elect decline desire',
] as const;

const concepts = conceptTable();

/** The concepts of words given by the hashes of their beginnings, ascending, each once. */
export function conceptsIn(beginnings: readonly number[]): number[] {
  const met = new Set<number>();
  for (const beginning of beginnings) for (const concept of concepts.get(beginning) ?? []) met.add(concept);
  return [...met].sort((a, b) => a - b);
}

function conceptTable(): ReadonlyMap<number, readonly number[]> {
  const table = new Map<number, number[]>();
  lines.forEach((line, concept) => {
    for (const word of line.split(' ')) {
      const hash = beginningHash(word);
      const own = table.get(hash) ?? [];
      if (!own.includes(concept)) own.push(concept);
      table.set(hash, own);
    }
  });
  return table;
}

/** The concepts of words in their order, one for a word; a concept that follows itself stands once. */
export function conceptSequence(beginnings: readonly number[]): number[] {
  const met: number[] = [];
  for (const beginning of beginnings) {
    const concept = concepts.get(beginning)?.[0];
    if (concept !== undefined && concept !== met.at(-1)) met.push(concept);
  }
  return met;
}
