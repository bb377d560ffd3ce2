import type { Agreement } from '../arbitration/agreement.ts';
import { decidingLaw } from './deciding-law.ts';
import { type Defect, wordsIn } from './defect.ts';

/** Of persons and of authorities: outside arbitration in every law that we know. */
const personal =
  /离婚|婚姻|收养|监护|扶养|继承|抚养|赡养|行政(?:争议|处罚|许可|复议)|\b(?:divorce|custody|adoption|inheritance|guardianship|succession to the estate|matrimonial|maintenance of (?:the )?(?:child|spouse|wife))\b|\b(?:winding[- ]up|bankruptcy) (?:order|petition)|\bcriminal liability\b|破产(?:申请|清算|程序)|清盘(?:呈请|令)|刑事责任/;
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
