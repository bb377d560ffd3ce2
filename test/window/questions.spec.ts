import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'supply-agreement-zh-Hant.pdf';
let sampan: LaunchedSampan;

beforeAll(async () => {
  sampan = await startJourney();
  await dropPaths(sampan.page, [join(samplesFolder, name)]);
  await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, name);
});

afterAll(async () => {
  await sampan.close();
});

describe('typing a question', () => {
  test('a shortcut leads to the question from anywhere', async () => {
    const { page } = sampan;
    await page.locator('.pages').focus();
    await page.keyboard.press('Control+j');
    await page.getByRole('textbox', { name: /Your question/ }).waitFor();
    await expect
      .poll(() => page.evaluate<string | undefined>('document.activeElement?.tagName'), { timeout: 10_000 })
      .toBe('TEXTAREA');
    expect(await page.getByRole('tab', { name: 'Ask' }).getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('.question-form').getByRole('button', { name: 'Ask', exact: true }).isDisabled()).toBe(
      true,
    );
  });

  test('Enter that ends a composition does not send', async () => {
    const { page } = sampan;
    const session = await page.context().newCDPSession(page);
    await page.evaluate(`(() => {
      window.enters = [];
      document.querySelector('.question-form textarea').addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.keyCode === 229) window.enters.push(event.isComposing || event.keyCode === 229);
      });
    })()`);
    await session.send('Input.imeSetComposition', { text: '仲裁地', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await session.send('Input.insertText', { text: '仲裁地' });
    await session.send('Input.dispatchKeyEvent', {
      type: 'keyUp',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 13,
    });
    await session.detach();
    expect(await page.evaluate<readonly boolean[]>('window.enters')).toEqual([true]);
    expect(await page.getByRole('textbox', { name: /Your question/ }).inputValue()).toBe('仲裁地');
    expect(await page.locator('.answer-card').count()).toBe(0);
  });

  test('Shift with Enter begins a line', async () => {
    const { page } = sampan;
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('seat?');
    expect(await page.getByRole('textbox', { name: /Your question/ }).inputValue()).toBe('仲裁地\nseat?');
    expect(await page.locator('.answer-card').count()).toBe(0);
  });

  test('what is being typed is kept while one looks elsewhere', async () => {
    const { page } = sampan;
    await page.getByRole('tab', { name: 'Summary' }).click();
    await page.getByRole('tab', { name: 'Ask' }).click();
    expect(await page.getByRole('textbox', { name: /Your question/ }).inputValue()).toBe('仲裁地\nseat?');
  });
});
