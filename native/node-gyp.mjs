/**
 * Runs node-gyp against the Node-API headers of the npm package
 * `node-api-headers`, so that a build needs no Node source tree, no download
 * and no header folder of this one machine: a compiler, make and the Python
 * that node-gyp itself asks for are enough.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Folder of an installed npm package. */
export function packageFolder(name) {
  return dirname(require.resolve(`${name}/package.json`));
}

/**
 * Lays out `folder` as node-gyp's `--nodedir` wants it. The two gypi files are
 * what Node ships beside its headers, cut down to what a Node-API addon needs.
 */
function writeHeaderFolder(folder) {
  const include = join(folder, 'include', 'node');
  mkdirSync(include, { recursive: true });
  cpSync(join(packageFolder('node-api-headers'), 'include'), include, { recursive: true });
  writeFileSync(
    join(include, 'common.gypi'),
    `{
  'target_defaults': {
    'default_configuration': 'Release',
    'defines': ['BUILDING_NODE_EXTENSION'],
    'conditions': [
      ['OS=="linux"', { 'cflags': ['-fPIC', '-pthread'], 'ldflags': ['-pthread'], 'cflags_cc': ['-fno-rtti'] }],
      ['OS=="mac"', { 'defines': ['_DARWIN_USE_64_BIT_INODE=1'], 'xcode_settings': { 'OTHER_LDFLAGS': ['-undefined dynamic_lookup'] } }],
    ],
    'configurations': { 'Release': {}, 'Debug': {} },
  },
}
`,
  );
  const architecture = process.arch;
  writeFileSync(
    join(include, 'config.gypi'),
    JSON.stringify({
      target_defaults: {},
      variables: {
        host_arch: architecture,
        target_arch: architecture,
        napi_build_version: '8',
        v8_enable_pointer_compression: 0,
      },
    }),
  );
  return folder;
}

/**
 * Builds the gyp project in `folder` in release mode; throws with the tool's output when it fails.
 * `flags` are environment variables for compiler and linker, `gypOptions` extra `--name=value` arguments.
 */
export function runNodeGyp({ folder, flags = {}, gypOptions = [] }) {
  const headers = writeHeaderFolder(join(folder, '.headers'));
  const script = join(packageFolder('node-gyp'), 'bin', 'node-gyp.js');
  const result = spawnSync(
    process.execPath,
    [
      script,
      'rebuild',
      '--release',
      `--nodedir=${headers}`,
      `--jobs=${process.env.SAMPAN_BUILD_JOBS ?? '2'}`,
      ...gypOptions,
    ],
    { cwd: folder, env: { ...process.env, ...flags }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (result.status !== 0) {
    const output = `${result.stdout ?? ''}\n${result.stderr ?? ''}`.trim().split('\n').slice(-40).join('\n');
    throw new Error(
      `The native build failed. It needs a C++17 compiler, make and Python 3 (Debian: apt-get install build-essential python3).\n${output}`,
    );
  }
}

/** SHA-256 of a file, as lower-case hexadecimal. */
export function fileSha256(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** `linux-x64`, `darwin-arm64`, …: the name of the folder that holds this machine's prebuilds. */
export function prebuildFolderName() {
  return `${process.platform}-${process.arch}`;
}
