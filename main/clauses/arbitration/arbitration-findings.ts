import type { FieldValue, TextFinding } from '#contract/finding.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { quoted, textFinding } from '../matching/text-finding.ts';
import type { Ontology } from '../ontology.ts';
import type { Agreement } from './agreement.ts';
import { agreementFields } from './agreement-fields.ts';

/** The kinds that this reader finds itself. */
export const arbitrationKinds: ReadonlySet<string> = new Set([
  'arb.agreement',
  'arb.institution_rules',
  'arb.seat',
  'arb.tribunal',
  'arb.language',
  'arb.law_of_agreement',
  'arb.multi_tier',
]);

/** An `arb.agreement` finding for each agreement, and findings for each of its terms. */
export function arbitrationFindings(reading: Reading, ontology: Ontology, found: readonly Agreement[]): TextFinding[] {
  return found.flatMap((agreement) => {
    const fields = agreementFields(reading.folded, agreement);
    return [
      agreementFinding(reading, ontology, agreement, fields),
      ...termFindings(reading, ontology, agreement, fields),
    ];
  });
}

function agreementFinding(
  reading: Reading,
  ontology: Ontology,
  agreement: Agreement,
  fields: Record<string, FieldValue>,
): TextFinding {
  const { folded } = reading;
  const { lead } = agreement;
  const from = lead.start + agreement.words.start;
  const to = lead.start + agreement.words.end;
  const reasons = [`the words ${quoted(folded, from, to)} send disputes to arbitration`];
  if (agreement.institution !== null) {
    reasons.push(`the body is read from ${quoted(folded, agreement.institution.start, agreement.institution.end)}`);
  }
  const headed = lead.around.some(({ heading }) => /arbitrat|dispute|仲裁|争议|爭議/i.test(heading));
  const confidence =
    0.62 +
    (headed ? 0.12 : 0) +
    (agreement.institution !== null || agreement.rules !== null ? 0.12 : 0) +
    (agreement.words.mandatory ? 0.08 : 0) +
    (agreement.seat !== null ? 0.04 : 0);
  return textFinding(folded, kindOf(ontology, 'arb.agreement'), {
    start: agreement.start,
    end: agreement.end,
    fields,
    confidence: Math.min(confidence, 0.97),
    reasons,
    clause: lead.clause,
  });
}

function termFindings(
  reading: Reading,
  ontology: Ontology,
  agreement: Agreement,
  fields: Record<string, FieldValue>,
): TextFinding[] {
  const { folded } = reading;
  const at = (
    id: string,
    place: { readonly start: number; readonly end: number } | null,
    own: Record<string, FieldValue>,
    what: string,
  ): TextFinding[] => {
    if (place === null) return [];
    const passage = passageAt(reading, place.start);
    const last = passageAt(reading, Math.max(place.start, place.end - 1));
    return [
      textFinding(folded, kindOf(ontology, id), {
        start: passage?.start ?? place.start,
        end: Math.max(passage?.end ?? 0, last?.end ?? place.end),
        fields: own,
        confidence: 0.85,
        reasons: [`${what} is read from ${quoted(folded, place.start, place.end)}`],
        clause: passage?.clause ?? null,
      }),
    ];
  };
  const firstTier = agreement.tiers[0] ?? null;
  return [
    ...at(
      'arb.institution_rules',
      agreement.institution ?? agreement.rules,
      {
        institution: fields.institution ?? null,
        rules: fields.rules ?? null,
        rules_edition: fields.rules_edition ?? null,
        administered: fields.administered ?? null,
      },
      'the body or its rules',
    ),
    ...at(
      'arb.seat',
      agreement.seat,
      { seat: fields.seat ?? null, express: agreement.seat?.value.express ?? null, venue: fields.venue ?? null },
      'the seat',
    ),
    ...at(
      'arb.tribunal',
      agreement.tribunal,
      { number_of_arbitrators: fields.number_of_arbitrators ?? null, appointment: fields.appointment ?? null },
      'the number',
    ),
    ...at('arb.language', agreement.languages, { language: fields.language ?? null }, 'the language'),
    ...at(
      'arb.law_of_agreement',
      agreement.lawOfAgreement,
      { law: fields.law_of_agreement ?? null },
      'the law of the agreement',
    ),
    ...at('arb.multi_tier', firstTier, { tiers: fields.tiers ?? null }, 'the first step'),
  ];
}

export function passageAt(reading: Reading, at: number): Passage | null {
  const { passages } = reading;
  const passage = passages[firstEndingAfter(passages, at)];
  return passage !== undefined && passage.start <= at ? passage : null;
}

export function kindOf(ontology: Ontology, id: string): Ontology['kinds'][number] {
  const kind = ontology.kinds.find((candidate) => candidate.id === id);
  if (kind === undefined) throw new Error(`the ontology lacks the kind ${id}`);
  return kind;
}
