import { describe, expect, test } from 'vitest';
import { billOfMaterials } from '#main/setup/packaging/bill-of-materials.mjs';

const project = new URL('../../', import.meta.url).pathname;
/** What may ship; of a choice one is enough. */
const allowed =
  /^(?:MIT|MIT-0|Apache-2\.0|BSD-[23]-Clause|0BSD|ISC|OFL-1\.1|MPL-2\.0|BlueOak-1\.0\.0|Zlib|Unlicense|MIT\/X11|CC0-1\.0)$/;

describe('the software bill of materials', async () => {
  const bill = await billOfMaterials(project);

  test('names every package with the hash of the lock file', () => {
    expect(bill.components.length).toBeGreaterThan(100);
    for (const { purl, hashes } of bill.components) {
      expect(purl).toMatch(/^pkg:npm\/[^@]+@\d/);
      expect(hashes?.[0]).toMatchObject({ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) });
    }
    expect(bill.components.find(({ name }) => name === 'onnxruntime-node')?.version).toBe('1.27.0');
  });

  test('holds no licence that may not ship', () => {
    const refused = bill.components.filter(({ licenses: [licence] }) => {
      const words = licence?.expression ?? licence?.license?.name ?? '';
      const choices = words.replace(/[()]/g, '').split(' OR ');
      return !choices.some((choice) => choice.split(' AND ').every((one) => allowed.test(one)));
    });
    // Its package names no licence; its source says MIT.
    expect(refused.map(({ name }) => name)).toEqual(['buffers']);
  });

  test('is whole and the same each time', async () => {
    const known = new Set(['sampan', ...bill.components.map((one) => one['bom-ref'])]);
    for (const { dependsOn } of bill.dependencies) for (const ref of dependsOn) expect(known).toContain(ref);
    expect(await billOfMaterials(project)).toEqual(bill);
  });
});
