import { describe, expect, test } from 'vitest';
import { reportDocx } from '#main/reports/report-docx.ts';
import { reportWords } from '#main/reports/report-words.ts';
import { outputLanguages, richInput } from './rich-input.ts';
import { zipText } from './zip-text.ts';

interface Run {
  readonly text: string;
  readonly eastAsia: string;
  readonly language: string;
  readonly strike: boolean;
}

function runsOf(xml: string): readonly Run[] {
  return [...xml.matchAll(/<w:r>([\s\S]*?)<\/w:r>/g)].map(([, run = '']) => ({
    text: [...run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) =>
        text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      )
      .join(''),
    eastAsia: /w:eastAsia="([^"]*)"[^>]*\/>/.exec(/<w:rFonts[^>]*>/.exec(run)?.[0] ?? '')?.[1] ?? '',
    language: /<w:lang[^>]*w:eastAsia="([^"]*)"/.exec(run)?.[1] ?? '',
    strike: run.includes('<w:strike/>'),
  }));
}

async function bodyRuns(language: (typeof outputLanguages)[number]): Promise<readonly Run[]> {
  const files = zipText(await reportDocx(richInput(language)));
  return runsOf(files.get('word/document.xml') ?? '');
}

describe('reportDocx', () => {
  test.each(outputLanguages)('holds the report in %s with an East Asian font on every run', async (language) => {
    const runs = await bodyRuns(language);
    const words = reportWords(language);
    const all = runs.map(({ text }) => text).join('\n');
    for (const expected of [
      words.title,
      words.imageOnlyTitle,
      words.droppedOne,
      words.defectsTitle,
      'STATEMENT ONE',
      '仲裁地为深圳',
    ]) {
      expect(all).toContain(expected);
    }
    expect(all).toContain('<script>alert(1)</script>');
    expect(all).not.toContain('REJECTED WORDS');
    expect(runs.filter(({ eastAsia }) => eastAsia === '')).toEqual([]);
  });

  test('quotes and report each have the fonts of their own language', async () => {
    const runs = await bodyRuns('zh-Hans');
    expect(runs.find(({ text }) => text === '仲裁地為香港')).toMatchObject({ eastAsia: 'PMingLiU', language: 'zh-HK' });
    expect(runs.find(({ text }) => text === reportWords('zh-Hans').droppedOne)).toMatchObject({
      eastAsia: 'SimSun',
      language: 'zh-CN',
    });
    const cantonese = await bodyRuns('yue-Hant');
    expect(cantonese.find(({ text }) => text === reportWords('yue-Hant').droppedOne)?.eastAsia).toBe('MingLiU_HKSCS');
  });

  test('shows a correction with what it replaces struck through', async () => {
    const runs = await bodyRuns('en');
    const at = runs.findIndex(({ text, strike }) => strike && text.includes('as found: 深圳'));
    expect(at).toBeGreaterThan(0);
    expect(runs[at - 1]?.text.trim()).toBe('香港');
  });
});
