import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  documentRow,
  dropPaths,
  openFromList,
  picture,
  samplesFolder,
  setSettings,
  startJourney,
  waitForState,
} from './journey.ts';
import { type LaunchedSampan, launchSampan } from './launch.ts';

const name = 'chat-yue-Hant.pdf';
const passphrase = 'correct horse 馬 battery';
let folder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-encryption-'));
  sampan = await startJourney({ dataFolder: join(folder, 'data') });
  await dropPaths(sampan.page, [join(samplesFolder, name)]);
  await waitForState(sampan.page, name, 'ready');
});

afterAll(async () => {
  await sampan.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether a file of the data folder, but the browser's own, holds the words. */
function isOnDisk(words: string): boolean {
  return readdirSync(join(folder, 'data'), { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(words),
  );
}

test('matters are encrypted, locked and opened again with the passphrase alone', async () => {
  const { page } = sampan;
  expect(isOnDisk(name)).toBe(true);
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const encryption = settings.getByRole('region', { name: 'Encryption' });
  await encryption.getByRole('button', { name: 'Set a passphrase…' }).click();
  await encryption.getByLabel('New passphrase').fill(passphrase);
  await encryption.getByLabel('The same again').fill('something else, and longer than it');
  await encryption.getByText('The two are not the same.').waitFor();
  await encryption.getByLabel('The same again').fill(passphrase);
  await picture(page, 'encryption-settings');
  await encryption.getByRole('button', { name: 'Encrypt', exact: true }).click();
  await encryption.getByRole('button', { name: 'Lock now' }).waitFor();
  expect(isOnDisk(name)).toBe(false);

  await encryption.getByRole('button', { name: 'Lock now' }).click();
  const lock = page.getByRole('main', { name: 'Sampan is locked' });
  await lock.waitFor();
  expect(await page.locator('body').textContent()).not.toContain(name);
  const asked = await page.evaluate<{ ok: boolean; error?: { code: string } }>(
    `window.sampan.request('matters.list', {})`,
  );
  expect(asked).toMatchObject({ ok: false, error: { code: 'locked' } });
  await lock.getByLabel('Passphrase').fill('not this one');
  await page.keyboard.press('Enter');
  await lock.getByText('That passphrase does not open it.').waitFor();
  await picture(page, 'locked');
  await lock.getByLabel('Passphrase').fill(passphrase);
  await lock.getByRole('button', { name: 'Open' }).click();
  // Page by page the viewer gets what stands sealed on the disk.
  await openFromList(page, name);
});

test('a matter goes into one file and comes back from it', async () => {
  const { app, page } = sampan;
  const path = join(folder, 'matter.sampan');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  const more = page.getByRole('button', { name: /^More for My first matter/ });
  await page.locator('.matter-row').hover();
  await more.click();
  await page.getByRole('menuitem', { name: 'Back up…' }).click();
  const backup = page.getByRole('dialog', { name: 'Back up this matter' });
  await backup.getByLabel('Passphrase of the backup').fill(passphrase);
  await picture(page, 'backup');
  await backup.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByText('The matter is backed up.').waitFor();
  expect(readFileSync(path).includes('chat-yue')).toBe(false);

  await page.locator('.matter-row').hover();
  await more.click();
  await page.getByRole('menuitem', { name: 'Delete matter' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete matter' }).click();
  await documentRow(page, name).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Restore a matter…' }).click();
  const restore = page.getByRole('dialog', { name: 'Restore a matter' });
  await restore.getByRole('button', { name: 'Choose a backup…' }).click();
  await restore.getByText('This is encrypted. Type its passphrase.').waitFor();
  await restore.getByLabel('Passphrase of the backup').fill(passphrase);
  await restore.getByRole('button', { name: 'Choose a backup…' }).click();
  await waitForState(page, name, 'ready');
});

test('locked by an idle hour and started again, the window asks in its own language', async () => {
  await setSettings(sampan.page, { locale: 'zh-Hant', theme: 'dark' });
  await sampan.page.getByText('案件').first().waitFor();
  // An hour in which nobody touches anything.
  await sampan.page.evaluate('(() => { const now = Date.now; Date.now = () => now() + 3_600_000; })()');
  await sampan.page.getByRole('main', { name: 'Sampan 已鎖定' }).waitFor();
  await sampan.close();
  sampan = await launchSampan({ dataFolder: join(folder, 'data') });
  const lock = sampan.page.getByRole('main', { name: 'Sampan 已鎖定' });
  await lock.waitFor();
  await picture(sampan.page, 'locked-zh-Hant');
  await lock.getByLabel('密碼短語').fill(passphrase);
  await sampan.page.keyboard.press('Enter');
  await documentRow(sampan.page, name).waitFor();
});

test('a night asleep locks the window before it is seen, and a link waits for the passphrase', async () => {
  const { app, page } = sampan;
  await setSettings(page, { locale: 'en', theme: 'light' });
  const ask = async (request: string, args: object) =>
    Object(await page.evaluate(`window.sampan.request('${request}', ${JSON.stringify(args)})`)).value;
  const [matter] = await ask('matters.list', {});
  const [document] = await ask('documents.list', { matterId: matter.id });
  await app.evaluate(({ powerMonitor }) => {
    const now = Date.now;
    powerMonitor.emit('suspend');
    Date.now = () => now() + 8 * 3_600_000;
    powerMonitor.emit('resume');
    Date.now = now;
  });
  const lock = page.getByRole('main', { name: 'Sampan is locked' });
  await lock.waitFor();
  await app.evaluate((electron, link) => {
    electron.app.emit('open-url', { preventDefault: () => undefined }, link);
  }, `sampan://matter/${matter.id}/document/${document.id}/page/2`);
  expect(await page.locator('body').textContent()).not.toContain(name);
  await lock.getByLabel('Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.locator('.page-toolbar .document-title', { hasText: name }).waitFor();
  await expect.poll(() => page.locator('.page-number input').inputValue()).toBe('2');
});
