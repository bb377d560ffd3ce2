import type { FlowDocument } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { damagedFile, emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { RtfInterpreter } from './rtf-interpreter.ts';
import { rtfTokens } from './rtf-tokens.ts';

const what = 'RTF document';

/**
 * Reads an RTF document: text in any code page (also double-byte Chinese and
 * Japanese), tables, notes, headers and footers, list numbers as the file has
 * them, tracked changes and comments as marks, pictures.
 * Throws `damaged-file`, `too-large`, `empty-file`.
 */
export function readRtf(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted(what, () => {
    if (bytes.byteLength === 0) throw emptyFile(what);
    if (
      String.fromCharCode(...bytes.subarray(0, 16))
        .trimStart()
        .slice(0, 5) !== '{\\rtf'
    )
      throw damagedFile(what);
    const interpreter = new RtfInterpreter(flowBudget(options));
    for (const token of rtfTokens(bytes)) interpreter.take(token);
    interpreter.finish();
    return {
      mediaType: 'application/rtf',
      sections: interpreter.sections,
      attachments: interpreter.attachments,
      facts: interpreter.facts,
      warnings: interpreter.warnings,
    };
  });
}
