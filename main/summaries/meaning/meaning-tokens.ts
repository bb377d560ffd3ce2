import { englishStem, englishStopWords } from './english-stem.ts';
import { foldForComparison } from './fold.ts';
import { chineseOperatorAt, englishOperatorAt, type OperatorKind } from './operators.ts';
import { chineseWordAt, englishEntry, englishPhrase } from './vocabulary.ts';

/**
 * A text as a row of comparable pieces. `word` carries keys of which one must
 * be shared to mean the same; `party` a doer; `name` a place, a body or a
 * capitalised name; `operator` turns what follows; `break` ends a statement
 * (`hard`) or a part of it.
 */
export type MeaningToken = {
  readonly start: number;
  readonly end: number;
} & (
  | { readonly type: 'word'; readonly keys: readonly string[]; readonly known: boolean }
  | { readonly type: 'party'; readonly keys: readonly string[]; readonly possessive: boolean }
  | { readonly type: 'name'; readonly keys: readonly string[]; readonly possessive: boolean }
  | { readonly type: 'operator'; readonly operator: OperatorKind }
  | { readonly type: 'break'; readonly hard: boolean }
);

/** Names that a document gives its parties: each list is one party, by all its names. */
export type PartyNames = readonly (readonly string[])[];

const generalParties: Readonly<Record<string, string>> = {
  'either party': 'any',
  'any party': 'any',
  'each party': 'any',
  'both parties': 'any',
  'the parties': 'any',
  'neither party': 'any',
  'no party': 'any',
  'each of the parties': 'any',
  'either of the parties': 'any',
  'one party': 'one',
  'a party': 'one',
  'the other party': 'other',
  'other party': 'other',
  parties: 'any',
  双方: 'any',
  任何一方: 'any',
  任一方: 'any',
  各方: 'any',
  一方: 'one',
  当事人: 'any',
  另一方: 'other',
  对方: 'other',
  两方: 'any',
}; // prettier-ignore

/** The pieces of a text, in order. `aliases` are the document's own names for its parties. */
export function meaningTokens(text: string, aliases: PartyNames = []): MeaningToken[] {
  const folded = foldForComparison(text);
  const tokens: MeaningToken[] = [];
  const names = aliasForms(aliases);
  let at = 0;
  while (at < folded.length) {
    const character = folded.charAt(at);
    if (/\s/u.test(character)) at += 1;
    else if (/[A-Za-z\u00c0-\u024f]/u.test(character)) at = readEnglish(text, folded, at, tokens, names);
    else if (/\p{Script=Han}/u.test(character)) at = readChinese(folded, at, tokens, names);
    else {
      if (/[.;:!?。；：！？]/u.test(character) && !/^\.\d/u.test(folded.slice(at, at + 2))) {
        tokens.push({ type: 'break', hard: /[.;!?。；！？]/u.test(character), start: at, end: at + 1 });
      } else if (/[,，]/u.test(character)) tokens.push({ type: 'break', hard: false, start: at, end: at + 1 });
      at += 1;
    }
  }
  return tokens;
}

type AliasForms = readonly { readonly form: string; readonly key: string }[];

function aliasForms(aliases: PartyNames): AliasForms {
  return aliases
    .flatMap((forms, index) =>
      forms.map((form) => ({ form: foldForComparison(form).toLowerCase(), key: `doc:${index}` })),
    )
    .filter(({ form }) => form.length >= 2)
    .sort((a, b) => b.form.length - a.form.length);
}

function aliasAt(folded: string, at: number, names: AliasForms): { length: number; key: string } | null {
  for (const { form, key } of names) {
    if (folded.slice(at, at + form.length).toLowerCase() !== form) continue;
    if (/[a-z]$/u.test(form) && /[A-Za-z]/u.test(folded.charAt(at + form.length))) continue;
    return { length: form.length, key };
  }
  return null;
}

/** A passive verb, after which "by" names who does it: "shall be paid by", "is payable by"; not "sums owed by". */
const passiveBefore =
  /(?:\b(?:be|is|are|was|were|been|being)\s+(?:[\w-]+\s+){0,3}?\w+(?:ed|en|wn|id|ade|ld|ught|able|ible)(?:\s+(?:and|or)\s+\w+ed)?|\b(?:pay|termin|assign)able)\s+(?:\w+ly\s+)?$/iu;

