import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findInstallation } from '#main/cli/installation.ts';
import { bodyText } from '#main/documents/anchor.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { readPdf } from '#main/documents/read-pdf.ts';
import { pythonPeers } from '../peers.ts';

/** A program that gives the text of PDFs. */
export interface Reader {
  readonly name: string;
  /** The text of each file, empty where it cannot be read, and the CPU time it took. */
  readonly read: (
    paths: readonly string[],
  ) => Promise<{ readonly texts: readonly string[]; readonly cpuSeconds: number; readonly pages?: number }>;
}

export const ours: Reader = {
  name: 'Sampan',
  read: async (paths) => {
    const { pdfjsFolder } = findInstallation();
    const before = process.cpuUsage();
    const texts: string[] = [];
    let pages = 0;
    for (const path of paths) {
      const options = { documentId: 'd', sha256: '0', name: 'f.pdf', pdfjsFolder, limits: defaultReadLimits };
      const document = await readPdf(await readFile(path), options).catch(() => null);
      pages += document?.pages.length ?? 0;
      texts.push(document === null ? '' : textOf(document.pages));
    }
    const used = process.cpuUsage(before);
    return { texts, cpuSeconds: (used.user + used.system) / 1e6, pages };
  },
};

/** The body, then what is not part of it: nothing that was read counts as lost. */
function textOf(pages: Parameters<typeof bodyText>[0]): string {
  const others = pages.flatMap((page) =>
    page.lines.filter((line) => line.role !== 'body').map((line) => page.text.slice(line.start, line.end)),
  );
  const leftOut = pages.flatMap((page) =>
    (page.marks ?? [])
      .filter(({ kind }) => kind === 'hidden' || kind === 'struck-out')
      .map(({ start, end }) => page.text.slice(start, end)),
  );
  return [bodyText(pages).text, ...others, ...leftOut].join('\n');
}

const run = promisify(execFile);

export const pdftotext: Reader = {
  name: 'pdftotext',
  read: async (paths) => {
    const childTime = async (): Promise<number> => {
      const { stdout } = await run('sh', ['-c', 'cat /proc/$PPID/stat']);
      const fields = stdout.slice(stdout.lastIndexOf(')') + 2).split(' ');
      // cutime and cstime, in hundredths of a second.
      return (Number(fields[13]) + Number(fields[14])) / 100;
    };
    const start = await childTime();
    const texts: string[] = [];
    for (const path of paths) {
      const found = await run('pdftotext', ['-q', path, '-'], { maxBuffer: 2 ** 28, timeout: 60_000 }).catch(
        () => null,
      );
      texts.push(found?.stdout ?? '');
    }
    return { texts, cpuSeconds: (await childTime()) - start };
  },
};

let python: Promise<string> | undefined;

export const pdfminer: Reader = {
  name: 'pdfminer.six',
  read: async (paths) => {
    python ??= pythonPeers('pdfminer', ['pdfminer.six==20260107']);
    const program = await python;
    const script = fileURLToPath(new URL('peer-text.py', import.meta.url));
    return await new Promise((resolve, reject) => {
      const child = spawn(program, [script], { stdio: ['pipe', 'pipe', 'pipe'] });
      let out = '';
      let err = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        out += chunk;
      });
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        err += chunk;
      });
      child.on('error', reject);
      child.on('close', () => {
        const texts = out
          .trim()
          .split('\n')
          .map((line): string => String(JSON.parse(line || '""')));
        resolve({ texts, cpuSeconds: Number(err.trim().split('\n').at(-1)) });
      });
      child.stdin.end(`${paths.join('\n')}\n`);
    });
  },
};
