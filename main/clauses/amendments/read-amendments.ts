import { clauseKey } from '../facts/cross-reference.ts';
import type { FoldedText } from '../matching/folded-text.ts';
import { foldText } from '../matching/folded-text.ts';
import type { TextClause } from '../structure/text-clause.ts';
import type { Amendment } from './amendment.ts';
import { followingText } from './following-text.ts';
import { type Instruction, instructionsIn } from './instruction.ts';

const longestHeading = 110;
const longestContent = 20_000;
const amendingHeading =
  /\b(?:amendment|addendum|addenda|amend(?:ing)? (?:agreement|no)|amend no|supplement(?:al|ary)? (?:agreement|deed)|(?:deed|letter|agreement) of (?:variation|amendment)|variation (?:agreement|deed|no)|side letter|riders?|rider clauses?|additional clauses?|special (?:provisions|conditions)|particular conditions)\b|补充(?:协议|合同|条款|契约)|(?:修订|修改|变更|修正)(?:协议|合同|契约|案|书|契据|条款)|附加条款|特别条款|专用条款|附则|补充附录/;
/** What a text amends, in order: its own clauses or another document's. */
export function readAmendments(folded: FoldedText, clauses: readonly TextClause[]): Amendment[] {
  const { source } = folded;
  const found = instructionsIn(folded);
  if (found.length === 0) return [];
  const headings = amendingHeadings(source);
  const callsItself = amendingInstrument.test(folded.text.slice(0, farthestTitle));
  return found.flatMap((instruction, index) => {
    const start = folded.sourceStart(instruction.start);
    const line = lineStart(source, start);
    const next = found[index + 1];
    const heading = headings.findLast((at) => at <= start) ?? null;
    const until = Math.min(
      next === undefined
        ? source.length
        : lineStartAfter(source, folded.sourceStart(next.start), folded.sourceEnd(instruction.end)),
      clauses.find((clause) => clause.kind === 'signature' && clause.start > start)?.start ?? source.length,
      start + longestContent,
    );
    const content = contentOf(folded, instruction, { line, until });
    const own = clauses.filter(({ kind, end }) => kind === 'clause' && end <= (heading ?? 0));
    const isInAmendingPart = heading !== null && own.length >= 2;
    const isOfAnother = !isInAmendingPart && (heading !== null || callsItself || namesAnother(folded, instruction));
    const amendment: Amendment = {
      start,
      end: Math.max(content === null ? 0 : pastQuotation(source, content.end), folded.sourceEnd(instruction.end)),
      action: instruction.action,
      reference: source.slice(
        folded.sourceStart(instruction.reference.start),
        folded.sourceEnd(instruction.reference.end),
      ),
      clause:
        clauses.findLast((clause) => clause.start <= line && clause.end > start && clause.kind !== 'title') ?? null,
      oldWords:
        instruction.oldWords === null
          ? null
          : source.slice(folded.sourceStart(instruction.oldWords.start), folded.sourceEnd(instruction.oldWords.end)),
      content,
      isInAmendingPart,
      isOfAnother,
      // Of another document's text none of this one's places says anything.
      before: isInAmendingPart ? heading : isOfAnother ? Number.POSITIVE_INFINITY : start,
    };
    // A contract that speaks of adding something amends nothing by it.
    if (amendment.action === 'insert' && !amendment.isOfAnother && !isInAmendingPart) return [];
    return [amendment, ...further(source, amendment)];
  });
}

function contentOf(
  folded: FoldedText,
  { action, newWords, end }: Instruction,
  { line, until }: { readonly line: number; readonly until: number },
): Amendment['content'] {
  if (newWords !== null) return { start: folded.sourceStart(newWords.start), end: folded.sourceEnd(newWords.end) };
  if (action === 'delete_clause' || action === 'delete_words') return null;
  // The form may have taken the opening mark with it.
  const from = folded.text.charAt(end - 1) === '"' ? folded.sourceStart(end - 1) : folded.sourceEnd(end);
  return followingText(folded.source, { line, from, until });
}

