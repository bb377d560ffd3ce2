import type { UpdateManifest } from '#contract/update.ts';

export function makeReleaseKeys(): { readonly privateKey: string; readonly publicKey: string };
export function signRelease(options: {
  readonly folder: string;
  readonly version: string;
  readonly released: string;
  readonly privateKey: string;
}): Promise<UpdateManifest>;
