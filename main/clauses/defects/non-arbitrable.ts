import type { Agreement } from '../arbitration/agreement.ts';
import type { Passage } from '../matching/reading.ts';
import { decidingLaw } from './deciding-law.ts';
import type { Defect, Words } from './defect.ts';

const authority =
  '(?:bureau|authority|authorities|administration|ministry|government|department of [a-z]+|regulator|customs|tax office|council|commissioner)';
/** Marriage, children, estates: of persons. */
const familyEnglish =
  "divorce|custody|child custody|adoption of (?:the |a |any )?(?:child|minor)|validity of the adoption|adoption(?! of (?:the )?(?:resolution|standard|software|plan|system))|inheritance|inherits?|succeeds? to (?:the |their |his |her |our )?(?:[a-z]+'s )?(?:flat|house|home|estate|property|land|farm|assets|shares)|intestacy|guardianship|(?:child's|minor's|legal|whose) guardian|guardian of (?:the |a )?(?:child|children|minor)|succession to the|deceased(?:'s)? estate|estates? of (?:the |their |his |her |our )?(?:late|deceased)|(?:late|deceased) [a-z]+'s (?:will|estate|property)|wills? and estates?|estates? (?:left|of) [^.;,]{0,20}(?:father|mother|parents|husband|wife)|(?:validity|construction) of (?:the |his |her )?will|probate|paternity|heirs|spouses|alimony|visiting rights|visitation|parentage|parental responsibility|matrimonial|marriage|maintenance of (?:the )?(?:child|children|spouse|wife)|child (?:support|maintenance)|(?:child|children|son|daughter)s?\\b[^.;]{0,40}\\b(?:shall live with|lives? with|stays? with|be raised by|brought up by|goes? to (?:the )?(?:mother|father))";
/** What an authority decides, and crime. */
const publicEnglish = `revocation of (?:the |a |its )?(?:business |trading |operating |[a-z]+ )?licen[cs]e|(?:decision|order|refusal|penalty|approval|notice|ruling|sanction)s? (?:issued |made |imposed )?(?:of|by) (?:the )?(?:[a-z]+ ){0,4}${authority}|(?:decision|order|refusal|penalty|fine|sanction)s? (?:of|issued by|made by|imposed by) (?:the |any )?(?:[a-z]+ ){0,4}${authority}|(?:fined|refused|penalised|revoked) by (?:the )?(?:[a-z]+ ){0,4}${authority}|${authority}\\b[^.;]{0,60}\\b(?:legality|lawfulness|validity) of (?:that|the|its|such) (?:refusal|decision|order|act|penalty)|${authority}\\b[^.;]{0,60}\\b(?:withdraw\\w*|withdrew|revok\\w+|refus\\w+|cancel\\w*|suspend\\w*)\\b[^.;]{0,40}\\b(?:permit|licen[cs]e|approval|registration|consent)|(?:withdrawal|revocation|refusal|cancellation|suspension) of (?:the |a |its )?(?:[a-z']+ ){0,3}(?:permit|licen[cs]e|approval)\\b[^.;]{0,20}\\bby (?:the )?(?:[a-z]+ ){0,4}${authority}|${authority}\\b[^.;]{0,40}\\bimpos\\w+\\b[^.;]{0,20}\\b(?:fine|penalty|sanction|levy)|penalty decision|dissolution of (?:the |their )?marriage|(?:customs|tax|administrative) (?:fine|sanction|duty assessment)s?|administrative (?:decision|penalt\\w+|act|sanction|licen\\w+|measure)s?|(?:tax|customs) (?:assessment|penalt\\w+|liability determination)|imprisonment|expropriation|criminal (?:liability|responsibility|guilt|offen[cs]e)|guilt(?:y)? of|(?:winding[- ]up|bankruptcy|insolvency) (?:order|petition)`;
const familyChinese =
  '离婚|婚姻|婚约|收养|领养|监护|扶养|继承(?!人)|遗产|遗嘱|抚养|赡养|探视权?|探望权|管养权|凑仔|湊仔|亲子(?:关系|鉴定)|分身家|(?:个仔|个女|细路|仔女|子女|孩子)[^。;,]{0,6}(?:跟边个|归边个|归谁|由谁|由何人|跟谁)|身家点分';
