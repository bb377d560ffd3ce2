import { z } from 'zod';
import { type MediaType, mediaTypes, type OutlineEntry, type Page } from '#contract/document.ts';
import { type ErrorValue, errorCodes } from '#contract/errors.ts';
import type { SourceFact } from '#contract/flow.ts';
import { pageSchema } from './page-schema.ts';

/** What the parent sends: one file to read. */
export const readRequestSchema = z.object({
  type: z.literal('read'),
  path: z.string(),
  /** The key of this one file where it is sealed, hexadecimal. */
  key: z.string().optional(),
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

/** What the reading process sends: that it is up, what the file is, the PDF that shows the document, what it contains, the page count, each page, and the end. */
export const readerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('format'), mediaType: z.enum(mediaTypes) }),
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
  | { readonly type: 'format'; readonly mediaType: MediaType }
  | { readonly type: 'rendition'; readonly path: string }
  | ({ readonly type: 'attachment' } & FoundAttachment)
  | { readonly type: 'opened'; readonly total: number }
  | { readonly type: 'page'; readonly page: Page }
  | ({ readonly type: 'done' } & ReadingEnd)
  | { readonly type: 'failed'; readonly error: ErrorValue };
