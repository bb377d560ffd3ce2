import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import ExcelJS from 'exceljs';

/** The files that reach a desk besides PDF, made here; each name says what it is. */
export const mixedNames = {
  word: 'draft-clause.docx',
  table: 'payments.xlsx',
  mail: 'notice.eml',
  attachment: 'schedule.txt',
  chat: 'WhatsApp Chat with Lion Shipping.txt',
} as const;

/** Writes every file of `mixedNames` but the attachment, which is inside the mail; returns their paths. */
export async function writeMixedFiles(folder: string): Promise<readonly string[]> {
  const write = (name: string, bytes: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  return [
    write(mixedNames.word, await Packer.toBuffer(trackedDraft())),
    write(mixedNames.table, new Uint8Array(await paymentTable())),
    write(mixedNames.mail, mailWithAttachment()),
    write(mixedNames.chat, chatExport),
  ];
}

const change = { id: 1, author: 'Chan Siu Ming', date: '2025-02-03T09:00:00Z' };

function trackedDraft(): Document {
  return new Document({
    comments: {
      children: [
        {
          id: 0,
          author: 'Wong Mei',
          date: new Date('2025-02-04T09:00:00Z'),
          children: [new Paragraph('Is Hong Kong agreed?')],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph('Supply of cotton yarn'),
          new Paragraph({
            children: [
              new CommentRangeStart(0),
              new TextRun('The seat of arbitration shall be '),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
              new DeletedTextRun({ ...change, text: 'Singapore' }),
              new InsertedTextRun({ ...change, id: 2, text: 'Hong Kong' }),
              new TextRun('. The language of the arbitration shall be English.'),
            ],
          }),
        ],
      },
    ],
  });
}

async function paymentTable(): Promise<ArrayBuffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Payments');
  sheet.addRow(['Date', 'Payee', 'Amount']);
  sheet.addRow([new Date(Date.UTC(2025, 1, 3)), 'Lion Shipping Limited', 1_000_000]);
  sheet.addRow([new Date(Date.UTC(2025, 2, 3)), '獅子航運有限公司', 250_000]);
  return workbook.xlsx.writeBuffer();
}

function mailWithAttachment(): string {
  return [
    'From: Wong Mei <mei@harbour.example>',
    'To: Lion Shipping <desk@lion.example>',
    'Date: Mon, 3 Feb 2025 09:00:00 +0800',
    'Subject: Notice of arbitration',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'We refer the dispute about the cotton yarn to arbitration.',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Disposition: attachment; filename="${mixedNames.attachment}"`,
    '',
    'Schedule 1: the demurrage claimed is HK$1,000,000.',
    '--part--',
    '',
  ].join('\r\n');
}

const chatExport = [
  '[03/02/2025, 10:15:32] Chan Siu Ming: 批貨幾時到？',
  '[03/02/2025, 10:16:02] Lion Shipping: The vessel arrives on 5 March 2025.',
  '[03/02/2025, 10:17:45] Chan Siu Ming: 遲咗要賠滯期費㗎。',
  '',
].join('\n');
