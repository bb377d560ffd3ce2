import type { FieldCondition, PlaybookRule, PlaybookWords, RuleWhy } from '#contract/playbook.ts';
import type { CheckedFinding, DecidedProposal, DecidedRule, PlaybookDocument } from './decided-rule.ts';
import { fieldsVerdict, fieldVerdict, type Verdict } from './field-condition.ts';
import { forbiddenIn } from './forbidden.ts';
import { newClausePlace } from './new-clause-place.ts';
import { otherClause } from './other-clause.ts';
import { phrasePlaces, type Range } from './phrase-places.ts';
import type { WordStream } from './word-stream.ts';

type Decision = Pick<DecidedRule, 'state' | 'whys'> & Partial<Pick<DecidedRule, 'fallback' | 'proposal'>>;

interface Judged {
  readonly finding: CheckedFinding;
  readonly verdict: Verdict;
}

/**
 * One rule against a document's findings and words: one result, or one for each
 * place of what it forbids. What cannot be decided is `to-check`.
 */
export function checkRule(rule: PlaybookRule, document: PlaybookDocument, stream: WordStream): DecidedRule[] {
  const found = document.findings.filter(({ kind }) => rule.kinds.includes(kind));
  const hits = forbiddenIn(rule, { document, found, stream });
  const forbidden = hits.filter(({ state }) => state === 'forbidden');
  if (forbidden.length > 0) return forbidden;
  const required = requiredIn(rule, { document, found, stream });
  // What may be forbidden goes before what is there; that something is wanting goes before both.
  return required.state === 'met' || required.state === 'fallback' ? [hits[0] ?? required] : [required];
}

interface Looked {
  readonly document: PlaybookDocument;
  /** Findings of the rule's kinds. */
  readonly found: readonly CheckedFinding[];
  readonly stream: WordStream;
}

function requiredIn(rule: PlaybookRule, { document, found, stream }: Looked): DecidedRule {
  const unread: RuleWhy[] =
    document.unreadPages.length > 0 ? [{ code: 'unread-pages', pages: document.unreadPages }] : [];
  const decided = (place: Range | null, decision: Decision, clause = clauseOf(place, found)): DecidedRule => ({
    rule,
    fallback: null,
    proposal: null,
    place,
    clause,
    ...decision,
  });
  if (rule.mustHave === undefined) {
    if (unread.length > 0) return decided(null, { state: 'to-check', whys: unread });
    return decided(null, { state: 'met', whys: [{ code: 'not-forbidden' }] });
  }
  const conditions = rule.mustHave.fields ?? [];
  const own = wordingPlace(stream, rule.wording);
  const against = found.some(({ isSure, fields }) => isSure && fieldsVerdict(fields, conditions) === 'no');
  if (own !== null && !against) return decided(own, { state: 'met', whys: [{ code: 'own-wording' }] });
  const phrases = Object.values(rule.mustHave.words ?? {}).flat();
  const said = phrases.flatMap((words) => phrasePlaces(stream, words).map((place) => ({ words, place })))[0];
  if (said !== undefined && conditions.length === 0)
    return decided(said.place, { state: 'met', whys: [{ code: 'words', words: said.words }] });
  const judged = found.map((finding): Judged => ({ finding, verdict: verdictOf(finding, conditions, rule.sameWords) }));
  const sure = judged.filter(({ finding }) => finding.isSure);
  if (phrases.length > 0 && said === undefined && found.length > 0)
    return decided(found[0] ?? null, { state: 'to-check', whys: [{ code: 'no-known-words' }] });
  const yes = sure.find(({ verdict }) => verdict === 'yes');
  const no = sure.find(({ verdict }) => verdict === 'no');
  if (yes !== undefined && no === undefined) {
    return decided(yes.finding, { state: 'met', whys: metWhys(conditions, yes.finding) });
  }
  if (yes !== undefined && no !== undefined) {
    return decided(no.finding, { state: 'to-check', whys: [{ code: 'two-clauses' }, ...whysOf(no, conditions, rule)] });
  }
  for (const { name, fields, wording } of rule.fallbacks ?? []) {
    const place = wordingPlace(stream, wording);
    if (place !== null)
      return decided(place, { state: 'fallback', fallback: name, whys: [{ code: 'fallback-wording' }] });
    const accepted = sure.find(
      ({ finding }) => fields !== undefined && fieldsVerdict(finding.fields, fields) === 'yes',
    );
    if (accepted === undefined || fields === undefined) continue;
    const whys = metWhys(fields, accepted.finding);
    return decided(accepted.finding, { state: 'fallback', fallback: name, whys });
  }
  const unsure = judged.filter(({ finding }) => !finding.isSure);
  const doubtful =
    unsure.find(({ verdict }) => verdict === 'yes' || verdict === 'no') ??
    sure.find(({ verdict }) => verdict === 'unknown') ??
    unsure[0];
  if (no === undefined && doubtful !== undefined) {
    return decided(doubtful.finding, { state: 'to-check', whys: whysOf(doubtful, conditions, rule) });
  }
  const deciding = no ?? sure[0];
  const whys = deciding === undefined ? [{ code: 'not-found' as const }] : whysOf(deciding, conditions, rule);
  if (unread.length > 0) return decided(deciding?.finding ?? null, { state: 'to-check', whys: [...whys, ...unread] });
  return decided(deciding?.finding ?? null, {
    state: deciding?.verdict === 'no' ? 'differs' : 'missing',
    whys,
    proposal:
      deciding?.verdict === 'no'
        ? otherClause(rule, rule.wording, { document, place: deciding.finding })
        : insertion(rule.wording, deciding?.finding ?? newClausePlace(document, rule)),
  });
}

