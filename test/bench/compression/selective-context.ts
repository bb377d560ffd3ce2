import { getLlama } from 'node-llama-cpp';

/** A token's stretch of the text and its surprise, −ln of its chance after the tokens before it in its window. */
export interface SurprisingToken {
  readonly start: number;
  readonly end: number;
  readonly surprise: number;
}

/**
 * The surprise of every token of a text by a language model, as Selective
 * Context (Li et al. 2023) needs it; each window of `windowTokens` is read anew.
 */
export async function tokenSurprises(gguf: string, texts: readonly string[], windowTokens: number) {
  const llama = await getLlama({ gpu: false, build: 'never', progressLogs: false, maxThreads: 1 });
  const model = await llama.loadModel({ modelPath: gguf });
  const context = await model.createContext({ contextSize: windowTokens + 8, batchSize: 512, threads: 1 });
  const sequence = context.getSequence();
  const found: SurprisingToken[][] = [];
  for (const text of texts) {
    const tokens = model.tokenize(text);
    const places: SurprisingToken[] = [];
    let at = 0;
    for (let from = 0; from < tokens.length; from += windowTokens) {
      const own = tokens.slice(from, from + windowTokens);
      await sequence.clearHistory();
      const results = await sequence.controlledEvaluate(
        own.map((token, index) => {
          const next = own[index + 1];
          if (next === undefined) return token;
          return [
            token,
            { generateNext: { logits: { filter: { tokens: [next], includeMax: true } }, totalLogitWeight: true } },
          ] as const;
        }) as Parameters<typeof sequence.controlledEvaluate>[0],
      );
      own.forEach((token, index) => {
        const piece = model.detokenize([token]);
        const start = text.indexOf(piece, at);
        const end = start >= at && start - at < 8 ? start + piece.length : at;
        const before = index === 0 ? undefined : results[index - 1]?.next;
        const logits = before?.logits;
        const own_ = logits?.get(token);
        const top = logits === undefined ? undefined : Math.max(...logits.values());
        const surprise =
          own_ === undefined || top === undefined || before?.totalLogitWeight === undefined
            ? 20
            : Math.log(before.totalLogitWeight) + top - own_;
        places.push({ start: at, end, surprise });
        at = end;
      });
    }
    found.push(places);
  }
  await context.dispose();
  await model.dispose();
  return found;
}

/** Words of a text with the mean surprise of their tokens. */
function surprisingWords(text: string, tokens: readonly SurprisingToken[]) {
  let next = 0;
  return [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => {
    const end = index + word.length;
    while (next < tokens.length && (tokens[next]?.end ?? 0) <= index) next += 1;
    let sum = 0;
    let count = 0;
    for (let at = next; at < tokens.length && (tokens[at]?.start ?? end) < end; at += 1) {
      sum += tokens[at]?.surprise ?? 0;
      count += 1;
    }
    return { start: index, end, surprise: sum / Math.max(1, count) };
  });
}

/** How many of the ranges stay whole when only the most surprising words are kept, one in `ratio`. */
export function selectiveContextKept(
  text: string,
  tokens: readonly SurprisingToken[],
  ratio: number,
  ranges: readonly { readonly start: number; readonly end: number }[],
): number {
  const words = surprisingWords(text, tokens);
  const order = [...words].sort((a, b) => b.surprise - a.surprise || a.start - b.start);
  const marks = new Uint8Array(text.length);
  for (const { start, end } of order.slice(0, Math.floor(words.length / ratio))) marks.fill(1, start, end);
  return ranges.filter(({ start, end }) => {
    for (let at = start; at < end; at += 1) if (marks[at] === 0 && /\S/u.test(text.charAt(at))) return false;
    return true;
  }).length;
}

/** The mean surprise of each passage's tokens: Selective Context at the grain of sentences. */
export function passageSurprises(
  units: readonly { readonly start: number; readonly end: number }[],
  tokens: readonly SurprisingToken[],
): number[] {
  return units.map(({ start, end }) => {
    const own = tokens.filter((token) => token.start < end && token.end > start);
    return own.reduce((sum, { surprise }) => sum + surprise, 0) / Math.max(1, own.length);
  });
}
