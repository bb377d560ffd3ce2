import { dates } from '#main/language/dates.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import type { Reading } from '../matching/reading.ts';
import type { Defect } from './defect.ts';

const splitDates: ReadonlyMap<string, { readonly day: string; readonly now: string }> = new Map([
  ['cietac-shenzhen-old', { day: '2012-10-22', now: 'SCIA' }],
  ['cietac-shanghai-old', { day: '2013-04-08', now: 'SHIAC' }],
]);

/** "CIETAC, Shenzhen Sub-Commission": the branch's name apart from the body's. */
function splitBeside(
  text: string,
  { body, start, end }: Agreement['bodies'][number],
): { day: string; now: string } | undefined {
  if (body.id !== 'cietac') return undefined;
  const branch =
    /(shenzhen|south china|shanghai) (?:sub-?commission|commission|branch) of (?:the )?$/.exec(
      text.slice(Math.max(0, start - 50), start),
    )?.[1] ??
    /^,? ?\(?(?:the |its )?(shenzhen|south china|shanghai|深圳|华南|上海)(?:市)? ?(?:sub-?commission|commission|branch|分会)/.exec(
      text.slice(end, end + 40),
    )?.[1];
  if (branch === undefined) return undefined;
  return splitDates.get(/shanghai|上海/.test(branch) ? 'cietac-shanghai-old' : 'cietac-shenzhen-old');
}

/** A body that has split or has another name now. */
export function renamedBody(reading: Reading, agreement: Agreement): Defect[] {
  return agreement.bodies.flatMap((hit): Defect[] => {
    const split = splitDates.get(hit.body.id) ?? splitBeside(reading.folded.text, hit);
    if (split !== undefined) {
      const signed = contractDate(reading.folded.source);
      const verdict =
        signed === null
          ? `signed before ${split.day} it means ${split.now}, on or after that day CIETAC: the contract's date is needed`
          : signed < split.day
            ? `the contract is dated ${signed}, before ${split.day}: ${split.now} (SPC reply of 15 July 2015)`
            : `the contract is dated ${signed}, not before ${split.day}: CIETAC (SPC reply of 15 July 2015)`;
      return [
        {
          kind: 'path.renamed_body',
          severity: 'medium',
          confidence: 0.85,
          words: [hit],
          reasons: ['the named sub-commission split from CIETAC', verdict],
          fields: { contract_date: signed },
        },
      ];
    }
    if (hit.form !== 'former') return [];
    // 深圳国际仲裁院(深圳仲裁委员会): the body calls itself so beside its present name.
    const beside = agreement.bodies.some(
      (other) => other.body.id === hit.body.id && other.form === 'name' && Math.abs(other.end - hit.start) <= 3,
    );
    if (beside) return [];
    return [
      {
        kind: 'path.renamed_body',
        severity: 'low',
        confidence: 0.8,
        words: [hit],
        reasons: ['the name is a former one', `the body is now ${hit.body.name.en}`],
        fields: { now: hit.body.name.en },
      },
    ];
  });
}

/** The first full date near the top: what a contract is usually dated by. */
function contractDate(source: string): string | null {
  const head = dates(source.slice(0, 3000)).find(({ iso, precision }) => iso !== null && precision === 'day');
  if (head?.iso != null) return head.iso;
  const tail = dates(source.slice(-1500)).find(({ iso, precision }) => iso !== null && precision === 'day');
  return tail?.iso ?? null;
}
