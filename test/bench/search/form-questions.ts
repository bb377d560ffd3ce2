/** Two-character words, amounts, dates and variant characters: does a query in one form find the section that has another? */
import { stdout } from 'node:process';
import { formsOf } from '#main/language/folding.ts';
import { toScript } from '#main/language/script.ts';
import { words } from '#main/language/words.ts';
import { search } from '#main/search/search.ts';
import type { Translations } from '#main/search/translations.ts';
import { addDocument, addMatter, emptyBenchStore } from './index-of.ts';
import type { Section } from './sections.ts';
import { askSqlite } from './sqlite-peers.ts';

interface FormQuestion {
  readonly query: string;
  /** The places in the list of texts that answer it. */
  readonly right: ReadonlySet<number>;
}

interface FormSet {
  readonly name: string;
  readonly texts: readonly string[];
  readonly questions: readonly FormQuestion[];
}

const digits = [...'零一二三四五六七八九'];
const capitals = [...'零壹貳叁肆伍陸柒捌玖'];

/** Prints the share of questions answered in the first five by each. */
export async function formQuestions(
  sections: readonly Section[],
  translations: Translations,
  count: number,
): Promise<void> {
  stdout.write(
    '\nOne form asked, another written: found in the first 5\n\n| | Sampan | FTS5 porter | FTS5 trigram |\n|---|---|---|---|\n',
  );
  for (const { name, texts, questions } of [
    twoCharacters(sections, count, 'zh-Hant'),
    twoCharacters(sections, count, 'zh-Hans'),
    variants(count),
    amounts(count),
    dates(count),
  ]) {
    const { database, index } = await emptyBenchStore();
    addMatter(database, 'forms');
    for (const [place, text] of texts.entries()) addDocument(database, 'forms', `text ${place}`, [text]);
    let found = 0;
    for (const { query, right } of questions) {
      const { hits } = await search(
        query,
        { limit: 5 },
        { index, translations, encoder: null, now: () => performance.now() },
      );
      if (hits.some(({ documentId }) => right.has(Number(documentId.slice(5))))) found += 1;
    }
    database.$client.close();
    const peers = (['porter unicode61', 'trigram'] as const).map((tokenizer) => {
      const answers = askSqlite(
        tokenizer,
        { all: texts },
        questions.map(({ query }) => ['all', query] as const),
      );
      return (
        answers.filter((places, at) => places.some((place) => questions[at]?.right.has(place))).length /
        questions.length
      );
    });
    stdout.write(
      `| ${name} (${questions.length}) | ${[found / questions.length, ...peers].map((share) => share.toFixed(3)).join(' | ')} |\n`,
    );
  }
}

/** Words of two ideographs that stand in at most five of the Traditional texts. */
function twoCharacters(sections: readonly Section[], count: number, asked: 'zh-Hant' | 'zh-Hans'): FormSet {
  const texts = sections.map((section) => section.texts['zh-Hant'] ?? '');
  const places = new Map<string, Set<number>>();
  for (const [place, text] of texts.entries()) {
    for (const { start, end, kind } of words(text)) {
      const word = text.slice(start, end);
      if (kind !== 'han' || word.length !== 2) continue;
      const own = places.get(word) ?? new Set<number>();
      own.add(place);
      places.set(word, own);
    }
  }
  const rare = [...places].filter(([, own]) => own.size <= 5).sort(([a], [b]) => (a < b ? -1 : 1));
  const step = Math.max(1, rare.length / count);
  const questions = Array.from({ length: Math.min(count, rare.length) }, (_, at) => rare[Math.floor(at * step)])
    .filter((each) => each !== undefined)
    .map(([word, right]) => ({ query: asked === 'zh-Hans' ? toScript(word, 'zh-Hans') : word, right }));
  return { name: `two-character words of 繁, asked in ${asked === 'zh-Hans' ? '简' : '繁'}`, texts, questions };
}

/** Characters that Hong Kong, Taiwan and the Mainland write differently, each in a word of its own. */
function variants(count: number): FormSet {
  const groups = [...'裏衞啓綫着峯羣牀鷄説爲吿麪嘆姊敍勛鈎脚舖柜臺灶滙叠污匯潔葯']
    .map((character) => formsOf(character))
    .filter((forms) => forms.length > 1);
  const chosen = groups.slice(0, count);
  const texts = chosen.map(
    (forms, place) => `甲${digits[place % 10] ?? ''}乙${forms[1] ?? ''}${digits[Math.floor(place / 10)] ?? ''}`,
  );
  return {
    name: 'variant characters',
    texts,
    questions: chosen.map((forms, place) => ({ query: `乙${forms[0] ?? ''}`, right: new Set([place]) })),
  };
}

function capital(value: number): string {
  // Whole ten-thousands below a hundred million: 三位萬.
  const parts = [...String(value / 10_000)].map(Number);
  const units = ['', '拾', '佰', '仟'];
  return `${parts.map((digit, at) => (digit === 0 ? '' : `${capitals[digit] ?? ''}${units[parts.length - 1 - at] ?? ''}`)).join('')}萬`;
}

function amounts(count: number): FormSet {
  const values = Array.from({ length: count }, (_, at) => (111 + ((at * 41) % 888)) * 10_000).filter(
    (value) => !/0.|0$/.test(String(value / 10_000)),
  );
  const texts = values.map((value, at) =>
    at % 2 === 0
      ? `買方須支付港幣${capital(value)}元正予賣方。`
      : `The buyer shall pay HK$${value.toLocaleString('en')} to the seller.`,
  );
  const questions = values.map((value, at) => ({
    query: at % 2 === 0 ? `HK$${value.toLocaleString('en')}` : `港幣${capital(value)}元`,
    right: new Set([at]),
  }));
  return { name: 'amounts', texts, questions };
}

function dates(count: number): FormSet {
  const months = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ];
  const han = (value: number): string =>
    value <= 10
      ? value === 10
        ? '十'
        : (digits[value] ?? '')
      : `${value >= 20 ? (digits[Math.floor(value / 10)] ?? '') : ''}十${value % 10 === 0 ? '' : (digits[value % 10] ?? '')}`;
  const days = Array.from({ length: count }, (_, at) => ({
    year: 1990 + (at % 35),
    month: 1 + ((at * 5) % 12),
    day: 1 + ((at * 11) % 28),
  }));
  const english = ({ year, month, day }: { year: number; month: number; day: number }): string =>
    `${day} ${months[month - 1] ?? ''} ${year}`;
  const chinese = ({ year, month, day }: { year: number; month: number; day: number }): string =>
    `${[...String(year)].map((digit) => (digit === '0' ? '〇' : (digits[Number(digit)] ?? ''))).join('')}年${han(month)}月${han(day)}日`;
  const texts = days.map((each, at) =>
    at % 2 === 0 ? `本合約於${chinese(each)}簽訂。` : `This Agreement is made on ${english(each)}.`,
  );
  const questions = days.map((each, at) => ({
    query: at % 2 === 0 ? english(each) : chinese(each),
    right: new Set([at]),
  }));
  return { name: 'dates', texts, questions };
}
