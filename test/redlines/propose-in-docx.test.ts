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
import { describe, expect, test } from 'vitest';
import type { FlowSpan } from '#contract/flow.ts';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import { paragraphsOf } from '#main/formats/flow-text.ts';
import type { Proposal } from '#main/redlines/proposal.ts';
import { proposeInDocx } from '#main/redlines/propose-in-docx.ts';
import { packedFiles, unpackedFile } from '#main/reports/zip-archive.ts';

const stamp = { author: 'Sampan', date: '2026-03-31T09:00:00Z' };
const earlier = { author: 'Chan', date: '2026-01-02T03:04:05Z' };

/** Words split over runs of several looks. */
function plainFile(): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun('Any dispute goes to '),
                new TextRun({ text: 'arbitration', bold: true }),
                new TextRun(' or the courts & no more.'),
              ],
            }),
            new Paragraph({
              children: [
                new TextRun('爭議應提交香港國際'),
                new TextRun({ text: '仲裁中心或', bold: true }),
                new TextRun('法院解決。'),
              ],
            }),
            new Paragraph('The end.'),
            new Paragraph('The end.'),
          ],
        },
      ],
    }),
  );
}

/** A file that was already worked on: an insertion, a deletion, a comment. */
function workedFile(): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      comments: {
        children: [
          {
            id: 0,
            author: 'Chan',
            date: new Date(earlier.date),
            children: [new Paragraph('Check the seat.')],
          },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun('The seat is '),
                new DeletedTextRun({ id: 7, ...earlier, text: 'London' }),
                new InsertedTextRun({ id: 8, ...earlier, text: 'Hong Kong or Singapore' }),
                new TextRun('.'),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
              ],
            }),
          ],
        },
      ],
    }),
  );
}

async function spansOf(bytes: Uint8Array): Promise<FlowSpan[][]> {
  const { sections } = await readDocx(bytes);
  return sections.flatMap(({ blocks }) => paragraphsOf(blocks).map(({ spans }) => [...spans]));
}

/** The words when `author`'s changes are accepted or rejected; other people's changes are left out of it. */
async function decided(bytes: Uint8Array, accepted: boolean): Promise<string[]> {
  const gone = accepted ? 'deleted' : 'inserted';
  const lines = (await spansOf(bytes)).map((spans) =>
    spans
      .filter(({ marks }) => !(marks ?? []).some(({ kind, author }) => author === 'Sampan' && kind === gone))
      .map(({ text }) => text)
      .join(''),
  );
  return lines.filter((line) => line !== '');
}

async function marksOf(bytes: Uint8Array, author: string): Promise<string[]> {
  const marks = (await spansOf(bytes))
    .flat()
    .flatMap(({ text, marks }) =>
      (marks ?? [])
        .filter((mark) => mark.author === author)
        .map(({ kind, note }) => `${kind}: ${kind === 'comment' ? note : text}`),
    );
  return [...new Set(marks)];
}

const replacing = (quote: string, words: string): Proposal => ({
  quote,
  change: 'replace',
  words,
  reason: 'One way only.\nCap. 609, s. 20',
});

