import { describe, expect, it } from 'vitest';
import { readArchive } from '#main/formats/archive/read-archive.ts';
import { formatLimits } from '#main/formats/format-limits.ts';
import { openZipMembers } from '#main/formats/zip-members.ts';
import { zipOf } from './zip-of.ts';

/** The archive with the flags of all its members changed, and names put in place of their own bytes. */
function changed(archive: Uint8Array, flag: number, names: Readonly<Record<string, string>> = {}): Uint8Array {
  const bytes = Buffer.from(archive);
  for (const [sign, place] of [
    ['504b0304', 6],
    ['504b0102', 8],
  ] as const) {
    const start = Buffer.from(sign, 'hex');
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 4))
      bytes.writeUInt16LE(flag, at + place);
  }
  for (const [from, hex] of Object.entries(names)) {
    const to = Buffer.from(hex, 'hex');
    expect(to.length).toBe(from.length);
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at);
  }
  return new Uint8Array(bytes);
}

const names = (flow: { attachments: readonly { name: string }[] }) => flow.attachments.map(({ name }) => name);
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe('archives', () => {
  it.each([
    ['GB18030', 'd6d9b2c3d0add2e9cae9', '仲裁协议书.txt', 'gb18030'],
    ['Big5', 'a5f2b5f4a8f3c4b3aed1', '仲裁協議書.txt', 'big5'],
    ['UTF-8 without the flag', 'e4bbb2e8a3812d2d2d2d', '仲裁----.txt', 'utf-8'],
  ])('decodes names in %s and says that it guessed', async (_, hex, name, encoding) => {
    const flow = await readArchive(changed(zipOf({ 'XXXXXXXXXX.txt': 'a' }), 0, { XXXXXXXXXX: hex }));
    expect(names(flow)).toEqual([name]);
    expect(flow.warnings.join()).toContain(encoding);
  });

  it('keeps two members whose names differ in case, or not at all, apart', async () => {
    const archive = zipOf({ 'A.txt': 'one', 'a.txt': 'two', 'b/a.txt': 'three', 'b/X.txt': 'four' });
    const flow = await readArchive(changed(archive, 0x0800, { 'b/X.txt': Buffer.from('b/a.txt').toString('hex') }));
    expect(flow.attachments.map(({ bytes }) => text(bytes))).toEqual(['one', 'two', 'three', 'four']);
    const zip = await openZipMembers(archive);
    expect([text((await zip.read('a.txt')) ?? undefined), text((await zip.read('B/A.TXT')) ?? undefined)]).toEqual([
      'two',
      'three',
    ]);
    expect(await zip.read('c.txt')).toBeNull();
  });

  it('keeps members that name places outside the archive under their plain names, and says so', async () => {
    const flow = await readArchive(
      zipOf({ '../../etc/x.txt': 'a', '/abs/y.txt': 'b', 'C:\\z\\w.txt': 'c', 'd/ok.txt': 'd' }),
    );
    expect(names(flow)).toEqual(['x.txt', 'y.txt', 'w.txt', 'ok.txt']);
    expect(flow.warnings).toHaveLength(3);
    expect(flow.facts.map(({ value }) => value)).toContain('../../etc/x.txt');
  });

  it('says which members are encrypted', async () => {
    const flow = await readArchive(changed(zipOf({ 'a.txt': 'a' }), 0x0801));
    expect(flow.attachments).toEqual([]);
    expect(flow.warnings.join()).toMatch(/a\.txt.*password/);
  });

  it('stops a member that unpacks to far too much, keeps the others, and ends when the whole does', async () => {
    const archive = zipOf({ 'bomb.txt': Buffer.alloc(40 * 2 ** 20, 0x20), 'a.txt': 'a' });
    const flow = await readArchive(archive);
    expect(names(flow)).toEqual(['a.txt']);
    expect(flow.warnings.join()).toMatch(/bomb\.txt.*not read/);
    const limits = { ...formatLimits, inflatedBytes: 2 ** 20 };
    await expect(readArchive(archive, { limits })).rejects.toMatchObject({ code: 'too-large' });
  });
});
