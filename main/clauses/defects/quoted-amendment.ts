import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { placesIn } from '../matching/places.ts';
import { type Reading, withoutRanges } from '../matching/reading.ts';
import { type Defect, longestNote, type Words } from './defect.ts';

/** A change of words that a text quotes beside the contract's own clause: 第十六条“甲”改为“乙”. Offsets are folded. */
interface Order extends Words {
  /** The clause it names, as far as the outermost number goes; null where it names none. */
  readonly clause: number | null;
  readonly place: Words | null;
  readonly old: string;
  readonly fresh: string | null;
}

/** A clause of the contract that the text quotes. */
interface Quoted {
  readonly number: number;
  readonly at: number;
}

const referenceSource =
  '(?:clauses?|cl\\.?|sections?|articles?|art\\.|§|paragraphs?|paras?\\.?) ?(\\d{1,3})[a-z]?(?:\\.\\d{1,3})*(?: ?\\([a-z0-9]{1,4}\\))*|第([0-9〇零一二三四五六七八九十百]{1,5})(?:\\.\\d{1,3})?条(?:第?[0-9一二三四五六七八九十]{1,3}[款项])?';
const reference = new RegExp(referenceSource, 'g');
/** 将12.1嘅"Hong Kong"改为: a number alone where what changes follows. */
const bareReference = /(?<![\d.])(\d{1,2})\.\d{1,2}(?![\d.])(?=[^.;。"]{0,16}")/g;
/** "28. Disputes shall be …", "34.2: …". */
const numberedText = /(?<![\d.,$])(\d{1,2})(?:\.\d{1,2})?[.):] ?(?=["a-z一-鿿])/g;

const goesAfter =
  /^(?:[^"'。;.]{0,24}?(?:shall be |be |is |are |was |were |has been |have been )?(?:hereby )?(?:delet\w*|struck (?:out|through)|replac\w*|substitut\w*|changed|omitted|removed)\b|[^"'。;]{0,12}?(?:修改|变更|更改|替换|改|换)(?:为|成|做|作)|[^"'。;无未没不冇]{0,8}?(?:删|取消))/;
const goesBefore =
  /\b(?:delet\w*|replac\w*|strik\w* out|substitut\w*) (?:the )?(?:words? |figures? |phrase )?$|(?:删去|删除|删咗)$/;
const comes =
  /^[^"']{0,40}?(?:\b(?:with|by|insert\w*|to|substitut\w*|and|put)\b|为|成|做|作|代之以|代以)[^"']{0,12}?(["'])([^"']{1,200})\1/;

/** The end of a contract, as a text tells it: "runs from clause 1 to clause 39", 共二十八条. */
const extent =
  /\bclauses? 1 ?(?:-|to|through|until|至|到) ?(?:clause )?(\d{1,3})|\b(?:closes|ends|stops|finishes|concludes) (?:with|at) clause (\d{1,3})|\b(?:last|final) clause (?:is|being) (?:clause )?(\d{1,3})|(?:共(?:计|有)?|总共|合共|只有|仅有|得|只到|止于第)([0-9〇零一二三四五六七八九十百]{1,5})条/;
const ofArbitration = /arbitra|\barb\b|仲裁|seat|court|法院|诉讼/;

/** An amendment that does not fit the clause quoted beside it, or two that change the same words. */
export function quotedAmendment({ folded: { text } }: Reading, agreements: readonly Agreement[]): Defect[] {
  if (agreements.length === 0 || text.length > longestNote) return [];
  const retitled = wrongSubject(text);
  if (retitled !== null)
    return [misfit([retitled], ['the clause that is to be changed is about another subject than the amendment says'])];
  const orders = ordersIn(text);
  if (orders.length === 0) return [];
  for (const [index, later] of orders.entries()) {
    const earlier = orders.slice(0, index).find((order) => sameWords(order, later));
    if (earlier !== undefined)
      return [
        misfit(
          [later, earlier],
          [
            'two amendments change the same words',
            'whether the later one was meant to take the place of the earlier is not said',
          ],
        ),
      ];
  }
  const rest = withoutOrders(text, orders);
  const quoted = clausesIn(rest);
  for (const order of orders) {
    const reason = whyMisfit(order, rest, quoted);
    if (reason !== null) return [misfit([order], [reason])];
  }
  return [];
}

/** Whether a text quotes a clause and says what comes in its place: two bodies named are the old one and the new. */
export function replacesItsClause({ folded: { text } }: Reading): boolean {
  return (
    text.length <= longestNote &&
    /原(?:合同|协议|合约|约|《)|主合同|\b(?:original|principal|main|master) (?:agreement|contract)\b|补充协议|\bamendment\b|\baddendum\b/.test(
      text,
    ) &&
    /(?:删去|删除|取消|废除)[^。;]{0,24}(?:代之以|改为|换成|取代)|\b(?:deleted|replaced|substituted)\b[^.;]{0,60}\b(?:following|with|by)\b/.test(
      text,
    )
  );
}

function sameWords(one: Order, other: Order): boolean {
  const isSame = one.clause === other.clause || one.clause === null || other.clause === null;
  return isSame && one.old === other.old && one.fresh !== null && one.fresh !== other.fresh;
}

function ordersIn(text: string): Order[] {
  const found: Order[] = [];
  const references = [
    ...Array.from(text.matchAll(reference), (match) => ({ match, number: numberOf(match[1] ?? match[2] ?? '') })),
    ...Array.from(text.matchAll(bareReference), (match) => ({ match, number: Number(match[1]) })),
  ];
  for (const mark of text.matchAll(/["'](?=([^"']{1,200}))/g)) {
    const start = mark.index;
    const inner = mark[1] ?? '';
    const end = start + inner.length + 2;
    if (text[end - 1] !== mark[0]) continue;
    const behind = text.slice(end, end + 120);
    const ahead = text.slice(Math.max(0, start - 90), start);
    if (!goesAfter.test(behind) && !goesBefore.test(ahead)) continue;
    const fresh = comes.exec(behind);
    const last = end + (fresh === null ? 0 : fresh[0].length);
    const near =
      references.findLast(({ match }) => match.index < start && start - match.index - match[0].length < 90) ??
      references.find(({ match }) => match.index >= end && match.index - end < 40);
    const place = near === undefined ? null : near.match;
    found.push({
      start: Math.min(start, place?.index ?? start),
      end: last,
      clause: near?.number ?? null,
      place: place === null ? null : { start: place.index, end: place.index + place[0].length },
      old: inner.trim(),
      fresh: fresh?.[2] ?? null,
    });
  }
  return found;
}

function numberOf(words: string): number {
  return /^\d+$/.test(words) ? Number(words) : (chineseNumeral(words) ?? 0);
}

/** The text with blanks for the words that are to go or come and for the clauses that the orders name. */
function withoutOrders(text: string, orders: readonly Order[]): string {
  const named = orders.flatMap(({ place }) => place ?? []);
  const changed = orders.map(({ start, end, old }) => ({ start: text.indexOf(old, start), end }));
  return withoutRanges(text, 0, [...named, ...changed]);
}

function clausesIn(rest: string): Quoted[] {
  return [
    ...Array.from(rest.matchAll(reference), (match) => ({
      number: numberOf(match[1] ?? match[2] ?? ''),
      at: match.index,
    })),
    ...Array.from(rest.matchAll(numberedText), (match) => ({ number: Number(match[1]), at: match.index })),
  ].toSorted((one, other) => one.at - other.at);
}

function whyMisfit({ clause, old }: Order, rest: string, quoted: readonly Quoted[]): string | null {
  if (clause === null) return null;
  const last = extent.exec(rest);
  const most = last === null ? null : numberOf(last.slice(1).find((words) => words !== undefined) ?? '');
  const named = 'the contract has no such clause to change';
  if (most !== null && most > 0 && clause > most) return named;
  // The contract's own words must stand beside: a clause of it with its arbitration.
  const arbitrates = quoted.filter(({ at }) => ofArbitration.test(rest.slice(at, at + 140)));
  if (arbitrates.length === 0) return null;
  const own = quoted.filter(({ number }) => number === clause);
  if (own.length > 0) {
    const stands = own.some(({ at }) => {
      const until = quoted.find((other) => other.at > at && other.number !== clause)?.at ?? rest.length;
      return rest.slice(at, until).includes(old);
    });
    return stands ? null : 'the words to be changed do not stand in the clause';
  }
  const at = rest.indexOf(old);
  if (at >= 0) {
    const holder = quoted.findLast((other) => other.at <= at);
    return holder === undefined ? null : named;
  }
  return ofArbitration.test(old) || placesIn(old).length > 0 || /\b[a-z]*iac\b|\bicc\b|lcia/.test(old) ? named : null;
}

/** "Clause 27 (Arbitration) is deleted", and clause 27 is told to be another one. */
function wrongSubject(text: string): Words | null {
  const order =
    /(?:clause|cl\.|section|article) ?(\d{1,3}) ?\((?:arbitration|dispute resolution|disputes?|仲裁|争议解决)\)[^。;."]{0,24}(?:delet|replac|substitut|删|替|换|改)|第([0-9一二三四五六七八九十百]{1,5})条\((?:仲裁|争议解决)(?:条款)?\)[^。;"]{0,16}(?:删|替|换|改|废)/.exec(
      text,
    );
  if (order === null) return null;
  const number = numberOf(order[1] ?? order[2] ?? '');
  const end = order.index + order[0].length;
  const told = [...text.slice(end).matchAll(reference)].find(
    (match) => numberOf(match[1] ?? match[2] ?? '') === number,
  );
  if (told === undefined) return null;
  const title = /^[^。;.\n]{0,60}/.exec(text.slice(end + told.index + told[0].length))?.[0] ?? '';
  return /^(?:系|为|是|:| is| deals with| concerns|-| -|\()/.test(title) && !/arbitra|disput|仲裁|争议/.test(title)
    ? { start: order.index, end }
    : null;
}

function misfit(words: readonly Words[], reasons: readonly string[]): Defect {
  const places = words.map(({ start, end }) => ({ start, end }));
  return { kind: 'path.amendment', severity: 'medium', confidence: 0.7, words: places, reasons };
}
