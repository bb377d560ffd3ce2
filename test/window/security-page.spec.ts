import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type LaunchedSampan, launchSampan } from './launch.ts';

/**
 * What a page of the window can reach, asked from inside the page itself: by
 * `webContents.executeJavaScript`, which the security policy binds, where
 * Playwright's own evaluation goes round it.
 */
let sampan: LaunchedSampan;

beforeAll(async () => {
  sampan = await launchSampan();
});
afterAll(async () => {
  await sampan.close();
});

async function inPage(code: string): Promise<unknown> {
  return sampan.app.evaluate(
    ({ webContents }, source) =>
      webContents
        .getAllWebContents()
        .find((contents) => contents.getType() === 'window')
        ?.executeJavaScript(source),
    `(async () => { ${code} })()`,
  );
}

describe('the page has no Node', () => {
  test('no require, process, module or Buffer', async () => {
    const found = await inPage(
      `return ['require', 'process', 'module', 'Buffer', '__dirname', 'global'].filter((name) => name in globalThis)`,
    );
    expect(found).toEqual([]);
  });

  test('the bridge is the three functions of the contract', async () => {
    expect(await inPage(`return Object.keys(window.sampan).sort()`)).toEqual(['on', 'pathForFile', 'request']);
  });

  test('the bridge cannot be replaced', async () => {
    const after = await inPage(
      `try { window.sampan.request = null } catch {}
       try { window.sampan = null } catch {}
       return typeof window.sampan?.request`,
    );
    expect(after).toBe('function');
  });

  test('the window is sandboxed and isolated', async () => {
    const preferences = await sampan.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents === undefined
        ? null
        : Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []);
    });
    const found = z.record(z.string(), z.unknown()).parse(preferences);
    expect(found).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
    expect(found.nodeIntegrationInWorker ?? false).toBe(false);
    expect(found.webviewTag ?? false).toBe(false);
  });
});

describe('the security policy holds', () => {
  test('eval and new Function are refused', async () => {
    expect(await inPage(`try { eval('1'); return 'ran' } catch (error) { return error.name }`)).toBe('EvalError');
    expect(await inPage(`try { new Function('1')(); return 'ran' } catch (error) { return error.name }`)).toBe(
      'EvalError',
    );
  });

  test('inline and foreign scripts do not run', async () => {
    const ran = await inPage(`
      window.ran = [];
      const inline = document.createElement('script');
      inline.textContent = 'window.ran.push("inline")';
      document.head.append(inline);
      for (const src of ['https://example.com/x.js', 'data:text/javascript,window.ran.push("data")',
        URL.createObjectURL(new Blob(['window.ran.push("blob")'], { type: 'text/javascript' }))]) {
        const script = document.createElement('script');
        script.src = src;
        const settled = new Promise((done) => { script.onload = script.onerror = done; });
        document.head.append(script);
        await settled;
      }
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="x" onerror="window.ran.push(\\'handler\\')">';
      document.body.append(holder);
      await new Promise((done) => setTimeout(done, 200));
      return window.ran`);
    expect(ran).toEqual([]);
  });

  test('WebAssembly may be compiled, for the image decoders', async () => {
    const kind = await inPage(
      `return (await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))).constructor.name`,
    );
    expect(kind).toBe('Module');
  });

  test('frames, plug-ins and forms lead nowhere', async () => {
    const violations = await inPage(`
      const seen = new Set();
      document.addEventListener('securitypolicyviolation', (event) => seen.add(event.effectiveDirective));
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      const object = document.createElement('object');
      object.data = 'https://example.com/x.swf';
      const form = document.createElement('form');
      form.action = 'https://example.com/';
      document.body.append(frame, object, form);
      form.submit();
      await new Promise((done) => setTimeout(done, 500));
      for (const element of [frame, object, form]) element.remove();
      return [...seen].sort()`);
    expect(violations).toEqual(expect.arrayContaining(['form-action', 'frame-src', 'object-src']));
  });
});

describe('the window keeps to its own policy', () => {
  test('nothing of it is refused when it loads', async () => {
    const refused: string[] = [];
    sampan.page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) refused.push(message.text());
    });
    await sampan.page.reload();
    await sampan.page.locator('button').first().waitFor();
    await new Promise((done) => setTimeout(done, 500));
    expect(refused).toEqual([]);
  });
});

