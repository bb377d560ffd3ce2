/**
 * `trilingual.bin`: "SAMPANV1", token count, text bytes, the tokens' lengths, their
 * costs (−log2 of their probability × 1024), their bytes. Ids 0–255 are the single
 * bytes; the rest follow by descending use, equals by their bytes.
 */
export interface TrainedToken {
  readonly bytes: Buffer;
  readonly uses: number;
}

export function vocabularyBytes(trained: readonly TrainedToken[]): Buffer {
  const usesOfByte = new Map(
    trained.filter(({ bytes }) => bytes.length === 1).map(({ bytes, uses }) => [bytes[0], uses]),
  );
  const singles = Array.from({ length: 256 }, (_, byte) => ({
    bytes: Buffer.from([byte]),
    uses: usesOfByte.get(byte) ?? 0,
  }));
  const others = trained.filter(({ bytes }) => bytes.length > 1);
  others.sort((one, other) => other.uses - one.uses || Buffer.compare(one.bytes, other.bytes));
  const tokens = [...singles, ...others];
  const all = tokens.reduce((sum, { uses }) => sum + uses + 0.5, 0);
  const costs = Buffer.alloc(tokens.length * 2);
  for (const [id, { uses }] of tokens.entries()) {
    costs.writeUInt16LE(Math.min(65535, Math.round(-Math.log2((uses + 0.5) / all) * 1024)), id * 2);
  }
  const text = Buffer.concat(tokens.map(({ bytes }) => bytes));
  const head = Buffer.alloc(16);
  head.write('SAMPANV1', 'latin1');
  head.writeUInt32LE(tokens.length, 8);
  head.writeUInt32LE(text.length, 12);
  return Buffer.concat([head, Buffer.from(tokens.map(({ bytes }) => bytes.length)), costs, text]);
}

/** The trainer's output: for each token uint32 length, bytes, float64 uses. */
export function readTrained(file: Buffer): TrainedToken[] {
  const tokens: TrainedToken[] = [];
  for (let at = 0; at < file.length; ) {
    const length = file.readUInt32LE(at);
    const bytes = file.subarray(at + 4, at + 4 + length);
    tokens.push({ bytes, uses: file.readDoubleLE(at + 4 + length) });
    at += 12 + length;
  }
  return tokens;
}
