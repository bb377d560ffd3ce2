import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SampanError } from '#contract/errors.ts';
import type { Pdfjs } from './load-pdfjs.ts';

interface OpenedPdf {
  readonly document: PDFDocumentProxy;
  readonly warnings: readonly string[];
  readonly close: () => Promise<void>;
}

interface OpenPdfOptions {
  readonly name: string;
  readonly password?: string;
  readonly pdfjsFolder: string;
}

/**
 * Opens a PDF for reading its text; images are never decoded.
 *
 * @throws {SampanError} `password-needed`, `password-wrong`, `damaged-file`, `no-pages`.
 */
export async function openPdf(pdfjs: Pdfjs, bytes: Uint8Array, options: OpenPdfOptions): Promise<OpenedPdf> {
  const folder = options.pdfjsFolder.replace(/[\\/]*$/, '/');
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    ...(options.password === undefined ? {} : { password: options.password }),
    cMapUrl: `${folder}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}standard_fonts/`,
    wasmUrl: `${folder}wasm/`,
    iccUrl: `${folder}iccs/`,
    maxImageSize: 0,
    // Glyph outlines are needed for drawing only; without this the parser would build each of them.
    disableFontFace: false,
    // The fonts' names: weight, slant and ZapfDingbats are told from them.
    fontExtraProperties: true,
    useSystemFonts: false,
    ownerDocument: { fonts: new Set() },
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    const warnings: string[] = [];
    return { document, warnings, close: () => task.destroy() };
  } catch (error) {
    await task.destroy().catch(() => undefined);
    throw openingError(error, options);
  }
}

function openingError(error: unknown, options: OpenPdfOptions): SampanError {
  const { name } = options;
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'PasswordException') {
    const wrong = options.password !== undefined;
    return wrong
      ? new SampanError('password-wrong', `That password does not open “${name}”. Check it and try again.`, {
          cause: error,
        })
      : new SampanError('password-needed', `“${name}” is protected. Enter its password to read it.`, { cause: error });
  }
  const detail = error instanceof Error ? error.message : String(error);
  if (/page (count|dictionary|tree)|no pages|pages? (dict|tree)/i.test(detail)) {
    return new SampanError('no-pages', `“${name}” has no pages that can be found (${detail}). Ask for it again.`, {
      cause: error,
    });
  }
  return new SampanError(
    'damaged-file',
    `“${name}” is damaged and cannot be opened (${detail.replace(/\.$/, '')}). Ask for the file again.`,
    { cause: error },
  );
}
