import type { TextFinding } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { foldPhrase } from '../matching/folded-text.ts';
import { placeNamed } from '../matching/places.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { agreementPlace, type Defect, type DefectContext, type Words } from './defect.ts';
import { linkedContracts } from './linked-contracts.ts';
import { versionDefects } from './version-defects.ts';

/** Defects that show only across the document: linked contracts, versions, incorporation, parties. */
export function documentDefects(reading: Reading, context: DefectContext): Defect[] {
  return [
    ...linkedContracts(reading, context.agreements),
    ...bilingual(reading, context),
    ...incorporation(reading, context.agreements),
    ...noForeignElement(context),
    ...wrongParty(reading, context.facts),
    ...serviceAddress(reading, context.agreements),
  ];
}

const arbitrationFields: ReadonlySet<unknown> = new Set([
  'institution',
  'seat',
  'number_of_arbitrators',
  'language',
  'law_of_agreement',
  'mandatory',
  'governing_law',
]);

/** Of one field one report: what the clauses' findings show comes before the terms of the agreements. */
function bilingual(reading: Reading, context: DefectContext): Defect[] {
  const told = bilingualConflict(reading, context);
  const known = new Set(told.map(({ fields }) => fields?.field));
  return [...told, ...versionDefects(reading, context.agreements).filter(({ fields }) => !known.has(fields?.field))];
}

function bilingualConflict(reading: Reading, { conflicts, agreements }: DefectContext): Defect[] {
  // Which version prevails is a question of the whole document, the others of its arbitration agreement.
  return conflicts
    .filter(
      ({ fields }) =>
        fields.field === 'prevailing_language' || (agreements.length > 0 && arbitrationFields.has(fields.field)),
    )
    .map((conflict): Defect => {
      const places = [{ start: conflict.start, end: conflict.end }, ...(conflict.supports ?? [])];
      return {
        kind: 'path.bilingual_conflict',
        severity: conflict.fields.field === 'language' ? 'medium' : 'high',
        confidence: conflict.confidence,
        words: places.map(({ start, end }) => ({
          start: reading.folded.foldedAt(start),
          end: reading.folded.foldedAt(end),
        })),
        reasons: [
          `the versions differ on ${String(conflict.fields.field).replaceAll('_', ' ')}`,
          conflict.reasons[1] ?? '',
        ].filter((words) => words !== ''),
        fields: conflict.fields,
      };
    });
}

const incorporates =
  /\b(?:conditions|terms|provisions|exceptions)\b[^.;]{0,30}\bas per\b[^.;]{0,20}\bcharter[- ]?party\b|\bcharter[- ]?party\b[^.;]{0,100}\b(?:terms|conditions|provisions)\b[^.;]{0,60}\b(?:taken into|imported|embodied|written (?:here|into|out)|form(?:ing)? part|deemed)|\b(?:all )?(?:the )?terms[^.;]{0,120}\b(?:charter ?party|charterparty|charter-party|charter)\b[^.;]{0,160}\bincorporated\b|\bincorporat(?:es?|ing)\b[^.;]{0,100}\b(?:terms|conditions)[^.;]{0,80}\bcharter ?-?party|(?:租船合同|租约|租船契约|租船合约)[^。;]{0,60}(?:并入|纳入|合并)(?:于|到|入)?(?:本)?提单|本提单[^。;]{0,20}(?:并入|纳入)[^。;]{0,40}租/;

/** Contract to contract, a reference may carry the clause if it makes it part of the contract (Cap. 609 s.19). */
const incorporatesContract =
  /\b(?:the )?(?:terms|provisions|conditions)\b[^.;]{0,120}\b(?:agreement|contract)\b[^.;]{0,80}\b(?:are|is|shall be|be)(?: hereby)? incorporated\b[^.;]{0,30}\b(?:into|in|by reference)|(?:主合同|主协议|供应合同|供应协议|原合同)[^。;]{0,30}(?:条款|规定)[^。;]{0,20}(?:并入|纳入)本/;

