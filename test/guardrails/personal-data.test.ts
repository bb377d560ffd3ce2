import { expect, test } from 'vitest';
import { findPersonalData, maskPersonalData } from '#main/guardrails/personal-data.ts';

function found(text: string): string[] {
  return findPersonalData(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);
}

test('an HKID needs its check digit', () => {
  expect(found('HKID A123456(3), 身份證G123456(A)號')).toEqual(['hkid:A123456(3)', 'hkid:G123456(A)']);
  expect(found('身份證號碼Ａ１２３４５６（３）')).toEqual(['hkid:Ａ１２３４５６（３）']);
  for (const digit of '012456789A') expect(found(`HKID A123456(${digit})`)).toEqual([]);
});

test('a Mainland identity number needs its check digit and a real birthday', () => {
  expect(found('身份证号：11010519491231002X。')).toEqual(['prc-id:11010519491231002X']);
  expect(found('身份证号：110105194912310021')).toEqual([]);
  expect(found('身份证号：11010519491331002X')).toEqual([]);
});

test('passports, permits and accounts must be called so', () => {
  expect(found('passport no. K12345678')).toEqual(['passport:K12345678']);
  expect(found('護照號碼：H1234567')).toEqual(['passport:H1234567']);
  expect(found('持港澳居民来往内地通行证H12345678')).toEqual(['permit:H12345678']);
  expect(found('A/C No. 012-345-6-789012')).toEqual(['account:012-345-6-789012']);
  expect(found('匯入戶口號碼 123-456789-838')).toEqual(['account:123-456789-838']);
  expect(found('Contract K12345678 of 2024')).toEqual([]);
});

test('telephones of Hong Kong, Macau and the Mainland', () => {
  expect(found('+852 9123 4567; +853 6612 3456; +86 138 0013 8000')).toHaveLength(3);
  expect(found('聯絡電話：2345 6789')).toEqual(['phone:2345 6789']);
  expect(found('HKD 2345 6789')).toEqual([]);
});

test('cards by Luhn and IBANs by their check', () => {
  expect(found('card 4111 1111 1111 1111')).toEqual(['card:4111 1111 1111 1111']);
  expect(found('card 4111 1111 1111 1112')).toEqual([]);
  expect(found('IBAN GB82 WEST 1234 5698 7654 32')).toEqual(['iban:GB82 WEST 1234 5698 7654 32']);
  expect(found('IBAN GB83 WEST 1234 5698 7654 32')).toEqual([]);
});

test('masking keeps the length and everything else', () => {
  const text = '甲方陳大文（A123456(3)），電話：9123 4567。';
  const masked = maskPersonalData(text);
  expect(masked).toBe('甲方陳大文（███████(█)），電話：████ ████。');
  expect(masked).toHaveLength(text.length);
});
