import type { Agreement } from '../arbitration/agreement.ts';
import { foldPhrase } from '../matching/folded-text.ts';
import { placeNamed, placesIn } from '../matching/places.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { beginsWithCity } from './city-commissions.ts';
import { agreementPlace, type Defect, type DefectContext } from './defect.ts';
import { partyNames } from './party-names.ts';

const mainlandCompany =
  /^(?:江门|肇庆|清远|揭阳|潮州|梅州|义乌|昆山|张家港|常熟|江阴|太仓|晋江|石狮|威海|德州|聊城|泰安|济宁|日照|廊坊|沧州|邯郸|大同|包头|鞍山|吉林市|大庆|蚌埠|马鞍山|九江|景德镇|湘潭|衡阳|荆州|黄石|南宁|北海|遵义|德阳|泸州|咸阳|宝鸡|天水|中国|合肥|常州|无锡|徐州|南通|扬州|绍兴|温州|嘉兴|金华|台州|泉州|福州|漳州|南昌|赣州|济南|烟台|潍坊|临沂|淄博|洛阳|石家庄|唐山|保定|太原|沈阳|长春|哈尔滨|呼和浩特|贵阳|兰州|西宁|银川|乌鲁木齐|海口|三亚|惠州|中山|江门|汕头|湛江|桂林|柳州|芜湖|绵阳|宜昌|襄阳|株洲|岳阳|镇江|盐城|湖州|舟山|内蒙古|黑龙江|吉林|贵州|甘肃|青海|宁夏|新疆|西藏|海南|山西|北京|上海|天津|重庆|重慶|广东|廣東|广州|廣州|深圳|浙江|杭州|宁波|江苏|江蘇|南京|苏州|蘇州|山东|山東|青岛|青島|福建|厦门|廈門|四川|成都|湖北|武汉|武漢|湖南|长沙|河南|郑州|河北|辽宁|大连|陕西|西安|安徽|江西|云南|昆明|广西|海南|东莞|佛山|珠海).{1,30}(?:公司|厂|廠|集团)$/;

