/** Changes to a Chinese sentence that make it say something else; null where the sentence offers no place for it. */
export const plants: Readonly<Record<string, (text: string) => string | null>> = {
  number: (text) => {
    const match = /(?<=[^\d第])(\d{1,4}|[二三四五六七八九])(?=\s?(?:日|個月|年|人|元|名|倍|天|小時|次))/.exec(text);
    if (match === null) return null;
    const digits = '零一二三四五六七八九';
    const other = /\d/.test(match[1] ?? '')
      ? String(Number(match[1]) + 5)
      : (digits[(digits.indexOf(match[1] ?? '') % 7) + 3] ?? '三');
    return other === match[1] ? null : replaced(text, match, other);
  },
  date: (text) => {
    const match = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text);
    return match === null ? null : replaced(text, match, `${match[1]}年${(Number(match[2]) % 12) + 1}月${match[3]}日`);
  },
  negation: (text) => {
    const match = /不得|不可|不應|不須|無須/.exec(text);
    return match === null
      ? null
      : replaced(text, match, { 不得: '可', 不可: '可', 不應: '應', 不須: '須', 無須: '須' }[match[0]] ?? '');
  },
  proviso: (text) => {
    const match = /[，,；;。](?:但|惟|除非)[^。；;]{6,160}(?=[。；;])/.exec(text);
    return match === null ? null : replaced(text, match, '');
  },
};

function replaced(text: string, match: RegExpExecArray, words: string): string {
  return text.slice(0, match.index) + words + text.slice(match.index + match[0].length);
}
