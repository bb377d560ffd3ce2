import type { LanguageTag } from '#contract/document.ts';
import type { Shape } from '#contract/drawing.ts';
import { figureWidth } from './bars-figure.ts';
import { legend } from './drawn-words.ts';
import { formWords } from './form-words.ts';
import type { Block } from './report-blocks.ts';
import type { ReportInput, ReportPage } from './report-input.ts';
import { labelled, listed, reportWords } from './report-words.ts';

const inks: Readonly<Record<LanguageTag, string>> = {
  en: '#3478c0',
  'zh-Hant': '#c4572c',
  'zh-Hans': '#e0a030',
  'yue-Hant': '#3d8b40',
  'yue-Hans': '#8cbf5a',
  und: '#b8c0c8',
};
/** Less than this of a document is a name or a term, no language of it. */
const leastShare = 0.05;
const mostPages = 200;
const fewestPages = 3;
const barHeight = 14;
const pagesHeight = 34;

/** The mix of languages: of the whole document, and of each page; none where it is in one language. */
export function languageFigure({ document, language }: ReportInput): Block[] {
  const words = reportWords(language);
  const whole = sharesOf(document.pages);
  const shown = [...whole].filter(([, share]) => share >= leastShare).toSorted((one, other) => other[1] - one[1]);
  if (shown.length < 2) return [];
  const { pages } = document;
  const hasPages = pages.length >= fewestPages && pages.length <= mostPages;
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  const named = shown.map(([tag, share]) => labelled(words.languageNames[tag], percent(share), language));
  const top = 18;
  const shapes: Shape[] = legend(
    shown.map(([tag], index) => ({ ink: inks[tag], text: named[index] ?? '' })),
    10,
  );
  let x = 0;
  for (const [tag, share] of [...whole].toSorted((one, other) => other[1] - one[1])) {
    const width = share * figureWidth;
    shapes.push({ kind: 'box', x, y: top, width, height: barHeight, ink: inks[tag] });
    x += width;
  }
  if (hasPages) shapes.push(...pages.flatMap((page, index) => pageShapes(page, index, pages, top + barHeight + 8)));
  const own = formWords(language);
  const caption = hasPages ? own.figureLanguages : own.figureLanguagesWhole;
  const height = top + barHeight + (hasPages ? 8 + pagesHeight + 12 : 2);
  return [
    {
      type: 'figure',
      drawing: { width: figureWidth, height, shapes },
      caption,
      alt: `${caption} ${listed(named, language)}`,
    },
  ];
}

/** A column for a page: its languages from the largest at the foot, its number under the first, the last and every tenth. */
function pageShapes(page: ReportPage, index: number, pages: readonly ReportPage[], top: number): Shape[] {
  const step = figureWidth / pages.length;
  const gap = Math.min(2, step * 0.15);
  let y = top + pagesHeight;
  const columns = page.languages.map(({ language, share }): Shape => {
    const height = share * pagesHeight;
    y -= height;
    return { kind: 'box', x: index * step, y, width: step - gap, height, ink: inks[language] };
  });
  const isNumbered = pages.length <= 20 || index === 0 || index === pages.length - 1 || page.number % 10 === 0;
  if (!isNumbered) return columns;
  const words = { kind: 'words', anchor: 'middle', size: 7.5, ink: '#59636e' } as const;
  return [
    ...columns,
    { ...words, x: index * step + (step - gap) / 2, y: top + pagesHeight + 9, text: String(page.number) },
  ];
}

function sharesOf(pages: readonly ReportPage[]): ReadonlyMap<LanguageTag, number> {
  const sums = new Map<LanguageTag, number>();
  let total = 0;
  for (const { text, languages } of pages) {
    for (const { language, share } of languages) {
      sums.set(language, (sums.get(language) ?? 0) + share * text.length);
      total += share * text.length;
    }
  }
  return new Map([...sums].map(([tag, sum]) => [tag, total === 0 ? 0 : sum / total]));
}
