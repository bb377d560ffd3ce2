import type { Severity } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { maskedText } from '../arbitration/masked-text.ts';
import type { Passage } from '../matching/reading.ts';
import { decidingLaw } from './deciding-law.ts';
import type { Defect, Words } from './defect.ts';
import { deniesChinese, suesChinese, withoutPoints } from './forum-words.ts';

const orChinese =
  '(?:或者?|抑或|(?:亦|也|又|还)(?:均|都|同样)?(?:可以?|有权|得|能够?)|亦可以?|也可以?|又或|又可以?|定系|又得|还是|或是|要么|要唔系|唔系就|任选|任择|都得|都可以?|亦得|\\bor\\b|\\balternatively\\b)';
/** Arbitration and the courts in the alternative, either first. */
const orSueChinese: readonly RegExp[] = [
  new RegExp(`(?:仲裁|#)[^。;]{0,36}${orChinese}[^。;]{0,34}${suesChinese}(?!仲裁)`, 'g'),
  new RegExp(`${suesChinese}[^。;]{0,24}${orChinese}[^。;]{0,24}仲裁`, 'g'),
  new RegExp(`一(?:是|可|则|系)[^。;]{0,40}仲裁[^。;]{0,24}二(?:是|可|则|系)[^。;]{0,24}${suesChinese}`, 'g'),
  // 一系去仲裁,一系去法院告.
  new RegExp(`(一系|要么|要就|要唔就)[^。;]{0,40}(?:仲裁|#)[^。;]{0,14}[,;、]\\1[^。;]{0,24}${suesChinese}`, 'g'),
  new RegExp(`(一系|要么|要就|要唔就)[^。;]{0,24}${suesChinese}[^。;]{0,14}[,;、]\\1[^。;]{0,40}(?:仲裁|#)`, 'g'),
  // 在无锡仲裁;或者由人民法院判决.
  /仲裁[^。;]{0,40}[;,](?:或者?|抑或|要么|又或者?)(?:是)?(?:由|向|到|提交|交|诉至|去)[^。;,]{0,20}(?:法院|法庭)/g,
  // Two boxes, and both are ticked.
  /[☑☒✓✔√■][^☑☒✓✔√■□☐]{0,40}仲裁[^☑☒✓✔√■□☐。]{0,10}[☑☒✓✔√■][^☑☒✓✔√■□☐。]{0,30}(?:法院|法庭|诉讼)|[☑☒✓✔√■][^☑☒✓✔√■□☐。]{0,30}(?:法院|法庭|诉讼)[^☑☒✓✔√■□☐。]{0,10}[☑☒✓✔√■][^☑☒✓✔√■□☐。]{0,40}仲裁/g,
  // 唔想仲裁就去法庭打官司: each is good.
  new RegExp(`仲裁[^。]{0,24}(?:唔|不)(?:想|愿意?|欲|选|拣)[^。;,]{0,6}仲裁[^。]{0,12}${suesChinese}`, 'g'),
  new RegExp(
    `(?:仲裁|#)[^。;]{0,30}${suesChinese}[^。;]{0,16}(?:都得|都可以?|均可|任择其一|任选其一|二选一|择一)`,
    'g',
  ),
  /\barbitration[^。;]{0,6}(?:定系?|或者?|还是)[^。;]{0,16}(?:\bcourts?\b|\blitigation\b|法院|法庭|诉讼)|仲裁[^。;]{0,14}\bor\b[^。;]{0,40}(?:\bcourts?\b|\blitigation\b|\bproceedings\b)|或裁或审/g,
];
const orSueEnglish: readonly RegExp[] = [
  /\barbitrat\w+\b[^.;]{0,70}?,? (?:or|alternatively),? (?:(?:to|before|in|by|through|at) )(?:the |a |any )?(?:[a-z']+ ){0,4}courts?\b(?! of (?:international )?arbitration)/g,
  /[☑☒✓✔√■][^☑☒✓✔√■□☐]{0,80}(?:\barbitrat\w+|#)[^☑☒✓✔√■□☐]{0,40}[☑☒✓✔√■][^☑☒✓✔√■□☐]{0,60}\b(?:courts?|litigation)\b/g,
  /(?:\barbitrat\w+\b|#)(?:#+(?!#)|[^.;#]){0,90}?,? (?:or|alternatively),? (?:by|through) (?:an? )?(?:suit|action|lawsuit|claim)\b[^.;]{0,40}\bcourts?\b/g,
  /\barbitrat\w+\b[^.;]{0,70}?,? (?:or|alternatively),? (?:(?:people's|high|district|county|state|federal|superior|supreme|commercial|maritime|relevant|by|to|in|through|before|at|alternatively|may|be|referred|submitted|bring|brought|commence|file|seek|go|a|an|any|the|such|other|appropriate|competent|its|their|option|either|party|choose|elect|claim|claims|suit|action|proceedings|way|of|local) )*(?:litigation|lawsuit|legal proceedings|court proceedings|courts?\b)(?! of (?:international )?arbitration)/g,
  /\b(?:litigation|(?:the |any )?(?:competent )?courts?(?: of [a-z ]{3,40})?|court proceedings|legal action|lawsuit),? or (?:(?:alternatively|to|by|through|in|be|refer|referred|submit|submitted|settled|resolved|binding|final|any|an|such) )*arbitrat\w+/g,
  // "to HKIAC for arbitration, or may instead issue a writ", "either by arbitration … or by proceedings in the High Court".
  /(?:#|\barbitrat\w+\b)[^.;]{0,110}?,? (?:or|alternatively|otherwise),? (?:(?:may|can|instead|else|alternatively|if it prefers|at its option|either|shall be|be|to|by|the|party|parties|it|claimant) )*(?:sue\b|file (?:a )?(?:law)?suit|issue (?:a )?writ|(?:institute|commence|bring|start|take|pursue|initiate|go to|apply to|refer (?:it|the (?:matter|dispute)) to|proceedings? (?:in|before)|action (?:in|before)|a (?:suit|claim) (?:in|before))[^.;]{0,60}?\b(?:courts?|litigation|legal proceedings)\b)/g,
  /\bcourts?(?: of [a-z ]{3,30})?,? or (?:before|at|to|with|through|by|in) (?:the )?(?:#|[a-z' ]{3,50} arbitration)/g,
  /\b(?:sue|courts?|litigat\w+|lawsuits?|legal proceedings)\b[^.;]{0,80}?,? or (?:(?:may|can|instead|alternatively|else|to|be|by|may be) )*(?:refer|submit|take|bring|commence|go|apply|proceed|resort|request|file)[^.;]{0,60}(?:\barbitrat\w+|#)/g,
  /\bcourts?,? or,? [^.;]{0,40}? (?:in|by|to|through|at) arbitrat\w+/g,
  /\bboth arbitrat\w+\b[^.;]{0,80}\band\b[^.;]{0,30}\b(?:court|litigation)[^.;]{0,60}\b(?:open|available|permitted|allowed)\b/g,
];
const onlyAward =
  /judgment|\bprevailing|attorney|\bstay\b|compel|in connection with any (?:litigation|arbitration)|enforce|confirm|award may|entered in|in aid of|interim|injuncti|provisional|equitable|small claims|conservatory|temporary restraining|preliminary relief|notwithstanding|执行|保全|临时|禁制|撤销/;

const offersChoice =
  /\b(?:may|shall|will|can|elect|choose|option|right|entitled|settled?|resolved?|submit(?:ted)?|decided|determined|dealt with)\b/;
const inPassing =
  /\b(?:any|no|such|all|each|other|of|pending|in connection with|costs?|fees|expenses|admi\w+|evidence|in the event of|if|waives?|disclos\w+)(?: (?:pending|other|such|legal|formal|the))*,? $/;
const notAChoice =
  /\bother than\b|\bno\b|\bnot\b|\bwaive|\bin lieu\b|\brather than\b|\binstead of\b|costs?\b|fees\b|expenses\b|described/;
const inPassingChinese =
  /(?:唔|不)关[^。;]{0,4}仲裁|诉讼(?:、|或|及|和)(?:其他)?仲裁(?:程序|费|案件)|仲裁(?:费|裁决|程序)(?:、|或|及|和)(?:其他)?诉讼|期间|费用|不得|而非|而不|不服|不履行|不同意|上诉|再审|裁决(?:后|书|出)|其他(?:的)?(?:争议|纠纷)/;

/** Arbitration and the courts side by side, for whoever comes first. */
export function arbitrateOrSue(agreement: Agreement): Defect[] {
  for (const passage of agreement.zone) {
    if (
      !agreement.carriers.includes(passage) &&
      !/争议|纠纷|拗撬|争拗|dispute|controvers|difference|claim/.test(passage.text)
    )
      continue;
    const words = choiceIn(passage, withoutPoints(maskedText(passage, agreement.bodies)));
    if (words === null) continue;
    const { family, basis } = decidingLaw(agreement);
    const severity: Severity =
      family === 'mainland'
        ? 'high'
        : family === 'hong-kong' || family === 'england' || family === 'singapore'
          ? 'low'
          : 'medium';
    return [
      {
        kind: 'path.arbitrate_or_sue',
        severity,
        confidence: 0.82,
        words: [words],
        reasons: [
          'arbitration and the courts stand in the alternative',
          family === 'mainland'
            ? `${basis}: invalid there unless the other side arbitrates without objecting in time (SPC Interpretation 2006 art. 7)`
            : `${basis}: an option was held valid in Hong Kong (G v P [2023] HKCFI 2173)`,
        ],
      },
    ];
  }
  return [];
}

function choiceIn({ start }: Passage, text: string): Words | null {
  for (const [patterns, isChinese] of [
    [orSueChinese, true],
    [orSueEnglish, false],
  ] as const) {
    for (const pattern of patterns) {
      for (const match of text.matchAll(pattern)) {
        const ahead = text.slice(Math.max(0, match.index - 200), match.index);
        if (onlyAward.test(match[0]) || /\bjudgment\b[^.;]{0,20}\baward\b/.test(text.slice(match.index))) continue;
        const passing = isChinese
          ? inPassingChinese.test(match[0]) || deniesChinese.test(ahead) || /(?:唔|不)关$/.test(ahead)
          : !offersChoice.test(`${ahead}${match[0]}`) || inPassing.test(ahead) || notAChoice.test(match[0]);
        if (passing) continue;
        return { start: start + match.index, end: start + match.index + match[0].length };
      }
    }
  }
  return null;
}
