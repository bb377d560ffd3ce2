import { expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { options } from './resources.ts';

function read(text: string) {
  const { findings, defects } = extract(text, options);
  return {
    body: findings.find(({ kind }) => kind === 'arb.agreement')?.fields.institution_id ?? null,
    defects: defects.filter(({ severity }) => severity !== 'note').map(({ kind }) => kind),
  };
}

const form = (number: string) =>
  `双方发生争议的，按下列第${number}种方式解决：1、提交广州仲裁委员会仲裁；2、依法向甲方所在地人民法院起诉。`;

test('the way whose number was filled in counts, and the other does not stand beside it', () => {
  expect(read(form(' 1 '))).toEqual({ body: 'gzac', defects: [] });
});

test('where the court was chosen there is no arbitration agreement', () => {
  expect(read(form(' 2 '))).toEqual({ body: null, defects: [] });
  const hant = '爭議按以下第（二）種方式處理：（一）提交深圳國際仲裁院仲裁，仲裁地深圳；（二）向法院提起訴訟。';
  expect(read(hant).body).toBeNull();
});

test('a number that was left open is an open option', () => {
  expect(read(form('＿＿')).defects).toContain('path.layered');
});
