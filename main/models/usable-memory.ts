import { freemem, totalmem } from 'node:os';

/**
 * Bytes of memory this process may still take: the container's limit counted where there is one.
 * macOS reports as free only what no one has touched; there three quarters of all memory is taken.
 */
export function usableMemoryBytes(): number {
  if (process.platform === 'darwin') return Math.max(freemem(), totalmem() * 0.75);
  const available: unknown = Reflect.get(process, 'availableMemory');
  return typeof available === 'function' ? process.availableMemory() : freemem();
}
