import { z } from 'zod';
import type { Page } from '#contract/document.ts';
import { type ErrorValue, errorCodes } from '#contract/errors.ts';
import {
  type RedactionBox,
  type RedactionProof,
  redactionBoxSchema,
  redactionProofSchema,
} from '#contract/redaction.ts';
import { pageSchema } from '#main/documents/page-schema.ts';

/** A page of which something is taken out, with the words that are known to stand on it. */
export interface RedactedPage {
  readonly page: Page;
  readonly boxes: readonly RedactionBox[];
}

/** What the parent sends: one PDF and what is to be taken out of it. */
export const redactionRequestSchema = z.object({
  type: z.literal('redact'),
  path: z.string(),
  /** The key of this one file where it is sealed, hexadecimal. */
  key: z.string().optional(),
  name: z.string(),
  password: z.string().optional(),
  pdfjsFolder: z.string(),
  /** The file to write. */
  outPath: z.string(),
  pages: z.array(z.object({ page: pageSchema, boxes: z.array(redactionBoxSchema) })),
});
export type RedactionRequest = z.infer<typeof redactionRequestSchema>;

/** What the process sends: that it is up, each page that is written, and the end. */
export const redactionMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('page'), number: z.number().int().positive(), total: z.number().int().positive() }),
  z.object({ type: z.literal('done'), proof: redactionProofSchema }),
  z.object({ type: z.literal('failed'), error: z.object({ code: z.enum(errorCodes), message: z.string() }) }),
]);
export type RedactionMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'page'; readonly number: number; readonly total: number }
  | { readonly type: 'done'; readonly proof: RedactionProof }
  | { readonly type: 'failed'; readonly error: ErrorValue };
