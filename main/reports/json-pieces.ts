/** Levels of a value that are taken apart; what is deeper is small. */
const deepestPiece = 4;

/**
 * A JSON value in pieces that together are `JSON.stringify(value, null, 1)`: the analysis of a
 * thousand pages is never one string.
 */
export function* jsonPieces(value: unknown, depth = 0): Generator<string> {
  const inner = `\n${' '.repeat(depth + 1)}`;
  const outer = `\n${' '.repeat(depth)}`;
  if (depth >= deepestPiece || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value, null, 1).replaceAll('\n', outer);
    return;
  }
  const isList = Array.isArray(value);
  let count = 0;
  for (const [key, entry] of isList ? value.entries() : Object.entries(value)) {
    if (entry === undefined && !isList) continue;
    yield `${count === 0 ? (isList ? '[' : '{') : ','}${inner}${isList ? '' : `${JSON.stringify(key)}: `}`;
    yield* jsonPieces(entry ?? null, depth + 1);
    count += 1;
  }
  if (count === 0) yield isList ? '[]' : '{}';
  else yield `${outer}${isList ? ']' : '}'}`;
}
