import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';
import type { Drawing } from '#contract/drawing.ts';
import type { RulesPeriodsView } from '#contract/rules-period.ts';
import { typeset } from '#main/rendition/typeset.ts';
import { contentDocx } from '#main/reports/content-docx.ts';
import { contentFlow } from '#main/reports/content-flow.ts';
import { contentHtml } from '#main/reports/content-html.ts';
import { dayFigure, type ShownDay } from '#main/reports/day-figure.ts';
import { drawnWidth } from '#main/reports/drawn-words.ts';
import { matterContent, matterJson } from '#main/reports/matter-content.ts';
import type { Block, ReportContent } from '#main/reports/report-blocks.ts';
import { reportContent } from '#main/reports/report-content.ts';
import type { ReportInput } from '#main/reports/report-input.ts';
import { reportWords } from '#main/reports/report-words.ts';
import { rulesBlocks } from '#main/reports/rules-blocks.ts';
import { shortContent } from '#main/reports/short-content.ts';
import forms from '../../resources/locales/report-forms.json' with { type: 'json' };
import { madeFinding } from './made-report.ts';
import { outputLanguages, richInput } from './rich-input.ts';
import { zipText } from './zip-text.ts';

const fontsFolder = join(process.cwd(), 'node_modules', '@expo-google-fonts');
const place = { documentId: 'document-1', page: 1, start: 0, end: 4, quads: [] };

/** A report of a contract with its parties, money, agreement and more defects than the short form has room for. */
function contract(language: OutputLanguage): ReportInput {
  const fact = (id: string, kind: string, fields: ReportInput['findings'][number]['fields'], quote = '') =>
    madeFinding({ id, kind, group: 'general', fields, quote, anchors: [place] });
  const day = (id: string, date_iso: string) => fact(id, 'fact.dated_event', { date_iso, event: null });
  const agreement = {
    institution: 'Hong Kong International Arbitration Centre',
    institution_id: 'hkiac',
    seat: 'Hong Kong',
    number_of_arbitrators: 3,
    language: ['Chinese'],
  };
  return richInput(language, {
    findings: [
      fact('title', 'gen.document_title', { title: '供應協議' }),
      fact('party', 'gen.parties_authority', { name: '青杉有限公司', role: '供應商' }),
      fact('amount', 'fact.amount', { value: 1_200_000, currency: 'USD' }),
      fact('agreement', 'arb.agreement', agreement, '仲裁'),
      day('one', '2026-03-09'),
      day('two', '2026-06-30'),
      day('three', '2028-03-31'),
    ],
    defects: Array.from({ length: 20 }, (_, index) =>
      madeFinding({
        id: `defect-${index}`,
        kind: 'path.hybrid_clause',
        group: 'defect',
        severity: index === 19 ? 'high' : 'low',
        anchors: [place],
        quote: '凡因本合約引起的爭議，均須提交仲裁（見附表）。'.repeat(4),
        reasons: ['the rules of one body are to be used by another'],
      }),
    ),
  });
}

function wordsOf({ blocks }: ReportContent): string {
  return JSON.stringify(blocks);
}

function figures(blocks: readonly Block[]): Extract<Block, { type: 'figure' }>[] {
  return blocks.filter((block) => block.type === 'figure');
}

describe('the words of the forms', () => {
  const sentences = z.record(z.string(), z.string().min(1));
  test.each(outputLanguages)('%s has every sentence with its places', (language) => {
    const own = sentences.parse(forms[language]);
    const places = (sentence = '') => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
    expect(Object.keys(own)).toEqual(Object.keys(forms.en));
    for (const [key, sentence] of Object.entries(sentences.parse(forms.en)))
      expect(places(own[key]), key).toEqual(places(sentence));
  });

  test('Traditional and Simplified do not borrow from each other, and neither has English words', () => {
    expect(Object.values(forms['zh-Hant']).join('')).not.toMatch(/[这页没报语仅见专业条约书证据实现规则们]/u);
    expect(Object.values(forms['zh-Hans']).join('')).not.toMatch(/[這頁沒報語僅見專業條約書證據實現規則們]/u);
    for (const language of ['zh-Hant', 'zh-Hans', 'yue-Hant'] as const)
      expect(
        Object.values(forms[language])
          .join('')
          .replace(/\{\w+\}/g, ''),
      ).not.toMatch(/[A-Za-z]{2}/);
  });
});

