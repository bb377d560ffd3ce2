import type { MeaningToken } from './meaning-tokens.ts';

/** What holds for a word where it stands: denied or not, owed or allowed, whose act, towards whom, under a condition. */
export interface Standing {
  readonly token: MeaningToken & { readonly type: 'word' };
  readonly denied: boolean;
  readonly modality: 'none' | 'must' | 'may' | 'free';
  /** Keys of the doer; empty where the text names none. */
  readonly doer: readonly string[];
  /** Keys of those whom it is done to or for, in the same part of the sentence. */
  readonly towards: readonly (readonly string[])[];
  readonly conditional: boolean;
  /** Every party named in the same part. */
  readonly parties: readonly (readonly string[])[];
  /** Whose it is, where the party stands before it with 's or 的; empty elsewhere. */
  readonly owner: readonly string[];
  /** The operator it stands under: words with the same number are judged together. */
  readonly part: number;
  readonly sentence: number;
}

interface Part {
  denied: boolean;
  modality: Standing['modality'];
  doer: readonly string[];
  readonly towards: (readonly string[])[];
  readonly parties: (readonly string[])[];
  conditional: boolean;
}

/**
 * Gives every word its standing by reading once from left to right: an operator
 * opens a new part of the sentence, its doer is the last party named before it
 * that nothing is done to, "by" or 由 names another, and a denial ends with its
 * part (in Chinese at the comma).
 */
