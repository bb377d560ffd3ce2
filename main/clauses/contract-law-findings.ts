import type { TextFinding } from '#contract/finding.ts';
import { kindOf } from './arbitration/arbitration-findings.ts';
import { governingLaws } from './arbitration/governing-law.ts';
import { placesIn } from './matching/places.ts';
import type { Passage, Reading } from './matching/reading.ts';
import { quoted, textFinding } from './matching/text-finding.ts';
import type { Ontology } from './ontology.ts';
import { prevailingLanguages } from './prevailing-language.ts';

/** The kinds that this reader finds itself. */
export const contractLawKinds: ReadonlySet<string> = new Set([
  'gen.governing_law',
  'gen.jurisdiction',
  'gen.language_prevails',
]);

/** Governing law, court jurisdiction and prevailing language, with what each chooses. */
export function contractLawFindings(reading: Reading, ontology: Ontology): TextFinding[] {
  if (reading.genre === 'law') return [];
  return [
    ...governingLaws(reading).map((law) => {
      const { folded } = reading;
      return textFinding(folded, kindOf(ontology, 'gen.governing_law'), {
        start: law.passage.start,
        end: law.passage.end,
        confidence: 0.9,
        reasons: [`the words ${quoted(folded, law.start, law.end)} choose a law`],
        clause: law.passage.clause,
        fields: {
          law: law.places[0]?.law ?? null,
          further_laws: law.places.slice(1).map(({ law: name }) => name),
          excludes_conflict_rules: /conflicts? of laws?|choice of law|法律冲突|冲突法/.test(law.passage.text),
          excludes_cisg: /international sale of goods|\bcisg\b|国际货物销售合同公约/.test(law.passage.text),
        },
      });
    }),
    ...courtClauses(reading).map(({ passage, start, end, exclusive, courts }) =>
      textFinding(reading.folded, kindOf(ontology, 'gen.jurisdiction'), {
        start: passage.start,
        end: passage.end,
        confidence: 0.85,
        reasons: [`the words ${quoted(reading.folded, start, end)} name courts`],
        clause: passage.clause,
        fields: { courts, exclusive },
      }),
    ),
    ...prevailingLanguages(reading).map(({ passage, start, end, prevails, equal }) =>
      textFinding(reading.folded, kindOf(ontology, 'gen.language_prevails'), {
        start: passage.start,
        end: passage.end,
        confidence: 0.88,
        reasons: [`the words ${quoted(reading.folded, start, end)} rank the versions`],
        clause: passage.clause,
        fields: { prevailing: prevails, equal_force: equal },
      }),
    ),
  ];
}

export interface CourtClause {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly exclusive: boolean | null;
  readonly courts: string | null;
}

const courts =
  /\b(?:submits?|submission|consents?|attorns?|agrees? to)\b[^.;]{0,80}\bjurisdiction\b|\b(?:non-?exclusive|exclusive|sole|personal)(?: and (?:exclusive|sole))?(?: personal)? (?:jurisdiction|venue)\b|\bjurisdiction (?:and venue )?(?:of|in|over|shall)[^.;]{0,80}\bcourts?\b|\bcourts?\b[^.;]{0,90}\b(?:have|has|shall have)(?: \w+){0,3} jurisdiction|\b(?:venue|action|suit|proceeding)s?\b[^.;]{0,140}\b(?:brought|instituted|commenced|filed|maintained|litigated|lie|venued|be)\b[^.;]{0,60}\b(?:in|before) (?:the |any |a )?[^.;]{0,60}\bcourts?\b/;
const courtsChinese =
  /(?:专属|非专属|排他|非排他)[^。;]{0,6}管辖|(?:由|向|受|服从|接受|归|交)[^。;,]{0,40}(?:人民法院|法院|法庭)[^。;]{0,10}(?:管辖|起诉|提起诉讼|诉讼|审理|解决|裁判)|法院(?:的)?(?:司法)?管辖|去法庭告|上法庭/;
const inAid =
  /judgment (?:up)?on (?:the|any|such) award|enforce(?:ment of)?[^.;]{0,40}award|confirm[^.;]{0,20}award|in aid of|interim|injuncti|provisional|vacat|court of competent jurisdiction[^.;]{0,40}(?:award|judgment)|执行[^。;]{0,10}裁决|保全|临时措施|禁制/;

/** Passages that give courts power over disputes, those in aid of arbitration left out by `inAidOfArbitration`. */
export function courtClauses(reading: Reading): CourtClause[] {
  return reading.passages.flatMap((passage) => {
    const { text } = passage;
    if (!/court|jurisdiction|venue|法院|法庭|管辖/.test(text)) return [];
    const match = (passage.chinese ? courtsChinese : courts).exec(text);
    if (match === null) return [];
    const place = placesIn(text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 90))[0];
    const exclusive = /non-?exclusive|非专属|非排他/.test(text)
      ? false
      : /exclusive|\bsole\b|专属|排他/.test(text)
        ? true
        : null;
    return [
      {
        passage,
        start: passage.start + match.index,
        end: passage.start + match.index + match[0].length,
        exclusive,
        courts: place?.place.name ?? null,
      },
    ];
  });
}

/** Whether a court clause only helps an arbitration along. */
export function inAidOfArbitration(clause: CourtClause): boolean {
  return inAid.test(clause.passage.text);
}
