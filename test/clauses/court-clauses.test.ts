import { expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { options } from './resources.ts';

function courtClauses(text: string) {
  return extract(text, options)
    .findings.filter(({ kind }) => kind === 'gen.jurisdiction')
    .map(({ text: words, fields }) => [words.replace(/\s+/g, ' '), fields.courts]);
}

test.each([
  'This Agreement is governed by the laws of Nevada.\n11.11 Governing Law; Consent to Personal Jurisdiction.',
  '“IND” means an application filed under this Agreement with or submitted to a Regulatory Authority in a jurisdiction.',
  'The Company will under this Agreement consent to service of process and qualify to do business in any jurisdiction.',
  'The parties agree to comply with all laws of all countries having jurisdiction over this Agreement.',
  'This Agreement ends if a Party becomes insolvent, or proceedings are commenced or an application is made to a court for its winding up.',
  'A finding of invalidity by a court that has competent jurisdiction does not affect this Agreement.',
  'Sections of this Agreement that survive are 8.2 (Liability), 12.8 (Submission to Jurisdiction).',
  '本合約各方：\n第十二條 法院管轄\n第十三條 通知須以書面作出。',
  '本合約中，「司法管轄區」指任何國家或地區。「監管機構」指在任何司法管轄區的法院或政府部門。',
  '“监管机构”指在任何司法管辖区向法院负责的机构。本合同项下须遵守其规定。',
  '本合同一方放弃以不便法院为由提出异议，并同意向该等法院送达文件。',
  '呢份約入面，「司法管轄區」係指任何地方嘅法院管轄區。',
])('no court clause: %s', (text) => {
  expect(courtClauses(text)).toEqual([]);
});

test.each([
  [
    '12.5 Each party to this Agreement submits to the exclusive jurisdiction of the courts of Hong Kong. Each party waives any objection to venue and any claim that such courts are an inconvenient forum. Service of process may be effected in any action brought in such court by post.',
    'Hong Kong',
  ],
  [
    '17. VENUE\nAny action under this Agreement shall be brought in the courts of Delaware. The parties consent to the jurisdiction of such courts. Each party waives trial by jury in any proceeding brought in any such court.',
    'Delaware',
  ],
  ['第十二條 本合約引起的爭議由香港法院專屬管轄。各方放棄以不便法院為由就該等法院的司法管轄權提出異議。', 'Hong Kong'],
  ['第十二条 因本合同引起的争议由上海市浦东新区人民法院管辖。双方放弃就该法院的管辖提出的任何异议。', 'Shanghai'],
  ['12. 呢份合約有咩拗撬，由香港法院審理。大家唔會就嗰間法院嘅管轄提出異議。', 'Hong Kong'],
])('what goes with a choice of courts belongs to it: %s', (text, courts) => {
  expect(courtClauses(text).map(([, named]) => named)).toEqual([courts]);
});

test('what says “such courts” is quoted with the choice before it', () => {
  const text =
    'Any action under this Agreement shall be brought in the courts of Delaware. The parties consent to the jurisdiction of such courts.';
  expect(courtClauses(text)).toEqual([[text, 'Delaware']]);
});

test.each([
  [
    'Each party waives any objection, and submits to the exclusive jurisdiction of the courts of Singapore under this Agreement.',
    'Singapore',
  ],
  ['Any disputes under this Agreement shall be settled in a court in England.', 'England and Wales'],
  ['The venue for any claim under this Agreement shall be New York.', 'New York'],
  ['任何爭議均須仲裁，仲裁地香港；香港法院就一切爭議有專屬管轄權。', 'Hong Kong'],
  ['管辖：上海法院专属管辖', 'Shanghai'],
])('a court clause: %s', (text, courts) => {
  expect(courtClauses(text).map(([, named]) => named)).toEqual([courts]);
});
