/**
 * A GET request that goes the user's way out: through their proxy, trusting
 * their certificate authorities, giving up when no first byte comes in time.
 * Node's own fetch does neither in the versions that ship here.
 */
import { readFileSync } from 'node:fs';
import { get as httpGet, request as httpRequest, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { rootCertificates, type TLSSocket, connect as tlsConnect } from 'node:tls';

export interface GetOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** First byte of the place in the body to begin at. */
  readonly from?: number;
  readonly signal?: AbortSignal;
  /** Longest wait for the answer's head, and for each next piece of its body. */
  readonly waitMs?: number;
  readonly certificateFiles?: readonly string[];
  readonly proxy?: string | null;
}

export interface HttpAnswer {
  /** 200 or 206. */
  readonly status: number;
  /** Address after redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly body: IncomingMessage;
}

const mostRedirects = 8;
const usualWaitMs = 30_000;

/** The proxy the environment names for an address, or null. Source: the convention of curl and pip. */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const exempt = (env.no_proxy ?? env.NO_PROXY ?? '').split(',').map((host) => host.trim().replace(/^\*?\./, ''));
  if (
    exempt.some((host) => host === '*' || (host !== '' && (url.hostname === host || url.hostname.endsWith(`.${host}`))))
  )
    return null;
  const named =
    url.protocol === 'https:'
      ? (env.https_proxy ?? env.HTTPS_PROXY ?? env.all_proxy ?? env.ALL_PROXY)
      : (env.http_proxy ?? env.all_proxy ?? env.ALL_PROXY);
  return named ? named : null;
}

/** @throws Error with a short reason when there is no answer, or none with a body. */
export async function get(address: string, options: GetOptions = {}): Promise<HttpAnswer> {
  let url = new URL(address);
  let headers: Record<string, string> = { 'user-agent': 'sampan', 'accept-encoding': 'identity', ...options.headers };
  if (options.from) headers.range = `bytes=${options.from}-`;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    if (url.username !== '') {
      const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
      headers = { ...headers, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
      url.username = '';
      url.password = '';
    }
    const answer = await request(url, headers, options);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (status >= 300 && status < 400 && location !== undefined) {
      answer.resume();
      const next = new URL(location, url);
      // Credentials stay with the host they were given for, and never leave encryption.
      if (next.origin !== url.origin) {
        const { authorization: _, ...others } = headers;
        headers = others;
      }
      if (url.protocol === 'https:' && next.protocol !== 'https:')
        throw new Error('it redirects to an address without encryption');
      url = next;
      continue;
    }
    if (status !== 200 && status !== 206) {
      answer.resume();
      throw new Error(`${url.host} answered with status ${status}`);
    }
    return { status, url: url.href, contentType: answer.headers['content-type'] ?? '', body: answer };
  }
  throw new Error(`${url.host} redirects without end`);
}

/** The whole body as text, up to `mostBytes`. */
export async function readText({ body }: HttpAnswer, mostBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    const bytes = Buffer.from(piece);
    length += bytes.length;
    if (length > mostBytes) throw new Error('the answer is too long');
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString('utf8');
}

async function request(url: URL, headers: Record<string, string>, options: GetOptions): Promise<IncomingMessage> {
  const { signal } = options;
  const waitMs = options.waitMs ?? usualWaitMs;
  signal?.throwIfAborted();
  const named = proxyFor(url) ?? options.proxy ?? null;
  const proxy = named === null || named.includes('://') ? named : `http://${named}`;
  const secure = url.protocol === 'https:';
  const ca = secure ? certificates(options.certificateFiles ?? []) : undefined;
  const socket = secure && proxy !== null ? await openTunnel(url, proxy, { ca, signal, waitMs }) : undefined;

  return new Promise((resolve, reject) => {
    const common = { headers, ...(signal ? { signal } : {}) };
    const asked = secure
      ? httpsGet(url, {
          ...common,
          agent: false,
          ...(ca ? { ca } : {}),
          ...(socket ? { createConnection: () => socket } : {}),
        })
      : proxy !== null
        ? httpGet(new URL(proxy), {
            ...common,
            path: url.href,
            headers: { ...headers, host: url.host, ...proxyAuthorization(proxy) },
          })
        : httpGet(url, common);
    const timer = setTimeout(
      () => asked.destroy(new Error(`${url.host} did not answer in ${waitMs / 1000} s`)),
      waitMs,
    );
    asked.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    asked.on('response', (answer) => {
      clearTimeout(timer);
      answer.setTimeout(Math.max(waitMs, usualWaitMs), () => answer.destroy(new Error(`${url.host} stopped sending`)));
      resolve(answer);
    });
  });
}

/** Node's own authorities and those of the given files; undefined (Node's default) where there are none. */
function certificates(files: readonly string[]): string[] | undefined {
  const extra = files.flatMap((file) => {
    try {
      return [readFileSync(file, 'utf8')];
    } catch {
      return [];
    }
  });
  return extra.length > 0 ? [...rootCertificates, ...extra] : undefined;
}

function proxyAuthorization(proxy: string): Record<string, string> {
  const { username, password } = new URL(proxy);
  if (username === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** An encrypted connection to the address's host, through the proxy's CONNECT. */
async function openTunnel(
  url: URL,
  proxy: string,
  options: { readonly ca: string[] | undefined; readonly signal: AbortSignal | undefined; readonly waitMs: number },
): Promise<TLSSocket> {
  const target = `${url.hostname}:${url.port || 443}`;
  return new Promise((resolve, reject) => {
    const asked = httpRequest(new URL(proxy), {
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyAuthorization(proxy) },
      ...(options.signal ? { signal: options.signal } : {}),
    });
    asked.setTimeout(options.waitMs, () => asked.destroy(new Error('the proxy did not answer')));
    asked.on('error', reject);
    asked.on('connect', (answer, socket) => {
      if (answer.statusCode !== 200) {
        socket.destroy();
        reject(new Error(`the proxy answered with status ${answer.statusCode}`));
        return;
      }
      const encrypted = tlsConnect({ socket, servername: url.hostname, ...(options.ca ? { ca: options.ca } : {}) });
      encrypted.on('error', reject);
      encrypted.on('secureConnect', () => resolve(encrypted));
    });
    asked.end();
  });
}
