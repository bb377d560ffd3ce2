import { z } from 'zod';
import type { PageMarkKind } from '#contract/document.ts';

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
  confidence: z.array(z.number()).exactOptional(),
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
});

const markSchema = z.object({
  kind: z.enum(pageMarkKinds),
  start: z.number(),
  end: z.number(),
  note: z.string().exactOptional(),
  author: z.string().exactOptional(),
  at: z.string().exactOptional(),
});

const regionSchema = z.object({
  kind: z.enum(['seal', 'signature', 'handwriting', 'redaction', 'picture']),
  box: four,
  note: z.string().exactOptional(),
});

const tableSchema = z.object({
  rows: z.array(
    z.array(
      z.object({
        start: z.number(),
        end: z.number(),
        header: z.boolean().exactOptional(),
        rowSpan: z.number().exactOptional(),
        columnSpan: z.number().exactOptional(),
      }),
    ),
  ),
  box: four,
});

/** A page as it comes from a process that has read a file from outside. */
export const pageSchema = z.object({
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
  regions: z.array(regionSchema).exactOptional(),
  tables: z.array(tableSchema).exactOptional(),
  hiddenTextLayer: z.literal(true).exactOptional(),
  warnings: z.array(z.string()),
});
