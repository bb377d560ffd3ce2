import type { MediaType } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { FlowDocument } from '#contract/flow.ts';
import { containerMembers, detectFormat } from './detect-format.ts';
import { readUntrusted } from './format-errors.ts';
import { openProtected } from './protected/open-protected.ts';

export interface ReadFlowOptions {
  /** The file's name, for messages and for what only the name tells. */
  readonly name: string;
  /** Opens a protected DOCX, XLSX, PPTX, ODT or ODS. */
  readonly password?: string;
}

type Reader = (bytes: Uint8Array, options: ReadFlowOptions) => Promise<FlowDocument>;

/** The reader of each format without pages of its own, loaded when it is needed. */
const readers: Partial<Readonly<Record<MediaType, () => Promise<Reader>>>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async () =>
    (await import('./docx/read-docx.ts')).readDocx,
  'application/msword': async () => (await import('./doc/read-doc.ts')).readDoc,
  'application/rtf': async () => (await import('./rtf/read-rtf.ts')).readRtf,
  'application/vnd.oasis.opendocument.text': async () => (await import('./odt/read-odt.ts')).readOdt,
  'application/vnd.oasis.opendocument.spreadsheet': async () => (await import('./ods/read-ods.ts')).readOds,
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
 * reader or is protected in a way that is not opened, `password-needed`,
 * `password-wrong`, `damaged-file`, `too-large`, `empty-file`.
 */
export async function readFlow(
  mediaType: MediaType,
  bytes: Uint8Array,
  options: ReadFlowOptions,
): Promise<FlowDocument> {
  const opened = await readUntrusted('file', () => openProtected(bytes, options));
  if (opened !== null) return await readOpened(opened, options);
  return await readPlain(mediaType, bytes, options);
}

/** What was inside a protected file says itself what it is. */
async function readOpened(bytes: Uint8Array, options: ReadFlowOptions): Promise<FlowDocument> {
  const members = await readUntrusted('file', () => containerMembers(bytes));
  const mediaType = detectFormat(bytes.subarray(0, 65_536), '', members);
  if (mediaType === null || mediaType === 'application/zip') throw notRead(options.name);
  return await readPlain(mediaType, bytes, options);
}

async function readPlain(mediaType: MediaType, bytes: Uint8Array, options: ReadFlowOptions): Promise<FlowDocument> {
  const load = readers[mediaType];
  if (load === undefined) throw notRead(options.name);
  const read = await load();
  try {
    return await read(bytes, options);
  } catch (error) {
    if (!(error instanceof SampanError) || error.code !== 'password-needed') throw error;
    const isAsked = mediaType.startsWith('application/vnd.oasis.') && options.password === undefined;
    throw isAsked ? error : isProtected(options.name, error);
  }
}

function notRead(name: string): SampanError {
  return new SampanError(
    'unsupported-format',
    `“${name}” is of a kind that Sampan does not read. Save or print it as PDF and add that.`,
  );
}

/** Files of other kinds are not opened with a password; asking for one here would lead nowhere. */
function isProtected(name: string, cause: SampanError): SampanError {
  return new SampanError(
    'unsupported-format',
    `“${name}” is protected by a password, which Sampan can use for PDF, DOCX, XLSX, PPTX, ODT and ODS files only. Save it without the password, or as PDF, and add that.`,
    { cause },
  );
}
