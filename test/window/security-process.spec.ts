import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseV1Options, flipFuses } from '@electron/fuses';
import { describe, expect, inject, test } from 'vitest';
import { shippedFuses } from '#main/setup/packaging/shipped-fuses.mjs';
import { launchSampan } from './launch.ts';
import { traceNetwork } from './network-trace.ts';

describe('the process tree', () => {
  test('opens no way out of this machine, whatever the page tries', async () => {
    const trace = traceNetwork(inject('windowRuntime').electronPath);
    const sampan = await launchSampan({ executable: trace.executable });
    // Without the page's own policy: what is proved here are the locks behind it.
    await sampan.page.evaluate(async () => {
      const outside = ['http://93.184.216.34/', 'https://example.com/'];
      const tried = outside.map((address) => fetch(address, { mode: 'no-cors' }).catch(() => null));
      const { document, RTCPeerConnection } = globalThis as unknown as {
        document: { createElement(name: string): Record<string, unknown>; head: { append(element: unknown): void } };
        RTCPeerConnection: new (options: unknown) => Record<string, (...words: unknown[]) => Promise<unknown>>;
      };
      for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'preload', 'icon', 'manifest']) {
        for (const href of outside) {
          const link = document.createElement('link');
          Object.assign(link, { rel, href, as: 'image' });
          document.head.append(link);
        }
      }
      const peer = new RTCPeerConnection({
        iceServers: [
          { urls: 'stun:93.184.216.34:3478' },
          { urls: ['turn:93.184.216.34:3478?transport=udp', 'turn:93.184.216.34:80?transport=tcp'], username: 'a', credential: 'b' },
        ],
      });
      await peer['createDataChannel']?.('x');
      await peer['setLocalDescription']?.(await peer['createOffer']?.());
      await Promise.all(tried);
      await new Promise((done) => setTimeout(done, 3_000));
    });
    await sampan.page.reload();
    await sampan.close();
    expect(trace.seen()).toBeGreaterThan(0);
    expect(trace.outside()).toEqual([]);
  });

  test('the window’s process is confined by the system, but for root, whom Chromium does not confine', async () => {
    const sampan = await launchSampan();
    const pid = await sampan.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    await sampan.close();
    const isRoot = process.getuid?.() === 0;
    // 2: a system-call filter is on (proc(5)).
    expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe(isRoot ? /^Seccomp:\s*(\d)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : '2');
  });

  test('a second start hands its files to the first and ends', async () => {
    const first = await launchSampan();
    const { electronPath, env } = inject('windowRuntime');
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawnSync(electronPath, [...root, process.cwd(), '--data', first.dataFolder], {
      env: { ...process.env, ...env },
      timeout: 30_000,
    });
    const windows = await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await first.close();
    expect(second.status).toBe(0);
    expect(windows).toBe(1);
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
      env: { ...process.env, ...inject('windowRuntime').env, NODE_OPTIONS: `--require ${join(folder, 'intruder.cjs')}` },
      encoding: 'utf8',
      timeout: 30_000,
    });
    rmSync(folder, { recursive: true, force: true });
    expect(ended.stdout.trim()).toBe('inspector undefined');
  });
});
