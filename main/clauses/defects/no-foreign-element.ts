import type { Agreement } from '../arbitration/agreement.ts';
import { foldPhrase } from '../matching/folded-text.ts';
import { placeNamed } from '../matching/places.ts';
import type { Reading } from '../matching/reading.ts';
import { agreementPlace, type Defect, type DefectContext } from './defect.ts';
import { partyNames } from './party-names.ts';

const mainlandCompany =
  /^(?:江门|肇庆|清远|揭阳|潮州|梅州|义乌|昆山|张家港|常熟|江阴|太仓|晋江|石狮|威海|德州|聊城|泰安|济宁|日照|廊坊|沧州|邯郸|大同|包头|鞍山|吉林市|大庆|蚌埠|马鞍山|九江|景德镇|湘潭|衡阳|荆州|黄石|南宁|北海|遵义|德阳|泸州|咸阳|宝鸡|天水|中国|合肥|常州|无锡|徐州|南通|扬州|绍兴|温州|嘉兴|金华|台州|泉州|福州|漳州|南昌|赣州|济南|烟台|潍坊|临沂|淄博|洛阳|石家庄|唐山|保定|太原|沈阳|长春|哈尔滨|呼和浩特|贵阳|兰州|西宁|银川|乌鲁木齐|海口|三亚|惠州|中山|江门|汕头|湛江|桂林|柳州|芜湖|绵阳|宜昌|襄阳|株洲|岳阳|镇江|盐城|湖州|舟山|内蒙古|黑龙江|吉林|贵州|甘肃|青海|宁夏|新疆|西藏|海南|山西|北京|上海|天津|重庆|重慶|广东|廣東|广州|廣州|深圳|浙江|杭州|宁波|江苏|江蘇|南京|苏州|蘇州|山东|山東|青岛|青島|福建|厦门|廈門|四川|成都|湖北|武汉|武漢|湖南|长沙|河南|郑州|河北|辽宁|大连|陕西|西安|安徽|江西|云南|昆明|广西|海南|东莞|佛山|珠海).{1,30}(?:公司|厂|廠|集团)$/;

/** Asked only where every named party looks Mainland and nothing else is foreign. */
export function noForeignElement({ folded }: Reading, { agreements, facts }: DefectContext): Defect[] {
  const agreement = agreements.find(
    ({ institution, seat }) =>
      (institution?.body.defaultSeat != null && placeNamed(institution.body.defaultSeat)?.family !== 'mainland') ||
      (seat !== null && seat.value.place.family !== 'mainland') ||
      institution?.body.id === 'siac' ||
      institution?.body.id === 'icc',
  );
  if (agreement === undefined) return [];
  const known = partyNames(facts);
  const names = known.length >= 2 ? known : [...companiesIn(agreement), ...englishCompanies(agreement, folded.cased)];
  const told = allMainland(agreement);
  if (told === null && (names.length < 2 || !names.every(looksMainland))) return [];
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

/** 深圳市…有限公司, "Shenzhen … Co., Ltd.": named after a place of the Mainland. */
function looksMainland(name: string): boolean {
  return mainlandCompany.test(foldPhrase(name)) || mainlandEnglish.test(name.toLowerCase());
}

const mainlandPlaces =
  "the prc|(?:the )?people's republic of china|mainland china|the mainland|shanghai|beijing|shenzhen|guangzhou|ningbo|hefei|hangzhou|nanjing|suzhou|wuhan|chengdu|chongqing|tianjin|xiamen|fuzhou|qingdao|jinan|dalian|xi'an|changsha|foshan|dongguan|zhuhai|kunming|guangdong|zhejiang|jiangsu|fujian|shandong|sichuan|hubei|hunan|hebei|henan";
const mainlandEnglish = new RegExp(`^(?:${mainlandPlaces})\\b.*\\bco\\.?,? ?(?:ltd|limited)`);
const foldedCities =
  '东莞|深圳|广州|佛山|中山|惠州|珠海|江门|上海|北京|天津|重庆|宁波|杭州|苏州|无锡|南京|青岛|济南|厦门|福州|成都|武汉|长沙|西安|郑州|大连|沈阳|温州|义乌';
const adjectiveMainland = '(?:prc|chinese|mainland(?: chinese)?|china)';
/** "Both parties being companies established in Ningbo and Hefei", 双方均为内地公司: said of all of them at once. */
const bothMainland = new RegExp(
  `\\b(?:both|all(?: of)?(?: the)?|two)(?: (?:parties|companies|of them))?(?: (?:are|being|is))?(?: (?:companies|enterprises|entities))?(?: both)? (?:being )?(?:companies |enterprises |entities )?(?:incorporated|established|registered|organi[sz]ed|domiciled)(?: and [a-z]+)? (?:in|under the laws of) (?:${mainlandPlaces})\\b|\\b(?:both|all(?: of)?(?: the)?|two|each of the) (?:parties|companies|signatories|sides|of (?:us|them)) (?:are|being|is) (?:both )?(?:an? )?(?:wholly )?(?:domestic )?(?:${adjectiveMainland})(?: domestic| registered| mainland)? (?:enterprises?|compan(?:y|ies)|entit(?:y|ies)|citizens?|nationals?|residents?|persons?|parties)|\\bboth (?:${adjectiveMainland})(?: domestic)? (?:enterprises|companies|entities|citizens|nationals|residents)|\\b(?:the )?[a-z]+ and (?:the )?[a-z]+ are (?:both )?(?:${adjectiveMainland})(?: domestic| registered)? (?:enterprises|companies|entities|citizens|nationals|residents)|\\bare (?:both|all) (?:${adjectiveMainland})(?: domestic)? (?:enterprises|companies|entities|citizens|nationals|residents)|\\bno (?:foreign|overseas|offshore)(?:[- ]related)? (?:element|party|investor|investment)|(?:双方|各方|甲乙(?:双方)?|两(?:间|家|个)|我哋|大家|(?:买卖|合同|订约|缔约|租赁)?双方)(?:均|都|皆|同|俱)?(?:为|是|系)(?:在|于)?(?:中国)?(?:内地|大陆|境内|中国|本地|国内)[^。;,]{0,16}(?:公司|企业|法人|单位|居民|公民|厂)|双方(?:均|都|皆)?(?:为|是|系)(?:${foldedCities})[^。;,]{0,10}(?:厂|公司|企业|人)|(?:双方|各方)(?:均|都|皆)(?:在|于)(?:中国)?(?:内地|大陆|境内|中国)[^。;,]{0,8}(?:注册|登记|成立|设立)|(?:无|不具|没有|并无|冇)(?:任何)?涉外(?:因素|关系|元素)`,
);

function allMainland({ zone }: Agreement): string | null {
  for (const { text } of zone) {
    const match = bothMainland.exec(text);
    if (match !== null) return match[0];
  }
  return null;
}

function englishCompanies({ zone }: Agreement, cased: string): string[] {
  return zone.flatMap(({ start, end }) =>
    [...cased.slice(start, end).matchAll(/\b[A-Z][\w'&-]*(?: [A-Z(][\w'&)-]*){0,6} Co\.?,? (?:Ltd|Limited)/g)].map(
      ([name]) => name,
    ),
  );
}

/** Chinese companies that the sentences of the agreement name themselves. */
function companiesIn({ zone }: Agreement): string[] {
  const names = zone.flatMap(({ text }) =>
    [...text.matchAll(/(?:^|[与和及、,:(]|[由为是系])([\u4e00-\u9fff()]{4,30}?公司)/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)];
}
