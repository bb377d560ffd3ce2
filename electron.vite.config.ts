/**
 * How the four programs are bundled: the shell with its side programs (main),
 * the bridge (preload) and the window (renderer). `npm run build` writes
 *
 *   out/main/shell.mjs    the desktop program's entry
 *   out/main/reader.mjs   reads one file in a process of its own
 *   out/main/recogniser.mjs  recognises the characters of page images in a process of its own
 *   out/main/redactor.mjs  writes one redacted copy in a process of its own
 *   out/main/extraction-worker.mjs  finds clauses in a thread of its own
 *   out/main/search-worker.mjs      searches and makes the index's terms in a thread of its own
 *   out/main/report-worker.mjs      writes reports in a thread of its own
 *   out/main/cli.mjs      the command line
 *   out/preload/bridge.cjs
 *   out/renderer/         the window
 *   out/fonts/            the fonts of documents that are typeset here
 *   out/pdfjs/            pdf.js's data, laid out as in its package
 *
 * For work on the window: `npm run dev` serves it with hot reloading and starts
 * Electron on it (as root with NO_SANDBOX=1). Under the development server the
 * security policy and the network lock are open for that server alone; what
 * must hold in the shipped window is checked against the built one. The window
 * loads pdf.js's worker by `new URL('pdfjs-dist/legacy/build/pdf.worker.mjs',
 * import.meta.url)`, its data from `sampan://pdfjs/cmaps/`,
 * `sampan://pdfjs/standard_fonts/`, `sampan://pdfjs/wasm/` and
 * `sampan://pdfjs/iccs/`, and a document from `sampan://source/<sha256>`.
 */
import { cp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { licenceTexts } from './main/setup/packaging/licence-texts.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...names: readonly string[]): string => join(root, ...names);

// The oldest Electron that must run the build is 33; see docs for why.
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/** Native packages find their binaries beside themselves and so stay packages; everything else is bundled. */
const nativePackages = ['better-sqlite3', 'node-llama-cpp', 'onnxruntime-node', '@napi-rs/canvas'];

/** Copies pdf.js's data, in the layout of its package. */
function pdfjsFolder(): Plugin {
  return {
    name: 'sampan-pdfjs-folder',
    apply: 'build',
    async closeBundle() {
      const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
      const to = at('out', 'pdfjs');
      await rm(to, { recursive: true, force: true });
      // A document's scripts are never run.
      const filter = (source: string) => !source.includes('quickjs');
      for (const part of ['LICENSE', 'cmaps', 'standard_fonts', 'wasm', 'iccs'])
        await cp(join(from, part), join(to, part), { recursive: true, filter });
    },
  };
}

/** Copies the two weights of the fonts that documents are typeset in, in the layout of their packages. */
function fontsFolder(): Plugin {
  return {
    name: 'sampan-fonts-folder',
    apply: 'build',
    async closeBundle() {
      const to = at('out', 'fonts');
      await rm(to, { recursive: true, force: true });
      for (const family of ['noto-sans-hk', 'noto-sans-sc']) {
        const from = dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${family}/package.json`));
        for (const part of ['LICENSE_FONT', '400Regular', '700Bold']) {
          await cp(join(from, part), join(to, family, part), {
            recursive: true,
            filter: (source) => !source.endsWith('.png') && !source.endsWith('.js') && !source.endsWith('.ts'),
          });
        }
      }
    },
  };
}

/** The licences of what is inside, for the window's help. */
function licencesFile(): Plugin {
  return {
    name: 'sampan-licences-file',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(await licenceTexts(root)) });
    },
  };
}

export default defineConfig({
  main: {
    plugins: [pdfjsFolder(), fontsFolder()],
    build: {
      outDir: at('out', 'main'),
      target: nodeTarget,
      externalizeDeps: { include: nativePackages },
      rolldownOptions: {
        input: {
          shell: at('main', 'shell', 'main.ts'),
          'extraction-worker': at('main', 'application', 'extraction-worker.ts'),
          'report-worker': at('main', 'application', 'report-worker.ts'),
          'search-worker': at('main', 'application', 'search-worker.ts'),
          recogniser: at('main', 'recognition', 'recognition-process.ts'),
          redactor: at('main', 'redaction', 'redaction-process.ts'),
          reader: at('main', 'documents', 'reader-process.ts'),
          cli: at('main', 'cli.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out', 'preload'),
      target: nodeTarget,
      // A sandboxed preload can load neither packages nor ES modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { bridge: at('preload', 'bridge.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), licencesFile()],
    build: {
      outDir: at('out', 'renderer'),
      target: chromeTarget,
      // Small files too are loaded by address: the security policy allows no inline scripts or fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('renderer', 'index.html') },
    },
    worker: { format: 'es' },
  },
});