export function standings(tokens: readonly MeaningToken[], chinese: boolean): Standing[] {
  const result: { token: Standing['token']; part: number; sentence: number; owner: readonly string[] }[] = [];
  let owner: readonly string[] = [];
  let ownedWords = 0;
  let wordsInPart = 0;
  let partOfWords = 0;
  const parts: Part[] = [newPart()];
  let sentence = 0;
  let doer: readonly string[] = [];
  let candidate: readonly string[] = [];
  let towardsNext = false;
  let towardsFrom = 0;
  let byNext = false;
  let ofNext = false;
  let recentDenial = -10;
  const current = () => parts[parts.length - 1] ?? newPart();
  const open = (modality: Standing['modality'], denied: boolean, conditional: boolean) => {
    if (candidate.length > 0) doer = candidate;
    candidate = [];
    parts.push({ denied, modality, doer, towards: [], parties: [], conditional });
  };
  for (const [index, token] of tokens.entries()) {
    switch (token.type) {
      case 'break':
        if (token.hard) {
          sentence += 1;
          doer = [];
          candidate = [];
          parts.push(newPart());
        } else if (chinese && current().denied) {
          parts.push({
            denied: false,
            modality: 'none',
            doer: current().doer,
            towards: [],
            parties: [],
            conditional: false,
          });
        } else if (current().conditional) {
          // "Shall, upon request, deliver": after the aside the duty goes on.
          const before = parts.findLast((part) => !part.conditional) ?? newPart();
          parts.push({ ...before, doer: before.doer.length > 0 ? before.doer : doer, towards: [], parties: [] });
        }
        recentDenial = -10;
        towardsNext = false;
        byNext = false;
        break;
      case 'operator':
        owner = [];
        towardsNext = token.operator === 'towards';
        if (towardsNext) towardsFrom = token.end;
        byNext = token.operator === 'by';
        ofNext = token.operator === 'of';
        switch (token.operator) {
          case 'must':
          case 'may': {
            // "Neither party shall": the denial before it goes on.
            const denied = index - recentDenial <= 4;
            // "Except that the Licensor may" begins a statement of its own; "as may be needed" does not.
            open(token.operator, denied, current().conditional && token.operator === 'may' && candidate.length === 0);
            break;
          }
          case 'must-not':
            open('must', true, false);
            break;
          case 'free':
            open('free', false, false);
            break;
          case 'nobody':
            recentDenial = index;
            open(current().modality, true, current().conditional);
            break;
          case 'not': {
            const before = tokens[index - 1];
            if (before?.type === 'operator' && (before.operator === 'must' || before.operator === 'may'))
              current().denied = true;
            else open(current().modality, true, current().conditional);
            break;
          }
          case 'condition':
            parts.push({ denied: false, modality: 'none', doer: [], towards: [], parties: [], conditional: true });
            break;
          case 'without':
            parts.push({ denied: true, modality: 'none', doer: [], towards: [], parties: [], conditional: true });
            break;
          case 'by':
          case 'of':
          case 'towards':
          case 'nothing':
            break;
          default:
            void (token.operator satisfies never);
        }
        break;
      case 'party':
      case 'name':
        // Places and institutions do nothing to one another; "liability of the Supplier" is no act of the Supplier's.
        if (ofNext || (token.type === 'name' && !token.keys.some((key) => key.startsWith('n:')))) {
          if (token.type === 'party') current().parties.push(token.keys);
          const owned = result.at(-1);
          if (ofNext && token.type === 'party' && owned && owned.part === parts.length - 1) owned.owner = token.keys;
          ofNext = false;
          towardsNext = false;
          byNext = false;
          break;
        }
        if (parts.length !== partOfWords) wordsInPart = 0;
        // "As provided for in Section 17, Distributor shall": too far off to be whom it is done to.
        if (token.start - towardsFrom > 12) towardsNext = false;
        if (token.type === 'name')
          result.push({ token: { ...token, type: 'word', known: true }, part: parts.length - 1, sentence, owner: [] });
        if (token.type === 'party') current().parties.push(token.keys);
        if (
          token.type === 'party' &&
          !token.possessive &&
          joinsParty(tokens, index) &&
          candidate.length > 0 &&
          wordsInPart === 0
        ) {
          // "The Buyer and the Seller may", 甲方和乙方: what both do, either does.
          candidate = [...candidate, ...token.keys, 'any'];
          current().doer = candidate;
          towardsNext = false;
          byNext = false;
          break;
        }
        owner = token.possessive ? token.keys : [];
        ownedWords = 0;
        if (byNext) {
          current().doer = token.keys;
          doer = token.keys;
        } else if (towardsNext || (wordsInPart > 0 && (current().modality !== 'none' || current().doer.length > 0))) {
          // After the verb stands whom it is done to: "shall pay the Supplier", 支付甲方. It does what comes next where an operator follows at once.
          current().towards.push(token.keys);
          if (!towardsNext && !token.possessive && operates(tokens[index + 1])) candidate = token.keys;
        } else if (!token.possessive) {
          // A capitalised name is a doer where an operator follows it; elsewhere it may be a heading or a title.
          if (token.type === 'party' || operates(tokens[index + 1])) candidate = token.keys;
          // "Under no circumstances shall the Licensee …": the doer behind its verb.
          if (token.type === 'party' && (current().doer.length === 0 || (!chinese && current().modality !== 'none'))) {
            current().doer = token.keys;
          }
        }
        towardsNext = false;
        byNext = false;
        break;
      case 'word':
        ofNext = false;
        towardsNext = towardsNext && chinese;
        byNext = false;
        ownedWords += 1;
        wordsInPart = parts.length === partOfWords ? wordsInPart + 1 : 1;
        partOfWords = parts.length;
        result.push({ token, part: parts.length - 1, sentence, owner: ownedWords <= 2 ? owner : [] });
        break;
      default:
        void (token satisfies never);
    }
  }
  return result.map((word) => ({ ...word, ...(parts[word.part] ?? newPart()) }));
}

/** Whether a party follows another at once, or over 和, 與, 及. */
function joinsParty(tokens: readonly MeaningToken[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.type === 'party') return !before.possessive;
  return (
    before?.type === 'operator' &&
    before.operator === 'towards' &&
    before.end - before.start === 1 &&
    tokens[index - 2]?.type === 'party'
  );
}

/** Whether a token opens what somebody must, may or must not do. */
function operates(token: MeaningToken | undefined): boolean {
  return token?.type === 'operator' && ['must', 'may', 'must-not', 'free', 'not'].includes(token.operator);
}

function newPart(): Part {
  return { denied: false, modality: 'none', doer: [], towards: [], parties: [], conditional: false };
}
