import { describe, expect, it } from 'vitest';
import { comparedPassage } from '#main/clauses/versions/compared-passage.ts';
import { pairedModals } from '#main/clauses/versions/modal-pairs.ts';
import { plainOpposition } from '#main/clauses/versions/plain-opposition.ts';

const none = { toChinese: new Map(), toEnglish: new Map(), withinChinese: new Map() };
const read = (text: string, isChinese: boolean) =>
  comparedPassage(text, { start: 0, end: text.length }, isChinese, none);

/** Two sentences by their own words alone: no glossary. */
function opposition(en: string, zh: string, alone: readonly string[] = []) {
  const [english, chinese] = [read(en, false), read(zh, true)];
  return plainOpposition({
    english,
    chinese,
    paired: pairedModals(english, chinese),
    alone: alone.map((text) => read(text, /[\u4e00-\u9fff]/.test(text))),
    longer: 0,
  });
}

const opposite = { negation: true, duty: false };
const bound = { negation: false, duty: true };
const alike = { negation: false, duty: false };

describe('passages that plainly say the opposite', () => {
  it.each([
    // Traditional
    ['No compensation is payable for goodwill.', '終止時須就商譽支付補償。', opposite],
    ['The fee is refundable.', '該費用不予退還。', opposite],
    ['The Agent is not entitled to vary the terms.', '代理人有權更改條款。', opposite],
    ['Each party is liable for delay caused by force majeure.', '任何一方因不可抗力而延誤的，無須負責。', opposite],
    ['The Lender need not give notice.', '貸款人須給予通知。', opposite],
    // Simplified
    ['The accounts must not be audited.', '账目须经审计。', opposite],
    ['The Purchaser is obliged to complete.', '买方没有义务完成交易。', opposite],
    // Cantonese
    ['The Tenant must pay rent for the first month.', '租客頭一個月唔使交租。', opposite],
    ['The Landlord has received key money.', '業主冇收過頂手費。', opposite],
    ['The Tenant may wash cars there.', '租客唔可以喺度洗車。', opposite],
  ])('%s | %s: a denial', (en, zh, expected) => {
    expect(opposition(en, zh)).toEqual(expected);
  });

  it.each([
    ['The Managers may render accounts.', '管理人須提交帳目。', bound],
    ['The Company is required to call for records.', '公司可酌情決定調閱紀錄。', bound],
    ['The Licensor is free to choose the media.', '许可方应选择媒体。', bound],
    ['The parties may keep the terms secret.', '双方应对本协议的条款保密。', bound],
    ['The Tenant can use a licensed contractor.', '租客一定要搵有牌嘅判頭。', bound],
  ])('%s | %s: bound here, allowed there', (en, zh, expected) => {
    expect(opposition(en, zh)).toEqual(expected);
  });

  it.each([
    // What looks like a denial and is none, on one side alone
    ['The Company may from time to time give directions.', '公司可不時發出指示。'],
    ['This applies whether the goods are new or used.', '無論貨物新舊，本條均適用。'],
    ['Delay caused by force majeure is excused for the future.', '未來因不可抗力造成的延誤得以寬免。'],
    ['Payment is due not later than 3 May and is no less than $500.', '款項最遲於5月3日前支付，至少為500元。'],
    ['Without prejudice to clause 3, the Buyer pays the costs.', '在不影響第3條的情況下，費用由買方支付。'],
    ['Including without limitation damages and costs.', '包括但不限于损失及费用。'],
    ['The Distributor is appointed as exclusive distributor.', '經銷商獲委任為獨家經銷商。'],
    ['The Landlord may forfeit the deposit.', '業主可沒收按金。'],
    ['The Tenant shall not only pay rent but also insure.', '租客不僅須付租，亦須投保。'],
    ['The Tenant may put up a signboard, but at his own cost.', '租客可以掛招牌，不過要自己畀錢。'],
    // Denials said in other ways
    ['Neither party shall be liable.', '任何一方均不負責。'],
    ['At no time shall the Agent mislead a client.', '代理人在任何時候均不得誤導客戶。'],
    ['No order binds the Supplier until it has been accepted.', '訂單未經接納，對供應商不具約束力。'],
    ['The Tenant does not have to pay rent.', '租客无须交租。'],
    ['No work may start until the Landlord has seen the drawings.', '業主未睇過圖則之前，唔可以開工。'],
    ['Such consent shall not be unreasonably withheld.', '業主不得無理拒絕給予同意。'],
    ['The Tenant shall use the premises as a restaurant only.', '租客只可將物業用作食肆。'],
    ['Nothing in this Agreement constitutes or may be read as a waiver.', '本協議不構成，亦不得解釋為放棄權利。'],
    ['If the rent is unpaid, the Landlord may re-enter.', '租金未繳付的，业主可收回物业。'],
  ])('%s | %s: alike', (en, zh) => {
    expect(opposition(en, zh)).toEqual(alike);
  });

  it('counts what stands alone beside a sentence with its clause', () => {
    const [en, zh] = ['The Tenant may put up a signboard.', '租客可以掛招牌，不准阻塞樓梯。'];
    expect(opposition(en, zh)).toEqual(opposite);
    expect(opposition(en, '租客可以掛招牌，可以阻塞樓梯。', ['It must not block the staircase.'])).toEqual(opposite);
    expect(opposition(en, zh, ['It must not block the staircase.'])).toEqual(alike);
  });
});
