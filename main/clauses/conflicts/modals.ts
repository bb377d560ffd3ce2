import type { Place } from './differences.ts';

export interface Modal extends Place {
  /** `true` binds, `false` allows. */
  readonly duty: boolean;
}

const english = /\b(?:(shall|must)(?! have the right| be entitled)|may(?! (?:arise|be|have|occur|not))|(?:is|are|shall be) entitled to)\b/gi;
const chinese = /(應當|应当|必須|必须|[應应須须](?![用收付付對对計计酬急邀])|均須|均须)|(?<![不許许認认])(?:可以|可(?![能適适執执靠撤分以見见歸归])|有權|有权)/g;

/** The words of duty and permission in the parts of a clause, in order. 應 of 應收 and 可 of 可能 are none. */
export function modalsIn(text: string, parts: readonly Place[]): Modal[] {
  return parts.flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    const pattern = /[\u4e00-\u9fff]/.test(words) ? chinese : english;
    return [...words.matchAll(pattern)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      duty: match[1] !== undefined,
    }));
  });
}
