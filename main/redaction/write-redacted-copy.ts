import { rename, rm } from 'node:fs/promises';
import type { z } from 'zod';
import { sampanErrorFrom } from '#contract/errors.ts';
import type { RedactionProof } from '#contract/redaction.ts';
import type { SpawnReader } from '#main/documents/reader-channel.ts';
import { watchedProcess } from '#main/documents/reading-attempt.ts';
import { type RedactedPage, type RedactionRequest, redactionMessageSchema } from './redaction-messages.ts';

export interface RedactedCopyRequest {
  readonly path: string;
  /** The key of this one file where it is sealed, hexadecimal. */
  readonly key?: string;
  readonly name: string;
  readonly password?: string;
  readonly pdfjsFolder: string;
  readonly outPath: string;
  readonly pages: readonly RedactedPage[];
  readonly signal?: AbortSignal;
  readonly onPage?: (number: number, total: number) => void;
}

const limits = { openMs: 60_000, pageMs: 120_000, memoryBytes: 3 * 2 ** 30 };

/**
 * Writes a redacted copy in a process that is thrown away afterwards. The file stands under its name only when it
 * was read back and nothing of what was to go was found.
 *
 * @throws {SampanError} those of `redactPdf`; `too-slow`, `out-of-memory`, `reader-crashed`, `cancelled`.
 */
export async function writeRedactedCopy(request: RedactedCopyRequest, spawn: SpawnReader): Promise<RedactionProof> {
  const { signal, onPage, outPath, pages, ...place } = request;
  const beside = `${outPath}.part`;
  const ended = await watchedProcess<
    z.infer<typeof redactionMessageSchema>,
    { readonly outcome: 'done'; readonly proof: RedactionProof }
  >(spawn, {
    name: request.name,
    signal,
    limits,
    parse: (message) => redactionMessageSchema.safeParse(message).data ?? null,
    onMessage: (message, control) => {
      switch (message.type) {
        case 'ready':
          control.send({ type: 'redact', ...place, outPath: beside, pages: [...pages] } satisfies Sent);
          break;
        case 'page':
          control.expectPage();
          onPage?.(message.number, message.total);
          break;
        case 'done':
          control.settle({ outcome: 'done', proof: message.proof });
          break;
        case 'failed':
          control.fail(sampanErrorFrom(message.error));
          break;
        default:
          message satisfies never;
      }
    },
  });
  if (ended.outcome === 'failed') {
    await rm(beside, { force: true });
    throw ended.error;
  }
  await rename(beside, outPath);
  return ended.proof;
}

type Sent = Omit<RedactionRequest, 'pages'> & { readonly pages: readonly RedactedPage[] };
