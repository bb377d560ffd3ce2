import { fold } from '#main/language/folding.ts';
import { type Alternative, type Concept, conceptsOf } from './concepts.ts';
import { indexTokens, tokenKey } from './index-tokens.ts';
import type { QueryNode } from './query-syntax.ts';

/** One alternative as FTS5 reads it. Keys hold letters, figures and "·" only, so quoting is enough. */
export function alternativeExpression({ keys, prefix }: Alternative): string {
  return `"${keys.join(' ')}"${prefix ? ' *' : ''}`;
}

/** Any of a concept's alternatives, those above a weight. */
export function conceptExpression(concept: Concept, leastWeight = 0): string {
  const chosen = concept.alternatives.filter(({ weight }) => weight >= leastWeight);
  return chosen.length === 1
    ? chosen.map(alternativeExpression).join('')
    : `(${chosen.map(alternativeExpression).join(' OR ')})`;
}

/** All of these; null where there is nothing to match. */
export function allOf(expressions: readonly string[]): string | null {
  return expressions.length === 0
    ? null
    : expressions.length === 1
      ? (expressions[0] ?? null)
      : `(${expressions.join(' AND ')})`;
}

/** Any of these; null where there is nothing to match. */
export function anyOf(expressions: readonly string[]): string | null {
  return expressions.length === 0 ? null : `(${expressions.join(' OR ')})`;
}

/** The tree as one FTS5 expression that asks for everything in the words of the query; null where it asks for nothing. */
export function strictExpression(node: QueryNode): string | null {
  switch (node.kind) {
    case 'text':
      return textExpression(node.text);
    case 'phrase':
      return phraseExpression(node.text);
    case 'prefix':
      return `"${prefixKeys(node.text).join(' ')}" *`;
    case 'near': {
      const [left, right] = [nearPart(node.left), nearPart(node.right)];
      return left === null || right === null ? (left ?? right) : `NEAR(${left} ${right}, ${node.distance})`;
    }
    case 'or':
      return anyOf(node.items.map(strictExpression).filter((part) => part !== null));
    case 'and': {
      const wanted = allOf(
        node.items
          .filter(({ kind }) => kind !== 'not')
          .map(strictExpression)
          .filter((part) => part !== null),
      );
      const unwanted = anyOf(excludedExpressions(node));
      return wanted === null || unwanted === null ? wanted : `(${wanted} NOT ${unwanted})`;
    }
    case 'not':
      return null;
  }
}

/** What the query's top leaves out. */
export function excludedExpressions(node: QueryNode): string[] {
  const items = node.kind === 'and' ? node.items : [node];
  return items
    .flatMap((item) => (item.kind === 'not' ? [strictExpression(item.item)] : []))
    .filter((part) => part !== null);
}

/** Every word of a text; those that tell nothing only where there are no others. */
function textExpression(text: string): string | null {
  const concepts = conceptsOf(text, null);
  const telling = concepts.filter(({ isCommon }) => !isCommon);
  return allOf((telling.length > 0 ? telling : concepts).map((concept) => conceptExpression(concept)));
}

/** The words in their order, one after the other. A phrase that is a date or an amount is found in its other forms too. */
export function phraseExpression(text: string): string | null {
  const keys = phraseKeys(text);
  if (keys.length === 0) return null;
  const phrase = `"${keys.join(' ')}"${isOneIdeograph(keys) ? ' *' : ''}`;
  const whole = conceptsOf(text, null);
  const [only] = whole;
  if (whole.length !== 1 || only === undefined || only.text.trim() !== text.trim()) return phrase;
  return anyOf([...new Set([phrase, ...only.alternatives.map(alternativeExpression)])]);
}

/** The keys of a phrase. The last ideograph of a run has a key of its own only at the run's end: a phrase may go on. */
export function phraseKeys(text: string): string[] {
  const keys = indexTokens(text, { canonical: false }).body.map(({ key }) => key);
  return keys.filter(
    (key, at) => at === 0 || !isSingle(key) || !(keys[at - 1]?.endsWith(key) ?? false) || at < keys.length - 1,
  );
}

/** The keys of a word's beginning, which is no word yet and has no stem. */
export function prefixKeys(text: string): string[] {
  return /\p{Script=Han}/u.test(text) ? phraseKeys(text) : [tokenKey(fold(text).key)];
}

function isOneIdeograph(keys: readonly string[]): boolean {
  return keys.length === 1 && isSingle(keys[0] ?? '');
}

function isSingle(key: string): boolean {
  return /^\p{Script=Han}$/u.test(key);
}

function nearPart(node: QueryNode): string | null {
  if (node.kind === 'prefix') return strictExpression(node);
  if (node.kind !== 'text' && node.kind !== 'phrase') return null;
  const keys = phraseKeys(node.text);
  return keys.length === 0 ? null : `"${keys.join(' ')}"${isOneIdeograph(keys) ? ' *' : ''}`;
}
