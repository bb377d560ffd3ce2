/** One value of a DER encoding (ITU-T X.690): its tag and its content's place. */
export interface DerValue {
  readonly tag: number;
  /** Where the value begins, its tag included. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

const maximumValues = 5000;

/** The values that follow one another from `start` to `end`; stops at the first that is malformed. */
export function derValues(bytes: Uint8Array, start: number, end: number): readonly DerValue[] {
  const values: DerValue[] = [];
  let at = start;
  while (at + 2 <= end && values.length < maximumValues) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0;
    let content = at + 2;
    if (length > 0x80) {
      const count = length & 0x7f;
      if (count > 4) break;
      length = 0;
      for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[content + index] ?? 0);
      content += count;
    } else if (length === 0x80) {
      break;
    }
    if (content + length > end) break;
    values.push({ tag, from: at, start: content, end: content + length });
    at = content + length;
  }
  return values;
}
