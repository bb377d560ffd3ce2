import { describe, expect, test } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import { requirePdf } from '#main/documents/pdf-signature.ts';

function refusal(bytes: Uint8Array): string {
  try {
    requirePdf(bytes, 'a.pdf');
    return 'a PDF';
  } catch (error) {
    return error instanceof SampanError ? `${error.code}: ${error.message}` : String(error);
  }
}

describe('what a file is, by its content', () => {
  test.each([
    ['<!DOCTYPE html><html></html>', 'a web page (HTML)'],
    ['\ufeff<html>', 'a web page (HTML)'],
    ['<?xml version="1.0"?>', 'an XML file'],
    ['Dear Sirs,\nwe refer to clause 4.', 'plain text'],
    ['甲方與乙方同意', 'plain text'],
    ['From: a@b.hk\nSubject: x', 'an e-mail message (EML)'],
    ['{\\rtf1\\ansi', 'a rich text document (RTF)'],
    ['PK\u0003\u0004....word/document.xml', 'a Word document (DOCX)'],
    ['PK\u0003\u0004....xl/workbook.xml', 'an Excel workbook (XLSX)'],
    ['PK\u0003\u0004....', 'a ZIP archive'],
    ['II*\u0000', 'a TIFF picture'],
    ['GIF89a', 'a picture'],
    ['%!PS-Adobe', 'a PostScript file'],
    ['\u0000\u0001\u0002\u0003', 'of a kind that Sampan does not know'],
  ])('%j', (content, kind) => {
    const said = refusal(Buffer.from(content, 'utf8'));
    expect(said).toMatch(/^unsupported-format: “a\.pdf” is /);
    expect(said).toContain(kind);
    expect(said).toContain('save or print it as a PDF');
  });

  test('an empty file is said to be empty', () => {
    expect(refusal(new Uint8Array())).toContain('empty-file');
  });

  test('a PDF may have bytes before its header, and may have lost it', () => {
    expect(refusal(Buffer.from('%PDF-1.4'))).toBe('a PDF');
    expect(refusal(Buffer.from(`${'x'.repeat(900)}%PDF-2.0`))).toBe('a PDF');
    expect(refusal(Buffer.from('1 0 obj << >> endobj startxref 0 %%EOF'))).toBe('a PDF');
  });
});
