import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import type { Topic } from '#main/compression/topics.ts';
import { toScript } from '#main/language/script.ts';
import { isBesides } from '#main/summaries/besides-topic.ts';
import { topicPassages } from '#main/summaries/topic-passages.ts';
import { options } from '#test/clauses/resources.ts';

function quotedFor(topic: Topic, text: string): string | undefined {
  const { clauses, findings, deadlines } = extract(text, options);
  const passages = topicPassages({ text, clauses, findings: [...findings, ...deadlines], defects: [], language: 'en' });
  return passages.get(topic)?.find(({ score }) => score >= 2)?.text;
}

const english = `SERVICES AGREEMENT
1. Fees
The Client shall pay the Consultant a fee of US$5,000 per month.
2. Indemnity
The Consultant shall pay and indemnify the Client for all losses and legal fees of US$1,000 or more within 30 days of the claim.
3. Term
During the term of this Agreement the Consultant shall not work for others.
This Agreement commences on 1 May 2024 and continues for two years.
4. After the end
The provisions of clause 2 survive termination of this Agreement.
`;
const chinese = `服務合同
第一條 費用
甲方須每月支付乙方服務費港幣50,000元。
第二條 彌償
乙方須於30日內支付並彌償甲方的一切損失，包括律師費港幣10,000元。
`;

describe('a summary’s topic', () => {
  test('payment is the price, not an indemnity that is paid as well', () => {
    expect(quotedFor('payment', english)).toContain('US$5,000 per month');
    expect(quotedFor('payment', chinese)).toContain('服務費');
    expect(quotedFor('payment', toScript(chinese, 'zh-Hans'))).toContain('服务费');
    expect(quotedFor('payment', chinese.replace('甲方須每月支付乙方', '甲方每個月要畀乙方'))).toContain('服務費');
  });

  test('payment is nothing where only an indemnity is paid', () => {
    expect(quotedFor('payment', english.replace(/1\. Fees\n.*\n/, ''))).toBeUndefined();
  });

  test('term is how long it runs, and termination nothing where only what survives it is said', () => {
    expect(quotedFor('term', english)).toContain('commences on 1 May 2024');
    expect(quotedFor('termination', english)).toBeUndefined();
  });
});

test.each([
  ['liability', 'In no event will the Publisher develop games before 2007.', true],
  ['liability', 'In no event shall either party be liable for lost profits.', false],
  ['termination', 'Upon termination of this Agreement all papers shall be returned.', true],
  [
    'termination',
    'Either party may terminate this Agreement on 30 days’ notice; clause 9 survives termination.',
    false,
  ],
  ['term', '本合同有效期內乙方不得為他人服務。', true],
  ['term', '本合同自2024年5月1日起生效，有效期內乙方不得為他人服務。', false],
  ['payment', '逾期付款的，按日支付違約金。', true],
] as const)('%s: %s', (topic, passage, expected) => {
  expect(isBesides(topic, passage)).toBe(expected);
});
