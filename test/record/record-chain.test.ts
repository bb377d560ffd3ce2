import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RecordEntry } from '#contract/record.ts';
import { canonicalJson } from '#main/record/canonical-json.ts';
import { certificateOf } from '#main/record/certificate.ts';
import { nextEntry } from '#main/record/record-chain.ts';
import { keepHead, readHead, verifyRecord } from '#main/record/record-head.ts';
import { openRecordKey, recordKeyFileName } from '#main/record/record-key.ts';
import { checkCertificate, sha256, verifyPlainly } from '../../resources/record/verify.mjs';

function keptRecord(count = 8) {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-record-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const key = openRecordKey(folder);
  const entries: RecordEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const matterId = index % 3 === 2 ? 'matter-b' : 'matter-a';
    const bodyJson = canonicalJson({ documentId: `document-${index}`, words: '租約' });
    entries.push(nextEntry(entries.at(-1) ?? null, { atMs: 1000 + index, matterId, kind: 'import', bodyJson }));
  }
  const last = entries.at(-1);
  if (last) keepHead(folder, key, last);
  return { folder, key, entries, verify: (now: RecordEntry[]) => verifyRecord(now, readHead(folder), key.publicKey) };
}

function flipped(entry: RecordEntry, field: keyof RecordEntry): RecordEntry {
  const value = entry[field];
  if (typeof value === 'number') return { ...entry, [field]: value + 1 };
  if (value === null) return { ...entry, [field]: 'x' };
  const first = value.startsWith('a') ? 'b' : 'a';
  return { ...entry, [field]: first + value.slice(1) };
}

describe('the record', () => {
  test('is whole as written', () => {
    const { entries, verify } = keptRecord();
    expect(verify(entries)).toEqual({ whole: true, entries: 8, headSha256: entries[7]?.sha256 });
  });

  const fields = ['sequence', 'atMs', 'matterId', 'kind', 'bodyJson', 'previousSha256', 'sha256'] as const;
  test.each(fields)('a changed %s is found in every entry', (field) => {
    const { entries, verify } = keptRecord();
    for (const [index, entry] of entries.entries()) {
      const check = verify(entries.with(index, flipped(entry, field)));
      expect(check).toMatchObject({ whole: false, sequence: index + 1 });
    }
  });

  test('two entries in each other’s place are found at the first', () => {
    const { entries, verify } = keptRecord();
    for (let index = 0; index + 1 < entries.length; index += 1) {
      const [a, b] = [entries[index], entries[index + 1]];
      if (!a || !b) throw new Error('no pair');
      expect(verify(entries.with(index, b).with(index + 1, a))).toMatchObject({ whole: false, sequence: index + 1 });
    }
  });

  test('an entry cut out of any place is found there, the end too', () => {
    const { entries, verify } = keptRecord();
    for (let index = 0; index < entries.length; index += 1)
      expect(verify(entries.toSpliced(index, 1))).toMatchObject({ whole: false, sequence: index + 1 });
    expect(verify(entries.slice(0, 5))).toEqual({ whole: false, sequence: 6, reason: 'cut-end' });
    expect(verify([])).toEqual({ whole: false, sequence: 1, reason: 'cut-end' });
  });

  test('an end written anew is not the signed one', () => {
    const { entries, verify } = keptRecord();
    const before = entries.slice(0, 7);
    const forged = nextEntry(before.at(-1) ?? null, { atMs: 1, matterId: null, kind: 'import', bodyJson: '{}' });
    expect(verify([...before, forged])).toEqual({ whole: false, sequence: 8, reason: 'head-mismatch' });
  });

  test('a head that is gone, damaged or signed by another key is a break', () => {
    const { folder, entries, verify } = keptRecord();
    const other = keptRecord();
    const head = readHead(other.folder);
    writeFileSync(join(folder, 'record-head.json'), JSON.stringify(head));
    expect(verify(entries)).toMatchObject({ whole: false, reason: 'head-signature' });
    writeFileSync(join(folder, 'record-head.json'), '{');
    expect(verify(entries)).toMatchObject({ whole: false, reason: 'head-damaged' });
    rmSync(join(folder, 'record-head.json'));
    expect(verify(entries)).toMatchObject({ whole: false, reason: 'head-missing' });
  });

  test('an entry after the head is no break: its program may have been killed', () => {
    const { entries, verify } = keptRecord();
    const more = nextEntry(entries.at(-1) ?? null, { atMs: 9, matterId: null, kind: 'import', bodyJson: '{}' });
    expect(verify([...entries, more])).toMatchObject({ whole: true, entries: 9 });
  });

  test.skipIf(process.platform === 'win32')('the key is its owner’s alone', () => {
    const { folder } = keptRecord();
    expect(statSync(join(folder, recordKeyFileName)).mode & 0o777).toBe(0o600);
  });
});

describe('a certificate', () => {
  async function certified() {
    const { entries, key } = keptRecord();
    const source = new TextEncoder().encode('the source');
    const work = {
      issuedAtMs: 5,
      sampanVersion: '1.0.0',
      document: { id: 'd', name: '租約.pdf', sha256: await sha256(source) },
      reports: [{ name: 'r.html', sha256: await sha256('the report') }],
      sentences: [
        {
          text: 'Rent is due.',
          method: 'model',
          model: { id: 'm', sha256: 'a'.repeat(64) },
          sources: [{ documentId: 'd', page: 2 }],
        },
      ],
    };
    return { source, certificate: certificateOf(work, { entries, matterId: 'matter-a' }, key) };
  }

  test('is checked without Sampan, with its files', async () => {
    const { source, certificate } = await certified();
    const files = [
      { name: 's', bytes: source },
      { name: 'r', bytes: new TextEncoder().encode('the report') },
      { name: 'x', bytes: new TextEncoder().encode('the report, changed') },
    ];
    expect(await checkCertificate(certificate, files)).toEqual({
      signed: true,
      brokenAt: null,
      files: [
        { name: 's', is: 'source' },
        { name: 'r', is: 'report' },
        { name: 'x', is: 'unknown' },
      ],
    });
  });

  test('holds nothing of another matter but hashes', async () => {
    const { certificate } = await certified();
    expect(JSON.stringify(certificate)).not.toContain('matter-b');
    expect(certificate.entries).toHaveLength(8);
  });

  test('a changed sentence breaks the signature, a changed entry the chain too', async () => {
    const { certificate } = await certified();
    const text = JSON.stringify(certificate);
    expect(await checkCertificate(JSON.parse(text.replace('Rent is due', 'Rent is paid')))).toMatchObject({
      signed: false,
    });
    const changed = JSON.parse(text.replace('"atMs":1003', '"atMs":1004'));
    expect(await checkCertificate(changed)).toMatchObject({ signed: false, brokenAt: 4 });
  });

  test('the plain verify agrees with the first vectors of RFC 8032', async () => {
    const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
    const key = bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    const signature =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
    expect(await verifyPlainly(key, bytes('72'), bytes(signature))).toBe(true);
    expect(await verifyPlainly(key, bytes('73'), bytes(signature))).toBe(false);
    expect(await verifyPlainly(key, bytes('72'), bytes(signature.replace('92a0', '92a1')))).toBe(false);
  });
});
