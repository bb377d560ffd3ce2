import type { OutputLanguage } from '#contract/document.ts';
import type { PrivilegeEntry, Redaction } from '#contract/redaction.ts';
import { addSheet } from './add-sheet.ts';
import { newWorkbook } from './new-workbook.ts';
import { redactionWords } from './redaction-words.ts';

/** A document of the log; `number` is its place in it. */
export interface LoggedDocument {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly redactions: readonly Redaction[];
  readonly privilege: PrivilegeEntry | null;
}

interface LoggedRedaction {
  readonly document: LoggedDocument;
  readonly redaction: Redaction;
}

/**
 * The log of what was taken out, and the privilege log, as a workbook of two sheets. It holds places, reasons and
 * notes, never what was taken out.
 */
export async function redactionLogXlsx(
  documents: readonly LoggedDocument[],
  language: OutputLanguage,
): Promise<Uint8Array> {
  const words = redactionWords(language);
  const workbook = await newWorkbook();
  addSheet<LoggedRedaction>(
    workbook,
    words.redactions,
    [
      { title: words.document, width: 44, value: ({ document }) => document.name },
      { title: words.page, width: 8, value: ({ redaction }) => redaction.page },
      { title: words.places, width: 10, value: ({ redaction }) => redaction.boxes.length },
      { title: words.reason, width: 26, value: ({ redaction }) => words.reasons[redaction.reason] },
      { title: words.note, width: 60, value: ({ redaction }) => redaction.note },
      { title: words.markedBy, width: 16, value: ({ redaction }) => words.by[redaction.by] },
      {
        title: words.markedAt,
        width: 18,
        format: 'yyyy-mm-dd hh:mm',
        value: ({ redaction }) => new Date(redaction.madeAtMs),
      },
    ],
    documents.flatMap((document) =>
      document.redactions
        .toSorted((one, other) => one.page - other.page || (other.boxes[0]?.[3] ?? 0) - (one.boxes[0]?.[3] ?? 0))
        .map((redaction) => ({ document, redaction })),
    ),
  );
  addSheet<LoggedDocument & { readonly privilege: PrivilegeEntry }>(
    workbook,
    words.privilegeLog,
    [
      { title: words.number, width: 8, value: ({ number }) => number },
      { title: words.date, width: 14, value: ({ privilege }) => privilege.date },
      { title: words.kind, width: 18, value: ({ privilege }) => privilege.kind },
      { title: words.author, width: 28, value: ({ privilege }) => privilege.author },
      { title: words.recipients, width: 34, value: ({ privilege }) => privilege.recipients },
      { title: words.basis, width: 26, value: ({ privilege }) => privilege.basis },
      { title: words.description, width: 60, value: ({ privilege }) => privilege.description },
      {
        title: words.treatment,
        width: 16,
        value: ({ privilege }) => (privilege.withheld ? words.withheld : words.redacted),
      },
      { title: words.document, width: 44, value: ({ name }) => name },
    ],
    documents.flatMap(({ privilege, ...rest }) => (privilege === null ? [] : [{ ...rest, privilege }])),
  );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
