import type { Agreement } from '../arbitration/agreement.ts';
import type { TierStep } from '../arbitration/tiers.ts';
import type { Reading } from '../matching/reading.ts';
import type { Defect } from './defect.ts';
import { endlessTalks } from './endless-talks.ts';
import { narrowScope } from './narrow-scope.ts';
import { nonArbitrable } from './non-arbitrable.ts';
import { openBlanks } from './open-blanks.ts';
import { tribunalDefects } from './tribunal-defects.ts';

/** Defects in the tribunal, the steps before it, the subject, the scope and the form of the clause. */
export function processDefects(reading: Reading, agreement: Agreement): Defect[] {
  return [
    ...tribunalDefects(agreement),
    ...preconditions(agreement),
    ...narrowScope(agreement),
    ...nonArbitrable(agreement),
    ...openBlanks(reading, agreement),
  ];
}

function preconditions(agreement: Agreement): Defect[] {
  const talks = endlessTalks(agreement);
  const open = agreement.tiers.filter(({ period }) => period === null);
  if (talks === null && open.length === 0) return [];
  const told = open.map(({ step }) => step);
  const steps = talks === null ? told : [...new Set<TierStep>(['negotiation', ...told])];
  const isNote = talks === null && (told.every((step) => step === 'negotiation') || talkOrMediate(agreement));
  return [
    {
      kind: 'path.preconditions',
      severity: isNote ? 'note' : 'low',
      confidence: talks === null ? 0.65 : 0.7,
      words: talks === null ? open : [talks],
      reasons: [
        `the step before arbitration (${steps.join(', ')}) has no end date`,
        'when arbitration may start can be argued; in Hong Kong this goes to admissibility, for the tribunal (C v D [2023] HKCFA 16)',
      ],
      fields: { steps },
    },
  ];
}

/** 由当事人协商或者申请调解解决: the printed words of Mainland forms, which make neither of them a step. */
function talkOrMediate({ zone }: Agreement): boolean {
  return zone.some(({ text }) => /协商(?:解决)?,?(?:或者?|、)[^。;]{0,14}调解/.test(text));
}