describe('the short form', () => {
  test.each(outputLanguages)(
    'stands on two pages in %s, each term with its page, and no line breaks a rule',
    async (language) => {
      const content = shortContent(contract(language));
      const { pages } = await typeset(contentFlow(content), { fontsFolder });
      expect(pages.length).toBeLessThanOrEqual(2);
      const text = pages
        .map((page) => page.text)
        .join('\n')
        .replaceAll('\u00a0', ' ');
      for (const said of ['供應協議', '青杉有限公司', 'USD 1,200,000']) expect(text).toContain(said);
      const page = language === 'en' ? 'p. 1' : '第 1 頁';
      expect(text.replaceAll('页', '頁').split(page).length).toBeGreaterThan(8);
      // The gravest comes first, though it was found last.
      const defects = content.blocks.find((block) => block.type === 'table' && block.head.length === 3);
      expect(defects?.type === 'table' && defects.rows[0]?.[0]?.text).toBe(reportWords(language).severities.high);
      for (const { text: words, lines } of pages) {
        for (const { start, end } of lines) {
          expect(words[start]).not.toMatch(/[、。，．：；！？）」』》”]/);
          expect(words[end - 1]).not.toMatch(/[（「『《“]/);
        }
      }
    },
  );

  test('a term that was not found is said to be missing', () => {
    const cells = wordsOf(shortContent(richInput('zh-Hans')));
    expect(cells).toContain(forms['zh-Hans'].notFound);
  });
});

describe('figures', () => {
  test('there is none where there are too few data', () => {
    expect(
      figures(reportContent(richInput('en', { findings: [], defects: [], document: oneLanguage() })).blocks),
    ).toEqual([]);
    expect(dayFigure([shown('2026-01-01'), shown('2026-02-01')], 'en')).toEqual([]);
  });

  test('each has a caption and its data in words, in the report’s language', () => {
    const blocks = figures(reportContent(contract('zh-Hant')).blocks);
    expect(blocks.map(({ caption }) => caption)).toContain(forms['zh-Hant'].figureFindings);
    for (const { caption, alt } of blocks) {
      expect(alt.length).toBeGreaterThan(caption.length);
      expect(caption).not.toMatch(/[A-Za-z]{2}/);
    }
    const html = contentHtml(reportContent(contract('zh-Hant')));
    expect(html).toContain('role="img" aria-label="');
    expect(html).not.toMatch(/<svg[^>]* style=/);
  });

  test('labels of days do not run into each other or out of the picture', () => {
    const days = Array.from({ length: 16 }, (_, index) => shown(`2026-0${1 + (index % 9)}-${10 + index}`));
    const [figure] = figures(dayFigure(days, 'en'));
    if (figure === undefined) throw new Error('no figure');
    const labels = labelsOf(figure.drawing);
    expect(labels.length).toBeGreaterThan(8);
    for (const [index, one] of labels.entries()) {
      expect(one.left).toBeGreaterThanOrEqual(0);
      expect(one.right).toBeLessThanOrEqual(figure.drawing.width + 1);
      for (const other of labels.slice(index + 1))
        expect(
          one.right < other.left || other.right < one.left || one.bottom <= other.top || other.bottom <= one.top,
        ).toBe(true);
    }
  });

  test('Word has them as SVG and PNG with their words, also in a report of several pieces', async () => {
    const filler = Array.from({ length: 155 }, (): Block => ({ type: 'paragraph', text: 'x', quiet: false }));
    const [figure] = figures(dayFigure([shown('2026-01-01'), shown('2026-02-01'), shown('2026-03-01')], 'en'));
    if (figure === undefined) throw new Error('no figure');
    const content: ReportContent = {
      ...shortContent(contract('en')),
      blocks: [figure, ...filler, figure],
    };
    const files = zipText(await contentDocx(content, { fontsFolder }));
    const xml = files.get('word/document.xml') ?? '';
    const relations = files.get('word/_rels/document.xml.rels') ?? '';
    const used = [...xml.matchAll(/r:embed="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(used.length).toBe(4);
    for (const id of used) {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1] ?? 'none';
      expect(files.has(`word/${target}`), target).toBe(true);
    }
    expect(xml.match(/descr="Days from 2026-01-01 to 2026-03-01[^"]+/g)?.length).toBe(2);
    expect(new Set(xml.match(/<wp:docPr id="\d+"/g)).size).toBe(2);
  });
});

