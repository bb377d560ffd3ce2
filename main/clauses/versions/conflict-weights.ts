import type { ConflictModel } from './conflict-candidate.ts';
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
    bias: -11.5958,
    weights: [
      1.0551, // forbidden, nothing denies there
      0.8915, // forbidden there, nothing denies here
      1.7443, // forbidden more often in English
      0.1, // forbidden more often in Chinese
      0.143, // denied more often in English
      1.0875, // denied more often in Chinese
      -0.8171, // no denial at all in Chinese
      -0.3289, // no denial at all in English
      1.0024, // allowed in Chinese instead
      0.1761, // allowed in English instead
      -0.5473, // a duty in Chinese instead
      1.4336, // a duty in English instead
      0.8719, // unless, until, only in English
      0.0287, // unless, until, only in Chinese
      -0.3794, // more bounds in English
      -2.7697, // more bounds in Chinese
      -0.0943, // denials in all
      0.1847, // length
      4.6868, // likeness
      0.4432, // lengths unlike
      -0.2559, // verbs that agree
      1.0895, // verbs denied on one side
      0.3367, // verbs denied on one side, from Chinese
      0.5408, // forbidden verbs without a modal word
      -0.0405, // forbidden verbs without a modal word, from Chinese
      0.0183, // forbidden against allowed, nothing else
      1.0105, // denials differ by one, few in all
      0.0469, // denials agree in number
      -0.3961, // words that deny by themselves in English
      0.1771, // words that deny by themselves in Chinese
      2.393, // one negation in English, nothing like it in Chinese
      1.3333, // one negation in Chinese, nothing like it in English
      -0.3952, // negations differ so in other sentences
      1.0081, // the likeliest pair of words, one denied
      0.2389, // how unlike the document it is
      0.0224, // both
      1.0381, // without another partner
      -0.0834, // from Chinese denied
    ],
    check: 0.2297,
    sure: 0.78,
  },
  duty: {
    bias: -7.4125,
    weights: [
      -0.3602, // duties more often in English
      -0.9974, // duties more often in Chinese
      0.6813, // permissions more often in English
      0.0185, // permissions more often in Chinese
      1.4944, // duty against permission in Chinese
      4.3725, // duty against permission in English
      0.0948, // only a duty against only a permission
      2.1636, // only a permission against only a duty
      0.0523, // modal words in all
      -0.389, // length
      1.4383, // likeness
      -1.843, // lengths unlike
      -0.1061, // verbs that agree
      1.0404, // verbs loosened
      -0.649, // verbs loosened, from Chinese
      -1.007, // forbidden differs
      -0.3179, // no modal word in Chinese
      0.6144, // no modal word in English
      0.678, // the numbers of both differ the same way
      0.2175, // duties differ so in other sentences
      -0.1523, // a duty in English, only allowed in Chinese
      -0.2664, // allowed in English, a duty in Chinese
      2.742, // allowed in English, nothing in Chinese
      -0.8512, // one duty against one permission, nothing else
      -2.8414, // one permission against one duty, nothing else
      1.7393, // the likeliest pair of words, bound and only allowed in Chinese
      0.3056, // how unlike the document it is
      0.5804, // both
      4.041, // without another partner
      -0.9612, // the likeliest pair of words, only allowed in English
      -0.4431, // how unlike the document it is, only allowed in English
      1.0294, // both, only allowed in English
      5.459, // without another partner, only allowed in English
      0.6529, // words without a partner
    ],
    check: 0.2427,
    sure: 0.6612,
  },
  omission: {
    bias: -5.4396,
    weights: [
      0.3797, // words without their like, beyond what the document has
      -2.2622, // share of words without their like
      0.8157, // known words
      -3.5694, // the clause shorter than is usual
      2.0647, // its length right without it
      0.9022, // shorter by the measure of the document
      0.3401, // its length right without it, by the measure of the document
      0.4455, // opens a proviso
      4.1795, // share of the clause
      -0.308, // length
      0.0793, // from Chinese
      -0.2472, // sentences more on this side
      0.4207, // provisos more on this side
      0.7246, // values that the other side lacks
      -0.5758, // values that the other side has
      2.1796, // a passage alone
      -2.3387, // likeness
      -5.9479, // passages stand alone in the document
      -0.5204, // words without their like in the document
      0.0442, // lengths unlike in the document
      0.0646, // long and without its like
      -0.1207, // without its like, and the lengths say so
      0.7033, // a proviso without its like
      0.3714, // a proviso more
      0.4531, // a proviso, and the lengths say so
      0.0449, // a sentence more, and the lengths say so
    ],
    check: 0.2331,
    sure: 0.8983,
  },
  meaning: {
    bias: -5.3882,
    weights: [
      0.4234, // words without their like, beyond what the document has
      -3.2343, // share of words without their like
      0.8164, // known words
      -2.8384, // the clause shorter than is usual
      1.0643, // its length right without it
      0.7609, // shorter by the measure of the document
      0.3325, // its length right without it, by the measure of the document
      0.325, // opens a proviso
      4.4175, // share of the clause
      -0.2223, // length
      0.0176, // from Chinese
      -0.3427, // sentences more on this side
      0.3439, // provisos more on this side
      0.5847, // values that the other side lacks
      -0.3141, // values that the other side has
      1.9992, // a passage alone
      -2.2888, // likeness
      -4.7753, // passages stand alone in the document
      -0.8682, // words without their like in the document
      -0.5439, // lengths unlike in the document
      0.0705, // long and without its like
      -0.109, // without its like, and the lengths say so
      0.667, // a proviso without its like
      0.2119, // a proviso more
      0.3838, // a proviso, and the lengths say so
      0.0529, // a sentence more, and the lengths say so
      7.4408, // the nearest meaning in the other clause
      0.0845, // the same, by the measure of the document
      3.706, // what is nearest stands nearer to something else
      1.2178, // the clauses are more alike without it
      -2.8246, // the nearest meanings of its pieces
      -7.1491, // the nearest meaning as is usual in the document
      0.1879, // far, and long
      0.0023, // far, and the lengths say so
      -0.145, // far, and words without their like
      0.256, // far, and a proviso
      -1.7615, // more alike without it, and the lengths say so
    ],
    check: 0.2552,
    sure: 0.9758,
  },
};
