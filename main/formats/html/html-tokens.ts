export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string };

/** The names of U+00A0 to U+00FF in order, then of Greek letters (HTML Standard §13.5). */
const latinNames =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const greekNames =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';

const named: Readonly<Record<string, string>> = {
  ...Object.fromEntries(latinNames.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)])),
  ...Object.fromEntries(greekNames.split(' ').map((name, index) => [name, String.fromCharCode(0x3b1 + index)])),
  sbquo: '‚',
  bdquo: '„',
  dagger: '†',
  Dagger: '‡',
  permil: '‰',
  lsaquo: '‹',
  rsaquo: '›',
  larr: '←',
  rarr: '→',
  harr: '↔',
  ne: '≠',
  le: '≤',
  ge: '≥',
  minus: '−',
  infin: '∞',
  numero: '№',
  check: '✓',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  trade: '™',
  euro: '€',
  emsp: '\u2003',
  ensp: '\u2002',
  thinsp: '\u2009',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
  shy: '',
};

/** A text with its character references resolved; those of HTML 4's oldest names may lack their ";". */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6});?|#(\d{1,7});?|([a-z][a-z0-9]{1,8});|(amp|lt|gt|quot|nbsp|copy|reg)(?![a-z0-9=]))/gi,
    (whole, hex, decimal, name, bare) => {
      const word: string | undefined = name ?? bare;
      if (word) return named[word] ?? named[word.toLowerCase()] ?? whole;
      return characterOf(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
    },
  );
}

function characterOf(code: number): string {
  // Numbers of C1 controls mean Windows characters (HTML Standard §13.2.5.80).
  if (code >= 0x80 && code <= 0x9f) return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}

/** Elements whose content is no words of the document. */
const silent = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math']);

const foreign = new Set(['svg', 'math']);
/** Without an end, these take the rest of the file (HTML Standard §13.2.5.2 and on). */
const toTheEnd = new Set(['script', 'style', 'noscript', 'iframe']);

/** Lower case that keeps every offset. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function closeOf(lower: string, name: string, from: number): number {
  for (let at = lower.indexOf(`</${name}`, from); at >= 0; at = lower.indexOf(`</${name}`, at + 2))
    if (/[\s/>]/.test(lower[at + name.length + 2] ?? '>')) return at;
  return -1;
}

/** Tags and words in order; comments, declarations and silent elements are passed over. Every character is looked at once. */
export function* htmlTokens(source: string): Generator<HtmlToken> {
  let at = 0;
  const lower = asciiLower(source);
  const unclosed = new Set<string>();
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0 || open > at)
      yield { kind: 'text', text: unescapeHtml(source.slice(at, open < 0 ? undefined : open)) };
    if (open < 0) return;
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      at = end < 0 ? source.length : end + 3;
      continue;
    }
    if (!/[a-z/!?]/i.test(source[open + 1] ?? '')) {
      yield { kind: 'text', text: '<' };
      at = open + 1;
      continue;
    }
    const end = tagEnd(source, open);
    const inner = source.slice(open + 1, end);
    at = end + 1;
    const name = /^\/?([a-z][a-z0-9:-]*)/i.exec(inner)?.[1]?.toLowerCase();
    if (!name) continue;
    if (inner.startsWith('/')) {
      yield { kind: 'close', name };
      continue;
    }
    yield { kind: 'open', name, attributes: attributesOf(inner.slice(name.length)) };
    // "/>" closes elements of drawings and formulas only; a script's tag with it is open all the same.
    if (silent.has(name) && !(foreign.has(name) && inner.endsWith('/')) && !unclosed.has(name)) {
      const close = closeOf(lower, name, at);
      if (close >= 0) at = close;
      else if (toTheEnd.has(name)) at = source.length;
      else unclosed.add(name);
    }
  }
}

function tagEnd(source: string, open: number): number {
  let quote = '';
  let afterEquals = false;
  for (let at = open + 1; at < source.length && at < open + 65_536; at += 1) {
    const character = source[at] ?? '';
    if (quote) quote = character === quote ? '' : quote;
    else if ((character === '"' || character === "'") && afterEquals) quote = character;
    else if (character === '>') return at;
    if (!/\s/.test(character)) afterEquals = character === '=' && quote === '';
  }
  const end = source.indexOf('>', open);
  return end < 0 ? source.length : end;
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text
    .slice(0, 8_192)
    .matchAll(/([a-z][a-z0-9:-]{0,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
    found.set((match[1] ?? '').toLowerCase(), unescapeHtml(match[2] ?? match[3] ?? match[4] ?? ''));
  }
  return found;
}
