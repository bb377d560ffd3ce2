import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import { readDoc } from '#main/formats/doc/read-doc.ts';
import { openOleStreams } from '#main/formats/ole-streams.ts';
import { readFlow } from '#main/formats/read-flow.ts';
import { openZipMembers } from '#main/formats/zip-members.ts';
import { bodyLines, documentWords } from './all-text.ts';
import { compoundFile } from './compound-file.ts';
import { agileProtected, standardProtected } from './protected-office.ts';
import { slidesFile } from './slides-file.ts';
import { p, wordFile } from './word-file.ts';
import { zipOf } from './zip-of.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const word = wordFile({ body: p('本協議 This Agreement').repeat(200) });
const password = '密碼 Öffne-1';

async function opened(bytes: Uint8Array, given?: string) {
  return await readFlow(docx, bytes, { name: 'x.docx', ...(given !== undefined && { password: given }) });
}

async function failure(bytes: Uint8Array, given?: string): Promise<SampanError> {
  const error = await opened(bytes, given).catch((thrown: unknown) => thrown);
  if (!(error instanceof SampanError)) throw new Error('It was opened, or failed in another way.');
  return error;
}

describe('protected Office files', () => {
  it('opens a document that another program protected, whole', async () => {
    const flow = await opened(fixture('agreement-protected.docx'), '仲裁 Pass-1');
    const lines = bodyLines(flow).filter((line) => line.trim() !== '');
    const shown = bodyLines(await readDoc(fixture('agreement.doc'))).filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines).toEqual(shown);
  });

  it.each([
    ['sha1', 128],
    ['sha256', 192],
    ['sha384', 256],
    ['sha512', 256],
    // A key longer than its hash is filled up.
    ['sha1', 256],
  ] as const)('opens agile encryption with %s and AES of %i bits', async (hash, keyBits) => {
    const bytes = agileProtected(word, password, { hash, keyBits });
    expect(bodyLines(await opened(bytes, password))).toHaveLength(200);
    expect((await failure(bytes, 'wrong')).code).toBe('password-wrong');
  });

  it('opens standard encryption', async () => {
    const bytes = standardProtected(word, password);
    expect(bodyLines(await opened(bytes, password))).toHaveLength(200);
    expect((await failure(bytes, `${password} `)).code).toBe('password-wrong');
  });

  it('asks for a password in the words of a PDF', async () => {
    const bytes = agileProtected(word, password);
    expect(await failure(bytes)).toMatchObject({
      code: 'password-needed',
      message: '“x.docx” is protected. Enter its password to read it.',
    });
    expect((await failure(bytes, '')).code).toBe('password-wrong');
  });

  it('reads what is inside, whatever the name says, and opens without asking what Excel opens so', async () => {
    const slides = agileProtected(slidesFile([{ title: '程序', notes: '筆記' }]), 'VelvetSweatshop');
    const flow = await opened(slides);
    expect(flow.mediaType).toBe('application/vnd.openxmlformats-officedocument.presentationml.presentation');
    expect(documentWords(flow)).toContain('筆記');
    expect((await failure(agileProtected(zipOf({ 'a.txt': 'x' }), password), password)).code).toBe(
      'unsupported-format',
    );
  });

  it('does not give out a package that was changed after it was protected', async () => {
    const bytes = agileProtected(word, password);
    const stream = openOleStreams(bytes).read('EncryptedPackage') ?? new Uint8Array(0);
    const place = Buffer.from(bytes).indexOf(Buffer.from(stream.subarray(0, 32)));
    const changed = Uint8Array.from(bytes, (value, at) => (at === place + 20 ? value ^ 1 : value));
    expect((await failure(changed, password)).code).toBe('damaged-file');
    expect((await failure(changed, 'wrong')).code).toBe('password-wrong');
  });

  it('does not turn a password’s hash without end, and says what to do with other protections', async () => {
    const endless = agileProtected(word, password, { turns: 1, statedTurns: 10_000_000 });
    expect((await failure(endless, password)).code).toBe('unsupported-format');
    const managed = compoundFile({ EncryptedPackage: new Uint8Array(64), '\u0006DataSpaces': {} });
    expect(await failure(managed, password)).toMatchObject({
      code: 'unsupported-format',
      message: expect.stringContaining('rights management'),
    });
    const rc4 = compoundFile({
      EncryptionInfo: Buffer.concat([Buffer.from([4, 0, 2, 0]), Buffer.alloc(120)]),
      EncryptedPackage: new Uint8Array(64),
    });
    expect((await failure(rc4, password)).code).toBe('unsupported-format');
  });
});

describe('protected OpenDocument files', () => {
  const ods = 'application/vnd.oasis.opendocument.spreadsheet';
  const protectedSheet = fixture('costs-protected.ods');
  const read = async (bytes: Uint8Array, given?: string) =>
    await readFlow(ods, bytes, { name: 'x.ods', ...(given !== undefined && { password: given }) });

  it('opens what LibreOffice protected, as the file without a password is read', async () => {
    const flow = await read(protectedSheet, '仲裁 Pass-1');
    const plain = await read(fixture('costs.ods'));
    expect(flow.sections).toEqual(plain.sections);
    expect(flow.warnings).toEqual(plain.warnings);
  });

  it('asks for the password, and again when it is wrong', async () => {
    await expect(read(protectedSheet)).rejects.toMatchObject({
      code: 'password-needed',
      message: '“x.ods” is protected. Enter its password to read it.',
    });
    await expect(read(protectedSheet, 'wrong')).rejects.toMatchObject({ code: 'password-wrong' });
  });

  it('refuses a hash that turns without end, and other ways of encryption', async () => {
    const zip = await openZipMembers(protectedSheet);
    const members: Record<string, Uint8Array> = {};
    for (const name of zip.names) members[name] = (await zip.read(name)) ?? new Uint8Array(0);
    const manifest = Buffer.from(members['META-INF/manifest.xml'] ?? []).toString('utf8');
    for (const [words, others] of [
      ['iteration-count="100000"', 'iteration-count="2000000000"'],
      ['PBKDF2', 'urn:org:documentfoundation:names:experimental:office:manifest:argon2id'],
      ['#aes256-cbc', '#blowfish'],
    ] as const) {
      const bytes = zipOf({ ...members, 'META-INF/manifest.xml': manifest.replaceAll(words, others) });
      await expect(read(bytes, '仲裁 Pass-1')).rejects.toMatchObject({ code: 'unsupported-format' });
    }
  });
});
