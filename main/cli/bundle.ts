import { mkdir, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { BundleTab } from '#contract/bundle.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { readNamedFiles, takeNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';

export interface BundleCommandOptions extends CommonOptions {
  readonly out: string;
  readonly title?: string;
  readonly heading?: readonly string[];
  readonly start: string;
  readonly core?: readonly string[];
  readonly language: OutputLanguage;
  readonly password?: string;
}

const titles: Readonly<Record<OutputLanguage, string>> = {
  en: 'Hearing bundle',
  'zh-Hant': '聆訊文件冊',
  'zh-Hans': '聆讯文件册',
  'yue-Hant': '聆訊文件冊',
};

/**
 * `sampan bundle`: reads the files and writes them as one paginated bundle. A folder is a tab; files between folders
 * are tabs A, B … Paths go to standard output. Returns the exit code. Errors: `wrong-usage`, those of `writeBundle`.
 */
export async function bundleCommand(
  paths: readonly string[],
  options: BundleCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  const start = Number(options.start);
  if (!Number.isInteger(start) || start < 1)
    throw new SampanError('wrong-usage', `--start takes a page number such as 1, not “${options.start}”.`);
  const folder = resolve(options.out);
  await mkdir(folder, { recursive: true });
  return withApplication(options, async (application) => {
    const named = { paths, command: 'bundle', matterName: options.title ?? titles[options.language] };
    const { matterId, documentIds, failed } = await readNamedFiles(
      application,
      { ...named, password: options.password },
      signal,
    );
    const ready = new Set(documentIds);
    const taken = (path: string) => takeNamedFiles(application, { ...named, paths: [path], matterId });
    const tabs = await tabsOf(application, paths, async (path) =>
      (await taken(path)).documentIds.filter((id) => ready.has(id)),
    );
    const core = (await Promise.all((options.core ?? []).map(taken))).flatMap((found) => found.documentIds);
    const title = options.title ?? titles[options.language];
    const bundle = { title, heading: [...(options.heading ?? [])], language: options.language, start, tabs, core };
    const written = await application.request('bundles.write', { matterId, bundle, folder });
    for (const path of written?.paths ?? []) print(path);
    say(`${counted(written?.pages ?? 0, 'page')}, ${counted(written?.entries.length ?? 0, 'document')}`);
    return failed > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}

async function tabsOf(
  application: Application,
  paths: readonly string[],
  idsOf: (path: string) => Promise<readonly string[]>,
): Promise<BundleTab[]> {
  const tabs: { name: string; documents: BundleTab['documents'] }[] = [];
  let loose: BundleTab['documents'] | null = null;
  const seen = new Set<string>();
  let letters = 0;
  for (const path of paths) {
    const isFolder = (await stat(resolve(path)).catch(() => null))?.isDirectory() ?? false;
    if (isFolder || loose === null) {
      const documents: BundleTab['documents'] = [];
      tabs.push({ name: isFolder ? basename(resolve(path)) : letter(letters++), documents });
      loose = documents;
    }
    for (const documentId of await idsOf(path)) {
      if (seen.has(documentId)) continue;
      seen.add(documentId);
      loose.push(...(await application.request('bundles.entries', { documentIds: [documentId] })));
    }
    if (isFolder) loose = null;
  }
  return tabs.filter(({ documents }) => documents.length > 0);
}

/** A, B … Z, AA. */
function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letter(Math.floor(index / 26) - 1)}${last}`;
}
