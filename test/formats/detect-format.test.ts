import { readFileSync } from 'node:fs';
import * as sheets from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { containerMembers, detectFormat } from '#main/formats/detect-format.ts';
import { slidesFile } from './slides-file.ts';
import { p, wordFile } from './word-file.ts';
import { zipOf } from './zip-of.ts';

const text = (words: string) => new TextEncoder().encode(words);
const book = sheets.utils.book_new();
sheets.utils.book_append_sheet(book, sheets.utils.aoa_to_sheet([['x']]), 'A');
const workbook = (type: 'xlsx' | 'biff8') => new Uint8Array(sheets.write(book, { type: 'array', bookType: type }));
const doc = new Uint8Array(readFileSync(new URL('fixtures/agreement.doc', import.meta.url)));
const word = wordFile({ body: p('x') });

describe('detectFormat', () => {
  it.each([
    [
      'a Word document under another name',
      word,
      'x.zip',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a workbook', workbook('xlsx'), 'x', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [
      'slides',
      slidesFile([{ title: 'x' }]),
      'x.pptx',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    [
      'an OpenDocument text',
      zipOf({ mimetype: 'x', 'content.xml': '<x/>', 'META-INF/manifest.xml': '<x/>' }),
      'x.odt',
      'application/vnd.oasis.opendocument.text',
    ],
    [
      'an OpenDocument spreadsheet under another name',
      new Uint8Array(readFileSync(new URL('fixtures/costs.ods', import.meta.url))),
      'x.zip',
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
    ['an archive', zipOf({ 'a.txt': 'x' }), 'x.docx', 'application/zip'],
    ['an old Word document', doc, 'x.bin', 'application/msword'],
    ['an old workbook', workbook('biff8'), 'x', 'application/vnd.ms-excel'],
  ])('tells %s by what is inside', async (_, bytes, name, type) => {
    expect(detectFormat(bytes.subarray(0, 65_536), name, await containerMembers(bytes))).toBe(type);
  });

  it.each([
    ['%PDF-1.7', 'x.doc', 'application/pdf'],
    ['{\\rtf1 x}', 'x.doc', 'application/rtf'],
    ['<!DOCTYPE html><p>', 'x.xls', 'text/html'],
    ['a,b\n1,2', 'x.csv', 'text/csv'],
    [
      '<?xml version="1.0"?><office:document xmlns:office="x" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
      'x.xml',
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
    ['# x', 'x.md', 'text/markdown'],
    ['some words', 'x.unknown', 'text/plain'],
    ['words', 'x.docx', 'text/plain'],
    ['Received: by x\nMessage-ID: <1>\nSubject: y\n\nz', 'x.txt', 'message/rfc822'],
    ['From a@b Mon Jan  5 10:00:00 2026\nSubject: y\n\nz', 'x', 'application/mbox'],
    ['From: the landlord\nTo: the tenant\n', 'x.txt', 'text/plain'],
  ])('tells %j', (words, name, type) => {
    expect(detectFormat(text(words), name)).toBe(type);
  });

  it('reads what is there of a container where only its beginning is at hand', () => {
    expect(detectFormat(word.subarray(0, 400), 'x.docx')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(detectFormat(doc, 'x')).toBe('application/msword');
  });

  it('says null for what is not read, whatever its name', () => {
    expect(detectFormat(Uint8Array.from([0, 1, 2, 3, 0, 0]), 'x.docx')).toBeNull();
    const slides = Buffer.concat([
      Buffer.from([0x50, 0x4b, 0x03, 0x04]),
      Buffer.alloc(26),
      Buffer.from('mimetypeapplication/vnd.oasis.opendocument.presentation'),
    ]);
    expect(detectFormat(slides, 'x.odp')).toBeNull();
    expect(detectFormat(Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0]), 'x.txt')).toBeNull();
  });
});
