import type { Application, EncryptionRequest, LockableApplication, ShellRequest } from '#contract/application.ts';
import type { BridgeArguments, BridgeEvents, BridgeResults } from '#contract/bridge.ts';
import { bridgeEventNames } from '#contract/bridge.ts';
import type { EncryptionState } from '#contract/encryption.ts';
import { SampanError } from '#contract/errors.ts';
import {
  changePassphrase,
  type FolderOptions,
  requirePassphrase,
  setLockAfter,
  turnEncryptionOff,
  turnEncryptionOn,
  unlockFolder,
} from '#main/store/folder-encryption.ts';
import { readKeyFile, requireLength } from '#main/store/key-file.ts';
import { forgetKeys, type StoreKeys } from '#main/store/store-keys.ts';
import { createEvents } from './events.ts';

export interface EncryptedApplicationOptions extends FolderOptions {
  /** Opens the application over the folder, with its keys where it is encrypted. */
  readonly open: (keys: StoreKeys | null) => Promise<Application>;
}

/** The open application and the keys it was opened with. */
interface Opened {
  readonly application: Application;
  readonly keys: StoreKeys | null;
  readonly stopListening: () => void;
}

type AnyRequest = Exclude<keyof BridgeResults, ShellRequest>;

type EncryptionRequests = {
  readonly [Name in EncryptionRequest]: (args: BridgeArguments[Name]) => Promise<BridgeResults[Name]>;
};

/**
 * An application that can be locked: the store is opened with the passphrase,
 * and closed and its keys dropped when it is locked and nothing runs any more.
 * A folder that is not encrypted is open from the start. Errors: those of `open`.
 */
export async function encryptedApplication(options: EncryptedApplicationOptions): Promise<LockableApplication> {
  const lockable = new EncryptedApplication(options);
  await lockable.start();
  return lockable;
}

