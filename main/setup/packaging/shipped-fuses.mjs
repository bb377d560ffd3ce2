/**
 * The switches burnt into a shipped executable. `RunAsNode` stays on: the
 * command line and its readers run on the same executable without a window.
 */
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * @param {string} platform
 */
export function fusesOf(platform) {
  return {
    version: FuseVersion.V1,
    // An Apple processor starts only what is signed, and a fuse that is changed breaks the signature that was there.
    resetAdHocDarwinSignature: process.platform === 'darwin' && process.arch === 'arm64',
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Only macOS and Windows check the archive against a hash in the executable.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}

export const shippedFuses = fusesOf(process.platform);
