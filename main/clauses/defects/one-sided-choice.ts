import type { Agreement } from '../arbitration/agreement.ts';
import { maskedText } from '../arbitration/masked-text.ts';
import { decidingLaw } from './deciding-law.ts';
import type { Defect, Words } from './defect.ts';
import { sideChinese, sideEnglish, withoutPoints } from './forum-words.ts';

const forum = '(?:arbitrat\\w+|courts?(?! of (?:international )?arbitration)|litigat\\w+|sue|proceedings|#)';
const forumChinese = '(?:仲裁|法院|法庭|诉讼|起诉|打官司|告|#|court|arbitration|litigation)';
const mayChoose =
  '(?:有(?:绝对|全部|完全|单方|唯一|酌情)*(?:酌情|选择|决定)?权|可以?|得以?|享有|保留|能够|话事|\\bmay\\b)';
const chooses =
  '(?:选择?|拣|择|决定|指定|要求|话事|酌情|单方|自行|径行|迳行|直接|不经仲裁|不受|无须|毋须|唔使|不理|另行|转而|改|随时)';
const onlyChinese =
  '(?:只|仅|净系|淨系|必须|须|就要|无权|冇权|不得|唔得|唔可以|不可|冇得|不享有|不具|无此|没有|应当?跟|要跟)';
/** 对贷款人而言, 原告: whoever claims may be either side. */
const whoeverClaims =
  /\b(?:claimant|plaintiff|complainant|applicant|initiating|respondent)\b|^(?:the )?(?:either|any|each|both|neither|no)\b|申请人|原告|提出方|先提出|任何一方|双方|各方|各自|边个/;

/** One side may choose or step out, in so many words; the first word of each is the side. */
const oneSide: readonly RegExp[] = [
  // "the Lender may at its option …", "the Bank may instead …"
  new RegExp(
    `\\b(?:the |each |such |relevant )?(?:${sideEnglish})(?:'s?)?(?:,? ?\\(?(?:but not|and not|alone|only|acting)[^.;]{0,60}?[,)]?)? (?:alone )?(?:may|shall (?:have|be entitled|be free)|has|have|is entitled|are entitled|is free|reserves?|can|retains?|is not bound|shall not be (?:bound|prevented|precluded))\\b[^.;]{0,70}?\\b(?:options?|rights?|elect|entitled|choose|choice|bring|commence|take|require|instead|sue|disregard|ignore|bypass|opt|apply|proceed|institute|start|file|litigate|prevented|precluded|free)\\b[^.;]{0,120}?\\b${forum}\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:the )?([a-z]+) (?:alone|only|exclusively) (?:is entitled|may|can|has|shall have|shall be entitled)[^.;]{0,120}\\b${forum}\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:at|in) (?:the )?(?:(?:sole|absolute|exclusive) )?(?:${sideEnglish})'?s? (?:sole |absolute |exclusive )?(?:and absolute )?(?:option|election|discretion|choice)\\b[^.;]{0,140}\\b${forum}\\b|\\b${forum}\\b[^.;]{0,120}\\b(?:at|in) the (?:sole |absolute |exclusive )?(?:option|election|discretion|choice) of the (?:${sideEnglish})\\b|\\b(?:option|election|discretion|choice)(?: \\w+){0,3} of the (?:${sideEnglish}) (?:alone|only)\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:sole|exclusive) (?:and exclusive )?(?:benefit|option|election) of (?:the )?(?:${sideEnglish})\\b|\\bfor the (?:sole |exclusive )?benefit of the (?:${sideEnglish}) (?:only|alone)`,
    'g',
  ),
  new RegExp(
    `\\b(?:${sideEnglish})\\b[^.;]{0,50}\\b(?:decides?|determines?|chooses?|elects?|selects?|has the (?:final|last) say)\\b[^.;]{0,30}\\b(?:whether|which|if|between)\\b[^.;]{0,80}\\b${forum}`,
    'g',
  ),
  new RegExp(
    `\\b(?:not|nothing|never)\\b[^.;]{0,40}\\b(?:limits?|prevents?|precludes?|restricts?|binds?) (?:the )?(?:${sideEnglish})\\b[^.;]{0,80}\\b${forum}`,
    'g',
  ),
  /\bno [a-z]+ (?:has|shall have) any such (?:option|right|election)|\bmay by (?:written )?notice\b[^.;]{0,60}\brequire that\b[^.;]{0,60}\bcourts?\b|\b(?:and no one else|and no other party|but not the [a-z]+|alone),? may\b[^.;]{0,140}\b(?:courts?|arbitrat\w+)/g,
  new RegExp(
    `(?:仅|只有|唯有?|唯独)?${sideChinese}(?:一方)?[^。;,]{0,10}?${mayChoose}[^。;]{0,20}?${chooses}[^。;]{0,40}?${forumChinese}`,
    'g',
  ),
  new RegExp(
    `(?:但|惟|不过|唯|然而|除外|例外)[,:]?${sideChinese}[^。;,]{0,8}${mayChoose}[^。;]{0,40}${forumChinese}`,
    'g',
  ),
  new RegExp(
    `由${sideChinese}(?:一方|单方|全权|自行|嚟)?(?:决定|选择|选定|话事|拣|揀|指定|话晒事)[^。]{0,60}${forumChinese}|${forumChinese}[^。;]{0,40}由${sideChinese}(?:一方|单方|全权|自行|嚟)?(?:决定|选择|选定|话事|拣|揀|话晒事)`,
    'g',
  ),
  new RegExp(
    `${sideChinese}(?:自己)?(?:钟意|鍾意|中意|想(?:去|搞)?|想点|话点|话事)[^。;]{0,14}${forumChinese}|(?:净系|淨系|只有|得)(?:${sideChinese}|[^。;,]{1,5})(?:可以|先可以|先得|有得)[^。;,]{0,10}(?:拣|揀|选|决定|去|告)`,
    'g',
  ),
  new RegExp(
    `${sideChinese}[^。;]{0,12}(?:可|有权)[^。;]{0,40}${forumChinese}[^。;]{0,24}[,;。][^。;]{0,4}${sideChinese}[^。;]{0,6}${onlyChinese}[^。;]{0,30}`,
    'g',
  ),
  /(?:可|得|有权)(?:全权|自行|单方|酌情)(?:决定|选择)[^。;]{0,30}(?:法院|仲裁|诉讼)|(?:则)?(?:无此|没有此|没有该|不享有(?:此|该|上述))(?:项)?(?:选择)?权|可以(?:拣|选|择)[^。;]{0,16}(?:仲裁|法院|法庭)[^。;]{0,24}(?:净系|淨系|只)(?:可以|准|可|得)/g,
];
/** A side that may only ask a court to help, or that is named in passing. */
const notForum =
  /\b(?:injuncti|interim|provisional|equitable|specific performance|enforce|judgment|conservatory|attach|relief|collect|confidential|intellectual property|possession|receiver|foreclos|lien|arrest|security for|restrain|winding|insolvency|pending the (?:award|arbitration))\w*|保全|临时|禁制|强制执行|执行|扣押|留置|拍卖|裁决后/;

