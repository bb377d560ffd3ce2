import { SampanError } from '#contract/errors.ts';
import type { Attachment, FlowDocument } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { plainParagraph } from '../flow-text.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { attachmentKind, plainName } from '../mail/attachment-kind.ts';
import { openZipMembers } from '../zip-members.ts';

/** A ZIP archive: its members as attachments, their folders as facts. Throws `empty-file`, `too-large`, `damaged-file`. */
export function readArchive(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted('archive', async () => {
    if (bytes.length === 0) throw emptyFile('archive');
    const budget = flowBudget(options);
    const zip = await openZipMembers(bytes, budget.limits);
    const attachments: Attachment[] = [];
    const warnings: string[] = [];
    const paths: string[] = [];
    for (const path of zip.names) {
      options.signal?.throwIfAborted();
      if (/(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/i.test(path)) continue;
      const name = plainName(path, `member ${attachments.length + 1}`);
      paths.push(path);
      try {
        const member = await zip.read(path);
        if (member === null) continue;
        budget.attachment(member.length);
        attachments.push({ name, bytes: member, mediaType: attachmentKind(member, name) });
      } catch (error) {
        if (!(error instanceof SampanError) || error.code === 'too-large') throw error;
        warnings.push(
          error.code === 'password-needed'
            ? `“${path}” is protected by a password and was not read`
            : `“${path}” is damaged and was not read`,
        );
      }
    }
    return {
      mediaType: 'application/zip',
      sections: [{ blocks: paths.map((path) => plainParagraph(path, { spaceAfter: 2 })) }],
      attachments,
      facts: paths.map((value) => ({ name: 'member', value })),
      warnings,
    };
  });
}
