import { create } from 'zustand';
import type { RecordCheck, RecordEntry } from '#contract/record.ts';
import { errorValueOf, request } from '../bridge.ts';

interface RecordState {
  /** The matter whose record is shown; null while none is. */
  readonly matterId: string | null;
  /** The newest first; null until they are here. */
  readonly entries: readonly RecordEntry[] | null;
  /** The result of looking at the whole record; null before anyone asked. */
  readonly check: RecordCheck | null;
  readonly isChecking: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const closed: RecordState = { matterId: null, entries: null, check: null, isChecking: false, error: null };

export const useRecord = create<RecordState>(() => closed);

/** Opens the record of a matter. */
export async function showRecordOf(matterId: string): Promise<void> {
  useRecord.setState({ ...closed, matterId });
  try {
    const entries = await request('record.list', { matterId });
    if (useRecord.getState().matterId === matterId) useRecord.setState({ entries: entries.toReversed() });
  } catch (error) {
    if (useRecord.getState().matterId === matterId) useRecord.setState({ error: errorValueOf(error) });
  }
}

export function closeRecord(): void {
  useRecord.setState(closed);
}

/** Has the whole record followed from its first entry to its signed end. */
export async function checkRecord(): Promise<void> {
  const { matterId } = useRecord.getState();
  useRecord.setState({ check: null, isChecking: true, error: null });
  try {
    const check = await request('record.verify', {});
    if (useRecord.getState().matterId === matterId) useRecord.setState({ check, isChecking: false });
  } catch (error) {
    if (useRecord.getState().matterId === matterId)
      useRecord.setState({ isChecking: false, error: errorValueOf(error) });
  }
}
