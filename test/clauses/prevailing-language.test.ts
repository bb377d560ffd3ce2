import { describe, expect, test } from 'vitest';
import { readText } from '#main/clauses/matching/reading.ts';
import { prevailingLanguages } from '#main/clauses/prevailing-language.ts';

/** What a language clause says: `en`, `zh`, `equal`; none is "". */
function ranked(clause: string): string {
  return prevailingLanguages(readText(clause, []))
    .map(({ prevails }) => prevails ?? 'equal')
    .join();
}

describe('which version prevails, as contracts say it', () => {
  test.each([
    ['en', 'In case of discrepancy the English version shall prevail.'],
    ['en', 'If there is any inconsistency between the English and the Chinese versions, the English version prevails.'],
    ['en', 'In the event of conflict between the two versions, the text in English shall take precedence.'],
    ['en', 'The governing language of this Agreement is English.'],
    ['en', 'English shall be the controlling language of this Contract.'],
    ['en', 'The English language version of this Deed shall at all times be the definitive version.'],
    ['en', 'This Agreement is made in English. Any Chinese translation is for reference only.'],
    ['en', 'The Chinese version is provided for ease of reference only and has no legal effect.'],
    ['en', 'Any discrepancy shall be construed in accordance with the English text.'],
    ['zh', 'Should the two language versions differ, the Chinese version shall govern.'],
    ['zh', 'The English translation is for convenience only.'],
    ['zh', 'Priority shall be given to the Chinese text.'],
    ['equal', 'This Contract is written in Chinese and English, both texts being equally authentic.'],
    ['equal', 'The English and Chinese versions of this Agreement have the same legal effect.'],
    ['equal', 'Both language versions shall have equal force and effect.'],
    ['equal', 'Neither the English nor the Chinese version shall prevail over the other.'],
  ])('%s: %s', (rank, clause) => {
    expect(ranked(clause)).toBe(rank);
  });

  test.each([
    ['zh', '如中英文版本有任何歧義，以中文版本為準。'],
    ['zh', '本合同以中文书写，英文译本仅供参考。'],
    ['zh', '中英文本如有抵触，应以中文文本为准。'],
    ['zh', '如有不一致之處，概以繁體中文版為準。'],
    ['zh', '两种文本不一致的，中文文本优先适用。'],
    ['en', '本協議備有中、英文本，如有歧異，以英文本為準。'],
    ['en', '倘中英文版本有任何差異，概以英文版本作準。'],
    ['en', '中文譯本只供參考。'],
    ['en', '如有歧义，应按英文版本解释。'],
    ['en', '英文版本具有優先效力。'],
    ['equal', '本合同用中文和英文写成，两种文本具有同等效力。'],
    ['equal', '本協議之中文本及英文本具有同等法律效力。'],
    ['equal', '本合同中英文各一式两份，两种文字的文本同等作准。'],
    ['en', '兩個版本有出入嘅話，睇返英文版為準。'],
    ['zh', '如果中英文唔同，就跟返中文版。'],
    ['zh', '英文版只係畀你參考。'],
    ['equal', '中文版同英文版一樣咁有效。'],
  ])('%s: %s', (rank, clause) => {
    expect(ranked(clause)).toBe(rank);
  });

  test.each([
    ['en', 'If the English and the Chinese of this paper part ways, go by the English.'],
    ['en', 'Where the two languages say different things, it is the English that the parties meant.'],
    ['zh', 'Should the English say otherwise than the Chinese, the Chinese wins.'],
    ['en', '兩種文字如有牴觸，悉依英文。'],
    ['en', '中英文有出入，一切以英文作數。'],
    ['zh', '如兩文有異，概從中文。'],
    ['zh', '英文只是翻譯，說法不同時看中文。'],
    ['en', '中英文意思不一致时，看英文的。'],
    ['zh', '两种文字打架的，听中文的。'],
    ['en', '中文本仅为方便阅读，不作为解释依据。'],
    ['en', '中英文講法唔同嘅，跟英文。'],
    ['en', '中文係方便睇嘅，有爭拗就睇英文。'],
  ])('in plain words, %s: %s', (rank, clause) => {
    expect(ranked(clause)).toBe(rank);
  });

  test.each([
    'Unless the English and Chinese agents agree otherwise, follow the English procedure.',
    'The Chinese wins the tender when the English bidder withdraws.',
    '中英文標籤如有不同，跟英文老師商量。',
    '往来函件看英文即可。',
    'This Agreement may be signed in two counterparts of equal force.',
    'The arbitration shall be conducted in English.',
    'All notices shall be in Chinese or English.',
    'The Chinese partner shall control the joint venture.',
    '本合同一式两份，双方各执一份，具有同等法律效力。',
    '仲裁語言為中文。',
    '本協議受英文法律管限。',
  ])('none is named: %s', (clause) => {
    expect(ranked(clause)).toBe('');
  });
});
