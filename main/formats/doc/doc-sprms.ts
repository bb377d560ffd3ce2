/** One property of MS-DOC §2.6: its code and the bytes of its operand. */
export interface Sprm {
  readonly code: number;
  readonly operand: DataView;
}

/** The properties of a `grpprl`; stops where one runs over the end. */
export function readSprms(bytes: Uint8Array): Sprm[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sprms: Sprm[] = [];
  for (let at = 0; at + 3 <= bytes.byteLength; ) {
    const code = view.getUint16(at, true);
    at += 2;
    let length = [1, 1, 2, 4, 2, 2, -1, 3][code >>> 13] ?? 1;
    if (length < 0) {
      if (code === 0xd608) {
        if (at + 2 > bytes.byteLength) break;
        length = Math.max(view.getUint16(at, true) - 1, 0);
        at += 2;
      } else {
        length = view.getUint8(at);
        at += 1;
        if (code === 0xc615 && length === 255) break;
      }
    }
    if (at + length > bytes.byteLength) break;
    sprms.push({ code, operand: new DataView(bytes.buffer, bytes.byteOffset + at, length) });
    at += length;
  }
  return sprms;
}

export function byteOf(sprm: Sprm): number {
  return sprm.operand.byteLength >= 1 ? sprm.operand.getUint8(0) : 0;
}

export function shortOf(sprm: Sprm): number {
  return sprm.operand.byteLength >= 2 ? sprm.operand.getInt16(0, true) : 0;
}

export function longOf(sprm: Sprm): number {
  return sprm.operand.byteLength >= 4 ? sprm.operand.getUint32(0, true) : 0;
}
