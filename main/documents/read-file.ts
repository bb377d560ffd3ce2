import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaType, Page } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { Attachment } from '#contract/flow.ts';
import { containerMembers, detectFormat } from '#main/formats/detect-format.ts';
import { readFlow } from '#main/formats/read-flow.ts';
import { readPdf } from './read-pdf.ts';
import type { FoundAttachment, ReadingEnd, ReadRequest } from './reader-messages.ts';

/** Where the parts of a reading go, each awaited. */
export interface ReadingSink {
  /** What the file itself is, before anything is read of it. */
  readonly onFormat: (mediaType: MediaType) => Promise<void>;
  readonly onRendition: (path: string) => Promise<void>;
  readonly onAttachment: (attachment: FoundAttachment) => Promise<void>;
  readonly onOpen: (total: number) => Promise<void>;
  readonly onPage: (page: Page) => Promise<void>;
}

/**
 * Reads a file of any known format in this process. A PDF's pages are read as
 * they are; a picture is put on pages of a PDF first; anything else is typeset.
 *
 * Errors: `unsupported-format`, `password-needed`, `password-wrong`, and those of `readPdf`, `imageToPdf`, `readFlow`.
 */
export async function readFile(bytes: Uint8Array, request: ReadRequest, sink: ReadingSink): Promise<ReadingEnd> {
  const { name } = request;
  const mediaType = await formatOf(bytes, request);
  if (mediaType === null) {
    throw new SampanError(
      'unsupported-format',
      `“${name}” is of a kind that Sampan does not read. Save or print it as PDF and add that.`,
    );
  }
  await sink.onFormat(mediaType);
  if (mediaType === 'application/pdf') return readPdfFile(bytes, request, sink);
  const workFolder = requireFolder(request.workFolder);
  const renditionPath = join(workFolder, 'rendition.pdf');
  if (isPicture(mediaType)) {
    const { imageToPdf } = await import('#main/rendition/image-to-pdf.ts');
    const pdf = await imageToPdf(bytes, mediaType, name);
    await writeFile(renditionPath, pdf);
    await sink.onRendition(renditionPath);
    return readPdfFile(pdf, request, sink);
  }
  const { password } = request;
  const flow = await readFlow(mediaType, bytes, { name, ...(password !== undefined && { password }) });
  await sendAttachments(flow.attachments, workFolder, sink);
  const { typeset } = await import('#main/rendition/typeset.ts');
  const { pdf, pages, outline } = await typeset(flow, { fontsFolder: requireFolder(request.fontsFolder) });
  await writeFile(renditionPath, pdf);
  await sink.onRendition(renditionPath);
  await sink.onOpen(pages.length);
  for (const page of pages.slice(request.firstPage - 1)) await sink.onPage(page);
  return { outline, warnings: flow.warnings, facts: flow.facts };
}

async function readPdfFile(bytes: Uint8Array, request: ReadRequest, sink: ReadingSink): Promise<ReadingEnd> {
  const { password, ...rest } = request;
  const { outline, warnings, attachments, facts } = await readPdf(bytes, {
    ...rest,
    ...(password === undefined ? {} : { password }),
    keepPages: false,
    onOpen: sink.onOpen,
    onPage: sink.onPage,
  });
  if (request.workFolder !== undefined) await sendAttachments(attachments, request.workFolder, sink);
  return { outline, warnings, facts };
}

async function sendAttachments(
  attachments: readonly Attachment[],
  workFolder: string,
  sink: ReadingSink,
): Promise<void> {
  for (const [index, { name, bytes, mediaType, inline }] of attachments.entries()) {
    const path = join(workFolder, `attachment-${index}`);
    await writeFile(path, bytes);
    await sink.onAttachment({ name, path, mediaType, ...(inline !== undefined && { inline }) });
  }
}

function isPicture(mediaType: MediaType): mediaType is 'image/tiff' | 'image/jpeg' | 'image/png' {
  return mediaType.startsWith('image/');
}

function requireFolder(folder: string | undefined): string {
  if (folder === undefined) throw new SampanError('internal', 'Reading this format needs a folder to work in.');
  return folder;
}

/** What the file is; for a container its members decide, whatever its name had said. */
async function formatOf(bytes: Uint8Array, { mediaType, name }: ReadRequest): Promise<MediaType | null> {
  if (mediaType === 'application/pdf') return mediaType;
  const members = await containerMembers(bytes);
  if (members.length > 0) return detectFormat(bytes, name, members);
  return mediaType ?? detectFormat(bytes, name) ?? (isNamedPdf(name) ? 'application/pdf' : null);
}

/** A file that calls itself a PDF is read as one even when it is damaged, so that the reader can say what is wrong with it. */
function isNamedPdf(name: string): boolean {
  return name.toLowerCase().endsWith('.pdf');
}
