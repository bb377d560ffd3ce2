import type { FlowDocument } from '#contract/flow.ts';
import { decodeText } from '../decode-text.ts';
import { flowBudget } from '../flow-budget.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { htmlFlow } from './html-flow.ts';

/** An HTML page's words, lists and tables. Throws `empty-file`, `too-large`, `damaged-file`. */
export function readHtml(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted('HTML page', () => {
    if (bytes.length === 0) throw emptyFile('HTML page');
    const budget = flowBudget(options);
    const { blocks, title, warnings } = htmlFlow(htmlText(bytes), budget);
    return {
      mediaType: 'text/html',
      sections: [{ blocks }],
      attachments: [],
      facts: title ? [{ name: 'title', value: title }] : [],
      warnings,
    };
  });
}

/** What the page itself says of its encoding counts where the bytes leave it open. */
function htmlText(bytes: Uint8Array): string {
  const found = decodeText(bytes);
  if (found.certain) return found.text;
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  const charset = /charset\s?=\s?["']?([\w-]{2,30})/i.exec(head)?.[1];
  try {
    return charset ? new TextDecoder(charset).decode(bytes) : found.text;
  } catch {
    return found.text;
  }
}
