import type { OutputLanguage } from '#contract/document.ts';
import { type CellClaim, isCellClaim } from '#contract/side-by-side.ts';
import type { Citation, Claim, Setting, StepOutput } from '#contract/workshop.ts';
import { kindName } from '#main/reports/kind-names.ts';
import { labelled } from '#main/reports/report-words.ts';
import type { StepCall } from '#main/workshop/functions.ts';
import { mergedClaims } from '#main/workshop/merged-claims.ts';
import type { ApplicationRoom } from './application-room.ts';
import { differenceClaims } from './compared-claims.ts';
import { summedNotes } from './summed-notes.ts';
import { claimOf } from './workshop-claims.ts';
import { workshopWords } from './workshop-words.ts';

/** The parts of a first notice of arbitration and the kinds of claims each is made of. */
const parts: readonly (readonly [part: string, kinds: RegExp])[] = [
  ['parties', /^(?:fact\.person_role|gen\.parties_authority)/],
  ['agreement', /^arb\.(?:agreement|institution_rules|seat|tribunal|language|law_of_agreement|multi_tier)$/],
  ['objections', /^(?:path\.|fact\.bilingual_mismatch$|draft-difference$)/],
  ['governingLaw', /^gen\.governing_law$/],
  ['facts', /^(?:event|fact\.(?:dated_event|chat_statement))$/],
  ['admissions', /^fact\.agreement_admission$/],
  ['amounts', /^fact\.amount$/],
  ['timeBars', /^(?:gen\.time_bar|ship\.demurrage_bar|proc\.deadline)$/],
];

/** Parts of a note that are not one kind of clause. */
const noteParts: readonly (readonly [part: string, kinds: RegExp])[] = [
  ['answersPart', /^answer$/],
  ['foundPart', /^search$/],
  ['draftsPart', /^draft-difference$/],
  ['defectsPart', /^path\./],
  ['timeBars', /^(?:gen\.time_bar|ship\.demurrage_bar|proc\.deadline)$/],
  ['eventsPart', /^event$/],
  ['indexPart', /^document$/],
];

type Words = Readonly<Record<string, string>>;

/** A heading among the paragraphs of a draft. */
export function headingClaim(text: string): Claim {
  return claimOf({ kind: 'heading', text });
}

/**
 * A first draft, by the setting `form`: under the headings of a notice of
 * arbitration (the default), or a note with a heading for each part and each
 * kind of clause. Every paragraph is a claim with its place; what the documents
 * cannot say stands as an open point and is written by nobody. Claims that the
 * checker disagrees with are marked, not left out, and nothing given is lost.
 */
export function draftClaims(
  { resourcesFolder, nameOf }: Pick<ApplicationRoom, 'resourcesFolder'> & { nameOf(documentId: string): string },
  call: Pick<StepCall, 'inputs' | 'settings' | 'language'>,
): StepOutput {
  const words = workshopWords(resourcesFolder, call.language);
  const all = mergedClaims(call.inputs);
  const cells = all.filter(isCellClaim);
  const given = all.filter((claim) => !isCellClaim(claim));
  const notes = [words.draftNote ?? '', ...summedNotes(call.inputs.flatMap(({ notes: told }) => told))].filter(
    (note) => note !== '',
  );
  const table = compared(cells, { language: call.language, words, nameOf });
  if (call.settings.form !== 'note')
    return { claims: [...noticed(given, call.settings, words, call.language), ...table], files: [], notes };
  const claims = [...table, ...noted(given, words, call.language)];
  return {
    claims: claims.length > 0 ? claims : [claimOf({ kind: 'open', text: words.nothing ?? '' })],
    files: [],
    notes,
  };
}

/** The table of what was held side by side, and in words what differs; empty where nothing was. */
export function compared(
  cells: readonly CellClaim[],
  given: Parameters<typeof differenceClaims>[1] & { readonly words: Words },
): Claim[] {
  if (cells.length === 0) return [];
  const { words } = given;
  if (new Set(cells.map(({ cell }) => cell.documentId)).size < 2)
    return [headingClaim(words.sideBySide ?? ''), ...cells];
  const differences = differenceClaims(cells, given);
  const told = differences.length > 0 ? differences : [claimOf({ kind: 'open', text: words.noDifference ?? '' })];
  return [headingClaim(words.sideBySide ?? ''), ...cells, headingClaim(words.differPart ?? ''), ...told];
}

