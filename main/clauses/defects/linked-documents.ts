import type { FieldValue, Severity, TextFinding } from '#contract/finding.ts';
import { accessoryWords } from '../arbitration/accessory-words.ts';
import { holdsPartyOf, holdsTitleOf, type InstrumentMarks, namesDayOf, sharesParty } from '../instrument-marks.ts';
import { foldText } from '../matching/folded-text.ts';

type Term = Pick<TextFinding, 'kind' | 'fields'>;

/** A contract of a matter, as far as its disputes go. */
export interface Instrument<Found extends Term> {
  readonly marks: InstrumentMarks;
  /** `arb.agreement` and `gen.jurisdiction`, in order. */
  readonly forums: readonly Found[];
}

/** What of two linked contracts goes different ways. */
export interface LinkedDifference<Found> {
  readonly one: Found;
  readonly other: Found;
  readonly severity: Severity;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/**
 * Where two contracts send their disputes to different bodies or seats, or one
 * of them to the courts; null where they do not. It is a defect only where
 * `areLinked`.
 */
export function linkedDifference<Found extends Term>(
  one: Instrument<Found>,
  other: Instrument<Found>,
): LinkedDifference<Found> | null {
  const isAccessory = [one, other].some(({ marks }) => accessory.test(foldText(marks.title ?? '').text));
  for (const ours of agreementsOf(one)) {
    for (const theirs of agreementsOf(other)) {
      if (!differ(ours, theirs)) continue;
      const both = (field: string): FieldValue => [ours.fields[field] ?? null, theirs.fields[field] ?? null];
      const reasons = [
        isAccessory
          ? 'a contract and what belongs to it (a guarantee, a note) name different bodies or seats'
          : 'two contracts of the matter that name each other send disputes to different bodies or seats',
        'one tribunal may not hear both (H v G [2022] HKCFI 1327; AAA v DDD [2024] HKCFI 513)',
      ];
      return {
        one: ours,
        other: theirs,
        severity: 'high',
        confidence: isAccessory ? 0.75 : 0.65,
        reasons,
        fields: { institutions: both('institution'), seats: both('seat') },
      };
    }
  }
  return toCourtAndTribunal(one, other);
}

/** One goes to arbitration and has no courts; the other goes to courts and has no arbitration. */
function toCourtAndTribunal<Found extends Term>(
  one: Instrument<Found>,
  other: Instrument<Found>,
): LinkedDifference<Found> | null {
  const [ours, theirs] = [agreementsOf(one), agreementsOf(other)];
  if ((ours.length === 0) === (theirs.length === 0)) return null;
  const courts = (ours.length === 0 ? one : other).forums.find(
    ({ kind, fields }) => kind === 'gen.jurisdiction' && fields.exclusive !== false,
  );
  const agreement = ours[0] ?? theirs[0];
  if (courts === undefined || agreement === undefined) return null;
  const reasons = [
    'of two contracts that belong together one goes to arbitration and the other to the courts',
    'claims under the one and the other would run apart',
  ];
  return {
    one: ours.length === 0 ? courts : agreement,
    other: ours.length === 0 ? agreement : courts,
    severity: 'medium',
    confidence: 0.65,
    reasons,
    fields: {
      courts: courts.fields.courts ?? null,
      institutions: [agreement.fields.institution ?? null],
      seats: [agreement.fields.seat ?? null],
    },
  };
}

interface Named {
  readonly marks: InstrumentMarks;
  readonly text: string;
}

/** Whether two contracts belong together: they share a party, and one names the other by its day or its title. */
export function areLinked(one: Named, other: Named): boolean {
  const shares =
    sharesParty(one.marks, other.marks) || holdsPartyOf(one.text, other.marks) || holdsPartyOf(other.text, one.marks);
  return shares && (names(one, other) || names(other, one));
}

function names({ marks, text }: Named, other: Named): boolean {
  if (namesDayOf(marks, other.marks)) return true;
  // "FACILITY AGREEMENT" at the head of both is no reference to the other.
  return !holdsTitleOf(marks.title ?? '', other.marks) && holdsTitleOf(text, other.marks);
}

function agreementsOf<Found extends Term>({ forums }: Instrument<Found>): readonly Found[] {
  return forums.filter(({ kind }) => kind === 'arb.agreement');
}

function differ({ fields: ours }: Term, { fields: theirs }: Term): boolean {
  return (
    (typeof ours.institution_id === 'string' &&
      typeof theirs.institution_id === 'string' &&
      familyOf(ours.institution_id) !== familyOf(theirs.institution_id)) ||
    (typeof ours.seat === 'string' && typeof theirs.seat === 'string' && ours.seat !== theirs.seat)
  );
}

/** The branches of one body count as it. */
function familyOf(id: string): string {
  return id.startsWith('cietac') ? 'cietac' : id === 'icdr' ? 'aaa' : id;
}

const accessory = new RegExp(
  `${accessoryWords}|sub-?contract|side letter|security|pledge|mortgage|分包|从合同|质押|抵押|票据|反担保`,
);
