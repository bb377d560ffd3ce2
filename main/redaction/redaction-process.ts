/**
 * Entry of the disposable process that writes one redacted copy.
 *
 * Runs under Node (`child_process.fork`) and as an Electron utility process.
 * It answers one request and waits to be ended by its parent.
 */
import { sampanErrorFrom } from '#contract/errors.ts';
import { parentPort } from '#main/documents/parent-port.ts';
import { readPlace } from '#main/sealing/sealed-file.ts';
import { redactPdf } from './redact-pdf.ts';
import { type RedactionMessage, type RedactionRequest, redactionRequestSchema } from './redaction-messages.ts';

const port = parentPort<RedactionMessage>();

async function answer(request: RedactionRequest): Promise<void> {
  try {
    const { password, ...rest } = request;
    const proof = await redactPdf(await readPlace(request), {
      ...rest,
      ...(password === undefined ? {} : { password }),
      onPage: (number, total) => port.send({ type: 'page', number, total }),
    });
    await port.send({ type: 'done', proof });
  } catch (error) {
    await port.send({ type: 'failed', error: sampanErrorFrom(error).toValue() });
  }
}

port.listen((message) => {
  const request = redactionRequestSchema.safeParse(message);
  if (request.success) void answer(request.data);
});
void port.send({ type: 'ready' });
