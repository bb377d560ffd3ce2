import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BackendSpeed, BackendStatus, ComputeBackend } from '#contract/machine.ts';
import { backendPackage, detectBackends } from '#main/models/gpu-backends.ts';
import { fastestBackend, measureBackends, notMeasured } from '#main/models/measure-backends.ts';
import { machineReport, usualRequestSeconds } from '#main/models/measure-machine.ts';
import { ensureTestModel, fetchTestModelMs, testModelEntry } from './ensure-test-model.ts';
import { readCatalogue } from './test-catalogue.ts';

const status = (backend: ComputeBackend, isInstalled: boolean): BackendStatus => ({
  backend,
  packageName: backendPackage(backend),
  isInstalled,
});
const { signal } = new AbortController();

describe('what this machine could compute with', () => {
  test('is the processor first, each backend with its package, and nothing is fetched', async () => {
    const [first, ...others] = await detectBackends();
    expect(first).toEqual(status('cpu', true));
    for (const { backend, packageName } of others) {
      expect(backend).not.toBe('cpu');
      expect(packageName).toBe(backendPackage(backend));
    }
  });

  test('is named as the packages are', () => {
    expect(backendPackage('vulkan', { platform: 'linux', arch: 'x64' })).toBe('@node-llama-cpp/linux-x64-vulkan');
    expect(backendPackage('cuda', { platform: 'win32', arch: 'x64' })).toBe('@node-llama-cpp/win-x64-cuda');
    expect(backendPackage('metal', { platform: 'darwin', arch: 'arm64' })).toBe('@node-llama-cpp/mac-arm64-metal');
    expect(backendPackage('cpu', { platform: 'linux', arch: 'arm64' })).toBe('@node-llama-cpp/linux-arm64');
  });
});

describe('the fastest backend', () => {
  const speed = fc.option(fc.double({ min: 0.1, max: 10_000, noNaN: true }), { nil: null });
  const measured = fc.record({ promptTokensPerSecond: speed, generatedTokensPerSecond: speed });

  test('answers a usual request no later than any other that was measured', () => {
    fc.assert(
      fc.property(measured, measured, measured, (cpu, vulkan, cuda) => {
        const made = { cpu, vulkan, cuda } as const;
        const backends = (['cpu', 'vulkan', 'cuda'] as const).map(
          (backend): BackendSpeed => ({ ...status(backend, true), ...made[backend], failure: null }),
        );
        const fastest = backends.find(({ backend }) => backend === fastestBackend(backends));
        const secondsOf = ({ promptTokensPerSecond: reads, generatedTokensPerSecond: writes }: BackendSpeed) =>
          reads === null || writes === null
            ? null
            : usualRequestSeconds({ promptTokensPerSecond: reads, generatedTokensPerSecond: writes });
        const own = fastest === undefined ? null : secondsOf(fastest);
        for (const backend of backends) {
          const seconds = secondsOf(backend);
          if (seconds !== null) expect(own ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(seconds);
        }
        if (own === null) expect(fastest?.backend).toBe('cpu');
      }),
    );
  });

  test('without a model nothing is measured and the processor stays', () => {
    const { speeds, backends, fastest } = notMeasured([status('cpu', true), status('vulkan', false)]);
    expect({ speeds, fastest }).toEqual({ speeds: [], fastest: 'cpu' });
    expect(backends.map(({ promptTokensPerSecond }) => promptTokensPerSecond)).toEqual([null, null]);
  });
});

describe('measuring', () => {
  let path = '';
  beforeAll(async () => {
    path = await ensureTestModel();
  }, fetchTestModelMs);

  test('tries what is installed, passes over what is not, and keeps to the processor where another cannot be opened', async () => {
    const { id, sha256 } = testModelEntry();
    // Said to be installed, and not: as where a driver does not fit its package.
    const detected = [status('cpu', true), status('vulkan', false), status('cuda', true)];
    const { speeds, backends, fastest } = await measureBackends(
      { model: { path, id, sha256 }, signal, mostThreads: 1 },
      detected,
    );
    expect(speeds).toHaveLength(1);
    const [cpu, vulkan, cuda] = backends;
    expect(cpu).toMatchObject({
      backend: 'cpu',
      failure: null,
      promptTokensPerSecond: speeds[0]?.promptTokensPerSecond,
    });
    expect(vulkan).toMatchObject({ isInstalled: false, promptTokensPerSecond: null, failure: null });
    expect(cuda?.failure === null).toBe(cuda?.promptTokensPerSecond !== null);
    if (cuda?.failure !== null) {
      expect(cuda?.failure).toContain('cuda');
      expect(fastest).toBe('cpu');
    }
    const report = machineReport({ catalogue: readCatalogue(), modelId: id, speeds, backend: fastest, backends });
    expect(report).toMatchObject({ backend: fastest, backends });
    expect(report.promptTokensPerSecond).toBeGreaterThan(0);
  }, 300_000);
});
