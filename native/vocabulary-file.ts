/**
 * The file of a trilingual vocabulary, `SAMPANV1`, all numbers little-endian:
 *
 *   8 bytes  "SAMPANV1"
 *   uint32   number of tokens, 256 to 65,536
 *   uint32   bytes of all tokens together, at most 4 MiB
 *   uint8[]  length of each token, 1 to 255
 *   uint16[] cost of each token: round(-log2(probability) × 1024)
 *   bytes    the tokens, one after another
 *
 * The first 256 tokens are the single bytes, no two tokens are the same.
 */
import { SampanError } from '#contract/errors.ts';

export interface Vocabulary {
  /** By id. */
  readonly tokens: readonly Uint8Array[];
  /** By id: 1024ths of a bit. */
  readonly costs: Uint16Array;
}

const magic = 'SAMPANV1';
const headerBytes = 16;
const mostTokens = 65_536;
const mostTextBytes = 1 << 22;

function damaged(what: string): SampanError {
  return new SampanError('damaged-file', `This is not a vocabulary file: ${what}. Install Sampan again.`);
}

/** Reads and checks all of a vocabulary file. @throws SampanError `damaged-file` that says what is wrong. */
export function parseVocabulary(bytes: Uint8Array): Vocabulary {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || new TextDecoder('latin1').decode(bytes.subarray(0, 8)) !== magic) {
    throw damaged('it is no SAMPANV1 file');
  }
  const count = view.getUint32(8, true);
  const textBytes = view.getUint32(12, true);
  if (count < 256 || count > mostTokens) throw damaged('its number of tokens is not 256 to 65536');
  if (textBytes > mostTextBytes) throw damaged('its tokens are longer than 4 MiB together');
  if (bytes.length !== headerBytes + count * 3 + textBytes) throw damaged('its size is not what its header says');
  const tokens: Uint8Array[] = [];
  const costs = new Uint16Array(count);
  const seen = new Set<string>();
  let start = headerBytes + count * 3;
  for (let id = 0; id < count; id += 1) {
    const length = bytes[headerBytes + id] ?? 0;
    const token = bytes.subarray(start, start + length);
    if (length === 0) throw damaged('a token is empty');
    if (token.length !== length) throw damaged("its tokens' lengths do not add up");
    if (id < 256 && (length !== 1 || token[0] !== id)) throw damaged('its first 256 tokens are not the bytes');
    seen.add(latin1(token));
    tokens.push(token);
    costs[id] = view.getUint16(headerBytes + count + id * 2, true);
    start += length;
  }
  if (start !== bytes.length) throw damaged("its tokens' lengths do not add up");
  if (seen.size !== count) throw damaged('two of its tokens are the same');
  return { tokens, costs };
}

/** The file of a vocabulary. @throws SampanError `damaged-file` when it breaks a rule of the format. */
export function vocabularyFileBytes({ tokens, costs }: Vocabulary): Uint8Array {
  const textBytes = tokens.reduce((sum, token) => sum + token.length, 0);
  const bytes = new Uint8Array(headerBytes + tokens.length * 3 + textBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(8, tokens.length, true);
  view.setUint32(12, textBytes, true);
  let start = headerBytes + tokens.length * 3;
  for (const [id, token] of tokens.entries()) {
    if (token.length > 255) throw damaged('a token is longer than 255 bytes');
    bytes[headerBytes + id] = token.length;
    view.setUint16(headerBytes + tokens.length + id * 2, costs[id] ?? 0, true);
    bytes.set(token, start);
    start += token.length;
  }
  parseVocabulary(bytes);
  return bytes;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
