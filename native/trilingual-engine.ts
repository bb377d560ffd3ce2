/** What the C++ of the trilingual tokenizer gives, as addon and as WebAssembly. */

export interface TrilingualStream {
  push(piece: string | Uint8Array): Uint16Array;
  end(): Uint16Array;
}

/** What was read of a piece of JSON Lines. */
export interface PlainLines {
  readonly output: Uint8Array;
  /** Bytes read: up to the begin of the line that is left. */
  readonly bytes: number;
  readonly lines: number;
  /** The next line is whole, but not of the plain form. */
  readonly odd: boolean;
}

/** One object serves one thread. */
export interface TrilingualEngine {
  readonly vocabularySize: number;
  readonly memoryBytes: number;
  encode(text: string | Uint8Array): Uint16Array;
  encodeWithOffsets(text: string): {
    readonly ids: Uint16Array;
    readonly starts: Uint32Array;
    readonly byteStarts: Uint32Array;
  };
  encodeAll(texts: readonly string[]): { readonly ids: Uint16Array; readonly ends: Uint32Array };
  count(text: string | Uint8Array): number;
  countAll(texts: readonly string[]): Uint32Array;
  decode(ids: Uint16Array): string;
  decodeBytes(ids: Uint16Array): Uint8Array;
  readLines(bytes: Uint8Array, ids: boolean, offsets: boolean): PlainLines;
  encoder(): TrilingualStream;
}
