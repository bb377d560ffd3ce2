import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Attachment, FlowBlock, FlowDocument, SourceFact } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { htmlFlow } from '../html/html-flow.ts';
import { attachmentKind, plainName } from './attachment-kind.ts';
import { mailSection, textBlocks } from './mail-flow.ts';
import { splitThread } from './quoted-thread.ts';

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
    const mail = await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: 64,
      attachmentEncoding: 'arraybuffer',
    });
    const warnings: string[] = [];
    const attachments = attachmentsOf(mail, warnings);
    for (const { bytes: content } of attachments) budget.attachment(content.length);
    const inline = new Map(
      mail.attachments.map((file, index) => [file.contentId?.replace(/^<|>$/g, ''), attachments[index]]),
    );
    let body: readonly FlowBlock[] = [];
    if (mail.html) {
      const flow = htmlFlow(mail.html, budget, (source, alt) => {
        const found = source.startsWith('cid:') ? inline.get(source.slice(4)) : undefined;
        if (!found) return null;
        return { kind: 'picture', bytes: found.bytes, mediaType: found.mediaType ?? '', alt: alt || found.name };
      });
      body = flow.blocks;
      warnings.push(...flow.warnings);
    }
    if (body.length === 0 && mail.text) body = textBlocks(mail.text, budget);
    const thread = splitThread(body);
    const facts = [
      ...factsOf(mail),
      ...attachments.filter((file) => !file.inline).map(({ name }) => ({ name: 'attachment', value: name })),
    ];
    return {
      mediaType: 'message/rfc822',
      sections: [mailSection(facts, thread.blocks)],
      attachments,
      facts: [...facts, ...thread.facts],
      warnings,
    };
  });
}

function attachmentsOf(mail: Email, warnings: string[]): Attachment[] {
  return mail.attachments.map((file, index) => {
    const content =
      typeof file.content === 'string' ? new TextEncoder().encode(file.content) : new Uint8Array(file.content);
    const type = file.mimeType.toLowerCase();
    const isMail = type === 'message/rfc822';
    const name = plainName(file.filename, isMail ? `message ${index + 1}.eml` : `attachment ${index + 1}`);
    if (/pkcs7|pgp-signature/.test(type)) warnings.push(`The mail carries a signature (${name}) that was not checked`);
    if (/pgp-encrypted|pkcs7-mime/.test(type))
      warnings.push(`A part of the mail (${name}) may be encrypted and was not read`);
    const mediaType = isMail ? 'message/rfc822' : attachmentKind(content, name);
    return {
      name,
      bytes: content,
      mediaType,
      ...((file.related || (file.disposition === 'inline' && file.contentId)) && { inline: true }),
    };
  });
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
