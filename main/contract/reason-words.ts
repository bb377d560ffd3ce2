import type { OutputLanguage } from './document.ts';

/** A sentence the rules write, and how each language says it; `{name}` stands for what the document fills in. */
export type ReasonTemplate = { readonly en: string } & Readonly<Record<Exclude<OutputLanguage, 'en'>, string>>;

/** A template cut at its places: one literal more than there are places. */
interface Pattern {
  readonly literals: readonly string[];
  readonly places: readonly string[];
  readonly template: ReasonTemplate;
}

interface Reading {
  readonly patterns: readonly Pattern[];
  readonly language: Exclude<OutputLanguage, 'en'>;
  readonly nameOf: (english: string) => string;
}

/** Places filled by a sentence or a term that has a template of its own. */
const nested: ReadonlySet<string> = new Set(['basis', 'field']);
/** Places filled by the English name of a place, a law or an arbitral body. */
const named: ReadonlySet<string> = new Set(['place', 'law', 'body']);

const compiled = new WeakMap<readonly ReasonTemplate[], readonly Pattern[]>();

/**
 * A finding's English reason, or its `prevailing_rule`, in another language, by
 * template. Words of the document stay as they are; `nameOf` gives places and
 * bodies their own names. The reason itself where no template fits. Linear in
 * the reason for each template.
 */
export function reasonIn(
  language: OutputLanguage,
  reason: string,
  templates: readonly ReasonTemplate[],
  nameOf: (english: string) => string = (english) => english,
): string {
  if (language === 'en') return reason;
  const reading = { patterns: patternsOf(templates), language, nameOf };
  return translated(reason, reading) ?? withQuotes(reason, reading) ?? reason;
}

/** Compiled once for each list; sentences around other sentences come first, then those that say most by themselves. */
function patternsOf(templates: readonly ReasonTemplate[]): readonly Pattern[] {
  const known = compiled.get(templates);
  if (known !== undefined) return known;
  const patterns = templates
    .map((template): Pattern => {
      const parts = template.en.split(/\{(\w+)\}/);
      return {
        literals: parts.filter((_, index) => index % 2 === 0),
        places: parts.filter((_, index) => index % 2 === 1),
        template,
      };
    })
    .toSorted((one, other) => ownLength(other) - ownLength(one));
  compiled.set(templates, patterns);
  return patterns;
}

function ownLength({ literals, places }: Pattern): number {
  const own = literals.reduce((sum, literal) => sum + literal.length, 0);
  // "the law is {law}" would take all that "{basis}: …" adds for the name of a law.
  return places.some((place) => nested.has(place)) ? own + 10_000 : own;
}

function translated(reason: string, reading: Reading): string | null {
  for (const pattern of reading.patterns) {
    const captures = captured(reason, pattern);
    if (captures === null) continue;
    const values = new Map<string, string>();
    for (const [index, place] of pattern.places.entries()) {
      const value = valueIn(place, captures[index] ?? '', reading);
      if (value !== null) values.set(place, value);
    }
    if (values.size < pattern.places.length) continue;
    return pattern.template[reading.language].replace(/\{(\w+)\}/g, (mark, place: string) => values.get(place) ?? mark);
  }
  return null;
}

/** What stands at the places, each as short as the next literal allows; the search never goes back. */
function captured(reason: string, { literals, places }: Pattern): readonly string[] | null {
  const first = literals[0] ?? '';
  if (places.length === 0) return reason === first ? [] : null;
  const last = literals.at(-1) ?? '';
  const end = reason.length - last.length;
  if (end < first.length || !reason.startsWith(first) || !reason.endsWith(last)) return null;
  const captures: string[] = [];
  let from = first.length;
  for (const literal of literals.slice(1, -1)) {
    const at = reason.indexOf(literal, from);
    if (at < 0) return null;
    captures.push(reason.slice(from, at));
    from = at + literal.length;
  }
  if (from > end) return null;
  captures.push(reason.slice(from, end));
  return captures;
}

/** What a place is filled with; null where a template is needed and none fits. */
function valueIn(place: string, words: string, reading: Reading): string | null {
  const { nameOf } = reading;
  if (nested.has(place)) return translated(words, reading);
  if (named.has(place)) return translated(words, reading) ?? nameOf(words);
  if (place === 'steps') {
    return words
      .split(', ')
      .map((step) => translated(step, reading) ?? step)
      .join('、');
  }
  if (place === 'candidates') {
    return words
      .split('; ')
      .map((candidate) => {
        const score = candidate.lastIndexOf(' (');
        return score < 0 ? candidate : `${nameOf(candidate.slice(0, score))}${candidate.slice(score)}`;
      })
      .join('；');
  }
  return words;
}

/** A defect's first reason: a sentence, then the words it rests on in quotation marks. */
function withQuotes(reason: string, reading: Reading): string | null {
  const at = reason.indexOf(': “');
  if (at < 0 || !reason.endsWith('”')) return null;
  const lead = translated(reason.slice(0, at), reading);
  if (lead === null) return null;
  const [open, close] = reading.language === 'zh-Hans' ? ['“', '”'] : ['「', '」'];
  return `${lead}：${quotesIn(reason.slice(at + 2))
    .map((words) => `${open}${words}${close}`)
    .join('、')}`;
}

/** The words of `“one”, “two”`; marks inside a quotation are its own. */
function quotesIn(list: string): readonly string[] {
  const quotes: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < list.length; at += 1) {
    const character = list.charAt(at);
    if (character === '“') {
      if (depth === 0) start = at + 1;
      depth += 1;
    } else if (character === '”' && depth > 0) {
      depth -= 1;
      if (depth === 0) quotes.push(list.slice(start, at));
    }
  }
  // Marks that do not pair leave no telling where one quotation ends.
  const separate = `“${quotes.join('”, “')}”`;
  return depth === 0 && separate === list ? quotes : [list.slice(1, -1)];
}