/** Asked only where every named party looks Mainland and nothing else is foreign. */
export function noForeignElement({ folded, passages }: Reading, { agreements, facts }: DefectContext): Defect[] {
  const agreement = agreements.find(
    ({ institution, seat }) =>
      (institution?.body.defaultSeat != null && placeNamed(institution.body.defaultSeat)?.family !== 'mainland') ||
      (seat !== null && seat.value.place.family !== 'mainland') ||
      institution?.body.id === 'siac' ||
      institution?.body.id === 'icc',
  );
  if (agreement === undefined) return [];
  const known = partyNames(facts);
  // In a short paper the parties stand at its head.
  const spoken = passages.length <= fewPassages ? passages : agreement.zone;
  const names = known.length >= 2 ? known : [...companiesIn(spoken), ...englishCompanies(spoken, folded.cased)];
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

const fewPassages = 14;

/** 深圳市…有限公司, "Shenzhen … Co., Ltd.": named after a place of the Mainland. */
function looksMainland(name: string): boolean {
  const folded = foldPhrase(name);
  return (
    mainlandCompany.test(folded) ||
    (beginsWithCity(folded) && /(?:公司|厂|集团|店|行|社)$/.test(folded)) ||
    mainlandEnglish.test(name.toLowerCase())
  );
}

const mainlandPlaces =
  "the prc|(?:the )?people's republic of china|mainland china|the mainland|shanghai|beijing|shenzhen|guangzhou|ningbo|hefei|hangzhou|nanjing|suzhou|wuhan|chengdu|chongqing|tianjin|xiamen|fuzhou|qingdao|jinan|dalian|xi'an|changsha|foshan|dongguan|zhuhai|kunming|huizhou|zhongshan|jiangmen|zhaoqing|shantou|zhanjiang|maoming|wuxi|changzhou|nantong|yangzhou|zhenjiang|xuzhou|yancheng|taizhou|huai'an|wenzhou|jiaxing|huzhou|shaoxing|jinhua|yiwu|zhoushan|quanzhou|zhangzhou|putian|longyan|nanchang|ganzhou|jiujiang|zhengzhou|luoyang|kaifeng|shijiazhuang|tangshan|baoding|taiyuan|shenyang|harbin|changchun|nanning|guilin|liuzhou|guiyang|lanzhou|xining|yinchuan|urumqi|hohhot|haikou|sanya|weifang|yantai|weihai|linyi|zibo|kunshan|zhangjiagang|jiangyin|changshu|wuhu|mianyang|deyang|yichang|xiangyang|zhuzhou|yueyang|xian|guangdong|zhejiang|jiangsu|fujian|shandong|sichuan|hubei|hunan|hebei|henan";
const mainlandEnglish = new RegExp(`^(?:${mainlandPlaces})\\b.*\\bco\\.?,? ?(?:ltd|limited)`);
const foldedCities =
  '东莞|深圳|广州|佛山|中山|惠州|珠海|江门|上海|北京|天津|重庆|宁波|杭州|苏州|无锡|常州|南通|绍兴|嘉兴|南京|青岛|烟台|济南|厦门|福州|泉州|成都|武汉|长沙|西安|郑州|大连|沈阳|哈尔滨|长春|合肥|南昌|昆明|南宁|贵阳|太原|石家庄|温州|义乌|昆山|海口|三亚|广东|浙江|江苏|福建|山东|四川|湖北|湖南|河南|河北|安徽|江西|云南|广西|海南';
const adjectiveMainland = `(?:prc|chinese|mainland(?: chinese)?|china|${mainlandPlaces})`;
const entityEnglish =
  '(?:enterprises?|compan(?:y|ies)|entit(?:y|ies)|citizens?|nationals?|residents?|persons?|part(?:y|ies)|corporations?|firms?|factor(?:y|ies)|businesses)';
const quantified =
  '(?:(?:both|all(?: of)?(?: the)?|two|each(?: of)?(?: the)?)(?: (?:contracting|named))?(?: (?:parties|companies|signatories|sides|of (?:us|them|whom)|buyer and seller))?|the parties|the seller and the buyer)';
const founded =
  '(?:incorporated|established|registered|organi[sz]ed|domiciled|resident|based|located|having their places? of business)';
const mainlandChinese = `(?:prc(?: domestic)?|chinese|中国(?!香港|澳门|台湾)|内地|大陆|境内|国内|本地|内资|中资|${foldedCities})`;
const entityChinese = '(?:compan(?:y|ies)|市民|村民|公司|企业|法人|单位|居民|公民|厂|人士|商户|主体|户籍|自然人)';
const eachChinese =
  '(?:甲、?乙(?:两|二)?(?:公司|厂|边|方|家|间)|[甲乙丙买卖出承租供需委受发贷借]{1,3}(?:方|人)(?:与|同埋?|和|及)[甲乙丙买卖出承租供需委受发贷借]{1,3}(?:方|人)|party a(?:与|同埋?|和|及| and )party b|双方(?:当事人)?|两边|各方|三方|甲乙(?:双方|两方)?|甲方(?:与|同|和|及)乙方|两(?:间|家|个|方)(?:公司|厂)?|我哋(?:两(?:间|家|个)(?:公司|厂)?)?|大家|(?:买卖|合同|订约|缔约|租赁|签约|立约)?(?:双方|两家|两方|当事人))';
/** "Both parties being companies established in Ningbo and Hefei", 双方均为内地公司: said of all of them at once. */
const bothMainland = new RegExp(
  [
    `\\b${quantified}(?: (?:are|is|being))?(?: both| all| each)?(?: (?:an? )?(?:wholly |purely )?(?:domestic )?${entityEnglish})?(?: both| each)? (?:being )?(?:an? )?(?:${entityEnglish} )?${founded}(?: and [a-z]+)? (?:in|under the laws of) (?:the city of )?(?:${mainlandPlaces})\\b`,
    `\\b${quantified} (?:are|being|is) (?:both |all |each )?(?:an? )?(?:wholly |purely )?(?:[a-z]+-owned )?(?:domestic |domestic-funded )?${adjectiveMainland}(?:-based|-registered)?(?: domestic| registered| mainland)? ${entityEnglish}`,
    `\\b(?:two|both|all) (?:the )?(?:${mainlandPlaces})(?:-| )?(?:registered|based|incorporated|domiciled)? ${entityEnglish}`,
    `\\bboth (?:sides |parties )?(?:${adjectiveMainland})(?: domestic)? ${entityEnglish}`,
    `\\b(?:between|two|both) (?:two )?(?:purely |wholly )?(?:domestic|${adjectiveMainland})(?: domestic| registered)? ${entityEnglish}`,
    `\\b(?:the )?[a-z]+ and (?:the )?[a-z]+ are (?:both |each )?(?:${adjectiveMainland})(?: domestic| registered)? ${entityEnglish}`,
    `\\bboth (?:[a-z-]+ ){0,4}${entityEnglish} ${founded} in (?:${mainlandPlaces})\\b`,
    `\\bneither (?:party|side|of (?:the parties|them))\\b[^.;]{0,80}\\boutside (?:of )?(?:${mainlandPlaces})\\b`,
    `\\bare (?:both|all) (?:${adjectiveMainland}|domestic)(?: domestic)? ${entityEnglish}`,
    '\\b(?:no|without(?: any)?|lacks? (?:any|a)) (?:foreign|overseas|offshore|cross-border|international)(?:[- ]related)? (?:element|party|investor|investment|connection|factor|aspect)|\\bnothing (?:in|about) [^.;]{0,40}\\bis (?:foreign|cross-border|international)\\b|\\b(?:purely|wholly|entirely) (?:domestic|internal) (?:transaction|contract|sale|matter|agreement)',
    `${eachChinese}[^。;,]{0,8}(?:均|都|皆|俱)(?:为|是|系|位于|在|于|喺)[^。;,]{0,4}${mainlandChinese}(?!以外|之外)(?![^。;,]{0,10}(?:仲裁|进行))`,
    `[^。;,]{2,16}(?:与|和|同|及|、)[^。;,]{2,16}(?:均|都|皆|俱)(?:为|是|系|在|喺)[^。;,]{0,4}${mainlandChinese}[^。;,]{0,10}(?:公司|企业|注册|登记|成立|居民|市民|厂)`,
    `${eachChinese}(?:均|都|皆|同|俱|全部|同样)*(?:为|是|系|属|属于)(?:在|于|依)?[^。;,]{0,8}${mainlandChinese}[^。;,]{0,16}${entityChinese}`,
    `${eachChinese}(?:均|都|皆|俱|同)+(?:在|于|喺)[^。;,]{0,4}${mainlandChinese}(?:[^。;,]{0,8}(?:注册|登记|成立|设立|居住)|(?=[。;,]))`,
    `(?:公司|企业|有限公司)(?:均|都|皆|俱|同)+(?:为|是|系|属|属于)(?:在|于)?${mainlandChinese}[^。;,]{0,16}${entityChinese}`,
    '(?:无|不含|不具有?|不存在|没有|并无|冇|缺乏)(?:任何)?(?:(?:涉外|境外|外国)(?:的)?(?:因素|关系|元素|成[分份]|联系)|foreign element)|(?:纯属?|完全(?:属于|是)?|全属)(?:境内|国内|内地)(?:交易|合同|买卖|民商事)',
  ].join('|'),
);
/** One side by what it is: 甲方（苏州某内资公司）, "the Seller, a company registered in Wuxi". */
const oneMainland = new RegExp(
  `(?:甲方|乙方|丙方|买方|卖方|出租人|承租人|发包人|承包人|供方|需方|委托方|受托方|业主|承租方|出租方|供应商|客户)(?:亦|也|同样)?(?:\\(|,|为|是|系|:)*(?:一家|一间|在|于)*[^。;,)]{0,8}${mainlandChinese}[^。;,)]{0,20}(?:公司|企业|厂|居民|公民|法人)|\\b(?:the )?(?:seller|buyer|lessor|lessee|licensor|licensee|supplier|customer|owner|contractor|employer|borrower|lender|party [ab]|vendor|purchaser|landlord|tenant|distributor|manufacturer),? (?:is |being )?(?:also )?(?:\\()?an? (?:(?:${mainlandPlaces}) (?:bank|company|enterprise|factory|resident|citizen)|(?:[a-z-]+ ){0,3}(?:company|enterprise|entity|corporation|factory)? ?(?:${founded} )?(?:in|of|from|under the laws of) (?:${mainlandPlaces}))\\b|\\b(?:the )?[a-z]+ and (?:the )?[a-z]+ are (?:both )?(?:residents|citizens|companies|nationals) (?:of|in|from) (?:${mainlandPlaces})\\b`,
  'g',
);
/** A party, its owner or its goods from abroad. */
const foreign =
  /\b(?:gmbh|b\.v\.|s\.a\.|inc\.?|llc|plc|pte|pty|k\.k\.|sdn|german|japanese|american|french|korean|overseas buyer|foreign(?:er| national| company| investor|-invested|-owned))\b|香港(?:公司|居民|有限公司)|澳门公司|台湾公司|外商|外国|(?:德|美|日|法|英|韩)国(?:公司|籍|企业|股东)|新加坡(?:公司|籍|企业)|境外(?:公司|方|股东)|港资|台资/;

function allMainland({ zone }: Agreement): string | null {
  for (const { text } of zone) {
    const match = bothMainland.exec(text);
    if (match !== null) return match[0];
  }
  const whole = zone.map(({ text }) => text).join(' ');
  const sides = [...whole.matchAll(oneMainland)]
    .map(([words]) => words)
    .filter((words) => placesIn(words).every(({ place }) => place.family === 'mainland'));
  return sides.length >= 2 && !foreign.test(whole) ? sides.slice(0, 2).join('; ') : null;
}

function englishCompanies(passages: readonly Passage[], cased: string): string[] {
  return passages.flatMap(({ start, end }) =>
    [...cased.slice(start, end).matchAll(/\b[A-Z][\w'&-]*(?: [A-Z(][\w'&)-]*){0,6} Co\.?,? (?:Ltd|Limited)/g)].map(
      ([name]) => name,
    ),
  );
}

/** Chinese companies that the sentences of the agreement name themselves. */
function companiesIn(passages: readonly Passage[]): string[] {
  const names = passages.flatMap(({ text }) =>
    [
      ...text.matchAll(
        /(?:^|[与和及同埋、,:;(\n]|[由为是系]|\band ?|[甲乙丙]方|买方|卖方|供方|需方|出租方|承租方|发包方|承包方|委托方|受托方)([\u4e00-\u9fff()]{4,30}?公司)/g,
      ),
    ].map(([, name = '']) =>
      name
        .replace(/^[^()]*\)/, '')
        .replace(/^(?:[甲乙丙]方|买方|卖方|供方|需方|出租方|承租方|发包方|承包方|委托方|受托方|与|和|由)+/, ''),
    ),
  );
  return [...new Set(names)];
}