class EncryptedApplication implements LockableApplication {
  readonly #options: EncryptedApplicationOptions;
  readonly #events = createEvents();
  #opened: Opened | null = null;
  #isLocked = false;
  /** Opening, closing and encrypting happen one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: EncryptedApplicationOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#isLocked = readKeyFile(this.#options.dataFolder) !== null;
    if (!this.#isLocked) await this.#open(null);
  }

  readonly on = <Name extends keyof BridgeEvents>(name: Name, listener: (payload: BridgeEvents[Name]) => void) =>
    this.#events.on(name, listener);

  request<Name extends AnyRequest>(name: Name, args: BridgeArguments[Name]): Promise<BridgeResults[Name]>;
  // The overload ties arguments and results to the name; here each name's own answer takes what is given.
  async request(name: AnyRequest, args: never): Promise<unknown> {
    if (isEncryptionRequest(name)) return this.#requests[name](args);
    // While the folder is being encrypted the store is closed for a moment: what is asked then waits.
    if (!this.#isLocked && this.#opened === null) await this.#turn;
    return this.#reached().request(name, args);
  }

  source(sha256: string) {
    return this.#isLocked ? null : (this.#opened?.application.source(sha256) ?? null);
  }

  async close(): Promise<void> {
    await this.#inTurn(() => this.#close());
  }

  readonly #requests: EncryptionRequests = {
    'encryption.state': async () => this.#state(),
    'encryption.unlock': ({ passphrase }) => this.#inTurn(() => this.#unlock(passphrase)),
    'encryption.lock': async () => {
      if (readKeyFile(this.#options.dataFolder) === null || this.#isLocked) return this.#state();
      this.#isLocked = true;
      void this.#closeWhenIdle();
      return this.#tell();
    },
    'encryption.turnOn': async ({ passphrase }) => {
      requireLength(passphrase);
      if (readKeyFile(this.#options.dataFolder) !== null)
        throw new SampanError('wrong-usage', 'These matters are encrypted already. Change the passphrase instead.');
      return this.#whileClosed(() => turnEncryptionOn(this.#options, passphrase));
    },
    'encryption.turnOff': async ({ passphrase }) => {
      this.#reached();
      // A mistyped one must not stop the work in hand.
      await requirePassphrase(this.#options, passphrase);
      return this.#whileClosed(async () => {
        await turnEncryptionOff(this.#options, passphrase);
        return null;
      });
    },
    'encryption.change': ({ passphrase, next }) =>
      this.#inTurn(async () => {
        this.#reached();
        await changePassphrase(this.#options, passphrase, next);
        return this.#state();
      }),
    'encryption.lockAfter': ({ minutes }) =>
      this.#inTurn(async () => {
        this.#reached();
        await setLockAfter(this.#options.dataFolder, minutes);
        return this.#tell();
      }),
  };

  /** Work in flight stops at its next safe point and goes on afterwards; where the change fails, all is as it was. */
  #whileClosed(change: () => Promise<StoreKeys | null>): Promise<EncryptionState> {
    return this.#inTurn(async () => {
      this.#reached();
      const before = this.#opened?.keys ?? null;
      await this.#closeStore();
      let keys = before;
      try {
        keys = await change();
        if (before !== null) forgetKeys(before);
      } finally {
        await this.#open(keys);
      }
      return this.#tell();
    });
  }

  async #unlock(passphrase: string): Promise<EncryptionState> {
    if (!this.#isLocked) return this.#state();
    const keys = await unlockFolder(this.#options, passphrase);
    // Locked while work went on: the store is still open, with keys that this passphrase also gives.
    if (this.#opened === null) await this.#open(keys);
    else if (keys !== null) forgetKeys(keys);
    this.#isLocked = false;
    return this.#tell();
  }

  async #open(keys: StoreKeys | null): Promise<void> {
    const application = await this.#options.open(keys);
    const stops = bridgeEventNames.map((name) => this.#forward(application, name));
    this.#opened = {
      application,
      keys,
      stopListening: () => {
        for (const stop of stops) stop();
      },
    };
  }

  #forward<Name extends keyof BridgeEvents>(application: Application, name: Name): () => void {
    // What happens behind the lock is not told.
    return application.on(name, (payload) => {
      if (!this.#isLocked) this.#events.emit(name, payload);
    });
  }

  async #close(): Promise<void> {
    const keys = this.#opened?.keys ?? null;
    await this.#closeStore();
    if (keys !== null) forgetKeys(keys);
  }

  async #closeStore(): Promise<void> {
    const opened = this.#opened;
    if (opened === null) return;
    this.#opened = null;
    opened.stopListening();
    await opened.application.close();
  }

  /** Work that has begun is finished first: the night's run must not stop because nobody touches the keys. */
  async #closeWhenIdle(): Promise<void> {
    const { application } = this.#opened ?? {};
    if (application === undefined) return;
    const stops = (['queue.changed', 'workshop.changed'] as const).map((name) =>
      application.on(name, () => void closeIfIdle()),
    );
    const closeIfIdle = async () => {
      const busy = await isBusy(application).catch(() => false);
      if (busy && this.#isLocked && this.#opened?.application === application) return;
      for (const stop of stops) stop();
      await this.#inTurn(async () => {
        if (!this.#isLocked || this.#opened?.application !== application) return;
        await this.#close();
        this.#tell();
      });
    };
    await closeIfIdle();
  }

  #reached(): Application {
    if (!this.#isLocked && this.#opened !== null) return this.#opened.application;
    throw new SampanError('locked', 'These matters are locked. Give the passphrase to open them.');
  }

  #state(): EncryptionState {
    const keyFile = readKeyFile(this.#options.dataFolder);
    return {
      encrypted: keyFile !== null,
      locked: this.#isLocked,
      finishing: this.#isLocked && this.#opened !== null,
      lockAfterMinutes: keyFile?.lockAfterMinutes ?? null,
    };
  }

  #tell(): EncryptionState {
    const state = this.#state();
    this.#events.emit('encryption.changed', state);
    return state;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

function isEncryptionRequest(name: AnyRequest): name is EncryptionRequest {
  return name.startsWith('encryption.');
}

/** Whether documents are on their way or a run of the workshop goes on. */
async function isBusy(application: Application): Promise<boolean> {
  const jobs = await application.request('queue.list', {});
  if (jobs.some(({ state }) => state === 'waiting' || state === 'running')) return true;
  const runs = await application.request('workshop.list', {});
  return runs.some(({ state }) => state === 'running');
}
