import { type Plan, type PlanStep, planSchema, type Setting } from '#contract/workshop.ts';
import type { Asked } from './plan-parts.ts';

const everyKind = ['gen.', 'arb.', 'fin.', 'con.', 'ship.', 'log.'];
const noticeKinds = [
  'fact.person_role',
  'fact.amount',
  'fact.agreement_admission',
  'fact.chat_statement',
  'fact.privilege',
  'arb.',
  'gen.governing_law',
  'gen.parties_authority',
  'gen.time_bar',
  'ship.demurrage_bar',
];

function field(name: string, value: string, label: readonly [string, string, string]): Plan['fields'][number] {
  const [en, hant, hans] = label;
  return { name, label: { en, 'zh-Hant': hant, 'zh-Hans': hans }, value, required: true };
}

/**
 * The parts of an instruction as steps: one reading for all, what each part
 * asks for, one checker over all claims, the draft, the translation, and one
 * export at the end. Null where no part was recognised.
 */
export function composePlan(
  asked: Asked,
  given: { readonly name: string; readonly language: Plan['language'] },
): Plan | null {
  if (asked.uses.length === 0) return null;
  const has = (use: PlanStep['use']) => asked.uses.includes(use);
  const steps: PlanStep[] = [{ id: 'read', use: 'read', role: 'reader', over: 'documents', from: [], with: {} }];
  const fields = [field('folder', '', ['Folder for the files', '存放檔案的資料夾', '存放文件的文件夹'])];
  const sources: string[] = [];
  const add = (
    id: string,
    use: PlanStep['use'],
    settings: Record<string, Setting>,
    over: PlanStep['over'] = 'documents',
  ) => {
    steps.push({ id, use, role: use === 'ask' ? 'reader' : 'extractor', over, from: ['read'], with: settings });
    sources.push(id);
  };
  const bounds = {
    ...(asked.before !== null && { before: asked.before }),
    ...(asked.after !== null && { after: asked.after }),
  };
  const isNotice = has('draft') && asked.form === 'notice-of-arbitration';
  const kinds = [...new Set([...asked.kinds, ...(isNotice ? noticeKinds : [])])];
  // In a draft a clause stands whole.
  const whole: Record<string, Setting> = has('draft') ? { whole: true } : {};
  if (kinds.length > 0) add('clauses', 'extract', { kinds, lists: ['finding'], ...whole });
  else if (has('extract') && !asked.defects)
    add('clauses', 'extract', { kinds: everyKind, lists: ['finding'], ...whole });
  if (asked.defects || isNotice)
    add('defects', 'extract', { kinds: ['path.'], lists: ['defect', 'conflict'], ...whole });
  if (has('search')) {
    fields.push(field('query', asked.query, ['Words to look for', '要找的字句', '要找的字句']));
    add('search', 'search', { query: '{query}', limit: 50 }, 'matter');
  }
  if (has('ask')) {
    fields.push(field('question', asked.question, ['Question', '問題', '问题']));
    add('ask', 'ask', { question: '{question}' });
  }
  // Versions of one instrument are held against each other; contracts by the clauses that were asked for.
  if (has('compare')) add('compare', 'compare', asked.kinds.length > 0 ? { kinds: [...asked.kinds] } : {});
  if (has('deadlines')) add('deadlines', 'deadlines', bounds);
  if (has('chronology') || isNotice) add('chronology', 'chronology', has('deadlines') ? {} : bounds, 'matter');
  if (has('index')) add('index', 'index', {}, 'matter');
  // To draft or translate, something must be found first.
  if (sources.length === 0) add('clauses', 'extract', { kinds: everyKind, lists: ['finding'] });
  const checked = sources.filter((id) => id !== 'index');
  let last = [...sources];
  if (checked.length > 0) {
    steps.push({ id: 'check', use: 'check', role: 'checker', over: 'claims', from: checked, with: {} });
    last.push('check');
  }
  if (has('draft')) {
    steps.push({ id: 'draft', use: 'draft', role: 'drafter', over: 'matter', from: last, with: { form: asked.form } });
    last = ['draft'];
  }
  if (has('translate')) {
    steps.push({ id: 'translate', use: 'translate', role: 'translator', over: 'claims', from: last, with: {} });
    last = [...last, 'translate'];
  }
  const formats = [...(has('draft') ? ['docx'] : ['xlsx']), ...(has('deadlines') ? ['ics'] : []), 'json'];
  steps.push({
    id: 'export',
    use: 'export',
    role: 'drafter',
    over: 'matter',
    from: last,
    with: { folder: '{folder}', formats },
  });
  const name = given.name.replace(/\s+/g, ' ').trim().slice(0, 120) || 'Plan';
  return planSchema.parse({
    schema: 'sampan.plan/1',
    id: 'composed',
    name: { en: name, 'zh-Hant': name, 'zh-Hans': name },
    language: asked.language ?? given.language,
    fields,
    steps,
    budget: { minutes: null, tokens: null, steps: null },
  });
}
