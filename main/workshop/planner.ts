import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';
import type { Plan, ProposedPlan, StepUse } from '#contract/workshop.ts';
import { composePlan } from './compose-plan.ts';
import { type Asked, partsAsked } from './plan-parts.ts';

/** Words that ask for a template, in English, Chinese in both scripts and written Cantonese. */
const asks: readonly (readonly [template: string, words: RegExp])[] = [
  [
    'notice-of-arbitration',
    /notice of arbitration|request for arbitration|commence arbitration|仲裁通知|仲裁申請書|仲裁申请书|提起仲裁|申請仲裁|申请仲裁|開仲裁/i,
  ],
  [
    'demurrage-time-bars',
    /demurrage|time.?bars?|deadlines?|limitation|calendar|滯期|滞期|時效|时效|時限|时限|限期|期限|死線|日曆|日历/i,
  ],
  [
    'arbitration-clause-audit',
    /(?:arbitration|dispute).{0,20}clauses?|clauses?.{0,20}arbitrat|patholog|仲裁條款|仲裁条款|仲裁協議|仲裁协议/i,
  ],
  ['bilingual-conformity', /bilingual|language versions?|conform|translation|雙語|双语|中英|版本|譯本|译本|對照|对照/i],
  ['chronology', /chronolog|timeline|what happened when|年表|時序|时序|時間線|时间线|經過|经过|幾時發生/i],
  ['bundle-index', /bundle|index of|list (?:of )?(?:the )?documents|案卷|目錄|目录|文件清單|文件清单|文件冊/i],
  [
    'due-diligence',
    /due diligence|diligence|review (?:all|every|the) (?:contracts?|documents?)|盡職|尽职|盡調|尽调|審閱|审阅|睇晒/i,
  ],
  ['find', /^(?:find|search|look for|where)\b|尋找|寻找|查找|搜尋|搜索|搵出|搵下/i],
  ['questions', /[?？]|^(?:who|what|when|how|which|why)\b|嗎|吗|咩|邊個|点样|點樣|多少|是否|有冇/i],
];

/** Someone who chooses among names: the model, held by a grammar to one of them. */
export interface PlanModel {
  readonly id: string;
  choose(question: { readonly instruction: string; readonly jsonSchema: object }): Promise<unknown>;
}

/** Steps that every plan may have; they say nothing of what was asked. */
const common: ReadonlySet<StepUse> = new Set(['read', 'check', 'export']);

/** A table of what is extracted beside it is more than was asked, and no other work. */
function withoutTables({ steps }: Plan): Plan['steps'] {
  return steps.filter(({ use, with: { kinds } }) => use !== 'compare' || !Array.isArray(kinds));
}

function usesOf(steps: readonly { readonly use: StepUse }[]): string {
  return [...new Set(steps.flatMap(({ use }) => (common.has(use) ? [] : [use])))].toSorted().join();
}

function kindsOf({ steps }: Plan): readonly string[] {
  return steps.flatMap(({ use, with: { kinds } }) => (use === 'extract' && Array.isArray(kinds) ? kinds : []));
}

/** Whether a template does all that a composed plan does. */
function covers(template: Plan, composed: Plan, asked: Asked): boolean {
  if (asked.before !== null || asked.after !== null) return false;
  const own = kindsOf(template);
  if (asked.defects && !own.includes('path.')) return false;
  return (
    usesOf(withoutTables(template)) === usesOf(composed.steps) &&
    (own.length === 0 || asked.kinds.every((kind) => own.some((prefix) => kind.startsWith(prefix))))
  );
}

/**
 * A plan for an instruction in any of the languages. The instruction is taken
 * apart by rules; where one template does just that, it is the template, else
 * the parts are put together as steps. Small models plan badly, so the model is
 * asked only where no part is recognised, and only for the name of a template;
 * without one it is put as a question, and `why` says so. It is shown before
 * it runs and can be edited.
 */
export async function proposePlan(
  instruction: string,
  given: {
    readonly templates: readonly Plan[];
    readonly language: OutputLanguage;
    readonly model: PlanModel | null;
    /** ISO 8601, the day on which it is asked: "before March" is counted from it. */
    readonly today: string;
  },
): Promise<ProposedPlan> {
  const { templates, language, model, today } = given;
  const asked = partsAsked(instruction, { own: language, today });
  const filled = (plan: Plan): Plan => ({
    ...plan,
    language: asked.language ?? language,
    fields: plan.fields.map((field) =>
      field.name === 'question'
        ? { ...field, value: instruction.trim() }
        : field.name === 'query'
          ? { ...field, value: asked.query === '' ? instruction.trim() : asked.query }
          : field,
    ),
  });
  const composed = composePlan(asked, { name: instruction, language });
  const fitting = asks.flatMap(([id, words]) => {
    const template = templates.find((one) => one.id === id);
    return template && words.test(instruction) ? [template] : [];
  });
  if (composed !== null) {
    const same = fitting.find((template) => covers(template, composed, asked));
    if (same)
      return {
        plan: filled(same),
        by: 'template',
        why: 'The words of the instruction ask for this template.',
        notDone: asked.unheard,
      };
    return { plan: composed, by: 'composed', why: whyComposed(composed, asked), notDone: asked.unheard };
  }
  const [first] = fitting;
  if (first && (fitting.length === 1 || model === null))
    return {
      plan: filled(first),
      by: 'template',
      why:
        fitting.length === 1
          ? 'The words of the instruction ask for this template.'
          : `Several templates fit (${fitting.map(({ id }) => id).join(', ')}); this is the first. No model planned: choose another or edit it.`,
      notDone: [],
    };
  const ids = (fitting.length > 0 ? fitting : templates).map(({ id }) => id);
  if (model !== null) {
    const jsonSchema = { type: 'object', properties: { template: { enum: ids } }, required: ['template'] };
    const chosen = z.object({ template: z.string() }).safeParse(await model.choose({ instruction, jsonSchema }));
    const template = chosen.success ? templates.find(({ id }) => id === chosen.data.template) : undefined;
    if (template)
      return { plan: filled(template), by: 'model', why: `The model ${model.id} chose this template.`, notDone: [] };
  }
  const question = templates.find(({ id }) => id === 'questions') ?? templates[0];
  if (question === undefined) throw new RangeError('no templates');
  return {
    plan: filled(first ?? question),
    by: 'template',
    why: 'No part of the instruction was recognised and no model planned: it is put as a question to every document. Choose another template or edit it.',
    notDone: [],
  };
}

function whyComposed({ steps }: Plan, { before, after, unheard }: Asked): string {
  const uses = [...new Set(steps.map(({ use }) => use))].join(', ');
  const dated = [...(after === null ? [] : [`after ${after}`]), ...(before === null ? [] : [`before ${before}`])];
  const isDateUsed = steps.some(({ with: { before: day, after: from } }) => day !== undefined || from !== undefined);
  const days =
    dated.length === 0 ? '' : ` Days: ${dated.join(', ')}${isDateUsed ? '' : ', which no step of it takes'}.`;
  const left = unheard.length === 0 ? '' : ` Not recognised and not done: ${unheard.join('; ')}.`;
  return `Put together from the parts of the instruction: ${uses}.${days}${left}`;
}
