import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ChosenRuntime } from '#main/application/chosen-runtime.ts';
import { EndpointRoom } from '#main/application/endpoint-room.ts';
import { ModelRoom } from '#main/application/model-room.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { openStore } from '#main/store/open-store.ts';
import { loadModelTokenizer } from '#native/model-tokenizer.ts';
import { ensureTestModel, fetchTestModelMs, testModelEntry } from '#test/models/ensure-test-model.ts';
import { type SmallEndpoint, smallEndpoint, streamed } from '#test/models/small-endpoint.ts';
import { temporaryFolder } from './temporary-application.ts';

const { resourcesFolder, nativeFolder } = findInstallation();
const modelId = testModelEntry().id;
let modelFile = '';

beforeAll(async () => {
  modelFile = await ensureTestModel();
}, fetchTestModelMs);

async function rooms(vocabularyFile: (id: string) => string | null) {
  const database = await openStore({
    dataFolder: await temporaryFolder(),
    migrationsFolder: join(resourcesFolder, 'migrations'),
  });
  onTestFinished(() => {
    database.$client.close();
  });
  const options = { database, nativeFolder, vocabularyFile, isChosen: () => false, onChange: () => undefined };
  const endpoints = new EndpointRoom(options);
  const models = new ModelRoom({
    catalogueFile: join(resourcesFolder, 'models', 'catalogue.json'),
    modelsFolder: defaultModelsFolder(),
    onChange: () => undefined,
  });
  return { endpoints, chosen: new ChosenRuntime({ models, endpoints }) };
}

/** A server that counts as the model's vocabulary does, off by `wrong`. */
async function countingServer(wrong: number): Promise<SmallEndpoint> {
  const tokenizer = await loadModelTokenizer(modelFile, { nativeFolder });
  const server = await smallEndpoint((response, { url, body }) => {
    if (url.endsWith('/models')) {
      response.end(JSON.stringify({ data: [{ id: 'served' }] }));
      return;
    }
    const words = [...JSON.stringify(body).matchAll(/"content":"((?:[^"\\]|\\.)*)"/g)].map(([, content]) =>
      String(JSON.parse(`"${content}"`)),
    );
    const prompt = words.reduce((sum, content) => sum + tokenizer.count(content), 12) - wrong;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(streamed(['7341', ' 9268'], { prompt, written: 2 }));
  });
  onTestFinished(() => server.close());
  return server;
}

const profileOf = ({ baseUrl }: SmallEndpoint) =>
  ({ endpointId: null, name: 'Office', baseUrl, model: 'served', contextTokens: 8_192 }) as const;

describe('the vocabulary of a server', () => {
  test('that is one of the catalogue’s makes it verified where it counts the same', async () => {
    const { endpoints, chosen } = await rooms((id) => (id === modelId ? modelFile : null));
    const server = await countingServer(0);
    const saved = endpoints.save({ ...profileOf(server), vocabularyModelId: modelId });
    expect(saved).toMatchObject({ vocabularyModelId: modelId, isCounted: true, lastTest: null });
    const { lastTest } = await endpoints.test(saved.id);
    expect(lastTest).toMatchObject({ isVerified: true, error: null });
    chosen.choose(saved.id);
    expect(chosen.vocabularyFile()).toBe(modelFile);
    await chosen.close();
  });

  test('refuses a server that cuts its prompts', async () => {
    const { endpoints } = await rooms(() => modelFile);
    const saved = endpoints.save({ ...profileOf(await countingServer(2_000)), vocabularyModelId: modelId });
    const { lastTest } = await endpoints.test(saved.id);
    expect(lastTest?.isVerified).toBe(false);
    expect(lastTest?.error).not.toBeNull();
  });

  test('that is not known, or not on this computer, leaves it unverified', async () => {
    const { endpoints, chosen } = await rooms(() => null);
    const profile = profileOf(await countingServer(0));
    for (const vocabularyModelId of [null, modelId]) {
      const saved = endpoints.save({ ...profile, vocabularyModelId });
      expect(saved).toMatchObject({ vocabularyModelId, isCounted: false });
      expect((await endpoints.test(saved.id)).lastTest).toMatchObject({ isVerified: false, error: null });
      chosen.choose(saved.id);
      expect(chosen.vocabularyFile()).toBeNull();
    }
    await chosen.close();
  });

  test('belongs to the identity that reports name', async () => {
    const { endpoints } = await rooms((id) => (id === modelId ? modelFile : null));
    const server = await countingServer(0);
    const known = endpoints.save({ ...profileOf(server), vocabularyModelId: modelId });
    const runtime = await endpoints.open(known.id);
    expect(endpoints.modelOf(known.id)?.sha256).toBe(runtime.sha256);
    expect(runtime.isVerified).toBe(true);
    await runtime.dispose();
  });
});
