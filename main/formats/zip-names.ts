import yauzl, { type Entry } from 'yauzl';
import { decodeText } from './decode-text.ts';

/**
 * Names of an archive's members. Those that neither the flag of UTF-8 nor the
 * field of Unicode names (APPNOTE 4.4.4, 4.6.9) settles are decoded together by
 * trial: Chinese programs write GB18030 or Big5, others UTF-8 without the flag.
 */
export function memberNames(entries: readonly Entry[]): {
  readonly names: readonly string[];
  readonly guessedEncoding: string | null;
} {
  const open = entries.filter((entry) => !isSettled(entry)).map(({ fileName }) => fileName);
  const trial = open.length === 0 ? null : decodeText(Buffer.concat(open.flatMap((name) => [name, Buffer.from('\n')])));
  const encoding = trial === null || trial.encoding === 'windows-1252' ? null : trial.encoding;
  const decoder = encoding === null ? null : new TextDecoder(encoding);
  const names = entries.map((entry) =>
    decoder !== null && !isSettled(entry)
      ? decoder.decode(entry.fileName).replaceAll('\\', '/')
      : yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileName, entry.extraFields, false),
  );
  return { names, guessedEncoding: open.length === 0 ? null : (encoding ?? 'cp437') };
}

function isSettled({ fileName, generalPurposeBitFlag, extraFields }: Entry): boolean {
  return (
    (generalPurposeBitFlag & 0x800) !== 0 ||
    extraFields.some(({ id }) => id === 0x7075) ||
    fileName.every((byte) => byte < 0x80)
  );
}
