import type { Agreement } from '../arbitration/agreement.ts';
import type { Passage } from '../matching/reading.ts';
import type { Words } from './defect.ts';
import { sameBody } from './institution-defects.ts';

/** A contract or paper named in the text, by the words that tell it from others; "this" for the one that speaks. */
interface Instrument {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Where an instrument sends its disputes: a body, or the courts. */
export interface Sent {
  readonly instrument: string;
  readonly body: Agreement['bodies'][number] | null;
  readonly words: Words;
}

const english =
  /\b((?:[a-z'-]+ ){0,3}(?:agreement|contract|sub-?contract|guarantee|deed|(?:promissory|loan|convertible) note|(?:this|the) note|(?:share|legal|fixed|floating) charge|mortgage|lease|bonds?|notes|facility|purchase orders?|work orders?|debenture|side letter|licen[cs]e|pledge|charter-?party|supplement|addendum|statement of work|bill of lading|moa|spa|sha|jva|coa))\b/g;
const englishLead =
  /^(?:.* )?(?:the|this|these|a|an|any|each|every|such|said|under|of|to|in|by|from|and|or|for|with|that|its|their|our|your|his|between|into|per|as|on|which|both|related|relevant|respective|same|all|is|are|arising|out|connected|connection|dated|governed|present|accompanying|underlying|signed|separate|attached) /;
const chinese =
  /《([^》]{2,24})》|([一-鿿]{0,8}?(?:合同|协议|合约|契据|担保书|保证书|保函|订单|本票|补充协议|备忘录|定单|(?:担保|保证)(?!契|书|函|合|协)|(?:分包|总包)(?!合|协)|租约|主约|总约|副约|(?:供货|买卖|工程|服务|贷款|借款|代理|分销|合作|造船|买船|期租|程租)约(?!定|束|见)|提单|章程|(?:股份|股权)押记|(?:担保|保证|抵押|按揭)契)(?!履行|签订|签署|订立|方|人|商|金|期|物))/g;
const chineseLead =
  /^.*(?:向|到|应|将|方|因|与|就|而|作为|的|本|该|此|双方|之|份|另|及|和|同|或|由|按|根据|依据|对|在|于|为|关于|至于|则|但|呢|张|嗰|签订|签署|签|相关|有关|上述|任何|从属|适用|约定|凡)/;
const generic = new Set([
  '',
  'agreement',
  'contract',
  '合同',
  '协议',
  '合约',
  'loan',
  'order',
  'orders',
  'note',
  '担保',
  '保证',
  '贷款',
]);
/** What stands beside the main contract, and so differs from "this contract" without more. */
const beside =
  /guarant|security|suppl|sub-?contract|order|note|bond|side letter|pledge|charge|mortgage|debenture|addendum|indemnity|work|担保|保证|保函|补充|分包|分判|订单|定单|本票|从合同|抵押|质押|按揭|备忘录/;

/** ", which is annexed to the Lease", "under which Work Orders are issued": of the paper before, and no other. */
const related =
  /, which [^,.;]{3,80},|\b(?:under|to|of|in|by|with) which [^,.;]{3,60}? (?:is|are|was|were) (?:issued|made|given|entered|placed|annexed|granted|signed)\b|,? (?:constituting|securing|supporting|guaranteeing|evidencing|implementing|amending|supplementing) (?:the|this) [a-z ]{3,24}?(?= (?:contains?|provides?|refers?|is|has)\b|,)|\b(?:sums?|moneys?|monies|amounts?|obligations?|liabilit(?:y|ies)|payments?|debts?|indebtedness)\b[^,.;:]{0,30} (?:under|of) (?:the|this) [a-z ]{3,24}?(?=[,.;:)]| and\b| to\b| provides?\b| contains?\b| refers?\b| is\b| shall\b| says\b| states\b| sends\b)|\b(?:in support of|as security for|pursuant to|in connection with) (?:the|this|that|such) [a-z]+(?: contract| agreement)?|,? (?:annexed|attached|supplemental|collateral|ancillary) to (?:the|this) [a-z ]{3,30}?(?=,| refers?| provides?| is\b| shall| sends?)/g;

function instrumentsIn({ text: printed, start }: Passage): Instrument[] {
  const text = printed.replace(related, (words) => ' '.repeat(words.length));
  const found: Instrument[] = [];
  for (const match of text.matchAll(english)) {
    const words = match[1] ?? '';
    const own = /\bthis /.test(words) || /\bthis $/.test(text.slice(0, match.index));
    const name = words.replace(englishLead, '').replace(/s$/, '');
    found.push({
      name: own && (generic.has(name) || !name.includes(' ')) && !beside.test(name) ? 'this' : name,
      start: start + match.index,
      end: start + match.index + words.length,
    });
  }
  for (const match of text.matchAll(chinese)) {
    const words = match[1] ?? match[2] ?? '';
    // 本票 is a note, not this ticket.
    const name = /本票$/.test(words) ? '本票' : words.replace(chineseLead, '') || words;
    const own = /本$/.test(text.slice(0, match.index)) || words.includes('本');
    found.push({
      name: own && !beside.test(name) ? 'this' : name,
      start: start + match.index,
      end: start + match.index + match[0].length,
    });
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/** Two names of different instruments; a short name of a longer one is the same. */
function differ(one: string, other: string): boolean {
  if (one === other) return false;
  if (one === 'this' || other === 'this') return beside.test(one === 'this' ? other : one);
  if (generic.has(one) || generic.has(other)) return beside.test(one) !== beside.test(other);
  return !one.endsWith(other) && !other.endsWith(one) && !one.startsWith(other) && !other.startsWith(one);
}

const aboutDisputes =
  /disput|arbitrat|differenc|claim|controvers|clause|provid|\b(?:is|are) (?:subject to|governed by)\b|\bcalls? for\b|争议|纠纷|仲裁|约定|争拗|条|拗|话去|就话|写|讲|订明|:/;
const court =
  /\b(?:submit\w*|jurisdiction|brought|resolved|settled|determined|decided|heard|go(?:es)?|sent|referred|litigated)\b[^.;]{0,50}\bcourts?\b(?! of (?:international )?arbitration| (?:having|of competent))|法院|法庭/g;
const aid = /interim|injuncti|enforce|judgment|in aid|保全|执行|临时|award|裁决/;
const reach = 240;

/** Each instrument with where its disputes go, read from what follows its name. */
export function sentBy(passages: readonly Passage[], bodies: Agreement['bodies']): Sent[] {
  const instruments = passages.flatMap(instrumentsIn);
  const forums = [
    ...bodies.filter(({ role }) => role !== 'appoints').map((body) => ({ body, start: body.start, end: body.end })),
    ...passages.flatMap(({ text, start }) =>
      aid.test(text)
        ? []
        : [...text.matchAll(court)].map((match) => ({
            body: null,
            start: start + match.index,
            end: start + match.index + match[0].length,
          })),
    ),
  ];
  return forums.flatMap(({ body, start, end }): Sent[] => {
    const instrument = instruments.findLast((candidate) => candidate.end <= start && start - candidate.end < reach);
    if (instrument === undefined) return [];
    const between = passages
      .map(({ text, start: from }) => text.slice(Math.max(0, instrument.start - 40 - from), Math.max(0, start - from)))
      .join(' ');
    return aboutDisputes.test(between) ? [{ instrument: instrument.name, body, words: { start, end } }] : [];
  });
}

/** Whether a name is that of a paper which belongs to another: a guarantee, a note, a side letter. */
export function standsBeside(name: string): boolean {
  return beside.test(name);
}

/** Two instruments whose disputes go different ways; the courts only where one of the two belongs to the other. */
export function dividedInstruments(sent: readonly Sent[]): readonly [Sent, Sent] | null {
  const firsts = sent.filter(
    ({ instrument }, index) => sent.findIndex((other) => other.instrument === instrument) === index,
  );
  for (const [index, one] of firsts.entries()) {
    const other = firsts.slice(index + 1).find((candidate) => {
      if (!differ(one.instrument, candidate.instrument)) return false;
      if (one.body !== null && candidate.body !== null) return !sameBody(one.body, candidate.body);
      if (one.body === null && candidate.body === null) return false;
      const named = [one.instrument, candidate.instrument].every((name) => name !== 'this' && !generic.has(name));
      return named || beside.test(one.instrument) || beside.test(candidate.instrument);
    });
    if (other !== undefined) return [one, other];
  }
  return null;
}
