import { foldPhrase } from '../matching/folded-text.ts';

export const companySuffix =
  '(?:Limited|LIMITED|Ltd\\.?|LTD\\.?|INC\\.?|CORP\\.?|GMBH|LLC|APS|BV|NV|OY|SRL|SPA|JSC|PTE\\.? LTD\\.?|SDN\\.? BHD\\.?|CO\\.(?:,? LTD\\.?)?|Inc\\.?|Corp(?:oration)?\\.?|PLC|plc|L\\.P\\.|LLP|GmbH|AG|KG|S\\.A\\.|SA|SAS|S\\.p\\.A\\.|SpA|S\\.r\\.l\\.|Srl|SE|A/S|ApS|AS|AB|Oy|B\\.V\\.|BV|N\\.V\\.|NV|K\\.K\\.|KK|DMCC|FZE|FZCO|FZ-LLC|JSC|PJSC|Pty Ltd|Pte\\.? Ltd\\.?|Sdn\\.? Bhd\\.?|Co\\.)';
/** A company's name in cased text; its first group is the name. */
export const companyName = new RegExp(
  `(?<![\\w&])(?<!\\b[a-z]+[A-Z]\\w* )([A-Z][\\w&'-]*(?:,? (?:[A-Z(&][\\w&'()-]*|[A-Z]\\.|of|and|de|for)){0,8}?,? ${companySuffix})(?!\\w)`,
  'g',
);

const endsAsCompany = new RegExp(`${companySuffix}$`);

/** The same firm in either script, with or without what kind of company it is. */
export function sameCompany(one: string, other: string): boolean {
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
