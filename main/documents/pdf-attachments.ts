import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { MediaType } from '#contract/document.ts';
import type { Attachment } from '#contract/flow.ts';

/** A file that an annotation carries: its id in the document and its name. */
export interface AttachedFile {
  readonly id: string;
  readonly name: string;
}

export interface FoundAttachments {
  readonly attachments: readonly Attachment[];
  readonly warnings: readonly string[];
}

const maximumFiles = 500;
const maximumBytes = 256 * 2 ** 20;

/**
 * The files inside a PDF: those of its name tree, then those of annotations.
 * At most 500 files and 256 MB; a warning tells how many were left out.
 */
export async function pdfAttachments(
  document: PDFDocumentProxy,
  ofAnnotations: readonly AttachedFile[],
): Promise<FoundAttachments> {
  const listed: unknown = await document.getAttachments();
  const files = [...namedFiles(listed), ...ofAnnotations];
  const attachments: Attachment[] = [];
  const seen = new Set<string>();
  let total = 0;
  let leftOut = Math.max(0, files.length - maximumFiles);
  let unreadable = 0;
  for (const { id, name } of files.slice(0, maximumFiles)) {
    if (seen.has(id)) continue;
    seen.add(id);
    const content: unknown = await document.getAttachmentContent(id).catch(() => null);
    if (!(content instanceof Uint8Array)) {
      unreadable += 1;
    } else if (total + content.length > maximumBytes) {
      leftOut += 1;
    } else {
      total += content.length;
      attachments.push({ name: plainName(name), bytes: content, mediaType: mediaTypeOf(name, content) });
    }
  }
  const warnings: string[] = [];
  if (leftOut > 0) warnings.push(`${leftOut} attached files were left out: there are too many, or they are too large`);
  if (unreadable > 0) warnings.push(`${unreadable} attached files could not be read`);
  return { attachments, warnings };
}

function namedFiles(listed: unknown): readonly AttachedFile[] {
  const entries = listed instanceof Map ? [...listed] : Object.entries(listed ?? {});
  return entries.map(([id, file]) => {
    const name: unknown = typeof file === 'object' && file !== null ? Reflect.get(file, 'filename') : null;
    return { id: String(id), name: typeof name === 'string' && name !== '' ? name : String(id) };
  });
}

/** The file that an annotation's data carries; null for most annotations. */
export function attachedFile(data: unknown): AttachedFile | null {
  if (typeof data !== 'object' || data === null || Reflect.get(data, 'subtype') !== 'FileAttachment') return null;
  const id: unknown = Reflect.get(data, 'fileId');
  const file: unknown = Reflect.get(data, 'file');
  const name: unknown = typeof file === 'object' && file !== null ? Reflect.get(file, 'filename') : null;
  return typeof id === 'string' ? { id, name: typeof name === 'string' ? name : 'unnamed' } : null;
}

/** Without folders and without characters that no file name has. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/\p{Cc}/gu, '').slice(0, 200) || 'unnamed';
}

const byExtension: Readonly<Record<string, MediaType>> = {
  pdf: 'application/pdf',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  rtf: 'application/rtf',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  csv: 'text/csv',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  mbox: 'application/mbox',
  zip: 'application/zip',
  txt: 'text/plain',
  md: 'text/markdown',
  htm: 'text/html',
  html: 'text/html',
};

function mediaTypeOf(name: string, bytes: Uint8Array): MediaType | null {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith('%PDF-')) return 'application/pdf';
  if (head.startsWith('\u0089PNG')) return 'image/png';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  return byExtension[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;
}
