/** Child of the reading benchmark: reads a range of a PDF's pages and tells each to its parent, as the reader does. */
import { readFile } from 'node:fs/promises';
import { findInstallation } from '#main/cli/installation.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { readPdf } from '#main/documents/read-pdf.ts';

const [path = '', first = '1', last = '1'] = process.argv.slice(2);
await readPdf(await readFile(path), {
  documentId: 'd',
  sha256: '0',
  name: 'bundle.pdf',
  pdfjsFolder: findInstallation().pdfjsFolder,
  limits: defaultReadLimits,
  firstPage: Number(first),
  lastPage: Number(last),
  keepPages: false,
  onPage: (page) => new Promise<void>((resolve) => void process.send?.(page, undefined, undefined, () => resolve())),
});
process.disconnect();