/** With `sameWords` no field makes up for other words: the wording itself was looked for before. */
function verdictOf(finding: CheckedFinding, conditions: readonly FieldCondition[], sameWords = false): Verdict {
  return sameWords ? 'no' : fieldsVerdict(finding.fields, conditions);
}

function wordingPlace(stream: WordStream, wording: PlaybookWords | undefined): Range | null {
  for (const words of Object.values(wording ?? {})) {
    const [place] = phrasePlaces(stream, words);
    if (place !== undefined) return place;
  }
  return null;
}

function insertion(words: PlaybookWords | undefined, place: Range | null): DecidedProposal | null {
  if (place === null) return null;
  return words === undefined ? { change: 'comment', words: null, place } : { change: 'insert', words, place };
}

function clauseOf(place: Range | null, found: readonly CheckedFinding[]): CheckedFinding['clause'] {
  const holder = found.find(({ start, end }) => place !== null && start <= place.start && end >= place.end);
  return holder?.clause ?? null;
}

function metWhys(conditions: readonly FieldCondition[], { fields }: CheckedFinding): RuleWhy[] {
  if (conditions.length === 0) return [{ code: 'found' }];
  return conditions.map(({ field }) => ({ code: 'is', field, value: fields[field] ?? null }));
}

/** What speaks against it, or leaves it open. */
function whysOf({ finding, verdict }: Judged, conditions: readonly FieldCondition[], rule: PlaybookRule): RuleWhy[] {
  const { fields, isSure } = finding;
  const whys: RuleWhy[] = isSure ? [] : [{ code: 'found-by-heading' }];
  if (rule.sameWords) return [...whys, { code: 'other-wording' }];
  for (const condition of conditions) {
    const own = fieldVerdict(fields, condition);
    const value = fields[condition.field] ?? null;
    if (own === 'no') whys.push({ code: 'is-not', field: condition.field, value });
    else if (own === 'silent') whys.push({ code: 'silent', field: condition.field, value });
    else if (own === 'unknown') whys.push({ code: 'not-read', field: condition.field, value });
    else if (verdict === 'yes' || !isSure) whys.push({ code: 'is', field: condition.field, value });
  }
  return whys;
}
