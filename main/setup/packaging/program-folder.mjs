/**
 * Lays out what is packed into the installed program: the build, the resources,
 * and the few packages that must stay packages because they hold native code,
 * with the binaries of one platform.
 */
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { installsOnly } from '../shipped-packages.mjs';

/**
 * @param {{ project: string, folder: string, platform: string, arch: string, nodeApi: number }} options
 * `folder` is emptied first; `nodeApi` is the version of Node-API that the runtime has
 */
export async function layOutProgram({ project, folder, platform, arch, nodeApi }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const whole = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  const kept = ['name', 'productName', 'version', 'description', 'license', 'author', 'type', 'main', 'dependencies'];
  const description = Object.fromEntries(kept.map((key) => [key, whole[key]]));
  await writeFile(join(folder, 'package.json'), JSON.stringify(description, null, 2));

  const prebuilds = join('native', 'prebuilds', `${platform}-${arch}`);
  for (const part of [
    'out',
    'resources',
    prebuilds,
    join('native', 'prebuilds', 'wasm32'),
    join('native', 'prebuilds', 'SHA256SUMS'),
    'LICENSE',
    'NOTICE',
    'NOTICES.md',
  ]) {
    if (!existsSync(join(project, part))) continue;
    await cp(join(project, part), join(folder, part), {
      recursive: true,
      filter: (file) => !file.endsWith('.map') && !partsLeftOut(nodeApi).has(posix(relative(project, file))),
    });
  }
  for (const path of packagesNeeded(project, Object.keys(whole.dependencies))) {
    const from = join(project, path);
    await cp(from, join(folder, path), {
      recursive: true,
      filter: (file) =>
        isNeeded(posix(relative(from, file)), {
          packageName: path.split(`node_modules${sep}`).pop(),
          platform: `${platform}-${arch}`,
          nodeApi,
        }),
    });
  }
}

function posix(path) {
  return path.split(sep).join('/');
}

/** What only tests and measurements read, and the SQLite binding of older runtimes where the packed one is newer. */
function partsLeftOut(nodeApi) {
  const older = `native/prebuilds/${process.platform}-${process.arch}/better_sqlite3.napi9.node`;
  return new Set([
    'out/samples',
    'resources/arbitration-set',
    'resources/clause-set',
    'resources/deadline-set',
    'resources/chronology-set',
    'resources/nda-set',
    ...(nodeApi >= sqliteNodeApi ? [older] : []),
  ]);
}

/** The folders of packages and all that they depend on, as far as they are installed. */
function packagesNeeded(project, names) {
  const found = new Set();
  const add = (name, user) => {
    const path = resolvePackage(project, name, user);
    if (path === null || found.has(path) || isForeign(join(project, path))) return;
    found.add(path);
    const { dependencies = {}, optionalDependencies = {} } = readDescription(join(project, path));
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) {
      if (!installsOnly.has(next) && next !== headersPackage) add(next, path);
    }
  };
  for (const name of names) add(name, '');
  return [...found];
}

/** As Node resolves: in the package's own `node_modules`, then in those of the folders above. */
function resolvePackage(project, name, user) {
  for (let folder = user; ; folder = dirname(folder)) {
    if (!folder.endsWith('node_modules')) {
      const path = join(folder, 'node_modules', name);
      if (existsSync(join(project, path, 'package.json'))) return path;
    }
    if (folder === '' || folder === '.') return null;
  }
}

/** Binaries of other platforms that a package manager installed beside ours. */
function isForeign(folder) {
  const { name, os, cpu } = readDescription(folder);
  // llama.cpp's packages also claim the architectures they can be cross-compiled from.
  const [scope, variant] = (name ?? '').split('/');
  const system = { darwin: 'mac', win32: 'win' }[process.platform] ?? process.platform;
  if (scope === '@node-llama-cpp' && !variant.startsWith(`${system}-${process.arch}`)) return true;
  const isListed = (list, value) => list === undefined || list.includes(value);
  return name === 'empty-npm-package' || !isListed(os, process.platform) || !isListed(cpu, process.arch);
}

function readDescription(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Compiled into the native addons; nothing loads it. */
const headersPackage = 'node-addon-api';

/** What the SQLite package's own binding takes (main/store/sqlite-binding.ts). */
const sqliteNodeApi = 10;

/** What its users do not need of a package: its sources, its declarations, the binaries of other platforms. */
const leftOut = {
  'better-sqlite3': /^(deps|src|binding\.gyp)(\/|$)/,
  'node-llama-cpp': /^(templates|llama\/(gitRelease\.bundle|addon|patches|cmake|toolchains|profiles|xpack))(\/|$)/,
};

function isNeeded(file, { packageName, platform, nodeApi }) {
  // Nested packages are added by themselves.
  if (file === 'node_modules' || file.startsWith('node_modules/')) return false;
  if (leftOut[packageName]?.test(file) || /(^|\/)\.bin(\/|$)/.test(file)) return false;
  if (/\.(map|d\.ts|d\.mts|d\.cts|md|markdown)$/i.test(file) && !/licen[cs]e/i.test(file)) return false;
  const prebuild = /^prebuilds\/([^/]+)/.exec(file)?.[1];
  if (prebuild !== undefined)
    return prebuild.startsWith(platform) && (packageName !== 'better-sqlite3' || nodeApi >= sqliteNodeApi);
  // onnxruntime-node carries the binaries of all platforms, by platform and architecture.
  const [, system, processor] = /^bin\/napi-v\d+\/([^/]+)(?:\/([^/]+))?/.exec(file) ?? [];
  return system === undefined || platform.startsWith(processor === undefined ? `${system}-` : `${system}-${processor}`);
}
