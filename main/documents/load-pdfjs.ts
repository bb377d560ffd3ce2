/**
 * Loads pdf.js so that parsing happens in this process.
 *
 * A reader is a process of its own, so pdf.js needs no thread besides: with
 * `globalThis.pdfjsWorker` set it runs the parser in place. Both modules are
 * named in an `import()` so that a bundler carries them along.
 */
export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let loading: Promise<Pdfjs> | null = null;

/** pdf.js's programming interface, loaded once. */
export function loadPdfjs(): Promise<Pdfjs> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pdfjs> {
  // Electron's utility process has `process.type` "utility", which pdf.js takes for a browser page.
  if (process.versions.electron !== undefined) {
    Object.defineProperty(process, 'type', { value: 'browser', configurable: true });
  }
  // Fonts are handed over for drawing; nothing is drawn here, so a face that is ready at once will do.
  if (Reflect.get(globalThis, 'FontFace') === undefined) Reflect.set(globalThis, 'FontFace', UndrawnFontFace);
  Reflect.set(globalThis, 'pdfjsWorker', await import('pdfjs-dist/legacy/build/pdf.worker.mjs'));
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

class UndrawnFontFace {
  readonly loaded = Promise.resolve();
  readonly load = (): Promise<void> => this.loaded;
}
