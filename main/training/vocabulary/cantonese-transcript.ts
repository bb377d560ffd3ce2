/**
 * A HKCanCor transcript (CHAT format, words parted by spaces) as running text: a
 * line an utterance, spaces only beside Latin words, full-width punctuation.
 */
export function cantoneseTranscript(content: string): string {
  return content
    .split('\n')
    .filter((line) => line.startsWith('*'))
    .map((line) =>
      utterance(
        line
          .slice(line.indexOf(':') + 1)
          .trim()
          .split(/\s+/),
      ),
    )
    .filter((line) => line !== '')
    .join('\n');
}

const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '?': '？',
  '!': '！',
  ':': '：',
  ';': '；',
};

function utterance(words: readonly string[]): string {
  let text = '';
  for (const given of words) {
    const word = fullWidth[given] ?? given;
    const latinBefore = /[A-Za-z0-9']$/.test(text);
    const latin = /^[A-Za-z0-9']/.test(word);
    const han = /^\p{L}/u.test(word) && !latin;
    if ((latinBefore && (latin || han)) || (latin && /\p{L}$/u.test(text))) text += ' ';
    text += word;
  }
  return text;
}