const wordPattern = /[A-Za-z\u00c0-\u024f]+(?:['’][a-z]+)?(?:[.&][A-Za-z]+\.?)*/uy;

function readEnglish(text: string, folded: string, at: number, tokens: MeaningToken[], names: AliasForms): number {
  const alias = aliasAt(folded, at, names);
  if (alias) {
    const end = at + alias.length;
    const role = englishPhrase([folded.slice(at, end).toLowerCase()], [''], 0);
    const keys = role?.entry.kind === 'party' ? [alias.key, ...role.entry.keys] : [alias.key];
    tokens.push({ type: 'party', keys, possessive: /^['’]/u.test(folded.slice(end)), start: at, end });
    return end;
  }
  const operator = englishOperatorAt(folded, at);
  if (
    operator &&
    operator.kind !== 'towards' &&
    operator.kind !== 'of' &&
    operator.kind !== 'by' &&
    !startsGeneral(folded, at)
  ) {
    pushOperator(tokens, operator.kind, at, operator.length);
    return at + operator.length;
  }
  const lower: string[] = [];
  const ends: number[] = [];
  let next = at;
  while (lower.length < 6) {
    wordPattern.lastIndex = next;
    const word = wordPattern.exec(folded)?.[0];
    if (word === undefined) break;
    lower.push(word.toLowerCase().replace(/['’]s?$/u, ''));
    ends.push(next + word.length);
    next += word.length;
    const gap = /^[\s-]+/u.exec(folded.slice(next, next + 4))?.[0] ?? '';
    if (gap === '') break;
    next += gap.length;
  }
  const firstEnd = ends[0] ?? at + 1;
  for (let length = Math.min(4, lower.length); length >= 1; length -= 1) {
    const general = generalParties[lower.slice(0, length).join(' ')];
    if (general === undefined) continue;
    const end = ends[length - 1] ?? firstEnd;
    if (/^n(?:either|o)$/u.test(lower[0] ?? '')) pushOperator(tokens, 'nobody', at, 2);
    tokens.push({ type: 'party', keys: [general], possessive: isPossessive(folded, end), start: at, end });
    return end;
  }
  const phrase = englishPhrase(lower, lower.map(englishStem), 0);
  if (phrase && phrase.entry.kind === 'party' && !acceptsName('party', text, at)) {
    const end = ends[phrase.length - 1] ?? firstEnd;
    const stem = englishStem(lower[phrase.length - 1] ?? '');
    tokens.push({
      type: 'word',
      keys: [`e:${stem}`, ...(englishEntry(stem)?.keys ?? []), ...phrase.entry.keys],
      known: true,
      start: at,
      end,
    });
    return end;
  }
  if (phrase && (phrase.entry.kind === 'word' ? phrase.length > 1 : acceptsName(phrase.entry.kind, text, at))) {
    const end = ends[phrase.length - 1] ?? firstEnd;
    if (phrase.entry.kind === 'word')
      tokens.push({ type: 'word', keys: phrase.entry.keys, known: true, start: at, end });
    else
      tokens.push({
        type: phrase.entry.kind,
        keys: phrase.entry.keys,
        possessive: isPossessive(folded, end),
        start: at,
        end,
      });
    return end;
  }
  if (operator) {
    // "Paid by the Buyer" names the doer; "instruction by the Buyer" does not.
    const doer = operator.kind === 'by' && passiveBefore.test(folded.slice(Math.max(0, at - 60), at));
    pushOperator(tokens, operator.kind === 'by' && !doer ? 'towards' : operator.kind, at, operator.length);
    return at + operator.length;
  }
  const word = lower[0] ?? '';
  if (word.length < 2 || englishStopWords.has(word)) return firstEnd;
  const stem = englishStem(word);
  const entry = englishEntry(stem);
  const keys = [`e:${stem}`, ...(entry?.keys ?? [])];
  if (isName(text, at, entry !== null)) {
    tokens.push({
      type: 'name',
      keys: [...keys, `n:${word}`],
      possessive: isPossessive(folded, firstEnd),
      start: at,
      end: firstEnd,
    });
  } else tokens.push({ type: 'word', keys, known: entry !== null, start: at, end: firstEnd });
  return firstEnd;
}

function startsGeneral(folded: string, at: number): boolean {
  return /^(?:neither|no) part(?:y|ies)\b/iu.test(folded.slice(at, at + 16));
}

function isPossessive(folded: string, end: number): boolean {
  return /^['’]/u.test(folded.slice(end, end + 1)) || /['’]s?$/u.test(folded.slice(Math.max(0, end - 2), end));
}

/** A role word in lower case ("agents", "customers") is a party only where the text writes it with a capital or an article. */
function acceptsName(kind: 'party' | 'name', text: string, at: number): boolean {
  if (/[A-Z]/u.test(text.charAt(at))) return true;
  return kind === 'party' && /\b(?:the|each|either|such)\s+$/iu.test(text.slice(Math.max(0, at - 8), at));
}

/** Capitalised and not only because a sentence begins. */
function isName(text: string, at: number, known: boolean): boolean {
  if (!/\p{Lu}/u.test(text.charAt(at))) return false;
  const before = text.slice(0, at).trimEnd();
  const opens = before === '' || /[.!?;:“"(「]$/u.test(before);
  return !(opens && known) && !(known && /\p{Ll}/u.test(text.charAt(at + 1)));
}

function pushOperator(tokens: MeaningToken[], operator: OperatorKind, at: number, length: number): void {
  if (operator !== 'nothing') tokens.push({ type: 'operator', operator, start: at, end: at + length });
}

function readChinese(folded: string, at: number, tokens: MeaningToken[], names: AliasForms): number {
  const alias = aliasAt(folded, at, names);
  if (alias) {
    const end = at + alias.length;
    const role = chineseWordAt(folded.slice(at, end), 0);
    const keys =
      role?.entry.kind === 'party' && role.length === alias.length ? [alias.key, ...role.entry.keys] : [alias.key];
    tokens.push({ type: 'party', keys, possessive: /^[的嘅之]/u.test(folded.slice(end)), start: at, end });
    return end;
  }
  for (let length = 4; length >= 2; length -= 1) {
    const general = generalParties[folded.slice(at, at + length)];
    if (general === undefined) continue;
    tokens.push({
      type: 'party',
      keys: [general],
      possessive: /^[的嘅]/u.test(folded.slice(at + length)),
      start: at,
      end: at + length,
    });
    return at + length;
  }
  const operator = chineseOperatorAt(folded, at);
  const word = chineseWordAt(folded, at);
  if (
    operator &&
    (!word || operator.length >= word.length) &&
    !(operator.kind === 'nothing' && word && word.length >= operator.length)
  ) {
    if (operator.kind === 'nothing') {
      tokens.push({
        type: 'word',
        keys: [`z:${folded.slice(at, at + operator.length)}`],
        known: false,
        start: at,
        end: at + operator.length,
      });
    } else pushOperator(tokens, operator.kind, at, operator.length);
    return at + operator.length;
  }
  if (word) {
    const end = at + word.length;
    if (word.entry.kind === 'word')
      tokens.push({
        type: 'word',
        keys: [...word.entry.keys, `z:${folded.slice(at, end)}`],
        known: true,
        start: at,
        end,
      });
    else
      tokens.push({
        type: word.entry.kind,
        keys: word.entry.keys,
        possessive: /^[的嘅之]/u.test(folded.slice(end)),
        start: at,
        end,
      });
    return end;
  }
  // Words that no glossary has are compared by pairs of characters.
  const pair = folded.slice(at, at + 2);
  if (
    /^\p{Script=Han}{2}$/u.test(pair) &&
    !/[的了之而或于在是为所者其此该本嘅喺系佢]/u.test(pair) &&
    !chineseWordAt(folded, at + 1) &&
    !chineseOperatorAt(folded, at + 1)
  ) {
    tokens.push({ type: 'word', keys: [`z:${pair}`], known: false, start: at, end: at + 2 });
  }
  return at + 1;
}
