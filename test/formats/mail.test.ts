import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import type { FlowDocument } from '#contract/flow.ts';
import { readMail } from '#main/formats/mail/read-mail.ts';
import { readMbox } from '#main/formats/mbox/read-mbox.ts';
import { bodyParagraphs, documentWords, textOfParagraph } from './all-text.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const fact = (flow: FlowDocument, name: string) =>
  flow.facts.filter((entry) => entry.name === name).map(({ value }) => value);
const depths = (flow: FlowDocument) =>
  bodyParagraphs(flow)
    .map((paragraph) => [textOfParagraph(paragraph), paragraph.quoteDepth ?? 0] as const)
    .filter(([text]) => text !== '');
const plain = (body: readonly string[]) =>
  readMail(bytesOf(['From: a@b.c', 'Subject: x', 'Content-Type: text/plain; charset=utf-8', '', ...body].join('\r\n')));

/** A mail of parts; each part is its header lines, an empty line, its content. */
function multipart(parts: readonly (readonly string[])[], kind = 'mixed'): Uint8Array {
  const lines = ['From: a@b.c', 'MIME-Version: 1.0', `Content-Type: multipart/${kind}; boundary=x`, ''];
  for (const part of parts) lines.push('--x', ...part);
  return bytesOf([...lines, '--x--', ''].join('\r\n'));
}

const png = 'iVBORw0KGgoAAAANSUhEUg==';

describe('earlier messages in a mail', () => {
  it.each([
    ['English', 'On Fri, 3 May 2024 at 10:00, Bob Wong <b@e.com> wrote:', 'Bob Wong <b@e.com>', /3 May 2024 at 10:00/],
    ['Traditional', '陳大文 <c@e.com> 於 2024年5月3日 週五 上午10:00寫道：', '陳大文 <c@e.com>', /2024年5月3日/],
    ['Simplified', '在 2024-05-03 10:00:00，"张三" <z@e.com> 写道：', '"张三" <z@e.com>', /2024-05-03 10:00/],
    ['NetEase', 'At 2024-05-03 10:00:00, "Li" <li@163.com> wrote:', '"Li" <li@163.com>', /2024-05-03 10:00:00/],
  ])('are told by a line in %s; what is typed below the quote is not taken into it', async (_, line, from, date) => {
    const flow = await plain(['Agreed.', '', line, '> Please confirm.', '>> Older.', '', 'My answer below.']);
    expect(depths(flow)).toEqual([
      ['Agreed.', 0],
      [line, 0],
      ['Please confirm.', 1],
      ['Older.', 2],
      ['My answer below.', 0],
    ]);
    expect(fact(flow, 'earlier-from')).toEqual([from]);
    expect(fact(flow, 'earlier-date')[0]).toMatch(date);
  });

  it('are told by such a line broken in two, and by words that are not marked as quoted', async () => {
    const flow = await plain([
      'Yes.',
      'On Fri, 3 May 2024 at 10:00, Bob Wong',
      '<b@e.com> wrote:',
      '',
      'Please confirm.',
    ]);
    expect(fact(flow, 'earlier-from')).toEqual(['Bob Wong <b@e.com>']);
    expect(depths(flow).at(-1)).toEqual(['Please confirm.', 1]);
  });

  it.each([
    ['From: Bob <b@e.com>', 'Sent: Friday, 3 May 2024 10:00', 'Friday, 3 May 2024 10:00'],
    ['發件人：Bob <b@e.com>', '發送時間：2024年5月3日 10:00', '2024年5月3日 10:00'],
    ['发件人: Bob <b@e.com>', '发送时间: 2024年5月3日 10:00', '2024年5月3日 10:00'],
    ['寄件者: Bob <b@e.com>', '寄件日期: 2024年5月3日 10:00', '2024年5月3日 10:00'],
  ])('are told by a block that begins with %s', async (from, sent, date) => {
    const flow = await plain([
      'Yes.',
      '',
      '-----Original Message-----',
      from,
      sent,
      'Subject: x',
      '',
      'Please confirm.',
    ]);
    expect(fact(flow, 'earlier-from')).toEqual(['Bob <b@e.com>']);
    expect(fact(flow, 'earlier-date')).toEqual([date]);
    expect(depths(flow).filter(([, depth]) => depth === 0)).toHaveLength(2);
    expect(depths(flow).at(-1)).toEqual(['Please confirm.', 1]);
  });

  it('go one deeper with each message, and a sentence that begins with From is none', async () => {
    const head = (name: string) => [`From: ${name} <${name}@e.com>`, 'Sent: 3 May 2024 10:00', '', 'Words.', ''];
    const flow = await plain(['From: what I hear we agree.', '', ...head('bob'), ...head('amy')]);
    expect(fact(flow, 'earlier-from')).toHaveLength(2);
    expect(depths(flow)[0]?.[1]).toBe(0);
    expect(depths(flow).at(-1)).toEqual(['Words.', 2]);
  });
});

