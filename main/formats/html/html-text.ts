import { TextDecoder } from 'node:util';
import { decodeText } from '../decode-text.ts';

/**
 * The text of an HTML page. What the page says of its encoding, else `stated`
 * (what its envelope says), counts where the bytes leave it open.
 */
export function htmlText(bytes: Uint8Array, stated?: string | null): string {
  const found = decodeText(bytes);
  if (found.certain) return found.text;
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const own = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,30})/i.exec(head)?.[1];
  for (const name of [own, stated]) {
    if (!name) continue;
    try {
      return new TextDecoder(name).decode(bytes);
    } catch {
      // A name that no decoder knows: the next one, else what the bytes tell.
    }
  }
  return found.text;
}
