import type { Place } from './difference.ts';

export interface Modal extends Place {
  /** `true` binds, `false` allows. */
  readonly duty: boolean;
}

const english =
  /\b(?:(shall|must)(?! have the right| be (?:entitled|liable|guilty))|may(?! (?:arise|be|have|occur|not)\b))/gi;
const chinese =
  /(應當|应当|必須|必须|[須须]|(?<![供反響响適适])[應应](?![用收付對对計计酬急邀]))|(?<![不許许認认])(?:可以|可(?![能適适執执靠撤分以見见歸归處处供]))/g;

/** The words of duty and permission in the parts of a clause, in order. 應 of 供應 and 應收, and 可 of 可能 or 可處 are none. */
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
