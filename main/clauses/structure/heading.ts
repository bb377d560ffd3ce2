/** Small words that stay in lower case in an English heading. */
const small = /^(?:of|and|or|the|to|for|in|by|on|a|an|with|from|at|as|its|under|per|re)$/;
const longestHeading = 90;

/**
 * The heading of a clause whose text after the number begins at `from`, in a
 * line that ends at `lineEnd`; "" where the clause begins with its text.
 */
export function headingAt(text: string, from: number, lineEnd: number): string {
  const rest = text.slice(from, Math.min(lineEnd, from + 220)).trim();
  if (rest === '') return '';
  return /^[\p{Script=Han}「《【（〔]/u.test(rest) ? chineseHeading(rest, lineEnd - from <= 220) : englishHeading(rest);
}

function chineseHeading(rest: string, whole: boolean): string {
  const boxed = /^[【（(〔［[]([^】）)〕］\]]{2,24})[】）)〕］\]]/.exec(rest);
  if (boxed?.[1] !== undefined && !/[，。；]|^(?:如|由|即|或|不|其|包括|以下|下稱|下称)/.test(boxed[1]))
    return boxed[1].trim();
  // 租賃。業主出租…: a short term, a full stop, then the text.
  const stopped = /^([^\s。；，,：:、]{2,10})。(?=.{4})/.exec(rest);
  if (stopped?.[1] !== undefined && !/[應应須须不可]/.test(stopped[1])) return stopped[1];
  const listed = /^[^\s。；，,：:]{2,24}$/.exec(rest);
  if (whole && listed !== null && rest.includes('、') && !/^[如若倘凡]|[應应須须]|不得/.test(rest)) return rest;
  const first = /^([^\s。；，,：:、]{1,24})(?:[\s：:]|$)/.exec(rest);
  if (first?.[1] !== undefined && !/(?:[在於于之為为由向對对及和或與与]|(?<![標标目])的)$/.test(first[1])) {
    const after = rest.slice(first[0].length).trim();
    // A short line without punctuation, or a short term before a blank or colon.
    if (
      after === ''
        ? whole
        : !/^[0-9A-Za-z(（]/.test(after) && !/[如若倘凡]|^本|^雙方|^双方|應|须|須|不得/.test(first[1])
    )
      return first[1];
    // Headings in both languages: 定義 Definitions.
    if (/^[A-Z][A-Za-z ,&'’-]{2,60}$/.test(after)) return `${first[1]} ${after}`;
  }
  return '';
}

function englishHeading(rest: string): string {
  const stop = headingStop(rest);
  const candidate = (stop < 0 ? rest : rest.slice(0, stop)).trim();
  if (candidate === '' || candidate.length > longestHeading) return '';
  if (stop < 0 && /[,;]$/.test(candidate)) return '';
  const words = candidate.split(/\s+/);
  if (words.length > 12) return '';
  const isTitle = words.every((word, index) => !/^[a-z]/.test(word) || (index > 0 && small.test(word)));
  if (!isTitle) {
    // "Governing law." and "Governing law" alone on the line.
    const sentenceCase =
      !/^(?:The|This|These|Such|Each|Any|All|If|In|No|A|An|For|It)\b/.test(candidate) &&
      words.length <= 6 &&
      /^[A-Z"“]/.test(candidate) &&
      (stop >= 0 ? rest.charAt(stop) !== ',' : true);
    if (!sentenceCase || /\b(?:shall|will|may|must|is|are|has|have|means|agrees?|was|be)\b/.test(candidate)) return '';
    if (stop < 0 && words.length > 5) return '';
  }
  if (/^["“].*["”]$/.test(candidate) || /\b(?:shall|means)\b/i.test(candidate)) return '';
  // A heading of one pronoun or article is the beginning of a sentence.
  if (/^(?:The|This|Each|Any|If|In|All|No|Such|For)$/.test(candidate)) return '';
  return candidate.replaceAll(/[_*#]+/g, '').trim();
}

/** Where a heading's full stop, colon or dash stands; -1 where the line has none. */
function headingStop(rest: string): number {
  for (let index = 1; index < rest.length; index += 1) {
    const character = rest.charAt(index);
    if (character === ':' || character === '：' || character === '—') return index;
    if ((character === '-' || character === '–') && rest.charAt(index - 1) === ' ' && rest.charAt(index + 1) === ' ')
      return index;
    if (character === '.' && (index + 1 === rest.length || /\s/.test(rest.charAt(index + 1)))) {
      if (/\b(?:No|Inc|Ltd|Co|Corp|vs?|Mr|Ms|Dr|St|U\.S)$/.test(rest.slice(0, index))) continue;
      return index;
    }
    if (/\s{3,}/.test(rest.slice(index, index + 3)) && index > 3) return index;
  }
  return -1;
}