function incorporation(reading: Reading, agreements: readonly Agreement[]): Defect[] {
  if (reading.genre === 'law' || agreements.some(({ rules, seat }) => rules !== null && seat !== null)) return [];
  for (const passage of reading.passages) {
    if (/arbitrat|仲裁/.test(passage.text)) continue;
    const general = incorporatesContract.exec(passage.text);
    if (general !== null) {
      return [
        {
          kind: 'path.incorporation',
          severity: 'note',
          confidence: 0.65,
          words: [{ start: passage.start + general.index, end: passage.start + general.index + general[0].length }],
          reasons: [
            'another contract’s terms are taken in by general words that do not name arbitration',
            'whether its arbitration clause comes with them depends on the reference making it part of this contract (Cap. 609 s.19)',
          ],
        },
      ];
    }
    const match = incorporates.exec(passage.text);
    if (match === null) continue;
    return [
      {
        kind: 'path.incorporation',
        severity: 'medium',
        confidence: 0.8,
        words: [{ start: passage.start + match.index, end: passage.start + match.index + match[0].length }],
        reasons: [
          'the charter is incorporated in general words that do not name arbitration',
          'such words do not carry its arbitration clause into the bill (OCBC Wing Hang v Kai Sen [2020] HKCFI 375; Thomas v Portsea [1912])',
        ],
      },
    ];
  }
  return [];
}

const mainlandCompany =
  /^(?:中国|合肥|常州|无锡|徐州|南通|扬州|绍兴|温州|嘉兴|金华|台州|泉州|福州|漳州|南昌|赣州|济南|烟台|潍坊|临沂|淄博|洛阳|石家庄|唐山|保定|太原|沈阳|长春|哈尔滨|呼和浩特|贵阳|兰州|西宁|银川|乌鲁木齐|海口|三亚|惠州|中山|江门|汕头|湛江|桂林|柳州|芜湖|绵阳|宜昌|襄阳|株洲|岳阳|镇江|盐城|湖州|舟山|内蒙古|黑龙江|吉林|贵州|甘肃|青海|宁夏|新疆|西藏|海南|山西|北京|上海|天津|重庆|重慶|广东|廣東|广州|廣州|深圳|浙江|杭州|宁波|江苏|江蘇|南京|苏州|蘇州|山东|山東|青岛|青島|福建|厦门|廈門|四川|成都|湖北|武汉|武漢|湖南|长沙|河南|郑州|河北|辽宁|大连|陕西|西安|安徽|江西|云南|昆明|广西|海南|东莞|佛山|珠海).{1,30}(?:公司|厂|廠|集团)$/;

function partyNames(facts: readonly TextFinding[]): string[] {
  return facts.filter(({ kind }) => kind === 'gen.parties_authority').map(({ fields }) => String(fields.name ?? ''));
}

/** Asked only where every named party looks Mainland and nothing else is foreign. */
function noForeignElement({ agreements, facts }: DefectContext): Defect[] {
  const agreement = agreements.find(
    ({ institution, seat }) =>
      (institution?.body.defaultSeat != null && placeNamed(institution.body.defaultSeat)?.family !== 'mainland') ||
      (seat !== null && seat.value.place.family !== 'mainland') ||
      institution?.body.id === 'siac' ||
      institution?.body.id === 'icc',
  );
  if (agreement === undefined) return [];
  const known = partyNames(facts);
  const names = known.length >= 2 ? known : companiesIn(agreement);
  const told = allMainland(agreement);
  if (told === null && (names.length < 2 || !names.every((name) => mainlandCompany.test(name)))) return [];
  return [
    {
      kind: 'path.no_foreign_element',
      severity: 'medium',
      confidence: 0.6,
      words: [agreement.institution ?? agreement.seat ?? agreementPlace(agreement)],
      reasons: [
        `every named party looks Mainland (${told ?? names.slice(0, 3).join('; ')}) and the forum is outside`,
        'Mainland courts may refuse a foreign forum where nothing is foreign: look for a foreign element',
      ],
      fields: { parties: names.slice(0, 6) },
    },
  ];
}

