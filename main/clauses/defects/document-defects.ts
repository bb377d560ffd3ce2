import type { Reading } from '../matching/reading.ts';
import type { Defect, DefectContext } from './defect.ts';
import { incorporation } from './incorporation.ts';
import { linkedContracts } from './linked-contracts.ts';
import { noForeignElement } from './no-foreign-element.ts';
import { quotedAmendment, replacesItsClause } from './quoted-amendment.ts';
import { recapAndForm } from './recap-and-form.ts';
import { serviceAddress } from './service-address.ts';
import { toldVersions } from './told-versions.ts';
import { versionDefects } from './version-defects.ts';
import { wrongParty } from './wrong-party.ts';

/** Defects that show only across the document: linked contracts, versions, incorporation, parties. */
export function documentDefects(reading: Reading, context: DefectContext): Defect[] {
  const amended = quotedAmendment(reading, context.agreements);
  const told = toldVersions(reading, context.agreements);
  const linked = amended.length > 0 || replacesItsClause(reading) ? [] : linkedContracts(reading, context.agreements);
  return [
    ...amended,
    ...linked,
    ...recapAndForm(reading, context.agreements),
    ...told,
    // Of two papers each has its terms: they are no versions of one.
    ...(amended.length + told.length > 0 || linked.some(({ kind }) => kind === 'path.linked_contracts')
      ? []
      : bilingual(reading, context)),
    ...incorporation(reading, context.agreements),
    ...noForeignElement(reading, context),
    ...wrongParty(reading, context.facts),
    ...serviceAddress(reading, context.agreements),
  ];
}

const arbitrationFields: ReadonlySet<unknown> = new Set([
  'institution',
  'seat',
  'number_of_arbitrators',
  'language',
  'law_of_agreement',
  'mandatory',
  'governing_law',
]);

/** Of one field one report: what the clauses' findings show comes before the terms of the agreements. */
function bilingual(reading: Reading, context: DefectContext): Defect[] {
  const told = bilingualConflict(reading, context);
  const known = new Set(told.map(({ fields }) => fields?.field));
  return [...told, ...versionDefects(reading, context.agreements).filter(({ fields }) => !known.has(fields?.field))];
}

function bilingualConflict(reading: Reading, { conflicts, agreements }: DefectContext): Defect[] {
  // Which version prevails is a question of the whole document, the others of its arbitration agreement.
  return conflicts
    .filter(
      ({ fields }) =>
        fields.field === 'prevailing_language' || (agreements.length > 0 && arbitrationFields.has(fields.field)),
    )
    .map((conflict): Defect => {
      const places = [{ start: conflict.start, end: conflict.end }, ...(conflict.supports ?? [])];
      return {
        kind: 'path.bilingual_conflict',
        severity: conflict.fields.field === 'language' ? 'medium' : 'high',
        confidence: conflict.confidence,
        words: places.map(({ start, end }) => ({
          start: reading.folded.foldedAt(start),
          end: reading.folded.foldedAt(end),
        })),
        reasons: [
          `the versions differ on ${String(conflict.fields.field).replaceAll('_', ' ')}`,
          conflict.reasons[1] ?? '',
        ].filter((words) => words !== ''),
        fields: conflict.fields,
      };
    });
}
