import { englishStem } from '#main/language/english-stem.ts';
import { acts, type EventTable, things } from './event-acts.ts';

/** What words tell of an event: what happens, to what, and the roots of the other words. */
export interface EventTerms {
  /** Acts, in the words' order: `receive`, `serve`. */
  readonly acts: readonly string[];
  /** Things that are events or stand for one: `judgment`, `accident`. */
  readonly things: readonly string[];
  /** Stems of English content words and pairs of Chinese characters. */
  readonly roots: ReadonlySet<string>;
}

const noRoot =
  /^(?:the|a|an|of|to|on|in|at|by|for|from|and|or|as|is|was|were|are|be|been|has|had|have|that|this|these|those|such|said|same|its|it|his|her|their|our|your|my|he|she|they|we|you|i|any|each|every|all|no|not|when|which|who|whom|date|dated|day|days|time|with|under|thereof|hereof|first|shall|will|must|may|after|before|upon|written|actual|deemed|valid|relevant|party|parties|other|either|both|event|being|place|took|take|hrs|hours|year|years|month|months|week|weeks|quarter|local|[a-z]|also|so)$/;
const noPair = /^(?:之日|当日|日期|日起|起计|上述|该等|前述|有关|相关|双方|一方|当事|事人|公司|指定|时间)$/;

/** The terms of folded words that name or tell an event. Linear. */
export function eventTerms(words: string): EventTerms {
  const placed = (table: EventTable): string[] =>
    table
      .map(([name, pattern]) => ({ name, at: words.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .toSorted((one, other) => one.at - other.at)
      .map(({ name }) => name);
  const roots = new Set<string>();
  for (const [word] of words.matchAll(/[a-z][a-z']*/g)) if (!noRoot.test(word)) roots.add(englishStem(word));
  for (const [run] of words.matchAll(/[\u4e00-\u9fff]+/g))
    for (let at = 0; at + 1 < run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      if (!noPair.test(pair) && !/[的之于在喺自从由起后前嘅咗将须应可已系是为]/.test(pair)) roots.add(pair);
    }
  return { acts: placed(acts), things: placed(things), roots };
}

/** The roots that name what the act is done to: those of the acts and things themselves left out. */
export function objectRoots(words: string): ReadonlySet<string> {
  let rest = words;
  for (const pattern of eventPatterns) rest = rest.replace(pattern, (match) => ' '.repeat(match.length));
  return eventTerms(rest).roots;
}

const eventPatterns = [...acts, ...things.filter(([name]) => name === 'accident' || name === 'date')].map(
  ([, pattern]) => new RegExp(pattern, 'g'),
);

/** The act or the thing that a trigger is about: the receipt of its "receipt of the award"; null where none is known. */
export function headOf(trigger: string, { acts, things }: Pick<EventTerms, 'acts' | 'things'>): string | null {
  const thing = things.find((name) => name !== 'date') ?? null;
  const [act = null] = acts;
  if (act === null || thing === null) return act ?? thing;
  if (
    /[\u4e00-\u9fff]/.test(trigger) ||
    /\b(?:is|are|was|were|has|have|had|been|being|became|becomes?)\b/.test(trigger)
  )
    return act;
  return /^(?:the |that |such |its )*(?:date of |day of )?(?:the )?(?:judge?ment|decision|ruling|order|determination|award|accident|incident|casualty|collision|occurrence|event|loss|(?:written |prior |termination )*notice|offer)\b/.test(
    trigger,
  )
    ? thing
    : act;
}
