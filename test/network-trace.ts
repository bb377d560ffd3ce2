import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A way to run a program so that every network call of its whole process tree is written down. */
export interface NetworkTrace {
  /** Started in the program's place, with the same words. */
  readonly executable: string;
  /** The calls that name an address outside this machine, as strace writes them. */
  readonly outside: () => readonly string[];
  /** How many network calls were seen at all: a trace that saw none proves nothing. */
  readonly seen: () => number;
}

const outsideAddress = /sin_addr=inet_addr\("(?!127\.|0\.0\.0\.0")|inet_pton\(AF_INET6, "(?!::1"|::"|::ffff:127\.)/;

/** Traces with strace; throws what to type where the machine has none. */
export function traceNetwork(program: string): NetworkTrace {
  const probe = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
  if (probe.status !== 0) {
    throw new Error('This test needs strace, and the permission to trace. Type: apt-get install -y strace');
  }
  const folder = mkdtempSync(join(tmpdir(), 'sampan-trace-'));
  const log = join(folder, 'calls');
  const executable = join(folder, 'traced');
  writeFileSync(
    executable,
    `#!/bin/sh\nexec strace -f -qq -s 64 -e trace=connect,sendto,sendmsg,sendmmsg -o '${log}' '${program}' "$@"\n`,
  );
  chmodSync(executable, 0o755);
  const calls = (): readonly string[] => readFileSync(log, 'utf8').split('\n');
  return {
    executable,
    outside: () => calls().filter((call) => outsideAddress.test(call)),
    seen: () => calls().filter((call) => /\b(connect|send\w+)\(/.test(call)).length,
  };
}
