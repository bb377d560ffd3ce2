/** The files written for one document. */
export interface ReportFileNames {
  readonly analysisJson: string;
  readonly annotatedPdf: string;
  readonly reportDocx: string;
  readonly reportHtml: string;
  readonly reportPdf: string;
}

/** The files of the report over all documents of an export. */
export interface MatterFileNames {
  readonly docx: string;
  readonly html: string;
  readonly pdf: string;
  readonly json: string;
}

/** `matter.report.docx` and its companions; another name where a document is called so. */
export function matterFileNames(documents: readonly ReportFileNames[]): MatterFileNames {
  const taken = new Set(documents.map(({ reportPdf }) => reportPdf.toLowerCase()));
  const base =
    ['matter', 'whole-matter', 'sampan-matter'].find((name) => !taken.has(`${name}.report.pdf`)) ?? '_matter';
  return {
    docx: `${base}.report.docx`,
    html: `${base}.report.html`,
    pdf: `${base}.report.pdf`,
    json: `${base}.report.json`,
  };
}

/** The one workbook for all documents of an export. */
export const workbookFileName = 'clauses.xlsx';

const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
const longestBytes = 180;

/** Cut so that the longest ending still fits a file system's 255 bytes; a character is never split. */
function shortened(name: string): string {
  const encoder = new TextEncoder();
  let result = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name)) {
    bytes += encoder.encode(segment).length;
    if (bytes > longestBytes) break;
    result += segment;
  }
  return result;
}

/**
 * A document's name without its folder and extension, such that Windows, macOS
 * and Linux all take it as the beginning of a file's name.
 */
export function safeBaseName(name: string): string {
  const file = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = file.replace(/\.[\p{L}\p{N}]{1,8}$/u, '');
  const clean = stem
    // Control and format characters (a right-to-left override turns "fdp.exe" around) and what Windows refuses.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\s+/, '');
  const short = shortened(clean).replace(/[. ]+$/, '');
  if (short === '') return 'document';
  return reserved.test(short.split('.')[0]?.trim() ?? '') ? `_${short}` : short;
}

/**
 * Output names for documents, in their order: `NAME.analysis.json` and its
 * companions. Documents of the same name get `NAME-2`, `NAME-3`; names that
 * differ only in case count as the same, as they do on Windows and macOS.
 */
export function reportFileNames(names: readonly string[]): readonly ReportFileNames[] {
  const key = (name: string): string => name.normalize('NFKC').toLowerCase();
  const bases = names.map(safeBaseName);
  // A name of its own goes before a made one: "a-2.pdf" keeps its name beside two files called "a.pdf".
  const taken = new Set(bases.map(key));
  const used = new Set<string>();
  return bases.map((base) => {
    let chosen = base;
    for (let count = 2; used.has(key(chosen)) || (chosen !== base && taken.has(key(chosen))); count += 1) {
      chosen = `${base}-${count}`;
    }
    used.add(key(chosen));
    return {
      analysisJson: `${chosen}.analysis.json`,
      annotatedPdf: `${chosen}.annotated.pdf`,
      reportDocx: `${chosen}.report.docx`,
      reportHtml: `${chosen}.report.html`,
      reportPdf: `${chosen}.report.pdf`,
    };
  });
}
