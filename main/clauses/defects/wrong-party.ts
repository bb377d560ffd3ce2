import type { TextFinding } from '#contract/finding.ts';
import { foldPhrase } from '../matching/folded-text.ts';
import type { Reading } from '../matching/reading.ts';
import type { Defect, Words } from './defect.ts';
import { partyNames } from './party-names.ts';

interface Named extends Words {
  readonly name: string;
}

const suffix =
  '(?:Limited|Ltd\\.?|LLC|Inc\\.?|Corp(?:oration)?\\.?|PLC|plc|L\\.P\\.|LLP|GmbH|AG|S\\.A\\.|B\\.V\\.|N\\.V\\.|Pte\\.? Ltd\\.?|Sdn\\.? Bhd\\.?|Co\\.)';
const companyName = new RegExp(
  `(?<![\\w&])(?<!\\b[a-z]+[A-Z]\\w* )([A-Z][\\w&'-]*(?:,? (?:[A-Z(&][\\w&'()-]*|[A-Z]\\.|of|and|de|for)){0,8}?,? ${suffix})(?!\\w)`,
  'g',
);
/** Where the signatures stand: what follows names who signs. */
const signing =
  /\b(?:IN WITNESS WHEREOF|In witness whereof|SIGNED|Signed|EXECUTED|Executed|SIGNATURES?|Signatures?|SIGNATORIES|Signature page|For and on behalf of|for and on behalf of|on behalf of|By its authori[sz]ed)\b|\bFor (?:the )?(?:Buyer|Seller|Lessor|Lessee|Licensor|Licensee|Supplier|Customer|Owner|Contractor|Employer|Borrower|Lender|Party [AB]):|(?:签署|签字|签名|盖章|签章|落款|代表|用印|立约人|蓋印|盖印)/g;
const reach = 260;
/** Who signs for another, or beside the parties. */
const besides =
  /\b(?:witness|as agent|agent(?! of the)|underwriters?|guarantor|attorney|notary|solicitors?|law firm|parent|escrow|auditors?|by its)\b|见证|担保人|保证人|代理人|鉴证|公证|丙方|开户行|经办|银行/i;
const seals =
  /(?:蓋章|盖章|签章|签署|签字|签名|公章|落款|代表|用印|立约人|:|;|,|、|\)|\s|^)(?:[甲乙]方|买方|卖方|出租人|承租人|发包人|承包人|供方|需方)?(?:\([^)]{1,8}\))?[:]?(?:嗰间|嗰个|的)?(?:系|是|为)?\s*([一-鿿()]{3,30}?公司)/g;

/** What stands between a name and the next company is a recital: 法定代表人：黎志强 鉴于甲方已与…公司. */
const recites = /鉴于|鉴於|[甲乙丙]方|双方|签订|订立|委托|已与/;

/** Only where parties are known, and each of them has a telling word that the signing company lacks, and it one of its own. */
export function wrongParty(reading: Reading, facts: readonly TextFinding[]): Defect[] {
  const { folded } = reading;
  const { cased } = folded;
  const signed = [...cased.matchAll(signing)].at(0)?.index;
  // The facts take a company after "between … and" wherever it stands: who signs is no party by that.
  const ahead = facts.filter(
    ({ start }) => signed === undefined || cased.length > shortText || folded.foldedAt(start) < signed,
  );
  const twice = twiceNamed(cased);
  const parties = allParties(cased, ahead);
  if (parties.length < 2 && twice.length === 0) return [];
  const strangers =
    twice.length > 0
      ? twice
      : signatories(cased).filter(
          ({ name }) =>
            !parties.some((party) => sameName(party, name) || (cased.length > shortText && sameName(name, party))),
        );
  const [first] = strangers;
  // One that signs in the place of another; a page of strangers is another paper's.
  return first === undefined ? [] : [strangerSigns(first.name, parties, first)];
}

/** The parties that the facts give, and those named "between X and Y" in a short text. */
function allParties(cased: string, facts: readonly TextFinding[]): string[] {
  const known = partyNames(facts);
  if (cased.length > shortText) return known;
  const firstSign = [...cased.matchAll(signing)].at(0)?.index ?? cased.length;
  const between =
    /\b(?:[Bb]etween|[Aa]mong|BETWEEN|AMONG|[Pp]arties(?=:))\b|(?:双方|合约方|订约方|当事人)(?:系|为|是|:)/.exec(cased);
  if (between === null || between.index > firstSign) return [...known, ...chineseParties(cased.slice(0, firstSign))];
  const rest = cased.slice(between.index, Math.min(firstSign, between.index + 400));
  const until = rest.search(/[。]|\.(?= [A-Z])(?<!Ltd\.|Co\.|Inc\.)/);
  const head = until < 0 ? rest : rest.slice(0, until + 1);
  const named = [...head.matchAll(companyName)].map(([, name = '']) => name);
  return [...known, ...named.filter((name) => !known.some((one) => sameName(one, name)))];
}

const shortText = 6_000;

