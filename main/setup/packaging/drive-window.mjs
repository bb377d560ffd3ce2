/**
 * Works in the window of an installed program as a person would: drops a contract, runs a plan over it, exports the
 * reports through the system's own dialog. For the checks of packages; the window was started with a debugging port.
 *
 *   node main/setup/packaging/drive-window.mjs PORT CONTRACT FOLDER
 *
 * The plan's own files go into `run` beside FOLDER.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const [port, contract, folder] = process.argv.slice(2);
const limitMs = 240_000;

async function work() {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await firstPage(browser);
  page.setDefaultTimeout(limitMs);
  const request = (name, args) =>
    page
      .evaluate(([name, args]) => window.sampan.request(name, args), [name, args])
      .then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
        return answer.value;
      });
  await dismissTour(page);
  await drop(page, contract);
  await page.locator(`[data-document-name="${basename(contract)}"][data-document-state="ready"]`).waitFor();
  const [matter] = await request('matters.list', {});
  const [document] = await request('documents.list', { matterId: matter.id });

  const [plan] = await request('workshop.templates', {});
  // The plan writes files: before it begins, the system asks where to.
  const [run] = await Promise.all([
    request('workshop.run', { matterId: matter.id, documentIds: [document.id], plan }),
    chooseInSystemDialog(join(dirname(folder), 'run')),
  ]);
  const end = Date.now() + limitMs;
  for (let state = run.state; !['done', 'waiting'].includes(state); ) {
    if (Date.now() > end || ['failed', 'cancelled'].includes(state)) throw new Error(`The run is ${state}.`);
    await after(1_000);
    state = (await request('workshop.list', {})).find(({ id }) => id === run.id).state;
  }

  await page.locator(`[data-document-name="${basename(contract)}"] .document-name`).click();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export reports' });
  await dialog.getByRole('button', { name: 'Choose a folder and export' }).click();
  await chooseInSystemDialog(folder);
  for (const until = Date.now() + limitMs; !readdirSync(folder).some((name) => name.endsWith('.annotated.pdf')); ) {
    if (Date.now() > until) throw new Error('Nothing was exported.');
    await after(500);
  }
  await dialog.getByText(/files were written/).waitFor();
  writeFileSync(join(folder, 'driven.txt'), `matter ${matter.id}\n`);
  // Only lets go of the window.
  await browser.close();
}

async function firstPage(browser) {
  for (let tries = 0; tries < 60; tries += 1) {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page !== undefined) return page;
    await after(500);
  }
  throw new Error('There is no page.');
}

async function dismissTour(page) {
  await page.getByRole('button', { name: 'Commands' }).waitFor();
  const skip = page.getByRole('button', { name: 'Skip the tour' });
  await skip.click({ timeout: 10_000 });
}

/** As the system hands over what was dropped: a path, not a file's bytes. */
async function drop(page, path) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'])
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data });
  await session.detach();
}

/** GTK's dialog takes a typed path, as soon as it listens: until it has gone, it is typed again. */
async function chooseInSystemDialog(path) {
  const end = Date.now() + limitMs;
  for (let isSeen = false; Date.now() < end; await after(2_000)) {
    const dialog = windowCalled(/^Choose a folder/);
    if (dialog === undefined && isSeen) return;
    if (dialog === undefined) continue;
    isSeen = true;
    // A slash opens the line for paths; the last Return closes what GTK says of a path that was typed too fast.
    for (const words of [
      ['windowfocus', '--sync', dialog],
      ['key', 'slash'],
      ['key', 'ctrl+a'],
      ['type', '--delay', '120', path],
      ['key', 'Return'],
    ]) {
      xdotool(words);
      await after(2_000);
    }
    if (windowCalled(/^Choose a folder/) !== undefined) xdotool(['key', 'Return']);
  }
  throw new Error('The system’s dialog did not take the folder.');
}

function windowCalled(pattern) {
  const windows = xdotool(['search', '--onlyvisible', '--name', '.']).split('\n').filter(Boolean);
  return windows.find((id) => pattern.test(xdotool(['getwindowname', id])));
}

function xdotool(words) {
  return spawnSync('xdotool', words, { encoding: 'utf8', timeout: 15_000 }).stdout;
}

work().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
