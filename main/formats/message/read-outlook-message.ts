import { decompressRTF } from '@kenjiuno/decompressrtf';
import outlook, { type FieldsData } from '@kenjiuno/msgreader';
import type { Attachment, FlowBlock, FlowDocument, SourceFact } from '#contract/flow.ts';
import { decodeText } from '../decode-text.ts';
import { type FlowBudget, flowBudget } from '../flow-budget.ts';
import { damagedFile, emptyFile, readUntrusted, tooLarge } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { htmlFlow } from '../html/html-flow.ts';
import { attachmentKind, plainName } from '../mail/attachment-kind.ts';
import { mailSection, textBlocks } from '../mail/mail-flow.ts';
import { splitThread } from '../mail/quoted-thread.ts';
import { openOleStreams } from '../ole-streams.ts';
import { readRtf } from '../rtf/read-rtf.ts';

/** An Outlook message: as `readMail` gives a mail. Throws `empty-file`, `too-large`, `damaged-file`. */
export function readOutlookMessage(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted('Outlook message', async () => {
    if (bytes.length === 0) throw emptyFile('Outlook message');
    const budget = flowBudget(options);
    // The container's own chains are checked first, so that a circle in them ends here.
    openOleStreams(bytes);
    const reader = new outlook.default(bytes.slice().buffer);
    const fields = reader.getFileData();
    if (fields.error) throw damagedFile('Outlook message');
    const attachments = (fields.attachments ?? []).map((file, index) => attachmentOf(reader, file, index));
    for (const { bytes: content } of attachments) budget.attachment(content.length);
    const warnings: string[] = [];
    const thread = splitThread(await bodyOf(fields, attachments, budget, options, warnings));
    const facts = [
      ...factsOf(fields),
      ...attachments.filter((file) => !file.inline).map(({ name }) => ({ name: 'attachment', value: name })),
    ];
    return {
      mediaType: 'application/vnd.ms-outlook',
      sections: [mailSection(facts, thread.blocks)],
      attachments,
      facts: [...facts, ...thread.facts],
      warnings,
    };
  });
}

function attachmentOf(reader: InstanceType<typeof outlook.default>, file: FieldsData, index: number): Attachment {
  const found = reader.getAttachment(file);
  const content = new Uint8Array(found.content);
  const isMessage = file.innerMsgContent === true;
  const given = plainName(found.fileName, `attachment ${index + 1}`);
  const name = isMessage && !/\.msg$/i.test(given) ? `${given}.msg` : given;
  const mediaType = isMessage ? 'application/vnd.ms-outlook' : attachmentKind(content, name);
  return { name, bytes: content, mediaType, ...((file.attachmentHidden || file.pidContentId) && { inline: true }) };
}

async function bodyOf(
  fields: FieldsData,
  attachments: readonly Attachment[],
  budget: FlowBudget,
  options: ReadOptions,
  warnings: string[],
): Promise<readonly FlowBlock[]> {
  const html = fields.bodyHtml ?? (fields.html ? decodeText(new Uint8Array(fields.html)).text : '');
  if (html) {
    const ids = new Map((fields.attachments ?? []).map((file, index) => [file.pidContentId, attachments[index]]));
    const flow = htmlFlow(html, budget, (source, alt) => {
      const found = source.startsWith('cid:') ? ids.get(source.slice(4)) : undefined;
      return found
        ? { kind: 'picture', bytes: found.bytes, mediaType: found.mediaType ?? '', alt: alt || found.name }
        : null;
    });
    warnings.push(...flow.warnings);
    if (flow.blocks.length > 0) return flow.blocks;
  }
  if (fields.body?.trim()) return textBlocks(fields.body, budget);
  if (!fields.compressedRtf) return [];
  const packed = fields.compressedRtf;
  if (new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(4, true) > budget.limits.memberBytes)
    throw tooLarge('packed bytes');
  const rtf = await readRtf(Uint8Array.from(decompressRTF([...packed])), options);
  warnings.push(...rtf.warnings);
  return rtf.sections.flatMap(({ blocks }) => blocks);
}

function factsOf(fields: FieldsData): SourceFact[] {
  const person = (name?: string, address?: string) =>
    name && address && name !== address ? `${name} <${address}>` : (address ?? name ?? '');
  const header = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.{1,500})`, 'im').exec(fields.headers ?? '')?.[1]?.trim();
  const people = (kind: string) =>
    (fields.recipients ?? [])
      .filter((recipient) => (recipient.recipType ?? 'to') === kind)
      .map((recipient) => person(recipient.name, recipient.smtpAddress ?? recipient.email))
      .join('; ');
  const sender = fields.senderSmtpAddress ?? fields.creatorSMTPAddress ?? fields.senderEmail;
  const values: Readonly<Record<string, string | undefined>> = {
    from: person(fields.senderName, sender),
    to: people('to'),
    cc: people('cc'),
    bcc: people('bcc'),
    date: header('Date') ?? fields.clientSubmitTime ?? fields.messageDeliveryTime,
    subject: fields.subject,
    'message-id': header('Message-ID'),
  };
  return Object.entries(values).flatMap(([name, value]) => (value ? [{ name, value }] : []));
}
