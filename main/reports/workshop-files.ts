import { Document, HeadingLevel, Packer, PageOrientation, Paragraph, TextRun } from 'docx';
import type { OutputLanguage } from '#contract/document.ts';
import { isCellClaim, sideBySide } from '#contract/side-by-side.ts';
import type { Claim } from '#contract/workshop.ts';
import { cellText } from './cell-text.ts';
import { type CalendarDeadline, deadlinesIcs } from './deadlines-ics.ts';
import { runLook } from './docx-fonts.ts';
import { kindName } from './kind-names.ts';
import { newWorkbook } from './new-workbook.ts';
import { fill, reportWords } from './report-words.ts';
import { fillSideBySideSheet, sideBySideDocx } from './workshop-table.ts';

/** What the files of a run are made of. */
export interface WorkshopFileInput {
  readonly title: string;
  readonly language: OutputLanguage;
  readonly claims: readonly Claim[];
  readonly notes: readonly string[];
  readonly nameOf: (documentId: string) => string;
  /** Column heads and the words for verdicts, in the file's language. */
  readonly words: Readonly<Record<string, string>>;
  readonly stampedAtMs: number;
}

function places({ citations }: Claim, { nameOf, language }: WorkshopFileInput): string {
  const { page: pageWords } = reportWords(language);
  const [comma, semicolon] = language === 'en' ? [', ', '; '] : ['，', '；'];
  const named = citations.map(({ documentId, page }) => `${nameOf(documentId)}${comma}${fill(pageWords, { page })}`);
  return [...new Set(named)].join(semicolon);
}

/** What a claim is, in the file's language: a clause's kind by the ontology, else the workshop's own word for it. */
function kindWords({ kind }: Claim, { language, words }: WorkshopFileInput): string {
  return kindName({ kind, label: words[`kind_${kind}`] ?? '' }, language);
}

const severityNames = ['high', 'medium', 'low', 'note'] as const;

function severityWords({ severity }: Claim, language: OutputLanguage): string {
  const known = severityNames.find((name) => name === severity);
  return known === undefined ? (severity ?? '') : reportWords(language).severities[known];
}

/** The claims with their places, for other programs. */
export function workshopJson({ title, language, claims, notes, nameOf }: WorkshopFileInput): string {
  const named = claims.map(({ shown: _shown, ...claim }) => ({
    ...claim,
    citations: claim.citations.map((citation) => ({ ...citation, documentName: nameOf(citation.documentId) })),
  }));
  return `${JSON.stringify({ schema: 'sampan.workshop-output/1', title, language, claims: named, notes }, null, 1)}\n`;
}

/** One sheet with a row for each claim. */
export async function workshopXlsx(input: WorkshopFileInput): Promise<Uint8Array> {
  const { title, claims, notes, words, language } = input;
  const workbook = await newWorkbook();
  const table = sideBySide(claims);
  if (table !== null)
    fillSideBySideSheet(
      workbook.addWorksheet(words.sideBySide ?? 'Side by side', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] }),
      table,
      input,
    );
  const sheet = workbook.addWorksheet(title.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const columns = [
    ['kind', 24],
    ['text', 60],
    ['day', 12],
    ['severity', 10],
    ['place', 40],
    ['quote', 60],
    ['verdict', 16],
    ['reason', 40],
  ] as const;
  sheet.columns = columns.map(([key, width]) => ({
    header: words[key] ?? key,
    width,
    style: { alignment: { vertical: 'top', wrapText: true } },
  }));
  for (const claim of claims) {
    const verdict = words[claim.verdict] ?? claim.verdict;
    sheet.addRow(
      [
        kindWords(claim, input),
        claim.text,
        claim.day ?? '',
        severityWords(claim, language),
        places(claim, input),
        claim.quote,
        verdict,
        claim.reason,
      ].map(cellText),
    );
  }
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(1, claims.length + 1), column: columns.length },
  };
  if (notes.length > 0) {
    const told = workbook.addWorksheet(words.notes ?? 'Notes');
    told.columns = [{ width: 100, style: { alignment: { vertical: 'top', wrapText: true } } }];
    for (const note of notes) told.addRow([cellText(note)]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A document with each claim as a numbered paragraph, its day before and its source behind it; a claim of kind `heading` is one. */
export async function workshopDocx(input: WorkshopFileInput): Promise<Uint8Array> {
  const { title, language, claims, notes, words } = input;
  const run = (text: string, look: { bold?: boolean; italics?: boolean; color?: string; size?: number } = {}) =>
    new TextRun({ text, ...look, ...runLook(language, language) });
  let number = 0;
  const table = sideBySide(claims);
  const firstCell = claims.find(isCellClaim);
  const children = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [run(title, { bold: true, ...(title.length > longTitle && { size: 32 }) })],
    }),
    ...notes.map((note) => new Paragraph({ children: [run(note, { italics: true })], spacing: { after: 120 } })),
    ...claims.flatMap((claim) => {
      // The whole table stands where its first cell does.
      if (claim === firstCell) return table === null ? [] : [sideBySideDocx(table, input), new Paragraph({})];
      if (isCellClaim(claim)) return [];
      if (claim.kind === 'heading')
        return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(claim.text, { bold: true })] });
      number += 1;
      const place = places(claim, input);
      // What weighs says why: another telling, a right that is lost.
      const why = claim.severity !== null && claim.verdict !== 'disagrees' ? claim.reason : '';
      const doubt = claim.verdict === 'disagrees' ? `  ${words.disagrees ?? claim.verdict}: ${claim.reason}` : '';
      return new Paragraph({
        children: [
          run(`${number}.  `),
          ...(claim.day === null || claim.text.includes(claim.day) ? [] : [run(`${claim.day}  `, { bold: true })]),
          run(claim.text),
          ...(place === '' ? [] : [run(`  [${place}]`, { color: '5A6472' })]),
          ...(why === '' ? [] : [run(`  ${why}`, { italics: true })]),
          ...(doubt === '' ? [] : [run(doubt, { bold: true, color: 'A4262C' })]),
        ],
        spacing: { after: 120 },
      });
    }),
  ];
  return new Uint8Array(
    await Packer.toBuffer(
      new Document({ title, sections: [{ properties: table === null ? {} : landscape, children }] }),
    ),
  );
}

/** An instruction is a title longer than those of templates. */
const longTitle = 60;

/** A4 on its side, for a table of many columns. */
const landscape = {
  page: {
    size: { width: 11_906, height: 16_838, orientation: PageOrientation.LANDSCAPE },
    margin: { top: 1_000, bottom: 1_000, left: 800, right: 800 },
  },
};

/** Characters of a calendar entry's title: what programs show on one line. */
const titleLength = 120;

/** The claims that have a day, as a calendar; null where none has. */
export function workshopIcs({ claims, nameOf, stampedAtMs }: WorkshopFileInput): string | null {
  const items = claims.flatMap((claim): CalendarDeadline[] => {
    const [first] = claim.citations;
    if (claim.day === null || !/^\d{4}-\d{2}-\d{2}$/.test(claim.day) || !first) return [];
    return [
      {
        documentId: first.documentId,
        documentName: nameOf(first.documentId),
        page: first.page,
        quote: claim.quote,
        start: first.start,
        title: claim.text.length > titleLength ? `${claim.text.slice(0, titleLength - 1)}…` : claim.text,
        day: claim.day,
        notes: claim.reason === '' ? [] : [claim.reason],
      },
    ];
  });
  return items.length === 0 ? null : deadlinesIcs(items, { stampedAtMs });
}
