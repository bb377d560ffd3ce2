import { damagedFile } from '../format-errors.ts';
import { type FormatLimits, formatLimits } from '../format-limits.ts';
import { isOle, openOleStreams } from '../ole-streams.ts';
import { openAgile } from './agile-encryption.ts';
import { type EncryptionInfo, readEncryptionInfo } from './encryption-info.ts';
import { notOpened, passwordAsked, passwordWrong } from './password-errors.ts';
import { openStandard } from './standard-encryption.ts';

interface OpenOptions {
  /** The file's name, for messages. */
  readonly name: string;
  readonly password?: string;
  readonly limits?: FormatLimits;
}

/**
 * Turns of the password's hash. Word, Excel and LibreOffice write 100,000
 * (0.2 s); the format allows ten million, which would keep a reader busy.
 */
const mostTurns = 1_000_000;

/** Excel protects a workbook that may only be read under this password, and opens it without asking. */
const unaskedPassword = 'VelvetSweatshop';

/**
 * The package inside a DOCX, XLSX or PPTX that is protected by a password
 * (ECMA-376 agile and standard encryption, MS-OFFCRYPTO §2.3.4); null for any
 * other file.
 *
 * Errors: `password-needed`, `password-wrong`, `damaged-file`, and
 * `unsupported-format` for a protection of another kind.
 */
export function openProtected(bytes: Uint8Array, options: OpenOptions): Uint8Array | null {
  if (!isOle(bytes)) return null;
  const ole = openOleStreams(bytes, options.limits ?? formatLimits);
  if (!ole.names.includes('EncryptedPackage')) return null;
  const stream = ole.read('EncryptedPackage');
  if (stream === null || stream.byteLength < 8) throw damagedFile('protected file');
  const infoStream = ole.read('EncryptionInfo');
  // Rights management keeps its own streams instead.
  const info = infoStream === null ? null : readEncryptionInfo(infoStream);
  if (info === null || (info.kind === 'agile' && info.password.spinCount > mostTurns)) throw notOpened(options.name);
  const whole = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  const opened = unlock(info, whole, options.password ?? unaskedPassword);
  if (opened === null) throw options.password === undefined ? passwordAsked(options.name) : passwordWrong(options.name);
  const size = whole.readBigUInt64LE(0);
  if (size > BigInt(opened.length)) throw damagedFile('protected file');
  return opened.subarray(0, Number(size));
}

function unlock(info: NonNullable<EncryptionInfo>, stream: Buffer, password: string): Buffer | null {
  switch (info.kind) {
    case 'agile':
      return openAgile(info, stream, password);
    case 'standard':
      return openStandard(info, stream, password);
    default:
      return info satisfies never;
  }
}
