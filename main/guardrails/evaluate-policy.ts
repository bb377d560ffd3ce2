import type { MatterRules, Permission, Role } from '#contract/guardrails.ts';
import { isLegalConclusion } from './legal-conclusion.ts';

/** What a step is about to do. */
export interface StepPlan {
  readonly role: Role;
  readonly permission: Permission;
  readonly tools: readonly string[];
  readonly usesNetwork: boolean;
}

/** What a step has written. */
export interface StepOutput {
  readonly language: string;
  readonly sentences: readonly { readonly text: string; readonly citations: number }[];
}

export type PolicyReason =
  | { readonly rule: 'permission'; readonly role: Role; readonly permission: Permission }
  | { readonly rule: 'no-network' }
  | { readonly rule: 'forbidden-tool'; readonly tool: string }
  | { readonly rule: 'language'; readonly language: string }
  | { readonly rule: 'conclusion-without-citation'; readonly sentence: number };

export type PolicyResult =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reasons: readonly [PolicyReason, ...PolicyReason[]] };

function resultOf([first, ...others]: readonly PolicyReason[]): PolicyResult {
  return first ? { allowed: false, reasons: [first, ...others] } : { allowed: true };
}

/** Whether the rules of a matter let a step begin; every reason why not. */
export function allowsStep({ permissions, policy }: MatterRules, step: StepPlan): PolicyResult {
  const { role, permission } = step;
  const reasons: PolicyReason[] = [];
  if (!permissions[role].includes(permission)) reasons.push({ rule: 'permission', role, permission });
  if (policy.noNetwork && step.usesNetwork) reasons.push({ rule: 'no-network' });
  for (const tool of step.tools)
    if (policy.forbiddenTools.includes(tool)) reasons.push({ rule: 'forbidden-tool', tool });
  return resultOf(reasons);
}

/** Whether the rules of a matter let a step's output stand; every reason why not. */
export function allowsOutput({ policy }: MatterRules, { language, sentences }: StepOutput): PolicyResult {
  const reasons: PolicyReason[] = [];
  if (policy.languages.length > 0 && !policy.languages.some((allowed) => allowed === language))
    reasons.push({ rule: 'language', language });
  if (policy.citeConclusions)
    for (const [sentence, { text, citations }] of sentences.entries())
      if (citations === 0 && isLegalConclusion(text)) reasons.push({ rule: 'conclusion-without-citation', sentence });
  return resultOf(reasons);
}