describe('the report on a matter', () => {
  const other = { ...richInput('en').document, id: 'document-2', name: 'second.pdf' };
  const conflict = (documentId: string, there: string, value: string, otherValue: string) =>
    madeFinding({
      id: `conflict-${documentId}`,
      documentId,
      kind: 'path.bilingual_conflict',
      group: 'conflict',
      severity: 'high',
      fields: { field: 'seat', value, other_value: otherValue },
      anchors: [{ ...place, documentId }],
      supports: [{ ...place, documentId: there }],
    });
  const documents = [
    { ...contract('en'), conflicts: [conflict('document-1', 'document-2', 'Hong Kong', 'Shenzhen')] },
    { ...contract('en'), document: other, conflicts: [conflict('document-2', 'document-1', 'Shenzhen', 'Hong Kong')] },
  ];

  test('names every document with its counts and where its disputes go, and tells a conflict once', () => {
    const content = matterContent({ name: 'Matter', documents, form: 'long' });
    const tables = content.blocks.filter((block) => block.type === 'table');
    const [byDocument, disputes] = tables;
    expect(byDocument?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['供應協議 <b>.pdf\nPages not read: 1', '2', '20', '1', '1'],
      ['second.pdf\nPages not read: 1', '2', '20', '1', '1'],
    ]);
    expect(disputes?.rows.length).toBe(2);
    expect(disputes?.rows[0]?.map(({ text }) => text).join(' ')).toContain('p. 1');
    const conflicts = tables.find(({ head }) => head.includes('This version'));
    expect(conflicts?.rows.length).toBe(1);
  });

  test('the short form is shorter, and the data hold everything', () => {
    const [long, short] = (['long', 'short'] as const).map((form) =>
      wordsOf(matterContent({ name: 'Matter', documents, form })),
    );
    expect(short?.length ?? 0).toBeLessThan((long?.length ?? 0) / 2);
    expect(
      matterJson({ name: 'Matter', documents, form: 'short' }).documents.map(({ defects }) => [...defects].length),
    ).toEqual([20, 20]);
  });
});

describe('periods of rules', () => {
  const agreement: RulesPeriodsView = {
    findingId: 'agreement',
    documentId: 'document-1',
    documentName: 'a.pdf',
    rules: 'HKIAC Administered Arbitration Rules 2024',
    seat: 'Hong Kong',
    sources: [],
    anchors: [place],
    calendar: 'hong-kong',
    events: [
      {
        id: 'notice-received',
        words: { en: 'Notice received', 'zh-Hant': '收到通知', 'zh-Hans': '收到通知' },
        day: '2026-05-04',
        periods: [
          {
            id: 'answer',
            act: { en: 'Answer', 'zh-Hant': '答覆', 'zh-Hans': '答复' },
            count: 30,
            unit: 'day',
            article: 'art. 5.1',
            barred: false,
            day: '2026-06-03',
            steps: [],
            doubts: [],
          },
        ],
      },
    ],
  };

  test.each(outputLanguages)('are marked as not verified and name the page in %s', (language) => {
    const said = JSON.stringify(rulesBlocks(richInput(language, { rulesPeriods: [agreement] })));
    expect(said).toContain(forms[language].rulesNote);
    expect(said).toContain('2026-06-03');
    expect(said).toMatch(language === 'en' ? /p\. 1/ : /第 1 [頁页]/);
    if (language !== 'en') expect(said).not.toContain('Hong Kong');
  });
});

function shown(day: string): ShownDay {
  return { day, words: `clause 4.${day.slice(-2)}, p. ${day.slice(-1)}`, isDeadline: day.endsWith('1') };
}

function oneLanguage(): ReportInput['document'] {
  const { document } = richInput('en');
  return { ...document, pages: document.pages.map((page) => ({ ...page, languages: [{ language: 'en', share: 1 }] })) };
}

function labelsOf({ shapes }: Drawing) {
  return shapes.flatMap((shape) =>
    shape.kind !== 'words'
      ? []
      : [
          {
            left: shape.x,
            right: shape.x + drawnWidth(shape.text, shape.size),
            top: shape.y - shape.size + 1,
            bottom: shape.y,
          },
        ],
  );
}
