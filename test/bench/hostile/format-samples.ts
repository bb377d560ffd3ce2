/** A small whole file of each format without pages of its own, and pictures, to be broken. */
import { readdirSync, readFileSync } from 'node:fs';
import * as sheets from '@e965/xlsx';
import type { MediaType } from '#contract/document.ts';
import { compoundFile, type Storage } from '#test/formats/compound-file.ts';
import { slidesFile } from '#test/formats/slides-file.ts';
import { level, numbered, p, r, wordFile } from '#test/formats/word-file.ts';
import { zipOf } from '#test/formats/zip-of.ts';

export interface FormatSample {
  readonly name: string;
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
}

const office = 'application/vnd.openxmlformats-officedocument.';

/** Every sample, in an order that stays. */
export function formatSamples(): FormatSample[] {
  const fixtures = new URL('../../formats/fixtures/', import.meta.url);
  const tiffs = new URL('../../recognition/tiff/', import.meta.url);
  const word = wordFile({
    body: `${numbered('定義', 1)}${p('Claim', '<w:jc w:val="right"/>')}<w:p>${r('Hire US$12,500', '<w:b/>')}<w:ins w:id="1" w:author="A">${r('new')}</w:ins><w:footnoteReference w:id="2"/></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('cell')}</w:tc></w:tr><w:tr><w:tc>${p('甲')}</w:tc><w:tc>${p('乙')}</w:tc></w:tr></w:tbl>`,
    numbering: `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting', '第%1條')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
  });
  const mail = Buffer.from(
    'From: =?utf-8?B?6Zmz?= <a@example.com>\r\nTo: b@example.com\r\nSubject: Demurrage\r\nDate: Mon, 6 May 2024 09:30:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>We <b>agree</b> 同意</p><blockquote>On Monday A wrote: no</blockquote>\r\n--x\r\nContent-Type: text/plain; name="annex.txt"\r\nContent-Disposition: attachment; filename="annex.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\nYW5uZXg=\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nwords\r\n--x--\r\n',
  );
  const book = sheets.utils.book_new();
  const rows = [
    ['日期', 'Amount', 'Sum'],
    [45418, 5, { t: 'n', v: 10, f: 'B2*2' }],
  ];
  sheets.utils.book_append_sheet(book, sheets.utils.aoa_to_sheet(rows), '甲');
  const workbook = (bookType: 'xlsx' | 'biff8') => new Uint8Array(sheets.write(book, { type: 'array', bookType }));
  return [
    { name: 'a.docx', mediaType: `${office}wordprocessingml.document`, bytes: word },
    { name: 'a.doc', mediaType: 'application/msword', bytes: readFileSync(new URL('agreement.doc', fixtures)) },
    { name: 'a.msg', mediaType: 'application/vnd.ms-outlook', bytes: compoundFile(outlookMessage()) },
    { name: 'a.xls', mediaType: 'application/vnd.ms-excel', bytes: workbook('biff8') },
    { name: 'a.xlsx', mediaType: `${office}spreadsheetml.sheet`, bytes: workbook('xlsx') },
    {
      name: 'a.pptx',
      mediaType: `${office}presentationml.presentation`,
      bytes: slidesFile([{ title: 'Award 裁決', notes: 'notes' }, { title: 'Costs' }]),
    },
    { name: 'a.eml', mediaType: 'message/rfc822', bytes: mail },
    {
      name: 'a.zip',
      mediaType: 'application/zip',
      bytes: zipOf({ 'a.docx': word, 'b/a.eml': mail, 'b/inner.zip': zipOf({ 'c.txt': 'words' }), '甲.txt': '乙' }),
    },
    ...readdirSync(tiffs)
      .filter((name) => name.endsWith('.tif'))
      .sort()
      .map((name) => ({ name, mediaType: 'image/tiff' as const, bytes: readFileSync(new URL(name, tiffs)) })),
  ];
}

function outlookMessage(): Storage {
  const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
  const inner = { '__properties_version1.0': new Uint8Array(24), '__substg1.0_0037001F': wide('Inner 內文') };
  return {
    '__properties_version1.0': new Uint8Array(32),
    '__substg1.0_0037001F': wide('Demurrage 滯期費'),
    '__substg1.0_1013001F': wide('<p>We <b>agree</b>. 同意。</p>'),
    '__substg1.0_1000001F': wide('plain'),
    '__recip_version1.0_#00000000': {
      '__properties_version1.0': new Uint8Array(8),
      '__substg1.0_3001001F': wide('Mary'),
    },
    '__attach_version1.0_#00000000': {
      '__properties_version1.0': new Uint8Array(8),
      '__substg1.0_3707001F': wide('annex.txt'),
      '__substg1.0_37010102': new Uint8Array(Buffer.from('annex words')),
    },
    '__attach_version1.0_#00000001': {
      '__properties_version1.0': new Uint8Array(8),
      '__substg1.0_3701000D': inner,
    },
  };
}
