import { readFile } from 'node:fs/promises';
import { openZipMembers } from '#main/formats/zip-members.ts';
import { agileProtected, standardProtected } from '#test/formats/protected-office.ts';
import { zipOf } from '#test/formats/zip-of.ts';
import { mutations, randomFrom } from './mutate-pdf.ts';

export interface MutatedOffice {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly how: string;
}

/** As `test/formats/fixtures/README.md` says. */
export const officePassword = '仲裁 Pass-1';

type Random = () => number;

const hugeNumbers = ['4294967296', '-1', '2147483647', '99999999999999999999', '0', '1e309', '65536', 'NaN', ''];
const byteMutations = ['bit flips', 'truncated', 'a slice cut out', 'a slice twice'] as const;
const fixtures = new URL('../../formats/fixtures/', import.meta.url);

/** A spreadsheet (ODS) or a protected document, broken in one of many ways; the same for the same seed. */
export async function mutatedOffice(seed: number): Promise<MutatedOffice> {
  const random = randomFrom(seed);
  const choice = seed % 5;
  const sheet = await readFile(new URL('costs.ods', fixtures));
  if (choice === 0) return { name: 'broken.ods', ...bytesBroken(sheet, random) };
  if (choice === 1) return { name: 'broken.ods', ...(await contentBroken(sheet, random)) };
  if (choice === 4) {
    const locked = await readFile(new URL('costs-protected.ods', fixtures));
    return { name: 'broken.ods', ...(random() < 0.5 ? bytesBroken(locked, random) : digitsChanged(locked, random)) };
  }
  const inside = choice === 2 ? bytesBroken(sheet, random) : { bytes: sheet, how: 'whole' };
  const isAgile = random() < 0.7;
  const locked = isAgile
    ? agileProtected(inside.bytes, officePassword, { turns: 100 })
    : standardProtected(inside.bytes, officePassword);
  const kind = isAgile ? 'agile' : 'standard';
  if (choice === 2) return { name: 'broken.xlsx', bytes: locked, how: `${inside.how}, then protected (${kind})` };
  const { bytes, how } =
    random() < 0.4 ? digitsChanged(Buffer.from(locked), random) : bytesBroken(Buffer.from(locked), random);
  return { name: 'broken.xlsx', bytes, how: `${kind} protection, ${how}` };
}

function bytesBroken(bytes: Buffer, random: Random) {
  const how = byteMutations[Math.floor(random() * byteMutations.length)] ?? 'bit flips';
  return { bytes: mutations[how]?.(bytes, random) ?? bytes, how };
}

/** Numbers of the file's own XML, of the same length, so that all else stays where it is. */
function digitsChanged(bytes: Buffer, random: Random) {
  const broken = Buffer.from(bytes);
  const numbers = [...broken.toString('latin1').matchAll(/(?<==")\d+(?=")/g)];
  for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) {
    const number = numbers[Math.floor(random() * numbers.length)];
    if (number === undefined) break;
    for (let at = 0; at < number[0].length; at += 1) broken[number.index + at] = 0x30 + Math.floor(random() * 10);
  }
  return { bytes: broken, how: 'digits changed' };
}

/** The sheet's XML broken, in a sound archive. */
async function contentBroken(sheet: Buffer, random: Random) {
  const zip = await openZipMembers(sheet);
  const members: Record<string, Uint8Array> = {};
  for (const name of zip.names) members[name] = (await zip.read(name)) ?? new Uint8Array(0);
  const xml = Buffer.from(members['content.xml'] ?? []).toString('utf8');
  const ways: readonly (readonly [string, (words: string) => string])[] = [
    ['huge numbers', (words) => replaced(words, random, /(?<=="|:)\d+(?=")/g, () => one(hugeNumbers, random))],
    [
      'elements nested',
      (words) => replaced(words, random, /<(?!\/)[^>]*[^/]>/g, (tag) => tag.repeat(2 + 5_000 * random())),
    ],
    ['elements exchanged', (words) => replaced(words, random, /table:[a-z-]+|text:[a-z-]+/g, () => one(names, random))],
    [
      'repeats added',
      (words) => replaced(words, random, /<table:table-(cell|row)/g, (tag) => `${tag} ${repeats(random)}`),
    ],
  ];
  const [how, way] = one(ways, random);
  members['content.xml'] = Buffer.from(way(xml));
  return { bytes: zipOf(members), how: `content.xml, ${how}` };
}

const names = ['table:table-row', 'table:table-cell', 'table:covered-table-cell', 'table:table', 'text:p', 'text:s'];

function repeats(random: Random): string {
  const count = Math.floor(10 ** (random() * 10));
  return random() < 0.5
    ? `table:number-rows-repeated="${count}" table:number-columns-repeated="${count}"`
    : `table:number-rows-spanned="${count}" table:number-columns-spanned="${count}"`;
}

function one<Value>(list: readonly Value[], random: Random): Value {
  return list[Math.floor(random() * list.length)] as Value;
}

function replaced(words: string, random: Random, pattern: RegExp, put: (found: string) => string): string {
  const rate = 0.3 * random() ** 3 + 0.002;
  return words.replace(pattern, (found) => (random() < rate ? put(found) : found));
}
