import { openZipMembers } from '#main/formats/zip-members.ts';
import { zipOf } from '#test/formats/zip-of.ts';
import type { FormatSample } from './format-samples.ts';
import { mutations, randomFrom } from './mutate-pdf.ts';

type Random = () => number;

/** Where integers of binary formats are pushed to. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
const ways = ['bit flips', 'truncated', 'a slice cut out', 'a slice twice'] as const;

/** A sample broken in one or two ways, the same for the same seed; of a package half the time a member inside a sound archive. */
export async function mutatedFormat(
  samples: readonly FormatSample[],
  seed: number,
): Promise<FormatSample & { readonly how: string }> {
  const random = randomFrom(seed);
  const sample = samples[Math.floor(random() * samples.length)];
  if (sample === undefined) throw new Error('there are no samples');
  const bytes = Buffer.from(sample.bytes);
  const isPackage = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const { broken, how } = isPackage && random() < 0.6 ? await memberBroken(bytes, random) : brokenTwice(bytes, random);
  return { ...sample, bytes: broken, how: `${sample.name}, ${how}` };
}

function brokenTwice(bytes: Buffer, random: Random): { readonly broken: Buffer; readonly how: string } {
  let broken = bytes;
  const how: string[] = [];
  for (let count = random() < 0.5 ? 1 : 2; count > 0; count -= 1) {
    const way = random() < 0.35 ? 'integers pushed' : (ways[Math.floor(random() * ways.length)] ?? 'bit flips');
    broken = way === 'integers pushed' ? integersPushed(broken, random) : (mutations[way]?.(broken, random) ?? broken);
    how.push(way);
  }
  return { broken, how: how.join(', ') };
}

/** Two or four bytes in the first kilobytes, or anywhere, made a number at an edge. */
function integersPushed(bytes: Buffer, random: Random): Buffer {
  const broken = Buffer.from(bytes);
  if (broken.length < 8) return broken;
  for (let count = 1 + Math.floor(random() * 6); count > 0; count -= 1) {
    const reach = random() < 0.5 ? Math.min(broken.length, 2_048) : broken.length;
    const at = Math.floor(random() * (reach - 4));
    const edge = edges[Math.floor(random() * edges.length)] ?? 0;
    if (edge <= 0xffff && random() < 0.5) broken.writeUInt16LE(edge, at);
    else broken.writeUInt32LE(edge, at);
  }
  return broken;
}

async function memberBroken(bytes: Buffer, random: Random): Promise<{ readonly broken: Buffer; readonly how: string }> {
  const zip = await openZipMembers(bytes);
  const members: Record<string, Uint8Array> = {};
  for (const name of zip.names) members[name] = (await zip.read(name)) ?? new Uint8Array(0);
  const name = zip.names[Math.floor(random() * zip.names.length)] ?? '';
  const member = Buffer.from(members[name] ?? []);
  const words = member.toString('utf8');
  if (name.endsWith('.xml') && random() < 0.6) {
    const rate = 0.3 * random() ** 3 + 0.01;
    const nested = random() < 0.3;
    members[name] = Buffer.from(
      nested
        ? words.replace(/<(?!\/)[\w:]+[^>]*[^/>]>/g, (tag) =>
            random() < rate / 4 ? tag.repeat(2 + 2_000 * random()) : tag,
          )
        : words.replace(/(?<=")-?\d+(?=")/g, (number) =>
            random() < rate * 3 ? String(edges[Math.floor(random() * edges.length)]) : number,
          ),
    );
    return { broken: Buffer.from(zipOf(members)), how: `${name}, ${nested ? 'elements nested' : 'numbers pushed'}` };
  }
  const { broken, how } = brokenTwice(member, random);
  members[name] = broken;
  return { broken: Buffer.from(zipOf(members)), how: `${name}, ${how}` };
}
