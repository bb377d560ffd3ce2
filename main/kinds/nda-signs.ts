import { dutySigns } from './duty-signs.ts';
import type { HypothesisSigns } from './hypothesis-signs.ts';
import { sharingSigns } from './sharing-signs.ts';

/** In the order of `hypothesisCues`; of several signs the most telling one stands first. */
export const hypothesisSigns: readonly HypothesisSigns[] = [...sharingSigns, ...dutySigns];
