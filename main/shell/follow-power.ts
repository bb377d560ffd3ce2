import { powerMonitor } from 'electron';
import type { LockableApplication } from '#contract/application.ts';
import { SampanError } from '#contract/errors.ts';
import type { SleepClock } from './sleep-clock.ts';

/**
 * Follows the computer's sleep and its locked screen. Runs need nothing: a finished step is kept before the next
 * begins, and a step in hand goes on when the computer wakes. The window locks before it is seen again where the
 * sleep alone was longer than the minutes that were chosen, and with the screen where they were.
 */
export function followPower(application: LockableApplication, clock: SleepClock): void {
  powerMonitor.on('suspend', () => clock.fallAsleep());
  powerMonitor.on('resume', () => {
    const sleptMs = clock.wake();
    void lockAfter(application, (minutes) => sleptMs >= minutes * 60_000);
  });
  // Linux does not tell of it.
  powerMonitor.on('lock-screen', () => void lockAfter(application, () => true));
}

async function lockAfter(application: LockableApplication, isDue: (minutes: number) => boolean): Promise<void> {
  try {
    const { encrypted, locked, lockAfterMinutes } = await application.request('encryption.state', {});
    if (encrypted && !locked && lockAfterMinutes !== null && isDue(lockAfterMinutes))
      await application.request('encryption.lock', {});
  } catch (error) {
    // The program is just closing: nothing is left to lock.
    if (!(error instanceof SampanError)) throw error;
  }
}
