import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { allowedThreads } from '#main/models/threads.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** A machine as Linux describes it: files under a folder of our own. */
function machine(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sampan-machine-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Cores of two hyper-threads each, numbered as most machines do: 0…n-1, then their twins. */
function topology(cores: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let processor = 0; processor < cores * 2; processor++) {
    files[`sys/devices/system/cpu/cpu${processor}/topology/core_id`] = `${processor % cores}\n`;
    files[`sys/devices/system/cpu/cpu${processor}/topology/physical_package_id`] = '0\n';
  }
  return files;
}

function threadsOf(files: Readonly<Record<string, string>>): number {
  return allowedThreads({ platform: 'linux', root: machine(files), parallelism: 16 });
}

describe('threads allowed', () => {
  const status = (list: string) => ({ 'proc/self/status': `Name:\tnode\nCpus_allowed_list:\t${list}\n` });

  test('physical cores, not hyper-threads', () => {
    expect(threadsOf({ ...topology(4), ...status('0-7') })).toBe(4);
  });

  test('only cores of the affinity mask', () => {
    expect(threadsOf({ ...topology(4), ...status('0,4') })).toBe(1);
    expect(threadsOf({ ...topology(4), ...status('0-2,6') })).toBe(3);
  });

  test('no more than the quota of a version 2 control group or of one above it', () => {
    const groups = {
      'proc/self/cgroup': '0::/user.slice/app\n',
      'sys/fs/cgroup/user.slice/app/cpu.max': 'max 100000\n',
    };
    const base = { ...topology(8), ...status('0-15'), ...groups };
    expect(threadsOf(base)).toBe(8);
    expect(threadsOf({ ...base, 'sys/fs/cgroup/user.slice/cpu.max': '250000 100000\n' })).toBe(2);
    expect(threadsOf({ ...base, 'sys/fs/cgroup/user.slice/app/cpu.max': '50000 100000\n' })).toBe(1);
  });

  test('no more than the quota of a version 1 control group, seen from inside a container', () => {
    expect(
      threadsOf({
        ...topology(8),
        ...status('0-15'),
        'proc/self/cgroup': '4:cpu,cpuacct:/docker/abc\n0::/\n',
        'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '300000\n',
        'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000\n',
      }),
    ).toBe(3);
  });

  test('a machine that says nothing gives what the platform says', () => {
    expect(threadsOf({})).toBe(16);
    expect(allowedThreads({ platform: 'darwin', root: '/nowhere', parallelism: 10 })).toBe(10);
  });

  test('here: at least one and no more than the platform allows', () => {
    expect(allowedThreads()).toBeGreaterThanOrEqual(1);
    expect(allowedThreads()).toBeLessThanOrEqual(availableParallelism());
  });
});
