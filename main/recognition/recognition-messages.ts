import { z } from 'zod';
import type { Page } from '#contract/document.ts';
import { type ErrorValue, errorCodes } from '#contract/errors.ts';
import { pageSchema } from '#main/documents/page-schema.ts';

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
  /** The key of this one file where it is sealed, hexadecimal. */
  key: z.string().optional(),
  name: z.string(),
  password: z.string().optional(),
  /** 1-based, in the order in which they are wanted. */
  pageNumbers: z.array(z.number().int().positive()),
  pdfjsFolder: z.string(),
  modelsFolder: z.string(),
  vocabularyFile: z.string().optional(),
});

export type RecognitionRequest = z.infer<typeof recognitionRequestSchema>;

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
