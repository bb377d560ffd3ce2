/**
 * Entry of the disposable process that reads one file.
 *
 * Runs under Node (`child_process.fork`) and as an Electron utility process.
 * It answers one request and waits to be ended by its parent, which also
 * keeps time and watches its memory.
 */
import { readFile as readBytes } from 'node:fs/promises';
import { sampanErrorFrom } from '#contract/errors.ts';
import { readFile } from './read-file.ts';
import { type ReaderMessage, type ReadRequest, readRequestSchema } from './reader-messages.ts';

interface ParentPort {
  /** Resolves when the message is on its way, so that a page that hangs takes no earlier page with it. */
  readonly send: (message: ReaderMessage) => Promise<void>;
  readonly listen: (listener: (message: unknown) => void) => void;
}

function parentPort(): ParentPort {
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

async function answer(request: ReadRequest, port: ParentPort): Promise<void> {
  try {
    const end = await readFile(await readBytes(request.path), request, {
      onRendition: (path) => port.send({ type: 'rendition', path }),
      onAttachment: (attachment) => port.send({ type: 'attachment', ...attachment }),
      onOpen: (total) => port.send({ type: 'opened', total }),
      onPage: (page) => port.send({ type: 'page', page }),
    });
    await port.send({ type: 'done', ...end });
  } catch (error) {
    await port.send({ type: 'failed', error: sampanErrorFrom(error).toValue() });
  }
}

const port = parentPort();
port.listen((message) => {
  const request = readRequestSchema.safeParse(message);
  if (request.success) void answer(request.data, port);
});
void port.send({ type: 'ready' });
