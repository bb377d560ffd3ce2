import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import type { FlowDocument } from '#contract/flow.ts';
import { detectFormat } from '#main/formats/detect-format.ts';
import { unpackRtf } from '#main/formats/message/compressed-rtf.ts';
import { readOutlookMessage } from '#main/formats/message/read-outlook-message.ts';
import { bodyBlocks, documentWords } from './all-text.ts';
import { compoundFile, type Storage } from './compound-file.ts';

const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const narrow = (bytes: string) => new Uint8Array(Buffer.from(bytes, 'hex'));
const fact = (flow: FlowDocument, name: string) =>
  flow.facts.filter((entry) => entry.name === name).map(({ value }) => value);

/** `__properties_version1.0`: entries of 16 bytes with a tag and a number, after a header. */
function properties(header: number, values: Readonly<Record<number, number>> = {}): Uint8Array {
  const list = Object.entries(values);
  const bytes = Buffer.alloc(header + 16 * list.length);
  for (const [index, [tag, value]] of list.entries()) {
    bytes.writeUInt32LE(Number(tag), header + 16 * index);
    bytes.writeUInt32LE(6, header + 16 * index + 4);
    bytes.writeUInt32LE(value, header + 16 * index + 8);
  }
  return new Uint8Array(bytes);
}

function message(streams: Storage, header = 32, values: Readonly<Record<number, number>> = {}): Storage {
  return { '__properties_version1.0': properties(header, values), ...streams };
}

function recipient(name: string, address: string, kind: number): Storage {
  return {
    '__properties_version1.0': properties(8, { 202702851: kind }),
    '__substg1.0_3001001F': wide(name),
    '__substg1.0_39FE001F': wide(address),
  };
}

const png = new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
const inner = message(
  { '__substg1.0_0037001F': wide('Inner 內文'), '__substg1.0_1000001F': wide('Earlier words') },
  24,
);
const whole = message({
  '__substg1.0_0037001F': wide('Demurrage 滯期費'),
  '__substg1.0_0C1A001F': wide('陳大文'),
  '__substg1.0_5D01001F': wide('chan@example.com'),
  '__substg1.0_007D001F': wide('Date: Mon, 6 May 2024 09:30:00 +0800\r\nMessage-ID: <1@x>\r\n'),
  '__substg1.0_1013001F': wide('<p>We <b>agree</b>. 同意。<img src="cid:logo"></p>'),
  '__substg1.0_1000001F': wide('plain'),
  '__recip_version1.0_#00000000': recipient('Mary', 'mary@example.com', 1),
  '__recip_version1.0_#00000001': recipient('Bob', 'bob@example.com', 2),
  '__attach_version1.0_#00000000': {
    '__properties_version1.0': properties(8, { 923074563: 1 }),
    '__substg1.0_3707001F': wide('annex 附件.txt'),
    '__substg1.0_3712001F': wide('unused'),
    '__substg1.0_37010102': new Uint8Array(Buffer.from('annex words')),
  },
  '__attach_version1.0_#00000001': {
    '__properties_version1.0': properties(8, { 923074563: 1 }),
    '__substg1.0_3707001F': wide('logo.png'),
    '__substg1.0_3712001F': wide('logo'),
    '__substg1.0_37010102': png,
  },
  '__attach_version1.0_#00000002': {
    '__properties_version1.0': properties(8, { 923074563: 5 }),
    '__substg1.0_3001001F': wide('Inner 內文'),
    '__substg1.0_3701000D': inner,
  },
});

const rtfHeader = (packed: Buffer, size: number, kind: number) => {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(packed.length + 12, 0);
  header.writeUInt32LE(size, 4);
  header.writeUInt32LE(kind, 8);
  return new Uint8Array(Buffer.concat([header, packed]));
};

