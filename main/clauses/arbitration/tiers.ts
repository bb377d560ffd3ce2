import { periods } from '#main/language/periods.ts';
import type { FoldedText } from '../matching/folded-text.ts';
import type { Passage } from '../matching/reading.ts';

export type TierStep = 'negotiation' | 'senior meeting' | 'mediation' | 'conciliation' | 'expert determination' | 'dispute board' | 'engineer’s decision';

export interface Tier {
  readonly step: TierStep;
  /** As printed; null where none is given. */
  readonly period: string | null;
  readonly start: number;
  readonly end: number;
}

const steps: readonly (readonly [TierStep, RegExp])[] = [
  ['negotiation', /amicabl[ey]|friendly (?:consultations?|negotiations?|discussions?)|good[- ]faith (?:negotiations?|discussions?|efforts?)|\bnegotiat(?:e|ion|ions|ing)\b|\bconsultations?\b|mutual (?:discussion|consultation)|informal(?:ly)? (?:resol|discuss|negotiat)|协商|磋商|商讨|倾(?:唔掂|掂|先|过)|傾|斟/],
  ['senior meeting', /\b(?:senior|chief) (?:executives?|management|officers?|representatives?|managers?|officials?)|\bexecutives? (?:officers?|of)|\bchief executive|escalat|高级管理|高层|高级代表|总经理(?:级)?会/],
  ['mediation', /\bmediat(?:ion|e|ed|or)\b|调解/],
  ['conciliation', /\bconciliation\b/],
  ['expert determination', /\bexpert determination|determination (?:by|of) an? (?:independent )?expert|专家(?:裁定|决定|鉴定)/],
  ['dispute board', /\bdispute (?:adjudication |avoidance |review |resolution )?board|\bdab\b|争议(?:裁决|避免|评审)(?:委员会|小组)/],
  ['engineer’s decision', /(?:refer|submit)[^.;]{0,40}\b(?:engineer|architect)\b[^.;]{0,40}decision|decision of the (?:engineer|architect)|提交工程师|工程师(?:的)?决定/],
];
const aboutDisputes = /\b(?:disputes?|controvers|differences?|disagree|claim|matter|unresolved|not resolved|settled?\b|fail|unable|arbitra)|争议|纠纷|争端|分歧|争拗|拗撬|唔掂|仲裁|不成|未能/;
const isName = /mediation and arbitration|conciliation and arbitration|arbitration and mediation|mediation cent|调解中心|mediation rules of/;

/** The steps that the passages of a dispute clause put before arbitration, in the order of the text. */
export function tiersIn(folded: FoldedText, passages: readonly Passage[], until: number): Tier[] {
  const found: Tier[] = [];
  for (const passage of passages) {
    if (passage.start >= until || !aboutDisputes.test(passage.text)) continue;
    for (const [step, pattern] of steps) {
      const match = pattern.exec(passage.text);
      if (match === null || found.some((tier) => tier.step === step)) continue;
      const around = passage.text.slice(Math.max(0, match.index - 40), match.index + 60);
      if (isName.test(around) && step !== 'negotiation') continue;
      const start = passage.start + match.index;
      if (start >= until) continue;
      found.push({ step, start, end: start + match[0].length, period: periodNear(folded, passage, match.index) });
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}

function periodNear(folded: FoldedText, passage: Passage, at: number): string | null {
  const { source } = folded;
  const from = folded.sourceStart(passage.start);
  const words = source.slice(from, folded.sourceEnd(passage.end));
  const place = folded.sourceStart(passage.start + at) - from;
  const all = periods(words);
  const next = all.find(({ start }) => start >= place) ?? all.at(-1);
  return next === undefined || Math.abs(next.start - place) > 320 ? null : next.text.trim().replace(/\s+/g, ' ');
}
