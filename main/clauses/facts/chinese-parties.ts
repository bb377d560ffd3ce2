import type { Fact } from './fact-finding.ts';
import { oneLine } from './one-line.ts';
import { partyFact } from './party-fact.ts';

/** Aliases that name no party. */
const noParty =
  /^本?(?:合同|協議|协议|合約|合约|契約|契约|協議書|协议书|生效日|雙方|双方|各方|一方|標的|标的|標的股權|标的股权|工程|產品|产品|服務|服务|貨物|货物|該物業|该物业|物業|物业|條例|条例|法|價金|价金|項目|项目|公司法)$/;

const zhRoles =
  '甲方|乙方|丙方|丁方|買方|买方|賣方|卖方|出租人|承租人|出租方|承租方|業主|业主|租客|租戶|租户|僱主|雇主|僱員|雇员|借款人|貸款人|贷款人|承包人|承包方|發包人|发包人|委託人|委托人|受託人|受托人|轉讓方|转让方|受讓方|受让方|供應商|供应商|客戶|客户|擔保人|担保人|保證人|保证人|船東|船东|承租船人|租船人|申請人|申请人|被申請人|被申请人|申索人|答辯人|總承建商|分判商|承建商|顧問|许可方|許可方|被許可方|被许可方';
const zhLabelled = new RegExp(
  `(?:(?<![一-鿿])|(?<=[由與与和及]))(${zhRoles})\\s{0,2}(?:[（(]\\s?(?:以下[簡简][稱称])?[「“"『]?([^）)」”"』\\n]{1,16})[」”"』]?\\s?[）)])?\\s{0,2}[:：]\\s{0,3}([^\\n，。；,;：:（(]{2,50}?)(?=[\\n，。；,;：:（(]|(?<=公司|企業|企业|銀行|银行)[\\s…於于在]|\\s*[與与和及]?(?:${zhRoles})\\s{0,2}(?:[（(][^）)\\n]{1,12}[）)])?\\s{0,2}[:：]|$)`,
  'g',
);
const zhAlias =
  /[（(](?:[^）)\n「“"『]{0,60}?(?:以下|下稱|下称|簡稱|简称|稱為|称为|稱|称)[^「“"『\n]{0,8}[「“"『]([^」”"』\n]{1,20})[」”"』][^）)\n]{0,20}|\s?[「“"『]([^」”"』\n]{1,20})[」”"』]\s?)[）)]/g;
const zhBody =
  /(?:公司|集團|集团|銀行|银行|企業|企业|合夥|合伙|事務所|事务所|大學|大学|學院|学院|中心|協會|协会|基金|局|署|部|廠|厂|行|店|社|會|会|先生|女士|小姐)$/;

/** The parties in the first pages of a Chinese text: 甲方：…, …有限公司（以下簡稱「買方」）. */
export function chineseParties(top: string): Fact[] {
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
  const opening =
    /^[\s\S]*(?:[。；;：:」”』]|\n\s*\n|\n(?=\s*[（(0-9])|[」”』][^（(」”』]{0,20}[)）]|^)/.exec(slice)?.[0].length ??
    0;
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
      return {
        start: from + at + lead,
        name: oneLine(name),
        description: description === '' ? null : oneLine(description),
      };
    }
    at += part.length;
  }
  return null;
}
