import { describe, expect, test } from 'vitest';
import type { OutputLanguage } from '#contract/document.ts';
import { checkText, shipped } from './shipped.ts';

const arbitration = shipped('hong-kong-arbitration');
const nda = shipped('nda');

/** Each rule's state; a rule with several places several times. */
function states(text: string, playbook = arbitration, language: OutputLanguage = 'en'): Record<string, string> {
  return Object.fromEntries(checkText(playbook, text, { language }).rules.map(({ rule, state }) => [rule.id, state]));
}

const clause = {
  en: (seat: string, number: string) =>
    `1. Disputes\nAny dispute arising out of this Agreement shall be submitted to the Hong Kong International Arbitration Centre for arbitration. The seat of arbitration shall be ${seat}. The number of arbitrators shall be ${number}. The language of the arbitration shall be English.\n2. Governing law\nThis Agreement is governed by the laws of Hong Kong.`,
  'zh-Hant': (seat: string, number: string) =>
    `第一條 爭議解決\n因本協議引起的任何爭議，須提交香港國際仲裁中心仲裁。仲裁地為${seat}。仲裁員人數為${number}名。仲裁語言為英文。\n第二條 管限法律\n本協議受香港法律管限。`,
  'zh-Hans': (seat: string, number: string) =>
    `第一条 争议解决\n因本协议引起的任何争议，应提交香港国际仲裁中心仲裁。仲裁地为${seat}。仲裁员人数为${number}名。仲裁语言为英文。\n第二条 适用法律\n本协议适用香港法律。`,
  'yue-Hant': (seat: string, number: string) =>
    `第一條 爭拗\n有關本協議嘅任何爭議，都要交畀香港國際仲裁中心仲裁。仲裁地係${seat}。由${number}名仲裁員審理。仲裁語言係英文。\n第二條 法律\n本協議受香港法律管限。`,
} as const;
const places = {
  en: ['Hong Kong', 'London', 'three', 'two'],
  'zh-Hant': ['香港', '倫敦', '三', '兩'],
  'zh-Hans': ['香港', '伦敦', '三', '两'],
  'yue-Hant': ['香港', '倫敦', '三', '兩'],
} as const;

describe.each(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant'] as const)('an arbitration clause in %s', (language) => {
  const [hongKong, london, three, two] = places[language];

  test('that has what is asked for is met, and what it is silent on is missing', () => {
    const found = states(clause[language](hongKong, three), arbitration, language);
    expect(found).toMatchObject({
      institution: 'met',
      seat: 'met',
      number: 'met',
      language: 'met',
      'governing-law': 'met',
      'law-of-agreement': 'missing',
      'interim-measures': 'missing',
    });
  });

  test('with another seat differs, and an even number is forbidden', () => {
    const text = clause[language](london, two);
    const { rules } = checkText(arbitration, text, { language });
    const seat = rules.find(({ rule }) => rule.id === 'seat');
    expect(seat?.state).toBe('differs');
    expect(text.slice(seat?.place?.start, seat?.place?.end)).toContain(london);
    expect(rules.find(({ rule }) => rule.id === 'number')?.state).toBe('forbidden');
  });
});

