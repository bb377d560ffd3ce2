/** What of Electron goes into the program, and where it lies. */
import { dirname } from 'node:path';

/** The languages of the window, as Chromium names them on Linux and Windows, and on macOS. */
const spokenLocales = new Set(['en-US', 'en-GB', 'zh-CN', 'zh-TW', 'en', 'en_GB', 'zh_CN', 'zh_TW', 'Base']);

/**
 * Returns whether a file of the runtime is packed. Left out: the starter of unpacked applications, and Chromium's own
 * words in languages that the window does not speak; there it takes English, as Sampan does.
 * @param {string} name inside Electron's folder
 */
export function isRuntimeFileNeeded(name) {
  if (name.startsWith('resources/app/')) return false;
  const locale = /(?:^locales\/([\w-]+)\.pak|\/([\w-]+)\.lproj\/)/.exec(name);
  return locale === null || spokenLocales.has(locale[1] ?? locale[2]);
}

/**
 * The folder that Electron's own archive unpacks to; on macOS its executable lies deep inside.
 * @param {string} executable
 * @param {string} platform
 */
export function runtimeFolder(executable, platform) {
  // Electron.app/Contents/MacOS/Electron
  return platform === 'darwin' ? dirname(dirname(dirname(dirname(executable)))) : dirname(executable);
}
