/** The fewest characters of a passphrase. */
export const leastPassphraseLength = 8;

/** How the data folder is kept, and whether its window is open. */
export interface EncryptionState {
  /** The database, the sources and the models' states stand encrypted on the disk. */
  readonly encrypted: boolean;
  /** Nothing is shown or answered until the passphrase is given. */
  readonly locked: boolean;
  /** Behind the lock, work that had begun goes on; the keys are dropped when it ends. */
  readonly finishing: boolean;
  /** Minutes without a key or a pointer after which the window locks; null: never. */
  readonly lockAfterMinutes: number | null;
}
