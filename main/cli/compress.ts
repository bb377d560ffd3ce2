import { existsSync } from 'node:fs';
import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import { extract } from '#main/clauses/extract.ts';
import { compressedText } from '#main/compression/compressed-text.ts';
import { openCompressionRoom } from '../application/compression-task.ts';
import { readRuleOptions } from '../application/extract-options.ts';
import { findInstallation } from './installation.ts';
import { filterJsonLines } from './json-lines.ts';
import { modelFile } from './tokens.ts';

export interface CompressOptions {
  readonly ratio: number;
  readonly question?: string;
  /** The model whose tokens are counted; Sampan's own vocabulary where none is named. */
  readonly countWith?: string;
}

const questionField = z.string().min(1).optional();

/**
 * `sampan compress`: `{"id","text","question"?}` in; what a model should read of
 * it out, word for word, with the ledger of facts and the places of what was
 * kept. Errors: `wrong-usage`, `model-missing`.
 */
export async function compressFilter(options: CompressOptions): Promise<void> {
  const { resourcesFolder, nativeFolder } = findInstallation();
  const extractOptions = readRuleOptions(resourcesFolder);
  const room = openCompressionRoom({ resourcesFolder, nativeFolder });
  const countWith =
    options.countWith === undefined || options.countWith === 'trilingual'
      ? null
      : modelFile(options.countWith, resourcesFolder);
  if (countWith !== null && !existsSync(countWith)) {
    throw new SampanError('not-found', `There is no file ${countWith}. Name a model of the catalogue or a .gguf file.`);
  }
  await filterJsonLines(process.stdin, async ({ text, question: own }) => {
    const question = questionField.parse(own) ?? options.question;
    const { clauses, findings } = extract(text, extractOptions);
    const compression = await room.compress({
      text,
      clauses,
      findings,
      countWith,
      ratio: options.ratio,
      ...(question !== undefined && { question }),
    });
    return {
      originalTokens: compression.originalTokens,
      compressedTokens: compression.compressedTokens,
      kept: compression.passages.filter(({ kept }) => kept).map(({ start, end, reasons }) => ({ start, end, reasons })),
      text: compressedText(compression, text).text,
      ledger: compression.ledger,
    };
  });
}
