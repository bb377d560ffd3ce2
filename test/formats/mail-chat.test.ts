import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import type { FlowDocument } from '#contract/flow.ts';
import { chatLine } from '#main/clauses/matching/reading.ts';
import { readArchive } from '#main/formats/archive/read-archive.ts';
import { isChatExport, readChat } from '#main/formats/chat/read-chat.ts';
import { readHtml } from '#main/formats/html/read-html.ts';
import { readMail } from '#main/formats/mail/read-mail.ts';
import { readMbox } from '#main/formats/mbox/read-mbox.ts';
import { readPlainText } from '#main/formats/text/read-plain-text.ts';
import { bodyLines, documentWords } from './all-text.ts';
import { zipOf } from './zip-of.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const fact = (flow: FlowDocument, name: string) =>
  flow.facts.filter((entry) => entry.name === name).map(({ value }) => value);

const mail = [
  'From: =?big5?B?s6+kag==?= <chan@example.com>',
  'To: b@example.com',
  'Date: Mon, 6 May 2024 09:30:00 +0800',
  'Subject: Demurrage',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'We agree.',
  '',
  'On Fri, 3 May 2024 at 10:00, Bob <b@example.com> wrote:',
  '> Please confirm.',
  '',
  '--x',
  'Content-Type: text/plain',
  'Content-Disposition: attachment; filename="../a.txt"',
  '',
  'annex',
  '--x--',
  '',
].join('\r\n');
const ios = '[6/5/2024, 上午9:30:01] 陳大文: 我同意付款 HK$1,000\n第二行\n[6/5/2024, 下午2:31:00] Bob: ok\n';
const android =
  '06/05/2024, 09:30 - Messages are end-to-end encrypted.\n06/05/2024, 09:31 - Amy: agreed\n06/05/2024, 09:32 - Bob: <Media omitted>\n';
const html =
  '<html><title>T</title><h1>Title</h1><p>A &amp; B<script>alert(1)</script></p><ol><li>one<li>two</ol><table><tr><td>1<td>2</table><img src="https://x/y.png">';

describe('mail, chat, text and archives', () => {
  it('reads a mail with its headers, its earlier message and its file', async () => {
    const flow = await readMail(bytesOf(mail));
    expect(fact(flow, 'from')[0]).toContain('chan@example.com');
    expect(fact(flow, 'date')).toEqual(['Mon, 6 May 2024 09:30:00 +0800']);
    expect(flow.attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([['a.txt', 'text/plain']]);
    expect(fact(flow, 'earlier-from')).toEqual(['Bob <b@example.com>']);
    const quoted = flow.sections[0]?.blocks.find(
      (block) => block.kind === 'paragraph' && block.spans[0]?.text === 'Please confirm.',
    );
    expect(quoted).toMatchObject({ quoteDepth: 1 });
  });

  it('splits a mailbox and undoes its escaping', async () => {
    const message = 'Subject: a\n\n>From here\n';
    const flow = await readMbox(
      bytesOf(`From a@b Mon May  6 09:30:00 2024\n${message}\nFrom c@d Mon May  6 09:31:00 2024\n${message}`),
    );
    expect(flow.attachments).toHaveLength(2);
    expect(Buffer.from(flow.attachments[0]?.bytes ?? []).toString()).toContain('\nFrom here');
  });

  it.each([
    ['iOS', ios, ['陳大文', 'Bob']],
    ['Android', android, ['Amy', 'Bob']],
  ])('reads a WhatsApp export of %s as messages that the rules know', async (_, text, speakers) => {
    expect(isChatExport(text)).toBe(true);
    const flow = await readChat(bytesOf(text));
    expect(fact(flow, 'platform')).toEqual(['WhatsApp']);
    expect(fact(flow, 'participant')).toEqual(speakers);
    expect([...bodyLines(flow).join('\n').matchAll(chatLine)].length).toBeGreaterThanOrEqual(2);
  });

  it('reads WeChat text, and takes a letter for no chat', async () => {
    expect(
      fact(await readChat(bytesOf('张三 2024-05-06 09:30:00\n同意\n\n李四 2024-05-06 09:31:00\n好\n')), 'participant'),
    ).toEqual(['张三', '李四']);
    expect(isChatExport('Dear Sir,\n\nWe refer to: your letter.\n')).toBe(false);
  });

  it('reads HTML without running or fetching anything, and text in any encoding', async () => {
    const flow = await readHtml(bytesOf(html));
    expect(documentWords(flow)).toContain('A & B');
    expect(documentWords(flow)).not.toContain('alert');
    expect(flow.warnings).toHaveLength(2);
    expect(documentWords(await readPlainText(new Uint8Array(Buffer.from('\ufeff仲裁', 'utf16le'))))).toContain('仲裁');
  });

  it('takes the members of an archive without their folders', async () => {
    const flow = await readArchive(zipOf({ 'bundle/甲.txt': 'x', 'b/c.txt': 'y' }));
    expect(flow.attachments.map(({ name }) => name)).toEqual(['甲.txt', 'c.txt']);
    expect(fact(flow, 'member')).toEqual(['bundle/甲.txt', 'b/c.txt']);
  });

  it.each([
    ['mail', readMail, bytesOf(mail)],
    ['HTML', readHtml, bytesOf(html)],
    ['chat', readPlainText, bytesOf(ios)],
    ['archive', readArchive, zipOf({ 'a.txt': 'x'.repeat(200) })],
  ] as const)('a changed %s gives a document or an error of ours', async (_, read, bytes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        async (edits) => {
          const changed = bytes.slice();
          for (const [at, value] of edits) changed[at % changed.length] = value;
          const outcome = await read(changed).catch((error: unknown) => error);
          expect(
            outcome instanceof SampanError ||
              (typeof outcome === 'object' && outcome !== null && 'sections' in outcome),
          ).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
