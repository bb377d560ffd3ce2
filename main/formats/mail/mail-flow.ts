import type { FlowBlock, FlowParagraph, FlowSection, SourceFact } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { plainParagraph } from '../flow-text.ts';

const labels: Readonly<Record<string, string>> = {
  from: 'From',
  to: 'To',
  cc: 'Cc',
  bcc: 'Bcc',
  'reply-to': 'Reply to',
  date: 'Date',
  subject: 'Subject',
  attachment: 'Attachments',
};

/** A mail's page: its facts as a table on top, then the body. */
export function mailSection(facts: readonly SourceFact[], body: readonly FlowBlock[]): FlowSection {
  const rows = Object.entries(labels).flatMap(([name, label]) => {
    const values = facts.filter((fact) => fact.name === name).map(({ value }) => value);
    if (values.length === 0) return [];
    const bold: FlowParagraph = { kind: 'paragraph', spans: [{ text: label, bold: true }] };
    return [[{ blocks: [bold], header: true }, { blocks: [plainParagraph(values.join('; '))] }]];
  });
  const blocks: FlowBlock[] = rows.length > 0 ? [{ kind: 'table', rows, columnWidths: [1, 6] }] : [];
  return { blocks: [...blocks, ...body] };
}

/** Plain text as paragraphs: one a line; ">" in front is the depth of quoting. */
export function textBlocks(text: string, budget: FlowBudget): FlowParagraph[] {
  budget.characters(text.length);
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  return lines.map((line) => {
    budget.paragraph();
    const quoted = /^(?:>\s?){1,20}/.exec(line)?.[0] ?? '';
    const depth = quoted.replace(/[^>]/g, '').length;
    return plainParagraph(line.slice(quoted.length).replace(/\s+$/, ''), {
      spaceAfter: 2,
      ...(depth > 0 && { quoteDepth: depth }),
    });
  });
}
