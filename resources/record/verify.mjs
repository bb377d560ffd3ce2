/**
 * Checks a Sampan certificate without Sampan: `node verify.mjs CERTIFICATE [FILE...]`.
 * Every file given (reports, the source) is compared with the hashes that the
 * certificate vouches for. Exit code 0: all is whole. No package, no network.
 */

const encoder = new TextEncoder();
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** SHA-256 of text or bytes, hexadecimal. */
export async function sha256(data) {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data;
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** The one form of a JSON value (RFC 8785 for what a certificate holds). */
export function canonicalJson(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

// Ed25519 by RFC 8032, section 5.1.7, for a browser whose WebCrypto lacks it. Verifying holds no secret.
const p = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (a, m = p) => ((a % m) + m) % m;
function power(base, exponent) {
  let result = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) if (e & 1n) result = mod(result * b);
  return result;
}
const d = mod(-121665n * power(121666n, p - 2n));
const little = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

function point(bytes) {
  const number = little(bytes);
  const y = number & (2n ** 255n - 1n);
  if (y >= p) return null;
  const u = mod(y * y - 1n);
  const v = mod(d * y * y + 1n);
  const square = mod(u * power(v, p - 2n));
  let x = power(square, (p + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * power(2n, (p - 1n) / 4n));
  if (mod(x * x) !== square) return null;
  const odd = number >> 255n;
  if (x === 0n && odd === 1n) return null;
  if ((x & 1n) !== odd) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
}

function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * d * t2);
  const e = mod(2n * z1 * z2);
  return [mod((b - a) * (e - c)), mod((e + c) * (b + a)), mod((e - c) * (e + c)), mod((b - a) * (b + a))];
}

function times(start, factor) {
  let sum = [0n, 1n, 1n, 0n];
  for (let q = start, n = factor; n > 0n; n >>= 1n, q = add(q, q)) if (n & 1n) sum = add(sum, q);
  return sum;
}

/** Whether a signature is that of a public key over a message, in plain JavaScript. */
export async function verifyPlainly(publicKey, message, signature) {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const a = point(publicKey);
  const r = point(signature.slice(0, 32));
  const s = little(signature.slice(32));
  if (a === null || r === null || s >= order) return false;
  const hashed = new Uint8Array([...signature.slice(0, 32), ...publicKey, ...message]);
  const k = mod(little(new Uint8Array(await crypto.subtle.digest('SHA-512', hashed))), order);
  const base = point(bytesOf(`58${'66'.repeat(31)}`));
  const left = times(base, s);
  const right = add(r, times(a, k));
  return mod(left[0] * right[2]) === mod(right[0] * left[2]) && mod(left[1] * right[2]) === mod(right[1] * left[2]);
}

async function isSigned(publicKey, message, signature) {
  let key;
  try {
    key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return verifyPlainly(publicKey, message, signature);
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message);
}

/** Follows the part of the record in a certificate; null where it is whole, else the first entry that breaks it. */
export async function firstBreak(entries) {
  let before = null;
  for (const entry of entries) {
    const { sequence, atMs, matterId, kind, bodyJson, previousSha256, contentSha256 } = entry;
    if (before !== null && (sequence !== before.sequence + 1 || previousSha256 !== before.sha256)) return sequence;
    if (bodyJson !== undefined) {
      const content = await sha256(canonicalJson({ sequence, atMs, matterId, kind, bodyJson }));
      if (content !== contentSha256) return sequence;
    }
    if ((await sha256(previousSha256 + contentSha256)) !== entry.sha256) return sequence;
    before = entry;
  }
  return null;
}

/**
 * Checks a certificate and files against it: `{ signed, brokenAt, files }`, each
 * file as `source`, `report` or `unknown`.
 */
export async function checkCertificate(certificate, files = []) {
  if (certificate?.format !== 'sampan-certificate/1') throw new Error('This file is no Sampan certificate.');
  const { signature, ...unsigned } = certificate;
  const message = encoder.encode(canonicalJson(unsigned));
  const signed = await isSigned(bytesOf(certificate.publicKey), message, bytesOf(signature));
  const brokenAt = await firstBreak(certificate.entries);
  const checked = [];
  for (const { name, bytes } of files) {
    const hash = await sha256(bytes);
    const isReport = certificate.reports.some((report) => report.sha256 === hash);
    checked.push({ name, is: hash === certificate.document.sha256 ? 'source' : isReport ? 'report' : 'unknown' });
  }
  return { signed, brokenAt, files: checked };
}

/** The command line; the page that holds this code has no `process`. */
async function main([path, ...paths]) {
  if (path === undefined) throw new Error('Usage: node verify.mjs CERTIFICATE [FILE...]');
  const { readFile } = await import('node:fs/promises');
  const certificate = JSON.parse(await readFile(path, 'utf8'));
  const files = await Promise.all(paths.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(name)) })));
  const result = await checkCertificate(certificate, files);
  const { document, publicKey, sampanVersion, sentences, entries } = certificate;
  console.log(`signature: ${result.signed ? 'good' : 'BAD'}  key ${publicKey}`);
  console.log(
    `record: ${result.brokenAt === null ? `whole, ${entries.length} entries` : `BROKEN at entry ${result.brokenAt}`}`,
  );
  console.log(`source: ${document.name}  SHA-256 ${document.sha256}  Sampan ${sampanVersion}`);
  for (const { text, method, model, sources } of sentences) {
    const pages = [...new Set(sources.map(({ page }) => page))].join(', ');
    console.log(`  [${model ? `${model.id} ${model.sha256.slice(0, 12)}` : method}] p. ${pages}: ${text}`);
  }
  for (const { name, is } of result.files) console.log(`file: ${is.toUpperCase()}  ${name}`);
  const whole = result.signed && result.brokenAt === null && result.files.every(({ is }) => is !== 'unknown');
  return whole ? 0 : 1;
}

if (typeof process !== 'undefined' && process.argv?.[1]?.endsWith('verify.mjs')) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      console.error(error.message);
      process.exitCode = 2;
    },
  );
}
