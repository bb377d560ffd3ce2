import type { Attachment, FlowDocument } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { plainParagraph } from '../flow-text.ts';
import { emptyFile, readUntrusted, tooLarge } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';

const lineStart = Buffer.from('\nFrom ');

/** A mailbox (RFC 4155): each message is an attachment; `>From ` at a line's start loses its `>`. Throws `empty-file`, `too-large`. */
export function readMbox(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted('mailbox', () => {
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (all.length === 0) throw emptyFile('mailbox');
    const budget = flowBudget(options);
    const starts = all.subarray(0, 5).toString('latin1') === 'From ' ? [0] : [];
    for (let at = all.indexOf(lineStart); at >= 0; at = all.indexOf(lineStart, at + 1)) {
      // A sentence that begins with "From" has no time and no header under it.
      if (/^From \S.*\d{2}:\d{2}.*\r?\n[!-9;-~]+:/.test(all.toString('latin1', at + 1, at + 1_000)))
        starts.push(at + 1);
      if (starts.length > budget.limits.members) throw tooLarge('messages');
    }
    const attachments = starts.map((start, index): Attachment => {
      const text = all.toString('latin1', start, starts[index + 1] ?? all.length);
      const message = Buffer.from(text.slice(text.indexOf('\n') + 1).replace(/^>(>*From )/gm, '$1'), 'latin1');
      budget.attachment(message.length);
      return { name: `message ${index + 1}.eml`, bytes: new Uint8Array(message), mediaType: 'message/rfc822' };
    });
    return {
      mediaType: 'application/mbox',
      sections: [
        {
          blocks: [
            plainParagraph(`${attachments.length} message(s)`),
            ...attachments.map(({ name }) => plainParagraph(name)),
          ],
        },
      ],
      attachments,
      facts: [{ name: 'messages', value: String(attachments.length) }],
      warnings: attachments.length === 0 ? ['No message was found in the mailbox'] : [],
    };
  });
}
