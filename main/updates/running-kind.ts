import type { PackageKind } from '#contract/update.ts';

/** The kind of package by which the running program was most likely installed. */
export function runningKind(platform: string, environment: Readonly<Record<string, string | undefined>>): PackageKind {
  if (platform === 'win32') return 'exe';
  if (platform === 'darwin') return 'dmg';
  // The runtime of an AppImage tells its program where the image stands.
  return environment.APPIMAGE === undefined ? 'deb' : 'AppImage';
}
