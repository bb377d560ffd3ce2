/** The way from a disposable process to its parent. */
export interface ParentPort<Message> {
  /** Resolves when the message is on its way, so that a page that hangs takes no earlier page with it. */
  readonly send: (message: Message) => Promise<void>;
  readonly listen: (listener: (message: unknown) => void) => void;
}

/** The parent of an Electron utility process, or of a Node child. */
export function parentPort<Message extends object>(): ParentPort<Message> {
  const electronPort: unknown = Reflect.get(process, 'parentPort');
  if (isElectronPort(electronPort)) {
    return {
      send: async (message) => electronPort.postMessage(message),
      listen: (listener) => electronPort.on('message', (event) => listener(event.data)),
    };
  }
  return {
    send: (message) =>
      new Promise((resolve) => {
        if (process.send === undefined) resolve();
        else process.send(message, undefined, undefined, () => resolve());
      }),
    listen: (listener) => {
      process.on('message', listener);
      // A parent that is gone reads nothing.
      process.on('disconnect', () => process.exit(0));
    },
  };
}

interface ElectronPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (name: 'message', listener: (event: { readonly data: unknown }) => void) => void;
}

function isElectronPort(value: unknown): value is ElectronPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}
