import { createHash } from 'node:crypto';
import type { ChronologyEvent } from '#contract/chronology.ts';
import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { Finding } from '#contract/finding.ts';
import type { Claim } from '#contract/workshop.ts';
import { kindName } from '#main/reports/kind-names.ts';
import { reasonWords } from '#main/reports/reason-words.ts';
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
  };
}

/** Places without their boxes. */
export function citationsOf(anchors: readonly Anchor[]): Claim['citations'] {
  return anchors.map(({ documentId, page, start, end }) => ({ documentId, page, start, end }));
}

/** What a finding claims: its kind, the words it rests on, and why. */
export function findingClaim(finding: Finding, language: OutputLanguage): Claim {
  const day = finding.fields.date_iso ?? finding.fields.day;
  const words = oneLine(finding.quote);
  const short = words.length > 200 ? `${words.slice(0, 199)}…` : words;
  const clause = finding.clause === null ? '' : `${finding.clause.number} ${finding.clause.heading}`.trim();
  return claimOf({
    kind: finding.kind,
    text: `${kindName(finding, language)}${clause === '' ? '' : ` · ${clause}`}: ${short}`,
    quote: finding.quote,
    // Its own words first; what else it rests on behind them.
    citations: citationsOf([...finding.anchors, ...finding.supports]),
    day: typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    severity: finding.severity ?? null,
    reason: reasonWords(finding.reasons[0] ?? '', language),
  });
}

/** What an event of the chronology claims: its day, the document's own words, and who tells it otherwise. */
export function eventClaim(event: ChronologyEvent, words: Readonly<Record<string, string>>): Claim {
  const { day, time, words: quote, places, contradictions } = event;
  const told = contradictions.map(({ here, there }) => `${words.toldOtherwise ?? ''} ${here} / ${there}`);
  return claimOf({
    kind: 'event',
    text: `${day}${time === null ? '' : ` ${time}`}  ${oneLine(quote)}`,
    quote,
    citations: citationsOf(places.flatMap(({ anchors }) => anchors)),
    day: day.length === 10 ? day : null,
    severity: told.length > 0 ? 'high' : null,
    reason: told.join(' '),
  });
}