describe('the page has no network', () => {
  test.each([
    ['fetch by name', `fetch('https://example.com/')`],
    ['fetch by address', `fetch('http://93.184.216.34/')`],
    ['fetch of this machine', `fetch('http://127.0.0.1:80/')`],
    ['fetch of a file', `fetch('file:///etc/passwd')`],
    [
      'a beacon',
      `new Promise((done, fail) => (navigator.sendBeacon('https://example.com/', 'x') ? setTimeout(() => fail(new Error('sent and dropped')), 200) : fail(new Error('refused'))))`,
    ],
    [
      'an image',
      `new Promise((done, fail) => { const image = new Image(); image.onload = done; image.onerror = () => fail(new Error('refused')); image.src = 'https://example.com/x.png'; })`,
    ],
    [
      'a web socket',
      `new Promise((done, fail) => { try { const socket = new WebSocket('wss://example.com/'); socket.onopen = done; socket.onerror = () => fail(new Error('refused')); } catch (error) { fail(error); } })`,
    ],
    [
      'an event source',
      `new Promise((done, fail) => { try { const source = new EventSource('https://example.com/'); source.onopen = done; source.onerror = () => fail(new Error('refused')); } catch (error) { fail(error); } })`,
    ],
    [
      'XMLHttpRequest',
      `new Promise((done, fail) => { const request = new XMLHttpRequest(); request.onload = done; request.onerror = () => fail(new Error('refused')); request.open('GET', 'https://example.com/'); request.send(); })`,
    ],
    [
      'a style sheet',
      `new Promise((done, fail) => { const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = 'https://example.com/x.css'; link.onload = done; link.onerror = () => fail(new Error('refused')); document.head.append(link); })`,
    ],
    ['a font', `new FontFace('x', 'url(https://example.com/x.woff2)').load()`],
  ])('%s is refused', async (_name, code) => {
    expect(await inPage(`return (${code}).then(() => 'reached', () => 'refused')`)).toBe('refused');
  });

  test('without the page’s policy the session still refuses', async () => {
    const outcomes = await sampan.app.evaluate(async ({ session }) => {
      const addresses = ['https://example.com/', 'http://127.0.0.1:9222/', 'ws://127.0.0.1:1/', 'file:///etc/hostname'];
      return Promise.all(
        addresses.map((address) =>
          session.defaultSession.fetch(address).then(
            (answer) => (answer.ok ? 'reached' : 'refused'),
            () => 'refused',
          ),
        ),
      );
    });
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  test('there are no calls between peers', async () => {
    expect(
      await inPage(
        `return ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'].filter((name) => name in globalThis)`,
      ),
    ).toEqual([]);
  });

  test('a service worker cannot settle in', async () => {
    expect(
      await inPage(`return navigator.serviceWorker.register('/worker.js').then(() => 'registered', () => 'refused')`),
    ).toBe('refused');
  });
});

describe('the window stays where it is', () => {
  test('no other page opens in it', async () => {
    const before = sampan.page.url();
    for (const target of [
      'https://example.com/',
      'file:///etc/passwd',
      'data:text/html,hello',
      'sampan://pdfjs/LICENSE',
      'chrome://gpu',
    ]) {
      await inPage(
        `location.href = ${JSON.stringify(target)}; await new Promise((done) => setTimeout(done, 150));`,
      ).catch(() => {});
      expect(sampan.page.url(), target).toBe(before);
    }
  });

  test('no other window opens', async () => {
    const opened = await inPage(`
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
      return [window.open('https://example.com/'), window.open('sampan://app/index.html'), window.open('about:blank')]
        .map((child) => child === null)`);
    expect(opened).toEqual([true, true, true]);
    expect(await sampan.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('a web view is an unknown element', async () => {
    expect(
      await inPage(`const view = document.createElement('webview'); view.src = 'https://example.com/';
        document.body.append(view); const kind = view.constructor.name; view.remove(); return kind`),
    ).toMatch(/^HTML(Unknown)?Element$/);
  });
});

describe('nothing is permitted', () => {
  test('permissions are denied', async () => {
    const states = await inPage(`
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage'];
      return Promise.all(names.map((name) => navigator.permissions.query({ name }).then((status) => status.state, () => 'denied')))`);
    expect(new Set(z.array(z.string()).parse(states))).toEqual(new Set(['denied']));
  });

  test('devices and places cannot be asked for', async () => {
    const answers = await inPage(`return Promise.all([
      new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('given'), () => done('denied'))),
      navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', () => 'denied'),
      navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'given', () => 'denied'),
      Notification.requestPermission(),
      navigator.clipboard.readText().then(() => 'given', () => 'denied'),
      (navigator.hid?.getDevices() ?? Promise.resolve([])).then((list) => (list.length > 0 ? 'given' : 'denied')),
    ])`);
    expect(answers).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'denied']);
  });

  test('nothing is downloaded', async () => {
    await inPage(`
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
      await new Promise((done) => setTimeout(done, 300));`);
    const files = await sampan.app.evaluate(({ app }) => app.getPath('downloads'));
    expect(existsSync(join(files, 'x.txt'))).toBe(false);
  });
});