/** "Sections 5.1 to 5.3": what comes takes the place of the first, the others go with it. */
function further(source: string, amendment: Amendment): Amendment[] {
  const { action, reference, start } = amendment;
  if (action !== 'replace_clause' && action !== 'delete_clause') return [];
  const at = source.indexOf(reference, start) + reference.length;
  const list =
    /^(?:\s?\([^)]{1,40}\))?\s?(,|and|&|to|-|–|至|到|、|及|和)\s?((?:第)?[0-9〇零一二三四五六七八九十百]{1,5}(?:\.[0-9]{1,3}){0,3}(?:条|條|款)?)(?![0-9%])/.exec(
      source.slice(at, at + 60),
    );
  const [, joint = '', last = ''] = list ?? [];
  if (list === null || (/^[a-z]/i.test(reference) && !/^[a-z]+s\b/i.test(reference))) return [];
  const word = /^[a-z-]+/i.exec(reference)?.[0] ?? '';
  const named = /^(?:to|-|–|至|到)$/.test(joint)
    ? range(clauseKey(reference), clauseKey(last))
    : [clauseKey(last).replaceAll('/', '.')];
  return named.map((number) => ({
    ...amendment,
    action: 'delete_clause',
    reference: word === '' ? `第${number}条` : `${word} ${number}`,
    content: null,
  }));
}

/** The numbers after the first up to the last: 5.2 and 5.3 for 5.1 to 5.3. */
function range(first: string, last: string): string[] {
  const [from, to] = [first.split('/'), last.split('/')];
  const [low, high] = [Number(from.at(-1)), Number(to.at(-1))];
  if (from.length !== to.length || !(low < high) || high - low > 60) return [];
  return Array.from({ length: high - low }, (_, index) => [...from.slice(0, -1), low + 1 + index].join('.'));
}

/** A clause of another instrument, named as such: "of the Supply Agreement", of the charterparty dated …. */
function namesAnother(folded: FoldedText, { reference }: Instruction): boolean {
  return (
    /^[^.;:。"]{0,30}?\b(?:of|in|to) (?:the |that |our )(?:[a-z]+ ){1,4}?(?:agreement|contract|charter ?party|lease|deed|guarantee)\b|^[^.;:。"]{0,30}?\b(?:of|in|to) (?:the |that |our )(?:agreement|contract|charter ?party|lease|deed|guarantee) (?:dated|made on|entered into)/.test(
      folded.text.slice(reference.end, reference.end + 160),
    ) ||
    /(?:签订|签署|订立)(?:的|之|嘅)[^。;]{0,40}$/.test(
      folded.text.slice(Math.max(0, reference.start - 60), reference.start),
    )
  );
}

const farthestTitle = 3_000;
/** A document that is an amendment as a whole says so at its head. */
const amendingInstrument =
  /\b(?:this|the) \(?(?:"|present |first |second |third |fourth |fifth )*(?:amendment|addendum|amending agreement|supplement(?:al)? agreement|variation agreement|deed of variation|side letter)\b|本(?:补充|修订|修改|变更)(?:协议|合同|契约|书)|\("?(?:the |this )?"?(?:amendment|addendum)"?/;

/** Where the headings of amending parts begin, in order. */
function amendingHeadings(source: string): number[] {
  const found: number[] = [];
  for (const match of source.matchAll(/[^\n]+/g)) {
    const words = match[0].trim();
    if (words.length === 0 || words.length > longestHeading || /[.。;；,，:：]$/.test(words)) continue;
    const folded = foldText(words).text;
    if (!amendingHeading.test(folded) || /\b(?:shall|is|are|be|means?|hereby|this|may)\b|["。;]/.test(folded)) continue;
    // "8.3 Amendment" and 第九條 修訂 are clauses about amending.
    if (
      /^(?:[0-9(第§]|article|section|clause|[ivx]+\.)/.test(folded) ||
      /^(?:no )?(?:amendments?|修订|修改)(?:[;,& ]|$)(?!.*(?:no|number|#|to|\d))/.test(folded)
    )
      continue;
    found.push(match.index);
  }
  return found;
}

function lineStart(source: string, at: number): number {
  const start = source.lastIndexOf('\n', at - 1) + 1;
  return start + (/^\s*/.exec(source.slice(start, at))?.[0].length ?? 0);
}

/** The start of the line that the next instruction stands in; its own start where that line begins before `after`. */
function lineStartAfter(source: string, at: number, after: number): number {
  const start = lineStart(source, at);
  return start >= after ? start : at;
}

function pastQuotation(source: string, end: number): number {
  return /^["”」』]/.test(source.slice(end, end + 1)) ? end + 1 : end;
}
