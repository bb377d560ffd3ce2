import { describe, expect, test } from 'vitest';
import { loadTranslations } from '#main/application/read-translations.ts';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { extract } from '#main/clauses/extract.ts';
import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import { comparedPassage } from '#main/clauses/versions/compared-passage.ts';
import { meantClause, nearestMeaning, wordsOfPieces } from '#main/clauses/versions/left-out-meanings.ts';
import { cutClause } from '#main/clauses/versions/left-out-units.ts';
import { modalHabits, pairedModals, surprise } from '#main/clauses/versions/modal-pairs.ts';
import { options } from './resources.ts';

const glossary = loadTranslations(new URL('../../resources', import.meta.url).pathname);

/** A law: it names no parties, and so nothing is told by lengths alone. */
const english = `1. The licensee shall keep a register of members. The register shall be open to inspection by the public.
2. The Registrar may refuse an application for a licence. The Registrar shall give the applicant notice of the reasons in writing.
3. A director shall disclose his interest in a contract to the board of directors. A director who has disclosed his interest shall not vote on the contract.
4. The company shall pay the prescribed fee to the Registrar. The Registrar may waive the fee where the company is insolvent.
5. The court may order the liquidator to deliver the property to the creditors. The liquidator shall comply with the order within 14 days.
6. The trustee shall keep accounts of the trust property. The accounts shall be audited by an auditor each year.
`;
const chinese = `第一條 持牌人須備存成員登記冊。登記冊須公開讓公眾查閱。
第二條 處長可拒絕牌照申請。處長須以書面將理由通知申請人。
第三條 董事須向董事局披露其在合約中的利害關係。已披露利害關係的董事不得就該合約表決。
第四條 公司須向處長繳付訂明費用。如公司無力償債，處長可寬免該費用。
第五條 法院可命令清盤人將財產交付債權人。清盤人須在14日內遵從該命令。
第六條 受託人須備存信託財產的帳目。帳目須每年由核數師審計。
`;

const version = (text: string) => ({ text, extraction: extract(text, options) });
const told = (zh: string) => {
  const [a, b] = [version(english), version(zh)];
  return conflictsBetween(a, b, { alignment: alignVersions(a, b, { glossary }) }).map(({ fields, text }) => ({
    field: fields.field,
    text,
  }));
};

describe('a law in two languages', () => {
  test('that says the same has no conflict', () => {
    expect(told(chinese)).toEqual([]);
  });

  test.each([
    ['公司須向處長繳付', '公司可向處長繳付'],
    ['受託人須備存', '受託人可備存'],
    ['處長可拒絕牌照', '處長須拒絕牌照'],
  ])('%s against %s is a duty against a permission', (from, to) => {
    expect(told(chinese.replace(from, to)).map(({ field }) => field)).toContain('duty');
  });

  test.each([
    ['已披露利害關係的董事不得就該合約表決。', 'shall not vote on the contract'],
    ['如公司無力償債，處長可寬免該費用。', 'may waive the fee'],
    ['帳目須每年由核數師審計。', 'audited by an auditor'],
  ])('a version without %s is told of', (sentence, words) => {
    const found = told(chinese.replace(sentence, ''));
    expect(found.filter(({ field, text }) => field === 'proviso' && text.includes(words))).toHaveLength(1);
  });
});

test('modal words are paired by the words around them, and a pair unlike the text is told by its surprise', () => {
  const read = (text: string, isChinese: boolean) =>
    comparedPassage(text, { start: 0, end: text.length }, isChinese, glossary);
  const pairs = (en: string, zh: string) => pairedModals(read(en, false), read(zh, true));
  const usual = modalHabits(
    english
      .trim()
      .split('\n')
      .map((line, at) => pairs(line, chinese.split('\n')[at] ?? '')),
  );
  const [pair] = pairs('The company shall pay the fee.', '公司可繳付費用。').pairs;
  expect(pair).toMatchObject({ english: 'must', chinese: 'may' });
  expect(surprise(usual, { english: 'must', chinese: 'may' }, 0)).toBeGreaterThan(
    surprise(usual, { english: 'must', chinese: 'must' }, 0) + 1,
  );
});

test('a clause is cut into sentences, and into a proviso and what stands before it', () => {
  const text =
    'The tenant shall pay the rent, provided that no rent is due in May. The landlord shall repair the roof.';
  const passage = comparedPassage(text, { start: 0, end: text.length }, false, glossary);
  const { units } = cutClause([passage]);
  expect(units.map(({ start, end, opensProviso }) => [text.slice(start, end).trim(), opensProviso])).toEqual([
    ['The tenant shall pay the rent, provided that no rent is due in May.', false],
    ['provided that no rent is due in May.', true],
    ['The landlord shall repair the roof.', false],
  ]);
});

test('meanings: a sentence whose meaning the other clause has is near, one that it lacks is far', () => {
  const read = (text: string, isChinese: boolean) =>
    comparedPassage(text, { start: 0, end: text.length }, isChinese, glossary);
  const own = [read('The tenant shall pay the rent. The landlord shall repair the roof.', false)];
  const other = [read('租客須繳付租金，租金每月到期。', true)];
  const cut = { own: cutClause(own), other: cutClause(other) };
  const along = (axis: number): Int8Array => Int8Array.from({ length: 512 }, (_, at) => (at === axis ? 127 : 0));
  const meanings = new Map([
    ['The tenant shall pay the rent.', along(0)],
    ['The landlord shall repair the roof.', along(1)],
    ['租客須繳付租金，', along(0)],
    ['租金每月到期。', along(0)],
  ]);
  expect([...wordsOfPieces(own, cut.own), ...wordsOfPieces(other, cut.other)]).toEqual([...meanings.keys()]);
  const centre = new Float32Array(512);
  const [ours, theirs] = [meantClause(own, cut.own, centre, meanings), meantClause(other, cut.other, centre, meanings)];
  if (ours === null || theirs === null) throw new Error('a piece has no meaning');
  const near = cut.own.units.map((unit) => nearestMeaning(unit, ours, theirs).near);
  expect(near[0]).toBeCloseTo(1);
  expect(near[1]).toBeCloseTo(0);
  expect(meantClause(own, cut.own, centre, new Map())).toBeNull();
});
