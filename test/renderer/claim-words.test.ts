import i18next from 'i18next';
import { expect, test } from 'vitest';
import { claimOf, findingClaim } from '#main/application/workshop-claims.ts';
import { claimWords } from '#renderer/workshop/claim-words.ts';
import { stepErrorWords } from '#renderer/workshop/step-error-words.ts';
import zhHant from '../../resources/locales/window.zh-Hant.json' with { type: 'json' };

await i18next.init({
  lng: 'zh-Hant',
  resources: { 'zh-Hant': { translation: zhHant } },
  interpolation: { escapeValue: false },
});
const t = i18next.getFixedT('zh-Hant');

test('a claim of an English run is said in the window’s language, and the document’s words stay', () => {
  const anchor = { documentId: 'doc-1', page: 1, start: 0, end: 9, quads: [] };
  const claim = findingClaim(
    {
      id: 'f',
      documentId: 'doc-1',
      kind: 'arb.seat',
      label: 'Seat',
      group: 'arbitration',
      fields: {},
      confidence: 1,
      origin: 'rule',
      reasons: ['the seat is read from “Hong Kong”'],
      clause: { number: '15.3', heading: '' },
      quote: '15.3 The seat of arbitration shall be Hong Kong.',
      anchors: [anchor],
      supports: [],
    },
    'en',
  );
  expect(claim.text).toBe('Seat of arbitration · clause 15.3: The seat of arbitration shall be Hong Kong.');
  expect(claimWords(t, claim, 'en', 'zh-Hant')).toEqual({
    text: '仲裁地 · 條款 15.3: The seat of arbitration shall be Hong Kong.',
    reason: '仲裁地見於「Hong Kong」',
  });
  expect(claimWords(t, claim, 'yue-Hant', 'zh-Hant').text).toBe(claim.text);
  const disagreed = {
    ...claim,
    shown: claim.shown && { ...claim.shown, reasons: ['The words do not stand at the place cited.'] },
  };
  expect(claimWords(t, disagreed, 'en', 'zh-Hant').reason).toBe('所引之處並無這段文字。');
  const missing = claimOf({
    kind: 'missing',
    text: 'Not found in this contract: …',
    shown: {
      clause: null,
      lead: 0,
      words: null,
      reasons: [],
      kinds: ['gen.governing_law', 'arb.agreement|gen.jurisdiction'],
    },
  });
  expect(claimWords(t, missing, 'en', 'zh-Hant').text).toBe('本合約未找到：管限法律；仲裁協議／法院司法管轄權');
});

test('a step that the rules refuse says which, in the window’s language', () => {
  const refused = (message: string) => stepErrorWords(t, { code: 'wrong-usage', message }, 'zh-Hant');
  const rules = 'The rules of this matter do not allow this step: ';
  expect(refused(`${rules}an agent may not read. ${rules}nothing may be written in English.`)).toBe(
    '案件規則不容許此步驟：代理程式沒有閱讀權限。案件規則不容許此步驟：不得以英文撰寫。',
  );
  expect(refused(`${rules}the tool “files/read” is forbidden.`)).toContain('「files/read」');
  expect(refused('The step needs words to look for.')).toBe(zhHant.errors['wrong-usage']);
});
