/** What llama.cpp could compute with on this machine. Nothing is fetched or built: drivers and installed packages are looked at. */
import type { BackendStatus, ComputeBackend } from '#contract/machine.ts';

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'mac', win32: 'win' };

/** The npm package with llama.cpp for a backend on this system. */
export function backendPackage(
  backend: ComputeBackend,
  { platform, arch }: { readonly platform: string; readonly arch: string } = process,
): string {
  const system = `@node-llama-cpp/${platforms[platform] ?? platform}-${arch}`;
  return backend === 'cpu' ? system : `${system}-${backend}`;
}

/**
 * The backends whose drivers this machine has, the processor always first, each
 * with the package it needs and whether that is installed.
 */
export async function detectBackends(): Promise<readonly BackendStatus[]> {
  const { getLlamaGpuTypes } = await import('node-llama-cpp');
  const types = await getLlamaGpuTypes('supported').catch((): [] => []);
  const backends: ComputeBackend[] = ['cpu', ...types.flatMap((type) => (type === false ? [] : [type]))];
  return Promise.all(
    backends.map(async (backend) => {
      const packageName = backendPackage(backend);
      // The processor's binary is looked for when a model is loaded, with its own error.
      return { backend, packageName, isInstalled: backend === 'cpu' || (await isInstalled(packageName)) };
    }),
  );
}

async function isInstalled(packageName: string): Promise<boolean> {
  try {
    const binaries: unknown = await import(/* @vite-ignore */ packageName);
    return typeof binaries === 'object' && binaries !== null && 'getBinsDir' in binaries;
  } catch {
    return false;
  }
}
