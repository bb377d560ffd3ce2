import type { Fact } from './fact-finding.ts';

/** How far from the top the parties stand; signature blocks only repeat them. */
const preamble = 12_000;

/** Aliases that name no party. */
const noParty =
  /^(?:this )?(?:agreement|contract|effective date|date|parties|party|territory|products?|services?|term|deed|lease|license|licence|premises|property|goods|vessel|work|works|project|act|code|securities|shares|closing|commission|sec|exchange act|patents?|trademarks?|marks|software|site|program|plan|schedule|exhibit|affiliates?|business|company group|本?(?:合同|協議|协议|合約|合约|契約|契约|協議書|协议书|生效日|雙方|双方|各方|一方|標的|标的|工程|產品|产品|服務|服务|貨物|货物|該物業|该物业|物業|物业|條例|条例|本?法))$/i;

const company =
  /(?:Limited|Ltd\.?|Inc\.?|Incorporated|Corp\.?|Corporation|Company|Co\.|LLC|L\.L\.C\.|L\.?P\.?|LLP|PLC|plc|GmbH|AG|S\.A\.|SA|N\.V\.|B\.?V\.?|Pte|Bhd|Trust|Bank|University|Partnership|Association|Authority|Institute|Fund|Foundation|Board|Limitada|Lda\.?)[,.]?\s*$/;
const companyInside =
  /\b(?:Limited|Ltd|Inc|Incorporated|Corp|Corporation|Company|LLC|L\.L\.C|LLP|PLC|GmbH|S\.A|N\.V|B\.V|Trust|Bank|University|Partnership|L\.P)\b/;