describe('Outlook messages', () => {
  it('reads a message that lies in a larger buffer', async () => {
    const bytes = compoundFile(whole);
    const pool = Buffer.alloc(bytes.length + 700, 0x41);
    pool.set(bytes, 300);
    const flow = await readOutlookMessage(pool.subarray(300, 300 + bytes.length));
    expect(documentWords(flow)).toContain('同意');
  });

  it('reads people, date, body, files and messages inside, of a message in Unicode', async () => {
    const bytes = compoundFile(whole);
    expect(detectFormat(bytes, 'x')).toBe('application/vnd.ms-outlook');
    const flow = await readOutlookMessage(bytes);
    expect(fact(flow, 'from')).toEqual(['陳大文 <chan@example.com>']);
    expect(fact(flow, 'to')).toEqual(['Mary <mary@example.com>']);
    expect(fact(flow, 'cc')).toEqual(['Bob <bob@example.com>']);
    expect(fact(flow, 'date')).toEqual(['Mon, 6 May 2024 09:30:00 +0800']);
    expect(fact(flow, 'subject')).toEqual(['Demurrage 滯期費']);
    expect(documentWords(flow)).toContain('We agree. 同意。');
    expect(flow.warnings).toEqual([]);
    // A file with a content id that the body does not show is a file all the same.
    expect(flow.attachments.map(({ name, inline }) => [name, inline === true])).toEqual([
      ['annex 附件.txt', false],
      ['logo.png', true],
      ['Inner 內文.msg', false],
    ]);
    const nested = await readOutlookMessage(flow.attachments[2]?.bytes ?? new Uint8Array(0));
    expect(fact(nested, 'subject')).toEqual(['Inner 內文']);
    expect(documentWords(nested)).toContain('Earlier words');
  });

  it.each([
    ['states Big5', { 1073545219: 950 }, 'a5f2b5f4', '仲裁', 0],
    ['states GB18030', { 1071513603: 54936 }, 'd6d9b2c3', '仲裁', 0],
    [
      'states nothing',
      {},
      'b44eb651a4bda571a8d3a8e7a141a5bba4bda571a650b74ea9f3a4ada4eba451a4e9ab65a549b4daa143',
      '本公司同意',
      1,
    ],
  ])('decodes strings of a code page where the message %s', async (_, values, hex, words, warnings) => {
    const flow = await readOutlookMessage(compoundFile(message({ '__substg1.0_1000001E': narrow(hex) }, 32, values)));
    expect(documentWords(flow)).toContain(words);
    expect(flow.warnings).toHaveLength(warnings);
  });

  it('reads a body that is only there as packed RTF', async () => {
    // MS-OXRTFCP §3.1.1: "{\rtf1\ansi\ansicpg1252\pard hello world}".
    const sample = narrow(
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    );
    expect(Buffer.from(unpackRtf(sample, 1_000)).toString('latin1')).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    );
    const flow = await readOutlookMessage(compoundFile(message({ '__substg1.0_10090102': sample })));
    expect(documentWords(flow)).toContain('hello world');
    expect(bodyBlocks(flow).length).toBeGreaterThan(0);
  });

  it('bounds packed RTF whatever its header claims', () => {
    const lies = rtfHeader(Buffer.from([0xff, 0x00, 0x0f]), 0x7fffffff, 0x75465a4c);
    expect(() => unpackRtf(lies, 1_000)).toThrow(SampanError);
    const long = rtfHeader(Buffer.from([0x00, 0x41, 0x42]), 900, 0x75465a4c);
    long[3] = 0x7f;
    expect(Buffer.from(unpackRtf(long, 1_000)).toString()).toBe('AB');
    expect(() => unpackRtf(new Uint8Array(4), 1_000)).toThrow(SampanError);
  });

  it('says that an encrypted message was not read', async () => {
    const flow = await readOutlookMessage(compoundFile(message({ '__substg1.0_001A001F': wide('IPM.Note.SMIME') })));
    expect(flow.warnings.join()).toMatch(/S\/MIME.*not read/);
  });

  it('refuses a directory, a chain or a size that would be followed without end', async () => {
    const good = compoundFile(whole);
    const directory = (new DataView(good.buffer).getUint32(48, true) + 1) * 512;
    const smallTable = (new DataView(good.buffer).getUint32(60, true) + 1) * 512;
    const changes: readonly (readonly [number, number])[] = [
      [directory + 128 + 72, 1], // An entry that is its own neighbour.
      [directory + 128 + 76, 0], // An entry that holds the root.
      [smallTable, 0], // A chain that is a circle.
      [directory + 3 * 128 + 120, 0x7fffffff], // A stream larger than the file.
      [72, 0x7fffffff], // More tables than the file has sectors.
    ];
    for (const [at, value] of changes) {
      const bytes = good.slice();
      new DataView(bytes.buffer).setUint32(at, value, true);
      await expect(readOutlookMessage(bytes)).rejects.toMatchObject({ code: 'damaged-file' });
    }
  });

  it('gives a document or an error of ours for changed bytes', { timeout: 120_000 }, async () => {
    const bytes = compoundFile(whole);
    const edit = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('set', 'cut'));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 10 }), async (edits) => {
        let changed = Buffer.from(bytes);
        for (const [place, value, kind] of edits) {
          const at = place % changed.length;
          if (kind === 'set') changed[at] = value;
          else changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + (value % 40))]);
        }
        const outcome = await readOutlookMessage(new Uint8Array(changed)).catch((error: unknown) => error);
        expect(
          outcome instanceof SampanError || (typeof outcome === 'object' && outcome !== null && 'sections' in outcome),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
