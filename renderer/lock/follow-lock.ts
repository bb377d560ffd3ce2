import { request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { useEncryption } from './encryption-store.ts';

const watchEveryMs = 2_000;
const signsOfAPerson = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Locks the window when nobody has touched it for the minutes that were chosen,
 * after the computer slept too; and begins anew, with nothing of the matters in
 * its memory, as soon as it is locked.
 */
export function followLock(): void {
  let touchedAtMs = Date.now();
  for (const sign of signsOfAPerson)
    addEventListener(
      sign,
      () => {
        touchedAtMs = Date.now();
      },
      { capture: true, passive: true },
    );
  setInterval(() => {
    const { encrypted, lockAfterMinutes } = useEncryption.getState().encryption;
    if (!encrypted || lockAfterMinutes === null) return;
    if (Date.now() - touchedAtMs >= lockAfterMinutes * 60_000) void lockNow();
  }, watchEveryMs);
  useEncryption.subscribe(({ encryption }) => {
    if (encryption.locked) location.reload();
  });
}

/** Locks the window at once. */
export async function lockNow(): Promise<void> {
  try {
    await request('encryption.lock', {});
  } catch (error) {
    notifyError(error);
  }
}
