import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFName } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { digitalSignatures } from '#main/documents/digital-signatures.ts';
import { readerMessageSchema } from '#main/documents/reader-messages.ts';
import { drawn, handWritten, read, stream } from './made-pdfs.ts';

describe('files inside a file', () => {
  test('of the name tree and of annotations, each once, with their kind', async () => {
    const bytes = await drawn(async (pdf, font) => {
      pdf.addPage([200, 200]).drawText('Bundle', { x: 20, y: 100, size: 10, font });
      await pdf.attach(new TextEncoder().encode('Dear Sirs'), 'letter.txt', { mimeType: 'text/plain' });
      await pdf.attach(new TextEncoder().encode('%PDF-1.4 x'), 'folder/exhibit', {});
    });
    const { attachments } = await read(bytes);
    expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['exhibit', 'application/pdf'],
      ['letter.txt', 'text/plain'],
    ]);
    expect(new TextDecoder().decode(attachments[1]?.bytes)).toBe('Dear Sirs');
  });

  test('of an annotation on a page before the first that is read', async () => {
    const page = (annotations: string): string =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] ${annotations} >>`;
    const bytes = handWritten([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
      page('/Annots [5 0 R]'),
      page(''),
      '<< /Type /Annot /Subtype /FileAttachment /Rect [10 10 20 20] /FS 6 0 R >>',
      '<< /Type /Filespec /F (claim.csv) /EF << /F 7 0 R >> >>',
      stream('item,amount', '/Type /EmbeddedFile '),
    ]);
    for (const firstPage of [1, 2]) {
      const { attachments, pages } = await read(bytes, { firstPage });
      expect(pages.map(({ number }) => number)).toEqual(firstPage === 1 ? [1, 2] : [2]);
      expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([['claim.csv', 'text/csv']]);
    }
  });
});

describe('digital signatures', () => {
  /** A PDF whose signature dictionary leaves `gap` for the signature, and the place of the gap. */
  function signable(): { bytes: Buffer; start: number; end: number } {
    const hole = '0'.repeat(8000);
    const made = Buffer.from(
      handWritten([
        '<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [4 0 R] >> >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [4 0 R] >>',
        '<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /V 5 0 R /Rect [0 0 0 0] >>',
        `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20250301120000Z) /Reason (Agreed) /ByteRange [0000000000 0000000000 0000000000 0000000000] /Contents <${hole}> >>`,
      ]),
    );
    const start = made.indexOf(`<${hole}`);
    const end = start + hole.length + 2;
    const range = [0, start, end, made.length - end].map((value) => String(value).padStart(10, '0')).join(' ');
    made.write(`[${range}]`, made.indexOf('[0000000000'), 'latin1');
    return { bytes: made, start, end };
  }

  test('the signer, the date and whether anything was added', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sampan-sign-'));
    try {
      const { bytes, start, end } = signable();
      writeFileSync(join(folder, 'data'), Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]));
      const openssl = (...words: readonly string[]): void =>
        void execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
      openssl(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'key',
        '-out',
        'cert',
        '-subj',
        '/O=Chambers/CN=Chan Tai Man',
        '-days',
        '2',
      );
      openssl(
        'cms',
        '-sign',
        '-binary',
        '-in',
        'data',
        '-signer',
        'cert',
        '-inkey',
        'key',
        '-outform',
        'DER',
        '-out',
        'cms',
      );
      bytes.write(readFileSync(join(folder, 'cms')).toString('hex'), start + 1, 'latin1');
      expect(digitalSignatures(bytes)).toEqual([
        { signer: 'Chan Tai Man', at: '2025-03-01T12:00:00Z', reason: 'Agreed', coversFile: true },
      ]);
      const added = Buffer.concat([bytes, Buffer.from('\n9 0 obj\n(later)\nendobj\n')]);
      expect(digitalSignatures(added)[0]?.coversFile).toBe(false);
      const document = await read(bytes);
      expect(document.warnings).toEqual([
        'digitally signed by “Chan Tai Man” on 2025-03-01; it covers the whole file; the signature was not verified',
      ]);
      expect(document.facts.map(({ name }) => name)).toContain('signature');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('a signature of garbage has no signer, and a lying range is none', () => {
    const { bytes } = signable();
    expect(digitalSignatures(bytes)[0]?.signer).toBe('');
    expect(digitalSignatures(Buffer.from('/ByteRange [0 5 2 9]'))).toEqual([]);
    expect(digitalSignatures(Buffer.from('/ByteRange [0 999999999999 999999999999 9] /ByteRange'))).toEqual([]);
  });
});

test('title, author and dates are facts; a portfolio is told', async () => {
  const bytes = await drawn((pdf, font) => {
    pdf.addPage([200, 200]).drawText('Cover', { x: 20, y: 100, size: 10, font });
    pdf.setTitle('Statement of Claim');
    pdf.setAuthor('陳大文');
    pdf.catalog.set(PDFName.of('Collection'), pdf.context.obj({ Type: 'Collection' }));
  });
  const { facts, warnings } = await read(bytes);
  expect(warnings.join()).toContain('portfolio');
  expect(facts).toContainEqual({ name: 'title', value: 'Statement of Claim' });
  expect(facts).toContainEqual({ name: 'author', value: '陳大文' });
});

test('a dynamic XFA form is refused by name, a static one read with a warning', async () => {
  const form = (words: string): Uint8Array =>
    handWritten([
      '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 6 0 R >> >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
      stream(`BT /F 10 Tf 20 100 Td (${words}) Tj ET`),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      stream('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"></xdp:xdp>'),
    ]);
  await expect(read(form('Please wait... your PDF viewer may not be able to display this'))).rejects.toMatchObject({
    code: 'unsupported-format',
  });
  expect((await read(form('Claim form'))).warnings.join()).toContain('XFA');
});

test('a range of pages is read alone, with the labels and the outline of the whole', async () => {
  const bytes = await drawn((pdf, font) => {
    for (const number of [1, 2, 3, 4, 5]) {
      pdf.addPage([200, 200]).drawText(`Page body ${number}`, { x: 20, y: 100, size: 10, font });
    }
  });
  const { pages } = await read(bytes, { firstPage: 2, lastPage: 4 });
  expect(pages.map(({ number, text }) => [number, text])).toEqual([
    [2, 'Page body 2'],
    [3, 'Page body 3'],
    [4, 'Page body 4'],
  ]);
});

test('marks, regions, tables and the text layer pass the border of the process', () => {
  const page = {
    number: 1,
    label: null,
    width: 10,
    height: 10,
    box: [0, 0, 10, 10],
    rotation: 0,
    userUnit: 1,
    origin: 'text',
    text: 'ab',
    lines: [
      {
        start: 0,
        end: 2,
        role: 'body',
        runs: [
          {
            start: 0,
            end: 2,
            x: 0,
            y: 0,
            direction: [1, 0],
            ascent: 1,
            descent: 1,
            edges: [0, 1, 2],
            confidence: [90, 80],
          },
        ],
      },
    ],
    mends: [],
    marks: [{ kind: 'comment', start: 1, end: 1, note: 'n', author: 'a', at: '2025' }],
    regions: [{ kind: 'seal', box: [0, 0, 1, 1], note: 'n' }],
    tables: [{ rows: [[{ start: 0, end: 1, header: true, rowSpan: 2, columnSpan: 2 }]], box: [0, 0, 1, 1] }],
    hiddenTextLayer: true,
    warnings: [],
  };
  expect(readerMessageSchema.parse({ type: 'page', page })).toEqual({ type: 'page', page });
});
