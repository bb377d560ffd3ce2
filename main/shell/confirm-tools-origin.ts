import { type BrowserWindow, dialog } from 'electron';
import type { ToolGrantContent } from '#contract/tools.ts';
import { menuWords, type ShellLocale } from './menu-words.ts';

/** Asks a person, outside of the page, whether this program may be started or this address be asked. */
export async function confirmToolsOrigin(
  window: BrowserWindow,
  from: ToolGrantContent['from'],
  locale: ShellLocale,
): Promise<boolean> {
  const words = menuWords(locale);
  const isProgram = from.kind === 'program';
  // Each word on a line of its own, so that spaces in one are seen.
  const where = isProgram
    ? [from.command, ...from.arguments].join('\n')
    : from.kind === 'address'
      ? `${from.method} ${from.url}`
      : from.url;
  const network = isProgram ? `\n\n${from.network ? words.toolsNetwork : words.toolsNoNetwork}` : '';
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: isProgram ? words.toolsStart : words.toolsReach,
    detail: `${where}${network}`,
    buttons: [words.toolsNo, isProgram ? words.toolsStartYes : words.toolsReachYes],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
