import { describe, expect, test } from 'vitest';
import { analysisJson } from '#main/reports/analysis-json.ts';
import { clausesXlsx } from '#main/reports/clauses-xlsx.ts';
import { findingNote } from '#main/reports/finding-note.ts';
import { reportDocx } from '#main/reports/report-docx.ts';
import { reportHtml } from '#main/reports/report-html.ts';
import { madeFinding } from './made-report.ts';
import { richInput } from './rich-input.ts';
import { zipText } from './zip-text.ts';

const seat = madeFinding({ id: 'seat', group: 'arbitration', reasons: ['the seat is read from “the seat: “HK””'] });
const defect = madeFinding({
  id: 'defect',
  kind: 'path.two_institutions',
  group: 'defect',
  severity: 'high',
  reasons: [
    'two bodies are named for one dispute: “HKIAC”, “CIETAC”',
    'nothing says which; the seat is Hong Kong and no law is chosen for the agreement',
  ],
});
const conflict = madeFinding({
  id: 'conflict',
  kind: 'fact.bilingual_mismatch',
  group: 'conflict',
  severity: 'high',
  fields: { field: 'seat', prevailing_rule: 'clause 20.1 says that the English version prevails' },
});
const input = (language: 'en' | 'zh-Hant' | 'zh-Hans' | 'yue-Hant') =>
  richInput(language, { findings: [seat], defects: [defect], conflicts: [conflict], deadlines: [] });

const shown = {
  'zh-Hant': [
    '仲裁地見於「the seat: “HK”」',
    '同一爭議訂明兩個仲裁機構：「HKIAC」、「CIETAC」',
    '未說明由何者受理；仲裁地為香港，且未為仲裁協議選定法律',
    '第 20.1 條訂明以英文版本為準',
  ],
  'zh-Hans': [
    '仲裁地见于“the seat: “HK””',
    '同一争议约定了两个仲裁机构：“HKIAC”、“CIETAC”',
    '未说明由何者受理；仲裁地为香港，且未为仲裁协议选定法律',
    '第 20.1 条约定以英文版本为准',
  ],
  'yue-Hant': [
    '仲裁地係喺「the seat: “HK”」度睇到',
    '同一單爭議寫咗兩間仲裁機構：「HKIAC」、「CIETAC」',
    '冇講由邊間受理；仲裁地係香港，而仲裁協議冇揀法律',
    '第 20.1 條講明以英文版本為準',
  ],
} as const;

/** The text of all parts of a DOCX or XLSX, without markup. */
function plain(bytes: Uint8Array): string {
  return [...zipText(bytes).values()]
    .join('\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"');
}

describe.each(['zh-Hant', 'zh-Hans', 'yue-Hant'] as const)('reasons in %s', (language) => {
  const sentences = shown[language];

  test('stand in the HTML report, which marks none of them as English', () => {
    const html = reportHtml(input(language));
    for (const sentence of sentences) expect(html).toContain(sentence);
    expect(html).not.toContain('<li lang="en">');
    expect(html).not.toMatch(/is read from|are named for|says that/);
  });

  test('stand in the DOCX and XLSX reports', async () => {
    const texts = [plain(await reportDocx(input(language))), plain(await clausesXlsx([input(language)]))];
    for (const text of texts) {
      for (const sentence of sentences) expect(text).toContain(sentence);
      expect(text).not.toMatch(/is read from|are named for|says that/);
    }
  });

  test('stand in the notes of the annotated PDF', () => {
    const notes = [seat, defect, conflict].map((finding) => findingNote(finding, input(language))).join('\n');
    for (const sentence of sentences) expect(notes).toContain(sentence);
    expect(notes).not.toMatch(/is read from|are named for|says that/);
  });

  test('stay English in the analysis', () => {
    const json = JSON.stringify(analysisJson(input(language)));
    for (const sentence of ['is read from', 'two bodies are named for one dispute', 'the English version prevails']) {
      expect(json).toContain(sentence);
    }
  });
});
