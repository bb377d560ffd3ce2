import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import type { OutputLanguage } from '#contract/document.ts';
import type { ComparedClauseView, RedlineParagraph, VersionConflict } from '#contract/versions.ts';
import { readExtractOptions } from '#main/application/extract-options.ts';
import { extract } from '#main/clauses/extract.ts';
import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import { redline } from '#main/clauses/versions/redline.ts';
import { type ComparisonInput, comparisonContent } from '#main/reports/comparison-content.ts';
import { comparisonWords } from '#main/reports/comparison-words.ts';
import { contentDocx } from '#main/reports/content-docx.ts';
import { contentHtml } from '#main/reports/content-html.ts';
import { markedWords } from '#main/reports/marked-words.ts';
import { outputLanguages } from './rich-input.ts';
import { zipText } from './zip-text.ts';

const options = readExtractOptions(new URL('../../resources', import.meta.url).pathname);

function drafts(a: string, b: string): readonly RedlineParagraph[] {
  const version = (text: string) => ({ text, extraction: extract(text, options) });
  return redline(a, b, alignVersions(version(a), version(b)).pairs);
}

const first = [
  'SERVICES AGREEMENT',
  '',
  '1. PAYMENT',
  'The Client shall pay HKD 50,000 & costs within 14 days.',
  '2. INSURANCE',
  'The Consultant shall insure itself <against> professional liability.',
  '3. 保密',
  '任何一方未經對方書面同意，不得向第三方披露保密資料。',
].join('\n');
const second = [
  'SERVICES AGREEMENT',
  '',
  '1. PAYMENT',
  'The Client shall pay HKD 80,000 & costs within 30 days.',
  '(a) Payment is by bank transfer.',
  '3. 保密',
  '任何一方未經對方事先書面同意，不得向任何第三方披露保密資料。',
  '4. NOTICES',
  'Notices are in writing.',
].join('\n');

function clause(number: string, text: string, start: number): ComparedClauseView {
  return { number, heading: '', start, end: start + text.length, text, anchors: [anchor('d', 3)] };
}

function anchor(documentId: string, page: number) {
  return { documentId, page, start: 0, end: 1, quads: [] };
}

const english = '4.1 The Price is US$1,200,000\nand no more.';
const chinese = '4.1 價款為美元\n1,250,000元整。';
const conflict: VersionConflict = {
  field: 'amount',
  severity: 'high',
  confidence: 0.8,
  clause: { number: '4.1', heading: '' },
  reasons: [],
  a: { value: null, span: { start: 117, end: 129 }, quote: 'US$1,200,000', anchors: [anchor('a', 3)] },
  b: { value: null, span: { start: 207, end: 220 }, quote: '美元 1,250,000元', anchors: [anchor('b', 5)] },
};

function input(language: OutputLanguage, paragraphs: readonly RedlineParagraph[] | null): ComparisonInput {
  return {
    language,
    a: { name: 'draft.docx', sha256: 'a'.repeat(64) },
    b: { name: 'signed.docx', sha256: 'b'.repeat(64) },
    view: {
      prevailing: {
        version: 'en',
        in: 'a',
        clause: '16.2',
        quote: 'The English version prevails.',
        anchors: [anchor('a', 9)],
      },
      cut: false,
      conflicts: [conflict],
      pairs: [
        {
          status: 'conflict',
          score: 1,
          a: [clause('4.1', english, 100)],
          b: [clause('4.1', chinese, 200)],
          conflicts: [0],
          changes: [],
        },
        { status: 'missing', score: 0, a: [clause('4.2', '4.2 Only here.', 160)], b: [], conflicts: [], changes: [] },
      ],
    },
    redline: paragraphs,
    generatedAtMs: Date.UTC(2026, 10, 29, 9, 30),
  };
}

