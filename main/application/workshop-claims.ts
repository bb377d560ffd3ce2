import { createHash } from 'node:crypto';
import type { ChronologyEvent } from '#contract/chronology.ts';
import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { Finding } from '#contract/finding.ts';
import type { Claim, ClaimShown } from '#contract/workshop.ts';
import { kindName } from '#main/reports/kind-names.ts';
import { clauseWords } from '#main/reports/place-words.ts';
import { reasonWords } from '#main/reports/reason-words.ts';
import { reportWords } from '#main/reports/report-words.ts';
import { oneLine } from '#main/summaries/topic-passages.ts';

/** A claim with nothing but what is given; its id rests on what it says and where. */
export function claimOf(given: Partial<Claim> & Pick<Claim, 'kind' | 'text'>): Claim {
  const citations = given.citations ?? [];
  const identity = JSON.stringify([given.kind, given.text, citations]);
  return {
    id: `claim-${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`,
    quote: '',
    day: null,
    severity: null,
    verdict: 'not-checked',
    reason: '',
    original: '',
    ...given,
    citations,
    shown: given.shown ?? null,
    cell: given.cell ?? null,
  };
}

/** How a claim is shown in another language than its run's. */
export function shownAs(shown: Partial<ClaimShown>): ClaimShown {
  return { clause: null, lead: 0, words: null, reasons: [], kinds: [], ...shown };
}

/** Places without their boxes. */
export function citationsOf(anchors: readonly Anchor[]): Claim['citations'] {
  return anchors.map(({ documentId, page, start, end }) => ({ documentId, page, start, end }));
}

/** Shorter words than these say too little alone, such as a date or an amount. */
const tellingLength = 40;
const shownLength = 400;

/**
 * What a finding claims: its kind, the words it rests on, and why. Words that
 * say little alone stand with the sentence around them, where one is given;
 * long ones are cut, unless they are wanted whole.
 */
export function findingClaim(
  finding: Finding,
  language: OutputLanguage,
  { sentence = '', isWhole = false }: { readonly sentence?: string; readonly isWhole?: boolean } = {},
): Claim {
  const day = finding.fields.date_iso ?? finding.fields.day;
  const quote = oneLine(finding.quote);
  const isBare = quote.length < tellingLength && sentence.length > quote.length;
  const clauseOf = ownClause(finding.clause, quote);
  const words = withoutNumber(isBare ? `${quote} — ${sentence}` : quote, clauseOf?.number ?? '');
  const short = !isWhole && words.length > shownLength ? `${words.slice(0, shownLength - 1)}…` : words;
  const clause = clauseWords(clauseOf, reportWords(language));
  const lead = `${kindName(finding, language)}${clause === '' ? '' : ` · ${clause}`}: `;
  const reason = finding.reasons[0] ?? '';
  return claimOf({
    kind: finding.kind,
    text: lead + short,
    quote: finding.quote,
    // Its own words first; what else it rests on behind them.
    citations: citationsOf([...finding.anchors, ...finding.supports]),
    day: typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    severity: finding.severity ?? null,
    reason: reasonWords(reason, language),
    shown: shownAs({ clause: clauseOf, lead: lead.length, reasons: reason === '' ? [] : [reason] }),
  });
}

/** The clause that the words themselves begin with ("15.3 The seat …"), where it is another one of the same clause. */
function ownClause(clause: Finding['clause'], quote: string): Finding['clause'] {
  const number = /^(\d{1,3}(?:\.\d{1,3})+)(?=[\s　])/.exec(quote)?.[1];
  const isNear = number?.split('.')[0] === clause?.number.split('.')[0];
  return clause === null || number === undefined || !isNear ? clause : { ...clause, number };
}

/** A clause's words without its number at their beginning, which is told beside them. */
function withoutNumber(words: string, number: string): string {
  // "Schedule 2, 3": the words begin with the last part of it.
  const own = [number, number.split(', ').at(-1) ?? ''].find((part) => part !== '' && words.startsWith(part));
  if (own === undefined) return words;
  const rest = words.slice(own.length).replace(/^[\s.:：、．]+/, '');
  return rest === '' ? words : rest;
}

/**
 * What an event of the chronology claims: its day, the document's own words,
 * and which document tells it otherwise. `tellerOf` names the document of
 * another event.
 */
export function eventClaim(
  event: ChronologyEvent,
  words: Readonly<Record<string, string>>,
  tellerOf: (eventId: string) => string,
): Claim {
  const { day, time, words: quote, places, contradictions, messages = [] } = event;
  // A chat's day stands as its first message and how many follow it.
  const further = messages.length < 2 ? '' : ` … (+${messages.length - 1})`;
  const told = contradictions.map(
    ({ eventId, here, there }) => `${words.toldOtherwise ?? ''} ${here} / ${there} [${tellerOf(eventId)}]`,
  );
  return claimOf({
    kind: 'event',
    text: `${day}${time === null ? '' : ` ${time}`}  ${oneLine(quote)}${further}`,
    quote,
    citations: citationsOf(places.flatMap(({ anchors }) => anchors)),
    day: day.length === 10 ? day : null,
    severity: told.length > 0 ? 'high' : null,
    reason: told.join('; '),
    shown: shownAs({
      reasons: contradictions.map(
        ({ eventId, here, there }) => `another passage tells it otherwise: ${here} / ${there} [${tellerOf(eventId)}]`,
      ),
    }),
  });
}
