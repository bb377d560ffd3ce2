import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FieldValue } from '#contract/finding.ts';
import { extract } from '#main/clauses/extract.ts';
import { institutions, ontology } from './resources.ts';

/** A clause and all its terms as name=value, an absent one silent, `?` not scored; rules only where they are named. */
const rows = readFileSync(new URL('../fixtures/arbitration/terms.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([text = '', labels = '']) => ({
    text,
    labels: new Map(labels.split('|').map((label) => [label.split('=')[0] ?? '', label.split('=')[1] ?? ''])),
  }));

const fields = {
  inst: 'institution_id',
  seat: 'seat',
  rules: 'rules',
  law: 'governing_law',
  n: 'number_of_arbitrators',
  lang: 'language',
} as const;

function plain(value: FieldValue): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.map(String).toSorted().join('+') : String(value);
}

/** The terms that are read otherwise than labelled, each as name: label, reading. */
function misread({ text, labels }: (typeof rows)[number]): string[] {
  const agreement = extract(text, { ontology, institutions }).findings.find(({ kind }) => kind === 'arb.agreement');
  const isAgreed = labels.get('agr') === '1';
  if (isAgreed !== (agreement !== undefined)) return [`agreement: ${isAgreed}`];
  return Object.entries(fields).flatMap(([name, field]) => {
    const label = labels.get(name) ?? (name === 'rules' ? '?' : '');
    const read = plain(agreement?.fields[field] ?? null);
    return label === '?' || label === read ? [] : [`${name}: ${label}, ${read}`];
  });
}

const misses = rows.map((row) => ({ text: row.text, misread: misread(row) })).filter((row) => row.misread.length > 0);

describe('a hundred clauses in odd words: letters, minutes, recaps, chats, old forms', () => {
  test('stand in English, 繁, 简, Cantonese and mixed, a fifth of them without an agreement', () => {
    expect(rows.length).toBe(100);
    expect(rows.filter(({ labels }) => labels.get('agr') === '0').length).toBeGreaterThan(15);
  });

  test('are read as they are labelled, but for four', () => {
    expect(misses.map(({ text, misread }) => `${misread.join('; ')} <- ${text.slice(0, 24)}`)).toHaveLength(4);
  });
});

/** Turns of phrase with their sisters in the four written forms. */
describe.each([
  [
    'a charter’s clause beside the bill',
    { seat: 'London', governing_law: 'England and Wales' },
    [
      'All terms of the Charter Party are incorporated. [C/P cl. 42: London arbitration, English law]',
      '租約之全部條款併入本提單。（租約第四十二條：在倫敦仲裁，英國法。）',
      '租约的全部条款并入本提单。（租约第42条：在伦敦仲裁，英国法。）',
      '張提單將租約啲條款全部併入。（租約第42條：喺倫敦仲裁，英國法。）',
    ],
  ],
  [
    'each side one, and a third',
    { number_of_arbitrators: 3, seat: 'Hong Kong' },
    [
      'Any dispute shall be settled in Hong Kong by arbitration: Buyer names one arbitrator, Seller another, and the pair choose a third.',
      '雙方如有爭議，在香港仲裁，各舉仲裁員一位，復由兩位公推一位。',
      '双方争议在香港仲裁，各选一名仲裁员，再由两名仲裁员推举首席。',
      '有爭拗就喺香港仲裁，一人揀一個仲裁員，兩個再揀第三個。',
    ],
  ],
  [
    'a law without a verb',
    { governing_law: 'Hong Kong', institution_id: 'hkiac' },
    [
      'Disputes: arbitration by HKIAC, one arbitrator. 15. LAW. Hong Kong.',
      '爭議交香港國際仲裁中心仲裁。【法律】香港法。',
      '争议交香港国际仲裁中心仲裁。【法律】香港法律。',
      '有爭議就搵香港國際仲裁中心仲裁。香港法律管住呢張單。',
    ],
  ],
  [
    'a language as an entry',
    { language: ['English'] },
    [
      'Disputes shall be settled by arbitration at SIAC in Singapore, one arbitrator, English the language used.',
      '爭議由新加坡國際仲裁中心在新加坡仲裁，仲裁員一名，語言英語。',
      '争议由新加坡国际仲裁中心在新加坡仲裁，仲裁员一名，英文为工作语言。',
      '有爭議就去新加坡國際仲裁中心仲裁，仲裁員得一位，English 做程序語言。',
    ],
  ],
] as const)('%s', (_, expected, texts) => {
  test.each(texts)('%s', (text) => {
    const agreement = extract(text, { ontology, institutions }).findings.find(({ kind }) => kind === 'arb.agreement');
    expect(agreement?.fields).toMatchObject(expected);
  });
});

describe('no agreement', () => {
  test.each([
    'Our client is not prepared to arbitrate. Clause 38 has been struck through.',
    '貴方提議將事件交仲裁處理，我方恕難同意。',
    '贵司所拟仲裁条款我司不予接受。',
    '老闆話唔簽任何仲裁條款，有事就入稟。',
    'The District Court shall, if a party so asks, refer the parties to arbitration unless the agreement is void.',
    '《仲裁條例》第20條訂明，法院須命令當事人訴諸仲裁。',
    '我司已就贵司违约一事向北京仲裁委员会申请仲裁，案件已经受理。',
    '上個月嗰單仲裁搞掂咗，仲裁員判我哋贏。',
  ])('%s', (text) => {
    const { findings } = extract(text, { ontology, institutions });
    expect(findings.filter(({ kind }) => kind === 'arb.agreement')).toEqual([]);
  });
});
