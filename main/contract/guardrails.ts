import { z } from 'zod';

/** Who acts: the person at the window or command line, an agent's step, a tool it calls. */
export const roles = ['person', 'agent', 'tool'] as const;
export type Role = (typeof roles)[number];
export const permissions = ['read', 'analyse', 'export', 'administer'] as const;
export type Permission = (typeof permissions)[number];

const permissionList = z.array(z.enum(permissions)).max(4).readonly();

/** The policies of a matter, as data. */
export const policySchema = z.strictObject({
  /** No text of this matter leaves the computer: no server, no network tool. */
  noNetwork: z.boolean(),
  /** A legal conclusion must carry a citation. */
  citeConclusions: z.boolean(),
  /** Languages that may be written; an empty list allows all. */
  languages: z.array(z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant'])).readonly(),
  forbiddenTools: z.array(z.string().min(1).max(200)).max(1_000).readonly(),
  /** Left out of whatever reaches over more than one matter. */
  walledOff: z.boolean(),
});
export type Policy = z.infer<typeof policySchema>;

export const matterRulesSchema = z.strictObject({
  permissions: z.strictObject({ person: permissionList, agent: permissionList, tool: permissionList }),
  policy: policySchema,
});
export type MatterRules = z.infer<typeof matterRulesSchema>;

/**
 * Least by default: a person has the whole of their own matter, an agent reads, a tool gets nothing.
 * A server is used only where the person has named one, which is why the network is not forbidden twice.
 */
export const defaultMatterRules: MatterRules = {
  permissions: { person: ['read', 'analyse', 'export', 'administer'], agent: ['read'], tool: [] },
  policy: { noNetwork: false, citeConclusions: true, languages: [], forbiddenTools: [], walledOff: false },
};
