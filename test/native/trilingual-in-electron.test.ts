/** The trilingual tokenizer's binary in Electron's own Node, with its memory cage. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureElectron } from '#main/setup/electron-runtime.mjs';
import { loadTrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { fetchTestModelMs } from '../models/ensure-test-model.ts';
import { projectFolder } from '../models/test-catalogue.ts';
import { samples } from './trilingual-samples.ts';

const script = `
  const [binary, vocabulary, texts] = JSON.parse(process.argv[1]);
  require(binary).loadTrilingual(new Uint8Array(require('node:fs').readFileSync(vocabulary))).then((tokenizer) => {
    const encoder = tokenizer.encoder();
    console.log(JSON.stringify(texts.map((text) => ({
      ids: [...tokenizer.encode(text)],
      streamed: [...encoder.push(text), ...encoder.end()],
      same: tokenizer.decode(tokenizer.encode(text)) === text,
    }))));
  });`;

test('the same ids in Electron, and the text again', { timeout: fetchTestModelMs }, async () => {
  const { path } = await ensureElectron({ log: () => {} });
  const vocabularyFile = join(projectFolder, 'resources', 'vocabularies', 'trilingual.bin');
  const tokenizer = await loadTrilingualTokenizer({ vocabularyFile, engine: 'native' });
  const binary = join(projectFolder, 'native', 'prebuilds', `${process.platform}-${process.arch}`, 'sampan.node');
  const output = execFileSync(path, ['-e', script, JSON.stringify([binary, vocabularyFile, samples])], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  const answers: unknown = JSON.parse(output);
  const wanted = samples.map((text) => {
    const ids = [...tokenizer.encode(text)];
    return { ids, streamed: ids, same: true };
  });
  expect(answers).toEqual(wanted);
});
