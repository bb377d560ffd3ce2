import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

const terms = [
  'Payment. The Buyer shall pay each invoice in full within thirty days after the date on which it receives the invoice.',
  'Inspection. The Buyer shall inspect the goods within seven days after delivery and shall give notice of any defect in writing.',
  'Governing law. This Contract is governed by and construed in accordance with the laws of England and Wales.',
  'Confidentiality. Neither party shall disclose the contents of this Contract to any third person without written consent.',
];

/** The text of a contract with terms of its own and standard terms, line after line. */
export function standardContract(index: number): string[] {
  return [
    `SUPPLY CONTRACT No. ${1000 + index}`,
    `1. Goods. The Seller sells ${(index + 1) * 7} cases of item ${index} to the Buyer at USD ${(index + 1) * 1250} a case.`,
    ...terms.map((term, number) => `${number + 2}. ${term}`),
  ];
}

/** Writes contracts with the same standard terms as PDF files of one page; returns their paths. */
export async function writeStandardContracts(folder: string, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.TimesRoman);
    const page = document.addPage([595, 842]);
    let y = 780;
    for (const paragraph of standardContract(index)) {
      for (const line of wrapped(paragraph, 80)) {
        page.drawText(line, { x: 72, y, size: 11, font });
        y -= 15;
      }
      y -= 10;
    }
    const path = join(folder, `contract-${1000 + index}.pdf`);
    await writeFile(path, await document.save());
    paths.push(path);
  }
  return paths;
}

function wrapped(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
