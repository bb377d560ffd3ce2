/**
 * Plain written Cantonese from a Traditional Chinese sentence: the grammar words
 * are exchanged, the law's terms stay. For generated text only. Words in which
 * a grammar character is part of something else are protected first.
 */
const kept = [
  '目的',
  '的確',
  '標的',
  '是否',
  '於是',
  '但是',
  '可是',
  '若是',
  '凡是',
  '與其',
  '參與',
  '給予',
  '授予',
  '給付',
  '不可抗力',
  '不動產',
  '不同',
  '不足',
  '不當',
  '不良',
  '不一致',
  '不少於',
  '不超過',
  '不遲於',
  '不多於',
  '不低於',
  '不得不',
  '存在',
  '在於',
  '現在',
  '正在',
  '內在',
  '所在',
  '無效',
  '無條件',
  '並無',
  '對於',
  '關於',
  '由於',
  '基於',
  '屬於',
  '位於',
  '鑑於',
  '至於',
  '於',
  '其他',
  '其餘',
  '這些',
  '那些',
  '他人',
  '吉他',
  '與否',
  '不論',
  '無論',
]; // prettier-ignore

const exchanged: readonly (readonly [string, string])[] = [
  ['不得', '唔可以'],
  ['不可以', '唔可以'],
  ['不應', '唔應該'],
  ['不能', '唔可以'],
  ['不會', '唔會'],
  ['無須', '唔使'],
  ['無需', '唔使'],
  ['毋須', '唔使'],
  ['不需要', '唔使'],
  ['不必', '唔使'],
  ['並非', '唔係'],
  ['不是', '唔係'],
  ['沒有', '冇'],
  ['無權', '冇權'],
  ['未能', '未能夠'],
  ['不包括', '唔包括'],
  ['不承擔', '唔使負'],
  ['是否', '係咪'],
  ['還是', '定係'],
  ['但是', '但係'],
  ['這些', '呢啲'],
  ['那些', '嗰啲'],
  ['這是', '呢份係'],
  ['這個', '呢個'],
  ['這份', '呢份'],
  ['該等', '嗰啲'],
  ['他們', '佢哋'],
  ['她們', '佢哋'],
  ['它們', '佢哋'],
  ['其他', '其他'],
  ['必須', '一定要'],
  ['應當', '應該'],
  ['須', '要'],
  ['需要', '要'],
  ['如果', '如果'],
  ['何時', '幾時'],
  ['之間', '之間'],
  ['以及', '同埋'],
  ['支付', '畀'],
  ['給予', '畀'],
  ['或者', '或者'],
  ['關於', '關於'],
  ['位於', '喺'],
  ['所在', '所在'],
  ['於', '喺'],
  ['在', '喺'],
  ['的', '嘅'],
  ['是', '係'],
  ['與', '同'],
  ['和', '同'],
  ['及', '同'],
  ['不', '唔'],
  ['為', '係'],
]; // prettier-ignore

/** Longest first, protected words and exchanges in one table; what maps to itself is protected. */
const table = new Map<string, string>();
for (const word of kept) table.set(word, word);
for (const word of [
  '作為',
  '成為',
  '行為',
  '視為',
  '為期',
  '為止',
  '為了',
  '因為',
  '認為',
  '為準',
  '為限',
  '名為',
  '分為',
  '為由',
  '最為',
  '較為',
  '和解',
  '和平',
  '以及',
  '及時',
  '涉及',
  '及格',
  '普及',
  '以免',
  '於是',
  '由於',
  '對於',
  '關於',
  '基於',
  '鑑於',
  '屬於',
  '至於',
  '不可',
  '在內',
  '在先',
]) {
  if (!table.has(word)) table.set(word, word);
}
for (const [from, to] of exchanged) table.set(from, to);
table.delete('於');
table.set('於', '喺');
const longest = Math.max(...[...table.keys()].map((word) => word.length));

export function toCantonese(sentence: string): string {
  let result = '';
  let at = 0;
  while (at < sentence.length) {
    let taken = 0;
    for (let length = Math.min(longest, sentence.length - at); length >= 1; length -= 1) {
      const word = table.get(sentence.slice(at, at + length));
      if (word === undefined) continue;
      result += word;
      taken = length;
      break;
    }
    if (taken === 0) {
      result += sentence.charAt(at);
      taken = 1;
    }
    at += taken;
  }
  return result;
}
