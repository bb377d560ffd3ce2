/** Words of an instrument beside the main contract: a guarantee, a bond, a supplement. Part of a pattern. */
export const accessoryWords = 'guarant|\\bbond\\b|promissory|supplement|side letter|保函|担保|保证|补充协议|本票|附函';
