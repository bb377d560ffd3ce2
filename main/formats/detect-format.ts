import type { MediaType } from '#contract/document.ts';
import { isOle, openOleStreams } from './ole-streams.ts';
import { decodeText } from './text-encoding.ts';
import { openZipMembers } from './zip-members.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const pptx = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const odt = 'application/vnd.oasis.opendocument.text';
const ods = 'application/vnd.oasis.opendocument.spreadsheet';

const byEnding: Readonly<Record<string, MediaType>> = {
  pdf: 'application/pdf',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx,
  docm: docx,
  dotx: docx,
  dotm: docx,
  doc: 'application/msword',
  dot: 'application/msword',
  rtf: 'application/rtf',
  odt,
  ott: odt,
  fodt: odt,
  ods,
  ots: ods,
  fods: ods,
  xlsx,
  xlsm: xlsx,
  xltx: xlsx,
  xlsb: xlsx,
  xls: 'application/vnd.ms-excel',
  xlt: 'application/vnd.ms-excel',
  csv: 'text/csv',
  tsv: 'text/csv',
  pptx,
  pptm: pptx,
  ppsx: pptx,
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  mbox: 'application/mbox',
  zip: 'application/zip',
  txt: 'text/plain',
  text: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
};

const zipKinds: ReadonlySet<MediaType> = new Set([docx, xlsx, pptx, odt, ods, 'application/zip']);
const oleKinds: ReadonlySet<MediaType> = new Set([
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-outlook',
  docx,
  xlsx,
  pptx,
]);

/**
 * The format of a file: its first bytes decide, the name only where they leave
 * a choice. `head` is the beginning of the file (64 KiB are enough); `members`
 * the names inside a ZIP or OLE2 container, from `containerMembers`. Null for a
 * format that is not read.
 */
export function detectFormat(head: Uint8Array, name: string, members?: readonly string[]): MediaType | null {
  const named = byEnding[/\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''] ?? null;
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) {
    return zipFormat(head, members ?? localNames(head), named, members !== undefined);
  }
  if (isOle(head)) return oleFormat(members ?? streamNames(head), named);
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47])) return 'image/png';
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x49, 0x49, 0x2a, 0x00]) || startsWith(head, [0x4d, 0x4d, 0x00, 0x2a])) return 'image/tiff';
  const start = latin(head.subarray(0, 1_024));
  if (start.includes('%PDF-')) return 'application/pdf';
  if (/^\s*\{\\rtf/.test(start)) return 'application/rtf';
  if (startsWith(head, [0x09, 0x08]) || startsWith(head, [0x09, 0x04])) return 'application/vnd.ms-excel';
  return textFormat(head, named);
}

/** Names inside a ZIP or OLE2 container; empty for any other file. Throws `damaged-file`, `too-large`. */
export async function containerMembers(bytes: Uint8Array): Promise<readonly string[]> {
  if (isOle(bytes)) return openOleStreams(bytes).names;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return (await openZipMembers(bytes)).names;
  return [];
}

