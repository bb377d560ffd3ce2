import type { TextFinding } from '#contract/finding.ts';
import { languageOf } from '#main/language/identify.ts';
import { lastStartingBy } from '#main/language/last-starting-by.ts';
import { kindOf } from './arbitration/arbitration-findings.ts';
import type { Reading } from './matching/reading.ts';
import { textFinding } from './matching/text-finding.ts';
import type { Ontology } from './ontology.ts';

const header = /^[ \t]*\[?([^\]\n]*?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)\]?[ \t-]*([^:：\n]{1,60})[:：]/i;

/**
 * `fact.chat_statement` for each message of an exported chat that carries a
 * clause, a promise or a sum: who wrote it and when. Small talk has none.
 */
export function chatStatements(reading: Reading, ontology: Ontology, findings: readonly TextFinding[]): TextFinding[] {
  const { folded, messages: starts } = reading;
  if (starts.length < 2) return [];
  const weighty = findings.filter(({ kind }) =>
    /^(?:arb|gen|con|ship|log|fin)\.|^fact\.(?:amount|agreement|privilege)/.test(kind),
  );
  const marked = new Set(weighty.flatMap(({ start, end }) => messagesOf(starts, start, end)));
  return [...marked]
    .toSorted((one, other) => one - other)
    .flatMap((place): TextFinding[] => {
      const start = starts[place] ?? 0;
      const end = starts[place + 1] ?? folded.source.length;
      const message = folded.source.slice(start, end);
      const head = header.exec(message);
      if (head === null) return [];
      const words = message.slice(head[0].length).trim();
      return [
        textFinding(folded, kindOf(ontology, 'fact.chat_statement'), {
          start: folded.foldedAt(start),
          end: folded.foldedAt(end),
          fields: {
            sender: (head[2] ?? '').trim(),
            time: (head[1] ?? '').trim(),
            text: words,
            language: languageOf(words),
          },
          confidence: 0.85,
          reasons: [`a message headed “${head[0].trim()}” that carries a term, a promise or a sum`],
          clause: null,
        }),
      ];
    });
}

/** The messages that a finding touches. */
function messagesOf(starts: readonly number[], start: number, end: number): number[] {
  const touched: number[] = [];
  for (
    let place = Math.max(lastStartingBy(starts, start), 0);
    place < starts.length && (starts[place] ?? 0) < end;
    place += 1
  )
    touched.push(place);
  return touched;
}