const publicChinese =
  '行政(?:争议|处罚|许可|复议|行为|决定|征收|强制|处分|裁决)|征收(?:决定|补偿)|偷税|(?:税务|海关|工商|规划|国土|环保|市场监督|市场监管|城管|公安|消防|住建|主管)[^。;,]{0,8}(?:处罚|决定|许可|罚款|审批)|罚款决定|(?:署|局|处)(?:拒发|拒批|拒绝批|吊销|驳回|处罚|罚款)|(?:街道办(?:事处)?|(?:镇|区|市|县)政府|村委会?|城管)[^。;,]{0,10}(?:决定|处罚|通知)|强制拆除|拆迁(?:决定|补偿决定)|(?:行政|政府)(?:机关|部门)[^。;,]{0,12}(?:决定|处罚|许可|批准)|吊销[^。;,]{0,8}(?:执照|许可证|牌照)|土地承包(?:经营)?(?:权|合同)?(?:纠纷|争议)?|承包经营合同(?:纠纷|争议)|破产(?:申请|清算|程序)|清盘(?:呈请|令)|刑事(?:责任|罪行|案件)|定罪|量刑';
/** Of persons and of authorities: outside arbitration in every law that we know. */
const personal = new RegExp(`${familyChinese}|${publicChinese}|\\b(?:${familyEnglish}|${publicEnglish})\\b`, 'g');
/** What a registry grants: Hong Kong lets it be arbitrated (Cap. 609 s.103D), the Mainland does not. */
const granted =
  /\b(?:validity|revocation|invalidation|invalidity|cancellation) (?:of|or (?:revocation|validity|invalidity) of) (?:the |any |such )?(?:patents?|trade ?marks?|registered designs?)\b|(?:专利权?|商标权?|注册商标)(?:的)?(?:有效性?|无效|效力|撤销)/g;

/** 离婚协议, "separation agreement": of a paper that is about nothing else. */
const ofPaper =
  /(?:离婚|遗产(?:分割|继承|分配)?|收养|抚养(?:权)?|监护|分家|婚前|扶养|继承)(?:的)?(?:协议|契约|合约|合同)(?!书?格式)|\b(?:divorce|separation|custody|adoption|prenuptial|parenting) (?:agreement|deed|settlement)\b|\bdeed of family arrangement\b/g;

/** Kept out of the arbitration, or a word about somebody: no subject of it. */
const keptOutBefore =
  /\b(?:except|save|other than|excluding|excludes?|not (?:including|apply to|extend to)|outside|apart from|remains? (?:with|before|for))\b[^.;]{0,50}$|(?:(?<![解扣拆免删开])除|不包括|不含|不涉及|不适用于)[^。;,]{0,12}$/;
const keptOutAfter =
  /^[^.;]{0,40}\b(?:remains?|reserved|(?:is|are|be) (?:excluded|outside|not (?:arbitra|subject|covered|submitted)))\b|^[^。;]{0,14}(?:除外|不在此限|不适用|不提交|不得(?:提交)?仲裁|另行|由(?:法院|法庭))/;
const costsOf = /^后[^。;,]{0,20}(?:公司|股权|买卖|合同)|^(?:所产生|产生|发生)?的?(?:费用|罚款|支出|保证金|手续|义务)/;

/** A subject that may not go to arbitration under the law that decides. */
export function nonArbitrable(agreement: Agreement): Defect[] {
  const { family, basis } = decidingLaw(agreement);
  const mainland = family === 'mainland';
  const subject = agreement.carriers
    .map((passage) => subjectIn(passage, personal) ?? (mainland ? subjectIn(passage, granted) : null))
    .concat(agreement.zone.map((passage) => subjectIn(passage, ofPaper)))
    .find((words) => words !== null);
  if (subject === undefined || subject === null) return [];
  return [
    {
      kind: 'path.non_arbitrable',
      severity: mainland ? 'high' : 'medium',
      confidence: 0.7,
      words: [subject],
      reasons: [
        'the subject may not go to arbitration',
        mainland
          ? `${basis}: family, inheritance and administrative matters are outside (Arbitration Law 2017 art. 3)`
          : `${basis}: a tribunal cannot give what only a court or an authority may order`,
      ],
    },
  ];
}

function subjectIn({ text, start }: Passage, pattern: RegExp): Words | null {
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 60);
    if (keptOutBefore.test(text.slice(0, match.index)) || keptOutAfter.test(after) || costsOf.test(after)) continue;
    return { start: start + match.index, end: start + end };
  }
  return null;
}