function zipFormat(
  head: Uint8Array,
  members: readonly string[],
  named: MediaType | null,
  complete: boolean,
): MediaType | null {
  const openDocument = openDocumentKind(latin(head.subarray(0, 160)));
  if (openDocument !== undefined) return openDocument;
  const has = (pattern: RegExp) => members.some((member) => pattern.test(member));
  if (has(/^word\/document\d*\.xml$/i)) return docx;
  if (has(/^xl\/workbook\d*\.(xml|bin)$/i)) return xlsx;
  if (has(/^ppt\/presentation\d*\.xml$/i)) return pptx;
  if (has(/^content\.xml$/) && has(/^META-INF\/manifest\.xml$/)) {
    return named === null ? odt : named === odt || named === ods ? named : 'application/zip';
  }
  if (has(/^\[Content_Types\]\.xml$/i)) {
    if (has(/^word\//i)) return docx;
    if (has(/^xl\//i)) return xlsx;
    if (has(/^ppt\//i)) return pptx;
  }
  // With only the beginning at hand the telling member may come later.
  return !complete && named !== null && zipKinds.has(named) ? named : 'application/zip';
}

/** The kind stands in the first member, unpacked (ODF 1.3 Part 2 §3.3); null for one that is not read. */
function openDocumentKind(start: string): MediaType | null | undefined {
  const kind = /mimetypeapplication\/vnd\.oasis\.opendocument\.([a-z-]+)/.exec(start)?.[1];
  if (kind === undefined) return undefined;
  if (/^text(-template|-master)?$/.test(kind)) return odt;
  return /^spreadsheet(-template)?$/.test(kind) ? ods : null;
}

function oleFormat(streams: readonly string[], named: MediaType | null): MediaType | null {
  if (streams.includes('WordDocument')) return 'application/msword';
  if (streams.includes('Workbook') || streams.includes('Book')) return 'application/vnd.ms-excel';
  if (streams.some((stream) => /^__(properties_version1\.0|nameid_version1\.0|substg1\.0_)/.test(stream))) {
    return 'application/vnd.ms-outlook';
  }
  if (streams.includes('EncryptedPackage')) return named === xlsx || named === pptx ? named : docx;
  if (streams.length > 0) return null;
  return named !== null && oleKinds.has(named) ? named : null;
}

function textFormat(head: Uint8Array, named: MediaType | null): MediaType | null {
  if (head.byteLength === 0) return named;
  if (looksBinary(head)) return null;
  const text = decodeText(head.subarray(0, 32_768)).text.replace(/^\ufeff/, '');
  if (/^From \S+.*\d{2}:\d{2}.*\r?\n[!-9;-~]+:/.test(text)) return 'application/mbox';
  if (isMail(text)) return 'message/rfc822';
  if (/<office:document\s/.test(text.slice(0, 1_024))) {
    const kind = /office:mimetype="application\/vnd\.oasis\.opendocument\.(text|spreadsheet)\b/.exec(text)?.[1];
    return kind === 'text' ? odt : kind === 'spreadsheet' ? ods : null;
  }
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)?(<!doctype html|<html|<head|<body|<meta)/i.test(text))
    return 'text/html';
  const kinds: readonly (MediaType | null)[] = [
    'text/csv',
    'text/plain',
    'text/markdown',
    'text/html',
    'message/rfc822',
    'application/mbox',
  ];
  return named !== null && kinds.includes(named) ? named : 'text/plain';
}

/** Two header lines of mail at the very start, one of them a telling one. */
function isMail(text: string): boolean {
  const lines = text.split(/\r?\n/, 60);
  let headers = 0;
  let telling = false;
  for (const line of lines) {
    if (/^[ \t]/.test(line) && headers > 0) continue;
    if (!/^[A-Za-z][A-Za-z0-9-]*:\s?/.test(line)) break;
    headers += 1;
    telling ||= /^(received|return-path|message-id|mime-version|delivered-to|x-mailer|dkim-signature):/i.test(line);
  }
  return headers >= 2 && telling;
}

/** NULs without the pattern of UTF-16, or many other control bytes. */
function looksBinary(head: Uint8Array): boolean {
  const sample = head.subarray(0, 4_096);
  if ((sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff)) return false;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte)) controls += 1;
  }
  return controls > sample.byteLength / 50;
}

/** Names of the members whose local headers lie in the beginning of a ZIP. */
function localNames(head: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 0; at + 30 <= head.byteLength && names.length < 200; at += 1) {
    if (head[at] !== 0x50 || head[at + 1] !== 0x4b || head[at + 2] !== 3 || head[at + 3] !== 4) continue;
    const length = (head[at + 26] ?? 0) + 256 * (head[at + 27] ?? 0);
    names.push(latin(head.subarray(at + 30, at + 30 + Math.min(length, 300))));
  }
  return names;
}

function streamNames(head: Uint8Array): readonly string[] {
  try {
    return openOleStreams(head).names;
  } catch {
    return [];
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
