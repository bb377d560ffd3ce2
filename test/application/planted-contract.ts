import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-application.ts';

export const plantedName = 'planted-charter.txt';

/** A short contract in two languages with words that stand nowhere else; it is typeset, so a rendition is kept of it too. */
export async function plantedContract(): Promise<string> {
  const path = join(await temporaryFolder(), plantedName);
  await writeFile(
    path,
    `SUPPLY AGREEMENT

This Agreement is made on 3 March 2025 between Zephyrine Holdings Limited ("the Seller") and 鷺洲貿易有限公司 ("the Buyer").

1. Price. The Buyer shall pay USD 1,250,000 within thirty (30) days after delivery.

2. Governing law. This Agreement is governed by the laws of Hong Kong.

3. Arbitration. Any dispute arising out of or in connection with this Agreement shall be referred to and finally resolved by arbitration administered by the Hong Kong International Arbitration Centre under the HKIAC Administered Arbitration Rules in force when the Notice of Arbitration is submitted. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be three. The language shall be English.

4. 終止。鷺洲貿易有限公司可在三十日前以書面通知終止本協議。
`,
  );
  return path;
}
