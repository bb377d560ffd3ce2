/**
 * Tokens that are in the vocabulary whatever the corpus says, as bytes in Latin-1:
 * numbers of two and three digits; white space of every depth of indentation; lines
 * to be filled in; the first two bytes of every ideograph of the basic planes, so that
 * one that is no token itself takes two tokens and not three; some terms; and the given characters.
 */
export function forcedTokens(characters: Iterable<string>): string[] {
  const tokens = new Set<string>();
  for (let number = 0; number < 1000; number += 1) {
    tokens.add(String(number).padStart(3, '0'));
    if (number < 100) tokens.add(String(number).padStart(2, '0'));
  }
  for (let spaces = 2; spaces <= 64; spaces += 1) tokens.add(' '.repeat(spaces));
  for (const lineBreak of ['\n\n', '\r\n', '\r\n\r\n', '\n\n\n']) tokens.add(lineBreak);
  // Lines to be filled in, and rules.
  for (const character of ['.', '_', '-', '=', '*', '…', '·', '—', '─', '＿']) {
    for (const length of [2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 40, 60]) {
      const run = Buffer.from(character.repeat(length), 'utf8');
      if (run.length <= longestRunBytes) tokens.add(run.toString('latin1'));
    }
  }
  // U+3400 to U+9FFF: E3 90 to E9 BF.
  for (let lead = 0xe3; lead <= 0xe9; lead += 1) {
    for (let next = lead === 0xe3 ? 0x90 : 0x80; next < 0xc0; next += 1) tokens.add(String.fromCharCode(lead, next));
  }
  // General and CJK punctuation, kana, full-width forms; ideographs of the supplementary planes.
  for (const prefix of ['e280', 'e380', 'e381', 'e382', 'e383', 'efbc', 'efbd']) {
    tokens.add(Buffer.from(prefix, 'hex').toString('latin1'));
  }
  for (let plane = 0xa0; plane <= 0xaf; plane += 1) tokens.add(String.fromCharCode(0xf0, plane));
  for (const term of termsOfTheField) tokens.add(Buffer.from(term, 'utf8').toString('latin1'));
  for (const character of alwaysWhole) tokens.add(Buffer.from(character, 'utf8').toString('latin1'));
  for (const character of characters) tokens.add(Buffer.from(character, 'utf8').toString('latin1'));
  return [...tokens].sort();
}

/** Names and terms of arbitration that the training texts have too seldom in Traditional characters. */
const termsOfTheField = [
  ...[
    '中華人民共和國',
    '香港特別行政區',
    '最高人民法院',
    '仲裁裁決',
    '仲裁協議',
    '仲裁條款',
    '仲裁庭',
    '仲裁員',
    '仲裁規則',
  ],
  ...['國際仲裁', '提交仲裁', '國際仲裁中心', '適用法律', '爭議', '不可抗力', '管轄權', '申請人', '答辯人', '裁決書'],
];

const longestRunBytes = 120;

/** Characters of written Cantonese and punctuation that a small corpus may lack. */
const alwaysWhole = [
  ...'嘅喺咗哋嚟冇乜嘢啲唔佢嗰嘥攞揾搵俾畀咁噉咩嘞囉喎㗎𠮶𨋢𠸎冚掟掂瞓嬲睇諗攰靚嘈嗌揸揞揼摷擸氹脷腍舂薯蠄蟧',
  ...'、。〃〈〉《》「」『』【】〔〕〖〗〜・〇々※→←●○■□◆◇★☆①②③④⑤⑥⑦⑧⑨⑩㈠㈡㈢㈣㈤',
  ...'！＂＃＄％＆＇（）＊＋，－．／：；＜＝＞？＠［＼］＾＿｀｛｜｝～￥“”‘’—–…·•§¶©®™£€¥°±×÷≤≥',
  ...'０１２３４５６７８９',
];
