/**
 * A common stem for English words of one family: `terminate`, `terminated` and
 * `termination` become `termin`. Coarser than Porter's stemmer on purpose: two
 * texts are compared, nothing is shown.
 */

const suffixes = [
  'izations',
  'ization',
  'isations',
  'isation',
  'ications',
  'ication',
  'ations',
  'ation',
  'itions',
  'ition',
  'atory',
  'ating',
  'ators',
  'ator',
  'ated',
  'ates',
  'ate',
  'ements',
  'ement',
  'ments',
  'ment',
  'ingly',
  'ings',
  'ing',
  'edly',
  'ances',
  'ance',
  'ences',
  'ence',
  'ancy',
  'ency',
  'ably',
  'able',
  'ible',
  'ibly',
  'ically',
  'ical',
  'ally',
  'als',
  'al',
  'ives',
  'ive',
  'ities',
  'ity',
  'ions',
  'ion',
  'ers',
  'ors',
  'er',
  'or',
  'ily',
  'ly',
  'ied',
  'ies',
  'eds',
  'ed',
  'es',
  's',
  'y',
  'e',
]; // prettier-ignore

const irregular: Readonly<Record<string, string>> = {
  paid: 'pay',
  pays: 'pay',
  paying: 'pay',
  payment: 'pay',
  payments: 'pay',
  payable: 'pay',
  payer: 'pay',
  sold: 'sell',
  sale: 'sell',
  sales: 'sell',
  sells: 'sell',
  bought: 'buy',
  made: 'make',
  given: 'give',
  gave: 'give',
  held: 'hold',
  kept: 'keep',
  sent: 'send',
  taken: 'take',
  took: 'take',
  brought: 'bring',
  begun: 'begin',
  began: 'begin',
  written: 'writ',
  writing: 'writ',
  wrote: 'writ',
  write: 'writ',
  borne: 'bear',
  borrower: 'borrow',
  laws: 'law',
  notices: 'notic',
  notice: 'notic',
  notify: 'notic',
  notifies: 'notic',
  notified: 'notic',
  notification: 'notic',
  parties: 'party',
  copies: 'copy',
  fees: 'fee',
  days: 'day',
  years: 'year',
  months: 'month',
  weeks: 'week',
  provision: 'provision',
  provisions: 'provision',
  agreement: 'agreement',
  agreements: 'agreement',
  contract: 'contract',
  contracts: 'contract',
  contractual: 'contract',
  courts: 'court',
  several: 'several',
  interest: 'interest',
  renewal: 'renew',
  renewals: 'renew',
  renewed: 'renew',
  approval: 'approv',
  entire: 'entire',
  exclusive: 'exclus',
  confidentiality: 'confident',
  confidential: 'confident',
  indemnification: 'indemn',
  indemnify: 'indemn',
  indemnifies: 'indemn',
  indemnity: 'indemn',
  indemnified: 'indemn',
  indemnities: 'indemn',
  liability: 'liab',
  liabilities: 'liab',
  liable: 'liab',
  disclosure: 'disclos',
  disclosures: 'disclos',
  expiry: 'expir',
  expiration: 'expir',
  delivery: 'deliver',
  deliveries: 'deliver',
  warranty: 'warrant',
  warranties: 'warrant',
  warrants: 'warrant',
  breaches: 'breach',
  damages: 'damage',
  jurisdiction: 'jurisdict',
  proceedings: 'proceed',
}; // prettier-ignore

/** The stem of one lower- or upper-case English word. */
export function englishStem(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s?$/u, '');
  const known = Object.hasOwn(irregular, lower) ? irregular[lower] : undefined;
  if (known !== undefined) return known;
  for (const suffix of suffixes) {
    if (!lower.endsWith(suffix)) continue;
    const root = lower.slice(0, -suffix.length);
    if (root.length < (suffix.length > 2 ? 4 : 3)) continue;
    const undoubled =
      /([bdgklmnprt])\1$/u.test(root) && (suffix === 'ing' || suffix === 'ed') ? root.slice(0, -1) : root;
    return undoubled;
  }
  return lower;
}

/** Words that carry no matter of their own. */
export const englishStopWords: ReadonlySet<string> = new Set(
  `a an the this that these those such said same of to in on at by for from with into onto upon under over within
  and or nor but if then than as is are was were be been being am do does did done has have had having it its they them
  their he his him she her we our us you your i me my who whom whose which what when where while how there here all any
  each every both some other others another also only so too very more most much many out up down off about between
  among through during before after above below against per via etc hereto hereof herein hereby hereunder thereof
  therein thereto thereunder thereby whereas whereby hereinafter including include includes included pursuant
  accordance respect regard regarding concerning relating relation connection following shall will may must can could
  would should might not no`.split(/\s+/u),
);
