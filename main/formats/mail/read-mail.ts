import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Attachment, FlowBlock, FlowDocument, SourceFact } from '#contract/flow.ts';
import { decodeText } from '../decode-text.ts';
import { type FlowBudget, flowBudget } from '../flow-budget.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { htmlFlow } from '../html/html-flow.ts';
import { attachmentKind, isPicture, plainName } from './attachment-kind.ts';
import { calendarBlocks } from './calendar-blocks.ts';
import { mailSection, textBlocks } from './mail-flow.ts';
import { splitThread } from './quoted-thread.ts';
import { withStatedEncoding } from './stated-encoding.ts';

/**
 * A mail (RFC 5322, MIME): its headers as facts and as a table, the body with earlier
 * messages quoted, files and mails inside it as attachments. Nothing is fetched.
 *
 * Throws `empty-file`, `too-large`, `damaged-file`.
 */
export function readMail(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted('mail', async () => {
    if (bytes.length === 0) throw emptyFile('mail');
    const budget = flowBudget(options);
    const stated = withStatedEncoding(bytes);
    const mail = await PostalMime.parse(stated.bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: 64,
      attachmentEncoding: 'arraybuffer',
    });
    const warnings: string[] = [];
    if (stated.guessed !== null)
      warnings.push(
        `The mail does not state an encoding; it was guessed (${stated.guessed}); check that its characters are right`,
      );
    const found = attachmentsOf(mail);
    for (const { bytes: content } of found) budget.attachment(content.length);
    warnings.push(...protectionWarnings(mail, found));
    const shown = new Set<Attachment>();
    const body = bodyOf(mail, found, shown, budget, warnings);
    const attachments = found.map((file) => (shown.has(file) ? { ...file, inline: true } : file));
    const thread = splitThread(body);
    const facts = [
      ...factsOf(mail),
      ...attachments.filter((file) => !file.inline).map(({ name }) => ({ name: 'attachment', value: name })),
    ];
    return {
      mediaType: 'message/rfc822',
      sections: [mailSection(facts, [...meetingsOf(mail, found, budget), ...thread.blocks])],
      attachments,
      facts: [...facts, ...thread.facts],
      warnings,
    };
  });
}

function bodyOf(
  mail: Email,
  files: readonly Attachment[],
  shown: Set<Attachment>,
  budget: FlowBudget,
  warnings: string[],
): readonly FlowBlock[] {
  if (mail.html) {
    const flow = htmlFlow(mail.html, budget, (source, alt) => {
      if (!/^cid:/i.test(source)) return null;
      const wanted = decodedId(source.slice(4));
      const file = files[mail.attachments.findIndex(({ contentId }) => contentId?.replace(/^<|>$/g, '') === wanted)];
      if (!file || !isPicture(file.bytes)) return null;
      // What the body does not show stays an attachment, whatever its header says: some programs send every file as inline.
      shown.add(file);
      return { kind: 'picture', bytes: file.bytes, mediaType: file.mediaType ?? 'image/gif', alt: alt || file.name };
    });
    warnings.push(...flow.warnings);
    if (flow.blocks.length > 0) return flow.blocks;
  }
  return mail.text ? textBlocks(mail.text, budget) : [];
}

function decodedId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function meetingsOf(mail: Email, files: readonly Attachment[], budget: FlowBudget): FlowBlock[] {
  return mail.attachments.flatMap((part, index) =>
    part.mimeType.toLowerCase() === 'text/calendar'
      ? calendarBlocks(decodeText(files[index]?.bytes ?? new Uint8Array(0)).text, budget)
      : [],
  );
}

function attachmentsOf(mail: Email): Attachment[] {
  return mail.attachments.map((file, index) => {
    const content =
      typeof file.content === 'string' ? new TextEncoder().encode(file.content) : new Uint8Array(file.content);
    const type = file.mimeType.toLowerCase();
    const isMail = type === 'message/rfc822';
    const usual = isMail
      ? `message ${index + 1}.eml`
      : type === 'text/calendar'
        ? `meeting ${index + 1}.ics`
        : `attachment ${index + 1}`;
    const name = plainName(file.filename, usual);
    return { name, bytes: content, mediaType: isMail ? 'message/rfc822' : attachmentKind(content, name) };
  });
}

/** What is signed or encrypted, by the types of parts and by the marks in the words. */
function protectionWarnings(mail: Email, files: readonly Attachment[]): string[] {
  const warnings: string[] = [];
  for (const [index, part] of mail.attachments.entries()) {
    const type = part.mimeType.toLowerCase();
    const name = files[index]?.name ?? '';
    if (/pkcs7-signature|pgp-signature/.test(type))
      warnings.push(`The mail carries a signature (${name}) that was not checked`);
    else if (/pgp-encrypted|pkcs7-mime/.test(type))
      warnings.push(`A part of the mail (${name}) is encrypted or signed as a whole; what is inside it was not read`);
  }
  const words = `${mail.text ?? ''}\n${mail.html ?? ''}`;
  if (words.includes('-----BEGIN PGP MESSAGE-----'))
    warnings.push('The mail has words encrypted with PGP that were not read');
  if (words.includes('-----BEGIN PGP SIGNED MESSAGE-----'))
    warnings.push('The mail carries a PGP signature that was not checked');
  return warnings;
}

function factsOf(mail: Email): SourceFact[] {
  const facts: SourceFact[] = [];
  const people = (name: string, list: readonly Address[] | undefined) => {
    const value = (list ?? []).slice(0, 2_000).map(addressText).filter(Boolean).join('; ');
    if (value) facts.push({ name, value });
  };
  people('from', mail.from ? [mail.from] : []);
  people('to', mail.to);
  people('cc', mail.cc);
  people('bcc', mail.bcc);
  people('reply-to', mail.replyTo);
  // The header itself keeps the zone that the sender wrote.
  const date = mail.headers.find(({ key }) => key === 'date')?.value ?? mail.date;
  if (date) facts.push({ name: 'date', value: date });
  if (mail.subject) facts.push({ name: 'subject', value: mail.subject });
  if (mail.messageId) facts.push({ name: 'message-id', value: mail.messageId });
  return facts;
}

function addressText(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(addressText).join(', ')}`;
  if (!address.address) return address.name;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}
