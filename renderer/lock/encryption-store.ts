import { create } from 'zustand';
import type { EncryptionState } from '#contract/encryption.ts';
import { listen, request } from '../bridge.ts';

interface EncryptionStore {
  readonly encryption: EncryptionState;
}

/** How the data folder is kept, as the application last told. */
export const useEncryption = create<EncryptionStore>(() => ({
  encryption: { encrypted: false, locked: false, finishing: false, lockAfterMinutes: null },
}));

/** Takes the state and follows it; returns the first. */
export async function followEncryption(): Promise<EncryptionState> {
  listen('encryption.changed', (encryption) => useEncryption.setState({ encryption }));
  const encryption = await request('encryption.state', {});
  useEncryption.setState({ encryption });
  return encryption;
}
