/** Two versions of a short contract that say the same, and changes to either that make them conflict, one at a time. */
export interface ContractPair {
  readonly name: string;
  /** Of the second version. */
  readonly script: 'en' | 'zh-Hant' | 'zh-Hans' | 'yue';
  /** The first version: English, or the Traditional Chinese of a pair in both scripts. */
  readonly en: string;
  readonly zh: string;
  readonly changes: readonly ContractChange[];
}

export interface ContractChange {
  readonly kind: string;
  readonly side: 'en' | 'zh';
  readonly from: string;
  readonly to: string;
  /** The fields of a finding that answer it; `missing` and `extra` are statuses of a pair. */
  readonly fields: readonly string[];
}

/** Makes the changes of one version: its kind and the fields that answer it, then what is replaced by what. */
export function changeIn(side: ContractChange['side']) {
  return (kind: string, ...fields: readonly string[]) =>
    (from: string, to: string): ContractChange => ({ kind, side, from, to, fields });
}
