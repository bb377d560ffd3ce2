/** The rows on which token counts are compared, each from held-out (or development) documents. */
import { joinedLines } from './joined-lines.ts';
import type { SourceText } from './source-texts.ts';

export interface MeasuredRow {
  readonly name: string;
  /** Tokens of the best public tokenizer ÷ ours that is to be reached; null: for the reader only. */
  readonly toReach: number | null;
  readonly texts: readonly string[];
}

export function measuredRows(texts: readonly SourceText[], cantoneseTests: readonly string[]): MeasuredRow[] {
  const of = (...names: readonly string[]) =>
    texts.filter(({ source }) => names.includes(source)).map(({ text }) => text);
  return [
    { name: 'English contracts', toReach: 1.45, texts: of('cuad', 'contractnli') },
    { name: 'HK ordinances, English', toReach: 1.4, texts: of('ordinances-en') },
    { name: 'HK ordinances, 繁', toReach: 1.5, texts: of('ordinances-zh') },
    { name: '简 law', toReach: 1.45, texts: of('prc-law') },
    { name: 'Cantonese, transcripts', toReach: 1.45, texts: of('cantonese-speech') },
    { name: 'mixed', toReach: 1.4, texts: mixedTexts(texts) },
    { name: 'Cantonese, UD sentences', toReach: null, texts: [cantoneseTests.join('\n')] },
    { name: 'Cantonese, many sources', toReach: null, texts: of('cantonese-sentences', 'cantonese-prompts') },
    { name: '简 statutes in force', toReach: null, texts: of('national-law') },
    { name: "繁 Taiwan's Acts", toReach: null, texts: of('taiwan-zh', 'taiwan-more') },
    { name: "English, Taiwan's Acts", toReach: null, texts: of('taiwan-en') },
    { name: 'Hansard, 繁', toReach: null, texts: of('hansard') },
  ];
}

/**
 * Text in which the languages change inside the line: bilingual ordinances and Acts,
 * sentence by sentence, and the code-switched lines of real conversations.
 */
export function mixedTexts(texts: readonly SourceText[]): string[] {
  const mixed: string[] = [];
  for (const [one, other] of [
    ['ordinances-zh', 'ordinances-en'],
    ['taiwan-zh', 'taiwan-en'],
  ]) {
    const others = new Map(texts.filter(({ source }) => source === other).map(({ name, text }) => [name, text]));
    for (const { source, name, text } of texts) {
      const translation = others.get(name);
      if (source === one && translation !== undefined)
        mixed.push(alternated(joinedLines(text), joinedLines(translation)));
    }
  }
  for (const { source, text } of texts) {
    if (source !== 'cantonese-speech') continue;
    mixed.push(
      text
        .split('\n')
        .filter((line) => /[A-Za-z]{2}/.test(line))
        .join('\n'),
    );
  }
  return mixed.filter((text) => text !== '');
}

function alternated(chinese: string, english: string): string {
  const ones = chinese.split(/(?<=[。；])\s*/u);
  const others = english.split(/(?<=[.;])\s+/u);
  const parts: string[] = [];
  for (let index = 0; index < Math.max(ones.length, others.length); index += 1) {
    parts.push([ones[index], others[index]].filter((part) => part !== undefined && part !== '').join(' '));
  }
  // Two pairs a line.
  return parts.map((part, index) => part + (index % 2 === 1 ? '\n' : ' ')).join('');
}
