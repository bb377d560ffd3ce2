/** Fields of a protocol buffer message that are bytes or four-byte numbers, by number, in their order. */
export type MessageFields = ReadonlyMap<number, readonly Buffer[]>;

/** Reads a message one level deep. @throws RangeError where it ends inside a field. */
export function messageFields(message: Buffer): MessageFields {
  const fields = new Map<number, Buffer[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message.readUInt8(at);
      at += 1;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
      if (shift > 2 ** 56) throw new RangeError('a number of the model is too long');
    }
  };
  while (at < message.length) {
    const tag = varint();
    const wire = tag & 7;
    if (wire === 0) {
      varint();
      continue;
    }
    const length = wire === 1 ? 8 : wire === 5 ? 4 : wire === 2 ? varint() : Number.NaN;
    if (!(at + length <= message.length)) throw new RangeError('the model ends too early');
    const field = Math.floor(tag / 8);
    const known = fields.get(field);
    const bytes = message.subarray(at, at + length);
    if (known) known.push(bytes);
    else fields.set(field, [bytes]);
    at += length;
  }
  return fields;
}

/** Writes protocol buffer messages. */
export class MessageWriter {
  readonly #parts: Buffer[] = [];

  number(field: number, value: number): this {
    this.#parts.push(varintOf(field * 8), varintOf(value));
    return this;
  }

  float(field: number, value: number): this {
    const bytes = Buffer.alloc(4);
    bytes.writeFloatLE(value);
    this.#parts.push(varintOf(field * 8 + 5), bytes);
    return this;
  }

  bytes(field: number, value: Buffer | string | MessageWriter): this {
    const bytes =
      value instanceof MessageWriter ? value.finish() : typeof value === 'string' ? Buffer.from(value) : value;
    this.#parts.push(varintOf(field * 8 + 2), varintOf(bytes.length), bytes);
    return this;
  }

  finish(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

function varintOf(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
