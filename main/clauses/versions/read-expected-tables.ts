import type { ForceTables } from './expected-forces.ts';
import type { ExpectedModals, ExpectedModalTables } from './expected-modals.ts';

/** What words tell of the other language's modal words: how many they bring, and with what force. */
export interface ExpectedTables {
  readonly modals: ExpectedModalTables;
  readonly forces: ForceTables;
}

type Lines = readonly string[];
type ModalLines = Readonly<Record<keyof ExpectedModals, Lines>>;

/** Tables as they are written: entries between bars, each a word with its weights behind it. */
export interface WrittenTables {
  readonly modals: { readonly en: ModalLines; readonly zh: ModalLines };
  readonly forces: { readonly en: Lines; readonly zh: Lines };
}

/** Reads the tables that ship. */
export function readExpectedTables({ modals, forces }: WrittenTables): ExpectedTables {
  return {
    modals: { en: counted(modals.en), zh: counted(modals.zh) },
    forces: { en: weights(forces.en), zh: weights(forces.zh) },
  };
}

function counted({ denied, must, may }: ModalLines): ExpectedModals {
  const single = (lines: Lines): ReadonlyMap<string, number> =>
    new Map([...weights(lines)].map(([sign, [weight]]) => [sign, weight ?? 0]));
  return { denied: single(denied), must: single(must), may: single(may) };
}

/** A word may hold blanks, as “shall not”: its weights are what stands behind it in figures. */
function weights(lines: Lines): Map<string, number[]> {
  const entries = lines.flatMap((line) => line.split('|'));
  return new Map(
    entries.flatMap((entry): [string, number[]][] => {
      const found = /^(.*?)((?: -?\d+(?:\.\d+)?)+)$/.exec(entry);
      return found === null ? [] : [[found[1] ?? '', (found[2] ?? '').trim().split(' ').map(Number)]];
    }),
  );
}
