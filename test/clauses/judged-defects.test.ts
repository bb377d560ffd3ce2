import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TextFinding } from '#contract/finding.ts';
import { agreements } from '#main/clauses/arbitration/agreement.ts';
import { extract } from '#main/clauses/extract.ts';
import { answeredKinds } from '#main/clauses/judging/answered-kinds.ts';
import { parseDefectJudge } from '#main/clauses/judging/defect-judge.ts';
import { judgedDefects } from '#main/clauses/judging/judged-defects.ts';
import { readText } from '#main/clauses/matching/reading.ts';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { cleanCantonese, cleanEnglish, cleanSimplified, cleanTraditional } from './arbitration-cases.ts';
import { institutions, ontology, options } from './resources.ts';

const json: unknown = JSON.parse(readFileSync(new URL('../../resources/defects/judge.json', import.meta.url), 'utf8'));
const judge = parseDefectJudge(json);

/** What the judge makes of a text whose defects the rules told as given. */
function judged(text: string, defects: readonly TextFinding[]): TextFinding[] {
  const reading = readText(text, clauseTree(text));
  const { findings } = extract(text, options);
  return judgedDefects({ reading, ontology, agreements: agreements(reading, institutions), findings, defects }, judge);
}

const cases = [
  [
    'path.asymmetric',
    'Disputes shall be arbitrated at HKIAC in Hong Kong. The Lender alone may choose to sue in any court instead.',
    'The Lender alone',
  ],
  [
    'path.arbitrate_then_sue',
    'The parties shall refer disputes to arbitration at HKIAC in Hong Kong, but a party who is unhappy with the award may begin a fresh lawsuit on the same claim.',
    'fresh lawsuit',
  ],
  [
    'path.arbitrate_then_sue',
    '雙方如有爭議，交香港國際仲裁中心仲裁，地點為香港；不服裁決的一方可再向法院起訴。',
    '不服裁決',
  ],
  [
    'path.asymmetric',
    '凡爭議交香港國際仲裁中心仲裁，地點為香港；惟貸款人可自行選擇向任何法院起訴，借款人則不可。',
    '貸款人',
  ],
  ['path.arbitrate_or_sue', '因本合同引起的争议，可向北京仲裁委员会申请仲裁，也可向人民法院起诉。', '起诉'],
  [
    'path.arbitrate_then_sue',
    '双方争议提交中国国际经济贸易仲裁委员会在北京仲裁；对裁决不服的，可再向人民法院起诉。',
    '不服',
  ],
  ['path.arbitrate_then_sue', '有咩爭拗就交香港國際仲裁中心仲裁，地點香港；唔服裁決嗰方可以再去法院告過。', '唔服裁決'],
  ['path.arbitrate_or_sue', '有爭拗可以搵香港國際仲裁中心仲裁，又可以去法庭告，隨得你揀。', '去法庭告'],
  [
    'path.arbitrate_then_sue',
    '任何 dispute 交 HKIAC 在 Hong Kong 仲裁，唔服 award 嘅一方可以再去 court 打官司。',
    '唔服 award',
  ],
] as const;

describe('where the rules are silent', () => {
  test.each(cases)('%s is told by its wording: %s', (kind, text, words) => {
    const found = judged(text, []);
    expect(found.map((defect) => defect.kind)).toEqual([kind]);
    const [defect] = found;
    expect(defect?.origin).toBe('classifier');
    expect(defect?.text).toBe(text.slice(defect?.start, defect?.end));
    expect(defect?.text).toContain(words);
    expect(defect?.confidence).toBeGreaterThan(judge.alone.addAbove);
    expect(defect?.severity).not.toBe('high');
  });

  test('a sound clause gets nothing, in every written form', () => {
    const clean = [cleanEnglish, cleanTraditional, cleanSimplified, cleanCantonese];
    for (const { text } of clean.flatMap((texts) => texts.filter((_, index) => index % 2 === 0)))
      expect(judged(text, []), text).toEqual([]);
  });

  test('without an arbitration agreement nothing is judged', () => {
    expect(judged('The Lender alone may choose to sue in any court.', [])).toEqual([]);
  });

  test('in a long contract the words are sought in the dispute clause alone', () => {
    const [, text, words] = cases[0];
    const goods = Array.from({ length: 90 }, (_, index) => `${index + 1}. The Seller delivers crate ${index} in May.`);
    const contract = [...goods, `91. Disputes. ${text}`, '92. The Lender signs.'].join('\n');
    const [defect] = judged(contract, []);
    expect(defect?.kind).toBe('path.asymmetric');
    expect(defect?.text).toContain(words);
  });
});