/** The words of a Word document's body, a paragraph a line, as Word has them once every change is accepted or rejected. */
function settled(source: string, decision: 'accept' | 'reject'): string {
  const gone = decision === 'accept' ? 'w:del' : 'w:ins';
  const lines: string[] = [];
  let open = '';
  const root = parseXml(source).root;
  const elements = (element: XmlElement) => element.children.filter((child) => child instanceof XmlElement);
  const words = (element: XmlElement): string =>
    elements(element)
      .map((child) => {
        if (child.name === gone || child.name === 'w:pPr') return '';
        return child.name === 'w:t' || child.name === 'w:delText' ? child.text : words(child);
      })
      .join('');
  const walk = (element: XmlElement): void => {
    for (const child of elements(element)) {
      if (child.name !== 'w:p') walk(child);
      else {
        const properties = elements(child).find(({ name }) => name === 'w:pPr');
        const look = properties && elements(properties).find(({ name }) => name === 'w:rPr');
        open += words(child);
        // A paragraph whose own end is gone goes on with the next one.
        if (look && elements(look).some(({ name }) => name === gone)) continue;
        lines.push(open);
        open = '';
      }
    }
  };
  if (root) walk(root);
  return [...lines, open].join('\n');
}

describe('two drafts as a Word document', () => {
  test('with every change accepted it is the second, with every change rejected the first, paragraph by paragraph', async () => {
    const content = comparisonContent(input('en', drafts(first, second)));
    const source = zipText(await contentDocx(content)).get('word/document.xml') ?? '';
    const note = comparisonWords('en').redlineNote;
    const body = (text: string) => text.slice(text.indexOf(note) + note.length).trim();
    const paragraphs = (text: string) => text.replace(/\n+/g, '\n');
    expect(body(settled(source, 'accept'))).toBe(paragraphs(second));
    expect(body(settled(source, 'reject'))).toBe(paragraphs(first));
  });

  test('its changes are Word’s own, each with an author, a day and a number of its own', async () => {
    const content = comparisonContent(input('en', drafts(first, second)));
    const source = zipText(await contentDocx(content)).get('word/document.xml') ?? '';
    const changes = [...source.matchAll(/<w:(?:ins|del) ([^>]*)>/g)].map(([, attributes = '']) => attributes);
    expect(changes.length).toBeGreaterThan(8);
    const ids = changes.map((attributes) => /w:id="(\d+)"/.exec(attributes)?.[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const attributes of changes) {
      expect(attributes).toContain('w:author="Sampan"');
      expect(attributes).toContain('w:date="2026-11-29T09:30:00Z"');
    }
  });

  test('as a page insertions and deletions are elements, and what a document says opens none', () => {
    const html = contentHtml(comparisonContent(input('en', drafts(first, second))));
    expect(html).toContain('HKD <del>50,000</del><ins>80,000</ins> &amp; costs');
    expect(html).toContain('&lt;against&gt;');
  });
});

test('a heading’s line stays a line, the lines of the page do not', () => {
  const shown = (text: string, heading: string) =>
    markedWords(text, heading, [])
      .map((part) => part.text)
      .join('');
  expect(shown('3. Insurance\nThe Buyer\ninsures.\n(a) fire', 'Insurance')).toBe(
    '3. Insurance\nThe Buyer insures.\n(a) fire',
  );
  expect(shown('「營業日」指公眾假期除\n外的日子。\n', '營業日')).toBe('「營業日」指公眾假期除外的日子。');
});

describe('two languages', () => {
  test.each(outputLanguages)(
    'in %s: the documents, which prevails, and each conflict with both quotations and pages',
    async (language) => {
      const content = comparisonContent(input(language, null));
      const words = comparisonWords(language);
      const html = contentHtml(content);
      const docx = settled(zipText(await contentDocx(content)).get('word/document.xml') ?? '', 'accept');
      for (const shown of [html, docx]) {
        for (const said of ['draft.docx', 'a'.repeat(64), 'signed.docx', 'b'.repeat(64), words.prevails_en, '16.2'])
          expect(shown).toContain(said);
        expect(shown).toContain(words.fields.amount);
        expect(shown).toContain('“US$1,200,000”');
        expect(shown).toContain('“美元 1,250,000元”');
        expect(shown).toContain(words.notThere);
      }
    },
  );

  test('the words that conflict are set apart with the number of the conflict, to the character', () => {
    const html = contentHtml(comparisonContent(input('en', null)));
    expect(html).toContain('4.1 The Price is <mark>US$1,200,000</mark><sup>[1]</sup> and no more.');
    expect(html).toContain('4.1 價款為<mark>美元 1,250,000元</mark><sup>[1]</sup>整。');
  });
});
