import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { SourceFact } from '#contract/flow.ts';
import { isoDate } from './pdf-annotations.ts';

/** What a PDF says of itself, and what of it is not shown on its pages. */
export interface PdfFacts {
  readonly facts: readonly SourceFact[];
  readonly warnings: readonly string[];
}

const named = [
  ['Title', 'title'],
  ['Author', 'author'],
  ['Subject', 'subject'],
  ['Keywords', 'keywords'],
  ['Creator', 'program'],
] as const;

/** Title, author, dates and program; warnings for a portfolio and for an XFA form with pages of its own. */
export async function pdfFacts(document: PDFDocumentProxy): Promise<PdfFacts> {
  const info = await informationOf(document);
  const facts: SourceFact[] = [];
  for (const [key, name] of named) {
    const value: unknown = Reflect.get(info, key);
    if (typeof value === 'string' && value.trim() !== '') facts.push({ name, value: value.trim().slice(0, 2000) });
  }
  for (const [key, name] of [
    ['CreationDate', 'created'],
    ['ModDate', 'changed'],
  ] as const) {
    const value = isoDate(Reflect.get(info, key));
    if (value !== '') facts.push({ name, value });
  }
  const warnings: string[] = [];
  if (Reflect.get(info, 'IsCollectionPresent') === true) {
    warnings.push('a portfolio: what it holds are its attached files, not the pages');
  }
  if (Reflect.get(info, 'IsXFAPresent') === true) {
    warnings.push('an XFA form: its pages were read, what only the form itself shows was not');
  }
  return { facts, warnings };
}

async function informationOf(document: PDFDocumentProxy): Promise<object> {
  const { info } = await document.getMetadata();
  return typeof info === 'object' && info !== null ? info : {};
}

/** What an XFA form without pages shows in other viewers. */
const placeholder = /Please wait|PDF viewer may not be able to display|不支持|请稍候|請稍候/i;

/**
 * Throws where the file is an XFA form whose only page asks for another program.
 *
 * @throws {SampanError} `unsupported-format`.
 */
export async function requireStaticForm(document: PDFDocumentProxy, page: Page, name: string): Promise<void> {
  if (document.numPages > 1 || !placeholder.test(page.text)) return;
  const info = await informationOf(document).catch(() => ({}));
  if (Reflect.get(info, 'IsXFAPresent') !== true) return;
  throw new SampanError(
    'unsupported-format',
    `“${name}” is a dynamic XFA form, which only Adobe programs show. Open it there, print it to a PDF and add that.`,
  );
}
