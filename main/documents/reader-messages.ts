import { z } from 'zod';
import type { OutlineEntry, Page } from '#contract/document.ts';
import { type ErrorValue, errorCodes } from '#contract/errors.ts';

/** What the parent sends: one file to read. */
export const readRequestSchema = z.object({
  type: z.literal('read'),
  path: z.string(),
  documentId: z.string(),
  sha256: z.string(),
  name: z.string(),
  password: z.string().optional(),
  pdfjsFolder: z.string(),
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
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
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
  warnings: z.array(z.string()),
});

/** What the reading process sends: that it is up, the page count, each page, and the end. */
export const readerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('opened'), total: z.number().int().positive() }),
  z.object({ type: z.literal('page'), page: pageSchema }),
  z.object({
    type: z.literal('done'),
    outline: z.array(z.object({ title: z.string(), page: z.number(), level: z.number() })),
    warnings: z.array(z.string()),
  }),
  z.object({ type: z.literal('failed'), error: z.object({ code: z.enum(errorCodes), message: z.string() }) }),
]);

export type ReaderMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'opened'; readonly total: number }
  | { readonly type: 'page'; readonly page: Page }
  | { readonly type: 'done'; readonly outline: readonly OutlineEntry[]; readonly warnings: readonly string[] }
  | { readonly type: 'failed'; readonly error: ErrorValue };
