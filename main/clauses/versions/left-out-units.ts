import type { Place } from '../conflicts/difference.ts';
import type { ComparedPassage } from './compared-passage.ts';

/** A stretch that a translation may have left out whole: a sentence, a part of one up to a mark, or a proviso. */
export interface LeftOutUnit extends Place {
  /** The passage in the list it was cut from; `start` and `end` are of its folded words. */
  readonly passage: number;
  /** The pieces it is made of, of all pieces of the clause. */
  readonly pieces: { readonly from: number; readonly until: number };
  readonly opensProviso: boolean;
}

/** The smallest stretch between two marks that says something. */
export interface Piece extends Place {
  readonly passage: number;
}

export interface CutClause {
  readonly pieces: readonly Piece[];
  readonly units: readonly LeftOutUnit[];
  /** Sentences, halves of them and items of a list. */
  readonly sentences: number;
}

const least = { en: 20, zh: 6 };
const marks = { en: /[,;:.](?=\s|$)/g, zh: /[，；：。,;:]/g };
const ends = /[.;:。；：]\s*$/;
const opens = {
  en: /^[\s,;.:(]*(?:provided (?:that|however|always)|provided, however|unless|except|but|however|save|notwithstanding|subject to)\b/,
  zh: /^[\s，；。：]*(?:但(?!书)|惟(?![一有独])|除(?!名)|不在此限|否则)/,
};

/** Cuts the passages of one side of a clause at their marks. */
export function cutClause(passages: readonly ComparedPassage[]): CutClause {
  const pieces: Piece[] = [];
  const units: LeftOutUnit[] = [];
  let sentences = 0;
  for (const [passage, { folded, isChinese }] of passages.entries()) {
    const own = piecesOf(folded.text, isChinese).map((place) => ({ ...place, passage }));
    const words = ({ start, end }: Place): string => folded.text.slice(start, end);
    const opensProviso = (piece: Piece): boolean => opens[isChinese ? 'zh' : 'en'].test(words(piece));
    const offset = pieces.length;
    pieces.push(...own);
    const unit = (from: number, until: number): void => {
      const [first, last] = [own[from], own[until - 1]];
      if (first === undefined || last === undefined || (until - from === own.length && passages.length === 1)) return;
      units.push({
        passage,
        start: first.start,
        end: last.end,
        pieces: { from: offset + from, until: offset + until },
        opensProviso: opensProviso(first),
      });
    };
    let from = 0;
    for (const [at, piece] of own.entries()) {
      if (at + 1 < own.length && !ends.test(words(piece))) continue;
      sentences += 1;
      unit(from, at + 1);
      for (let inside = from; inside <= at; inside += 1) {
        const opening = own[inside];
        if (opening === undefined || !opensProviso(opening)) continue;
        // “…, but …” to the end; “Unless …, ” to its mark.
        if (inside > from) unit(inside, at + 1);
        else if (at > from) unit(from, from + 1);
      }
      from = at + 1;
    }
  }
  return { pieces, units, sentences };
}

function piecesOf(text: string, isChinese: boolean): Place[] {
  const shortest = least[isChinese ? 'zh' : 'en'];
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(marks[isChinese ? 'zh' : 'en'])) {
    const end = match.index + 1;
    if (end - start < shortest) continue;
    found.push({ start, end });
    start = end;
  }
  const last = found.at(-1);
  if (text.length - start >= shortest || last === undefined) found.push({ start, end: text.length });
  else last.end = text.length;
  return found;
}
