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
    if (zip.guessedEncoding !== null)
      warnings.push(
        `The encoding of the members’ names was guessed (${zip.guessedEncoding}); check that they are right`,
      );
    const paths: string[] = [];
    const outside: string[] = [];
    for (const [index, path] of zip.names.entries()) {
      options.signal?.throwIfAborted();
      if (/(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/i.test(path)) continue;
      const name = plainName(path, `member ${attachments.length + 1}`);
      paths.push(path);
      if (/^\/|^[a-z]:|(^|\/)\.\.(\/|$)/i.test(path)) outside.push(path);
      try {
        const member = await zip.readAt(index);
        if (member !== null) attachments.push({ name, bytes: member, mediaType: attachmentKind(member, name) });
      } catch (error) {
        if (!(error instanceof SampanError) || (error.code === 'too-large' && zip.bytesLeft() === 0)) throw error;
        warnings.push(`“${path}” ${whyNotRead(error)}`);
        continue;
      }
      budget.attachment(attachments.at(-1)?.bytes.length ?? 0);
    }
    for (const path of outside.slice(0, 20))
      warnings.push(`“${path}” names a place outside the archive; only its file name is kept`);
    if (outside.length > 20) warnings.push(`${outside.length - 20} more members name places outside the archive`);
    return {
      mediaType: 'application/zip',
      sections: [{ blocks: paths.map((path) => plainParagraph(path, { spaceAfter: 2 })) }],
      attachments,
      facts: paths.map((value) => ({ name: 'member', value })),
      warnings,
    };
  });
}

function whyNotRead({ code }: SampanError): string {
  if (code === 'password-needed') return 'is protected by a password and was not read';
  if (code === 'too-large')
    return 'unpacks to far more than its packed size or than can be read safely, and was not read';
  return 'is damaged or packed in a way that is not read';
}