const personOrBody =
  /^\s*,?\s*(?:an?\s[^,;.]{0,60}?(?:company|corporation|partnership|individual|limited liability|association|trust|body corporate|resident|citizen|institution|bank|firm|entity)|incorporated|organi[sz]ed|having (?:its|an|his|her)|whose|with (?:its|a|an|offices?)|of\s[A-Z0-9]|residing|holder of|\((?:company|registration|reg|HKID|passport|identity))/i;

/** (the "Buyer"), (hereinafter referred to as "Seller"), ("X" or the "Company"). */
const alias =
  /[(（]\s?(?:(?:together|collectively|each|individually)[^"“)]{0,60})?(?:hereinafter|hereafter|herein|referred|called|known|or|the|and|as|to|collectively|sometimes|also|individually|each|a|an|[\s,:;]){0,14}["“]([^"”\n]{2,60})["”](?:[^)）\n]{0,80})[)）]/g;
const hereinafter =
  /,?\s(?:hereinafter|hereafter)\s(?:(?:referred|called|known|collectively|individually|simply|sometimes|to|as|the|[\s,]){0,8})["“]([^"”\n]{2,60})["”]/g;

const zhRoles =
  '甲方|乙方|丙方|丁方|買方|买方|賣方|卖方|出租人|承租人|出租方|承租方|業主|业主|租客|租戶|租户|僱主|雇主|僱員|雇员|借款人|貸款人|贷款人|承包人|承包方|發包人|发包人|委託人|委托人|受託人|受托人|轉讓方|转让方|受讓方|受让方|供應商|供应商|客戶|客户|擔保人|担保人|保證人|保证人|船東|船东|承租船人|租船人|申請人|申请人|被申請人|被申请人|申索人|答辯人|總承建商|分判商|承建商|顧問|许可方|許可方|被許可方|被许可方';
const zhLabelled = new RegExp(
  `(?<![一-鿿])(${zhRoles})\\s{0,2}(?:[（(]\\s?(?:以下[簡简][稱称])?[「“"『]?([^）)」”"』\\n]{1,16})[」”"』]?\\s?[）)])?\\s{0,2}[:：]\\s{0,3}([^\\n，。；,;：:（(]{2,50})`,
  'g',
);
const zhAlias =
  /[（(](?:[^）)\n「“"『]{0,60}?(?:以下|下稱|下称|簡稱|简称|稱為|称为|稱|称)[^「“"『\n]{0,8}[「“"『]([^」”"』\n]{1,20})[」”"』][^）)\n]{0,20}|\s?[「“"『]([^」”"』\n]{1,20})[」”"』]\s?)[）)]/g;
const zhBody =
  /(?:公司|集團|集团|銀行|银行|企業|企业|合夥|合伙|事務所|事务所|大學|大学|學院|学院|中心|協會|协会|基金|局|署|部|廠|厂|行|店|社|會|会|先生|女士|小姐)$/;

/**
 * `gen.parties_authority`: a party with `name`, `role` (甲方, Buyer), `alias` and
 * `description` (what the text says it is). Found in the document's first pages,
 * where parties are introduced.
 */
export function partyFacts(text: string): Fact[] {
  const top = text.slice(0, preamble);
  return [...englishParties(top), ...chineseParties(top)];
}

function partyFact(
  start: number,
  end: number,
  fields: { name: string; role: string | null; alias: string | null; description: string | null },
  reason: string,
  confidence: number,
): Fact {
  return { kind: 'gen.parties_authority', label: 'Party', start, end, fields, confidence, reasons: [reason] };
}

function englishParties(top: string): Fact[] {
  const facts: Fact[] = [];
  for (const pattern of [alias, hereinafter]) {
    for (const match of top.matchAll(pattern)) {
      const short = (match[1] ?? '').replace(/[,.]$/, '').trim();
      if (noParty.test(short) || /^(?:the )?["“]?(?:parties|party)/i.test(short) || !/^(?:the )?[A-Z]/.test(short))
        continue;
      if (/^[(（]\s?(?:collectively|together)/i.test(match[0])) continue;
      const found = nameBefore(top, match.index);
      if (found === null) continue;
      const role = match[0].includes('the "') || match[0].includes('the “') || roleWords.test(short) ? short : null;
      facts.push(
        partyFact(
          found.start,
          match.index + match[0].length,
          {
            name: found.name,
            role: role !== null && roleWords.test(role) ? role : null,
            alias: short,
            description: found.description,
          },
          `a name before “${match[0].trim().slice(0, 60)}”`,
          companyInside.test(found.name) ? 0.9 : 0.75,
        ),
      );
    }
  }
  return facts;
}

const roleWords =
  /^(?:the )?(?:buyer|seller|purchaser|vendor|supplier|customer|client|company|contractor|sub-?contractor|employer|employee|landlord|tenant|lessor|lessee|licensor|licensee|lender|borrower|guarantor|owner|owners|charterer|charterers|carrier|shipper|agent|principal|distributor|manufacturer|consultant|franchisor|franchisee|claimant|respondent|applicant|investor|issuer|trustee|assignor|assignee|sponsor|operator|service provider|provider|recipient|discloser|reseller|dealer|party [a-d]|bank|underwriter|transferor|transferee|mortgagor|mortgagee|first party|second party)s?$/i;

/** The name that the alias at `end` stands for: from the last "between", "and", number or line to the first comma. */
function nameBefore(top: string, end: number): { start: number; name: string; description: string | null } | null {
  const from = Math.max(0, end - 700);
  const slice = top.slice(from, end);
  let start = 0;
  // What an earlier alias closed belongs to another party.
  const floor = /^[\s\S]*["”][^"”(（]{0,80}[)）]/.exec(slice)?.[0].length ?? 0;
  const cut =
    /(?:\b(?:between|among|amongst|by and between|BETWEEN|AMONG|by|from|BY)\b[:,]?|\b(?:and|AND|with|to)\b(?=[\s:]{1,3}(?:the\s)?[A-Z(])|[;:]|\n\s*\n|[(（][0-9A-Za-z]{1,3}[)）]|\.\s(?=[A-Z])|["”]\s?[)）][,;.]?)\s{0,4}/g;
  const starts: number[] = [floor];
  for (const match of slice.matchAll(cut)) {
    const at = match.index + match[0].length;
    if (at > floor) starts.push(at);
  }
  // The latest start whose words up to the first comma look like a name.
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    start = starts[index] ?? 0;
    const rest = slice.slice(start);
    const name = nameOf(rest);
    if (name === null) continue;
    const offset = rest.indexOf(name);
    const after = rest.slice(offset + name.length);
    if (!company.test(name) && !companyInside.test(name) && !personOrBody.test(after) && after.trim().length > 2)
      continue;
    if (/^(?:The|This|These|Such|Any|Each|WHEREAS|NOW|Agreement|Contract)\b/.test(name) && !companyInside.test(name))
      continue;
    const description = after
      .replace(/^[\s,]+/, '')
      .replace(/[\s,]+$/, '')
      .replaceAll(/\s+/g, ' ');
    return {
      start: from + start + offset,
      name: name.replaceAll(/\s+/g, ' '),
      description: description === '' ? null : description.slice(0, 300),
    };
  }
  return null;
}

const nameHead =
  /^\s{0,4}((?:[A-Z0-9][\p{L}0-9.&'’/()-]{0,40})(?:[ \n]{1,2}(?:of|the|and|de|da|do|for|&|[A-Z0-9(][\p{L}0-9.&'’/()-]{0,40})){0,11}(?:,[ \n](?:Inc|Ltd|Limited|LLC|L\.L\.C|Corp|Incorporated|L\.P|LP|LLP|S\.A|N\.V|B\.V|N\.A|Co)\b\.?)?)/u;

function nameOf(rest: string): string | null {
  const match = nameHead.exec(rest);
  const name = match?.[1]?.replace(/\s(?:and|of|the|for)$/, '').trim();
  if (name === undefined || name.length < 3 || name.length > 120) return null;
  if (/^(?:[0-9]+|[A-Z]\.?)$/.test(name) || !/[a-zA-Z]{2}/.test(name)) return null;
  return name;
}

function chineseParties(top: string): Fact[] {
  const facts: Fact[] = [];
  for (const match of top.matchAll(zhLabelled)) {
    const [whole, role = '', inner, nameText = ''] = match;
    const name = nameText.trim();
    if (
      name === '' ||
      /^[_＿\s]+$/.test(name) ||
      /(?:蓋章|盖章|簽字|签字|簽署|签署|公章)/.test(`${inner ?? ''}${name}`) ||
      /(?:同意|應當|应当|須|须|不得|有權|有权|保證|保证)/.test(name)
    )
      continue;
    const end = match.index + whole.trimEnd().length;
    facts.push(
      partyFact(
        match.index,
        end,
        { name, role, alias: inner?.trim() ?? null, description: null },
        `“${role}：” before the name`,
        zhBody.test(name) ? 0.95 : 0.8,
      ),
    );
  }
  for (const match of top.matchAll(zhAlias)) {
    const [whole] = match;
    const short = match[1] ?? match[2] ?? '';
    if (noParty.test(short)) continue;
    const found = zhNameBefore(top, match.index);
    if (found === null) continue;
    facts.push(
      partyFact(
        found.start,
        match.index + whole.length,
        { name: found.name, role: zhRole.test(short) ? short : null, alias: short, description: found.description },
        `a name before “${whole}”`,
        0.9,
      ),
    );
  }
  return facts;
}

const zhRole = new RegExp(`^(?:${zhRoles})$`);

/** The name that the Chinese alias at `end` stands for: the first part of its sentence that is a body's or a person's name. */
function zhNameBefore(top: string, end: number): { start: number; name: string; description: string | null } | null {
  const from = Math.max(0, end - 200);
  const slice = top.slice(from, end);
  const opening = /^[\s\S]*(?:[。；;\n：:」”』]|[」”』][^（(」”』]{0,20}[)）]|^)/.exec(slice)?.[0].length ?? 0;
  let at = opening;
  for (const part of slice.slice(opening).split(/(?<=[，,、])/)) {
    const lead =
      /^(?:[\s）)」”』]|本(?:協議|协议|協議書|协议书|合同|合約|合约|契約|契约)(?=由)|由|與|与|和|及|同|跟|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.、])*/.exec(
        part,
      )?.[0].length ?? 0;
    const name = part.slice(lead).replace(/[，,、\s]+$/, '');
    if (
      zhBody.test(name) &&
      name.length >= 4 &&
      name.length <= 50 &&
      !/^(?:一間|一家|一个|一個|依|根據|根据|於|于)/.test(name)
    ) {
      const description = slice
        .slice(at + lead + name.length)
        .replace(/^[，,、\s]+/, '')
        .trim();
      return { start: from + at + lead, name, description: description === '' ? null : description };
    }
    at += part.length;
  }
  return null;
}