describe('proposals in a Word document', () => {
  test('the old words when rejected, the new ones when accepted', async () => {
    const file = await plainFile();
    const { bytes, refused } = await proposeInDocx(
      file,
      [
        replacing('to arbitration or the courts', 'to <arbitration> only'),
        replacing('仲裁中心或法院', '仲裁中心以仲裁方式'),
      ],
      stamp,
    );
    expect(refused).toEqual([]);
    expect(await decided(bytes, false)).toEqual(await decided(file, false));
    expect(await decided(bytes, true)).toEqual([
      'Any dispute goes to <arbitration> only & no more.',
      '爭議應提交香港國際仲裁中心以仲裁方式解決。',
      'The end.',
      'The end.',
    ]);
    expect(await marksOf(bytes, 'Sampan')).toContain('comment: One way only.\nCap. 609, s. 20');
    const bold = (await spansOf(bytes))
      .flat()
      .filter((span) => span.bold && span.marks?.some(({ kind }) => kind === 'deleted'));
    expect(bold.map(({ text }) => text)).toEqual(['arbitration', '仲裁中心或']);
  });

  test('a new paragraph stands behind the clause and goes when rejected', async () => {
    const file = await plainFile();
    const { bytes } = await proposeInDocx(
      file,
      [{ quote: '法院解決', change: 'insert-after', words: '仲裁地為香港。', reason: '沒有仲裁地' }],
      stamp,
    );
    expect((await decided(bytes, true))[2]).toBe('仲裁地為香港。');
    expect(await decided(bytes, false)).toEqual(await decided(file, false));
  });

  test('earlier changes and comments stay, also where an insertion is cut', async () => {
    const file = await workedFile();
    const before = await marksOf(file, 'Chan');
    expect(before).toEqual(expect.arrayContaining(['deleted: London', 'comment: Check the seat.']));
    const { bytes, refused } = await proposeInDocx(file, [replacing('Kong or', 'Kong SAR, not')], stamp);
    expect(refused).toEqual([]);
    const spans = (await spansOf(bytes)).flat();
    const by = (author: string, kind: string) =>
      spans
        .filter(({ marks }) => marks?.some((mark) => mark.author === author && mark.kind === kind))
        .map(({ text }) => text)
        .join('');
    expect(by('Chan', 'inserted')).toBe('Hong Kong or Singapore');
    expect(by('Chan', 'deleted')).toBe('London');
    expect(by('Sampan', 'deleted')).toBe('Kong or');
    expect(by('Sampan', 'inserted')).toBe('Kong SAR, not');
    expect(await marksOf(bytes, 'Chan')).toContain('comment: Check the seat.');
    const source = textOfMember(bytes, 'word/document.xml');
    const ids = [...source.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(textOfMember(bytes, 'word/comments.xml').match(/<w:comment /g)).toHaveLength(2);
  });

  test('everything that is not touched keeps its bytes', async () => {
    const file = await plainFile();
    const { bytes } = await proposeInDocx(file, [replacing('arbitration', 'mediation')], stamp);
    const now = new Map(packedFiles(bytes).map((member) => [member.name, member]));
    const touched = packedFiles(file).filter(
      ({ name, packed }) => !now.get(name)?.packed || Buffer.compare(packed, now.get(name)?.packed ?? packed) !== 0,
    );
    const allowed = ['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml'];
    expect(allowed).toEqual(expect.arrayContaining(touched.map(({ name }) => name)));
    const source = textOfMember(file, 'word/document.xml');
    const changed = textOfMember(bytes, 'word/document.xml');
    const run = source.lastIndexOf('<w:r>', source.indexOf('>arbitration<'));
    const after = source.slice(source.indexOf('</w:r>', run) + 6);
    expect(changed.startsWith(source.slice(0, run))).toBe(true);
    expect(changed.endsWith(after)).toBe(true);
  });

  test('several new paragraphs behind one stand in their order, and their words hide no later place', async () => {
    const file = await plainFile();
    const behind = (words: string): Proposal => ({ quote: '法院解決', change: 'insert-after', words, reason: words });
    const { bytes, refused } = await proposeInDocx(
      file,
      [
        behind('to arbitration or the courts'),
        replacing('to arbitration or the courts', 'to arbitration'),
        behind('B'),
      ],
      stamp,
    );
    expect(refused).toEqual([]);
    expect(await decided(bytes, true)).toEqual([
      'Any dispute goes to arbitration & no more.',
      '爭議應提交香港國際仲裁中心或法院解決。',
      'to arbitration or the courts',
      'B',
      'The end.',
      'The end.',
    ]);
    expect(await decided(bytes, false)).toEqual(await decided(file, false));
  });

  test('a new paragraph stands behind a quote over several paragraphs', async () => {
    const file = await plainFile();
    const quote = 'or the courts & no more. 爭議應提交香港國際仲裁中心或法院解決。';
    const { bytes } = await proposeInDocx(file, [{ quote, change: 'insert-after', words: 'New.', reason: 'r' }], stamp);
    expect((await decided(bytes, true))[2]).toBe('New.');
    const replaced = await proposeInDocx(file, [replacing(quote, 'x')], stamp);
    expect(replaced.refused).toEqual([{ index: 0, why: 'not-plain' }]);
  });

  test('where words cannot be struck out, a comment stands at the clause and nothing is changed', async () => {
    const file = await workedFile();
    const twice: Proposal = { ...replacing('o', 'O'), within: ['no such words', 'Hong Kong or Singapore'] };
    const { bytes, refused } = await proposeInDocx(file, [twice], stamp);
    expect(refused).toEqual([]);
    expect(await decided(bytes, true)).toEqual(await decided(file, true));
    expect(await marksOf(bytes, 'Sampan')).toEqual(['comment: One way only.\nCap. 609, s. 20\nO']);
    expect(await marksOf(bytes, 'Chan')).toEqual(await marksOf(file, 'Chan'));
  });

  test('words that stand there twice are struck out where the sentence around them says which', async () => {
    const file = await workedFile();
    const { bytes } = await proposeInDocx(file, [{ ...replacing('ong', 'ONG'), within: ['Kong or'] }], stamp);
    expect(await decided(bytes, true)).toEqual(['The seat is LondonHong KONG or Singapore.']);
  });

  test('words that are not there, or there twice, are refused and the file stays', async () => {
    const file = await plainFile();
    const { bytes, refused } = await proposeInDocx(
      file,
      [replacing('no such words', 'x'), replacing('The end.', 'x')],
      stamp,
    );
    expect(refused).toEqual([
      { index: 0, why: 'not-found' },
      { index: 1, why: 'ambiguous' },
    ]);
    expect(bytes).toBe(file);
  });

  test('a damaged file is told', async () => {
    await expect(proposeInDocx(Buffer.from('no document'), [replacing('a', 'b')], stamp)).rejects.toMatchObject({
      code: 'damaged-file',
    });
  });
});

function textOfMember(bytes: Uint8Array, name: string): string {
  const member = packedFiles(bytes).find((file) => file.name === name);
  return member ? unpackedFile(member).toString('utf8') : '';
}