const mainlandPlaces =
  "the prc|(?:the )?people's republic of china|mainland china|the mainland|shanghai|beijing|shenzhen|guangzhou|ningbo|hefei|hangzhou|nanjing|suzhou|wuhan|chengdu|chongqing|tianjin|xiamen|fuzhou|qingdao|jinan|dalian|xi'an|changsha|foshan|dongguan|zhuhai|kunming|guangdong|zhejiang|jiangsu|fujian|shandong|sichuan|hubei|hunan|hebei|henan";
/** "Both parties being companies established in Ningbo and Hefei", 双方均为内地公司: said of all of them at once. */
const bothMainland = new RegExp(
  `\\b(?:both|all(?: of)?(?: the)?|two)(?: (?:parties|companies|of them))?(?: (?:are|being|is))?(?: (?:companies|enterprises|entities))?(?: both)? (?:being )?(?:companies |enterprises |entities )?(?:incorporated|established|registered|organi[sz]ed|domiciled)(?: and [a-z]+)? (?:in|under the laws of) (?:${mainlandPlaces})\\b|(?:双方|各方|甲乙(?:双方)?)(?:均|都|皆|同|俱)?(?:为|是|系)(?:在)?(?:中国)?(?:内地|大陆|境内|中国)[^。;,]{0,14}(?:公司|企业|法人|单位|居民|公民)`,
);

function allMainland({ zone }: Agreement): string | null {
  for (const { text } of zone) {
    const match = bothMainland.exec(text);
    if (match !== null) return match[0];
  }
  return null;
}

/** Chinese companies that the sentences of the agreement name themselves. */
function companiesIn({ zone }: Agreement): string[] {
  const names = zone.flatMap(({ text }) =>
    [...text.matchAll(/(?:^|[与和及、,:]|[由为是系])([\u4e00-\u9fff()]{4,30}?公司)/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)];
}

const signs =
  /(?:\bfor and on behalf of:?|\bFor (?:the )?(?:Buyer|Seller|Lessor|Lessee|Licensor|Licensee|Supplier|Customer|Owner|Contractor|Employer|Borrower|Lender|Party [AB]):) ?(?:the )?\n?([A-Z][\w&.,'() -]{4,70}?(?:Limited|Ltd\.?|LLC|Inc\.?|Corp(?:oration)?\.?|PLC|L\.P\.|GmbH|Pte\.? Ltd\.?|Company))/g;
const signsChinese =
  /(?:簽署|签署|簽字|签字|蓋章|盖章|代表)(?:人|方)?(?:[（(][^)）]{1,8}[)）])?[)）]?[:：]\s*([\u4e00-\u9fff()（）]{3,30}公司)/g;

/** Only where parties are known, and each of them has a telling word that the signing company lacks, and it one of its own. */
function wrongParty(reading: Reading, facts: readonly TextFinding[]): Defect[] {
  const parties = partyNames(facts);
  if (parties.length < 2) return [];
  const known = parties.map(tellingWords);
  const roles = twiceNamed(reading.folded.cased);
  const signed = [...reading.folded.cased.matchAll(signsChinese)].flatMap((match): Defect[] => {
    const name = match[1] ?? '';
    if (parties.some((party) => sameChineseName(party, name))) return [];
    const start = match.index + match[0].length - name.length;
    return [strangerSigns(name, parties, { start, end: start + name.length })];
  });
  return [
    ...signed,
    ...(signed.length > 0 ? [] : roles.map(({ name, start, end }) => strangerSigns(name, parties, { start, end }))),
    ...[...reading.folded.cased.matchAll(signs)].flatMap((match): Defect[] => {
      const name = match[1] ?? '';
      const own = tellingWords(name);
      if (own.size === 0 || known.some((words) => within(own, words) || within(words, own))) return [];
      const start = match.index + match[0].length - name.length;
      return [strangerSigns(name, parties, { start, end: start + name.length })];
    }),
  ];
}

/** 乙方 at the head is one company and beside the seal another. */
function twiceNamed(cased: string): { name: string; start: number; end: number }[] {
  const first = new Map<string, string>();
  return [...cased.matchAll(sealed)].flatMap((match) => {
    const [whole, role = '', name = ''] = match;
    const before = first.get(role);
    if (before === undefined) first.set(role, name);
    if (before === undefined || sameChineseName(before, name)) return [];
    const end = match.index + whole.length;
    return [{ name, start: end - name.length, end }];
  });
}

const sealed = /([甲乙丙]方)(?:[（(][^)）]{1,8}[)）])?[:：]\s*([\u4e00-\u9fff()（）]{3,30}?公司)/g;

