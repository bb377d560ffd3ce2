import { periods } from '#main/language/periods.ts';
import type { FoldedText } from '../matching/folded-text.ts';
import type { Passage } from '../matching/reading.ts';
import { plainWords, sourceSpan } from '../matching/text-finding.ts';

export type TierStep =
  | 'negotiation'
  | 'senior meeting'
  | 'mediation'
  | 'conciliation'
  | 'expert determination'
  | 'dispute board'
  | 'engineer’s decision';

export interface Tier {
  readonly step: TierStep;
  /** As printed; null where none is given. */
  readonly period: string | null;
  readonly start: number;
  readonly end: number;
}

const steps: readonly (readonly [TierStep, RegExp])[] = [
  [
    'negotiation',
    /amicabl[ey]|friendly (?:consultations?|negotiations?|discussions?)|good[- ]faith (?:negotiations?|discussions?|efforts?)|\bnegotiat(?:e|ion|ions|ing)\b|\bconsultations?\b|mutual (?:discussion|consultation)|informal(?:ly)? (?:resol|discuss|negotiat)|协商|磋商|商讨|倾(?:唔掂|掂|先|过)|傾|斟/,
  ],
  [
    'senior meeting',
    /\b(?:senior|chief) (?:executives?|management|officers?|representatives?|managers?|officials?)|\bexecutives? (?:officers?|of)|\bchief executive|escalat|\b(?:steering|management|project|joint|liaison|executive) (?:committee|board)\b|高级管理|高层|高级代表|总经理(?:级)?会|管理委员会|联合委员会|项目委员会/,
  ],
  ['mediation', /\bmediat(?:ion|e|ed|or)\b|调解|调停|斡旋/],
  ['conciliation', /\bconciliation\b/],
  [
    'expert determination',
    /\bexpert determination|determination (?:by|of) an? (?:independent )?expert|\bindependent expert|专家(?:裁定|决定|鉴定|评审|组|小组|委员会|意见)/,
  ],
  [
    'dispute board',
    /\bdispute (?:adjudication |avoidance |review |resolution )?board|\bdab\b|争议(?:裁决|避免|评审)(?:委员会|小组|组)/,
  ],
  [
    'engineer’s decision',
    /(?:refer|submit)[^.;]{0,40}\b(?:engineer|architect)\b[^.;]{0,40}decision|decision of the (?:engineer|architect)|提交工程师|工程师(?:的)?决定/,
  ],
];
const aboutDisputes =
  /\b(?:disputes?|controvers|differences?|disagree|claim|matter|unresolved|not resolved|settled?\b|fail|unable|arbitra)|争议|纠纷|争端|分歧|争拗|拗撬|唔掂|仲裁|不成|未能/;
const isName =
  /mediation and arbitration|conciliation and arbitration|arbitration and mediation|mediation cent|调解中心|mediation rules of/;

/** "No arbitration until …": the step stands after the word. */
const onlyAfter = /\barbitrat\w+\b[^.;]{0,40}\b(?:until|unless|before|only after|only once)\b/;

/** The steps that the passages of a dispute clause put before arbitration, in the order of the text. */
export function tiersIn(folded: FoldedText, passages: readonly Passage[], until: number): Tier[] {
  const found: Tier[] = [];
  for (const [place, passage] of passages.entries()) {
    const limit = onlyAfter.test(passage.text) && passage.start < until ? passage.end : until;
    if (passage.start >= until || !aboutDisputes.test(passage.text)) continue;
    for (const [step, pattern] of steps) {
      const match = pattern.exec(passage.text);
      if (match === null || found.some((tier) => tier.step === step)) continue;
      const around = passage.text.slice(Math.max(0, match.index - 40), match.index + 60);
      if (isName.test(around) && step !== 'negotiation') continue;
      const start = passage.start + match.index;
      if (start >= limit) continue;
      const own = periodNear(folded, passage, match.index) ?? periodAfter(folded, passage, passages[place + 1]);
      const end = Math.max(start + match[0].length, own?.end ?? 0);
      found.push({ step, start, end, period: own?.words ?? null });
    }
  }
  // Steps named in one breath share the period: "senior managers shall negotiate … within thirty days".
  const shared = found.map(
    (tier) =>
      tier.period ?? found.find((other) => other.period !== null && sameBreath(passages, tier, other))?.period ?? null,
  );
  return found
    .map((tier, index) => ({ ...tier, period: shared[index] ?? null }))
    .toSorted((one, other) => one.start - other.start);
}

function sameBreath(passages: readonly Passage[], one: Tier, other: Tier): boolean {
  return passages.some(
    ({ start, end }) => one.start >= start && one.start < end && other.start >= start && other.start < end,
  );
}

interface PeriodWords {
  readonly words: string;
  /** Folded. */
  readonly end: number;
}

/** Read from the folded text, where a line's end does not cut 工作日 in two. */
function periodNear(folded: FoldedText, passage: Passage, at: number): PeriodWords | null {
  const all = periods(folded.cased.slice(passage.start, passage.end));
  const next = all.find(({ start }) => start >= at) ?? all.at(-1);
  if (next === undefined || Math.abs(next.start - at) > 320) return null;
  const span = sourceSpan(folded, passage.start + next.start, passage.start + next.end);
  return { words: plainWords(folded.source.slice(span.start, span.end)), end: passage.start + next.end };
}

const unsettled = /\b(?:not|fails?|unable|cannot|unresolved)\b|未|不成|不能|唔掂/;

/** "… shall negotiate. If the dispute is not settled within thirty days, …" */
function periodAfter(folded: FoldedText, passage: Passage, next: Passage | undefined): PeriodWords | null {
  if (next === undefined || next.clause !== passage.clause || !unsettled.test(next.text)) return null;
  return periodNear(folded, next, 0);
}
