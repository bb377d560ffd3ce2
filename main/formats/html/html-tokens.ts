export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string };

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  sect: '§',
  para: '¶',
  pound: '£',
  yen: '¥',
  euro: '€',
  cent: '¢',
  deg: '°',
  times: '×',
  divide: '÷',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  laquo: '«',
  raquo: '»',
  emsp: '\u2003',
  ensp: '\u2002',
  thinsp: '\u2009',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
  shy: '',
};

/** A text with its character references resolved. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? named[String(name).toLowerCase()] ?? whole;
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** Elements whose content is no words of the document. */
const silent = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math']);

/** Tags and words in order; comments, declarations and silent elements are passed over. Every character is looked at once. */
export function* htmlTokens(source: string): Generator<HtmlToken> {
  let at = 0;
  const lower = source.toLowerCase();
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
    if (silent.has(name) && !inner.endsWith('/')) {
      const close = lower.indexOf(`</${name}`, at);
      at = close < 0 ? source.length : close;
    }
  }
}

function tagEnd(source: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < source.length && at < open + 65_536; at += 1) {
    const character = source[at] ?? '';
    if (quote) quote = character === quote ? '' : quote;
    else if ((character === '"' || character === "'") && source[at - 1] === '=') quote = character;
    else if (character === '>') return at;
  }
  const end = source.indexOf('>', open);
  return end < 0 ? source.length : end;
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.slice(0, 8_192).matchAll(/([a-z][a-z0-9:-]*)\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
    found.set((match[1] ?? '').toLowerCase(), unescapeHtml(match[2] ?? match[3] ?? match[4] ?? ''));
  }
  return found;
}
