import { describe, expect, test } from 'vitest';
import { questionCoverage } from '#main/summaries/question-coverage.ts';

describe('how much of a question a passage speaks of', () => {
  test.each([
    ['Where is the seat of arbitration?', 'The seat of arbitration shall be Hong Kong.'],
    ['How much rent must the Tenant pay?', 'The Tenant shall pay rent of HK$28,500 per month in advance.'],
    ['賣方幾時要交貨?', '3.1 供应商应按附件一所列的批次及日期，将货物交付至交货地点。'],
    ['仲裁地喺邊度?', '15.3 仲裁地為香港。'],
    ['Where is the seat of arbitration?', '15.3 仲裁地為香港，仲裁語言為英文。'],
    ['仲裁員有幾多個？', '15.4 仲裁員人數為兩（2）名。'],
    ['How many arbitrators are there?', '15.4 仲裁员人数为两（2）名。'],
    ['边个负责保险?', 'The Seller shall take out insurance for the Goods.'],
  ])('%s is spoken of', (question, passage) => {
    expect(questionCoverage(question, passage)).toBeGreaterThanOrEqual(0.5);
  });

  test.each([
    ['Which insurer covers earthquakes?', 'Distributor must pay the shipping and insurance charges.'],
    ['Which zoo keeps the giraffes?', 'The Supplier shall keep the records for seven years.'],
    ['What is the weather on Mars?', 'This Agreement is governed by the laws of Hong Kong.'],
    ['邊個養長頸鹿?', '本協議受香港法律管限，並按香港法律解釋。'],
  ])('%s is not', (question, passage) => {
    expect(questionCoverage(question, passage)).toBeLessThan(0.5);
  });

  test('a question without words is covered by nothing', () => {
    expect(questionCoverage('？', '任何文字。')).toBe(0);
  });
});