/** The paragraphs of a notice, part by part, with an open point where the documents say nothing. */
function noticed(
  given: readonly Claim[],
  settings: Readonly<Record<string, Setting>>,
  words: Words,
  language: OutputLanguage,
): Claim[] {
  const open = (text: string | undefined) => claimOf({ kind: 'open', text: text ?? '' });
  const taken = new Set<Claim>();
  const withheld = given.filter((claim) => isWithheld(claim, given));
  for (const claim of withheld) taken.add(claim);
  const events = given.filter(({ kind }) => kind === 'event');
  const claims = parts.flatMap(([part, kinds]) => {
    const own = given.filter((claim) => kinds.test(claim.kind) && !withheld.includes(claim));
    for (const claim of own) taken.add(claim);
    // A message that the chronology tells stands there once, with its day.
    const found = own.filter(({ kind, citations }) => kind !== 'fact.chat_statement' || !overlaps(citations, events));
    const shown = part === 'facts' ? byDay(found) : oncePerQuote(found, language);
    const missing = part === 'objections' ? [] : [open(labelled(words[part] ?? part, words.open ?? '', language))];
    const content = shown.length > 0 ? shown : missing;
    const before = part === 'parties' ? sides(settings, words, language) : [];
    return before.length + content.length === 0 ? [] : [headingClaim(words[part] ?? part), ...before, ...content];
  });
  const others = noted(
    given.filter((claim) => !taken.has(claim) && claim.kind !== 'fact.privilege'),
    words,
    language,
  );
  return [
    ...claims,
    headingClaim(words.relief ?? ''),
    open(words.reliefOpen),
    headingClaim(words.formalities ?? ''),
    open(words.formalitiesOpen),
    ...others,
    ...(withheld.length === 0 ? [] : [headingClaim(words.withheld ?? ''), ...withheld]),
  ];
}

/** Who claims against whom, as whoever began the run has said; else it is open. */
function sides(settings: Readonly<Record<string, Setting>>, words: Words, language: OutputLanguage): Claim[] {
  return (['claimant', 'respondent'] as const).map((side) => {
    const name = settings[side];
    const isNamed = typeof name === 'string' && name.trim() !== '' && !name.includes('{');
    const told = isNamed ? name.trim() : (words.sideOpen ?? '');
    return claimOf({ kind: 'open', text: labelled(words[side] ?? side, told, language) });
  });
}

/** Evidence that is marked as said without prejudice or as privileged; a clause that reserves rights is none. */
function isWithheld(claim: Claim, given: readonly Claim[]): boolean {
  if (!/^(?:event|fact\.(?:chat_statement|agreement_admission|amount|dated_event))$/.test(claim.kind)) return false;
  const marks = given.filter(
    ({ kind, quote }) => kind === 'fact.privilege' && !/without\s+prejudice\s+to\b/i.test(quote),
  );
  return overlaps(claim.citations, marks);
}

function overlaps(citations: readonly Citation[], claims: readonly Claim[]): boolean {
  return citations.some(({ documentId, page, start, end }) =>
    claims.some((claim) =>
      claim.citations.some(
        (other) => other.documentId === documentId && other.page === page && other.start < end && other.end > start,
      ),
    ),
  );
}

/** Claims of different kinds over the very same words as one paragraph that names all of the kinds. */
function oncePerQuote(claims: readonly Claim[], language: OutputLanguage): Claim[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = claim.quote === '' ? claim.id : JSON.stringify([claim.quote, claim.citations[0]]);
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const name = kindName({ kind: first.kind, label: '' }, language);
    if (others.length === 0 || !first.text.startsWith(name)) return [first, ...others];
    const names = [first, ...others].map(({ kind }) => kindName({ kind, label: '' }, language));
    const joined = [...new Set(names)].join(language === 'en' ? '; ' : '；');
    const doubted = others.find(({ verdict }) => verdict === 'disagrees');
    const judged = doubted === undefined || first.verdict === 'disagrees' ? first : doubted;
    return [{ ...first, verdict: judged.verdict, reason: judged.reason, text: joined + first.text.slice(name.length) }];
  });
}

/** By the day; what has the same one stays in its order, and what has none stands first. */
function byDay(claims: readonly Claim[]): Claim[] {
  return claims.toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));
}

/** Claims under headings: kinds of clauses in their order, then the parts of the note; what has a day by its day. */
function noted(given: readonly Claim[], words: Words, language: OutputLanguage): Claim[] {
  const groups = new Map<string, Claim[]>();
  const partOf = ({ kind }: Claim) => noteParts.find(([, kinds]) => kinds.test(kind))?.[0];
  for (const claim of given) {
    const part = partOf(claim);
    const title = part === undefined ? kindName({ kind: claim.kind, label: '' }, language) : (words[part] ?? part);
    groups.set(title, [...(groups.get(title) ?? []), claim]);
  }
  return [...groups].flatMap(([title, claims]) => [headingClaim(title), ...byDay(claims)]);
}
