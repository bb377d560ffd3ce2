import { isDigit, isLatin, unitClass, unitClasses } from './characters.ts';
import { functionWordKind, hashLetter, longestFunctionWord } from './english-evidence.ts';

/** Scripts of runs. */
export const runScript = { han: 0, latin: 1, other: 2 } as const;

/**
 * The letters of a text as runs of one script, in the order of the text. Units
 * between runs are neutral. Each run belongs to a group that is judged as one:
 * a line or sentence, or a quotation inside one.
 *
 * The arrays are longer than `count` and `groupCount` and are used again for the
 * next text: read them before `scriptRuns` is called again.
 */
export interface ScriptRuns {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  scripts: Uint8Array;
  groups: Int32Array;
  /** Words of a Latin run; several words of one sentence are one run. */
  words: Int32Array;
  groupCount: number;
  /** The group that a quotation stands in; -1 for lines and sentences. */
  parents: Int32Array;
  /** Function words of English, and of other languages in Latin letters, by group. */
  english: Int32Array;
  foreign: Int32Array;
}

const runs: ScriptRuns = {
  count: 0,
  starts: new Int32Array(256),
  ends: new Int32Array(256),
  scripts: new Uint8Array(256),
  groups: new Int32Array(256),
  words: new Int32Array(256),
  groupCount: 0,
  parents: new Int32Array(256),
  english: new Int32Array(256),
  foreign: new Int32Array(256),
};

function push(start: number, end: number, script: number, group: number): void {
  if (runs.count === runs.starts.length) {
    runs.starts = doubled(runs.starts);
    runs.ends = doubled(runs.ends);
    runs.groups = doubled(runs.groups);
    runs.words = doubled(runs.words);
    const scripts = new Uint8Array(runs.scripts.length * 2);
    scripts.set(runs.scripts);
    runs.scripts = scripts;
  }
  const index = runs.count;
  runs.count += 1;
  runs.starts[index] = start;
  runs.ends[index] = end;
  runs.scripts[index] = script;
  runs.groups[index] = group;
  runs.words[index] = 1;
}

