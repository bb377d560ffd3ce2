import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { SampanError } from '#contract/errors.ts';

export type PostgresDatabase = ReturnType<typeof postgres>;

/** Failures of the way to the database and not of what was asked: the same may succeed a little later. */
const passing = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // It is shutting down, was ended by its operator, is starting, or has no place left.
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

const attempts = 7;
const firstDelayMs = 200;

function codeOf(thrown: unknown): string {
  const code: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : null;
  return typeof code === 'string' ? code : '';
}

/** The database at an address such as `postgres://user@host/name`; connects when it is first asked. */
export function postgresDatabase(url: string): PostgresDatabase {
  return postgres(url, {
    max: 4,
    connect_timeout: 10,
    // What it tells beside its answers belongs to nobody's output.
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel } },
  });
}

/** Asks again, for about 13 seconds, where the way to the database failed: so ask only what may be asked twice. Errors: see `postgresError`. */
export async function steady<Result>(ask: () => PromiseLike<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (thrown) {
      if (attempt === attempts || !passing.has(codeOf(thrown))) throw postgresError(thrown);
      await setTimeout(firstDelayMs * 2 ** (attempt - 1));
    }
  }
}

/** What failed, in words that say what to do; neither password nor user of the address stands in them. */
export function postgresError(thrown: unknown): SampanError {
  if (thrown instanceof SampanError) return thrown;
  const code = codeOf(thrown);
  const told = thrown instanceof Error ? thrown.message : String(thrown);
  const error = (message: string) => new SampanError('machine-lacks', message, { cause: thrown });
  if (passing.has(code) || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return error(
      `The PostgreSQL of --backend cannot be reached (${told}). See that it runs and that the address is right, then give the same command again: nothing finished is lost.`,
    );
  if (/no encryption/i.test(told))
    return error(
      `The PostgreSQL of --backend takes encrypted connections alone (${told}). Add ?sslmode=verify-full to the address.`,
    );
  if (code.startsWith('28'))
    return error(
      `The PostgreSQL of --backend refuses the sign-in (${told}). Put the user into the address and the password into PGPASSWORD.`,
    );
  if (code === '3D000')
    return error(
      `The PostgreSQL of --backend has no such database (${told}). Make it with createdb, or name another at the end of the address.`,
    );
  if (code === '42501')
    return error(
      `The user of --backend may not do that there (${told}). Let it create schemas in that database: GRANT CREATE ON DATABASE … TO …`,
    );
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return error(
      `The PostgreSQL of --backend has a certificate for another name (${told}). Put the name that is in its certificate into the address.`,
    );
  if (/certificate|self.signed|altname|SSL/i.test(`${code} ${told}`))
    return error(
      `The PostgreSQL of --backend does not prove who it is (${told}). Give the authority that signed its certificate in NODE_EXTRA_CA_CERTS.`,
    );
  return new SampanError('internal', told, { cause: thrown });
}
