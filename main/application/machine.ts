import type { BackendStatus, ComputeBackend, MachineReport } from '#contract/machine.ts';
import { detectBackends } from '#main/models/gpu-backends.ts';
import { measureBackends, notMeasured } from '#main/models/measure-backends.ts';
import { machineReport } from '#main/models/measure-machine.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadMachineReport, saveMachineReport } from '#main/store/settings.ts';
import type { ModelRoom } from './model-room.ts';

export interface MachineOptions {
  readonly database: StoreDatabase;
  readonly models: ModelRoom;
  readonly nativeFolder?: string;
  /** What this computer could compute with; looked for where it is left out. */
  readonly detectBackends?: () => Promise<readonly BackendStatus[]>;
}

/** This computer as it was last measured, and measuring it anew. */
export class Machine {
  readonly #options: MachineOptions;
  readonly #stop = new AbortController();
  #measuring: Promise<MachineReport> | null = null;

  constructor(options: MachineOptions) {
    this.#options = options;
  }

  /** The last measurement; null where there is none. */
  lastReport(): MachineReport | null {
    return loadMachineReport(this.#options.database);
  }

  /** What the last measurement found fastest; the processor where nothing was measured. */
  backend(): ComputeBackend {
    return this.lastReport()?.backend ?? 'cpu';
  }

  /** Measures with the chosen model, where it is here; a measurement that runs is joined. Errors: those of loading. */
  measure(): Promise<MachineReport> {
    this.#measuring ??= this.#measureNow().finally(() => {
      this.#measuring = null;
    });
    return this.#measuring;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#measuring?.catch(() => undefined);
  }

  async #measureNow(): Promise<MachineReport> {
    const { database, models, nativeFolder } = this.#options;
    const model = models.chosenId === 'none' || models.isAbsent() ? null : models.modelOf(models.chosenId);
    // What is loaded would take the memory and the cores of what is measured.
    if (model) await models.unload();
    const detected = await (this.#options.detectBackends ?? detectBackends)();
    const measured = model
      ? await measureBackends(
          {
            model: { ...model, path: models.pathOf(model.id) },
            signal: this.#stop.signal,
            ...(nativeFolder !== undefined && { nativeFolder }),
          },
          detected,
        )
      : notMeasured(detected);
    const report = machineReport({
      catalogue: models.catalogue,
      modelId: model?.id ?? null,
      speeds: measured.speeds,
      backend: measured.fastest,
      backends: measured.backends,
    });
    saveMachineReport(database, report);
    return report;
  }
}
