import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadTranslations } from '#main/application/read-translations.ts';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { extract } from '#main/clauses/extract.ts';
import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import { compareVersions } from '#main/clauses/versions/compare-versions.ts';
import { wordChanges } from '#main/clauses/versions/word-changes.ts';
import { options } from './resources.ts';

const glossary = loadTranslations(new URL('../../resources', import.meta.url).pathname);

const english = `1. Delivery
The Seller shall deliver the goods to the warehouse at Kwai Chung within 30 days after receipt of the order.
2. Payment
The Buyer shall pay the price of HK$500,000 by bank transfer.
3. Insurance
The Seller shall insure the cargo against fire and theft during carriage.
4. Assignment
The Buyer shall not assign this Agreement to any third party.
5. Language
If the versions differ, the English version shall prevail.
`;
const renumbered = `第十一條 交貨
賣方須於收到訂單後30日內將貨物送到葵涌貨倉。
第十二條 付款
買方須以銀行轉帳支付價款港幣500,000元。
第十四條 轉讓
買方不得將本協議轉讓予任何第三者。
`;
const version = (text: string) => ({ text, extraction: extract(text, options) });
const statusOf = (a: string, b: string) =>
  compareVersions(version(a), version(b), { glossary }).pairs.map(
    (pair) => `${pair.a[0]?.heading ?? ''}|${pair.b[0]?.heading ?? ''}|${pair.status}`,
  );

describe('English and Chinese whose numbering differs', () => {
  test('clauses find each other, and what one lacks is missing', () => {
    expect(statusOf(english, renumbered)).toEqual([
      'Delivery|交貨|equal',
      'Payment|付款|equal',
      'Insurance||missing',
      'Assignment|轉讓|equal',
      'Language||missing',
    ]);
  });

  test.each([
    ['period', '30日內', '60日內'],
    ['amount', '500,000元', '600,000元'],
    ['negation', '不得將', '可將'],
  ])('a changed %s is a conflict', (field, from, to) => {
    const a = version(english);
    const b = version(renumbered.replace(from, to));
    const found = conflictsBetween(a, b, { alignment: alignVersions(a, b, { glossary }) });
    expect(found.map(({ fields }) => fields.field)).toContain(field);
    for (const { start, end, text } of found) expect(a.text.slice(start, end)).toBe(text);
  });

  test.each([
    ['place', '葵涌貨倉', '新加坡貨倉', 'Kwai Chung', 'Hong Kong'],
    ['party', '買方須以', '賣方須以', '', ''],
  ])('another %s is a conflict', (field, from, to, name, other) => {
    const parties = 'This Agreement is made between A Limited (the "Seller") and B Limited (the "Buyer").\n';
    const a = version(parties + (name === '' ? english : english.replace(name, other)));
    const b = version(`本協議由甲有限公司（「賣方」）與乙有限公司（「買方」）訂立。\n${renumbered.replace(from, to)}`);
    const found = conflictsBetween(a, b, { alignment: alignVersions(a, b, { glossary }) });
    expect(found.map(({ fields }) => fields.field)).toContain(field);
  });

  test('each version that names itself is a conflict of its own', () => {
    const a = version(english);
    const b = version(`${renumbered}第十五條 語言\n如有歧異，以中文版本為準。\n`);
    const { prevailing, conflicts } = compareVersions(a, b, { glossary });
    expect(prevailing?.version).toBe('contradiction');
    const own = conflicts.find(({ fields }) => fields.field === 'prevailing_language');
    expect(own?.reasons).toContain('each version names itself as the one that prevails');
  });

  test('the prevailing version is the one the clause names', () => {
    const named = compareVersions(version(english), version(renumbered), { glossary });
    expect(named.prevailing).toMatchObject({ version: 'a', in: 'a' });
    const silent = english.slice(0, english.indexOf('5. Language'));
    expect(compareVersions(version(silent), version(renumbered), { glossary }).prevailing).toBeNull();
  });
});

describe('drafts in one language', () => {
  test('a draft against itself is equal', () => {
    const { pairs, conflicts } = compareVersions(version(english), version(english));
    expect(pairs.every(({ status }) => status === 'equal')).toBe(true);
    expect(conflicts).toEqual([]);
  });

  test('changed words are named', () => {
    const other = english.replace('by bank transfer', 'by cheque');
    const pair = compareVersions(version(english), version(other)).pairs.find(({ status }) => status === 'changed');
    expect(
      pair?.changes.map(({ kind, start, end }) => [kind, (kind === 'deleted' ? english : other).slice(start, end)]),
    ).toEqual([
      ['deleted', 'bank transfer'],
      ['inserted', 'cheque'],
    ]);
  });

  test('Traditional against Simplified is aligned', () => {
    const simplified =
      '第十一条 交货\n卖方须于收到订单后30日内将货物送到葵涌货仓。\n第十二条 付款\n买方须以银行转帐支付价款港币500,000元。\n第十四条 转让\n买方不得将本协议转让予任何第三者。\n';
    expect(
      alignVersions(version(renumbered), version(simplified)).pairs.map(({ a, b }) => [a.length, b.length]),
    ).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  test('what is kept of both drafts is the same', () => {
    const word = fc.constantFrom('shall', 'may', 'pay', 'the', 'Buyer', 'not');
    const text = fc.array(word, { maxLength: 25 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const changes = wordChanges(one, other);
        const kept = (given: string, kind: string) =>
          changes
            .filter((change) => change.kind === kind)
            .toReversed()
            .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), given)
            .split(/\s+/)
            .filter((left) => left !== '');
        expect(kept(one, 'deleted')).toEqual(kept(other, 'inserted'));
      }),
    );
  });
});
