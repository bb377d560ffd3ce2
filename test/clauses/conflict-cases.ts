/** One agreement in two versions that say the same. */
export const english = [
  'SALE AGREEMENT',
  '1. Price',
  'The Buyer shall pay HK$1,200,000 within 30 days of delivery.',
  '2. Delivery',
  'The Seller shall deliver the machines on or before 5 March 2024.',
  '3. Inspection',
  'The Buyer may reject any machine that fails the test.',
  '4. Arbitration',
  'Any dispute arising out of this Agreement shall be referred to and finally resolved by arbitration administered by the Hong Kong International Arbitration Centre. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be three. The language of the arbitration shall be English.',
  '5. Governing law',
  'This Agreement is governed by the laws of Hong Kong.',
].join('\n');

export const chinese = [
  '買賣合約',
  '第一條 價款',
  '買方須於交貨後30日內支付港幣壹佰貳拾萬元。',
  '第二條 交貨',
  '賣方須於2024年3月5日或之前交付機器。',
  '第三條 檢驗',
  '買方可拒收未能通過測試的任何機器。',
  '第四條 仲裁',
  '凡因本合約引起的任何爭議，均須提交香港國際仲裁中心以仲裁方式最終解決。仲裁地為香港。仲裁員人數為三名。仲裁語言為英文。',
  '第五條 管限法律',
  '本合約受香港法律管限。',
].join('\n');

/** The field that differs once the words of the Chinese version are changed. */
export const changes: readonly (readonly [field: string, from: string, to: string])[] = [
  ['seat', '仲裁地為香港', '仲裁地為新加坡'],
  ['institution', '提交香港國際仲裁中心', '提交新加坡國際仲裁中心'],
  ['number_of_arbitrators', '人數為三名', '人數為一名'],
  ['language', '仲裁語言為英文', '仲裁語言為中文'],
  ['governing_law', '受香港法律管限', '受新加坡法律管限'],
  ['amount', '壹佰貳拾萬元', '壹佰貳拾伍萬元'],
  ['date', '3月5日', '3月6日'],
  ['period', '30日內', '60日內'],
  ['duty', '買方可拒收', '買方須拒收'],
];

/** One bilingual text, English and Chinese by turns. */
export const alternating = (seat: string, days: string): string =>
  [
    '1. Payment 付款',
    'The Buyer shall pay the price within 30 days of the invoice.',
    `買方須於收到發票後${days}日內支付價款。`,
    '2. Arbitration 仲裁',
    'Any dispute arising out of this Agreement shall be finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong.',
    `凡因本協議引起的任何爭議，均須提交香港國際仲裁中心以仲裁方式最終解決。仲裁地為${seat}。`,
  ].join('\n');
