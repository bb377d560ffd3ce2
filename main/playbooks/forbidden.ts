import type { PlaybookRule, RuleWhy } from '#contract/playbook.ts';
import type { CheckedFinding, DecidedRule, PlaybookDocument } from './decided-rule.ts';
import { fieldsVerdict } from './field-condition.ts';
import { otherClause } from './other-clause.ts';
import { phrasePlaces, type Range } from './phrase-places.ts';
import type { WordStream } from './word-stream.ts';

type Never = NonNullable<PlaybookRule['never']>[number];

interface Looked {
  readonly document: PlaybookDocument;
  /** Findings of the rule's kinds. */
  readonly found: readonly CheckedFinding[];
  readonly stream: WordStream;
}

/** What the rule forbids and the document says, each place once, in its order; those that are only perhaps there are `to-check`. */
export function forbiddenIn(rule: PlaybookRule, looked: Looked): DecidedRule[] {
  const hits = (rule.never ?? []).flatMap((never) => hitsOf(rule, never, looked));
  const inOrder = hits.toSorted((one, other) => startOf(one) - startOf(other));
  return inOrder.filter(({ place }, index) => {
    const before = inOrder.slice(0, index);
    return !before.some(
      (other) => place !== null && (other.place?.start ?? 0) <= place.start && place.end <= (other.place?.end ?? 0),
    );
  });
}

function startOf({ place }: DecidedRule): number {
  return place?.start ?? 0;
}

function hitsOf(rule: PlaybookRule, never: Never, { document, found, stream }: Looked): DecidedRule[] {
  const hit = (
    place: Range,
    { state, whys, clause, proposal }: Pick<DecidedRule, 'state' | 'whys' | 'clause' | 'proposal'>,
  ): DecidedRule => {
    const said: RuleWhy[] = [...whys, { code: 'forbidden', reason: never.reason }];
    return { rule, state, whys: said, fallback: null, place, clause, proposal };
  };
  const candidates = found.flatMap((finding) => {
    const verdict = fieldsVerdict(finding.fields, never.fields ?? []);
    return verdict === 'yes' || verdict === 'unknown' ? [{ finding, isSure: verdict === 'yes' && finding.isSure }] : [];
  });
  const phrases = Object.values(never.words ?? {}).flat();
  if (phrases.length === 0) {
    return candidates.map(({ finding, isSure }) => {
      const fieldWhys: RuleWhy[] = (never.fields ?? []).map(({ field }) => {
        const value = finding.fields[field];
        return value === undefined ? { code: 'not-read', field, value: null } : { code: 'is', field, value };
      });
      // A defect says itself what is wrong.
      const own: RuleWhy[] = finding.kind.startsWith('path.')
        ? finding.reasons.map((words) => ({ code: 'reason', words }))
        : fieldWhys;
      const whys: RuleWhy[] = finding.isSure ? own : [{ code: 'found-by-heading' }, ...own];
      const proposal = isSure ? otherClause(rule, never.instead ?? rule.wording, { document, place: finding }) : null;
      return hit(finding, { state: isSure ? 'forbidden' : 'to-check', whys, clause: finding.clause, proposal });
    });
  }
  const spaces: readonly { readonly finding: CheckedFinding | null; readonly isSure: boolean }[] = never.anywhere
    ? [{ finding: null, isSure: true }]
    : candidates;
  return spaces.flatMap(({ finding, isSure }) =>
    phrases.flatMap((phrase) =>
      phrasePlaces(stream, phrase, finding ?? undefined).map((place) =>
        hit(place, {
          state: isSure ? 'forbidden' : 'to-check',
          whys: [{ code: 'forbidden-words', words: phrase }],
          clause: finding?.clause ?? null,
          proposal: isSure ? { change: 'strike', words: never.instead ?? null, place } : null,
        }),
      ),
    ),
  );
}
