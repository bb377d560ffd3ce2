import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPipConfiguration } from '#main/models/pip-configuration.ts';

const home = mkdtempSync(join(tmpdir(), 'sampan-pip-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function write(path: string, text: string): string {
  const file = join(home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Nothing of the machine that runs the test takes part. */
const nowhere = { XDG_CONFIG_HOME: '/nowhere', XDG_CONFIG_DIRS: '/nowhere' };

describe('what pip is configured with', () => {
  const read = (env: Record<string, string>) =>
    readPipConfiguration('https://default.example.org/simple', {
      env: { ...nowhere, ...env },
      platform: 'linux',
      home,
    });

  test('a configuration file of the user, with continued lines, other sections and comments', () => {
    const file = write(
      'a.conf',
      `# ours
[global]
timeout = 60
index-url = https://pip.example.org/simple/
extra-index-url =
    https://one.example.org/simple
    https://two.example.org/simple
cert = /etc/ours.pem
[install]
index-url = https://wrong.example.org/simple
`,
    );
    expect(read({ PIP_CONFIG_FILE: file })).toEqual({
      indexes: ['https://pip.example.org/simple', 'https://one.example.org/simple', 'https://two.example.org/simple'],
      certificateFiles: ['/etc/ours.pem'],
      proxy: null,
    });
  });

  test('the environment prevails over files, and certificates of all kinds are trusted', () => {
    const file = write(
      'b.conf',
      '[global]\nindex_url: https://file.example.org/simple\nproxy = proxy.example.org:3128\n',
    );
    const found = read({
      PIP_CONFIG_FILE: file,
      PIP_INDEX_URL: 'https://env.example.org/simple',
      PIP_CERT: '/a.pem',
      NODE_EXTRA_CA_CERTS: '/b.pem',
      SSL_CERT_FILE: '/a.pem',
    });
    expect(found.indexes).toEqual(['https://env.example.org/simple']);
    expect(found.certificateFiles).toEqual(['/a.pem', '/b.pem']);
    expect(found.proxy).toBe('proxy.example.org:3128');
  });

  test('the folders where pip looks, the environment of Python before the user', () => {
    write('config/pip/pip.conf', '[global]\nindex-url = https://user.example.org/simple\n');
    write('venv/pip.conf', '[download]\nindex-url = https://venv.example.org/simple\n');
    const user = { XDG_CONFIG_HOME: join(home, 'config') };
    expect(read(user).indexes).toEqual(['https://user.example.org/simple']);
    expect(read({ ...user, VIRTUAL_ENV: join(home, 'venv') }).indexes).toEqual(['https://venv.example.org/simple']);
    expect(read({ ...user, PIP_CONFIG_FILE: '/dev/null' }).indexes).toEqual(['https://default.example.org/simple']);
  });
});
