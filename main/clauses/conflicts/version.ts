import type { Extraction } from '../extract.ts';

export interface Version {
  readonly text: string;
  readonly extraction: Extraction;
}
