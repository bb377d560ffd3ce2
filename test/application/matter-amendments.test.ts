import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryApplication, temporaryFolder } from './temporary-application.ts';

const agreement = (place: string, body: string): string =>
  `Any dispute arising out of this Agreement shall be referred to and finally resolved by arbitration administered by the ${body}. The seat of arbitration shall be ${place}.`;
const hkiac = agreement('Hong Kong', 'Hong Kong International Arbitration Centre');
const siac = agreement('Singapore', 'Singapore International Arbitration Centre');
const parties = 'between Harbour Steel Limited (the "Seller") and Pearl Trading Limited (the "Buyer")';

const contract = `SUPPLY AGREEMENT

This Agreement is made on 3 March 2024 ${parties}.

1. Sale
The Seller shall sell 500 tonnes of steel.

2. Law
This Agreement is governed by the laws of Hong Kong.

3. Arbitration
3.1 ${hkiac}
`;
const amendment = `FIRST AMENDMENT

This Amendment is made on 5 May 2025 ${parties} and amends the Supply Agreement dated 3 March 2024.

1. Clause 3.1 of the Agreement is deleted and replaced by the following:
"3.1 ${siac}"

2. All other terms remain unchanged.
`;
const guarantee = `DEED OF GUARANTEE

This Guarantee is made on 8 March 2024 by Pearl Holdings Limited (the "Guarantor") in favour of Harbour Steel Limited (the "Seller").

1. Guarantee
The Guarantor guarantees the Buyer's debts under the supply agreement dated 3 March 2024.

2. Arbitration
${agreement('London', 'London Court of International Arbitration').replace('Agreement', 'Guarantee')}
`;
const unrelated = contract
  .replaceAll('Harbour Steel Limited', 'Delta Grain Limited')
  .replaceAll('Pearl Trading Limited', 'Omega Foods Limited')
  .replace('3 March 2024', '9 June 2023');

test('a contract is read as an amendment in another file leaves it, and as before when that is removed; a guarantee is held against it', {
  timeout: 60_000,
}, async () => {
  const folder = await temporaryFolder();
  const files = {
    'contract.txt': contract,
    'amendment.txt': amendment,
    'guarantee.txt': guarantee,
    'unrelated.txt': unrelated,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const application = await temporaryApplication(join(folder, 'data'));
  const paths = Object.keys(files).map((name) => join(folder, name));
  const { added } = await application.takeIn({ id: 'matter-amended', name: 'Amended' }, paths);
  const idOf = (name: string): string => added.find((document) => document.name === name)?.id ?? '';
  const found = (name: string) => application.request('findings.list', { documentId: idOf(name) });
  const seats = async (name: string) =>
    (await found(name)).filter(({ kind }) => kind === 'arb.agreement').map(({ fields }) => fields.seat);
  await application.analyse(
    added.map(({ id }) => id),
    { withoutModel: true },
  );

  expect(await seats('contract.txt')).toEqual(['Singapore']);
  expect(await seats('unrelated.txt')).toEqual(['Hong Kong']);
  const gone = (await found('contract.txt')).find(({ kind }) => kind === 'gen.superseded');
  expect(gone?.quote).toContain('Hong Kong International Arbitration Centre');
  expect(gone?.supports.map(({ documentId }) => documentId)).toEqual([idOf('amendment.txt')]);
  const change = (await found('amendment.txt')).find(({ kind }) => kind === 'gen.amendment');
  expect(change?.fields.other_document).toBe('contract.txt');
  expect(change?.supports[0]?.documentId).toBe(idOf('contract.txt'));
  const clauses = await application.request('clauses.list', { documentId: idOf('contract.txt') });
  expect(clauses.find(({ number }) => number === '3.1')?.standing).toBe('replaced');

  // A guarantee in a file of its own goes another way than the contract as amended.
  const linked = async (name: string) =>
    (await found(name))
      .filter(({ kind }) => kind === 'path.linked_contracts')
      .map(({ fields, supports }) => [fields.seats, supports[0]?.documentId]);
  await expect.poll(() => linked('contract.txt')).toEqual([[['Singapore', 'London'], idOf('guarantee.txt')]]);
  expect(await linked('guarantee.txt')).toEqual([[['London', 'Singapore'], idOf('contract.txt')]]);
  expect(await linked('unrelated.txt')).toEqual([]);

  await application.request('documents.remove', { documentId: idOf('amendment.txt') });
  await expect.poll(() => seats('contract.txt'), { timeout: 20_000 }).toEqual(['Hong Kong']);
  await expect
    .poll(() => linked('guarantee.txt'), { timeout: 20_000 })
    .toEqual([[['London', 'Hong Kong'], idOf('contract.txt')]]);
});
