import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import { parseCatalogue } from '#main/models/catalogue.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { loadModelTokenizer } from '#native/model-tokenizer.ts';
import { tokenLines } from '#native/token-lines.ts';
import { loadTrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { findInstallation } from './installation.ts';
import { filterJsonLines } from './json-lines.ts';

export interface TokensOptions {
  /** `trilingual`, a model of the catalogue, or the path of a GGUF file. */
  readonly vocabulary: string;
  readonly ids?: boolean;
  readonly offsets?: boolean;
}

/**
 * `sampan tokens`: `{"id","text"}` in; the number of tokens out, with `--ids`
 * the ids and with `--offsets` the UTF-16 offset at which each begins.
 * Errors: `wrong-usage` for a vocabulary that is none, `model-missing` for a
 * model that is not here.
 */
export async function tokensFilter(options: TokensOptions): Promise<void> {
  const { resourcesFolder, nativeFolder } = findInstallation();
  if (options.vocabulary === 'trilingual') {
    const vocabularyFile = join(resourcesFolder, 'vocabularies', 'trilingual.bin');
    const tokenizer = await loadTrilingualTokenizer({ vocabularyFile, nativeFolder });
    const lines = tokenLines(tokenizer, { ids: options.ids ?? false, offsets: options.offsets ?? false });
    for await (const piece of process.stdin) {
      await write(lines.push(typeof piece === 'string' ? Buffer.from(piece) : piece));
    }
    await write(lines.end());
    return;
  }
  const tokenizer = await loadModelTokenizer(modelFile(options.vocabulary, resourcesFolder), { nativeFolder });
  await filterJsonLines(process.stdin, ({ text }) => {
    if (!options.ids && !options.offsets) return { count: tokenizer.count(text) };
    const { ids, starts } = tokenizer.encodeWithStarts(text);
    return {
      count: ids.length,
      ...(options.ids && { ids: [...ids] }),
      ...(options.offsets && { offsets: [...starts] }),
    };
  });
}

/** The file of a model of the catalogue, or the GGUF file itself. */
export function modelFile(vocabulary: string, resourcesFolder: string): string {
  if (vocabulary.endsWith('.gguf')) return vocabulary;
  const catalogueFile = join(resourcesFolder, 'models', 'catalogue.json');
  const { models } = parseCatalogue(JSON.parse(readFileSync(catalogueFile, 'utf8')));
  const entry = models.find((model) => model.id === vocabulary);
  if (!entry) {
    const known = ['trilingual', ...models.map((model) => model.id)].join(', ');
    throw new SampanError(
      'wrong-usage',
      `There is no vocabulary "${vocabulary}". Choose one of: ${known}, or a .gguf file.`,
    );
  }
  const path = join(defaultModelsFolder(), entry.fileName);
  if (existsSync(path)) return path;
  throw new SampanError(
    'model-missing',
    `The model ${vocabulary} is not here. Fetch it with: models fetch ${vocabulary}`,
  );
}

async function write(bytes: Uint8Array): Promise<void> {
  if (bytes.length > 0 && !process.stdout.write(bytes)) {
    await new Promise((resume) => process.stdout.once('drain', resume));
  }
}
