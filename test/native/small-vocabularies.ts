/** Vocabularies small enough to make in a test, of each kind that llama.cpp merges differently. */
import {
  type GgufEntry,
  ggufBoolean,
  ggufFloats,
  ggufInteger,
  ggufIntegers,
  ggufText,
  ggufTexts,
} from './gguf-file.ts';

const [normal, unknown, control, userDefined, byte] = [1, 2, 3, 4, 6];

interface Token {
  readonly text: string;
  readonly type: number;
  readonly score: number;
}

const byteTokens: readonly Token[] = Array.from({ length: 256 }, (_, value) => ({
  text: `<0x${value.toString(16).toUpperCase().padStart(2, '0')}>`,
  type: byte,
  score: 0,
}));

/** Substrings of the texts with U+2581 for a space, of one to five characters. */
function substrings(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const characters = [...text.toWellFormed().replaceAll(' ', '▁').replaceAll('\0', '')];
    for (const [start, character] of characters.entries()) {
      if (start % 3 === 0) found.add(character);
      for (let length = 2; length <= 5; length++) {
        if ((start * 7 + length) % 4 === 0) found.add(characters.slice(start, start + length).join(''));
      }
    }
  }
  return [...found, '▁▁', '▁▁▁', '▁▁▁▁', '▁', 's>', '<s'];
}

function unique(tokens: readonly Token[]): readonly Token[] {
  return [...new Map(tokens.map((token) => [token.text, token])).values()];
}

function entriesOf(model: string, tokens: readonly Token[]): readonly GgufEntry[] {
  return [
    { key: 'general.architecture', value: ggufText('llama') },
    { key: 'tokenizer.ggml.model', value: ggufText(model) },
    { key: 'tokenizer.ggml.tokens', value: ggufTexts(tokens.map(({ text }) => text)) },
    { key: 'tokenizer.ggml.scores', value: ggufFloats(tokens.map(({ score }) => score)) },
    { key: 'tokenizer.ggml.token_type', value: ggufIntegers(tokens.map(({ type }) => type)) },
    { key: 'tokenizer.ggml.bos_token_id', value: ggufInteger(1) },
    { key: 'tokenizer.ggml.eos_token_id', value: ggufInteger(2) },
  ];
}

/** A SentencePiece vocabulary of the texts' substrings, many of them with equal scores. */
export function sentencePieceEntries(
  texts: readonly string[],
  options: { readonly spacePrefix: boolean; readonly userDefined: readonly string[] },
): readonly GgufEntry[] {
  const tokens = unique([
    { text: '<unk>', type: unknown, score: 0 },
    { text: '<s>', type: control, score: 0 },
    { text: '</s>', type: control, score: 0 },
    ...byteTokens,
    ...options.userDefined.map((text) => ({ text, type: userDefined, score: 0 })),
    ...substrings(texts).map((text, index) => ({ text, type: normal, score: -((index * 7919) % 500) })),
  ]);
  return [
    ...entriesOf('llama', tokens),
    { key: 'tokenizer.ggml.add_space_prefix', value: ggufBoolean(options.spacePrefix) },
  ];
}

/** A vocabulary as Gemma 4's: merges over characters, U+2581 for a space, runs of line breaks. */
export function characterMergeEntries(texts: readonly string[]): readonly GgufEntry[] {
  const pieces = substrings(texts).filter((text) => !text.includes('\n'));
  const merges: string[] = [];
  const texts2 = new Set<string>(pieces.filter((text) => [...text].length === 1));
  for (const piece of [...pieces].sort((left, right) => left.length - right.length)) {
    const characters = [...piece];
    for (let at = 1; at < characters.length; at++) {
      const left = characters.slice(0, at).join('');
      const right = characters.slice(at).join('');
      if (!texts2.has(left) || !texts2.has(right)) continue;
      merges.push(`${left} ${right}`);
      texts2.add(piece);
    }
  }
  const tokens = unique([
    { text: '<pad>', type: control, score: 0 },
    { text: '<eos>', type: control, score: 0 },
    { text: '<bos>', type: control, score: 0 },
    ...byteTokens,
    ...['\n', '\n\n', '\n\n\n'].map((text) => ({ text, type: normal, score: 0 })),
    ...[...texts2].map((text) => ({ text, type: normal, score: 0 })),
  ]);
  return [...entriesOf('gemma4', tokens), { key: 'tokenizer.ggml.merges', value: ggufTexts(merges) }];
}
