import { simplifiedOnlyCharacters, traditionalOnlyCharacters } from '#main/language/script-characters.ts';
import type { TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import type { RecognisedCharacter, RecognisedLine } from './place-characters.ts';
import type { Alternative } from './read-strip.ts';

/** How much the language's opinion counts against the ink's. */
export interface RepairWeights {
  /** Bits of the ink's opinion that one bit of the language's is worth. */
  readonly language: number;
  /** Bits by which another reading must be better. */
  readonly margin: number;
  /** Bits that a character of the page's other script costs. */
  readonly otherScript: number;
  /** A character read this surely (0 to 100) is left alone. */
  readonly sure: number;
  /** The least probability of another reading that is looked at. */
  readonly least: number;
  /** Least probability of a Han character that may stand for a letter or sign read between two Han characters; none by default. */
  readonly leastForSign?: number;
}

/** Chosen on the development pages of `npm run bench -- ocr`. */
export const defaultWeights: RepairWeights = { language: 0.6, margin: 1, otherScript: 4, sure: 99.5, least: 0.001 };

/** For pages on which strokes are lost: the recogniser is sure there of what it has wrong. Chosen as above. */
export const coarseWeights: RepairWeights = {
  ...defaultWeights,
  otherScript: 8,
  sure: Infinity,
  least: 0.0001,
  leastForSign: 0.05,
};

/** The neighbours that are looked at on each side, in characters. */
const reach = 8;

/** Digits and numerals: nothing around them tells which one stands there. */
const numeral = /[\p{N}〇零一二三四五六七八九十百千萬万億亿兆壹貳贰叁參参肆伍陸陆柒捌玖拾佰仟兩两廿卅]/u;

/**
 * Chooses, where the recogniser was unsure between characters, the one that makes
 * a likelier text: the sum of its tokens' probabilities in the vocabulary. Only
 * characters that the recogniser itself thought possible are chosen; numerals are never touched.
 */
export function repairLines(
  lines: readonly RecognisedLine[],
  tokenizer: TrilingualTokenizer,
  weights: RepairWeights = defaultWeights,
): readonly RecognisedLine[] {
  const script = scriptOf(lines);
  return lines.map((line) => repairedLine(line, tokenizer, script, weights));
}

const onlyTraditional: ReadonlySet<string> = new Set(traditionalOnlyCharacters);
const onlySimplified: ReadonlySet<string> = new Set(simplifiedOnlyCharacters);

type Script = 'traditional' | 'simplified' | null;

/** The script of nearly all characters that only one script has; null where both are used. */
function scriptOf(lines: readonly RecognisedLine[]): Script {
  let traditional = 0;
  let simplified = 0;
  for (const { characters } of lines) {
    for (const { text, confidence } of characters) {
      if (confidence < 95) continue;
      if (onlyTraditional.has(text)) traditional += 1;
      else if (onlySimplified.has(text)) simplified += 1;
    }
  }
  if (traditional + simplified < 10) return null;
  if (traditional > 0.95 * (traditional + simplified)) return 'traditional';
  return simplified > 0.95 * (traditional + simplified) ? 'simplified' : null;
}

function repairedLine(
  line: RecognisedLine,
  tokenizer: TrilingualTokenizer,
  script: Script,
  weights: RepairWeights,
): RecognisedLine {
  const characters = [...line.characters];
  let changed = false;
  const bitsOf = (text: string): number => {
    let sum = 0;
    for (const id of tokenizer.encode(text)) sum += tokenizer.cost(id);
    return sum;
  };
  const textAround = (index: number, middle: string): string => {
    const before = characters.slice(Math.max(0, index - reach), index);
    const after = characters.slice(index + 1, index + 1 + reach);
    const spaced = (character: RecognisedCharacter): string => (character.spaceBefore ? ' ' : '') + character.text;
    const gap = characters[index]?.spaceBefore === true ? ' ' : '';
    return before.map(spaced).join('') + gap + middle + after.map(spaced).join('');
  };
  const scriptBits = (text: string): number => {
    const other =
      script === 'traditional' ? onlySimplified.has(text) : script === 'simplified' && onlyTraditional.has(text);
    return other ? weights.otherScript : 0;
  };
  // Twice: a repaired character tells more about its neighbours.
  for (let pass = 0; pass < 2; pass += 1) {
    for (const [index, character] of characters.entries()) {
      if (character.confidence >= weights.sure || character.repairedFrom !== undefined) continue;
      const bits = (text: string, probability: number): number =>
        -Math.log2(Math.max(1e-6, probability)) + weights.language * bitsOf(textAround(index, text)) + scriptBits(text);
      const own = bits(character.text, character.confidence / 100);
      const stands = (other: Alternative): boolean =>
        isRepairable(character.text) && sameKind(other.text, character.text)
          ? other.probability >= weights.least
          : isHan(other.text) &&
            other.probability >= (weights.leastForSign ?? Infinity) &&
            isSignAmongHan(characters, index);
      let best: { text: string; probability: number; bits: number } | null = null;
      for (const other of character.others) {
        const { text, probability } = other;
        if (!isRepairable(text) || !stands(other)) continue;
        const cost = bits(text, probability);
        if (cost < own - weights.margin && cost < (best?.bits ?? Infinity)) best = { text, probability, bits: cost };
      }
      if (best === null) continue;
      changed = true;
      characters[index] = { ...character, text: best.text, repairedFrom: character.text };
    }
  }
  return changed ? { ...line, characters } : line;
}

function isRepairable(text: string): boolean {
  return /^[\p{L}\p{M}]$/u.test(text) && !numeral.test(text);
}

function sameKind(first: string, second: string): boolean {
  return isHan(first) === isHan(second);
}

function isHan(text: string | undefined): boolean {
  return text !== undefined && /\p{Script=Han}/u.test(text);
}

/** A letter or sign, no number, with Han characters close on both sides: 工 comes out of a poor fax as I, 上 as |. */
function isSignAmongHan(characters: readonly RecognisedCharacter[], index: number): boolean {
  const character = characters[index];
  if (character === undefined || character.spaceBefore || isHan(character.text) || numeral.test(character.text)) {
    return false;
  }
  return isHan(characters[index - 1]?.text) && isHan(characters[index + 1]?.text);
}
