import { SampanError } from '#contract/errors.ts';
import type { MatterRules, Permission, Role } from '#contract/guardrails.ts';
import type { Settings } from '#contract/matter.ts';
import type { StepUse } from '#contract/workshop.ts';
import { allowsOutput, allowsStep, type PolicyReason } from '#main/guardrails/evaluate-policy.ts';
import { findDocument } from '#main/store/documents.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import type { StepCall, WorkshopFunctions } from '#main/workshop/functions.ts';
import { asksModel } from '#main/workshop/model-steps.ts';
import type { ApplicationRoom } from './application-room.ts';
import { isEndpointId } from './endpoint-room.ts';

/**
 * For whom a step acts. What it starts or writes is the person's own doing, who
 * began the run and approved the export; the rest only looks, as an agent.
 */
const actorOf: Readonly<Partial<Record<StepUse, readonly [Role, Permission]>>> = {
  read: ['person', 'analyse'],
  ask: ['person', 'analyse'],
  export: ['person', 'export'],
  tool: ['person', 'export'],
};

const languageNames = new Map([
  ['en', 'English'],
  ['zh-Hant', 'traditional Chinese'],
  ['zh-Hans', 'simplified Chinese'],
  ['yue-Hant', 'written Cantonese'],
]);

const actorNames: Readonly<Record<Role, string>> = { person: 'a person', agent: 'an agent', tool: 'a tool' };

/** A reason as `resources/locales/reasons.json` translates it. */
function wordsOf(reason: PolicyReason): string {
  switch (reason.rule) {
    case 'permission':
      return `${actorNames[reason.role]} may not ${reason.permission}`;
    case 'no-network':
      return 'its text stays on this computer';
    case 'forbidden-tool':
      return `the tool “${reason.tool}” is forbidden`;
    case 'language':
      return `nothing may be written in ${languageNames.get(reason.language) ?? reason.language}`;
    case 'conclusion-without-citation':
      return 'a legal conclusion needs a citation';
  }
}

function refuse(reasons: readonly PolicyReason[]): never {
  const sentences = reasons.map((reason) => `The rules of this matter do not allow this step: ${wordsOf(reason)}.`);
  throw new SampanError('wrong-usage', [...new Set(sentences)].join(' '));
}

/**
 * The functions, each asked for by the rules of its matter before it begins and
 * before what it wrote is kept; where it is given, by the rules that travel with
 * the run and not by those that stand here. Errors: those of the function, and `wrong-usage`
 * where the rules refuse.
 */
export function ruledFunctions(
  room: {
    readonly context: Pick<ApplicationRoom['context'], 'database'>;
    readonly settings: () => Pick<Settings, 'modelId'>;
  },
  functions: WorkshopFunctions,
  rulesOfRun?: (call: StepCall) => Promise<MatterRules | undefined>,
): WorkshopFunctions {
  const rulesOf = (matterId: string): MatterRules => loadMatterRules(room.context.database, matterId);
  const ruled = (use: StepUse): WorkshopFunctions[StepUse] => {
    return async (call) => {
      const [role, permission] = actorOf[use] ?? ['agent', 'read'];
      const usesNetwork = asksModel.has(use) && isEndpointId(room.settings().modelId);
      for (const documentId of call.documentIds) {
        const matterId = findDocument(room.context.database, documentId)?.matterId ?? call.matterId;
        if (matterId !== call.matterId && rulesOf(matterId).policy.walledOff)
          throw new SampanError(
            'wrong-usage',
            'A document of a walled-off matter can only be worked on in that matter.',
          );
      }
      const rules = (await rulesOfRun?.(call)) ?? rulesOf(call.matterId);
      const before = allowsStep(rules, { role, permission, tools: [use], usesNetwork });
      if (!before.allowed) refuse(before.reasons);
      const result = await functions[use](call);
      const said = result.output.claims.map(({ text, citations }) => ({ text, citations: citations.length }));
      // A stranger's words, marked as such, are no conclusion of ours.
      const sentences = use === 'tool' ? [] : said;
      const after = allowsOutput((await rulesOfRun?.(call)) ?? rulesOf(call.matterId), {
        language: call.language,
        sentences,
      });
      if (!after.allowed) refuse(after.reasons);
      return result;
    };
  };
  return {
    read: ruled('read'),
    extract: ruled('extract'),
    search: ruled('search'),
    compress: ruled('compress'),
    ask: ruled('ask'),
    compare: ruled('compare'),
    deadlines: ruled('deadlines'),
    chronology: ruled('chronology'),
    index: ruled('index'),
    check: ruled('check'),
    draft: ruled('draft'),
    translate: ruled('translate'),
    export: ruled('export'),
    tool: ruled('tool'),
  };
}
