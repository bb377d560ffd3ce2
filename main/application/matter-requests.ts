import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BridgeArguments } from '#contract/bridge.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { Matter } from '#contract/matter.ts';
import { deleteUnusedSources } from '#main/store/documents.ts';
import { findMatter, insertMatter, updateMatter } from '#main/store/matters.ts';
import { deleteSource } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** Where the beginnings of prompts are kept that a model has already read. */
export function statesFolderPath(dataFolder: string): string {
  return join(dataFolder, 'states');
}

/** The matter of that id. Errors: `not-found`. */
export function requireMatter(context: Pick<AnalysisContext, 'database'>, matterId: string): Matter {
  const matter = findMatter(context.database, matterId);
  if (!matter) throw new SampanError('not-found', 'That matter is no longer there. Choose another one.');
  return matter;
}

/** Keeps a new matter and returns it. A given id that is there already returns the matter as it is. */
export function createMatter(
  context: Pick<AnalysisContext, 'database' | 'now'>,
  matter: {
    readonly id?: string;
    readonly name: string;
    readonly parties: readonly string[];
    readonly language: OutputLanguage;
  },
): Matter {
  const id = matter.id ?? `matter-${randomUUID()}`;
  insertMatter(context.database, { ...matter, id, createdAtMs: context.now() });
  return requireMatter(context, id);
}

/** Changes a matter's name, parties or language and returns it. */
export function changeMatter(
  context: AnalysisContext,
  { matterId, ...change }: BridgeArguments['matters.update'],
): Matter {
  requireMatter(context, matterId);
  updateMatter(context.database, matterId, {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.parties && { parties: change.parties }),
    ...(change.language && { language: change.language }),
  });
  return requireMatter(context, matterId);
}

/**
 * Deletes the stored bytes of sources that no document uses any more, and every
 * kept state of a model: a state holds what was read in it, and nothing but its
 * hash says of which document. The others are only made again when next needed.
 */
export async function deleteUnusedFiles(context: AnalysisContext): Promise<void> {
  for (const sha256 of deleteUnusedSources(context.database)) {
    await deleteSource(context, sha256);
  }
  await rm(statesFolderPath(context.dataFolder), { recursive: true, force: true });
}
