import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileSha256, readPrebuildRecords } from '#native/prebuild-record.ts';
import { tokenizerSourceSha256 } from '#native/source-hash.mjs';
import { loadTokenizerModule, tokenizerBinary } from '#native/tokenizer-binary.ts';
import { ensureTestModel, fetchTestModelMs } from '../models/ensure-test-model.ts';
import { projectFolder } from '../models/test-catalogue.ts';
import { samples } from './trilingual-samples.ts';

const nativeFolder = join(projectFolder, 'native');
const platform = `${process.platform}-${process.arch}`;
const work = mkdtempSync(join(tmpdir(), 'sampan-native-test-'));
let modelPath: string;

beforeAll(async () => {
  modelPath = await ensureTestModel();
}, fetchTestModelMs);
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('committed binaries', () => {
  const records = readPrebuildRecords(nativeFolder);

  test('are the recorded ones', () => {
    expect(records.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['linux-x64/sampan.node', 'linux-x64/better_sqlite3.napi9.node', 'wasm32/sampan.wasm']),
    );
    for (const { name, sha256 } of records) expect(fileSha256(join(nativeFolder, 'prebuilds', name))).toBe(sha256);
  });

  test('were made from the sources beside them', () => {
    for (const { name, sourceSha256 } of records) {
      if (/sampan\.(?:node|wasm)$/.test(name)) expect(sourceSha256).toBe(tokenizerSourceSha256(nativeFolder));
    }
  });

  test("SQLite's was made from the installed package", () => {
    const script = "import('./native/build-sqlite.mjs').then((m) => console.log(m.sqliteSourceSha256()))";
    const now = execFileSync(process.execPath, ['-e', script], { cwd: projectFolder, encoding: 'utf8' }).trim();
    for (const { name, sourceSha256 } of records) {
      if (name.includes('sqlite')) expect(sourceSha256).toBe(now);
    }
  });

  test('carry no path of the machine that built them', () => {
    for (const { name } of records) {
      const text = readFileSync(join(nativeFolder, 'prebuilds', name)).toString('latin1');
      expect(text).not.toMatch(/\/(home|root|tmp|work|Users)\/[a-z]/);
    }
  });
});

describe('choosing a binary', () => {
  /** A native folder of our own, with what each test leaves in it. */
  function folderWith(name: string, options: { readonly sources: boolean }): string {
    const folder = join(work, name);
    mkdirSync(join(folder, 'prebuilds', platform), { recursive: true });
    copyFileSync(join(nativeFolder, 'prebuilds', 'SHA256SUMS'), join(folder, 'prebuilds', 'SHA256SUMS'));
    if (options.sources) {
      cpSync(join(nativeFolder, 'src'), join(folder, 'src'), { recursive: true });
      copyFileSync(join(nativeFolder, 'binding.gyp'), join(folder, 'binding.gyp'));
    }
    return folder;
  }

  test.runIf(existsSync(join(nativeFolder, 'prebuilds', platform, 'sampan.node')))(
    'the shipped one where there are no sources, as in the installed program',
    async () => {
      const folder = folderWith('installed', { sources: false });
      const binary = join(folder, 'prebuilds', platform, 'sampan.node');
      copyFileSync(join(nativeFolder, 'prebuilds', platform, 'sampan.node'), binary);
      expect(await tokenizerBinary(folder)).toBe(binary);
    },
  );

  test('a binary that is not the recorded one is not loaded', async () => {
    const folder = folderWith('altered', { sources: false });
    writeFileSync(join(folder, 'prebuilds', platform, 'sampan.node'), 'something else');
    await expect(tokenizerBinary(folder)).rejects.toMatchObject({
      code: 'machine-lacks',
      message: expect.stringContaining('build-essential'),
    });
  });

  test('sources that cannot be built say what is missing', async () => {
    const folder = folderWith('unbuildable', { sources: true });
    writeFileSync(join(folder, 'src', 'addon.cpp'), '#error changed');
    writeFileSync(join(folder, 'build.mjs'), "console.error('no compiler'); process.exit(1);");
    await expect(loadTokenizerModule(folder)).rejects.toMatchObject({ code: 'machine-lacks', cause: 'no compiler\n' });
  });
});

const compiler = spawnSync('c++', ['--version']).status === 0 && spawnSync('make', ['--version']).status === 0;

test.runIf(compiler)('a build from source gives the same ids', { timeout: 600_000 }, async () => {
  const built = join(work, 'built', 'sampan.node');
  execFileSync(process.execPath, [join(nativeFolder, 'build.mjs'), '--out', built], { stdio: 'ignore' });
  const fresh: unknown = createRequire(import.meta.url)(built);
  const shipped = await (await loadTokenizerModule()).loadVocabulary(modelPath);
  const load: unknown = typeof fresh === 'object' && fresh !== null ? Reflect.get(fresh, 'loadVocabulary') : null;
  if (typeof load !== 'function') throw new Error('The build has no tokenizer.');
  const rebuilt: typeof shipped = await Reflect.apply(load, fresh, [modelPath]);
  for (const text of samples) expect([...rebuilt.encode(text)]).toEqual([...shipped.encode(text)]);
});
