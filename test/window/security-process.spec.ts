import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseV1Options, flipFuses } from '@electron/fuses';
import { describe, expect, inject, test } from 'vitest';
import { shippedFuses } from '#main/setup/packaging/shipped-fuses.mjs';
import { traceNetwork } from '#test/network-trace.ts';
import { launchSampan, projectFolder } from './launch.ts';

/** Runs in the page: every known way to make a browser speak to somebody. */
async function tryEverything(): Promise<void> {
  const outside = ['http://93.184.216.34/', 'https://example.com/', 'ws://93.184.216.34/'];
  const document: unknown = Reflect.get(globalThis, 'document');
  const make = Reflect.get(Object(document), 'createElement');
  const head = Reflect.get(Object(document), 'head');
  for (const rel of [
    'preconnect',
    'dns-prefetch',
    'prefetch',
    'prerender',
    'preload',
    'modulepreload',
    'icon',
    'manifest',
    'stylesheet',
  ]) {
    for (const href of outside) {
      const link = make.call(document, 'link');
      Object.assign(link, { rel, href, as: 'image' });
      head.append(link);
    }
  }
  const tried = outside.map((address) => fetch(address, { mode: 'no-cors' }).catch(() => null));
  for (const address of outside) {
    try {
      new WebSocket(address);
    } catch {
      // Refused at once.
    }
  }
  await Promise.all(tried);
  await new Promise((done) => setTimeout(done, 2_000));
}

