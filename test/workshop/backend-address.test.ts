import { expect, test } from 'vitest';
import { backendAddress } from '#main/application/backend-address.ts';
import { postgresError } from '#main/store/postgres-connection.ts';

test.each(['postgres://me@localhost/runs', 'postgresql://127.0.0.1:5433/runs', 'postgres://[::1]/runs'])(
  'this machine itself needs no permission: %s',
  (address) => {
    expect(backendAddress(address, [])).toBe(address);
  },
);

test('another machine is connected to only where it is named, and only when it proves who it is', () => {
  const address = 'postgres://me@db.example:5432/runs?sslmode=disable&application_name=a';
  expect(() => backendAddress(address, [])).toThrow(/db\.example.*--allow-host db\.example/);
  expect(() => backendAddress(address, ['other.example'])).toThrow(/--allow-host/);
  const allowed = new URL(backendAddress(address, ['db.example']));
  expect(allowed.searchParams.getAll('sslmode')).toEqual(['verify-full']);
  expect(allowed.searchParams.get('application_name')).toBe('a');
});

test.each([
  'localhost/runs',
  'mysql://localhost/runs',
  'postgres:///runs',
  'postgres://127.0.0.1',
  'postgres://localhost,db.example/runs',
  'postgres://127.0.0.1.example/runs',
  'postgres://localhost.example/runs',
])('what is no address of one PostgreSQL here is refused: %s', (address) => {
  expect(() => backendAddress(address, [])).toThrow(expect.objectContaining({ code: 'wrong-usage' }));
});

test.each([
  ['ECONNREFUSED', /cannot be reached.*See that it runs/],
  ['28P01', /PGPASSWORD/],
  ['3D000', /createdb/],
  ['42501', /GRANT CREATE/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /NODE_EXTRA_CA_CERTS/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /name that is in its certificate/],
  ['28000: no encryption', /sslmode=verify-full/],
])('what fails on the way says what to do: %s', (code, words) => {
  const error = postgresError(Object.assign(new Error(`it failed with ${code}`), { code }));
  expect(error.code).toBe('machine-lacks');
  expect(error.message).toMatch(words);
});
