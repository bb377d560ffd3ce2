import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, samplesFolder, setSettings, startJourney, waitForState } from './journey.ts';
import { type LaunchedSampan, projectFolder } from './launch.ts';

/**
 * Pictures of every view in three languages, light and dark, for `docs/screens/views`; not a part of `npm test`:
 * `SAMPAN_SCREENS=1 npx vitest run -c test/window/vitest.config.ts every-view`.
 */
const folder = join(projectFolder, 'docs', 'screens', 'views');
const documents = ['supply-agreement-en.pdf', 'supply-agreement-zh-Hant.pdf', 'chat-yue-Hant.pdf'];
const commands = ['show-record', 'make-bundle', 'settings', 'help', 'export'];
let sampan: LaunchedSampan;

beforeAll(async () => {
  sampan = await startJourney();
  mkdirSync(folder, { recursive: true });
  await dropPaths(
    sampan.page,
    documents.map((name) => join(samplesFolder, name)),
  );
  for (const name of documents) await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, 'supply-agreement-en.pdf');
}, 240_000);

afterAll(() => sampan.close());

async function keep(name: string): Promise<void> {
  await sampan.page.waitForTimeout(500);
  await sampan.page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 72 });
}

async function runCommand(name: string, locale: string): Promise<void> {
  const { page } = sampan;
  const { commands: words } = JSON.parse(
    readFileSync(join(projectFolder, 'resources', 'locales', `window.${locale}.json`), 'utf8'),
  );
  await page.keyboard.press('Control+K');
  await page.locator('.palette input').fill(words[name]);
  await page.locator('.palette [role="menuitem"]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.palette').waitFor({ state: 'detached' });
  await page.getByRole('dialog').first().waitFor();
}

describe.each(['en', 'zh-Hant', 'zh-Hans'] as const)('in %s', (locale) => {
  test.each(['light', 'dark'] as const)('%s', { timeout: 240_000 }, async (theme) => {
    const { page } = sampan;
    await setSettings(page, { locale, theme });
    await expect.poll(() => page.locator('html').getAttribute('lang')).toContain(locale);
    const tabs = await page
      .locator('[role="tab"][data-key]')
      .evaluateAll((all) => all.map((tab) => tab.getAttribute('data-key')));
    for (const tab of tabs) {
      await page.locator(`[role="tab"][data-key="${tab}"]`).click();
      if (tab === 'search') {
        await page.locator('.search-form input').fill('仲裁');
        await page.locator('.search-item').first().waitFor();
      }
      await keep(`${tab}.${locale}.${theme}`);
    }
    for (const command of commands) {
      await runCommand(command, locale);
      await keep(`${command.replace('show-', '')}.${locale}.${theme}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').first().waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Control+t');
    await page.getByRole('main').last().waitFor();
    await keep(`review.${locale}.${theme}`);
    await page.keyboard.press('Control+t');
  });
});
