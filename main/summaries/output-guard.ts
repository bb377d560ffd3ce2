import { languageOf } from '#main/language/identify.ts';
import { scriptDrift, toScript } from '#main/language/script.ts';
import { sentences } from '#main/language/sentences.ts';
import type { DraftLanguage } from './prompts.ts';

export type GuardVerdict =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly text: string; readonly reason: string };

/** Labels and wrappers that small models put around an answer. */
const wrapping =
  /^(?:(?:answer|summary|sentence|response|output)\s*[:：]|(?:答|答案|回答|摘要|總結|总结|概括)\s*[:：]|[-*•]\s+|\d+[.)、]\s*|["“「『])\s*/iu;

/**
 * What a model wrote, cleaned to its sentences: without the wrapping, the marks
 * of the prompt, and an unfinished end. At most `limit` sentences.
 */
export function writtenSentences(text: string, limit: number): string[] {
  let rest = text
    .replace(/<\/?text>/giu, ' ')
    .replace(/```\w*/gu, ' ')
    .replace(/\*\*/gu, '')
    .trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(wrapping, '').trim();
  }
  const found = sentences(rest)
    .map((range) => rest.slice(range.start, range.end).replace(/\s+/gu, ' ').trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
  return found
    .slice(0, limit)
    .map((sentence) => sentence.replace(/["”」』]$/u, (mark) => (/["“「『]/u.test(sentence.slice(0, -1)) ? mark : '')));
}

/**
 * Whether a generated sentence may be shown at all, before anyone asks if it is
 * true: not empty, not cut off, not looping, in the language asked, no echo of
 * the prompt. A drift between Chinese scripts is mended (generated text, never
 * evidence); the mended text comes back.
 */
export function guardSentence(sentence: string, language: DraftLanguage, prompt: string): GuardVerdict {
  const text = sentence.trim();
  const refuse = (reason: string): GuardVerdict => ({ ok: false, text, reason });
  if (!/\p{L}.*\p{L}/su.test(text)) return refuse('the answer is empty');
  if (loops(text)) return refuse('the answer repeats itself');
  if (!/[.!?。！？”"」』)）…]$/u.test(text)) return refuse('the answer is cut off');
  if (echoes(text, prompt)) return refuse('the answer repeats the prompt');
  if (obeys(text)) return refuse('the answer speaks as an assistant and not of the document');
  if (wrongLanguage(text, language)) return refuse(`the answer is not in the language asked (${language})`);
  if (language === 'en' || scriptDrift(text, language).ok) return { ok: true, text };
  // Through Simplified first: the dictionaries read a mixed text character by character and spoil it (客戶 becomes 客户).
  const mended =
    language === 'zh-Hant'
      ? toScript(toScript(text, 'zh-Hans'), 'zh-Hant').replaceAll('户', '戶')
      : toScript(text, language);
  return scriptDrift(mended, language).ok ? { ok: true, text: mended } : refuse('the answer mixes Chinese scripts');
}

/** A run of characters said three times over, or four words that come back again and again. */
export function loops(text: string): boolean {
  if (/(.{2,40}?)\1{3,}/su.test(text) || /(\p{L}[，,、]\s*)\1{2,}/u.test(text)) return true;
  const units = /\p{Script=Han}/u.test(text) ? [...text.replace(/[^\p{L}\d]/gu, '')] : text.toLowerCase().split(/\s+/u);
  const size = /\p{Script=Han}/u.test(text) ? 6 : 4;
  const counts = new Map<string, number>();
  for (let at = 0; at + size <= units.length; at += 1) {
    const gram = units.slice(at, at + size).join(' ');
    const count = (counts.get(gram) ?? 0) + 1;
    if (count >= 3) return true;
    counts.set(gram, count);
  }
  return false;
}

function echoes(text: string, prompt: string): boolean {
  const question = prompt.slice(prompt.lastIndexOf('</text>') + 7).trim();
  const bare = (value: string) => value.replace(/[\s\p{P}]/gu, '').toLowerCase();
  return (bare(text).length > 5 && bare(question).includes(bare(text))) || /<\/?text>/iu.test(text);
}

/** Words of an assistant about itself or to its user. */
function obeys(text: string): boolean {
  return /\b(?:as an ai|i am (?:an|a) |i'm sorry|i cannot|i can't|sure[,!]|certainly[,!]|here is|here's|language model|hacked)\b|作為(?:一個)?人工智|作为(?:一个)?人工智|抱歉|对不起|對不起|好的[，,]|我是(?:一[个個])?(?:AI|人工)|語言模型|语言模型/iu.test(
    text,
  );
}

function wrongLanguage(text: string, language: DraftLanguage): boolean {
  const found = languageOf(text);
  if (language === 'en') return found !== 'en' && found !== 'und';
  if (found === 'en') return true;
  // Names stay in Latin letters, but a Chinese sentence is mostly Chinese.
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < 4 || /\b[a-z]+(?: [a-z]+){4,}\b/u.test(text);
}