describe('what a rule told', () => {
  const text =
    'Disputes shall be finally settled by arbitration at HKIAC. The seat is Hong Kong and three arbitrators sit.';
  const [told] = extract(cases[1][1], options).defects;
  if (told === undefined) throw new Error('the rules told nothing');
  const unlikely: TextFinding = { ...told, kind: 'path.if_any', severity: 'low', confidence: 0.5, start: 0, end: 40 };

  test('stays as a note where the wording speaks against it', () => {
    const [defect] = judged(text, [unlikely]);
    expect(defect).toMatchObject({ kind: 'path.if_any', severity: 'note', origin: 'rule', start: 0, end: 40 });
    expect(defect?.confidence).toBeLessThan(judge.alone.noteBelow);
    expect(defect?.reasons).toEqual([...unlikely.reasons, expect.stringContaining('only noted')]);
  });

  test('stays as it is where the wording is that of the kind, and is not told twice', () => {
    const { defects } = extract(cases[0][1], options);
    expect(judged(cases[0][1], defects)).toEqual(defects);
  });
});

test('extraction asks the judge where it has one, and only then', () => {
  const [, text] = cases[1];
  const alone = extract(text, options).defects;
  const beside = extract(text, { ...options, judge }).defects;
  expect(alone.every(({ origin }) => origin === 'rule')).toBe(true);
  expect(beside.map(({ kind }) => kind)).toContain('path.arbitrate_then_sue');
});

test('a seat and a body that are read speak against their want', () => {
  const kinds = (text: string) => [...answeredKinds(extract(text, options).findings)].toSorted();
  expect(kinds('Disputes are settled by arbitration at HKIAC; the seat is Hong Kong.')).toEqual([
    'path.no_institution',
    'path.seat_vague',
  ]);
  expect(kinds('Disputes are settled by arbitration.')).toEqual([]);
});

test('a damaged file is refused', () => {
  expect(() => parseDefectJudge({})).toThrow(expect.objectContaining({ code: 'damaged-file' }));
  const cut = typeof json === 'object' && json !== null ? { ...json, rarities: btoa('short') } : json;
  expect(() => parseDefectJudge(cut)).toThrow(expect.objectContaining({ code: 'damaged-file' }));
});

test.each([
  'DEED OF GUARANTEE\n\nThis Guarantee is made on 8 March 2024 by Pearl Holdings Limited (the "Guarantor") in favour of Harbour Steel Limited (the "Seller").\n\n1. Guarantee\nThe Guarantor guarantees the Buyer\'s debts under the supply agreement dated 3 March 2024.\n\n2. Arbitration\nAny dispute arising out of this Guarantee shall be referred to and finally resolved by arbitration administered by the London Court of International Arbitration. The seat of arbitration shall be London.',
  '擔保書\n\n擔保人就2024年3月3日供貨合同項下買方之債務向賣方作出擔保。因本擔保書引起之爭議，提交香港國際仲裁中心仲裁，仲裁地為香港。',
  '保证合同\n\n保证人为2024年3月3日供货合同项下买方的债务提供保证。因本合同引起的争议，提交上海国际经济贸易仲裁委员会在上海仲裁。',
  '擔保書\n\n我擔保老細喺2024年3月3日嗰份供貨合約爭嘅錢。有爭拗就交香港國際仲裁中心喺香港仲裁。',
])('one of two linked contracts alone is not told to differ from the other: %#', (text) => {
  expect(judged(text, []).map(({ kind }) => kind)).not.toContain('path.linked_contracts');
});
