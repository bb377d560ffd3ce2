import type { AppliedPlaybook, PlaybookRule, PlaybookWords } from '#contract/playbook.ts';
import { checkRule } from './check-rule.ts';
import type { DecidedRule, PlaybookDocument } from './decided-rule.ts';
import { withImplied } from './implied-findings.ts';
import { phrasePlaces } from './phrase-places.ts';
import { wordStream } from './word-stream.ts';

export interface DecidedPlaybook {
  readonly contractTypes: readonly PlaybookWords[];
  readonly rules: readonly DecidedRule[];
  /** Rules for other types of contract or other languages. */
  readonly leftOut: number;
}

/**
 * A document held against a playbook: each rule that is for its type and language
 * with what decided it, where, and what is proposed. Deterministic; rules that
 * cannot be decided are `to-check`.
 */
export function checkPlaybook(playbook: AppliedPlaybook, given: PlaybookDocument): DecidedPlaybook {
  const document = { ...given, findings: withImplied(given.findings) };
  const stream = wordStream(document.text);
  const types = typesOf(playbook, document);
  const asked = playbook.rules.filter((rule) => isFor(rule, document, types));
  const decided = asked.flatMap((rule) =>
    rule.contractTypes !== undefined && types === null ? [undecided(rule)] : checkRule(rule, document, stream),
  );
  return {
    contractTypes: (playbook.contractTypes ?? []).filter(({ id }) => types?.has(id)).map(({ name }) => name),
    rules: decided.map((one) => withoutRepeated(one, decided)),
    leftOut: playbook.rules.length - asked.length,
  };
}

/** The type that a person chose, else the types of contract whose words the title has, or the file's name where there is no title; null where neither tells. */
function typesOf(
  { contractTypes = [], chosenType }: AppliedPlaybook,
  { title, name }: PlaybookDocument,
): ReadonlySet<string> | null {
  if (chosenType !== undefined) return new Set([chosenType]);
  const stream = wordStream(title ?? name.replaceAll(/[_.-]+/g, ' '));
  const holds = (phrase: string) => phrasePlaces(stream, phrase.replaceAll('-', ' ')).length > 0;
  const holdsExactly = (phrase: string) => phrasePlaces(stream, phrase).length > 0;
  const found = contractTypes.filter(({ titles }) =>
    Object.values(titles)
      .flat()
      .some((phrase) => holds(phrase) || holdsExactly(phrase)),
  );
  return title === null && found.length === 0 ? null : new Set(found.map(({ id }) => id));
}

function isFor(
  { contractTypes, languages }: PlaybookRule,
  { language }: PlaybookDocument,
  types: ReadonlySet<string> | null,
): boolean {
  if (languages !== undefined && !languages.includes(language)) return false;
  return contractTypes === undefined || types === null || contractTypes.some((type) => types.has(type));
}

function undecided(rule: PlaybookRule): DecidedRule {
  const whys = [{ code: 'title-unknown' }] as const;
  return { rule, state: 'to-check', whys, fallback: null, place: null, clause: null, proposal: null };
}

/** A clause that is proposed whole says what the rules within it ask for. */
function withoutRepeated(decided: DecidedRule, all: readonly DecidedRule[]): DecidedRule {
  const outer = all.find(({ rule }) => rule.id === decided.rule.within);
  if (outer?.proposal?.change !== 'insert' || decided.proposal?.change !== 'insert') return decided;
  return { ...decided, whys: [...decided.whys, { code: 'within' }], proposal: null };
}
