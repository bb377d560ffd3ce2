/**
 * Which system and processor a file's machine code is for, by its first bytes: names tell nothing.
 */

/** ELF's e_machine, PE's Machine, Mach-O's cputype. */
const elfProcessors = { 62: 'x64', 183: 'arm64', 40: 'arm', 3: 'ia32', 243: 'riscv64' };
const peProcessors = { 34404: 'x64', 43620: 'arm64', 332: 'ia32' };
const machProcessors = { 16777223: 'x64', 16777228: 'arm64', 7: 'ia32' };

/** How many bytes of a file `binaryKind` wants to see. */
export const headBytes = 4096;

/**
 * Returns `linux-x64` and the like, as Node names them; null for what is no machine code. A Mach-O file for several
 * processors is `darwin-universal`.
 * @param {Buffer} head
 */
export function binaryKind(head) {
  if (head.length < 20) return null;
  const magic = head.readUInt32BE(0);
  if (magic === 0x7f45_4c46) return `linux-${elfProcessors[head.readUInt16LE(18)] ?? 'other'}`;
  if (magic === 0xcffa_edfe || magic === 0xcefa_edfe)
    return `darwin-${machProcessors[head.readUInt32LE(4)] ?? 'other'}`;
  // Java's classes begin with the same four bytes, and then with a version above 40.
  if (magic === 0xcafe_babe && head.readUInt32BE(4) < 40) return 'darwin-universal';
  if (magic >>> 16 !== 0x4d5a || head.length < 64) return null;
  const at = head.readUInt32LE(60);
  if (at + 6 > head.length || head.readUInt32BE(at) !== 0x5045_0000) return null;
  return `win32-${peProcessors[head.readUInt16LE(at + 4)] ?? 'other'}`;
}
