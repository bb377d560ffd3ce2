import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml } from '#main/reports/escape-html.ts';
import { reportHtml } from '#main/reports/report-html.ts';
import { reportWords } from '#main/reports/report-words.ts';
import { outputLanguages, richInput } from './rich-input.ts';

function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('reportHtml', () => {
  test('shows document text as text, never as markup', () => {
    const html = reportHtml(richInput('en'));
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('供應協議 &lt;b&gt;.pdf');
    expect(html).not.toMatch(/\son\w+=|javascript:|<(?:img|link|iframe|object|form|a)\b/i);
  });

  test('allows its own style sheet and nothing else', () => {
    const html = reportHtml(richInput('en'));
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style, 'utf8').digest('base64');
    expect(html).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(html).not.toMatch(/<[a-z][^>]* style=/);
    expect(style).not.toMatch(/url\(|@import/);
    // A column's width is a class of the style sheet, so each must be defined there.
    const used = new Set([...html.matchAll(/<col class="(w\d+)">/g)].map((match) => match[1] ?? ''));
    expect([...used].filter((name) => !style.includes(`.${name} {`))).toEqual([]);
  });

  test.each(outputLanguages)('says everything in %s', (language) => {
    const words = reportWords(language);
    const html = unescaped(reportHtml(richInput(language)));
    for (const title of [
      words.title,
      words.imageOnlyTitle,
      words.droppedOne,
      words.defectsTitle,
      words.conflictsTitle,
      words.deadlinesTitle,
      words.factsTitle,
      words.clausesTitle,
      words.rejectedLeftOut,
      words.disclaimer,
      words.states.corrected,
    ]) {
      expect(html).toContain(title);
    }
    expect(html).toContain('STATEMENT ONE');
    expect(html).toContain('REFUSED SENTENCE');
    expect(html).toContain('供货合同.pdf');
    expect(html).toContain('仲裁地为深圳');
    expect(html).not.toContain('REJECTED WORDS');
    expect(html).not.toMatch(/\{\w+\}(?! )/);
  });

  test('shows a correction beside what was found, and whose words a quote is in', () => {
    const html = reportHtml(richInput('en'));
    expect(html).toContain('<dd><bdi>香港</bdi> <del>as found: 深圳</del></dd>');
    expect(html).toContain('<blockquote lang="zh-Hant"><bdi lang="zh-Hant">仲裁地為香港</bdi></blockquote>');
    expect(html).toContain('<blockquote lang="en">');
    expect(html).toContain('checked by hand');
  });

  test('lists a conflict with both versions and a deadline by its date', () => {
    const html = reportHtml(richInput('zh-Hant'));
    expect(html).toContain('<th scope="col">另一文本</th>');
    expect(html).toMatch(/<td lang="[^"]+"><bdi>供货合同\.pdf 第 4 頁\n「仲裁地为深圳」<\/bdi><\/td>/);
    expect(html).toContain('<td><bdi>2026-12-24</bdi></td>');
  });

  test('labels an extractive summary', () => {
    const rich = richInput('en');
    const summary = {
      language: 'en',
      method: 'extractive',
      statements: rich.summary?.statements ?? [],
      dropped: [],
    } as const;
    expect(reportHtml({ ...rich, summary, model: null })).toContain(reportWords('en').summaryExtractive);
    expect(reportHtml({ ...rich, summary: null })).toContain(reportWords('en').noSummary);
  });
});

describe('escapeHtml', () => {
  test('leaves nothing that could open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
  });

  test('gives back plain text unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 仲裁香港條款，。]*$/), (text) => {
        expect(escapeHtml(text)).toBe(text);
      }),
    );
  });
});
