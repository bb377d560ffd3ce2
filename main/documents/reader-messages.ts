import { z } from 'zod';
import { type MediaType, mediaTypes, type OutlineEntry, type Page, type PageMarkKind } from '#contract/document.ts';
import { type ErrorValue, errorCodes } from '#contract/errors.ts';
import type { SourceFact } from '#contract/flow.ts';

/** What the parent sends: one file to read. */
export const readRequestSchema = z.object({
  type: z.literal('read'),
  path: z.string(),
  documentId: z.string(),
  sha256: z.string(),
  name: z.string(),
  password: z.string().optional(),
  pdfjsFolder: z.string(),
  /** Fonts for documents that are typeset: see `typeset`. */
  fontsFolder: z.string().optional(),
  /** An empty folder for what the reader makes: a rendition, attachments. Without it only PDF files are read. */
  workFolder: z.string().optional(),
  /** Told from the bytes and the name where absent. */
  mediaType: z.enum(mediaTypes).optional(),
  firstPage: z.number().int().positive(),
  limits: z.object({
    openMs: z.number(),
    pageMs: z.number(),
    memoryBytes: z.number(),
    fileBytes: z.number(),
    pages: z.number(),
    pageCharacters: z.number(),
    restarts: z.number(),
  }),
});

export type ReadRequest = z.infer<typeof readRequestSchema>;

const pageMarkKinds = [
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
] as const satisfies readonly PageMarkKind[];

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
  confidence: z.array(z.number()).optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
});

const markSchema = z.object({
  kind: z.enum(pageMarkKinds),
  start: z.number(),
  end: z.number(),
  note: z.string().optional(),
  author: z.string().optional(),
  at: z.string().optional(),
});

const regionSchema = z.object({
  kind: z.enum(['seal', 'signature', 'handwriting', 'redaction', 'picture']),
  box: four,
  note: z.string().optional(),
});

const tableSchema = z.object({
  rows: z.array(
    z.array(
      z.object({
        start: z.number(),
        end: z.number(),
        header: z.boolean().optional(),
        rowSpan: z.number().optional(),
        columnSpan: z.number().optional(),
      }),
    ),
  ),
  box: four,
});

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
  marks: z.array(markSchema).optional(),
  regions: z.array(regionSchema).optional(),
  tables: z.array(tableSchema).optional(),
  hiddenTextLayer: z.literal(true).optional(),
  warnings: z.array(z.string()),
});

/** What the reading process sends: that it is up, the PDF that shows the document, what it contains, the page count, each page, and the end. */
export const readerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('rendition'), path: z.string() }),
  z.object({
    type: z.literal('attachment'),
    name: z.string(),
    path: z.string(),
    mediaType: z.enum(mediaTypes).nullable(),
    inline: z.boolean().optional(),
  }),
  z.object({ type: z.literal('opened'), total: z.number().int().positive() }),
  z.object({ type: z.literal('page'), page: pageSchema }),
  z.object({
    type: z.literal('done'),
    outline: z.array(z.object({ title: z.string(), page: z.number(), level: z.number() })),
    warnings: z.array(z.string()),
    facts: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
  z.object({ type: z.literal('failed'), error: z.object({ code: z.enum(errorCodes), message: z.string() }) }),
]);

/** A file inside the document, written to the work folder. */
export interface FoundAttachment {
  readonly name: string;
  readonly path: string;
  readonly mediaType: MediaType | null;
  readonly inline?: boolean | undefined;
}

/** What is known of a document once its pages are read. */
export interface ReadingEnd {
  readonly outline: readonly OutlineEntry[];
  readonly warnings: readonly string[];
  readonly facts: readonly SourceFact[];
}

export type ReaderMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'rendition'; readonly path: string }
  | ({ readonly type: 'attachment' } & FoundAttachment)
  | { readonly type: 'opened'; readonly total: number }
  | { readonly type: 'page'; readonly page: Page }
  | ({ readonly type: 'done' } & ReadingEnd)
  | { readonly type: 'failed'; readonly error: ErrorValue };
