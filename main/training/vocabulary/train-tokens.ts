import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { type CorpusDocument, writeCorpusFile } from './corpus-file.ts';
import { readTrained, vocabularyBytes } from './vocabulary-bytes.ts';

export interface TrainingParameters {
  /** Most tokens, the 256 single bytes among them. */
  readonly size: number;
  /** Most strings to choose from. */
  readonly candidates: number;
  /** Rounds of exchange after the pruning. */
  readonly exchanges: number;
  /** A candidate's least weighted count. */
  readonly leastWeightedCount: number;
}

const trainerFolder = fileURLToPath(new URL('../../../native/training', import.meta.url));

/**
 * Trains on the documents and returns the bytes of a vocabulary file. Builds the
 * trainer with the machine's C++ compiler (CXX, else c++) first. The same documents
 * and parameters give the same bytes.
 */
export function trainTokens(
  documents: readonly CorpusDocument[],
  forced: readonly string[],
  { size, candidates, exchanges, leastWeightedCount }: TrainingParameters,
): Buffer {
  const work = mkdtempSync(join(tmpdir(), 'sampan-vocabulary-'));
  try {
    const corpus = join(work, 'corpus');
    const program = join(work, 'train-vocabulary');
    const tokens = join(work, 'tokens');
    writeCorpusFile(corpus, documents, forced);
    const files = readdirSync(trainerFolder)
      .filter((file) => file.endsWith('.cpp'))
      .sort();
    run(env.CXX ?? 'c++', ['-std=c++17', '-O2', ...files.map((file) => join(trainerFolder, file)), '-o', program]);
    run(program, [corpus, tokens, ...[size, candidates, exchanges, leastWeightedCount].map(String)]);
    return vocabularyBytes(readTrained(readFileSync(tokens)));
  } finally {
    rmSync(work, { recursive: true });
  }
}

function run(command: string, words: readonly string[]): void {
  const result = spawnSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status === 0) return;
  throw new Error(`${command} ended with ${result.status ?? result.signal ?? result.error?.message}`);
}
