import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { startSampan } from '../../cli/run-sampan.ts';
import { temporaryPostgres } from './temporary-postgres.ts';

const longestMs = 90_000;

/** An authority of its own in a folder, and a certificate that it signed for a name. Needs `openssl`. */
async function authority(folder: string, name: string) {
  await mkdir(folder, { recursive: true });
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', '/CN=Bench authority');
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', `/CN=${name}`);
  await writeFile(join(folder, 'names'), `subjectAltName=DNS:${name}\n`);
  const signed = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.crt');
  return {
    authority: join(folder, 'ca.crt'),
    certificate: await readFile(join(folder, 'server.crt'), 'utf8'),
    key: await readFile(join(folder, 'server.key'), 'utf8'),
  };
}

interface Outcome {
  readonly connected: boolean;
  /** How many of the server's connections of the worker are encrypted, and how many are not. */
  readonly encrypted: readonly [yes: number, no: number];
  readonly said: string;
}

/** Starts a worker and waits until it works or gives up. */
async function workerOutcome(address: string, environment: Readonly<Record<string, string>>): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'sampan-tls-'));
  const words = ['worker', '--backend', address, '--documents', folder, '--data', join(folder, 'data')];
  const worker = startSampan([...words, '--model', 'none'], environment);
  let said = '';
  worker.stderr?.on('data', (piece) => {
    said += String(piece);
  });
  const ended = new Promise<void>((resolve) => worker.on('close', () => resolve()));
  const isOver = () => worker.exitCode !== null || said.includes('Works on the runs');
  const until = Date.now() + longestMs;
  while (!isOver() && Date.now() < until) await setTimeout(100);
  const connected = said.includes('Works on the runs');
  const encrypted = connected ? await encryptedOf(address, environment) : ([0, 0] as const);
  await stop(worker, ended);
  await rm(folder, { recursive: true, force: true });
  return { connected, encrypted, said: said.trim().split('\n').at(-1) ?? '' };
}

async function encryptedOf(address: string, { PGPASSWORD = '' }: Readonly<Record<string, string>>) {
  const url = new URL(address);
  url.searchParams.set('sslmode', 'require');
  const sql = postgres(url.href, { max: 1, password: PGPASSWORD });
  const rows = await sql<{ ssl: boolean; count: number }[]>`
    SELECT ssl, count(*)::int FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() GROUP BY ssl`;
  await sql.end();
  const of = (ssl: boolean) => rows.find((row) => row.ssl === ssl)?.count ?? 0;
  return [of(true), of(false)] as const;
}

async function stop(worker: ChildProcess, ended: Promise<void>): Promise<void> {
  if (worker.exitCode === null) worker.kill('SIGINT');
  await ended;
}

/**
 * A worker over TLS to a PostgreSQL on loopback that takes nothing else: with
 * the authority named it connects, encrypted; a certificate that no known
 * authority signed, or one for another name, is refused.
 */
export async function benchTls(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sampan-tls-'));
  try {
    const right = await authority(join(folder, 'right'), 'localhost');
    const otherName = await authority(join(folder, 'other-name'), 'db.example');
    for (const [name, server] of [
      ['localhost', right],
      ['db.example', otherName],
    ] as const) {
      const running = await temporaryPostgres(server);
      const url = new URL(running.url);
      const PGPASSWORD = url.password;
      url.password = '';
      url.hostname = 'localhost';
      const of = async (mode: string, authorityFile: string | null) => {
        url.searchParams.set('sslmode', mode);
        const environment = { PGPASSWORD, ...(authorityFile !== null && { NODE_EXTRA_CA_CERTS: authorityFile }) };
        const { connected, encrypted, said } = await workerOutcome(url.href, environment);
        const known = authorityFile === null ? 'authority not named' : 'authority named';
        const told = connected ? `connected, ${encrypted[0]} encrypted, ${encrypted[1]} not` : `refused: ${said}`;
        stdout.write(`certificate for ${name}, sslmode=${mode}, ${known}: ${told}\n`);
      };
      try {
        await of('verify-full', server.authority);
        await of('verify-full', null);
        if (name === 'localhost') {
          await of('require', null);
          await of('disable', null);
        }
      } finally {
        await running.close();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
