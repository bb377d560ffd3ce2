/**
 * Entry of the disposable process that reads one file.
 *
 * Runs under Node (`child_process.fork`) and as an Electron utility process.
 * It answers one request and waits to be ended by its parent, which also
 * keeps time and watches its memory.
 */
import { sampanErrorFrom } from '#contract/errors.ts';
import { readPlace } from '#main/sealing/sealed-file.ts';
import { parentPort } from './parent-port.ts';
import { readFile } from './read-file.ts';
import { type ReaderMessage, type ReadRequest, readRequestSchema } from './reader-messages.ts';

const port = parentPort<ReaderMessage>();

async function answer(request: ReadRequest): Promise<void> {
  try {
    const end = await readFile(await readPlace(request), request, {
      onFormat: (mediaType) => port.send({ type: 'format', mediaType }),
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

port.listen((message) => {
  const request = readRequestSchema.safeParse(message);
  if (request.success) void answer(request.data);
});
void port.send({ type: 'ready' });
