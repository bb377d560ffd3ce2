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
  const parts: Part[] = [newPart()];
  let sentence = 0;
  let doer: readonly string[] = [];
  let candidate: readonly string[] = [];
  let towardsNext = false;
  let byNext = false;
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
          parts.push({ denied: false, modality: 'none', doer: current().doer, towards: [], parties: [], conditional: false });
        } else if (current().conditional) {
          parts.push({ denied: false, modality: 'none', doer, towards: [], parties: [], conditional: false });
        }
        recentDenial = -10;
        towardsNext = false;
        byNext = false;
        break;
      case 'operator':
        owner = [];
        towardsNext = token.operator === 'towards';
        byNext = token.operator === 'by';
        switch (token.operator) {
          case 'must':
          case 'may': {
            // "Neither party shall": the denial before it goes on.
            const denied = index - recentDenial <= 4;
            open(token.operator, denied, current().conditional && token.operator === 'may');
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
            if (before?.type === 'operator' && (before.operator === 'must' || before.operator === 'may')) current().denied = true;
            else open(current().modality, true, current().conditional);
            break;
          }
          case 'condition':
            parts.push({ denied: false, modality: 'none', doer: [], towards: [], parties: [], conditional: true });
            break;
          case 'without':
            parts.push({ denied: false, modality: 'none', doer: [], towards: [], parties: [], conditional: true });
            break;
          case 'by':
          case 'towards':
          case 'nothing':
            break;
          default:
            void (token.operator satisfies never);
        }
        break;
      case 'party':
      case 'name':
        if (token.type === 'party') current().parties.push(token.keys);
        owner = token.possessive ? token.keys : [];
        ownedWords = 0;
        if (byNext) {
          current().doer = token.keys;
          doer = token.keys;
        } else if (towardsNext) current().towards.push(token.keys);
        else if (!token.possessive) {
          if (candidate.length === 0 || token.type === 'party') candidate = token.keys;
          if (current().doer.length === 0 && token.type === 'party') {
            current().doer = token.keys;
          }
        }
        towardsNext = false;
        byNext = false;
        break;
      case 'word':
        towardsNext = towardsNext && chinese;
        byNext = false;
        ownedWords += 1;
        result.push({ token, part: parts.length - 1, sentence, owner: ownedWords <= 2 ? owner : [] });
        break;
      default:
        void (token satisfies never);
    }
  }
  return result.map((word) => ({ ...word, ...(parts[word.part] ?? newPart()) }));
}

function newPart(): Part {
  return { denied: false, modality: 'none', doer: [], towards: [], parties: [], conditional: false };
}
