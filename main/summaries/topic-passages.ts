import type { TextFinding } from '#contract/finding.ts';
import { findingsByUnit, type PassageUnit, passageUnits } from '#main/compression/passage-units.ts';
import { speaksOf, type Topic, topics, topicsOfKind } from '#main/compression/topics.ts';
import { isBesides } from './besides-topic.ts';
import type { SummaryInput, TextRange } from './text-summary.ts';

/** The best place in the document for one topic, whole sentences. */
export interface TopicPassage extends TextRange {
  readonly topic: Topic;
  readonly text: string;
  /** The clause's number as printed; "" outside clauses. */
  readonly clauseNumber: string;
  readonly score: number;
}

/** A sentence's text on one line: line breaks of the page become spaces, or nothing between ideographs. */
export function oneLine(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}，。；：、）」』])\s*\n\s*(?=[\p{Script=Han}（「『])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * For every topic the sentences that answer it, best first, at most `limit`
 * each. A sentence scores by the findings on it, by its wording, by where it
 * stands, and by a length that can be read.
 */
export function topicPassages(input: SummaryInput, limit = 3): Map<Topic, TopicPassage[]> {
  const units = passageUnits(input.text, input.clauses);
  const onUnit = findingsByUnit(units, input.findings);
  const found = new Map<Topic, TopicPassage[]>();
  for (const topic of topics) {
    const passages: TopicPassage[] = [];
    units.forEach((unit, index) => {
      const passage = input.text.slice(unit.start, unit.end);
      const score = scoreFor(topic, passage, unit, index, onUnit.get(index) ?? [], input);
      if (score <= 0) return;
      // Title, date and parties often stand on lines of their own: what introduces them goes on.
      const end = topic === 'identity' ? openingEnd(units, index) : unit.end;
      passages.push({
        topic,
        start: unit.start,
        end,
        text: oneLine(input.text.slice(unit.start, end)),
        clauseNumber: input.clauses[unit.clause]?.number ?? '',
        score,
      });
    });
    passages.sort((a, b) => b.score - a.score || a.start - b.start);
    found.set(topic, withReadings(passages, input.readings?.[topic] ?? []).slice(0, limit));
  }
  return found;
}

/** A passage below this does not speak of its topic. */
export const leastScore = 1.5;
/** One that speaks of it and stands where a reading points is worth quoting. */
const readScore = 2;

/** The passages that stand where the readings point, in the readings' order, then the others. */
function withReadings(passages: readonly TopicPassage[], readings: readonly TextRange[]): readonly TopicPassage[] {
  if (readings.length === 0) return passages;
  const rankOf = ({ start, end }: TextRange): number => {
    const at = readings.findIndex((range) => range.start < end && range.end > start);
    return at < 0 ? readings.length : at;
  };
  return passages
    .map((passage) => ({ passage, rank: passage.score < leastScore ? readings.length : rankOf(passage) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ passage, rank }) =>
      rank < readings.length ? { ...passage, score: Math.max(passage.score, readScore) } : passage,
    );
}

const englishVerb =
  /\b(?:shall|will|may|must|can|is|are|be|was|were|has|have|agrees?|agreed|hereby|pays?|grants?|begins?|starts?|commences?|ends?|continues?|between|desires?|wish(?:es)?|terminates?|applies|apply|means?)\b/iu;

/** Whether a passage is a statement and not a heading, a table row or a page's header. */
export function saysSomething(passage: string): boolean {
  if (/^[#|!@_=]|[:：]$/u.test(passage)) return false;
  return /\p{Script=Han}/u.test(passage)
    ? passage.length >= 10 && /[，。；：]/u.test(passage)
    : englishVerb.test(passage);
}

function openingEnd(units: readonly PassageUnit[], index: number): number {
  const start = units[index]?.start ?? 0;
  let end = units[index]?.end ?? 0;
  for (const unit of units.slice(index + 1, index + 4)) {
    if (unit.end - start > 420) break;
    end = unit.end;
  }
  return end;
}

const headingCues: Readonly<Record<Topic, RegExp>> = {
  identity: /part(?:y|ies)|當事人|当事人|各方|双方|雙方/iu,
  purpose:
    /scope|appointment|grant|licen[cs]e|services|engagement|purpose|sale|supply|標的|标的|範圍|范围|服務|服务|目的|總則|总则/iu,
  term: /\bterm\b|duration|renewal|commencement|期限|有效期|年期|租期/iu,
  payment: /payment|price|fees?|compensation|royalt|consideration|rent|付款|價款|价款|費用|费用|租金|報酬|报酬/iu,
  termination: /terminat|終止|终止|解除/iu,
  liability: /liabilit|indemni|warrant|責任|责任|彌償|弥偿|違約|违约/iu,
  confidentiality: /confiden|保密|機密|机密/iu,
  law: /governing law|applicable law|choice of law|jurisdiction|法律|管轄|管辖/iu,
  disputes: /arbitration|dispute|爭議|争议|仲裁|糾紛|纠纷|爭拗/iu,
};

const money =
  /[$€£¥￥]|\b(?:pay|paid|payments?|purchase|fees?|price|USD|HKD|RMB|dollars?)\b|元|支付|付款|購買|购买|金額|金额/iu;

function scoreFor(
  topic: Topic,
  passage: string,
  unit: PassageUnit,
  index: number,
  findings: readonly TextFinding[],
  input: SummaryInput,
): number {
  const length = passage.length;
  const chinese = /\p{Script=Han}/u.test(passage);
  if (length < (chinese ? 6 : 25)) return 0;
  let score = 0;
  for (const finding of findings) {
    if (!topicsOfKind(finding.kind).includes(topic)) continue;
    // A minimum of acres or impressions is no price.
    if (finding.kind === 'gen.minimum_commitment' && !money.test(passage)) continue;
    // The finding's own first sentence says it; what follows elaborates.
    score += finding.start >= unit.start ? 3 * finding.confidence : 0.8;
  }
  score = Math.min(score, 4);
  if (speaksOf(topic, passage)) score += 2;
  if (score === 0) return 0;
  const clause = input.clauses[unit.clause];
  if (clause && headingCues[topic].test(clause.heading)) score += 1.5;
  if (topic === 'identity' || topic === 'purpose') score += index < 12 ? 2.5 - index * 0.15 : -1;
  if (clause?.kind === 'definition' || /^[-•*\s]*["“「]|\bmeans?\b|\bshall mean\b|係指|是指|」指/u.test(passage)) {
    score -= 2.5;
  }
  if (
    /[\d０-９%％]|(?:thirty|sixty|ninety)\b|[一二三四五六七八九十百千万萬]+(?:日|天|個月|个月|年|元)/iu.test(passage)
  ) {
    if (topic === 'term' || topic === 'payment' || topic === 'termination') score += 0.8;
  }
  const readable = chinese ? 160 : 420;
  if (length > readable) score -= Math.min(2, (length - readable) / readable);
  if (isBesides(topic, passage)) score -= 4;
  // A heading, or words that only lead to a list.
  if (/^#|[:：]$/u.test(passage)) score -= 2;
  if (!chinese && !englishVerb.test(passage)) score -= 2.5;
  // A table of contents or a blank form says nothing.
  if (/\.{5,}|…{3,}|_{5,}/u.test(passage)) score -= 3;
  return score;
}
