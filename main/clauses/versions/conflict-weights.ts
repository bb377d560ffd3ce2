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
    bias: -13.3004,
    weights: [
      -0.2208, // forbidden, nothing denies there
      0.606, // forbidden there, nothing denies here
      0.3618, // forbidden more often in English
      -1.0255, // forbidden more often in Chinese
      -0.258, // denied more often in English
      -0.0592, // denied more often in Chinese
      -1.1771, // no denial at all in Chinese
      -1.7152, // no denial at all in English
      0.8387, // allowed in Chinese instead
      -0.4199, // allowed in English instead
      -1.0883, // a duty in Chinese instead
      0.4622, // a duty in English instead
      1.0995, // unless, until, only in English
      -0.0196, // unless, until, only in Chinese
      -0.4991, // more bounds in English
      -1.2894, // more bounds in Chinese
      -0.2613, // denials in all
      0.0483, // length
      5.4188, // likeness
      1.1423, // lengths unlike
      -0.1999, // verbs that agree
      1.2606, // verbs denied on one side
      0.4429, // verbs denied on one side, from Chinese
      0.8594, // forbidden verbs without a modal word
      0.3895, // forbidden verbs without a modal word, from Chinese
      0.1661, // forbidden against allowed, nothing else
      1.5296, // denials differ by one, few in all
      -0.3119, // denials agree in number
      -0.179, // words that deny by themselves in English
      0.1651, // words that deny by themselves in Chinese
      1.9249, // one negation in English, nothing like it in Chinese
      0.7793, // one negation in Chinese, nothing like it in English
      -0.3924, // negations differ so in other sentences
      0.2703, // the likeliest pair of words, one denied
      0.0958, // how unlike the document it is
      0.4144, // both
      0.2148, // without another partner
      -0.3187, // from Chinese denied
      0.0802, // more denials in English than the Chinese tells
      1.2565, // fewer denials in English than the Chinese tells
      0.1897, // more denials in Chinese than the English tells
      0.0058, // fewer denials in Chinese than the English tells
      0.1629, // more in English, both ways
      1.1987, // more in Chinese, both ways
      0.6935, // the clause has more in English
      0.3989, // the clause has more in Chinese
      0.7199, // denied in English where the words tell else
      0.7346, // not denied in English where the words tell so
      0.4386, // denied in Chinese where the words tell else
      0.0091, // not denied in Chinese where the words tell so
    ],
    check: 0.3504,
    sure: 0.8158,
  },
  duty: {
    bias: -9.5488,
    weights: [
      -0.564, // duties more often in English
      -0.9704, // duties more often in Chinese
      -0.236, // permissions more often in English
      0.0401, // permissions more often in Chinese
      -0.5369, // duty against permission in Chinese
      2.5723, // duty against permission in English
      -0.5311, // only a duty against only a permission
      1.5401, // only a permission against only a duty
      -0.0024, // modal words in all
      -0.7052, // length
      1.6454, // likeness
      -1.8221, // lengths unlike
      -0.1101, // verbs that agree
      0.9943, // verbs loosened
      -0.6946, // verbs loosened, from Chinese
      -0.2801, // forbidden differs
      0.0747, // no modal word in Chinese
      1.0169, // no modal word in English
      0.5993, // the numbers of both differ the same way
      -0.3205, // duties differ so in other sentences
      0.2632, // a duty in English, only allowed in Chinese
      -1.5897, // allowed in English, a duty in Chinese
      1.0912, // allowed in English, nothing in Chinese
      -0.2601, // one duty against one permission, nothing else
      -2.4701, // one permission against one duty, nothing else
      0.934, // the likeliest pair of words, bound and only allowed in Chinese
      0.1884, // how unlike the document it is
      0.8102, // both
      3.4814, // without another partner
      -0.9105, // the likeliest pair of words, only allowed in English
      -0.8196, // how unlike the document it is, only allowed in English
      1.1715, // both, only allowed in English
      6.1393, // without another partner, only allowed in English
      0.6342, // words without a partner
      0.2974, // more duties in English than the Chinese tells
      -0.635, // fewer duties in English than the Chinese tells
      -0.2014, // more duties in Chinese than the English tells
      -0.8803, // fewer duties in Chinese than the English tells
      0.3244, // more permissions in English than the Chinese tells
      0.5598, // fewer permissions in English than the Chinese tells
      -0.1696, // more permissions in Chinese than the English tells
      -0.0098, // fewer permissions in Chinese than the English tells
      1.5315, // permissions for duties in English
      -1.7593, // duties for permissions in English
      2.2624, // permissions for duties in Chinese
      0.6202, // duties for permissions in Chinese
      1.8, // the clause has permissions for duties in English
      2.5017, // the clause has duties for permissions in English
      0.745, // allowed in English where the words tell a duty
      0.5821, // a duty in English where the words tell a permission
      0.6758, // allowed in Chinese where the words tell a duty
      1.0078, // a duty in Chinese where the words tell a permission
      -1.1818, // allowed in English, a duty told both ways
      -0.3469, // a duty in English, a permission told both ways
    ],
    check: 0.4325,
    sure: 0.9319,
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
