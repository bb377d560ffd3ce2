import { SampanError } from '#contract/errors.ts';

/**
 * Throws unless the bytes look like a PDF.
 *
 * @throws {SampanError} `empty-file`, or `unsupported-format` with what the file seems to be.
 */
export function requirePdf(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0) {
    throw new SampanError('empty-file', `“${name}” is empty (0 bytes). Ask for the file again.`);
  }
  const head = latin1(bytes.subarray(0, 1024));
  // Viewers accept a header anywhere in the first 1,024 bytes (ISO 32000-1, annex H note 13).
  if (head.includes('%PDF-')) return;
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 2048)));
  if (tail.includes('%%EOF') && tail.includes('startxref')) return;
  throw new SampanError('unsupported-format', `“${name}” is ${guess(bytes, head)}, not a PDF. ${advice}`);
}

const advice = 'This version reads PDF only: save or print it as a PDF and add that.';

function guess(bytes: Uint8Array, head: string): string {
  // A UTF-8 byte order mark, read as Latin-1.
  const start = head
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (head.startsWith('PK\u0003\u0004')) {
    const names = latin1(bytes.subarray(0, 65_536));
    if (names.includes('word/')) return 'a Word document (DOCX)';
    if (names.includes('xl/')) return 'an Excel workbook (XLSX)';
    if (names.includes('ppt/')) return 'a PowerPoint presentation (PPTX)';
    if (names.includes('opendocument')) return 'an OpenDocument file';
    return 'a ZIP archive';
  }
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'an older Office or Outlook file (DOC, XLS or MSG)';
  if (head.startsWith('{\\rtf')) return 'a rich text document (RTF)';
  if (head.startsWith('\u0089PNG') || head.startsWith('\u00ff\u00d8\u00ff') || head.startsWith('GIF8'))
    return 'a picture';
  if (head.startsWith('II*\u0000') || head.startsWith('MM\u0000*')) return 'a TIFF picture, perhaps a scan or a fax';
  if (head.startsWith('%!PS')) return 'a PostScript file';
  if (/^(<!doctype html|<html|<head|<body|<script|<!--)/.test(start)) return 'a web page (HTML)';
  if (start.startsWith('<?xml')) return 'an XML file';
  if (/^(from|received|return-path|mime-version|message-id|delivered-to|subject|date): /i.test(head.trimStart())) {
    return 'an e-mail message (EML)';
  }
  return isText(bytes.subarray(0, 4096)) ? 'plain text' : 'a file of a kind that Sampan does not know';
}

function isText(bytes: Uint8Array): boolean {
  let odd = 0;
  for (const byte of bytes) if (byte === 0 || (byte < 32 && ![9, 10, 12, 13, 27].includes(byte))) odd += 1;
  if (odd > 0) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
