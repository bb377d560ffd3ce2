import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';

const password = 'only-for-this-bench';

export interface TemporaryPostgres {
  /** With its user and password. */
  readonly url: string;
  /** Ends it, as its operator would, and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then everything of it runs as nobody. */
const isRoot = process.getuid?.() === 0;
const asOther = isRoot ? ['setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups', '--'] : [];

function words(program: string, given: readonly string[]): [string, string[]] {
  const [first = program, ...rest] = [...asOther, program, ...given];
  return [first, rest];
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** What a server proves itself with, as PEM. */
export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
}

/**
 * A PostgreSQL of this machine in a folder of its own, on a loopback port, with
 * a password; with a certificate it takes connections over TLS alone. Throws
 * what to install where there is none.
 */
export async function temporaryPostgres(tls?: ServerCertificate): Promise<TemporaryPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'sampan-postgres-'));
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  if (isRoot) for (const path of [folder, passwordFile]) chownSync(path, idOf('-u'), idOf('-g'));
  const data = join(folder, 'data');
  try {
    const init = ['-D', data, '-U', 'sampan', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
    execFileSync(...words('initdb', [...init, '--locale', 'C.UTF-8']), { stdio: 'ignore', cwd: folder });
  } catch (error) {
    throw new Error('This bench needs PostgreSQL with initdb and postgres on the PATH: apt-get install postgresql', {
      cause: error,
    });
  }
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, 'log_min_messages=fatal'];
  const url = `postgres://sampan:${password}@127.0.0.1:${port}/postgres`;
  if (tls !== undefined) {
    const paths = { certificate: join(data, 'server.crt'), key: join(data, 'server.key') };
    await writeFile(paths.certificate, tls.certificate);
    await writeFile(paths.key, tls.key, { mode: 0o600 });
    // Without TLS nobody comes in.
    await writeFile(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n');
    if (isRoot) for (const path of Object.values(paths)) chownSync(path, idOf('-u'), idOf('-g'));
    settings.push('ssl=on');
  }
  let server = await started(data, settings, tls === undefined ? url : `${url}?sslmode=require`);
  return {
    url,
    async restart() {
      await ended(server);
      server = await started(data, settings, tls === undefined ? url : `${url}?sslmode=require`);
    },
    async close() {
      await ended(server);
      await rm(folder, { recursive: true });
    },
  };
}

async function started(data: string, settings: readonly string[], url: string): Promise<ChildProcess> {
  const given = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(...words('postgres', given), { stdio: 'ignore', cwd: dirname(data) });
  for (let tries = 0; tries < 100; tries += 1) {
    const sql = postgres(url, { max: 1, connect_timeout: 2 });
    const isUp = await sql`SELECT 1`.then(
      () => true,
      () => false,
    );
    await sql.end();
    if (isUp) return server;
    await setTimeout(100);
  }
  throw new Error('PostgreSQL does not start');
}

async function ended(server: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => server.on('close', resolve));
  // Its fast shutdown: connections are ended.
  server.kill('SIGINT');
  await closed;
}