function newGroup(parent: number): number {
  if (runs.groupCount === runs.parents.length) {
    runs.parents = doubled(runs.parents);
    runs.english = doubled(runs.english);
    runs.foreign = doubled(runs.foreign);
  }
  const group = runs.groupCount;
  runs.groupCount += 1;
  runs.parents[group] = parent;
  runs.english[group] = 0;
  runs.foreign[group] = 0;
  return group;
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Marks that end the stretch of text that is judged together. */
const endsGroup = new Uint8Array(0x10000);
for (const mark of '。！？；;!?|\n\r\u000b\u000c\u2028\u2029') endsGroup[mark.charCodeAt(0)] = 1;

/** What closes a quotation, by the mark that opens it; `"` opens one only before an ideograph. */
const closingQuotes = new Map([
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
  ['"', '"'],
]);
const opensQuote = new Uint8Array(0x10000);
for (const mark of closingQuotes.keys()) opensQuote[mark.charCodeAt(0)] = 1;

/** A quotation longer than this, in UTF-16 units, is judged as part of its sentence; so is a shorter one. */
const longestQuotation = 400;
const shortestQuotation = 2;

/** "(ii)", "iv." and currency letters ("HK$", "RMB1") are numbering and signs, not words of a language. */
function isNumbering(text: string, start: number, end: number): boolean {
  const after = text.charCodeAt(end);
  if (end - start <= 3 && (after === 0x24 || after === 0xff04)) return true;
  if (end - start > 5) return false;
  const before = start === 0 ? 0 : text.charCodeAt(start - 1);
  const bracketed =
    (before === 0x28 || before === 0xff08) &&
    (after === 0x29 || after === 0xff09) &&
    /^[ivxlcIVXLC]+$/.test(text.slice(start, end));
  return bracketed || (isDigit(after) && end - start === 3 && /^[A-Z]{3}$/.test(text.slice(start, end)));
}

/**
 * The script runs of a text, in linear time. A word keeps its apostrophes and
 * hyphens; a lone Latin letter (甲方A, T恤, 「D」 for 啲) is a run of its own.
 */
export function scriptRuns(text: string): ScriptRuns {
  runs.count = 0;
  runs.groupCount = 0;
  let group = newGroup(-1);
  let outer = group;
  let quoteEnd = -1;
  let index = 0;
  const length = text.length;
  // The next closing mark of each kind and the next empty line, looked up once until passed.
  const nextPlaces = new Map<string, number>();
  const next = (mark: string, from: number): number => {
    const known = nextPlaces.get(mark);
    if (known !== undefined && known >= from) return known;
    const found = text.indexOf(mark, from);
    const place = found < 0 ? Number.POSITIVE_INFINITY : found;
    nextPlaces.set(mark, place);
    return place;
  };
  while (index < length) {
    const unit = text.charCodeAt(index);
    const kind = unitClasses[unit];
    if (quoteEnd >= 0 && index >= quoteEnd) {
      group = outer;
      quoteEnd = -1;
    }
    if (kind === unitClass.han) {
      const start = index;
      index += 1;
      while (index < length) {
        const following = text.charCodeAt(index);
        if (unitClasses[following] !== unitClass.han && !(following >= 0xdc00 && following <= 0xdfff)) break;
        index += 1;
      }
      push(start, index, runScript.han, group);
      continue;
    }
    if (kind === unitClass.latin) {
      index = latinWord(text, index, group);
      continue;
    }
    if (kind === unitClass.otherLetter) {
      const start = index;
      while (index < length && unitClasses[text.charCodeAt(index)] === unitClass.otherLetter) index += 1;
      push(start, index, runScript.other, group);
      continue;
    }
    if (quoteEnd < 0) {
      if (endsGroup[unit] === 1) {
        group = newGroup(-1);
        outer = group;
      } else if (opensQuote[unit] === 1) {
        const close = closing(text, index, next);
        if (close >= 0) {
          outer = group;
          group = newGroup(outer);
          quoteEnd = close;
        }
      }
    }
    index += 1;
  }
  return runs;
}

/** Where the quotation that opens at `index` ends; -1 where none is to be judged by itself. */
function closing(text: string, index: number, next: (mark: string, from: number) => number): number {
  const open = text.charAt(index);
  const mark = closingQuotes.get(open);
  if (mark === undefined) return -1;
  if (open === '"' && unitClasses[text.charCodeAt(index + 1)] !== unitClass.han) return -1;
  const close = next(mark, index + 1);
  const length = close - index - 1;
  if (length < shortestQuotation || length > longestQuotation) return -1;
  return next(open === '"' ? '\n' : '\n\n', index) < close ? -1 : close;
}

/** Takes the Latin word at `start` into the runs; returns where it ends. */
function latinWord(text: string, start: number, group: number): number {
  let hash = 0;
  let joined = false;
  let index = start;
  for (;;) {
    const unit = text.charCodeAt(index);
    if (unitClasses[unit] === unitClass.latin) hash = hashLetter(hash, unit);
    else if (
      (unit === 0x27 || unit === 0x2019 || unit === 0x2d || unit === 0x26 || unit === 0x301) &&
      isLatin(text.charCodeAt(index + 1))
    ) {
      joined = true;
    } else break;
    index += 1;
  }
  const length = index - start;
  if (length <= 5 && isNumbering(text, start, index)) return index;
  if (!joined && length <= longestFunctionWord) {
    const kind = functionWordKind(hash);
    if (kind === 1) runs.english[group] = (runs.english[group] ?? 0) + 1;
    else if (kind === 2) runs.foreign[group] = (runs.foreign[group] ?? 0) + 1;
  }
  const last = runs.count - 1;
  const lastLength = last < 0 ? 0 : (runs.ends[last] ?? 0) - (runs.starts[last] ?? 0);
  // "I do", "Plan B": a lone letter beside a Latin word is a word.
  const besideWord =
    start - (runs.ends[last] ?? 0) === 1 && text.charCodeAt(start - 1) === 0x20 && (length > 1 || lastLength > 1);
  const continuesRun =
    last >= 0 &&
    runs.scripts[last] === runScript.latin &&
    runs.groups[last] === group &&
    ((length > 1 && lastLength > 1) || besideWord);
  if (continuesRun) {
    runs.ends[last] = index;
    runs.words[last] = (runs.words[last] ?? 0) + 1;
  } else push(start, index, runScript.latin, group);
  return index;
}
