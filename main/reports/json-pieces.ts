/** Levels of a value that are taken apart; what is deeper is small. */
const deepestPiece = 4;

/**
 * A JSON value in pieces that together are `JSON.stringify(value, null, 1)`: the analysis of a
 * thousand pages is never one string. A generator stands for a list that is fetched as it is written.
 */
export function* jsonPieces(value: unknown, depth = 0): Generator<string> {
  const inner = `\n${' '.repeat(depth + 1)}`;
  const outer = `\n${' '.repeat(depth)}`;
  if (depth >= deepestPiece || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value, null, 1).replaceAll('\n', outer);
    return;
  }
  const isList = isIterable(value);
  let count = 0;
  for (const [key, entry] of isList ? numbered(value) : Object.entries(value)) {
    if (entry === undefined && !isList) continue;
    yield `${count === 0 ? (isList ? '[' : '{') : ','}${inner}${isList ? '' : `${JSON.stringify(key)}: `}`;
    yield* jsonPieces(entry ?? null, depth + 1);
    count += 1;
  }
  if (count === 0) yield isList ? '[]' : '{}';
  else yield `${outer}${isList ? ']' : '}'}`;
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function* numbered(list: Iterable<unknown>): Generator<readonly [number, unknown]> {
  let number = 0;
  for (const entry of list) {
    yield [number, entry];
    number += 1;
  }
}
