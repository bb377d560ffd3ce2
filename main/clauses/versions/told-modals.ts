import type { ComparedPassage } from './compared-passage.ts';
import {
  type ExpectedModalTables,
  expectedModals,
  type ModalCount,
  modalCounts,
  shortfall,
  surplus,
} from './expected-modals.ts';

/** How many more of each a side has than the other side's words tell. */
export interface ToldModals {
  readonly english: Readonly<Record<ModalCount, Told>>;
  readonly chinese: Readonly<Record<ModalCount, Told>>;
}

interface Told {
  readonly found: number;
  readonly expected: number;
}

/** What the passages of a sentence, or of a clause, tell of each other. */
export function toldModals(
  pairs: readonly { readonly english: ComparedPassage | null; readonly chinese: ComparedPassage | null }[],
  tables: ExpectedModalTables,
): ToldModals {
  const side = (own: 'english' | 'chinese', other: 'english' | 'chinese'): ToldModals['english'] => {
    const found = pairs.flatMap((pair) => (pair[own] === null ? [] : [modalCounts(pair[own])]));
    const expected = pairs.flatMap((pair) => (pair[other] === null ? [] : [expectedModals(pair[other], tables)]));
    const sum = (counts: typeof found, name: ModalCount): number => counts.reduce((all, one) => all + one[name], 0);
    const told = (name: ModalCount): Told => ({ found: sum(found, name), expected: sum(expected, name) });
    return { denied: told('denied'), must: told('must'), may: told('may') };
  };
  return { english: side('english', 'chinese'), chinese: side('chinese', 'english') };
}

const over = ({ found, expected }: Told): number => surplus(found, expected);
const under = ({ found, expected }: Told): number => shortfall(found, expected);

/** What speaks for a denial that only one side has, by what is told; of the sentence and of its clause. */
export function deniedAsTold({ english, chinese }: ToldModals, clause: ToldModals): number[] {
  return [
    over(english.denied),
    under(english.denied),
    over(chinese.denied),
    under(chinese.denied),
    Math.min(over(english.denied), under(chinese.denied)),
    Math.min(over(chinese.denied), under(english.denied)),
    Math.min(over(english.denied), over(clause.english.denied)),
    Math.min(over(chinese.denied), over(clause.chinese.denied)),
  ];
}

/** The same of duties and permissions. */
export function dutiesAsTold({ english, chinese }: ToldModals, clause: ToldModals): number[] {
  const [mayInEnglish, mustInEnglish] = [
    Math.min(over(english.may), under(english.must)),
    Math.min(over(english.must), under(english.may)),
  ];
  return [
    over(english.must),
    under(english.must),
    over(chinese.must),
    under(chinese.must),
    over(english.may),
    under(english.may),
    over(chinese.may),
    under(chinese.may),
    mayInEnglish,
    mustInEnglish,
    Math.min(over(chinese.may), under(chinese.must)),
    Math.min(over(chinese.must), under(chinese.may)),
    Math.min(mayInEnglish, over(clause.english.may), under(clause.english.must)),
    Math.min(mustInEnglish, over(clause.english.must), under(clause.english.may)),
  ];
}
