import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import type { ModelStatus } from '#contract/matter.ts';
import { verifyModelFile } from '#main/models/download.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { ModelRoom } from '../application/model-room.ts';
import { SentenceEncoderFiles } from '../application/sentence-encoder-files.ts';
import { exitCodes } from './exit-codes.ts';
import { findInstallation } from './installation.ts';
import { print, say, showProgress } from './terminal.ts';

function openRoom(): ModelRoom {
  const { resourcesFolder, nativeFolder } = findInstallation();
  return new ModelRoom({
    catalogueFile: join(resourcesFolder, 'models', 'catalogue.json'),
    modelsFolder: defaultModelsFolder(),
    nativeFolder,
    onChange: () => undefined,
  });
}

/** The name by which the sentence encoder is fetched. */
const encoderName = 'encoder';

function openEncoderFiles(): SentenceEncoderFiles {
  return new SentenceEncoderFiles({
    resourcesFolder: findInstallation().resourcesFolder,
    modelsFolder: defaultModelsFolder(),
  });
}

/** `sampan models list`: the catalogue as JSON, each model with where it stands, the sentence encoder last. */
export async function listModels(): Promise<number> {
  const room = openRoom();
  const encoder = openEncoderFiles();
  const { name, licence, files } = await encoder.entry();
  const byteLength = files.reduce((sum, file) => sum + file.byteLength, 0);
  const sha256 = files.map((file) => file.sha256).join(' ');
  const state = (await encoder.files()) === null ? 'absent' : 'present';
  const listed = [...room.list().map(shownModel), { id: encoderName, name, licence, byteLength, sha256, state }];
  print(JSON.stringify(listed, null, 1));
  return exitCodes.done;
}

function shownModel({ id, name, licence, byteLength, sha256, state }: ModelStatus) {
  return { id, name, licence, byteLength, sha256, state };
}

/** `sampan models fetch`: fetches models (the default one when none is named) and prints their paths. */
export async function fetchModels(ids: readonly string[], signal: AbortSignal): Promise<number> {
  const room = openRoom();
  for (const id of ids.length > 0 ? ids : [room.defaultModelId]) {
    if (id === encoderName) {
      const encoder = openEncoderFiles();
      await encoder.fetch({ signal, onProgress: (progress) => showProgress(id, progress) });
      const files = await encoder.files();
      if (files !== null) for (const path of Object.values(files)) print(path);
      continue;
    }
    room.choose(id);
    const path = await room.fetch(id, { signal, onProgress: (progress) => showProgress(id, progress) });
    if (signal.aborted)
      throw new SampanError('cancelled', 'Cancelled. What has arrived is kept; run the command again to go on.');
    const error = room.lastError();
    if (path === null)
      throw new SampanError(
        error?.code === 'disk-full' ? 'disk-full' : 'download-failed',
        error?.message ?? 'The model could not be fetched.',
      );
    print(path);
  }
  return exitCodes.done;
}

/** `sampan models verify`: reads every model that is here and compares its hash with the catalogue's. */
export async function verifyModels(signal: AbortSignal): Promise<number> {
  const room = openRoom();
  let failed = 0;
  for (const model of room.list().filter(({ state }) => state !== 'absent')) {
    const isWhole = await verifyModelFile(room.pathOf(model.id), model.sha256, { signal });
    print(JSON.stringify({ id: model.id, sha256: model.sha256, verified: isWhole }));
    if (!isWhole) {
      failed += 1;
      say(`${model.id} is not the file of the catalogue. Delete ${room.pathOf(model.id)} and fetch it again.`);
    }
  }
  return failed > 0 ? exitCodes.someFailed : exitCodes.done;
}
