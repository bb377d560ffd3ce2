import { SampanError } from '#contract/errors.ts';
import type { Permission, Role } from '#contract/guardrails.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** Whether the rules let the role do that in the matter. */
export function hasPermission(
  context: Pick<AnalysisContext, 'database'>,
  matterId: string,
  permission: Permission,
  role: Role = 'person',
): boolean {
  return loadMatterRules(context.database, matterId).permissions[role].includes(permission);
}

/** Passes where the role may do that in the matter. Errors: `wrong-usage` where the matter's rules do not allow it. */
export function requirePermission(
  context: Pick<AnalysisContext, 'database'>,
  matterId: string,
  permission: Permission,
  role: Role = 'person',
): void {
  if (hasPermission(context, matterId, permission, role)) return;
  throw new SampanError(
    'wrong-usage',
    `The rules of this matter do not allow this (${role}: ${permission}). Change them first, or ask who keeps the matter.`,
  );
}
