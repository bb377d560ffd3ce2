import { z } from 'zod';

/** An update that somebody brought in a folder: what its manifest says, and what a check of it finds. */

const version = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);

export const packageKinds = ['deb', 'AppImage', 'exe', 'dmg'] as const;
export type PackageKind = (typeof packageKinds)[number];

export const updateManifestSchema = z.strictObject({
  schema: z.literal('sampan.update/1'),
  version,
  released: z.iso.date(),
  files: z
    .array(
      z.strictObject({
        platform: z.enum(['linux', 'win32', 'darwin']),
        arch: z.enum(['x64', 'arm64']),
        kind: z.enum(packageKinds),
        /** A file's own name, which can lead to no other folder. */
        name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._~+-]{0,199}$/),
        bytes: z.int().positive(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(50),
});
export type UpdateManifest = z.infer<typeof updateManifestSchema>;

/** The names in the folder: the manifest, and beside it the signature of its very bytes, as base64. */
export const manifestName = 'sampan-update.json';
export const signatureName = `${manifestName}.sig`;

export const updateRefusals = [
  /** This build carries no release key to check with. */
  'no-key',
  'no-manifest',
  'unsigned',
  'signature-wrong',
  'manifest-wrong',
  'older',
  'no-package',
  'package-missing',
  'package-wrong',
] as const;
export type UpdateRefusal = (typeof updateRefusals)[number];

export type UpdateCheck =
  /** Newer, signed, and the package is what the manifest says; nothing was installed. */
  | {
      readonly state: 'verified';
      readonly version: string;
      readonly released: string;
      readonly kind: PackageKind;
      readonly path: string;
      readonly sha256: string;
    }
  | { readonly state: 'current'; readonly version: string }
  | { readonly state: 'refused'; readonly reason: UpdateRefusal };
