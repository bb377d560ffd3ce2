import type { Agreement } from '../arbitration/agreement.ts';
import { decidingLaw } from './deciding-law.ts';
import { type Defect, wordsIn } from './defect.ts';

/** Of persons and of authorities: outside arbitration in every law that we know. */
const personal =
  /离婚|婚姻|婚约|收养|领养|监护|扶养|继承|遗产|遗嘱|抚养|赡养|探视权?|探望权|凑仔|湊仔|亲子(?:关系|鉴定)|分身家|行政(?:争议|处罚|许可|复议|行为|决定|征收|强制|处分|裁决)|征收(?:决定|补偿决定)|(?:税务|海关|工商|规划|国土|环保)[^。;,]{0,6}(?:处罚|决定|许可)|罚款决定|行政机关[^。;,]{0,12}(?:决定|处罚|许可)|土地承包经营权?|承包经营合同(?:纠纷|争议)|\b(?:divorce|custody of (?:the |any |their )?(?:child|children|minor|son|daughter)|child custody|custody|adoption of (?:the |a |any )?(?:child|minor)|validity of the adoption|adoption(?! of (?:the )?(?:resolution|standard|software|plan|system))|inheritance|guardianship|succession to the|deceased(?:'s)? estate|estate of the (?:late|deceased)|\b(?:late|deceased) [a-z]+'s (?:will|estate)|(?:wills? and|or) estates?|revocation of (?:the |a |its )?(?:business |trading |operating )?licen[cs]e|(?:decision|order|refusal|penalty)s? of (?:the )?(?:[a-z]+ ){0,3}(?:bureau|authority|administration|ministry|government)|(?:validity|construction) of (?:the |his |her )?will|probate|paternity|heirs|spouses|alimony|visiting rights|penalty decision|dissolution of (?:the |their )?marriage|marriage|(?:customs|tax|administrative) (?:fine|sanction|duty assessment)s?|parentage|administrative (?:decision|penalt\w+|act|sanction|licen\w+|measure)s?|matrimonial|(?:tax|customs) (?:assessment|penalt\w+)|imprisonment|maintenance of (?:the )?(?:child|spouse|wife))\b|\b(?:winding[- ]up|bankruptcy) (?:order|petition)|\bcriminal liability\b|破产(?:申请|清算|程序)|清盘(?:呈请|令)|刑事责任/;
/** What a registry grants: Hong Kong lets it be arbitrated (Cap. 609 s.103D), the Mainland does not. */
const granted =
  /\b(?:validity|revocation|invalidation|invalidity|cancellation) (?:of|or (?:revocation|validity|invalidity) of) (?:the |any |such )?(?:patents?|trade ?marks?|registered designs?)\b|(?:专利权?|商标权?|注册商标)(?:的)?(?:有效性?|无效|效力|撤销)/;

/** A subject that may not go to arbitration under the law that decides. */
export function nonArbitrable(agreement: Agreement): Defect[] {
  const { family, basis } = decidingLaw(agreement);
  const mainland = family === 'mainland';
  const subject = agreement.carriers
    .map((passage) => wordsIn([passage], personal) ?? (mainland ? wordsIn([passage], granted) : null))
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
