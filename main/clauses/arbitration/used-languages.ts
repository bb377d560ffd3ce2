import type { Found } from './found.ts';
import { joinedLanguages, languagesIn } from './language-names.ts';

const joined = new RegExp(joinedLanguages, 'g');
const procedure =
  'arbitra\\w*|proceed\\w*|hear(?:d|ing|ings)|pleadings?|plead|submissions?|briefs?|memorials?|filings?|testimony|witness\\w*|awards?|tribunal|panel|reference|deliberat\\w*|oral|decid\\w*|resolv\\w*|settl\\w*|determin\\w*|tried|conduct\\w*|仲裁|程序|审|庭|聆讯|听证|书状|诉状|状书|文书|陈述|证词|作证|裁决|裁定|判|陈词|答辩|举证|攻防|过程|入禀|由头到尾|由始至终|打官司';
const procedural = new RegExp(procedure);
/** The whole of it: "everything in English", 全程 English. */
const throughout =
  /\b(?:everything|all of it|the whole(?: thing| matter| case)?|throughout|all along|from (?:first|start|beginning)|start to finish)\b|全程|全部|一律|一概|通通|统统|自始至终|由头到尾|净系|只/;

const skill =
  /\b(?:fluent|versed|proficient|conversant|competent|skilled|literate|educated|trained|command|knowledge|native)(?: (?:in|of|the|both|and|or|written|spoken|good))*(?: in| of) (?:the )?$|(?:精通|通晓|熟[悉谙]|谙|懂得?|识得?[讲听睇写]?|流利|兼通)(?:中|英)?$/;
/** Someone's skill, and what is not used. */
const skillOrDenial =
  /(?:fluent|versed|proficient|conversant|competent|skilled|literate|educated|trained|command|knowledge|understanding|native|(?:who|can|able to|must|shall|to|and) (?:read|speak|write|understand)s?|reads?|understands?|knows?|not|no|never|than|from|whose|translat(?:ed|ions?)|翻译[为成]?|译[为作成]?|译自|转译|翻[做成]|附|[□☐]|\blaws?(?: of| is| shall be)?|精通|通晓|熟[悉谙]|谙|懂(?:得)?|识(?:得|听|讲|睇|写)?|流利|母语[为是系]|操|[能会](?:够)?[讲说读写看以用]|看得懂|睇得?|兼通|不[用以讲]|不得(?:使)?用|不使用|唔(?:使|准|好)?[用讲]|毋须用|无须用|而非|而不是)(?: (?:in|into|of|the|a|an|good|both|written|spoken|using))*[ :]*$|\btranslat(?:ed|ions?)\b[^.;]{0,30} into (?:the )?$/;
/** The contract's own language, or notices': what is before the name. */
const ownText =
  /(?:\b(?:this|the|these) (?:agreement|contract|deed|charter ?party|bill|instrument|document|memorandum|note|articles|terms|policy)s?\b(?:, which|[^,;]{0,40})\b ?(?:is|are|was|been|be|made|written|executed|drawn|signed|prepared|issued|exists?)\b[^,;]{0,120}|\b(?:notices?|correspondence|communications?|invoices|manuals?|labels?|reports?|drawings|minutes|complaints?)\b[^;]{0,160})$|(?:本|呢份|此|该)(?:合同|协议|合约|契约|约|条款|文件|函|单)[^,;。]{0,12}(?:以|用|采用|备有|为|系|是|写)[^,;。]{0,4}$|(?:合同|协议|合约|份约|契约)(?:一式|正本|文字|原文|[^,。;]{0,2}(?:中英|双语))?[^。;]{0,10}(?:用|以|采用|写|为|系)$|(?:通知|函件|信函|往来|报告|说明书|账目|图纸|合同|合约)[^,;。]{0,6}(?:用|以|为|采用|使用|系|是)?$/;
/** What makes of a name no language of a case: a law, a person, a version, a paper. */
const otherSense =
  /^(?:[- ](?:law|laws|courts?|high|jurisdiction|compan\w+|part(?:y|ies)|nationals?|nationality|citizens?|counsel|lawyers?|solicitors?|barristers?|qualified|sellers?|buyers?|sides?|partners?|owners?|charterers?|speaking|speakers?|legal|contract|statut\w+|acts?|flag(?:ged)?|registered|bank\w*|market|limited|trad\w+|vessel|ship\w*|port|government|made|origin|goods|steel|cotton|wheat|corporation|branch|subsidiary|firm|engineer|channel|chamber|commission|association|commercial|arbitration (?:association|institut\w+|commission|board|cent\w+|law\w*)|civil|company|domestic|columns?|pages?|versions?|texts?|translations?|original|interpret\w+|documents?|exhibits?|evidence|correspondence|papers|wording|copy|copies|date|time|rules?)\b|,? (?:and|or) [a-z]+ (?:versions?|texts?)\b|版|栏|页|稿|columns?\b|文?本(?!庭|次|案)|译|原|合同|名称|姓名|名|报|附件|说明|标[签示题]|律师|公司|信函|来往|函|证据|文件|检验|合约|单[证据]|资料|证书|翻译|传译|及[^,。;]{1,4}(?:版|文?本)|[^,。;]{0,8}(?:文本|版本|译本|译文|优先|有歧义))/;
