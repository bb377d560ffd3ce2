import outlook, { type FieldsData } from '@kenjiuno/msgreader';
import { SampanError } from '#contract/errors.ts';
import type { Attachment, FlowBlock, FlowDocument, FlowPicture, SourceFact } from '#contract/flow.ts';
import { type FlowBudget, flowBudget } from '../flow-budget.ts';
import { hasContent } from '../flow-text.ts';
import { damagedFile, emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { htmlFlow } from '../html/html-flow.ts';
import { htmlText } from '../html/html-text.ts';
import { attachmentKind, isPicture, plainName } from '../mail/attachment-kind.ts';
import { mailSection, textBlocks } from '../mail/mail-flow.ts';
import { splitThread } from '../mail/quoted-thread.ts';
import { openOleStreams } from '../ole-streams.ts';
import { readRtf } from '../rtf/read-rtf.ts';
import { unpackRtf } from './compressed-rtf.ts';
import { encodingOfCodePage, stringEncoding } from './string-encoding.ts';

type Reader = InstanceType<typeof outlook.default>;

/** Node gives the package's exports under `default`, a bundler the class itself. */
const given: unknown = outlook;
const MessageReader: typeof outlook.default = isReader(given) ? given : outlook.default;

function isReader(value: unknown): value is typeof outlook.default {
  return typeof value === 'function';
}

/** An Outlook message: as `readMail` gives a mail. Throws `empty-file`, `too-large`, `damaged-file`. */
export function readOutlookMessage(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted('Outlook message', async () => {
    if (bytes.length === 0) throw emptyFile('Outlook message');
    const budget = flowBudget(options);
    // The package follows the container's chains unchecked, so that a circle in them must end here.
    const streams = openOleStreams(bytes, budget.limits);
    if (!streams.isSound()) throw damagedFile('Outlook message');
    const { encoding, certain } = stringEncoding(streams);
    // A copy of its own: of a Buffer, slice() would give the pool that it lies in.
    const reader = new MessageReader(new Uint8Array(bytes).buffer);
    reader.parserConfig = { ansiEncoding: encoding };
    const fields = reader.getFileData();
    if (fields.error) throw damagedFile('Outlook message');
    const files = (fields.attachments ?? []).slice(0, budget.limits.members);
    const found = files.map((file, index) => attachmentOf(reader, file, index));
    for (const { bytes: content } of found) budget.attachment(content.length);
    const warnings: string[] = certain
      ? []
      : [`The message's encoding was guessed (${encoding}); check that its characters are right`];
    warnings.push(...protectionWarnings(fields.messageClass));
    const shown = new Set<Attachment>();
    const body = await bodyOf(fields, { files, found, shown }, budget, options, warnings);
    const thread = splitThread(body);
    const attachments = found.map((file) => (shown.has(file) ? { ...file, inline: true } : file));
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

function attachmentOf(reader: Reader, file: FieldsData, index: number): Attachment {
  const found = reader.getAttachment(file);
  const content = new Uint8Array(found.content);
  const isMessage = file.innerMsgContent === true;
  const given = plainName(found.fileName, `attachment ${index + 1}`);
  const name = isMessage && !/\.msg$/i.test(given) ? `${given}.msg` : given;
  const mediaType = isMessage ? 'application/vnd.ms-outlook' : attachmentKind(content, name);
  return { name, bytes: content, mediaType };
}

interface Files {
  readonly files: readonly FieldsData[];
  readonly found: readonly Attachment[];
  /** Filled with the pictures that the body shows. */
  readonly shown: Set<Attachment>;
}

/** HTML, else RTF that is more than plain text, else plain text. */
async function bodyOf(
  fields: FieldsData,
  files: Files,
  budget: FlowBudget,
  options: ReadOptions,
  warnings: string[],
): Promise<readonly FlowBlock[]> {
  const html =
    fields.bodyHtml ??
    (fields.html ? htmlText(new Uint8Array(fields.html), encodingOfCodePage(fields.internetCodepage)) : '');
  if (html) {
    const flow = htmlFlow(html, budget, (source, alt) => shownPicture(files, source, alt));
    warnings.push(...flow.warnings);
    if (flow.blocks.length > 0) return flow.blocks;
  }
  const plain = fields.body?.trim() ? fields.body : '';
  if (fields.compressedRtf) {
    try {
      const rtf = unpackRtf(new Uint8Array(fields.compressedRtf), budget.limits.memberBytes);
      const isPlain = Buffer.from(rtf.subarray(0, 4_096)).toString('latin1').includes('\\fromtext');
      if (!isPlain || !plain) {
        const flow = await readRtf(rtf, options);
        const blocks = flow.sections.flatMap((section) => section.blocks);
        if (hasContent(blocks)) {
          warnings.push(...flow.warnings);
          return blocks;
        }
      }
    } catch (error) {
      if (!(error instanceof SampanError) || error.code !== 'damaged-file') throw error;
      warnings.push('The message’s formatted words are damaged; its plain words are shown');
    }
  }
  return plain ? textBlocks(plain, budget) : [];
}

function shownPicture({ files, found, shown }: Files, source: string, alt: string): FlowPicture | null {
  if (!/^cid:/i.test(source)) return null;
  const at = files.findIndex(({ pidContentId }) => pidContentId?.replace(/^<|>$/g, '') === source.slice(4));
  const file = found[at];
  if (!file || !isPicture(file.bytes)) return null;
  shown.add(file);
  return { kind: 'picture', bytes: file.bytes, mediaType: file.mediaType ?? 'image/gif', alt: alt || file.name };
}

/** The class of a protected message tells what its one attachment is. */
function protectionWarnings(messageClass: string | undefined): string[] {
  if (!messageClass) return [];
  if (/SMIME\.MultipartSigned/i.test(messageClass)) return ['The message carries a signature that was not checked'];
  if (/SMIME/i.test(messageClass))
    return ['The message is encrypted or signed as a whole (S/MIME); what is inside it was not read'];
  if (/rpmsg/i.test(messageClass))
    return ['The message is protected by rights management; what is inside it was not read'];
  return [];
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
