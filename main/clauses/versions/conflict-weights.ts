import type { ConflictModel } from './conflict-candidates.ts';
import type { ConflictWeights } from './conflict-model.ts';

/**
 * What speaks for a conflict between an English and a Chinese version, in natural
 * log-odds. Made by `npm run train -- versions`; `resources/versions/conflict-weights.json`
 * names the texts.
 */
export const conflictWeights: Readonly<Record<ConflictModel, ConflictWeights>> = {
  value: {
    bias: 0.5021,
    weights: [
      0.7624, // the only ones left
      -0.7884, // others left
      -0.1861, // the same unit
      1.779, // the same kind, amounts or periods or shares
      -2.1957, // bare numbers
      -0.7576, // one is weak
      -0.9753, // the first one stands near
      -0.0722, // the second one stands near
      1.0754, // likeness
      -0.4064, // length
      0.0341, // matched values beside them
      2.769, // the same number in another unit
      -2.8576, // places apart
      -3.9771, // digits of one are in the other
      -0.4813, // years
      -2.1785, // ordinals
      0.2316, // left over here by more than there
      -0.19, // dates
      -0.6491, // one kind against another
      -0.6532, // units unlike
    ],
    check: 0.0378,
    sure: 0.6957,
  },
  negation: {
    bias: -11.823,
    weights: [
      1.1545, // forbidden, nothing denies there
      0.7602, // forbidden there, nothing denies here
      1.6408, // forbidden more often in English
      0.2059, // forbidden more often in Chinese
      0.1041, // denied more often in English
      0.8286, // denied more often in Chinese
      -0.7662, // no denial at all in Chinese
      -0.1189, // no denial at all in English
      1.8796, // allowed in Chinese instead
      0.7493, // allowed in English instead
      0.3905, // a duty in Chinese instead
      2.072, // a duty in English instead
      0.8094, // unless, until, only in English
      0.0204, // unless, until, only in Chinese
      -0.3472, // more bounds in English
      -2.615, // more bounds in Chinese
      -0.035, // denials in all
      0.1418, // length
      4.7268, // likeness
      0.31, // lengths unlike
      -0.3139, // verbs that agree
      1.3504, // verbs denied on one side
      0.7245, // verbs denied on one side, from Chinese
      0.5497, // forbidden verbs without a modal word
      0.1684, // forbidden verbs without a modal word, from Chinese
      0.0192, // forbidden against allowed, nothing else
      0.9068, // denials differ by one, few in all
      -0.1478, // denials agree in number
      -0.2905, // words that deny by themselves in English
      0.0308, // words that deny by themselves in Chinese
      2.3293, // one negation in English, nothing like it in Chinese
      1.39, // one negation in Chinese, nothing like it in English
      -0.6603, // negations differ so in other sentences
    ],
    check: 0.232,
    sure: 0.703,
  },
  duty: {
    bias: -13.4286,
    weights: [
      -0.191, // duties more often in English
      -0.5381, // duties more often in Chinese
      0.4633, // permissions more often in English
      0.4859, // permissions more often in Chinese
      1.689, // duty against permission in Chinese
      0.3841, // duty against permission in English
      -0.5131, // only a duty against only a permission
      4.3904, // only a permission against only a duty
      0.3758, // modal words in all
      -0.6448, // length
      2.3422, // likeness
      -1.3433, // lengths unlike
      -0.1298, // verbs that agree
      0.7445, // verbs loosened
      0.3609, // verbs loosened, from Chinese
      -0.1036, // forbidden differs
      0.0184, // no modal word in Chinese
      0.607, // no modal word in English
      1.1731, // the numbers of both differ the same way
      -1.4533, // duties differ so in other sentences
      1.7618, // a duty in English, only allowed in Chinese
      0.2538, // allowed in English, a duty in Chinese
      2.7933, // allowed in English, nothing in Chinese
      -0.0019, // one duty against one permission, nothing else
      -1.3545, // one permission against one duty, nothing else
    ],
    check: 0.1558,
    sure: 1,
  },
  omission: {
    bias: -2.9728,
    weights: [
      0.0794, // known words without their like, less those with
      -2.6988, // share of its known words without their like
      -1.271, // share elsewhere in the passage
      0.4307, // known words of the run
      -0.9001, // share of the passage
      0.4966, // length unlike as if something were missing
      -0.7404, // length right without it
      1.6066, // length right with it
      -0.2977, // opens a proviso
      1.0283, // provisos more often on this side
      0.9484, // a passage alone
      -0.7677, // likeness
      -0.0648, // from Chinese
      -0.412, // values in it that the other side lacks
      -1.0605, // values in it that the other side has
      0.8279, // has values
      0.1564, // begins and ends at a mark
      -0.2172, // known words in all
      -0.8231, // its words stand in passages beside
      -3.3118, // its words stand in one passage of the clause
      -0.26, // the passages beside are longer than is usual
      -3.6195, // passages stand alone in the document
      0.0036, // words without their like in the document
      -0.3161, // the lengths say so too
      0.1732, // a proviso of many words without their like
      0.4703, // more words without their like than the document has
    ],
    check: 0.1593,
    sure: 0.8581,
  },
};
