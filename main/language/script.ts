import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as fromTraditional } from 'opencc-js/t2cn';
import type { OutputLanguage } from '#contract/document.ts';
import { isHan } from './characters.ts';
import { simplifiedOnlyCharacters, traditionalOnlyCharacters } from './script-characters.ts';

/** 1: only traditional, 2: only simplified, 0: both or no ideograph. One byte a UTF-16 unit. */
const scriptOfUnit = new Uint8Array(0x10000);
for (const character of traditionalOnlyCharacters) scriptOfUnit[character.charCodeAt(0)] = 1;
for (const character of simplifiedOnlyCharacters) scriptOfUnit[character.charCodeAt(0)] = 2;

/** Whether only Traditional or only Simplified text writes this UTF-16 unit; null where both do. */
export function scriptOfCharacter(unit: number): 'zh-Hant' | 'zh-Hans' | null {
  const script = scriptOfUnit[unit];
  return script === 1 ? 'zh-Hant' : script === 2 ? 'zh-Hans' : null;
}

/** Characters of Traditional Chinese only, less those of Simplified only, from `start` to `end`. */
export function scriptEvidence(text: string, start: number, end: number): number {
  let evidence = 0;
  for (let index = start; index < end; index += 1) {
    const script = scriptOfUnit[text.charCodeAt(index)];
    if (script === 1) evidence += 1;
    else if (script === 2) evidence -= 1;
  }
  return evidence;
}

export interface ScriptShares {
  /** Ideographs in the text. */
  readonly han: number;
  /** Share of the ideographs that only Traditional text writes, 0–1. */
  readonly traditional: number;
  /** Share of the ideographs that only Simplified text writes, 0–1. */
  readonly simplified: number;
}

/** How much of a text's Chinese is in characters of one script only. */
export function scriptOf(text: string): ScriptShares {
  let han = 0;
  let traditional = 0;
  let simplified = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (!isHan(unit)) continue;
    han += 1;
    if (scriptOfUnit[unit] === 1) traditional += 1;
    else if (scriptOfUnit[unit] === 2) simplified += 1;
  }
  return { han, traditional: han === 0 ? 0 : traditional / han, simplified: han === 0 ? 0 : simplified / han };
}

export interface ScriptDrift {
  readonly ok: boolean;
  /** The characters of the other script, each once, in order of appearance. */
  readonly offending: string[];
}

/**
 * Whether a generated text keeps to the script it was asked for. English output
 * may carry names in either script, so it never drifts.
 */
export function scriptDrift(text: string, wanted: OutputLanguage): ScriptDrift {
  if (wanted === 'en') return { ok: true, offending: [] };
  const unwanted = wanted === 'zh-Hans' ? 1 : 2;
  const offending = new Set<string>();
  for (let index = 0; index < text.length; index += 1) {
    if (scriptOfUnit[text.charCodeAt(index)] === unwanted) offending.add(text.charAt(index));
  }
  return { ok: offending.size === 0, offending: [...offending] };
}

type Convert = (text: string) => string;
let toHongKong: Convert | null = null;
let toSimplified: Convert | null = null;

/**
 * A generated text in the other script: Hong Kong forms for `zh-Hant`. Never
 * for a document's own text, whose characters are evidence. The dictionaries
 * (OpenCC) are loaded into a trie on first use.
 */
export function toScript(text: string, script: 'zh-Hant' | 'zh-Hans'): string {
  if (script === 'zh-Hant') {
    const convert = toHongKong ?? fromSimplified({ from: 'cn', to: 'hk' });
    toHongKong = convert;
    return convert(text);
  }
  const convert = toSimplified ?? fromTraditional({ from: 'hk', to: 'cn' });
  toSimplified = convert;
  return convert(text);
}
