import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  destroySealedKey,
  placeLength,
  placeStream,
  plainLength,
  readPlace,
  sealedFileKey,
  sealTo,
} from '#main/sealing/sealed-file.ts';
import { temporaryFolder } from '#test/store/temporary-store.ts';

const piece = 65_536;
const secret = { secret: randomBytes(32), name: 'source a' };

async function sealed(plain: Uint8Array) {
  const path = join(await temporaryFolder(), 'sealed');
  await sealTo(plain, path, secret);
  const key = sealedFileKey(path, secret);
  return { path, ...(key !== null && { key }) };
}

async function part(place: Awaited<ReturnType<typeof sealed>>, start: number, end: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const one of placeStream(place, start, end)) pieces.push(one);
  return Buffer.concat(pieces);
}

describe('a sealed file', () => {
  it.each([0, 1, piece - 1, piece, piece + 1, 3 * piece, 3 * piece + 17])('gives %i bytes back', async (length) => {
    const plain = randomBytes(length);
    const place = await sealed(plain);
    expect(await placeLength(place)).toBe(length);
    expect((await readPlace(place)).equals(plain)).toBe(true);
    const file = await readFile(place.path);
    expect(plainLength(file.length)).toBe(length);
    if (length > 16) expect(file.includes(plain.subarray(0, 16))).toBe(false);
  });

  it('gives any part of itself', async () => {
    const plain = randomBytes(2 * piece + 500);
    const place = await sealed(plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length + 10), fc.nat(plain.length + 10), async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        expect((await part(place, start, end)).equals(plain.subarray(start, end))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses every changed byte, missing end and exchanged piece', async () => {
    const place = await sealed(randomBytes(2 * piece + 100));
    const whole = await readFile(place.path);
    const head = 48;
    for (const at of [head, head + 5, head + piece + 3, whole.length - 1]) {
      const changed = Buffer.from(whole);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      await writeFile(place.path, changed);
      await expect(readPlace(place)).rejects.toThrow();
    }
    for (const length of [whole.length - 1, head + 2 * (piece + 16), head + piece + 16, head]) {
      await writeFile(place.path, whole.subarray(0, length));
      await expect(readPlace(place)).rejects.toThrow();
    }
    const [first, second] = [0, 1].map((n) => whole.subarray(head + n * (piece + 16), head + (n + 1) * (piece + 16)));
    await writeFile(
      place.path,
      Buffer.concat(
        [whole.subarray(0, head), second ?? '', first ?? '', whole.subarray(head + 2 * (piece + 16))].map(Buffer.from),
      ),
    );
    await expect(readPlace(place)).rejects.toThrow();
  });

  it('opens under its own name and secret only, and never after its key was destroyed', async () => {
    const place = await sealed(Buffer.from('words'));
    for (const other of [
      { ...secret, name: 'source b' },
      { ...secret, secret: randomBytes(32) },
    ]) {
      const key = sealedFileKey(place.path, other);
      expect(key).not.toBeNull();
      await expect(readPlace({ path: place.path, key: key ?? '' })).rejects.toThrow();
    }
    await destroySealedKey(place.path);
    await expect(readPlace({ path: place.path, key: sealedFileKey(place.path, secret) ?? '' })).rejects.toThrow();
  });
});