const translatedAfter = /^[^.;。]{0,60}\b(?:translat\w+|put into|rendered)\b|^[^.;。,]{0,24}(?:翻译|译)/;
const paper =
  /\b(?:papers?|documents?|exhibits?|evidence|originals?|materials?|correspondence)\b[^.;,]{0,24}$|(?:文件|证据|材料|证物|函电|单证|书证|资料)[^,;。]{0,8}$/;

/** Which text prevails, unless it is said of the procedure: 一切程序以英語為準. */
const prevails = /^[^,。;]{0,8}为准/;
/** "No language other than English", 除英文外不得用其他語言. */
const noOther =
  /\bno (?:other )?(?:language|tongue)\b[^.;]{0,24}\b(?:other than|but|save|except(?: for)?) (?:the )?$|(?:除|除了|除咗)$/;
const otherThanIt = /^(?:之|以)?外[^。;]{0,10}(?:不|唔|毋|概|一律)/;

const beforeUse =
  /(?:\b(?:in|use[sd]?|using|speaks?|spoken|by|through|via|be|is|are|being|both|only|language|tongue|lang)(?: (?:the|both|plain|only|either|written|spoken))*[ :]*|^ ?(?:and |in |then )?(?:the )?|[,.;:/、。"-] ?(?:and |in |then )?(?:the )?|\b(?:follow|adopt|employ|choose)s? (?:the )?|[用以讲说话打行写为系是采全程律概皆均都须应文语字净只即]|语言|用语|(?:language|arbitration|tribunal|reference) ?(?:为|系|是|用|行|:)?)$/;
const afterUse =
  /^(?:[ ,]*(?:throughout|only|alone|all the way|exclusively|(?:language )?(?:is|are|shall|will|to be|being) (?:to )?(?:both |only |also )?(?:be )?(?:the |languages?\b|used|spoken|written)|(?:shall|will|to) (?:stand|rank|be)|both (?:being|to be)|on (?:an )?equal)|(?: language)? ?(?:[,.;/。"]|$)| (?:language|tongue)\b|[审进作开打讲写做系是并皆均都裁判陈应答辩为处同]|书[状写面]|即可|仲裁|庭|聆讯|(?: language)? (?:hearings?|proceedings?|arbitration|tribunal|pleadings|submissions)\b)/;
const namedAfter = /^[^.;。]{0,40}\b(?:tongue|language)\b|^[^.;。]{0,12}(?:语言|用语|语文)/;

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/**
 * The languages that a passage of an arbitration clause says the case is to be run in, in whatever words: those named
 * beside the procedure, else one named by itself. Null where a language is only someone's, a version's or a paper's.
 */
export function usedLanguages(text: string, offset: number): Found<readonly string[]> | null {
  const mentions = [...text.matchAll(joined)].flatMap((match): Mention[] => {
    const [printed] = match;
    const start = match.index;
    const end = start + printed.length;
    const score = useOf(text, start, end);
    return score === 0 ? [] : [{ start, end, score }];
  });
  const best = Math.max(...mentions.map(({ score }) => score));
  const told = mentions.filter(({ score }) => score === best);
  const [first] = told;
  const last = told.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    value: [...new Set(told.flatMap(({ start, end }) => languagesIn(text, start, end)))],
    start: offset + first.start,
    end: offset + last.end,
  };
}

/** Whether what stands ahead of a language's name at a place says that someone knows it, or that the contract or notices are in it. */
export function isAside(text: string, at: number): boolean {
  return skill.test(text.slice(Math.max(0, at - 40), at)) || ownText.test(sentenceAhead(text, at));
}

/** What a sentence says ahead of a place in it, at most 180 units. */
function sentenceAhead(text: string, at: number): string {
  const ahead = text.slice(Math.max(0, at - 180), at);
  return ahead.slice(Math.max(...['.', ';', '。', '\n'].map((mark) => ahead.lastIndexOf(mark))) + 1);
}

/** How plainly a name at a place tells what the case is run in: 0 for not at all, 2 beside words of procedure. */
function useOf(text: string, start: number, end: number): 0 | 1 | 2 {
  const before = sentenceAhead(text, start);
  const after = text.slice(end, end + 90);
  if (noOther.test(before) && (!/除[了咗]?$/.test(before) || otherThanIt.test(after))) return 2;
  if (
    prevails.test(after) &&
    (!procedural.test(before.slice(-30)) || /[版文]本|份?[合租]?[约同]/.test(before.slice(-30)))
  )
    return 0;
  if (otherSense.test(after) || skillOrDenial.test(before) || ownText.test(before)) return 0;
  if (paper.test(before) && translatedAfter.test(after)) return 0;
  if (!beforeUse.test(before) && !afterUse.test(after)) return namedAfter.test(after) && / into $/.test(before) ? 1 : 0;
  const near = before.slice(-40) + after.slice(0, 30).replace(/[.;。].*/s, '');
  if (procedural.test(near) || throughout.test(near)) return 2;
  return beforeUse.test(before) && afterUse.test(after) ? 1 : 0;
}
