import type { Agreement } from '../arbitration/agreement.ts';
import type { Passage } from '../matching/reading.ts';
import { decidingLaw } from './deciding-law.ts';
import { type Defect, type Words, wordsIn } from './defect.ts';
import { deniesChinese, deniesEnglish } from './forum-words.ts';

const award =
  "(?:awards?|(?:arbitral|arbitrators?'?s?|tribunal's) (?:decisions?|determinations?|rulings?)|(?:decisions?|determinations?|rulings?|findings?) of (?:the |any )?(?:sole )?(?:arbitrators?|arbitral tribunal|tribunal|panel))";
/** "The award is advisory", 裁决须经董事会确认: it ends nothing by itself. */
const notBinding = new RegExp(
  [
    `\\b${award}\\b[^.;]{0,60}\\b(?:(?:shall|is|are|will|does|do)(?: be| become)? (?:not|neither|non-?) ?(?:be |become |constitute )?(?:a )?(?:final|binding|conclusive|bind)|(?:is|shall be)(?: only)? provisional|non-?binding|advisory|for reference only|(?:a )?recommendations?\\b(?! of))`,
    "\\b(?:its|whose|their|the commission's|the tribunal's) (?:decisions?|rulings?|determinations?) (?:shall|does|do|will|is|are) not (?:be )?(?:binding|bind|final)\\b",
    '\\b(?:non-?binding|advisory) (?:award|arbitration|decision)',
    `\\b${award}\\b[^.;]{0,60}\\b(?:subject to|until|unless|upon|only if|only (?:when|after|once))\\b[^.;]{0,50}\\b(?:approv|ratif|adopt|confirmation by|confirmed by|accept(?:ed|ance)|accepts?|consent|agree|object|endors)`,
    '裁决[^。;]{0,16}(?:没有|无|不具有?|不产生|并无|冇|不生)[^。;]{0,6}(?:约束力|效力|拘束力)',
    '(?:裁决|仲裁结果|仲裁意见|award)[^。;]{0,12}(?:仅供|只供|净系|仅作|只作|只系|当系)[^。;]{0,4}(?:参考|意见|建议)',
    '(?:裁决|仲裁结果|award)[^。;]{0,10}(?:(?:须|应|需|要|必须|仍|还|待)(?:经|由|得到?|获|报|呈|畀|俾)?|经|由|得到|获|报|呈|畀|俾)[^。;]{0,24}(?:确认|批准|同意|认可|追认|核准|接纳|审批|审核|审查|通过|点头|拍板|认)[^。;]{0,8}(?:方|才|始|后|先|生效|有效)',
    '(?:裁决|仲裁结果|award)(?:书)?[^。;]{0,12}(?:并)?(?:非|不是|不属|唔系|不为|不构成|不具|冇)[^。;]{0,6}(?:终局|最终|终审|final)',
    '非终局(?:的|性)?裁决',
  ].join('|'),
);

const reviewChinese =
  /上诉(?!权)|上诉权|(?<!行政)复议|第?二审(?:程序)?(?!终审)|复审|再审|重审|重新(?:审理|仲裁|裁决|审查|审过?)|实体(?:性)?审查|推翻|翻案|覆核|复核|\bappeal/g;
const reviewEnglish =
  /\bappeal(?:s|ed|able|ing)?\b|\breview(?:ed|able|ing)?\b|\breconsider(?:ed|ation)?\b|\bre-?hear(?:d|ing)?\b|\bre-?open(?:ed)?\b|\bre-?examin\w+|\boverturn(?:ed)?\b|\brevers(?:e|ed)\b|\brevis(?:e|ed)\b(?! by the parties)|\bde novo\b|\bre-?tr(?:y|ial|ied)\b|\bsecond[- ]instance\b/g;
const ofAward = new RegExp(`\\b${award}\\b|\\barbitra`);
/** The second instance of a trade association, and what is no review of the award. */
const otherReview =
  /\bboard of appeal|\bappeal (?:board|panel|tribunal)|\bappellate arbitration|\bfosfa|\bgafta|\bpeer review|\breview (?:board|panel|period|of (?:the )?(?:documents?|evidence|submissions))|\bannual|裁决书草案|工程师/;
