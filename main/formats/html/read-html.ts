import type { FlowDocument } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { htmlFlow } from './html-flow.ts';
import { htmlText } from './html-text.ts';

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