describe('the process tree', () => {
  test('reaches nobody in a session of work', async () => {
    const trace = traceNetwork(inject('windowRuntime').electronPath);
    const sampan = await launchSampan({ executable: trace.executable });
    const opened = await sampan.page.evaluate(async () => {
      const bridge: unknown = Reflect.get(globalThis, 'sampan');
      const ask = (name: string, args: object) => Reflect.get(Object(bridge), 'request').call(bridge, name, args);
      const models: unknown[] = (await ask('models.list', {})).value;
      // With the smallest model that is here, so that it too is loaded and at work.
      const here = models
        .filter((model) => Reflect.get(Object(model), 'state') === 'present')
        .sort((left, right) => Reflect.get(Object(left), 'byteLength') - Reflect.get(Object(right), 'byteLength'));
      await ask('settings.set', { modelId: here.length === 0 ? 'none' : Reflect.get(Object(here[0]), 'id') });
      return ask('samples.open', {});
    });
    expect(opened).toMatchObject({ ok: true });
    await new Promise((done) => setTimeout(done, 20_000));
    await sampan.page.reload();
    await sampan.close();
    expect(trace.seen()).toBeGreaterThan(0);
    expect(trace.outside()).toEqual([]);
  });

  test('reaches nobody whatever the page tries, with and without its policy', async () => {
    const trace = traceNetwork(inject('windowRuntime').electronPath);
    const sampan = await launchSampan({ executable: trace.executable });
    await sampan.page.evaluate(tryEverything);
    await sampan.app.evaluate(({ BrowserWindow }, source) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents?.executeJavaScript(source);
    }, `(${tryEverything.toString()})()`);
    await sampan.close();
    expect(trace.seen()).toBeGreaterThan(0);
    // A hint to look up a name makes Chromium ask the kernel whether IPv6 has a route, by connecting a datagram
    // socket to this address; that sends nothing.
    const routeProbe = /^\d+\s+connect\(\d+, .*htons\(443\).*"2001:4860:4860::8888"/;
    expect(trace.outside().filter((call) => !routeProbe.test(call))).toEqual([]);
  });

  test('the window’s process is confined by the system, but for root, whom Chromium does not confine', async () => {
    const sampan = await launchSampan();
    const pid = await sampan.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    await sampan.close();
    const isRoot = process.getuid?.() === 0;
    // 2: a system-call filter is on (proc(5)).
    expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe(
      isRoot ? /^Seccomp:\s*(\d)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : '2',
    );
  });

  test('a second start hands its files to the first and ends', async () => {
    const first = await launchSampan({ args: ['--model', 'none'] });
    const { electronPath, env } = inject('windowRuntime');
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const file = join(projectFolder, 'resources', 'samples', 'supply-agreement-en.pdf');
    const second = spawnSync(electronPath, [...root, process.cwd(), '--data', first.dataFolder, file], {
      env: { ...process.env, ...env },
      timeout: 30_000,
    });
    await first.page.locator('.page-toolbar .document-title', { hasText: 'supply-agreement-en.pdf' }).waitFor();
    const windows = await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(second.status).toBe(0);
    expect(windows).toBe(1);

    // A second start with a link opens its place; the link is the one that the window copies.
    const follow = (link: string) =>
      spawnSync(electronPath, [...root, process.cwd(), '--data', first.dataFolder, link], {
        env: { ...process.env, ...env },
        timeout: 30_000,
      });
    const asked = async (name: string, args: object) =>
      Object(await first.page.evaluate(`window.sampan.request('${name}', ${JSON.stringify(args)})`)).value;
    const [matter] = await asked('matters.list', {});
    const listed = async () => (await asked('documents.list', { matterId: matter.id }))[0];
    await expect.poll(async () => (await listed()).state, { timeout: 60_000 }).toBe('ready');
    const place = `sampan://matter/${matter.id}/document/${(await listed()).id}/page/2`;
    follow(place);
    await expect.poll(() => first.page.locator('.page-number input').inputValue(), { timeout: 20_000 }).toBe('2');
    const skip = first.page.getByRole('button', { name: 'Skip the tour' });
    if (await skip.isVisible()) await skip.click();
    await first.page.keyboard.press('Control+k');
    await first.page.getByRole('searchbox', { name: 'Commands' }).fill('複製本頁連結');
    await first.page.getByRole('menuitem', { name: 'Copy a link to this page' }).click();
    const copied = () => first.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toBe(place);
    follow(`${place}/../../../etc/passwd`);
    await first.page.getByText('That is not a link of Sampan’s').waitFor();
    follow('sampan://matter/matter-of-another-computer');
    await first.page.getByText('The link leads to a matter that is not here').waitFor();
    await first.close();
  });

  test('without a display it says so and names the other way', () => {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
    const ended = spawnSync(inject('windowRuntime').electronPath, [...root, process.cwd()], {
      env: environment,
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain('sampan analyse');
  });
});

describe('the fuses of a shipped executable', () => {
  test('no inspector and no NODE_OPTIONS get in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sampan-fuses-'));
    const from = dirname(inject('windowRuntime').electronPath);
    for (const name of readdirSync(from)) {
      if (name !== 'electron' && name !== 'resources') symlinkSync(join(from, name), join(folder, name));
    }
    const executable = join(folder, 'electron');
    copyFileSync(inject('windowRuntime').electronPath, executable);
    await flipFuses(executable, { ...shippedFuses, [FuseV1Options.OnlyLoadAppFromAsar]: false });
    const application = join(folder, 'resources', 'app');
    mkdirSync(application, { recursive: true });
    writeFileSync(join(folder, 'intruder.cjs'), 'console.log("intruder ran")');
    writeFileSync(join(application, 'package.json'), '{"name":"probe","main":"probe.cjs"}');
    writeFileSync(
      join(application, 'probe.cjs'),
      'console.log("inspector", require("node:inspector").url()); require("electron").app.exit(0)',
    );
    const ended = spawnSync(executable, ['--no-sandbox', '--inspect=0', '--inspect-brk=0'], {
      env: {
        ...process.env,
        ...inject('windowRuntime').env,
        NODE_OPTIONS: `--require ${join(folder, 'intruder.cjs')}`,
      },
      encoding: 'utf8',
      timeout: 30_000,
    });
    rmSync(folder, { recursive: true, force: true });
    expect(ended.stdout.trim()).toBe('inspector undefined');
  });
});
