import type { MediaType } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { FlowDocument } from '#contract/flow.ts';

export interface ReadFlowOptions {
  /** The file's name, for messages and for what only the name tells. */
  readonly name: string;
}

type Reader = (bytes: Uint8Array, options: ReadFlowOptions) => Promise<FlowDocument>;

/** The reader of each format without pages of its own, loaded when it is needed. */
const readers: Partial<Readonly<Record<MediaType, () => Promise<Reader>>>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async () =>
    (await import('./docx/read-docx.ts')).readDocx,
  'application/msword': async () => (await import('./doc/read-doc.ts')).readDoc,
  'application/rtf': async () => (await import('./rtf/read-rtf.ts')).readRtf,
  'application/vnd.oasis.opendocument.text': async () => (await import('./odt/read-odt.ts')).readOdt,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': async () =>
    (await import('./xlsx/read-spreadsheet.ts')).readSpreadsheet,
  'application/vnd.ms-excel': async () => (await import('./xlsx/read-spreadsheet.ts')).readSpreadsheet,
  'text/csv': async () => (await import('./xlsx/read-spreadsheet.ts')).readSpreadsheet,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': async () =>
    (await import('./pptx/read-pptx.ts')).readPptx,
  'message/rfc822': async () => (await import('./mail/read-mail.ts')).readMail,
  'application/vnd.ms-outlook': async () => (await import('./message/read-outlook-message.ts')).readOutlookMessage,
  'application/mbox': async () => (await import('./mbox/read-mbox.ts')).readMbox,
  'application/zip': async () => (await import('./archive/read-archive.ts')).readArchive,
  'text/plain': async () => (await import('./text/read-plain-text.ts')).readPlainText,
  'text/markdown': async () => (await import('./text/read-plain-text.ts')).readPlainText,
  'text/html': async () => (await import('./html/read-html.ts')).readHtml,
};

/**
 * Reads a document without pages of its own.
 *
 * Errors: `unsupported-format` for a format that has pages (a PDF, a picture) or no
 * reader or is protected by a password, `damaged-file`, `too-large`, `empty-file`.
 */
export async function readFlow(
  mediaType: MediaType,
  bytes: Uint8Array,
  options: ReadFlowOptions,
): Promise<FlowDocument> {
  const load = readers[mediaType];
  if (load === undefined) {
    throw new SampanError(
      'unsupported-format',
      `“${options.name}” is of a kind that Sampan does not read. Save or print it as PDF and add that.`,
    );
  }
  const read = await load();
  try {
    return await read(bytes, options);
  } catch (error) {
    throw error instanceof SampanError && error.code === 'password-needed' ? isProtected(options.name, error) : error;
  }
}

/** Only PDF files are opened with a password; asking for one here would lead nowhere. */
function isProtected(name: string, cause: SampanError): SampanError {
  return new SampanError(
    'unsupported-format',
    `“${name}” is protected by a password, which Sampan can use for PDF files only. Save it without the password, or as PDF, and add that.`,
    { cause },
  );
}
