import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { linkScheme } from '#contract/deep-link.ts';
import { desktopFile } from '#main/setup/packaging/desktop-file.mjs';
import { applicationId, documentTypes, linkSchemes, mimeTypes } from '#main/setup/packaging/document-types.mjs';
import { icnsOf, icoOf } from '#main/setup/packaging/icon-files.mjs';
import { shippedFuses } from '#main/setup/packaging/shipped-fuses.mjs';

const project = join(import.meta.dirname, '..', '..');
const text = (...parts: readonly string[]) => readFileSync(join(project, ...parts), 'utf8');

describe('the packages that electron-builder makes', () => {
  const config = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(text('main', 'setup', 'packaging', 'electron-builder.json')));
  const part = (name: string) => z.record(z.string(), z.unknown()).parse(config[name]);

  test('are made of the program that `npm run package` lays out, with nothing of their own', () => {
    // These would pack, unpack or switch something else than the .deb has.
    const own = [
      'files',
      'extraFiles',
      'extraResources',
      'asar',
      'asarUnpack',
      'electronFuses',
      'afterPack',
      'electronDist',
    ];
    for (const place of [config, part('win'), part('mac'), part('nsis'), part('dmg')])
      expect(Object.keys(place).filter((key) => own.includes(key))).toEqual([]);
    expect(text('docs', 'installed.md')).toContain('--prepackaged');
  });

  test('run the same executable under the same name, and know the same documents and links', () => {
    expect(part('win')).toMatchObject({ executableName: 'sampan' });
    expect(config.appId).toBe(applicationId);
    expect(text('main', 'shell', 'main.ts')).toContain(`'${applicationId}'`);
    expect(linkSchemes).toEqual([linkScheme]);
    const entry = desktopFile({ productName: 'Sampan', description: 'x' });
    expect(entry).toContain(`MimeType=${mimeTypes.join(';')};\n`);
    expect(entry).toContain('Exec=sampan %U\n');
  });

  test('offer Windows the same documents, and take none from another program', () => {
    const script = text('main', 'setup', 'packaging', 'installer.nsh');
    const offered = [...script.matchAll(/SupportedTypes" "\.(\w+)"/g)].map(([, ending]) => ending);
    expect(offered).toEqual(documentTypes.flatMap(({ endings }) => endings));
    expect(part('nsis')).toMatchObject({ include: 'main/setup/packaging/installer.nsh' });
    expect(config.fileAssociations).toBeUndefined();
  });
});

test('the fuses of every package close what a document could be made to open', () => {
  expect(shippedFuses).toMatchObject({
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
});

describe('the icon files', () => {
  const pictures = [32, 48, 256, 512].map((size) => ({
    size,
    png: readFileSync(join(project, 'resources', 'icons', `sampan-${size}.png`)),
  }));

  test('of Windows holds each picture of up to 256 pixels where its list says', () => {
    const ico = icoOf(pictures);
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 3]);
    for (const [index, { size, png }] of pictures.slice(0, 3).entries()) {
      const at = 6 + 16 * index;
      const offset = ico.readUInt32LE(at + 12);
      expect(ico.readUInt8(at)).toBe(size % 256);
      expect(ico.subarray(offset, offset + ico.readUInt32LE(at + 8)).equals(png)).toBe(true);
    }
  });

  test('of macOS names each picture by its type, and its own length', () => {
    const icns = icnsOf(pictures);
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const types: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) types.push(icns.toString('latin1', at, at + 4));
    expect(types).toEqual(['ic11', 'ic08', 'ic09']);
  });
});