const toWhom =
  /\bcourts?\b|\bhigher\b|\bsuperior\b|\bappell|\bquestions?\b|\bpoint of law\b|\bmerits\b|\bfacts?\b|法院|法庭|上级|机构|实体|事实|法律/;

/** More than a question of law: no law of a seat that we know lets parties agree on that. */
const rehears =
  /\b(?:law and fact|fact and law|facts?|factual|merits|any ground|any reason|de novo|afresh|re-?hear|re-?tr(?:y|ial)|second instance)|实体|再审|重审|重新|覆核|事实|任何理由|推翻|翻案/;

/** An award that binds nobody, or that a court is to look at again. */
export function finality(agreement: Agreement): Defect[] {
  const unbinding = wordsIn(agreement.zone, notBinding);
  if (unbinding !== null && !denied(agreement.zone, unbinding)) return [unbindingAward(agreement, unbinding)];
  const reviewed = agreement.zone.map(reviewIn).find((found) => found !== null);
  if (reviewed === undefined || reviewed === null) return [];
  const { family, basis } = decidingLaw(agreement);
  return [
    {
      kind: 'path.finality',
      severity: family === 'mainland' ? 'high' : reviewed.rehears ? 'low' : 'note',
      confidence: 0.72,
      words: [reviewed.words],
      reasons: [
        'the award is left open to appeal or court review',
        family === 'mainland'
          ? `${basis}: one award ends the dispute (Arbitration Law 2017 art. 9)`
          : `${basis}: parties may opt in to appeals on law in Hong Kong (Cap. 609 Sch. 2); in England they lie by default (1996 Act s.69)`,
      ],
    },
  ];
}

function denied(zone: readonly Passage[], { start }: Words): boolean {
  return zone.some((passage) => {
    const at = start - passage.start;
    if (at < 0 || start >= passage.end) return false;
    const ahead = passage.text.slice(Math.max(0, at - 40), at);
    return /(?:不得|不可)(?:以)?[^。;]{0,10}$|\bwhether or not\b[^.;]*$/.test(ahead);
  });
}

/** What a passage says of an appeal or review, not denied. */
function reviewIn({ text, start }: Passage): { words: Words; rehears: boolean } | null {
  if (otherReview.test(text)) return null;
  const chinese = /裁决|仲裁|\baward/.test(text);
  for (const [pattern, denies, speaks] of [
    [reviewChinese, deniesChinese, chinese && /[一-鿿]/.test(text)],
    [reviewEnglish, deniesEnglish, ofAward.test(text)],
  ] as const) {
    if (!speaks) continue;
    for (const match of text.matchAll(pattern)) {
      const ahead = text.slice(0, match.index);
      const behind = text.slice(match.index, match.index + 160);
      if (
        denies.test(ahead) ||
        /\bnon-?$|\bun$/.test(ahead) ||
        /^appeal(?:s)? (?:is|are|shall be) (?:excluded|waived|barred)/.test(behind)
      )
        continue;
      // 无上诉权, 不可上诉: denied from either side.
      if (
        /(?:无|冇|没有|无任何)[^。;,]{0,4}$/.test(ahead) ||
        /^上诉权?(?:利)?(?:均)?(?:被|已)?(?:放弃|排除)/.test(behind)
      )
        continue;
      if (
        pattern === reviewEnglish &&
        !toWhom.test(behind) &&
        !/\b(?:subject to|liable to|open to|courts?)\b[^.;]{0,60}$/.test(ahead)
      )
        continue;
      const from = Math.max(0, match.index - 60);
      return {
        words: { start: start + match.index, end: start + match.index + match[0].length },
        rehears: rehears.test(text.slice(from, match.index + 160)),
      };
    }
  }
  return null;
}

function unbindingAward(agreement: Agreement, words: Words): Defect {
  const { family, basis } = decidingLaw(agreement);
  return {
    kind: 'path.finality',
    severity: family === 'mainland' ? 'high' : 'medium',
    confidence: 0.75,
    words: [words],
    reasons: [
      'the award binds nobody by itself',
      `${basis}; what does not end in a binding award may be no arbitration at all, and cannot be enforced as one`,
    ],
  };
}