function strangerSigns(name: string, parties: readonly string[], words: Words): Defect {
  return {
    kind: 'path.wrong_party',
    severity: 'medium',
    confidence: 0.6,
    words: [words],
    reasons: [
      'the signature block names a company that is not among the parties',
      `the parties are ${parties.slice(0, 4).join('; ')}`,
    ],
    fields: { signatory: name, parties: parties.slice(0, 6) },
  };
}

/** The same firm in either script, with or without what kind of company it is. */
function sameChineseName(one: string, other: string): boolean {
  const own = (name: string): string => foldPhrase(name).replace(/\([^)]*\)|(?:有限|股份|责任|公司|集团)/g, '');
  return own(one).includes(own(other)) || own(other).includes(own(one));
}

const commonWords = new Set([
  'limited',
  'ltd',
  'llc',
  'inc',
  'corp',
  'corporation',
  'company',
  'co',
  'plc',
  'group',
  'holdings',
  'international',
  'the',
  'and',
  'of',
  'pte',
  'gmbh',
  'hong',
  'kong',
  'china',
  'trading',
]);

function within(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((word) => all.has(word));
}

function tellingWords(name: string): Set<string> {
  return new Set(
    [...name.toLowerCase().matchAll(/[a-z0-9\u4e00-\u9fff]{2,}/g)]
      .map(([word]) => word)
      .filter((word) => !commonWords.has(word)),
  );
}

/** 送达地址：甲方____, "Address of Buyer: (left blank)". */
const blankAddress =
  /(?:\baddress(?:es)?\b|地址)[^.。;]{0,40}(?:_{2,}|\((?:left |is |intentionally )*blank\)|\[ ?(?:●|•|\*)? ?\]|未填|留空|空白|无填|冇填|not (?:completed|filled in|stated)|none (?:given|stated))/;

const served = /\bserv(?:ed|ice)\b|\bnotices?\b|\bdeliver|送达|通知|寄|文书/;

function serviceAddress(reading: Reading, agreements: readonly Agreement[]): Defect[] {
  const blank =
    agreements.length === 0
      ? undefined
      : reading.passages.find(
          ({ text }, index) =>
            blankAddress.test(text) &&
            reading.passages.slice(Math.max(0, index - 3), index + 1).some((passage) => served.test(passage.text)),
        );
  if (blank !== undefined)
    return [
      {
        kind: 'path.service_address',
        severity: 'low',
        confidence: 0.65,
        words: [{ start: blank.start, end: blank.end }],
        reasons: ['the address for service was left blank', 'an award or notice sent nowhere may cost its enforcement'],
      },
    ];
  for (const { zone } of agreements) {
    const passage = zone.find(
      ({ text }: Passage) =>
        /\b(?:notice|served?|service)\b[^.;]{0,120}\be-?mail\b|电邮|电子邮件/.test(text) &&
        /following|(?:stated|given|set out|shown|specified|appearing)[^.;]{0,12} below|as follows|以下|如下|下列|下述|none given|not given|只列|未填|未列/.test(
          text,
        ),
    );
    if (passage === undefined || zone.some(({ text }) => /@/.test(text))) continue;
    return [
      {
        kind: 'path.service_address',
        severity: 'low',
        confidence: 0.6,
        words: [{ start: passage.start, end: passage.end }],
        reasons: [
          'notices are to go by e-mail, and no address is given',
          'a wrong address cost enforcement in G v P [2023] HKCFI 2173',
        ],
      },
    ];
  }
  return [];
}
