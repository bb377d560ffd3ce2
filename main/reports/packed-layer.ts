import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { LayerPage } from './searchable-pdf.ts';

/** A recognised page's text with its places, packed: a twentieth of its size in memory. */
export interface PackedLayer {
  readonly number: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Packs what the text layer of a page is made of. */
export function packedLayer({ number, text, lines }: LayerPage): PackedLayer {
  const packed = deflateRawSync(JSON.stringify({ number, text, lines } satisfies LayerPage), { level: 1 });
  // Bytes of their own, not a part of a shared pool, so that they can be handed to another thread.
  return { number, bytes: new Uint8Array(packed) };
}

/** The pages, each unpacked when its turn comes. */
export function* unpackedLayers(layers: readonly PackedLayer[]): Generator<LayerPage> {
  for (const { bytes } of layers) {
    const page: LayerPage = JSON.parse(inflateRawSync(bytes).toString('utf8'));
    yield page;
  }
}
