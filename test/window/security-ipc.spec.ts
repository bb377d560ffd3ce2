import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedSampan, launchSampan } from './launch.ts';

let sampan: LaunchedSampan;

beforeAll(async () => {
  sampan = await launchSampan();
});
afterAll(async () => {
  await sampan.close();
});

/** Asks as the page does, with whatever it likes to send. */
async function ask(name: unknown, args: unknown): Promise<unknown> {
  return sampan.page.evaluate(
    ([asked, given]) => {
      const bridge: unknown = Reflect.get(globalThis, 'sampan');
      const request: unknown = Reflect.get(Object(bridge), 'request');
      return typeof request === 'function' ? request(asked, given) : 'no bridge';
    },
    [name, args],
  );
}

const wrongUsage = { ok: false, error: { code: 'wrong-usage', message: expect.any(String) } };

describe('what the window may ask', () => {
  test('a request of the contract is answered', async () => {
    expect(await ask('settings.get', {})).toMatchObject({ ok: true, value: { locale: expect.any(String) } });
    expect(await ask('app.info', {})).toMatchObject({ ok: true, value: { dataFolder: sampan.dataFolder } });
  });

  test.each([
    ['no such name', 'files.read', {}],
    ['a name of every object', 'constructor', {}],
    ['a prototype', '__proto__', {}],
    ['no name', null, {}],
    ['a list for a name', ['settings.get'], {}],
    ['no arguments', 'documents.list', null],
    ['an argument missing', 'documents.list', {}],
    ['an argument of another kind', 'documents.list', { matterId: 7 }],
    ['an argument too many', 'documents.list', { matterId: 'm', path: '/etc/passwd' }],
    ['an empty id', 'documents.view', { documentId: '' }],
    ['an overlong id', 'documents.view', { documentId: 'x'.repeat(201) }],
    ['a language that is none', 'summaries.get', { documentId: 'd', language: 'xx' }],
    ['a negative index', 'gists.request', { documentId: 'd', language: 'en', clauseIndex: -1 }],
    ['a fraction', 'gists.request', { documentId: 'd', language: 'en', clauseIndex: 0.5 }],
    ['text for bytes', 'documents.addBytes', { matterId: 'm', name: 'a.pdf', bytes: 'JVBERi0=' }],
    ['paths that are none', 'documents.addPaths', { matterId: 'm', paths: [{}] }],
    ['a theme that is none', 'settings.set', { theme: 'x' }],
    ['a setting that is none', 'settings.set', { __proto__: null, dataFolder: '/tmp' }],
  ])('%s is refused by code', async (_what, name, args) => {
    expect(await ask(name, args)).toEqual(wrongUsage);
  });

  test('only what was exported can be revealed', async () => {
    expect(await ask('exports.reveal', { path: '/etc/passwd' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  test('the page can name neither a file to take in nor a folder to write to', async () => {
    expect(await ask('documents.addPaths', { matterId: 'm', paths: ['/etc/passwd'] })).toEqual(wrongUsage);
    expect(await ask('exports.run', { documentIds: ['d'], language: 'en', folder: '/tmp' })).toEqual(wrongUsage);
  });

  test('no other channel is open to the page', async () => {
    const listening = await sampan.app.evaluate(({ ipcMain }) => ipcMain.eventNames().map(String));
    // Electron itself listens to errors.
    expect(listening.filter((name) => name !== 'error' && !name.startsWith('ELECTRON'))).toEqual([
      'sampan:dropped-path',
    ]);
  });

  test('a page of another origin is not answered', async () => {
    const answer = await sampan.app.evaluate(async ({ BrowserWindow, app }) => {
      const preload = `${app.getAppPath()}/out/preload/bridge.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await other.loadURL('data:text/html,<title>other</title>');
      const said: unknown = await other.webContents.executeJavaScript(`window.sampan.request('settings.get', {})`);
      other.destroy();
      return said;
    });
    expect(answer).toEqual(wrongUsage);
  });
});
