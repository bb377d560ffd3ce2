import type { SetCharacter } from './set-line.ts';

export interface LineFrame {
  /** Left of the first line and of the others. */
  readonly first: number;
  readonly rest: number;
  /** Right end of all lines. */
  readonly room: number;
  readonly size: number;
  /** A no-break space holds the Chinese characters beside it. */
  readonly isLetter?: boolean;
}

const tabStep = 36;
/** Signs that may not begin a line, and that may not end one (GB/T 15834, CLREQ §3.1.2). */
const noStart = new Set(
  '、。，．：；！？）］｝」』】》〉〕〗〙〛”’…‥—～・·％‰,.:;!?)]}%°々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ',
);
const noEnd = new Set('（［｛「『【《〈〔〖〘〚“‘([{＄￥＃$¥£€#');

/** Lines of characters; spaces at the end of a full line are left out, a "\n" ends one. */
export function breakLines(characters: readonly SetCharacter[], frame: LineFrame): SetCharacter[][] {
  const lines: SetCharacter[][] = [];
  let start = 0;
  let x = frame.first;
  let lastBreak = -1;
  let at = 0;
  const end = (to: number, next: number) => {
    lines.push(trimmed(characters, start, to));
    start = next;
    at = next;
    x = frame.rest;
    lastBreak = -1;
  };
  while (at < characters.length) {
    const character = characters[at];
    if (character === undefined) break;
    if (character.code === 10) {
      end(at, at + 1);
      // A "\n" at the very end asks for no empty line.
      continue;
    }
    if (character.code === 9) character.width = (Math.floor(x / tabStep + 0.02) + 1) * tabStep - x;
    if (at > start && mayBreak(characters[at - 1], character) && !isHeld(characters, at, frame)) lastBreak = at;
    const hangs = isSpace(character.code);
    if (x + character.width > frame.room + 0.01 && at > start && !hangs) {
      const cut = lastBreak > start ? lastBreak : at;
      end(cut, cut);
      continue;
    }
    x += character.width;
    at += 1;
  }
  if (start < characters.length || lines.length === 0) lines.push(trimmed(characters, start, characters.length));
  return lines;
}

function trimmed(characters: readonly SetCharacter[], start: number, end: number): SetCharacter[] {
  let to = end;
  while (to > start && isSpace(characters[to - 1]?.code ?? 0)) to -= 1;
  return characters.slice(start, to);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 9 || code === 0x3000;
}

/** A character as wide as it is high. */
export function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xd7ff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    code >= 0x1f000
  );
}

function isHeld(characters: readonly SetCharacter[], at: number, { isLetter = false }: LineFrame): boolean {
  return isLetter && (characters[at - 1]?.code === 0xa0 || characters[at]?.code === 0xa0);
}

function mayBreak(before: SetCharacter | undefined, after: SetCharacter): boolean {
  if (before === undefined || after.text === '') return false;
  if (isSpace(after.code) || noStart.has(after.text) || noEnd.has(before.text)) return false;
  if (isSpace(before.code)) return true;
  if (isWide(before.code) || isWide(after.code)) return true;
  return /[-–/]/.test(before.text) && /\p{L}/u.test(after.text);
}
