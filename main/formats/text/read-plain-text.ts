import type { FlowBlock, FlowDocument, FlowParagraph } from '#contract/flow.ts';
import { isChatExport, readChat } from '../chat/read-chat.ts';
import { decodeText } from '../decode-text.ts';
import { flowBudget } from '../flow-budget.ts';
import { plainParagraph } from '../flow-text.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';

/** Plain text or simple Markdown (by the name's ending); an exported chat is read as one. Throws `empty-file`, `too-large`. */
export function readPlainText(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted('text', async () => {
    if (bytes.length === 0) throw emptyFile('text');
    const budget = flowBudget(options);
    const { text, encoding, certain } = decodeText(bytes);
    const isMarkdown = /\.(md|markdown)$/i.test(options.name ?? '');
    if (!isMarkdown && isChatExport(text)) return readChat(bytes, options);
    budget.characters(text.length);
    const blocks = text
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .flatMap((line): FlowBlock[] => {
        budget.paragraph();
        if (line.includes('\f'))
          return line
            .split('\f')
            .flatMap((part, index) => [...(index > 0 ? [{ kind: 'page-break' as const }] : []), plainParagraph(part)]);
        return [isMarkdown ? markdownLine(line) : plainParagraph(line, { spaceAfter: 2 })];
      });
    return {
      mediaType: isMarkdown ? 'text/markdown' : 'text/plain',
      sections: [{ blocks }],
      attachments: [],
      facts: [{ name: 'encoding', value: encoding }],
      warnings: certain ? [] : [`The text's encoding was guessed (${encoding}); check that its characters are right`],
    };
  });
}

function markdownLine(line: string): FlowBlock {
  if (/^\s{0,3}([-*_])(?:\s*\1){2,}\s*$/.test(line)) return { kind: 'rule' };
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading) return { ...withEmphasis(heading[2] ?? ''), headingLevel: (heading[1] ?? '#').length };
  const item = /^(\s{0,20})([-*+]|\d{1,4}[.)])\s+(.*)$/.exec(line);
  if (item) {
    const indent = 20 + (item[1]?.length ?? 0) * 8;
    return {
      ...withEmphasis(item[3] ?? ''),
      number: /\d/.test(item[2] ?? '') ? (item[2] ?? '') : '•',
      indent,
      firstLineIndent: -18,
    };
  }
  const quote = /^\s{0,3}((?:>\s?){1,10})(.*)$/.exec(line);
  if (quote) return { ...withEmphasis(quote[2] ?? ''), quoteDepth: (quote[1] ?? '').replace(/[^>]/g, '').length };
  return withEmphasis(line);
}

function withEmphasis(text: string): FlowParagraph {
  const spans = text
    .split(/(\*\*[^*]{1,500}\*\*)/)
    .filter(Boolean)
    .map((part) =>
      part.length > 4 && part.startsWith('**') && part.endsWith('**')
        ? { text: part.slice(2, -2), bold: true }
        : { text: part },
    );
  return { kind: 'paragraph', spans };
}
