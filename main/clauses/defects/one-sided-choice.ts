import type { Agreement } from '../arbitration/agreement.ts';
import { maskedText } from '../arbitration/masked-text.ts';
import { decidingLaw } from './deciding-law.ts';
import type { Defect, Words } from './defect.ts';
import { sideChinese, sideEnglish, withoutPoints } from './forum-words.ts';

const forum =
  '(?:arbitrat\\w+|courts?(?! of (?:international )?arbitration)|litigat\\w+|sue|suing|lawsuits?|proceedings|#)';
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

/** "The Financier": a part that stands in no list; not whoever claims, and no one who decides. */
const anySide =
  '(?!(?:other|matter|latter|former|arbitrator|tribunal|chair|member|either|order|letter|number|mediator|conciliator|adjudicator|engineer|expert|centre|respondent|applicant|claimant|paper|whether|winner|loser)\\b)[a-z]+(?:or|er|ee|eur|ant)';

/** One side may choose or step out, in so many words; the first word of each is the side. */
const oneSide: readonly RegExp[] = [
  // 放債人想去法庭就去法庭，…；借款人冇得揀.
  /[一-鿿]{2,5}(?:话|想|要|钟意|中意|欲)(?:去|上|要|用|交)?[^。;,]{0,10}就[^。;,]{1,10}[,;][^。]{0,50}(?:冇得拣|冇得揀|无得拣|冇得选|只可以跟|只能跟|唔到[^。;,]{0,4}话事)/g,
  // 想去法庭就去法庭，想去仲裁院就去仲裁院，佢話點就點.
  /[一-鿿]{2,5}(?:想|要|钟意)(?:去|用|行)[^。;,]{1,14}就(?:去|用|行)[^。;,]{1,14},(?:想|要|钟意)(?:去|用|行)[^。;,]{1,16}就|(?:佢|由佢)话点就点/g,
  new RegExp(
    `由${sideChinese}(?:\\([^)]{1,12}\\))?(?:视情况|视乎情况|酌情|自行|单方|全权)(?:决定|选择|选定)[^。;]{0,60}${forumChinese}[^。;]{0,20}(?:或者?|抑或|还是)[^。;]{0,24}${forumChinese}`,
    'g',
  ),
  // 由甲方視情況決定…；乙方不享有上述決定權.
  /由?[一-鿿]{2,8}(?:\([^)]{1,12}\))?(?:视情况|视乎情况|自行|单方|有权|全权|酌情)(?:决定|选择|选定)[^。]{0,80}(?:法院|法庭|诉讼)[^。]{0,30}(?:不享有|无|没有|冇|并无)[^。;,]{0,8}(?:决定|选择|拣)权?/g,
  /\bthe [a-z]+,? (?:however,? )?(?:and (?:it|he|they) (?:only|alone)|alone|only),? (?:is|shall be|are) (?:at liberty|free|entitled)\b[^.;]{0,120}\b(?:arbitrat\w+|courts?)\b/g,
  // "the Lender may at its option …", "the Bank may instead …"
  new RegExp(
    `\\b(?:(?:the |each |such |relevant )?(?:${sideEnglish})|the ${anySide})(?:'s?)?(?:,? ?\\(?(?:but not|and not|and no (?:other|one else)|and nobody else|and (?:only|solely) (?:the )?[a-z]+|and (?:the )?[a-z]+(?: [a-z]+)? (?:only|alone|exclusively)|alone|only|acting)[^.;]{0,60}?[,)]?)? (?:alone )?(?:may|shall (?:have|be entitled|be free)|has|have|is entitled|are entitled|is free|reserves?|can|retains?|is not (?:so |thus |similarly |likewise )?bound|shall not be (?:bound|prevented|precluded))\\b[^.;]{0,70}?\\b(?:options?|rights?|elect|entitled|choose|choice|bring|commence|take|require|instead|sue|disregard|ignore|bypass|opt|apply|proceed|institute|start|file|litigate|prevented|precluded|free|either)\\b[^.;]{0,120}?\\b${forum}\\b`,
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
    `\\b(?:not|nothing|never)\\b[^.;]{0,40}\\b(?:limits?|prevents?|precludes?|restricts?|binds?|stops?|keeps?|bars?) (?:the )?(?:${sideEnglish})\\b[^.;]{0,80}\\b${forum}`,
    'g',
  ),
  // Both ways are told, and each side has its own: 承包人只能仲裁, 发包人既可仲裁也可起诉.
  new RegExp(
    `${sideChinese}[^。;,]{0,4}(?:只可以?|只能|只得|仅可|仅能|净系可以|必须|一定要)[^。;]{0,30}${forumChinese}[^。;]{0,14}[,;。][^。;]{0,4}${sideChinese}[^。;]{0,6}(?:既可|可以?|有权|得|均可|两样都得|两者皆可)[^。;]{0,30}${forumChinese}`,
    'g',
  ),
  new RegExp(`${sideChinese}(?:则|就)?(?:不受此限|唔受呢个限)[^。]{0,60}${forumChinese}`, 'g'),
  // 出租方既可仲裁，也可起诉；承租方只能仲裁.
  new RegExp(
    `${sideChinese}[^。;]{0,12}(?:既可以?|可以?)[^。;]{0,40}${forumChinese}[^。;]{0,20}(?:也|亦|又)(?:可以?|得)[^。;]{0,40}${forumChinese}[^。;]{0,6};[^。]{0,24}(?:只能|只可以?|只得|仅可|仅能)`,
    'g',
  ),
  // "The Supplier … only by arbitration. The Group may at its sole election … in any court."
  /\bonly by (?:way of )?arbitration\b.{0,160}?\bmay,? (?:at its|in its|by its) (?:sole |own |absolute )*(?:election|option|discretion|choice)\b[^.;]{0,160}\bcourts?\b/g,
  new RegExp(`${sideChinese}话(?:去|要|想)?[^。;,]{0,10}就[^。]{0,40}${sideChinese}话`, 'g'),
  new RegExp(
    `${sideChinese}(?:就|则)?(?:可以?|有权|得|随时可以?)(?:随时|自行|单方|直接)?(?:(?:改|转)(?:为|而|去|到|向|搵)|(?:唔|不)(?:跟|理|受|经|用|使)[^。;,]{0,10}(?:仲裁|arbitration)[^。;]{0,10})[^。;]{0,24}${forumChinese}`,
    'g',
  ),
  new RegExp(
    `\\b(?:must|shall|may|can|has to) only arbitrate\\b|\\b(?:${sideEnglish}) (?:must|shall|has to|is bound to) arbitrate\\b[^;]{0,60}\\b(?:the )?(?:${sideEnglish}) (?:may|can|is free to)\\b[^.;]{0,80}\\b${forum}`,
    'g',
  ),
  /\b(?:right|option|choice|power|liberty) to (?:choose|elect|decide|select|opt)\b[^.;]{0,120}\b(?:belongs?|rests?|lies?|vests?|is vested|is reserved|is given)\b[^.;]{0,20}\b(?:to|with|in) the [a-z]+/g,
  new RegExp(
    `${sideChinese}(?:一方)?(?:则|就|并|可以|可)?(?:不受|唔受|毋须受|不适用|唔使跟|唔跟|不跟|毋须遵)[^。;,]{0,10}(?:约束|限制|规限|条|仲裁)?[^。;]{0,20}(?:法院|法庭|起诉|诉讼|告)`,
    'g',
  ),
  new RegExp(
    `\\b(?:(?:the )?(?:${sideEnglish})|the ${anySide}) may\\b[^.;]{0,50}\\b(?:whichever|whatever|any) (?:forum|court|tribunal|way|manner)\\b[^.;]{0,30}\\b(?:prefers?|chooses?|likes?|sees fit|wishes|thinks fit)\\b`,
    'g',
  ),
  // Only one side may begin the arbitration.
  new RegExp(
    `\\bonly the (?:${sideEnglish}) (?:may|shall be entitled to|can|has the right to|is entitled to) (?:refer|submit|commence|initiate|start|bring|request|demand|invoke)\\b[^.;]{0,80}\\b${forum}`,
    'g',
  ),
  new RegExp(
    `(?:只有|仅|唯有|净系|淨系|唯独)(?:有)?${sideChinese}[^。;,]{0,6}(?:可以?|有权|先可以|先得|才可)[^。;,]{0,16}${forumChinese}`,
    'g',
  ),
  new RegExp(
    `\\b(?:matter|question|choice|decision)\\b[^.;]{0,24}\\b(?:for|of|rests? with|lies? with|belongs? to|left to) the (?:${sideEnglish})\\b(?: alone| to decide| to make| only)`,
    'g',
  ),
  // 只有 the Platform 可以 elect … sue in court.
  new RegExp(
    `(?:只有|仅|唯有|净系|唯独|只得)(?:有)? ?(?:the )?(?:${sideEnglish}|${sideChinese}) ?(?:一方)?(?:可以?|有权|先可以|先得|may|can)[^。;.]{0,40}\\b(?:sue|courts?|litigat\\w+|arbitrat\\w+)\\b`,
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
    `${sideChinese}(?:自己)?(?:就|则|先|都)?(?:自己)?(?:钟意|鍾意|中意|想(?:去|搞)?|想点|话点|话事)[^。;]{0,14}${forumChinese}|(?:我哋|我方|佢哋|佢|我)(?:就|则)?想仲裁就[^。;]{0,30}想(?:告|打官司)[^。;]{0,24}(?:话事|拣)|(?:净系|淨系|只有|得)(?:${sideChinese}|[^。;,]{1,5})(?:可以|先可以|先得|有得)[^。;,]{0,10}(?:拣|揀|选|决定|去|告)`,
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

/** The language, the hearing room: not where disputes go. */
const otherChoice =
  /\b(?:choose|select|elect|determine|decide|nominate|designate|appoint)s? (?:on |upon )?(?:the |an? )?(?:language|arbitrators?|chair|presiding|hearing|venue|counsel|expert|interpreter|date|currency|number)\b|(?:选择|选定|指定|决定|委任)(?:仲裁)?(?:语言|员|地点|时间|律师|开庭)/;

/** 甲方或乙方, 托运人和承运人: whichever claims. */
const manySides = new RegExp(`^[^。;]{0,3}${sideChinese}(?:或者?|及|和|与|同埋?|、)${sideChinese}`);

/** One side must arbitrate; the next sentence lets the other go to court. */
const overTwoSentences: readonly RegExp[] = [
  new RegExp(
    `\\b((?:the )?(?:${sideEnglish})|the [a-z]+)(?:'s)? (?:claims? |disputes? )?(?:shall|must|may|will|has to|have to|is bound to|can|undertakes to|is obliged to|agrees to)\\b[^.;]{0,30}\\b(?:only|solely|exclusively|arbitrat\\w+)\\b[^.;]{0,80}[.;] ?(?:[\\d.()a-z]{1,6} )?(?:however,? |but,? |by contrast,? |on the other hand,? )?(?!\\1\\b)(?:(?:the )?(?:${sideEnglish})|the (?!part|disput|claim|award|tribunal|arbitr|respond|other|courts?)[a-z]+),? (?:however,? |for its part,? |on the other hand,? |by contrast,? |in turn,? )?(?:may|can|is free to|shall be free to|is entitled to|shall be entitled to|is at liberty to|has the right to|remains free to)\\b[^.;]{0,160}\\b(?:courts?(?! of (?:international )?arbitration)|sue|litigat\\w+|lawsuit|writ)\\b`,
    'g',
  ),
  new RegExp(
    `(${sideChinese})(?:嘅|的|之)?[^。;,]{0,14}(?:只能|只可以?|只得|必须|一定要|须|仅可|净系可以)[^。;]{0,30}${forumChinese}[^。]{0,60}[。;][^。;,]{0,8}(?!\\1)${sideChinese}[^。;]{0,10}(?:可以?|有权|得|既可以?)[^。;]{0,40}(?:法院|法庭|起诉|诉讼|打官司|\\bcourts?\\b|\\bsue\\b)`,
    'g',
  ),
];

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
        if (notForum.test(match[0] + rest) || otherChoice.test(match[0]) || whoeverClaims.test(match[0].slice(0, 40)))
          continue;
        if (
          /(?:双方|任何一方|甲乙|或|及|和|与|(?<![一二三四五六七八九十廿卅])、)$/.test(ahead) ||
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
        if (manySides.test(match[0])) continue;
        return { start: passage.start + match.index, end: passage.start + match.index + match[0].length };
      }
    }
  }
  // Each side's way in a sentence of its own.
  for (const [index, passage] of agreement.zone.entries()) {
    const next = agreement.zone[index + 1];
    if (next === undefined || next.start - passage.end > 3) continue;
    const text = withoutPoints(
      `${maskedText(passage, agreement.bodies).padEnd(next.start - passage.start, ' ')}${maskedText(next, agreement.bodies)}`,
    );
    for (const pattern of overTwoSentences)
      for (const match of text.matchAll(pattern)) {
        const second =
          text
            .slice(match.index + match[0].length)
            .match(/^[^.;。]*/)?.[0]
            .slice(0, 60) ?? '';
        if (
          notForum.test(match[0] + second) ||
          otherChoice.test(match[0]) ||
          notOneSide.test((match[1] ?? '').replace(/^the /, ''))
        )
          continue;
        return { start: passage.start + match.index, end: passage.start + match.index + match[0].length };
      }
  }
  return null;
}

/** Every side, or no side at all. */
const notOneSide =
  /^(?:part(?:y|ies)|side|sides|dispute|disputes|matter|claim|claims|arbitrators?|tribunal|award|it|they|arbitration|either|each|both|claimant|respondent|proceedings|notice)$/;
