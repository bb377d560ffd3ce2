import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { ReportInput } from '#main/reports/report-input.ts';
import { madeFinding } from './made-report.ts';

const pageText =
  '第十五條　爭議解決\n仲裁地為香港。The seat is Hong Kong.\n<script>alert(1)</script> & "quoted" \u2028\u0007';

function anchor(quote: string, documentId = 'document-1'): Anchor {
  const start = pageText.indexOf(quote);
  return { documentId, page: 1, start, end: start + quote.length, quads: [[10, 20, 50, 20, 10, 10, 50, 10]] };
}

/** A report input with something of everything: corrections, rejections, hostile text, an unread page, a refused sentence. */
export function richInput(language: OutputLanguage, more: Partial<ReportInput> = {}): ReportInput {
  const seat = madeFinding({
    id: 'seat',
    anchors: [anchor('仲裁地為香港')],
    quote: '仲裁地為香港',
    fields: { seat: '深圳', mandatory: true },
    reasons: ['the words “仲裁地為香港”'],
    clause: { number: '第十五條', heading: '爭議解決' },
    review: {
      findingId: 'seat',
      state: 'corrected',
      fields: { seat: '香港' },
      note: 'checked by hand',
      reviewedAtMs: 1_700_000_000_000,
    },
  });
  const amount = madeFinding({
    id: 'amount',
    kind: 'fact.amount',
    group: 'evidence',
    anchors: [anchor('The seat is Hong Kong')],
    quote: '=HYPERLINK("http://example.org")',
    fields: { value: 1_200_000, currency: 'USD' },
    clause: { number: '4.1', heading: 'Price' },
  });
  const rejected = madeFinding({
    id: 'rejected',
    kind: 'gen.indemnity',
    group: 'general',
    anchors: [anchor('alert')],
    quote: 'REJECTED WORDS',
    review: {
      findingId: 'rejected',
      state: 'rejected',
      fields: {},
      note: 'not an indemnity',
      reviewedAtMs: 1_700_000_000_000,
    },
  });
  const defect = madeFinding({
    id: 'defect',
    kind: 'path.hybrid',
    group: 'defect',
    severity: 'high',
    anchors: [anchor('<script>alert(1)</script>')],
    quote: '<script>alert(1)</script>',
    reasons: ['+1 of the “rules” <b>bold</b>'],
  });
  const conflict = madeFinding({
    id: 'conflict',
    kind: 'path.bilingual_conflict',
    group: 'conflict',
    severity: 'medium',
    anchors: [anchor('The seat is Hong Kong')],
    quote: 'The seat is Hong Kong',
    supports: [{ documentId: 'document-2', page: 4, start: 0, end: 6, quads: [] }],
  });
  const deadline = madeFinding({
    id: 'deadline',
    kind: 'proc.deadline',
    group: 'procedure',
    anchors: [anchor('The seat')],
    quote: 'The seat',
    fields: { step: 'Answer', due_date: '2026-12-24', days: 30 },
  });
  const common = {
    width: 595,
    height: 842,
    box: [0, 0, 595, 842],
    rotation: 0,
    userUnit: 1,
    lines: [],
    mends: [],
    warnings: [],
  } as const;
  return {
    document: {
      id: 'document-1',
      sha256: 'a'.repeat(64),
      name: '供應協議 <b>.pdf',
      mediaType: 'application/pdf',
      pages: [
        {
          ...common,
          number: 1,
          label: 'i',
          origin: 'text',
          text: pageText,
          languages: [
            { language: 'zh-Hant', share: 0.6 },
            { language: 'en', share: 0.4 },
          ],
        },
        { ...common, number: 2, label: null, origin: 'image', text: '', languages: [] },
      ],
    },
    sourceBytes: new Uint8Array(),
    findings: [seat, amount, rejected],
    defects: [defect],
    conflicts: [conflict],
    deadlines: [deadline],
    clauses: [
      {
        number: '第十五條',
        heading: '爭議解決',
        level: 1,
        kind: 'clause',
        start: 0,
        end: 20,
        anchors: [anchor('第十五條')],
      },
      { number: '4.1', heading: 'Price', level: 2, kind: 'clause', start: 20, end: 40, anchors: [anchor('The seat')] },
    ],
    gists: [
      {
        clauseIndex: 0,
        clause: { number: '第十五條', heading: '爭議解決' },
        statement: { text: '爭議在香港仲裁。', language: 'zh-Hant', citations: [anchor('仲裁地為香港')] },
        method: 'model',
      },
    ],
    summary: {
      language,
      method: 'model',
      statements: [{ text: 'STATEMENT ONE', language: 'en', citations: [anchor('The seat is Hong Kong')] }],
      dropped: [{ text: 'REFUSED SENTENCE', reason: 'the number 3 is not in the passage cited' }],
    },
    language,
    model: { id: 'small-model', sha256: 'b'.repeat(64) },
    timings: { read: 1.25, extract: 0.5 },
    warnings: ['a warning of the reader'],
    compression: { originalTokens: 4_000, compressedTokens: 400 },
    generatedAtMs: Date.UTC(2026, 10, 24, 12, 0, 0),
    relatedDocuments: [{ id: 'document-2', name: '供货合同.pdf', pages: [{ number: 4, text: '仲裁地为深圳。' }] }],
    ...more,
  };
}

export const outputLanguages: readonly OutputLanguage[] = ['en', 'zh-Hant', 'zh-Hans', 'yue-Hant'];
