import { sentences } from '#main/language/sentences.ts';
import type { TextClause } from '../structure/text-clause.ts';
import { type FoldedText, foldText } from './folded-text.ts';

/** A sentence, cut where a clause begins; offsets are folded. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly chinese: boolean;
  /** The innermost clause it stands in, and those around it, innermost first. */
  readonly clause: TextClause | null;
  readonly around: readonly TextClause[];
}

export interface Reading {
  readonly folded: FoldedText;
  readonly clauses: readonly TextClause[];
  readonly passages: readonly Passage[];
  /** What the text is as a whole: a contract speaks of itself, a statute of "this Ordinance". */
  readonly genre: 'contract' | 'enactment' | 'other';
}

/** The text as the rules look at it: folded, in sentences, each with its clause. */
export function readText(source: string, clauses: readonly TextClause[]): Reading {
  const folded = foldText(source);
  const bounds = new Set<number>();
  for (const { start } of clauses) bounds.add(start);
  const starts = [...bounds].toSorted((one, other) => one - other);
  const pieces: { start: number; end: number }[] = [];
  let next = 0;
  for (const sentence of sentences(source)) {
    let from = sentence.start;
    while ((starts[next] ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    for (let cut = starts[next]; cut !== undefined && cut < sentence.end; cut = starts[next]) {
      pieces.push({ start: from, end: cut });
      from = cut;
      next += 1;
    }
    pieces.push({ start: from, end: sentence.end });
  }
  const passages: Passage[] = [];
  const stack: TextClause[] = [];
  let entering = 0;
  for (const piece of pieces) {
    for (let clause = clauses[entering]; clause !== undefined && clause.start <= piece.start; clause = clauses[entering]) {
      stack.push(clause);
      entering += 1;
    }
    while (stack.length > 0 && (stack.at(-1)?.end ?? 0) <= piece.start) stack.pop();
    const around = stack.filter(({ end }) => end > piece.start).toReversed();
    const start = folded.foldedAt(piece.start);
    const end = folded.foldedAt(piece.end);
    const text = folded.text.slice(start, end);
    if (text.trim().length === 0) continue;
    passages.push({ start, end, text, chinese: isMostlyChinese(text), clause: around[0] ?? null, around });
  }
  return { folded, clauses, passages, genre: genreOf(folded.text) };
}

function isMostlyChinese(text: string): boolean {
  let han = 0;
  let latin = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x4e00 && unit <= 0x9fff) han += 1;
    else if (unit >= 0x61 && unit <= 0x7a) latin += 1;
  }
  // An English word takes about five letters, a Chinese one about two characters.
  return han * 2.5 > latin;
}

const contractWords =
  /\b(?:this (?:agreement|contract|deed|lease|charter(?:\s?party)?|guarantee|undertaking|facility|addendum|amendment|msa|order|letter)|hereto|hereunder|the parties|party of the first part)\b|本(?:合同|协议|合约|协定|契约|租约|章程|保函|担保|提单|订单|补充协议)|甲方|乙方|双方|各方/g;
const enactmentWords =
  /\bthis (?:ordinance|act|regulation|statute|subsection|section|law)\b|\bthese (?:rules|regulations)\b|\bcap\. ?\d+|subsection \(\d|under section \d+|本(?:法|条例|规定|规则|规例|办法|解释|细则|法例)|第\d+章|人民法院应当|当事人|最高人民法院/g;

function genreOf(text: string): Reading['genre'] {
  // 60,000 units from either end tell; a whole library need not be counted.
  const sample = text.length > 120_000 ? `${text.slice(0, 60_000)} ${text.slice(-60_000)}` : text;
  const contract = sample.match(contractWords)?.length ?? 0;
  const enactment = sample.match(enactmentWords)?.length ?? 0;
  if (enactment >= 3 && enactment > contract * 1.5) return 'enactment';
  return contract > 0 ? 'contract' : 'other';
}
