import { companySuffix, sameCompany } from './company-names.ts';
import type { Words } from './defect.ts';

/** A company named where something is signed. */
export interface NamedCompany extends Words {
  readonly name: string;
}

const chineseSide =
  '甲方|乙方|丙方|买方|卖方|买家|卖家|出租人|承租人|出租方|承租方|发包人|承包人|发包方|承包方|分包方|供方|需方|供应商|采购方|委托方|受托方|委托人|受托人|贷款人|借款人|出借人|许可方|被许可方|转让方|受让方|投资方|业主|租客|客户|服务方|雇主|船东|租家|租船人|承运人|托运人';
const englishSide =
  '(?:[Tt]he )?(?:Sellers?|Buyers?|Lessor|Lessee|Licensor|Licensee|Supplier|Customer|Owners?|Charterers?|Sub-?[Cc]ontractor|Main Contractor|Contractor|Employer|Borrower|Lender|Party [AB]|Principal|Agent|Distributor|Manufacturer|Purchaser|Vendor|Landlord|Tenant|Client|Consultant|Franchisor|Franchisee|Insurer|Insured|Issuer|Investor|Carrier|Shipper|Service Provider|Exporter|Importer)';
const side = `(${chineseSide}|(?<!\\w)${englishSide}(?!\\w))`;
const company = `([一-鿿()]{2,30}?公司|[A-Z][\\w&'-]*(?:,? (?:[A-Z(&][\\w&'()-]*|of|and)){0,7}?,? ${companySuffix}(?!\\w))`;
const signs =
  '(?:盖章|签章|签字|签署|签名|用印|落款|代表|加盖|盖|公章|印章|章|\\((?:公章|盖章|签章|签字|签署|章)\\)|[Ss]ign(?:ed|ature)(?: by)?|[Cc]hop(?:ped)?|by)';
/** What may stand between a side and its company: 卖方加盖的是…, "the Buyer: …", "the Customer is …". */
const between = `(?:${signs}|处|栏|页|一栏|一方|却|则|所|的|嘅|嗰间|嗰个|嗰度|咗|个|即|为|是|系|由|\\([^)]{1,8}\\)|(?<= )(?:is|was|being)(?= )|[:,"'“”‘’「『]|\\s)*`;
const sideFirst = new RegExp(`${side}(${between})${company}`, 'g');
const companyFirst = new RegExp(`${company} ?\\((?:hereinafter )?(?:[Tt]he )?["“'「『]*${side}["”'」』]*\\)`, 'g');
const signing = new RegExp(
  `${signs}|(?:[Ff]or|FOR|[Oo]n behalf of|[Ss]igned (?:for|by)|[Ss]ignature of)(?: and on behalf of)? (?:[Tt]he )?$`,
);

/**
 * 乙方 at the head is one company and beside the seal another: who signs so. `isLong`: of a long paper only what stands
 * beside a colon or a seal is read, for its clauses name companies of many parts.
 */
export function sidesNamedTwice(cased: string, isLong: boolean): NamedCompany[] {
  if (isLong) return sealedTwice(cased);
  const heads = [...cased.matchAll(companyFirst)].map(([, name = '', role = '']) => [plain(role), name] as const);
  const known = new Map<string, string>(heads.toReversed());
  return [...cased.matchAll(sideFirst)].flatMap((match) => {
    const [whole, role = '', words = '', name = ''] = match;
    // 受托方(乙方): it is called so further on.
    const alias = new RegExp(`^\\s*\\((${chineseSide})\\)`).exec(words)?.[1];
    if (alias !== undefined && !known.has(alias)) known.set(alias, name);
    const before = known.get(plain(role));
    if (before === undefined) known.set(plain(role), name);
    if (before === undefined || sameCompany(before, name) || sameCompany(name, before)) return [];
    const ahead = cased.slice(Math.max(0, match.index - 60), match.index);
    if (
      !signing.test(words) &&
      !signedAhead.test(ahead) &&
      !/^\((?:公|盖|签)/.test(cased.slice(match.index + whole.length))
    )
      return [];
    const end = match.index + whole.length;
    return [{ name, start: end - name.length, end }];
  });
}

const signedAhead =
  /(?:[Ff]or|FOR|[Oo]n behalf of|[Ss]ign(?:ed|ature)s?\b[^.;]{0,30}|[Ee]xecut(?:ed|ion)\b[^.;]{0,30}|签署[^。]{0,20}|签章[^。]{0,20}|盖章[^。]{0,20}|落款[^。]{0,20}|签字[^。]{0,20}|签名[^。]{0,20})[ :,]{0,3}$/;

function plain(role: string): string {
  return role
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/(?<=r)s$/, '');
}

const sealed =
  /(甲方|乙方|丙方|买方|卖方|出租人|承租人|出租方|承租方|发包人|承包人|供方|需方|委托方|受托方|贷款人|借款人|许可方|被许可方|转让方|受让方)(?:(?:\([^)]{1,8}\))?(?:盖章|签章|签字|签署|代表)?[:]|\((?:公章|盖章|签章|签字|签署|章)\))\s*([一-鿿()]{3,30}?公司)/g;

function sealedTwice(cased: string): NamedCompany[] {
  const known = new Map<string, string>();
  return [...cased.matchAll(sealed)].flatMap((match) => {
    const [, role = '', name = ''] = match;
    const before = known.get(role);
    if (before === undefined) known.set(role, name);
    if (before === undefined || sameCompany(before, name) || sameCompany(name, before)) return [];
    const end = match.index + match[0].length;
    return [{ name, start: end - name.length, end }];
  });
}