/** Where one side alone may choose between arbitration and the courts, or leave the one for the other. */
export function asymmetric(agreement: Agreement): Defect[] {
  const words = oneSidedWords(agreement);
  if (words === null) return [];
  const { family, basis } = decidingLaw(agreement);
  return [
    {
      kind: 'path.asymmetric',
      severity: family === 'mainland' ? 'medium' : 'low',
      confidence: 0.72,
      words: [words],
      reasons: [
        'one side alone may choose the forum',
        `${basis}; English and Hong Kong courts tolerate such options, enforcing courts vary; on the Mainland a choice between arbitration and the courts may void the agreement (SPC Interpretation 2006 art. 7)`,
      ],
    },
  ];
}

function oneSidedWords(agreement: Agreement): Words | null {
  for (const passage of agreement.zone) {
    const masked = withoutPoints(maskedText(passage, agreement.bodies));
    for (const pattern of oneSide) {
      for (const match of masked.matchAll(pattern)) {
        const ahead = masked.slice(Math.max(0, match.index - 24), match.index);
        const rest = /^[^.;。]*/.exec(masked.slice(match.index + match[0].length))?.[0].slice(0, 60) ?? '';
        if (notForum.test(match[0] + rest) || whoeverClaims.test(match[0].slice(0, 40))) continue;
        if (
          /(?:双方|任何一方|甲乙|或|及|和|与|、)$/.test(ahead) ||
          /\b(?:if|when|where|either|any|or|and) (?:the )?$/.test(ahead)
        )
          continue;
        // "Claims for unpaid fees, which the Consultant may bring before the courts": a matter, not a side's choice.
        if (
          /\b(?:exception of|except for|other than|save for|excluding|which|that) (?:[^.;]{0,60} which )?(?:the )?$/.test(
            masked.slice(Math.max(0, match.index - 90), match.index),
          ) &&
          !/\b(?:save|except|provided|but) that (?:the )?$/.test(ahead)
        )
          continue;
        if (/^[^。;]{0,3}(?:甲方|乙方)(?:或|及|和|与|、)/.test(match[0])) continue;
        return { start: passage.start + match.index, end: passage.start + match.index + match[0].length };
      }
    }
  }
  return null;
}
