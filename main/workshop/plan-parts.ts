import type { OutputLanguage } from '#contract/document.ts';
import type { StepUse } from '#contract/workshop.ts';
import { toScript } from '#main/language/script.ts';
import { dayBounds } from './plan-dates.ts';
import { kindsNamed } from './plan-kinds.ts';
import { languageAsked } from './plan-language.ts';

/** What an instruction asks for, part by part. */
export interface Asked {
  /** In the order of the instruction, each once. */
  readonly uses: readonly StepUse[];
  readonly kinds: readonly string[];
  /** What is wrong with the clauses, not only what they say. */
  readonly defects: boolean;
  readonly before: string | null;
  readonly after: string | null;
  readonly language: OutputLanguage | null;
  readonly query: string;
  readonly question: string;
  readonly form: 'note' | 'notice-of-arbitration';
  /** The parts of the instruction that named nothing Sampan does. */
  readonly unheard: readonly string[];
}

/** Words in lower case and simplified characters; written Cantonese and Mandarin stand side by side. */
const actions: readonly (readonly [StepUse, RegExp])[] = [
  [
    'deadlines',
    /(?:claim )?time[- ]?(?:bars?|limits?)|deadlines?|limitation (?:periods?|dates?)|due dates?|calendar|诉讼时效|索赔时效|时效|时限|限期|期限|死线|日历/,
  ],
  [
    'chronology',
    /chronolog\w*|time ?line|sequence of events|what happened when|who said what|accounts? (?:conflict|differ|disagree)\w*|年表|时序表?|时间线|时间轴|大事记|来龙去脉|事件经过/,
  ],
  ['index', /\bindex\b|list (?:of )?(?:the |all )?documents|(?:文件|案卷|证据)?目录|(?:文件|案卷|证据)清单|文件册/],
  [
    'compare',
    /compar\w+|conform\w*|differences?|discrepanc\w+|inconsisten\w+|mismatch\w*|bilingual|language versions?|(?:chinese|english)\s+(?:and (?:chinese|english) )?versions?|sa(?:y|id|me) the same|redline|比较|比对|对比|对照|不一致|不相?符|有出入|是否一致|差异|夹唔夹|夹(?:唔)?得埋|唔同(?:嘅)?地方|中文.{0,6}[同与和].{0,3}英文.{0,8}(?:一致|一样|相同|夹)|对唔对得上|核对(?=.{0,8}(?:版本|文本|译本))|(?:中英|各|两个|双语).{0,2}(?:版本|文本)/,
  ],
  [
    'search',
    /\bsearch\w*|look(?:ing)? for|\bpassages? (?:that|which|where)\b|搜索|搜寻|检索|查找|(?:提及|提到|提过|讲过).{0,6}(?:段落|地方)/,
  ],
  [
    'draft',
    /notice of arbitration|request for arbitration|\bdraft(?:ing)?\b|\bwrite\b|\bmemo(?:randum)?\b|(?<!promissory |loan |convertible |delivery |consignment )\bnote\b|summar(?:y|ies|ise|ize)\w*|\breport\b|(?<!side |cover |comfort )\bletter\b(?! of )|仲裁通知书?|仲裁申请书|起草|草拟|拟备|撰写|(?<![有冇无没填手书])写(?![明清有住着死在喺入])|备忘录?|摘要|总结|报告|初稿/,
  ],
  [
    'extract',
    /\bextract\w*|pull(?:ing)? out|due diligence|审查|审阅|提取|抽取|抽出|摘录|尽职调查|尽调|\breview\b|\baudit\b|\bidentify\b/,
  ],
];
/** Whether a part that asks also wants something written: "which of them need a monthly report?" does not. */
const writes =
  /^\W*(?:(?:please|could you|can you|then|now|also|next|finally) )*(?:write|draft|prepare|produce|make|give|send|summari[sz]e)\b|\b(?:i|we)(?: would|'d)? (?:need|want|like)\b|^\W*(?:an? |the |short |brief )*(?:draft|memo|memorandum|note|report|letter|summary)\b|notice of arbitration|起草|草拟|拟备|撰写|(?:^|[请帮我来想要再并后]|同我|畀我)写|[做出整俾畀给要拟写][^,。?？]{0,6}(?:备忘|摘要|总结|报告|初稿)|^(?:备忘|摘要|总结|报告)|仲裁通知|仲裁申请/;
const ofVersions =
  /versions?\b|bilingual|translations?\b|\bdrafts\b|redline|版本|文本|译本|中英|双语|英文.{0,6}中文|中文.{0,6}英文/;
const notice = /notice of arbitration|request for arbitration|仲裁通知|仲裁申请书/;
const defective =
  /defect\w*|patholog\w*|invalid|wrong with|problems? with|瑕疵|缺陷|漏洞|毛病|(?:有|有咩|什么|何)问题|[的嘅]问题(?!.{0,4}[?？])|\baudit\b/;
const clauseWord = /clauses?|provisions?|terms\b|条款|条文|约定/;
const asks =
  /[?？]|\b(?:who|what|when|which|why|where|how|whether)\b|吗|咩|边个|谁|何时|何日|多少|几多|几时|几日|是否|有冇|有没有|为什么|点解|如何|怎样/;

/** "Which of them cap liability?", "are there any": what is asked for is the clause itself. */
const selects =
  /\bwhich (?:ones?|ha(?:ve|s)|lacks?|allows?|permits?|contains?|of (?:the|these|those|our|them)|(?:\w+ )?(?:contracts?|agreements?|leases?|documents?))\b|哪些|哪几份|哪份|边啲|边份|边几份|有没有|有冇|有无|whether (?:there|any)/;
/** A question that is answered by yes or no; that it names a period makes it no calendar. */
const yesOrNo = /有否|是否|会否|可否|能否|^(?:did|does|do|has|have|is|are|was|were|can|may)\b.*\?/;
const answers = /\banswer\b|作答|回答|答我|答返/;
/** Of such kinds a deadline is: they are computed and not looked for besides. */
const deadlineKinds: ReadonlySet<string> = new Set([
  'gen.notices',
  'gen.time_bar',
  'con.claim_notice',
  'log.cargo_claim',
  'proc.deadline',
]);

const cut =
  /[,，](?!\s?\d)|(?<!\d)[,，]|[;；。!！\n]|(?<=[?？])|\.(?=\s|$)|、|\b(?:and then|then|and also|and|also|plus)\b|并且|並且|并|並|然后|然後|同时|同時|最后|最後|仲要|順便|顺便|再(?=[用以寫写譯译翻做起列整搵搜])|(?<=[款表限線线效錄录])[同和及](?=[^\s])/u;

/** Cut outside quotation marks: what stands in them is looked for, not done. */
function partsOf(instruction: string): string[] {
  const quotes: string[] = [];
  // "between 1 April and 30 June" is one part.
  const whole = instruction.replace(/\b(between\s[^,;.]{1,40}?)\sand\s/gi, '$1 – ');
  const held = whole.replace(/["“「『《][^"”」』》]{1,200}["”」』》]/g, (quote) => {
    quotes.push(quote);
    return `\uE000${quotes.length - 1}\uE001`;
  });
  return held
    .split(new RegExp(cut, 'gu'))
    .map((part) => part.replace(/\uE000(\d+)\uE001/g, (_, index) => quotes[Number(index)] ?? '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function lowered(text: string): string {
  return toScript(text.normalize('NFKC'), 'zh-Hans').toLowerCase();
}

/** The instruction taken apart; `own` is the language of who asks, `today` the day it is asked on. */
export function partsAsked(
  instruction: string,
  { own, today }: { readonly own: OutputLanguage; readonly today: string },
): Asked {
  const uses = new Set<StepUse>();
  const kinds = new Set<string>();
  const questions: string[] = [];
  const queries: string[] = [];
  const unheard: string[] = [];
  let before: string | null = null;
  let after: string | null = null;
  let language: OutputLanguage | null = null;
  let defects = false;
  let form: Asked['form'] = 'note';
  let comparesVersions = false;
  for (const part of partsOf(instruction)) {
    const quoted = [...part.matchAll(/["“「『《]([^"”」』》]{1,200})["”」』》]/g)].map((match) => match[1] ?? '');
    const words = lowered(part.replace(/["“「『《][^"”」』》]*["”」』》]/g, ' '));
    const asked = languageAsked(words, own);
    const bounds = dayBounds(asked.rest, today);
    before ??= bounds.before;
    after ??= bounds.after;
    language ??= asked.language;
    let rest = bounds.rest;
    const heard = new Set<StepUse>();
    for (const [use, pattern] of actions) {
      if (use === 'extract' && heard.size > 0) continue;
      if (!pattern.test(rest)) continue;
      if (use === 'draft' && (asks.test(words) || selects.test(words)) && !writes.test(words)) continue;
      heard.add(use);
      if (use === 'draft' && notice.test(rest)) form = 'notice-of-arbitration';
      rest = rest.replace(new RegExp(pattern, 'g'), ' ');
    }
    if (asked.translates) heard.add('translate');
    const isDefective = defective.test(bounds.rest);
    const everyNamed = kindsNamed(rest).kinds;
    if (heard.has('compare') && ofVersions.test(words)) comparesVersions = true;
    // "Where do the amounts differ?": versions are compared by these anyhow.
    const isAboutDifferences = heard.has('compare') && comparesVersions;
    const named = {
      kinds: everyNamed.filter(
        (kind) =>
          !(heard.has('deadlines') && deadlineKinds.has(kind)) && !(isAboutDifferences && kind.startsWith('fact.')),
      ),
    };
    // "Has it been given within the period?" asks, and computes nothing.
    if (heard.size === 1 && heard.has('deadlines') && /[?？]/.test(words) && yesOrNo.test(words)) {
      questions.push(part);
      continue;
    }
    if (answers.test(words)) questions.push(part);
    // "When does the lease end?" is a question, "the termination clauses" are clauses.
    const isSelection = named.kinds.length > 0 && selects.test(words);
    const isQuestion = asks.test(words) && heard.size === 0 && !isDefective && !isSelection && !clauseWord.test(words);
    if (isQuestion) {
      questions.push(part);
      continue;
    }
    if (named.kinds.length > 0 && !heard.has('search')) {
      for (const kind of named.kinds) kinds.add(kind);
      // In the order of the work: what is compared or drafted from is found first.
      uses.add('extract');
    }
    if (isDefective) {
      defects = true;
      uses.add('extract');
    }
    if (heard.has('search')) queries.push(quoted.length > 0 ? quoted.join(' ') : searched(part));
    for (const use of heard) uses.add(use);
    const says =
      heard.size > 0 ||
      named.kinds.length > 0 ||
      isDefective ||
      answers.test(words) ||
      asked.language !== null ||
      bounds.before !== null ||
      bounds.after !== null;
    if (!says) unheard.push(part);
  }
  if (questions.length > 0) uses.add('ask');
  return {
    uses: [...uses],
    kinds: [...kinds],
    defects,
    before,
    after,
    language,
    query: queries.join(' '),
    question: uses.size === 1 && uses.has('ask') ? instruction.trim() : questions.join(' '),
    form,
    unheard,
  };
}

/** What is looked for, without the verb. */
function searched(part: string): string {
  return (
    part
      .replace(
        /^.*?(?:search(?:ing)?(?: (?:the|all|these)\b.*?)?(?: for)?|look(?:ing)? for|搜索|搜尋|搜寻|檢索|检索|查找)\s*/i,
        '',
      )
      .trim() || part
  );
}
