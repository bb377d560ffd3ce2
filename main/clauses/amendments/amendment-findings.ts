import type { TextFinding } from '#contract/finding.ts';
import { kindOf } from '../arbitration/arbitration-findings.ts';
import type { FoldedText } from '../matching/folded-text.ts';
import { clauseReference, plainWords, quoted, textFinding } from '../matching/text-finding.ts';
import type { Ontology } from '../ontology.ts';
import type { AmendedPlace, Misfit } from './amended-place.ts';
import type { Amendment, Span } from './amendment.ts';

/** An amendment with what it comes to in the contract at hand. */
export interface CarriedOut {
  readonly amendment: Amendment;
  /** The document that it stands in; null for the contract's own. */
  readonly document: { readonly id: string; readonly name: string; readonly text: string } | null;
  /** Its words, shortened. */
  readonly by: string;
  readonly place: AmendedPlace | Misfit | null;
}

/** `gen.amendment`: the words that change a clause, where they stand. */
export function amendmentFinding(
  folded: FoldedText,
  ontology: Ontology,
  amendment: Amendment,
  goes: Span | null,
): TextFinding {
  const { action, reference, clause, oldWords, content } = amendment;
  const start = folded.foldedAt(amendment.start);
  return textFinding(folded, kindOf(ontology, 'gen.amendment'), {
    start,
    end: folded.foldedAt(amendment.end),
    fields: {
      action,
      clause: plainWords(reference),
      old_words: oldWords === null ? null : shortened(oldWords),
      new_words: content === null ? null : shortened(folded.source.slice(content.start, content.end)),
      of_another_document: amendment.isOfAnother,
    },
    confidence: 0.85,
    reasons: [`the words ${quoted(folded, start, folded.foldedAt(content?.start ?? amendment.end))} change a clause`],
    clause,
    ...(goes === null ? {} : { supports: [{ start: folded.foldedAt(goes.start), end: folded.foldedAt(goes.end) }] }),
  });
}

/** `gen.superseded`: the words of the contract that no longer stand. */
export function supersededFinding(
  folded: FoldedText,
  ontology: Ontology,
  { amendment, document, by, place }: CarriedOut,
  held: readonly string[],
): TextFinding | null {
  if (place === null || typeof place === 'string') return null;
  const { goes, clause } = place;
  if (goes.start === goes.end) return null;
  const own = `“${by}”`;
  const verdict =
    amendment.content === null ? `these words were deleted by ${own}` : `these words were replaced by ${own}`;
  return {
    ...textFinding(folded, kindOf(ontology, 'gen.superseded'), {
      start: folded.foldedAt(goes.start),
      end: folded.foldedAt(goes.end),
      fields: {
        action: amendment.action,
        new_words:
          amendment.content === null
            ? null
            : shortened((document?.text ?? folded.source).slice(amendment.content.start, amendment.content.end)),
        other_document: document?.name ?? null,
        held: [...held],
      },
      confidence: 0.85,
      reasons: [verdict, ...(document === null ? [] : [`the amendment stands in the document “${document.name}”`])],
      clause,
    }),
    ...(document === null
      ? { supports: [{ start: amendment.start, end: amendment.end }] }
      : { elsewhere: [{ documentId: document.id, start: amendment.start, end: amendment.end }] }),
    clause: clauseReference(clause),
  };
}

/** `path.amendment`: an amendment that does not fit the contract, or two that change the same words. */
export function misfitFindings(folded: FoldedText, ontology: Ontology, carried: readonly CarriedOut[]): TextFinding[] {
  const fits = carried.flatMap(({ amendment, document, by, place }) =>
    place === null || typeof place === 'string' ? [] : [{ amendment, document, by, ...place }],
  );
  const twice = fits.flatMap((later, index) => {
    const earlier = fits.slice(0, index).find(({ goes }) => goes.start < later.goes.end && later.goes.start < goes.end);
    if (earlier === undefined) return [];
    const reasons = [
      `two amendments change the same words: “${earlier.by}”, “${later.by}”`,
      'the later one is read here; whether it was meant to take the place of the earlier is not said',
    ];
    return [
      {
        at: later.goes,
        clause: later.clause,
        reasons,
        places: [later, earlier].flatMap(({ amendment, document }) => (document === null ? [amendment] : [])),
      },
    ];
  });
  const misfits = carried.flatMap(({ amendment, document, place }) => {
    if (typeof place !== 'string' || document !== null || !(amendment.isInAmendingPart || place !== 'no_such_clause'))
      return [];
    const reasons =
      place === 'no_such_lines'
        ? [`not carried out: which words stand on these lines cannot be told: “${plainWords(amendment.reference)}”`]
        : place === 'no_such_clause'
          ? [`the contract has no such clause to change: “${plainWords(amendment.reference)}”`]
          : [`the words to be changed do not stand in the clause: “${shortened(amendment.oldWords ?? '')}”`];
    return [{ at: amendment, clause: amendment.clause, reasons, places: [amendment] }];
  });
  return [...twice, ...misfits].map(({ at, clause, reasons, places }) => ({
    ...textFinding(folded, kindOf(ontology, 'path.amendment'), {
      start: folded.foldedAt(at.start),
      end: folded.foldedAt(at.end),
      confidence: 0.7,
      reasons,
      clause,
      severity: 'medium',
    }),
    supports: places.map(({ start, end }) => ({ start, end })),
  }));
}

export function shortened(words: string): string {
  const plain = plainWords(words);
  return plain.length > 140 ? `${plain.slice(0, 137)}…` : plain;
}
