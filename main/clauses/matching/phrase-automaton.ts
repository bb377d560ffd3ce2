/**
 * Many phrases found in one pass: Aho and Corasick, "Efficient string matching"
 * (CACM 18(6), 1975). Phrases and text are folded beforehand.
 */
export interface PhraseHit {
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

interface State {
  readonly next: Map<number, number>;
  fail: number;
  /** Phrases that end here, those of the failure chain included. */
  readonly ends: number[];
}

export interface PhraseAutomaton {
  /** Every phrase at every place where it begins at a word's start, in order of ends. */
  hits(text: string): PhraseHit[];
}

/** A short Latin phrase must be a whole word; a longer one may be the beginning of a word (disparag-). */
const shortestStem = 6;

export function phraseAutomaton(phrases: readonly string[]): PhraseAutomaton {
  const states: State[] = [{ next: new Map(), fail: 0, ends: [] }];
  phrases.forEach((phrase, number) => {
    if (phrase.length === 0) return;
    let at = 0;
    for (let index = 0; index < phrase.length; index += 1) {
      const unit = phrase.charCodeAt(index);
      const state = states[at];
      let to = state?.next.get(unit);
      if (to === undefined) {
        to = states.length;
        states.push({ next: new Map(), fail: 0, ends: [] });
        state?.next.set(unit, to);
      }
      at = to;
    }
    states[at]?.ends.push(number);
  });
  linkFailures(states);

  return {
    hits(text) {
      const found: PhraseHit[] = [];
      let at = 0;
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        let to = states[at]?.next.get(unit);
        while (to === undefined && at !== 0) {
          at = states[at]?.fail ?? 0;
          to = states[at]?.next.get(unit);
        }
        at = to ?? 0;
        for (const phrase of states[at]?.ends ?? []) {
          const length = phrases[phrase]?.length ?? 0;
          const start = index + 1 - length;
          if (isWhole(text, start, index + 1, length)) found.push({ phrase, start, end: index + 1 });
        }
      }
      return found;
    },
  };
}

function linkFailures(states: readonly State[]): void {
  const queue: number[] = [...(states[0]?.next.values() ?? [])];
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head] ?? 0;
    const state = states[at];
    if (state === undefined) continue;
    for (const [unit, to] of state.next) {
      let fail = state.fail;
      while (fail !== 0 && states[fail]?.next.get(unit) === undefined) fail = states[fail]?.fail ?? 0;
      const target = states[to];
      if (target === undefined) continue;
      target.fail = states[fail]?.next.get(unit) ?? 0;
      target.ends.push(...(states[target.fail]?.ends ?? []));
      queue.push(to);
    }
  }
}

function isWhole(text: string, start: number, end: number, length: number): boolean {
  if (isWordUnit(text.charCodeAt(start)) && isWordUnit(text.charCodeAt(start - 1))) return false;
  return length >= shortestStem || !isWordUnit(text.charCodeAt(end - 1)) || !isWordUnit(text.charCodeAt(end));
}

function isWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