/** 由甲公司与乙公司订立: the two that a Chinese paper is made between. */
function chineseParties(head: string): string[] {
  const match =
    /(?:由|系|是|为)([一-鿿()a-zA-Z ]{2,30}?公司)(?:\([^)]{1,12}\))?(?:与|同埋?|及|和)([一-鿿()a-zA-Z ]{2,30}?公司)/.exec(
      head,
    );
  return match === null ? [] : [match[1] ?? '', match[2] ?? ''];
}

/** Companies named where the signatures stand. */
function signatories(cased: string): Named[] {
  const found: Named[] = [];
  const parts = [...cased.matchAll(signing)];
  for (const [index, part] of parts.entries()) {
    const from = part.index;
    // In a long paper a word of signing in the text is no signature block.
    const until = Math.min(parts[index + 1]?.index ?? cased.length, from + reach);
    const block = cased.slice(from, until);
    const formal = /^(?:For|for|on behalf|By its)/.test(part[0]);
    if (cased.length > shortText && !formal && !/[:]/.test(block.slice(0, 24))) continue;
    if (formal && cased.length > shortText) {
      const [only] = [...block.slice(0, 110).matchAll(companyName)];
      if (only !== undefined && !besides.test(block.slice(0, 140))) found.push(place(only, from));
      continue;
    }
    if (besides.test(block.slice(part[0].length, 120))) continue;
    for (const match of block.matchAll(companyName)) found.push(place(match, from));
    if (/[签盖落用立蓋]|代表/.test(part[0]))
      for (const match of block.matchAll(seals)) if (!recites.test(match[1] ?? '')) found.push(place(match, from));
  }
  return found;
}

function place(match: RegExpExecArray, from: number): Named {
  // "… Chief Executive Officer Acme Inc.": the name begins after the office.
  const name = (match[1] ?? '').replace(
    /^.*\b(?:Officer|President|Director|Chairman|Secretary|Manager|Treasurer|Partner|Counsel) /,
    '',
  );
  const start = from + match.index + match[0].length - name.length;
  return { name, start, end: start + name.length };
}

const sealed =
  /(甲方|乙方|丙方|买方|卖方|出租人|承租人|出租方|承租方|发包人|承包人|供方|需方|委托方|受托方|贷款人|借款人|许可方|被许可方|转让方|受让方)(?:(?:\([^)]{1,8}\))?(?:盖章|签章|签字|签署|代表)?[:]|\((?:公章|盖章|签章|签字|签署|章)\))\s*([一-鿿()]{3,30}?公司)/g;

/** 乙方 at the head is one company and beside the seal another. */
function twiceNamed(cased: string): Named[] {
  const first = new Map<string, string>();
  return [...cased.matchAll(sealed)].flatMap((match) => {
    const [, role = '', name = ''] = match;
    const before = first.get(role);
    if (before === undefined) first.set(role, name);
    if (before === undefined || sameName(before, name) || sameName(name, before)) return [];
    const end = match.index + match[0].length;
    return [{ name, start: end - name.length, end }];
  });
}

function strangerSigns(name: string, parties: readonly string[], words: Words): Defect {
  return {
    kind: 'path.wrong_party',
    severity: 'medium',
    confidence: 0.6,
    words: [words],
    reasons: [
      'the signature block names a company that is not among the parties',
      `the parties are ${parties.slice(0, 4).join('; ')}`,
    ],
    fields: { signatory: name, parties: parties.slice(0, 6) },
  };
}

/** The same firm in either script, with or without what kind of company it is. */
function sameName(one: string, other: string): boolean {
  const chinese = /[一-鿿]/;
  if (chinese.test(one) !== chinese.test(other)) return true;
  if (chinese.test(one)) {
    const own = (name: string): string => foldPhrase(name).replace(/\([^)]*\)|(?:有限|股份|责任|公司|集团)/g, '');
    return own(one).includes(own(other)) || (own(other).includes(own(one)) && !one.endsWith('公司'));
  }
  const [own, known] = [tellingWords(one), tellingWords(other)];
  // A longer name than a party's full one is another company's: Jade Shipping Co., Jade Shipping (Panama) S.A.
  // Names run together in a signature block end as the party's does.
  if (
    other
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .endsWith(one.toLowerCase().replace(/[^a-z0-9]/g, ''))
  )
    return true;
  return own.size === 0 || known.size === 0 || within(known, own) || (within(own, known) && !endsAsCompany.test(one));
}

const endsAsCompany = new RegExp(`${suffix}$`);

const commonWords = new Set([
  'limited',
  'ltd',
  'llc',
  'llp',
  'inc',
  'corp',
  'corporation',
  'company',
  'co',
  'plc',
  'the',
  'and',
  'of',
  'pte',
  'gmbh',
  'hong',
  'kong',
  'china',
  'trading',
  'party',
  'buyer',
  'seller',
]);

function within(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((word) => all.has(word));
}

function tellingWords(name: string): Set<string> {
  return new Set(
    [...name.toLowerCase().matchAll(/[a-z0-9一-鿿]{2,}/g)]
      .map(([word]) => word)
      .filter((word) => !commonWords.has(word)),
  );
}
