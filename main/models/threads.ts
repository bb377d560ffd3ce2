/**
 * How many threads llama.cpp may use: the physical cores that this process may
 * run on, and no more than its quota of processor time. One thread too many
 * makes generation many times slower, because each token waits for the slowest.
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';

export interface ThreadSurroundings {
  readonly platform: NodeJS.Platform;
  /** Where `/proc` and `/sys` hang; a test may give a folder of its own. */
  readonly root: string;
  /** What the platform says by itself. */
  readonly parallelism: number;
}

/** Number of threads, at least 1. */
export function allowedThreads(
  { platform, root, parallelism }: ThreadSurroundings = {
    platform: process.platform,
    root: '/',
    parallelism: availableParallelism(),
  },
): number {
  if (platform !== 'linux') return Math.max(1, parallelism);
  const processors = allowedProcessors(root);
  const cores = processors.length > 0 ? physicalCores(root, processors) : parallelism;
  const quota = processorQuota(root);
  return Math.max(1, Math.min(cores, quota === null ? Number.POSITIVE_INFINITY : Math.floor(quota)));
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** The processors of the process's affinity mask, from a list such as `0-3,8`. */
function allowedProcessors(root: string): number[] {
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readText(join(root, 'proc/self/status')) ?? '')?.[1];
  return (list ?? '').split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    if (first === undefined || last === undefined || range === '' || Number.isNaN(first + last)) return [];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Two processors of one package with the same core id are hyper-threads of one core. */
function physicalCores(root: string, processors: readonly number[]): number {
  const cores = processors.map((processor) => {
    const topology = join(root, `sys/devices/system/cpu/cpu${processor}/topology`);
    const core = readText(join(topology, 'core_id'))?.trim();
    const physicalPackage = readText(join(topology, 'physical_package_id'))?.trim();
    return core === undefined || core === '-1' ? `processor ${processor}` : `${physicalPackage ?? 0}/${core}`;
  });
  return new Set(cores).size;
}

/** Processors' worth of time that the control groups grant, the smallest on the way up; null without a limit. */
function processorQuota(root: string): number | null {
  const quotas = [...controlGroups(root)].flatMap(({ folder, version }) => {
    const quota = version === 2 ? quotaOfVersion2(folder) : quotaOfVersion1(folder);
    return quota === null ? [] : [quota];
  });
  return quotas.length > 0 ? Math.min(...quotas) : null;
}

function quotaOfVersion2(folder: string): number | null {
  const [quota, period] = (readText(join(folder, 'cpu.max')) ?? '').trim().split(/\s+/).map(Number);
  return quota && period ? quota / period : null;
}

function quotaOfVersion1(folder: string): number | null {
  const quota = Number(readText(join(folder, 'cpu.cfs_quota_us')) ?? '-1');
  const period = Number(readText(join(folder, 'cpu.cfs_period_us')) ?? '0');
  return quota > 0 && period > 0 ? quota / period : null;
}

/** The process's control groups for processor time and everything above them, as folders under `/sys/fs/cgroup`. */
function* controlGroups(root: string): Generator<{ readonly folder: string; readonly version: 1 | 2 }> {
  const mount = join(root, 'sys/fs/cgroup');
  for (const line of (readText(join(root, 'proc/self/cgroup')) ?? '').split('\n')) {
    const match = /^\d+:([^:]*):(.*)$/.exec(line);
    if (!match) continue;
    const [, controllers = '', path = '/'] = match;
    if (controllers !== '' && !controllers.split(',').includes('cpu')) continue;
    const version = controllers === '' ? 2 : 1;
    const tops = version === 2 ? [mount, join(mount, 'unified')] : [join(mount, controllers), join(mount, 'cpu')];
    const top = tops.find((candidate) => existsSync(candidate));
    if (top === undefined) continue;
    // A container may see its own group as the top, under whatever path the host gave it.
    yield { folder: top, version };
    for (let folder = join(top, path); folder.length > top.length; folder = dirname(folder)) yield { folder, version };
  }
}
