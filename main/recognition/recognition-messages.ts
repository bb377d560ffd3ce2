import { z } from 'zod';
import type { Page } from '#contract/document.ts';
import { type ErrorValue, errorCodes } from '#contract/errors.ts';

/** How much recognising one document may cost before it is given up. */
export interface RecognitionLimits {
  /** Time to load the models and open the file. */
  readonly openMs: number;
  readonly pageMs: number;
  /** Resident memory of the process, in bytes. */
  readonly memoryBytes: number;
  readonly fileBytes: number;
  /** Fresh processes started after a page that hung, crashed or filled the memory. */
  readonly restarts: number;
}

export const defaultRecognitionLimits: RecognitionLimits = {
  openMs: 60_000,
  pageMs: 120_000,
  memoryBytes: 2 * 2 ** 30,
  fileBytes: 2 ** 30,
  restarts: 4,
};

/** What the parent sends: the pages of one PDF to recognise. */
export const recognitionRequestSchema = z.object({
  type: z.literal('recognise'),
  path: z.string(),
  name: z.string(),
  password: z.string().optional(),
  /** 1-based, in the order in which they are wanted. */
  pageNumbers: z.array(z.number().int().positive()),
  pdfjsFolder: z.string(),
  modelsFolder: z.string(),
  vocabularyFile: z.string().optional(),
});

export type RecognitionRequest = z.infer<typeof recognitionRequestSchema>;

const four = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const runSchema = z.object({
  start: z.number(),
  end: z.number(),
  x: z.number(),
  y: z.number(),
  direction: z.tuple([z.number(), z.number()]),
  ascent: z.number(),
  descent: z.number(),
  edges: z.array(z.number()),
  confidence: z.array(z.number()).exactOptional(),
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
});

const markSchema = z.object({
  kind: z.enum([
    'struck-out',
    'inserted',
    'deleted',
    'comment',
    'highlight',
    'form-value',
    'footnote',
    'hidden',
    'doubtful',
    'repaired',
    'corrected',
  ]),
  start: z.number(),
  end: z.number(),
  note: z.string().exactOptional(),
  author: z.string().exactOptional(),
  at: z.string().exactOptional(),
});

const cellSchema = z.object({
  start: z.number(),
  end: z.number(),
  header: z.boolean().exactOptional(),
  rowSpan: z.number().exactOptional(),
  columnSpan: z.number().exactOptional(),
});

/** A page as it comes from the process, which has read a file from outside. */
const pageSchema = z.object({
  number: z.number().int().positive(),
  label: z.string().nullable(),
  width: z.number(),
  height: z.number(),
  box: four,
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  userUnit: z.number(),
  origin: z.enum(['text', 'ocr', 'image']),
  text: z.string(),
  lines: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      role: z.enum(['body', 'header', 'footer']),
      runs: z.array(runSchema),
    }),
  ),
  mends: z.array(z.object({ offset: z.number(), source: z.string() })),
  marks: z.array(markSchema).exactOptional(),
  regions: z
    .array(
      z.object({
        kind: z.enum(['seal', 'signature', 'handwriting', 'redaction', 'picture']),
        box: four,
        note: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  tables: z.array(z.object({ rows: z.array(z.array(cellSchema)), box: four })).exactOptional(),
  hiddenTextLayer: z.literal(true).exactOptional(),
  warnings: z.array(z.string()),
});

/** What the process sends: that it is up, that the file is open, each page, and the end. */
export const recognitionMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('opened'), total: z.number().int().positive() }),
  z.object({ type: z.literal('page'), page: pageSchema }),
  z.object({ type: z.literal('done') }),
  z.object({ type: z.literal('failed'), error: z.object({ code: z.enum(errorCodes), message: z.string() }) }),
]);

export type RecognitionMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'opened'; readonly total: number }
  | { readonly type: 'page'; readonly page: Page }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly error: ErrorValue };
