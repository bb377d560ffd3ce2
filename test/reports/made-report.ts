import { createHash } from 'node:crypto';
import { degrees, PDFDocument, PDFName, PDFNumber, rgb, StandardFonts } from '@cantoo/pdf-lib';
import type { OutputLanguage, Quad } from '#contract/document.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import type { ReportInput, ReportPage } from '#main/reports/report-input.ts';

/** A one-word-a-line PDF whose geometry is known from its making, and report inputs on it. */
export interface MadePage {
  readonly words: readonly string[];
  readonly rotation?: 0 | 90 | 180 | 270;
  readonly cropBox?: readonly [number, number, number, number];
  readonly userUnit?: number;
  /** Only an image: the page has no text. */
  readonly image?: boolean;
}

const size = 14;

interface Made {
  readonly bytes: Uint8Array;
  readonly pages: readonly ReportPage[];
  readonly quadOf: (page: number, word: string) => Quad;
}

export interface PdfExtras {
  readonly prepare?: (document: PDFDocument) => void;
  readonly useObjectStreams?: boolean;
}

export async function madePdf(pages: readonly MadePage[], extras: PdfExtras = {}): Promise<Made> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const quads = new Map<string, Quad>();
  const read = pages.map((made, index): ReportPage => {
    const rotation = made.rotation ?? 0;
    const page = document.addPage([600, 800]);
    page.setRotation(degrees(rotation));
    const box = made.cropBox ?? [0, 0, 600, 800];
    if (made.cropBox !== undefined) page.setCropBox(box[0], box[1], box[2] - box[0], box[3] - box[1]);
    if (made.userUnit !== undefined) page.node.set(PDFName.of('UserUnit'), PDFNumber.of(made.userUnit));
    if (made.image === true) {
      page.drawRectangle({ x: 50, y: 50, width: 500, height: 700, color: rgb(0.9, 0.9, 0.9) });
    }
    for (const [line, word] of made.words.entries()) {
      const [x, y] = [120, 600 - line * 40];
      page.drawText(word, { x, y, size, font });
      const right = x + font.widthOfTextAtSize(word, size);
      const [top, bottom] = [y + size * 0.75, y - size * 0.25];
      quads.set(`${index + 1} ${word}`, [x, top, right, top, x, bottom, right, bottom]);
    }
    return {
      number: index + 1,
      label: null,
      width: box[2] - box[0],
      height: box[3] - box[1],
      box: [box[0], box[1], box[2], box[3]],
      rotation,
      userUnit: made.userUnit ?? 1,
      origin: made.image === true ? 'image' : 'text',
      text: made.words.join('\n'),
      warnings: [],
      languages: made.image === true ? [] : [{ language: 'en', share: 1 }],
    };
  });
  extras.prepare?.(document);
  const bytes = await document.save({ useObjectStreams: extras.useObjectStreams ?? false });
  return {
    bytes,
    pages: read,
    quadOf: (page, word) => {
      const quad = quads.get(`${page} ${word}`);
      if (quad === undefined) throw new Error(`the page ${page} has no word ${word}`);
      return quad;
    },
  };
}

export function madeFinding(more: Partial<ReviewedFinding> & Pick<ReviewedFinding, 'id'>): ReviewedFinding {
  return {
    documentId: 'document-1',
    kind: 'arb.seat',
    label: 'Seat of arbitration',
    group: 'arbitration',
    anchors: [],
    quote: '',
    fields: {},
    confidence: 0.9,
    origin: 'rule',
    reasons: [],
    clause: { number: '15.3', heading: 'Dispute resolution' },
    supports: [],
    review: null,
    ...more,
  };
}

/** A finding on one word of a made PDF. */
export function findingOn(
  made: Made,
  page: number,
  word: string,
  more: Partial<ReviewedFinding> = {},
): ReviewedFinding {
  const start = made.pages[page - 1]?.text.indexOf(word) ?? -1;
  if (start < 0) throw new Error(`the page ${page} has no word ${word}`);
  return madeFinding({
    id: `${page}-${word}`,
    anchors: [{ documentId: 'document-1', page, start, end: start + word.length, quads: [made.quadOf(page, word)] }],
    quote: word,
    ...more,
  });
}

export function madeInput(made: Pick<Made, 'bytes' | 'pages'>, more: Partial<ReportInput> = {}): ReportInput {
  const language: OutputLanguage = 'en';
  return {
    document: {
      id: 'document-1',
      sha256: createHash('sha256').update(made.bytes).digest('hex'),
      name: 'supply agreement.pdf',
      mediaType: 'application/pdf',
      pages: made.pages,
    },
    sourceBytes: made.bytes,
    findings: [],
    defects: [],
    conflicts: [],
    deadlines: [],
    clauses: [],
    gists: [],
    summary: null,
    language,
    model: null,
    timings: {},
    warnings: [],
    compression: null,
    generatedAtMs: Date.UTC(2026, 10, 24, 12, 0, 0),
    ...more,
  };
}
