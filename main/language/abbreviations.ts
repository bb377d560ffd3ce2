/** Abbreviations after which a sentence goes on: a name, number or reference follows. */
const always = new Set(
  'no nos cl cls art arts sec secs para paras p pp v vs e.g eg i.e ie viz cf mr mrs ms dr prof st messrs hon sr rev gen capt cap reg regs sch app fig vol ed edn r rr s ss ch ex exh approx c ca tel fax attn re m/v m.v s.s ltda d.b.a dba arb dist supp nr encl ref ors anor incl excl qty cert bk ord sched subs sub cll par pars cons corr ill vers orig gaz'.split(
    ' ',
  ),
);

/** Abbreviations that may also be a sentence's last word: only a usual opener after them starts a new one. */
const sometimes = new Set(
  'ltd co inc corp llc l.l.c lp l.p plc p.l.c pte pty bhd sdn s.a n.v b.v a.g s.p.a gmbh u.s u.s.a u.k p.r.c r.o.c h.k e.u u.n a.m p.m etc jr bros dept ave blvd rd bldg jan feb mar apr jun jul aug sept sep oct nov dec al assn intl mfg n.a d.c n.y ph.d esq est seq ibid op cit loc hq rmb usd hkd min max mt'.split(
    ' ',
  ),
);

const openers = new Set(
  'the this these those that if in it its any each every all no such where when while for upon notwithstanding unless subject neither either both except without as at by during following prior before after he she they we you there here however to a an nothing provided'.split(
    ' ',
  ),
);

/** Whether the word before the full stop at `stop` is an abbreviation. */
export function endsWithAbbreviation(text: string, stop: number): 'always' | 'sometimes' | null {
  let start = stop;
  while (start > 0 && start > stop - 10 && isPartOfOne(text.charCodeAt(start - 1))) start -= 1;
  const word = text.slice(start, stop).toLowerCase();
  if (word === '') return null;
  if (always.has(word)) return 'always';
  if (sometimes.has(word)) return 'sometimes';
  // Letters with points: M.T., Q.C., B.V.I.
  if (/^(?:[a-z]\.)+[a-z]$/.test(word)) return 'sometimes';
  // An initial: "J. Smith".
  return word.length === 1 && /[A-Z]/.test(text.charAt(stop - 1)) ? 'sometimes' : null;
}

/** A letter, a point or a stroke. */
function isPartOfOne(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x2e || unit === 0x2f;
}

/** Whether the word at `start` is one that sentences of contracts open with. */
export function isSentenceOpener(text: string, start: number): boolean {
  let end = start;
  while (end < text.length && end < start + 16 && /[A-Za-z]/.test(text.charAt(end))) end += 1;
  return openers.has(text.slice(start, end).toLowerCase());
}