describe('parts of a mail', () => {
  it('shows a meeting as words, wherever its lines are folded', async () => {
    const calendar = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'SUMMARY:Hearing 聆',
      ' 訊',
      'DTSTART;TZID=Asia/Hong_Kong:20240610T093000',
      'DTEND:20240610T043000Z',
      'LOCATION:HKIAC\\, 38/F',
      'ORGANIZER;CN="Chan, Tai Man":mailto:chan@e.com',
      'BEGIN:VALARM',
      'DESCRIPTION:Reminder',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    const flow = await readMail(multipart([['Content-Type: text/calendar; method=REQUEST', '', ...calendar]]));
    const words = documentWords(flow);
    for (const part of ['Hearing 聆訊', '2024-06-10 09:30 Asia/Hong_Kong', '2024-06-10 04:30 UTC', 'HKIAC, 38/F'])
      expect(words).toContain(part);
    expect(words).toContain('Chan, Tai Man <chan@e.com>');
    expect(words).not.toContain('Reminder');
  });

  it('reads a meeting whose lines are made to be slow', async () => {
    const lines = [
      'BEGIN:VEVENT',
      `SUMMARY${';a'.repeat(5_000)}`,
      `DTSTART${';'.repeat(5_000)}"`,
      'SUMMARY:x',
      'END:VEVENT',
    ];
    const flow = await readMail(multipart([['Content-Type: text/calendar', '', ...lines]]));
    expect(documentWords(flow)).toContain('Meeting\nx');
  });

  it('reads names after RFC 2231 and RFC 2047, and keeps a mail inside a mail', async () => {
    const flow = await readMail(
      multipart([
        [
          'Content-Type: application/pdf',
          "Content-Disposition: attachment; filename*0*=UTF-8''%E4%BB%B2; filename*1*=%E8%A3%81.pdf",
          '',
          'x',
        ],
        [
          'Content-Type: application/pdf; name="=?gb18030?B?1tmyww==?=.pdf"',
          'Content-Disposition: attachment',
          '',
          'x',
        ],
        ['Content-Type: message/rfc822', '', 'From: inner@e.com', 'Subject: Inner', '', 'Inner words', ''],
      ]),
    );
    expect(flow.attachments.map(({ name, mediaType }) => [name, mediaType]).slice(0, 2)).toEqual([
      ['仲裁.pdf', 'text/plain'],
      ['仲裁.pdf', 'text/plain'],
    ]);
    expect(flow.attachments[2]?.mediaType).toBe('message/rfc822');
    expect(documentWords(await readMail(flow.attachments[2]?.bytes ?? new Uint8Array(0)))).toContain('Inner words');
  });

  it('takes pictures that the body shows as part of it, and no other file', async () => {
    const picture = (id: string) => [
      'Content-Type: image/png',
      `Content-ID: <${id}>`,
      'Content-Disposition: inline',
      'Content-Transfer-Encoding: base64',
      '',
      png,
    ];
    const flow = await readMail(
      multipart(
        [
          ['Content-Type: text/html; charset=utf-8', '', '<p>See <img src="cid:one@x" alt="seal"></p>'],
          picture('one@x'),
          picture('two@x'),
          [
            'Content-Type: application/pdf',
            'Content-ID: <three@x>',
            'Content-Disposition: inline; filename=a.pdf',
            '',
            '%PDF-1.4',
          ],
        ],
        'related',
      ),
    );
    expect(flow.attachments.map(({ inline }) => inline === true)).toEqual([true, false, false]);
    expect(flow.sections[0]?.blocks.some(({ kind }) => kind === 'picture')).toBe(true);
  });

  it.each([
    ['big5', 'b44eb651a4bda571a8d3a8e7a141a5bba4bda571a650b74ea9f3a4ada4eba451a4e9ab65a549b4daa143', '本公司同意'],
    ['gb18030', 'becdb9f3b9abcbbec0b4baafa3acb1beb9abcbbecdacd2e2d3dacee5d4c2caaec8d5c7b0b8b6bfeea1a3', '本公司同意'],
  ])('decodes a body in %s, stated or not', async (charset, hex, words) => {
    const raw = Buffer.from(hex, 'hex');
    const head = (type: string) => Buffer.from(`From: a@b.c\r\nMIME-Version: 1.0\r\n${type}\r\n`);
    const stated = Buffer.concat([head(`Content-Type: text/plain; charset=${charset}\r\n`), raw]);
    const silent = Buffer.concat([head(''), raw]);
    const subject = Buffer.concat([Buffer.from('Subject: '), raw, Buffer.from('\r\nFrom: a@b.c\r\n\r\nx')]);
    expect(documentWords(await readMail(new Uint8Array(stated)))).toContain(words);
    const guessed = await readMail(new Uint8Array(silent));
    expect(documentWords(guessed)).toContain(words);
    expect(guessed.warnings.join()).toContain(charset);
    expect(fact(await readMail(new Uint8Array(subject)), 'subject')[0]).toContain(words);
  });

  it('says what is signed or encrypted and was not checked or read', async () => {
    const warnings = async (type: string) =>
      (await readMail(multipart([[`Content-Type: ${type}`, '', 'x']]))).warnings.join();
    expect(await warnings('application/pkcs7-signature; name=smime.p7s')).toMatch(/signature.*not checked/);
    expect(await warnings('application/pgp-signature')).toMatch(/signature.*not checked/);
    expect(await warnings('application/pkcs7-mime; name=smime.p7m')).toMatch(/not read/);
    expect(await warnings('application/pgp-encrypted')).toMatch(/not read/);
    const inText = await plain(['-----BEGIN PGP MESSAGE-----', 'x']);
    expect(inText.warnings.join()).toMatch(/PGP.*not read/);
  });
});

describe('a mailbox of changed bytes', () => {
  it('gives a document or an error of ours', async () => {
    const one = (name: string) =>
      `From ${name} Mon May  6 09:30:00 2024\nFrom: ${name}\nSubject: 仲裁\n\n>From here\n\n`;
    const bytes = bytesOf(one('a@b.c') + one('d@e.f'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 10 }),
        async (edits) => {
          const changed = bytes.slice();
          for (const [at, value] of edits) changed[at % changed.length] = value;
          const outcome = await readMbox(changed).catch((error: unknown) => error);
          if (outcome instanceof SampanError) return;
          const flow = outcome as FlowDocument;
          expect(flow.attachments.length).toBeLessThanOrEqual(2);
          for (const { bytes: message } of flow.attachments)
            await readMail(message).catch((error: unknown) => expect(error).toBeInstanceOf(SampanError));
        },
      ),
      { numRuns: 100 },
    );
  });
});
