import { TextDecoder } from 'node:util';

export interface DecodedText {
  readonly text: string;
  /** The encoding's name as `TextDecoder` has it. */
  readonly encoding: string;
}

/**
 * Decodes a text of unknown encoding: a byte order mark decides; then UTF-8 where
 * every byte fits; then whichever of Big5 and GB18030 gives the more usual
 * characters; Windows Latin where neither fits. A character cut off at the end
 * of a sample does not count.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const utf8 = decodeExactly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  let best: (DecodedText & { readonly score: number }) | null = null;
  for (const encoding of ['big5', 'gb18030']) {
    const text = decodeExactly(bytes, encoding);
    if (text === null) continue;
    const score = plausibility(text);
    if (score > (best?.score ?? 0.2)) best = { text, encoding, score };
  }
  if (best) return { text: best.text, encoding: best.encoding };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeExactly(bytes: Uint8Array, encoding: string): string | null {
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, bytes.byteLength - cut));
    } catch {
      // Perhaps only the last character is incomplete.
      if (bytes.byteLength < 4_096) return null;
    }
  }
  return null;
}

/** The characters that make up most of any modern Chinese text, in both scripts. */
const usual = new Set(
  '的一是不了在人有我他這这個个上們们來来到時时大地為为子中你說说生國国年著着就那和要她出也得里裡後后自以會会家可下而過过' +
    '天去能對对小多然於于心學学么麼之都好看起發发當当没沒成只如事把還还用第樣样道想作種种開开美總总從从無无情己面最女但現现' +
    '前些所同日手又行意動动方期它頭头經经長长兒儿回位分愛爱老因很給给名法間间斯知世什兩两次使身者被高已親亲其進进此話话常與与' +
    '活正感見见明問问力理點点文幾几定本公特做外孩相西果走將将月十實实向聲声車车全信重三機机工物氣气每並并別别真打太新比才便夫再' +
    '書书部水像眼等體体卻却加電电主界門门利海受聽听表德少克代員员許许先口由死安寫写性馬马光白或住難难望教命花結结樂乐色更拉東东' +
    '神記记處处讓让母父應应直字場场平報报友關关放至張张認认接告入笑內内英軍军候民歲岁往何度山覺觉路帶带萬万男邊边風风解叫任金快' +
    '原吃媽妈變变通師师立象數数四失滿满戰战遠远格士音輕轻目條条呢病始達达深完今提求清王化空業业思切怎非找片羅罗錢钱語语元喜曾離' +
    '离飛飞科言幹干流歡欢約约各即指合反題题必該该論论交終终林請请醫医晚製制球決决傳传畫画保讀读運运及則则房早院量苦火布品近坐產产' +
    '答星精視视五連连司巴號号案款付支額额單单價价格合約租賃赁仲裁申請人港幣币期限備备註注姓金銀银行帳账戶户編编號日貨货船收據据',
);

/** Share of usual characters among Han characters, less what real texts hardly have. */
function plausibility(text: string): number {
  let han = 0;
  let common = 0;
  let odd = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x4e00 && code <= 0x9fff) {
      han += 1;
      if (usual.has(character)) common += 1;
    } else if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0x3400 && code <= 0x4dbf) || code > 0xffff) odd += 1;
    else if (code >= 0x80 && !isPlainSign(code)) odd += 1;
  }
  return han === 0 ? 0 : common / han + 0.21 - (2 * odd) / (han + odd);
}

function isPlainSign(code: number): boolean {
  return (
    (code >= 0x2010 && code <= 0x206f) ||
    (code >= 0x2100 && code <= 0x22ff) ||
    (code >= 0x2460 && code <= 0x25ff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0xa0 && code <= 0xff) ||
    (code >= 0xfe30 && code <= 0xfe4f)
  );
}
