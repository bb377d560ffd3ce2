/**
 * Entry of the disposable process that recognises the pages of one PDF.
 *
 * Runs under Node (`child_process.fork`) and as an Electron utility process.
 * It answers one request and waits to be ended by its parent, which also
 * keeps time and watches its memory.
 */
import { sampanErrorFrom } from '#contract/errors.ts';
import { parentPort } from '#main/documents/parent-port.ts';
import { readPlace } from '#main/sealing/sealed-file.ts';
import { recognisePdf } from './recognise-pdf.ts';
import { createRecogniser } from './recogniser.ts';
import { type RecognitionMessage, type RecognitionRequest, recognitionRequestSchema } from './recognition-messages.ts';

const port = parentPort<RecognitionMessage>();

async function answer(request: RecognitionRequest): Promise<void> {
  try {
    const bytes = await readPlace(request);
    const { modelsFolder, vocabularyFile, password, ...rest } = request;
    const recogniser = await createRecogniser({
      modelsFolder,
      threads: 1,
      ...(vocabularyFile === undefined ? {} : { vocabularyFile }),
    });
    await recognisePdf(bytes, recogniser, {
      ...rest,
      ...(password === undefined ? {} : { password }),
      onOpen: (total) => port.send({ type: 'opened', total }),
      onPage: (page) => port.send({ type: 'page', page }),
    });
    await port.send({ type: 'done' });
  } catch (error) {
    await port.send({ type: 'failed', error: sampanErrorFrom(error).toValue() });
  }
}

port.listen((message) => {
  const request = recognitionRequestSchema.safeParse(message);
  if (request.success) void answer(request.data);
});
void port.send({ type: 'ready' });
