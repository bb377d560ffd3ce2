import { SampanError } from '#contract/errors.ts';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host is this very machine. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/**
 * The address of a PostgreSQL as it is connected to. The connection is a
 * permission: this machine itself is allowed, another host only where it was
 * named in `allowedHosts`, and then only encrypted with a certificate that is
 * checked. Errors: `wrong-usage`.
 */
export function backendAddress(address: string, allowedHosts: readonly string[]): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol) || url.hostname === '' || url.hostname.includes(','))
    throw new SampanError(
      'wrong-usage',
      '--backend takes the address of one PostgreSQL: postgres://user@host:5432/database',
    );
  if (url.pathname.length < 2)
    throw new SampanError('wrong-usage', 'Name the database at the end of the address: postgres://user@host/database');
  if (isLoopback(url.hostname)) return url.href;
  if (!allowedHosts.includes(url.hostname))
    throw new SampanError(
      'wrong-usage',
      `${url.hostname} is another machine, and what documents say would go there. Where that is meant, add: --allow-host ${url.hostname}`,
    );
  for (const name of ['ssl', 'sslmode', 'sslnegotiation', 'sslrootcert']) url.searchParams.delete(name);
  url.searchParams.set('sslmode', 'verify-full');
  return url.href;
}
