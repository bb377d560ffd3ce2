/**
 * The law in written Cantonese, by rule: no aligned legal text in written
 * Cantonese is known to us, so the words of grammar of a Chinese section are put
 * into Cantonese ones, as a Hong Kong lawyer would say the section aloud. Its
 * words of law stay what they are. A stand-in: it shows that the grammar of
 * Cantonese does not get in the way, not that its own words are found.
 */
import { words } from '#main/language/words.ts';

const spoken: ReadonlyMap<string, string> = new Map(
  Object.entries({
    的: '嘅',
    之: '嘅',
    是: '係',
    不: '唔',
    不得: '唔可以',
    不能: '唔能夠',
    不可: '唔可以',
    不是: '唔係',
    他: '佢',
    她: '佢',
    其: '佢嘅',
    他們: '佢哋',
    沒有: '冇',
    無: '冇',
    在: '喺',
    於: '喺',
    這: '呢',
    此: '呢個',
    該: '嗰個',
    該等: '嗰啲',
    這些: '呢啲',
    那些: '嗰啲',
    任何: '任何一個',
    了: '咗',
    已: '已經',
    給: '畀',
    給予: '畀',
    予: '畀',
    須: '要',
    應: '應該',
    及: '同埋',
    和: '同埋',
    與: '同',
    或: '或者',
    若: '如果',
    如: '如果',
    但: '但係',
    則: '就',
    何時: '幾時',
    如何: '點樣',
    什麼: '乜嘢',
    看: '睇',
    來: '嚟',
    找: '搵',
    說: '講',
    取: '攞',
    拿: '攞',
    付款: '畀錢',
    支付: '畀',
    繳付: '畀',
    現時: '而家',
    現在: '而家',
    立即: '即刻',
    之後: '之後',
    以前: '之前',
    就: '關於',
  }),
);

export function byRuleCantonese(text: string): string {
  let written = '';
  let last = 0;
  for (const { start, end } of words(text)) {
    const word = text.slice(start, end);
    written += text.slice(last, start) + (spoken.get(word) ?? word);
    last = end;
  }
  return written + text.slice(last);
}
