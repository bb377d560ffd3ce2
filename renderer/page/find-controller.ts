import type { PDFFindController } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import type { PdfLibrary } from './pdf-library.ts';

type Options = ConstructorParameters<typeof PDFFindController>[0];

/** pdf.js's search with a folding of characters that it does not know itself: the two scripts of Chinese. */
export interface FoldingFindController extends PDFFindController {
  fold: (text: string) => string;
}

export function createFindController(library: PdfLibrary, options: Options): FoldingFindController {
  class Controller extends library.parts.PDFFindController implements FoldingFindController {
    fold = (text: string): string => text;

    override match(query: string | string[], pageContent: string, pageIndex: number) {
      const sought = typeof query === 'string' ? this.fold(query) : query.map((part) => this.fold(part));
      return super.match(sought, this.fold(pageContent), pageIndex);
    }
  }
  return new Controller(options);
}
