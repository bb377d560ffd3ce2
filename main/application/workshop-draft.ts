import type { OutputLanguage } from '#contract/document.ts';
import type { Claim, StepOutput } from '#contract/workshop.ts';
import { kindName } from '#main/reports/kind-names.ts';
import type { StepCall } from '#main/workshop/functions.ts';
import { mergedClaims } from '#main/workshop/merged-claims.ts';
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

/** Parts of a note that are not one kind of clause. */
const noteParts: readonly (readonly [part: string, kinds: RegExp])[] = [
  ['answersPart', /^answer$/],
  ['foundPart', /^search$/],
  ['defectsPart', /^path\./],
  ['timeBars', /^(?:gen\.time_bar|ship\.demurrage_bar|proc\.deadline)$/],
  ['eventsPart', /^event$/],
  ['indexPart', /^document$/],
];

/**
 * A first draft, by the setting `form`: under the headings of a notice of
 * arbitration (the default), or a note with a heading for each part and each
 * kind of clause. Every paragraph is a claim with its place; what the documents
 * cannot say stands as an open point and is written by nobody. Claims that the
 * checker disagrees with are marked, not left out, and nothing given is lost.
 */
export function draftClaims(
  { resourcesFolder }: Pick<ApplicationRoom, 'resourcesFolder'>,
  call: Pick<StepCall, 'inputs' | 'settings' | 'language'>,
): StepOutput {
  const words = workshopWords(resourcesFolder, call.language);
  const given = mergedClaims(call.inputs);
  const heading = (text: string) => claimOf({ kind: 'heading', text });
  const notes = [words.draftNote ?? '', ...call.inputs.flatMap(({ notes: told }) => told)].filter(
    (note) => note !== '',
  );
  if (call.settings.form === 'note') {
    const claims = noted(given, words, call.language);
    return {
      claims: claims.length > 0 ? claims : [claimOf({ kind: 'open', text: words.nothing ?? '' })],
      files: [],
      notes,
    };
  }
  const taken = new Set<Claim>();
  const claims = parts.flatMap(([part, kinds]) => {
    const found = given.filter(({ kind }) => kinds.test(kind));
    for (const claim of found) taken.add(claim);
    const sorted = part === 'facts' ? found.toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? '')) : found;
    const open = claimOf({ kind: 'open', text: `${words.open ?? ''} (${words[part] ?? part})` });
    return [heading(words[part] ?? part), ...(sorted.length > 0 ? sorted : [open])];
  });
  const relief = [heading(words.relief ?? 'relief'), claimOf({ kind: 'open', text: words.reliefOpen ?? '' })];
  const others = noted(
    given.filter((claim) => !taken.has(claim)),
    words,
    call.language,
  );
  return { claims: [...claims, ...relief, ...others], files: [], notes };
}

/** Claims under headings: kinds of clauses in their order, then the parts of the note; what has a day by its day. */
function noted(given: readonly Claim[], words: Readonly<Record<string, string>>, language: OutputLanguage): Claim[] {
  const groups = new Map<string, Claim[]>();
  const partOf = ({ kind }: Claim) => noteParts.find(([, kinds]) => kinds.test(kind))?.[0];
  for (const claim of given) {
    const part = partOf(claim);
    const title = part === undefined ? kindName({ kind: claim.kind, label: '' }, language) : (words[part] ?? part);
    groups.set(title, [...(groups.get(title) ?? []), claim]);
  }
  return [...groups].flatMap(([title, claims]) => [
    claimOf({ kind: 'heading', text: title }),
    ...claims.toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? '')),
  ]);
}
