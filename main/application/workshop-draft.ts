import type { Claim, StepOutput } from '#contract/workshop.ts';
import type { StepCall } from '#main/workshop/functions.ts';
import type { ApplicationRoom } from './application-room.ts';
import { claimOf } from './workshop-claims.ts';
import { workshopWords } from './workshop-words.ts';

/** The parts of a first notice of arbitration and the kinds of claims each is made of. */
const parts: readonly (readonly [part: string, kinds: RegExp])[] = [
  ['parties', /^(?:fact\.person_role|gen\.parties_authority)/],
  ['agreement', /^arb\.(?:agreement|institution_rules|seat|tribunal|language|law_of_agreement|multi_tier)$/],
  ['governingLaw', /^gen\.governing_law$/],
  ['facts', /^fact\.(?:dated_event|agreement_admission|chat_statement)$/],
  ['amounts', /^fact\.amount$/],
  ['timeBars', /^(?:gen\.time_bar|ship\.demurrage_bar|proc\.deadline)$/],
];

/**
 * A first draft under the headings of a notice of arbitration. Every paragraph
 * is a claim with its place; what the documents cannot say stands as an open
 * point and is written by nobody. Claims that the checker disagrees with are
 * marked, not left out.
 */
export function draftClaims({ resourcesFolder }: ApplicationRoom, call: StepCall): StepOutput {
  const words = workshopWords(resourcesFolder, call.language);
  const given = new Map<string, Claim>();
  // A checked claim stands in the place of the same claim unchecked.
  for (const { claims } of call.inputs)
    for (const claim of claims) if (claim.verdict !== 'not-checked' || !given.has(claim.id)) given.set(claim.id, claim);
  const heading = (part: string) => claimOf({ kind: 'heading', text: words[part] ?? part });
  const claims = parts.flatMap(([part, kinds]) => {
    const found = [...given.values()].filter(({ kind }) => kinds.test(kind));
    const sorted = part === 'facts' ? found.toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? '')) : found;
    const open = claimOf({ kind: 'open', text: `${words.open ?? ''} (${words[part] ?? part})` });
    return [heading(part), ...(sorted.length > 0 ? sorted : [open])];
  });
  const relief = [heading('relief'), claimOf({ kind: 'open', text: words.reliefOpen ?? '' })];
  return { claims: [...claims, ...relief], files: [], notes: [words.draftNote ?? ''] };
}