describe('a rule', () => {
  test('takes the first fallback that holds', () => {
    const { rules } = checkText(arbitration, clause.en('Singapore', 'one'));
    const names = (id: string) => rules.find(({ rule }) => rule.id === id)?.fallback?.en;
    expect(names('seat')).toBe('Singapore');
    expect(names('number')).toBe('A sole arbitrator');
  });

  test('proposes a whole clause at the end of the contract and its parts not once more', () => {
    const text = '1. Price\nThe price is HK$100.\n\n2. Delivery\nThe goods are delivered on 1 May 2026.';
    const { rules } = checkText(arbitration, text);
    const of = (id: string) => rules.find(({ rule }) => rule.id === id);
    const place = of('agreement')?.proposal?.place;
    expect(text.slice(place?.start, place?.end)).toContain('delivered on 1 May 2026.');
    expect(of('seat')).toMatchObject({ state: 'missing', proposal: null });
    expect(of('governing-law')?.proposal?.change).toBe('insert');
  });

  test('reads the governing law from the arbitration agreement where no clause of its own names it', () => {
    const text =
      '1. Disputes\nAll disputes arising out of this Agreement shall be finally settled by arbitration in Paris under the ICC Rules, Ohio law to apply.';
    const found = checkText(arbitration, text);
    const law = found.rules.find(({ rule }) => rule.id === 'governing-law');
    expect(law?.state).toBe('differs');
    expect(law?.proposal?.change).toBe('insert');
  });

  test('puts a new clause before signatures and schedules', () => {
    const text =
      'SUPPLY AGREEMENT\n\n1. Price\nThe price is HK$100.\n\n2. Delivery\nThe goods are delivered on 1 May 2026.\n\nSCHEDULE 1\n1. Lanterns\nTen lanterns are delivered.';
    const place = checkText(arbitration, text).rules.find(({ rule }) => rule.id === 'agreement')?.proposal?.place;
    expect(text.slice(place?.start, place?.end).trim()).toMatch(/delivered on 1 May 2026\.$/);
  });

  test('is to be checked where two clauses differ, where pages were not read, and where only a heading speaks', () => {
    const two = `${clause.en('Hong Kong', 'three')}\n3. Further disputes\nAny dispute about the price shall be submitted to the Singapore International Arbitration Centre for arbitration. The seat of arbitration shall be Singapore.`;
    expect(states(two).seat).toBe('to-check');
    const silent = checkText(arbitration, 'The price is HK$100.', { unreadPages: [3] });
    expect(silent.rules.map(({ state }) => state)).toEqual(silent.rules.map(() => 'to-check'));
    const heading = 'CONFIDENTIALITY AGREEMENT\n\n1. Duration\nThis lasts seven years.';
    expect(states(heading, nda).duration).toBe('to-check');
  });

  test('of another type of contract is left out; without a title it is to be checked', () => {
    expect(checkText(nda, `SUPPLY AGREEMENT\n\n${clause.en('Hong Kong', 'three')}`)).toMatchObject({
      rules: [],
      leftOut: nda.rules.length,
    });
    const untitled = checkText(nda, clause.en('Hong Kong', 'three'));
    expect(new Set(untitled.rules.map(({ state }) => state))).toEqual(new Set(['to-check']));
  });

  test('knows the type by the file’s name where the document shows no title', () => {
    const text = clause.en('Hong Kong', 'three');
    const named = checkText(nda, text, { name: 'Harbour_Non-Disclosure v2.docx' });
    expect(named.contractTypes.map(({ en }) => en)).toEqual(['Confidentiality agreement']);
    expect(named.rules.find(({ rule }) => rule.id === 'duty')?.state).toBe('missing');
    expect(checkText(nda, `SUPPLY AGREEMENT\n\n${text}`, { name: 'NDA.docx' }).rules).toEqual([]);
    // Unless a person says what it is.
    const chosen = checkText({ ...nda, chosenType: 'nda' }, `SUPPLY AGREEMENT\n\n${text}`);
    expect(chosen.rules.find(({ rule }) => rule.id === 'duty')?.state).toBe('missing');
    expect(chosen.contractTypes).toEqual(named.contractTypes);
  });

  test('says of a defect what the extraction says', () => {
    const text =
      '1. Disputes\nAny dispute shall be submitted to the Hong Kong International Arbitration Centre or the Singapore International Arbitration Centre for arbitration.';
    const rule = checkText(arbitration, text).rules.find((one) => one.rule.id === 'one-institution');
    const said = rule?.whys.flatMap((why) => (why.code === 'reason' ? [why.words] : [])).join(' ');
    expect(rule?.state).toBe('forbidden');
    expect(said).toContain('Singapore International Arbitration Centre');
  });

  test('strikes out each place of forbidden words, in the script of the document', () => {
    const text =
      '保密协议\n\n第一条 保密\n双方应当对保密信息无限期保密，不得向任何第三方披露。\n\n第二条 存续\n本条无限期有效。';
    const hits = checkText(nda, text, { language: 'zh-Hans' }).rules.filter(({ state }) => state === 'forbidden');
    expect(hits.map(({ proposal }) => proposal?.change)).toEqual(['strike', 'strike']);
    expect(hits.map(({ place }) => text.slice(place?.start, place?.end))).toEqual(['无限期', '无限期']);
  });

  test('replaces a clause that says nothing else, without its number, and stands behind one that does', () => {
    const of = (text: string) => {
      const place = checkText(arbitration, text).rules.find(({ rule }) => rule.id === 'seat')?.proposal;
      return [place?.change, text.slice(place?.place.start, place?.place.end)];
    };
    const lead =
      '1. Disputes\n1.1 Any dispute arising out of this Agreement shall be submitted to the Hong Kong International Arbitration Centre for arbitration';
    expect(of(`${lead}.\n1.2 The seat of arbitration shall be London.\n2. Notices\nIn writing.`)).toEqual([
      'strike',
      'The seat of arbitration shall be London.',
    ]);
    expect(of(`${lead}, the seat of arbitration shall be London.\n2. Notices\nIn writing.`)[0]).toBe('insert');
  });

  test('whose own wording stands there is met, whatever its case and script', () => {
    const text = '1. Law\nTHIS agreement is governed by the LAW of Hong  Kong.';
    const law = checkText(nda, `NDA CONFIDENTIALITY AGREEMENT\n\n${text}`).rules.find(
      ({ rule }) => rule.id === 'governing-law',
    );
    expect(law).toMatchObject({ state: 'met', whys: [{ code: 'own-wording' }] });
  });
});
