import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import { type Redaction, type RedactionReason, redactionBoxSchema, redactionReasons } from '#contract/redaction.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { readNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';

export interface RedactCommandOptions extends CommonOptions {
  readonly out: string;
  readonly find?: readonly string[];
  readonly personalData?: boolean;
  readonly reason: RedactionReason;
  /** A file of places: `[{"page", "boxes", "reason"?, "note"?}]`, for one document. */
  readonly marks?: string;
  readonly language?: OutputLanguage;
  readonly password?: string;
}

const marksSchema = z
  .array(
    z.object({
      page: z.int().positive(),
      boxes: z.array(redactionBoxSchema).min(1),
      reason: z.enum(redactionReasons).optional(),
      note: z.string().max(2_000).optional(),
    }),
  )
  .max(20_000);

/**
 * `sampan redact`: takes words, personal data or places out of documents and writes the copies with a log. The
 * copies' paths go to standard output. Returns the exit code. Errors: `wrong-usage`, `cancelled`, those of the store.
 */
export async function redactCommand(
  paths: readonly string[],
  options: RedactCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  const words = options.find ?? [];
  const places = options.marks === undefined ? [] : await marksFrom(resolve(options.marks));
  if (words.length === 0 && !options.personalData && places.length === 0) {
    throw new SampanError('wrong-usage', 'Say what is to be taken out: --find WORDS, --personal-data or --marks FILE.');
  }
  if (places.length > 0 && paths.length !== 1)
    throw new SampanError('wrong-usage', '--marks has the places of one document. Name that one file.');
  const folder = resolve(options.out);
  await mkdir(folder, { recursive: true });
  return withApplication(options, async (application) => {
    const { documentIds, failed } = await readNamedFiles(
      application,
      { paths, command: 'redact', matterName: 'Redactions', password: options.password },
      signal,
    );
    const marked: string[] = [];
    for (const documentId of documentIds) {
      const found = await application.request('redactions.suggest', {
        documentId,
        words: [...words],
        personalData: options.personalData ?? false,
        reason: options.reason,
      });
      const redactions = [...found, ...places.map((place, index) => byHand(place, index, options.reason))];
      await application.request('redactions.save', { documentId, content: { redactions, privilege: null } });
      const { summary } = await application.request('documents.view', { documentId });
      say(`${summary.name}: ${counted(redactions.length, 'place')} marked`);
      if (redactions.length > 0) marked.push(documentId);
    }
    if (marked.length === 0) {
      say('Nothing was found to take out; no copy was written.');
      return failed > 0 ? exitCodes.someFailed : exitCodes.done;
    }
    const language = options.language === undefined ? {} : { language: options.language };
    const written = await application.request('redactions.export', { documentIds: marked, folder, ...language });
    for (const path of written?.paths ?? []) print(path);
    for (const { pages, redactedPages, charactersRemoved, pixelsChecked } of written?.proofs ?? []) {
      say(
        `read back: ${redactedPages} of ${counted(pages, 'page')} redacted, ${counted(charactersRemoved, 'character')} gone, ${counted(pixelsChecked, 'pixel')} looked at`,
      );
    }
    for (const { name, code, message } of written?.failed ?? []) say(`failed ${name}: ${code}: ${message}`);
    return failed + (written?.failed.length ?? 0) > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}

async function marksFrom(path: string): Promise<z.infer<typeof marksSchema>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw sampanErrorFrom(error);
  });
  try {
    return marksSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new SampanError(
      'wrong-usage',
      `${path} is not a list of places: [{"page": 1, "boxes": [[x0, y0, x1, y1]]}].`,
      {
        cause: error,
      },
    );
  }
}

function byHand(place: z.infer<typeof marksSchema>[number], index: number, reason: RedactionReason): Redaction {
  return {
    id: `mark-${index + 1}`,
    page: place.page,
    boxes: place.boxes,
    reason: place.reason ?? reason,
    note: place.note ?? '',
    by: 'person',
    madeAtMs: Date.now(),
  };
}
