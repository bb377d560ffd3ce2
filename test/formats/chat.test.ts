import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '#contract/flow.ts';
import { extract } from '#main/clauses/extract.ts';
import { chatLine } from '#main/clauses/matching/reading.ts';
import { bodyText } from '#main/documents/body-text.ts';
import { chatMessages } from '#main/formats/chat/chat-messages.ts';
import { readChat } from '#main/formats/chat/read-chat.ts';
import { typeset } from '#main/rendition/typeset.ts';
import { options } from '#test/clauses/resources.ts';

const fontsFolder = fileURLToPath(new URL('../../node_modules/@expo-google-fonts', import.meta.url));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const fact = (flow: FlowDocument, name: string) =>
  flow.facts.filter((entry) => entry.name === name).map(({ value }) => value);
const messages = (text: string) =>
  chatMessages(text)?.messages.map(({ time, speaker, text: words }) => [time, speaker, words]);

describe('exported chats', () => {
  it.each([
    [
      'iOS, 12 hours',
      '[6/5/2024, 9:30:01\u202fAM] Amy: One\n[6/5/2024, 2:31:00\u202fPM] Bob: Two',
      '6/5/2024, 9:30:01\u202fAM',
    ],
    ['iOS, 24 hours', '[06.05.24, 09:30:01] Amy: One\n[06.05.24, 14:31:00] Bob: Two', '06.05.24, 09:30:01'],
    ['iOS, Chinese', '[2024/5/6 上午9:30:01] Amy: One\n[2024/5/6 下午2:31:00] Bob: Two', '2024/5/6 上午9:30:01'],
    [
      'iOS with marks of direction',
      '\u200e[6/5/2024, 09:30:01] Amy: \u200eOne\n\u200e[6/5/2024, 14:31:00] \u200eBob: Two',
      '6/5/2024, 09:30:01',
    ],
    ['Android, 12 hours', '06/05/2024, 9:30 am - Amy: One\n06/05/2024, 2:31 pm - Bob: Two', '06/05/2024, 9:30 am'],
    ['Android, Chinese', '2024/5/6 上午9:30 - Amy: One\n2024/5/6 下午2:31 - Bob: Two', '2024/5/6 上午9:30'],
    ['Android, Simplified', '2024年5月6日 09:30 - Amy: One\n2024年5月6日 14:31 - Bob: Two', '2024年5月6日 09:30'],
  ])('WhatsApp on %s', (_, text, time) => {
    expect(chatMessages(text)?.platform).toBe('WhatsApp');
    expect(messages(text)?.[0]).toEqual([time, 'Amy', 'One']);
    expect(messages(text)?.[1]?.slice(1)).toEqual(['Bob', 'Two']);
  });

  it('keeps lines of a message together, tells what the program says, and counts left-out media', async () => {
    const text = [
      '06/05/2024, 09:29 - Messages and calls are end-to-end encrypted. No one can read them: tap to learn more.',
      '06/05/2024, 09:29 - Amy created group “Deal: HK”',
      '06/05/2024, 09:30 - Amy: One: a',
      'second line',
      '',
      'third line',
      '06/05/2024, 09:31 - Bob: <Media omitted>',
      '06/05/2024, 09:32 - Bob: IMG-1.jpg (file attached)',
    ].join('\n');
    expect(messages(text)?.map(([, speaker]) => speaker)).toEqual([null, null, 'Amy', 'Bob', 'Bob']);
    expect(messages(text)?.[2]?.[2]).toBe('One: a\nsecond line\n\nthird line');
    const flow = await readChat(bytesOf(text));
    expect(flow.warnings).toEqual([expect.stringMatching(/^1 message\(s\).*left out/)]);
    expect(fact(flow, 'participant')).toEqual(['Amy', 'Bob']);
  });

  it.each([
    ['WeChat', '张三 2024-05-06 09:30:00\nOne\n\n李四 2024-05-06 09:31\nTwo\n'],
    ['WeChat', '张三  2024年5月6日 上午9:30\nOne\n\n李四  2024年5月6日 下午2:31\nTwo\n'],
    ['WeChat', '2024-05-06 09:30:00 张三\nOne\n\n2024-05-06 09:31:00 李四\nTwo\n'],
    [
      'LINE',
      '[LINE] 與群組的聊天記錄\n儲存日期：2024/05/07 10:00\n\n2024/05/06（一）\n上午09:30\t张三\tOne\n下午02:31\t李四\tTwo\n',
    ],
    ['Telegram', '张三, [06.05.2024 09:30]\nOne\n\n李四, [06.05.2024 09:31]\nTwo\n'],
  ])('%s', async (platform, text) => {
    const flow = await readChat(bytesOf(text));
    expect(fact(flow, 'platform')).toEqual([platform]);
    expect(fact(flow, 'participant')).toEqual(['张三', '李四']);
    expect(fact(flow, 'first-message')[0]).toMatch(/2024.*0?9:30/);
    expect(
      messages(text)
        ?.filter(([time]) => time !== '')
        .map(([, , words]) => words),
    ).toEqual(['One', 'Two']);
  });

  it('takes no letter, contract or table of times for a chat', () => {
    for (const text of [
      'Dear Sir,\n\nWe refer to: your letter.\n',
      '1. Definitions: x\n2. Term: y\n3/5/2024 signed: z\n',
      'Meeting 2024-05-06 at 10:00\nPlace: HKIAC\n',
    ])
      expect(chatMessages(text)).toBeNull();
  });

  it('is typeset so that each message begins a line that the rules know', async () => {
    const text = `[6/5/2024, 上午9:30:01] 陳大文: ${'我同意付款 HK$1,000,000。'.repeat(8)}\n[6/5/2024, 下午2:31:00] Bob: agreed\nand more\n06/05/2024\n[7/5/2024, 09:00:00] Amy: ok\n`;
    const { pages } = await typeset(await readChat(bytesOf(text)), { fontsFolder });
    const found = [...(pages[0]?.text ?? '').matchAll(chatLine)].map(([head]) => head);
    expect(found).toEqual([
      '[6/5/2024, 上午9:30:01] 陳大文:',
      '[6/5/2024, 下午2:31:00] Bob:',
      '[7/5/2024, 09:00:00] Amy:',
    ]);
  });

  it.each([
    [
      'WhatsApp',
      '[6/5/2024, 上午9:30:01] 陳大文: 我同意付款 HK$1,000,000，請於下星期五前收款，收到之後即日放船，唔會再拖延，提單正本亦會一併寄出，請查收。\n第二行\n[6/5/2024, 下午2:31:00] Bob: hello\n[6/5/2024, 下午2:32:00] Bob: We will pay USD 128,000 by Friday.\n',
    ],
    [
      'WhatsApp',
      '06/05/2024, 09:30 - 陳大文: 我同意付款 HK$1,000,000\n06/05/2024, 09:31 - Bob: hello\n06/05/2024, 09:32 - Bob: We will pay USD 128,000.\n',
    ],
    [
      'WeChat',
      '陳大文 2024-05-06 09:30:00\n我同意付款 HK$1,000,000\n\nBob 2024-05-06 09:31:00\nhello\n\nBob 2024-05-06 09:32:00\nWe will pay USD 128,000\n',
    ],
  ])('of %s, once typeset, gives the statements that carry a sum', async (_, text) => {
    const { pages } = await typeset(await readChat(bytesOf(text)), { fontsFolder });
    const found = extract(bodyText(pages).text, options).findings.filter(({ kind }) => kind === 'fact.chat_statement');
    expect(found.map(({ fields }) => fields.sender)).toEqual(['陳大文', 'Bob']);
  });
});
