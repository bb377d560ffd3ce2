import type { MatterRules, Policy } from '#contract/guardrails.ts';

/** The rules that allow no more than either of two. */
export function stricterRules(one: MatterRules, other: MatterRules): MatterRules {
  const both = <Value>(a: readonly Value[], b: readonly Value[]) => a.filter((value) => b.includes(value));
  const { permissions: own, policy } = one;
  const { permissions: theirs, policy: otherPolicy } = other;
  return {
    permissions: {
      person: both(own.person, theirs.person),
      agent: both(own.agent, theirs.agent),
      tool: both(own.tool, theirs.tool),
    },
    policy: {
      noNetwork: policy.noNetwork || otherPolicy.noNetwork,
      citeConclusions: policy.citeConclusions || otherPolicy.citeConclusions,
      languages: bothLanguages(policy.languages, otherPolicy.languages),
      forbiddenTools: [...new Set([...policy.forbiddenTools, ...otherPolicy.forbiddenTools])],
      walledOff: policy.walledOff || otherPolicy.walledOff,
    },
  };
}

/** An empty list allows all; where no language is in both, the first list stays. */
function bothLanguages(one: Policy['languages'], other: Policy['languages']): Policy['languages'] {
  if (one.length === 0) return other;
  const both = one.filter((language) => other.includes(language));
  return both.length === 0 ? one : both;
}
