import { foldPhrase } from './folded-text.ts';
import { phraseAutomaton } from './phrase-automaton.ts';

/** The families of law that grade a defect differently. */
export type LawFamily = 'hong-kong' | 'mainland' | 'england' | 'singapore' | 'macau' | 'taiwan' | 'us' | 'other';

export interface Place {
  /** Plain English name, as fields give it. */
  readonly name: string;
  readonly kind: 'city' | 'state' | 'country';
  /** The law a person means by this place: "England and Wales" for London. */
  readonly law: string;
  readonly family: LawFamily;
  readonly aliases: readonly string[];
}

export interface PlaceHit {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
}

type Row = readonly [name: string, law: string, family: LawFamily, aliases: string];

const mainland = "People's Republic of China";

const cities: readonly Row[] = [
  ['Beijing', mainland, 'mainland', 'beijing|peking|北京|北京市'],
  ['Shanghai', mainland, 'mainland', 'shanghai|上海|上海市'],
  ['Shenzhen', mainland, 'mainland', 'shenzhen|深圳|深圳市|前海'],
  ['Guangzhou', mainland, 'mainland', 'guangzhou|广州|广州市|南沙'],
  ['Zhuhai', mainland, 'mainland', 'zhuhai|珠海|横琴'],
  ['Tianjin', mainland, 'mainland', 'tianjin|天津'],
  ['Chongqing', mainland, 'mainland', 'chongqing|重庆'],
  ['Dalian', mainland, 'mainland', 'dalian|大连'],
  ['Qingdao', mainland, 'mainland', 'qingdao|青岛'],
  ['Hangzhou', mainland, 'mainland', 'hangzhou|杭州'],
  ['Nanjing', mainland, 'mainland', 'nanjing|南京'],
  ['Wuhan', mainland, 'mainland', 'wuhan|武汉'],
  ['Xiamen', mainland, 'mainland', 'xiamen|厦门'],
  ['Ningbo', mainland, 'mainland', 'ningbo|宁波'],
  ['Kunming', mainland, 'mainland', 'kunming|昆明'],
  ['Wuhu', mainland, 'mainland', 'wuhu|芜湖'],
  ['Chengdu', mainland, 'mainland', 'chengdu|成都'],
  ["Xi'an", mainland, 'mainland', "xi'an|西安"],
  ['Dongguan', mainland, 'mainland', 'dongguan|东莞'],
  ['Suzhou', mainland, 'mainland', 'suzhou|苏州'],
  ['Foshan', mainland, 'mainland', 'foshan|佛山'],
  ['London', 'England and Wales', 'england', 'london|伦敦'],
  ['Taipei', 'Taiwan', 'taiwan', 'taipei|台北|臺北'],
  ['Tokyo', 'Japan', 'other', 'tokyo|东京'],
  ['Seoul', 'South Korea', 'other', 'seoul|首尔|汉城'],
  ['Paris', 'France', 'other', 'paris|巴黎'],
  ['Geneva', 'Switzerland', 'other', 'geneva|日内瓦'],
  ['Zurich', 'Switzerland', 'other', 'zurich|zürich|苏黎世'],
  ['Frankfurt', 'Germany', 'other', 'frankfurt am main|frankfurt|法兰克福'],
  ['Munich', 'Germany', 'other', 'munich|慕尼黑'],
  ['Berlin', 'Germany', 'other', 'berlin|柏林'],
  ['Hamburg', 'Germany', 'other', 'hamburg|汉堡'],
  ['Cologne', 'Germany', 'other', 'cologne|科隆'],
  ['Düsseldorf', 'Germany', 'other', 'düsseldorf|dusseldorf|杜塞尔多夫'],
  ['Lugano', 'Switzerland', 'other', 'lugano|卢加诺'],
  ['Milan', 'Italy', 'other', 'milan|米兰'],
  ['Rome', 'Italy', 'other', 'rome, italy|罗马'],
  ['Madrid', 'Spain', 'other', 'madrid|马德里'],
  ['Lisbon', 'Portugal', 'other', 'lisbon|里斯本'],
  ['Brussels', 'Belgium', 'other', 'brussels|布鲁塞尔'],
  ['Amsterdam', 'Netherlands', 'other', 'amsterdam|阿姆斯特丹'],
  ['Rotterdam', 'Netherlands', 'other', 'rotterdam|鹿特丹'],
  ['Copenhagen', 'Denmark', 'other', 'copenhagen|哥本哈根'],
  ['Oslo', 'Norway', 'other', 'oslo|奥斯陆'],
  ['Helsinki', 'Finland', 'other', 'helsinki|赫尔辛基'],
  ['Piraeus', 'Greece', 'other', 'piraeus|比雷埃夫斯'],
  ['Athens', 'Greece', 'other', 'athens, greece|雅典'],
  ['Dublin', 'Ireland', 'other', 'dublin|都柏林'],
  ['Edinburgh', 'Scotland', 'other', 'edinburgh|爱丁堡'],
  ['Moscow', 'Russia', 'other', 'moscow|莫斯科'],
  ['Istanbul', 'Türkiye', 'other', 'istanbul|伊斯坦布尔'],
  ['Cairo', 'Egypt', 'other', 'cairo|开罗'],
  ['Abu Dhabi', 'United Arab Emirates', 'other', 'abu dhabi|阿布扎比|阿布达比'],
  ['Doha', 'Qatar', 'other', 'doha|多哈'],
  ['Riyadh', 'Saudi Arabia', 'other', 'riyadh|利雅得'],
  ['Bangkok', 'Thailand', 'other', 'bangkok|曼谷'],
  ['Jakarta', 'Indonesia', 'other', 'jakarta|雅加达'],
  ['Manila', 'Philippines', 'other', 'manila|马尼拉'],
  ['Hanoi', 'Vietnam', 'other', 'hanoi|河内'],
  ['Ho Chi Minh City', 'Vietnam', 'other', 'ho chi minh city|胡志明市'],
  ['Osaka', 'Japan', 'other', 'osaka|大阪'],
  ['Busan', 'South Korea', 'other', 'busan|釜山'],
  ['Melbourne', 'Victoria', 'other', 'melbourne|墨尔本'],
  ['Brisbane', 'Queensland', 'other', 'brisbane|布里斯班'],
  ['Perth', 'Western Australia', 'other', 'perth|珀斯'],
  ['Auckland', 'New Zealand', 'other', 'auckland|奥克兰'],
  ['São Paulo', 'Brazil', 'other', 'são paulo|sao paulo|圣保罗'],
  ['Suzhou', mainland, 'mainland', 'suzhou|苏州'],
  ['Foshan', mainland, 'mainland', 'foshan|佛山'],
  ['Zhengzhou', mainland, 'mainland', 'zhengzhou|郑州'],
  ['Changsha', mainland, 'mainland', 'changsha|长沙'],
  ['Haikou', mainland, 'mainland', 'haikou|海口'],
  ['Sanya', mainland, 'mainland', 'sanya|三亚'],
  ['Fuzhou', mainland, 'mainland', 'fuzhou|福州'],
  ['Jinan', mainland, 'mainland', 'jinan|济南'],
  ['Shenyang', mainland, 'mainland', 'shenyang|沈阳'],
  ['Stockholm', 'Sweden', 'other', 'stockholm|斯德哥尔摩'],
  ['Vienna', 'Austria', 'other', 'vienna|维也纳'],
  ['The Hague', 'Netherlands', 'other', 'the hague|hague|海牙'],
  ['Dubai', 'United Arab Emirates', 'other', 'dubai|迪拜'],
  ['Kuala Lumpur', 'Malaysia', 'other', 'kuala lumpur|吉隆坡'],
  ['Mumbai', 'India', 'other', 'mumbai|bombay|孟买'],
  ['New Delhi', 'India', 'other', 'new delhi|新德里'],
  ['Sydney', 'New South Wales', 'other', 'sydney|悉尼'],
  ['Toronto', 'Ontario', 'other', 'toronto|多伦多'],
  ['Vancouver', 'British Columbia', 'other', 'vancouver|温哥华'],
  [
    'New York',
    'New York',
    'us',
    'new york city|city of new york|new york, new york|new york, ny|new york, n.y.|纽约市',
  ],
  ['Los Angeles', 'California', 'us', 'los angeles|洛杉矶'],
  ['San Francisco', 'California', 'us', 'san francisco|旧金山|三藩市'],
  ['San Diego', 'California', 'us', 'san diego'],
  ['San Jose', 'California', 'us', 'san jose'],
  ['Chicago', 'Illinois', 'us', 'chicago|芝加哥'],
  ['Houston', 'Texas', 'us', 'houston|休斯敦'],
  ['Dallas', 'Texas', 'us', 'dallas'],
  ['Austin', 'Texas', 'us', 'austin'],
  ['Boston', 'Massachusetts', 'us', 'boston|波士顿'],
  ['Atlanta', 'Georgia (US)', 'us', 'atlanta'],
  ['Miami', 'Florida', 'us', 'miami|迈阿密'],
  ['Denver', 'Colorado', 'us', 'denver'],
  ['Philadelphia', 'Pennsylvania', 'us', 'philadelphia|费城'],
  ['Seattle', 'Washington', 'us', 'seattle|西雅图'],
  ['Las Vegas', 'Nevada', 'us', 'las vegas'],
  ['Phoenix', 'Arizona', 'us', 'phoenix, arizona'],
  ['Minneapolis', 'Minnesota', 'us', 'minneapolis'],
  [
    'Washington, D.C.',
    'District of Columbia',
    'us',
    'washington, d.c.|washington, dc|washington d.c.|district of columbia|华盛顿特区',
  ],
  ['Salt Lake City', 'Utah', 'us', 'salt lake city'],
  ['Wilmington', 'Delaware', 'us', 'wilmington'],
];

const lands: readonly Row[] = [
  [
    'Dubai International Financial Centre',
    'Dubai International Financial Centre',
    'other',
    'dubai international financial centre|dubai international financial center|difc|迪拜国际金融中心',
  ],
  [
    'Hong Kong',
    'Hong Kong',
    'hong-kong',
    'hong kong special administrative region|hong kong s.a.r.|hong kong sar|hksar|hong kong|hongkong|hk|香港特别行政区|香港特区|香港',
  ],
  ['Macau', 'Macau', 'macau', 'macau|macao|澳门特别行政区|澳门'],
  ['Taiwan', 'Taiwan', 'taiwan', 'taiwan|台湾|臺湾|中华民国|republic of china'],
  ['Singapore', 'Singapore', 'singapore', 'republic of singapore|singapore|新加坡共和国|新加坡|星加坡'],
  [
    mainland,
    mainland,
    'mainland',
    "people's republic of china|peoples' republic of china|peoples republic of china|p.r.china|p.r. china|pr china|p.r.c.|prc|mainland china|chinese mainland|china|中华人民共和国|中国大陆|中国内地|内地|大陆|中国|国内",
  ],
  [
    'England and Wales',
    'England and Wales',
    'england',
    'england and wales|england & wales|england|united kingdom|great britain|英格兰及威尔士|英格兰和威尔士|英格兰|英国',
  ],
  ['Scotland', 'Scotland', 'other', 'scotland|苏格兰'],
  ['Ireland', 'Ireland', 'other', 'republic of ireland|ireland|爱尔兰'],
  ['France', 'France', 'other', 'france|法国'],
  ['Germany', 'Germany', 'other', 'federal republic of germany|germany|德国'],
  ['Switzerland', 'Switzerland', 'other', 'switzerland|瑞士'],
  ['Sweden', 'Sweden', 'other', 'sweden|瑞典'],
  ['Netherlands', 'Netherlands', 'other', 'the netherlands|netherlands|荷兰'],
  ['Austria', 'Austria', 'other', 'austria|奥地利'],
  ['Italy', 'Italy', 'other', 'italy|意大利'],
  ['Spain', 'Spain', 'other', 'spain|西班牙'],
  ['Belgium', 'Belgium', 'other', 'belgium|比利时'],
  ['Denmark', 'Denmark', 'other', 'denmark|丹麦'],
  ['Norway', 'Norway', 'other', 'norway|挪威'],
  ['Luxembourg', 'Luxembourg', 'other', 'luxembourg|卢森堡'],
  ['Israel', 'Israel', 'other', 'state of israel|israel|以色列'],
  ['Japan', 'Japan', 'other', 'japan|日本'],
  ['South Korea', 'South Korea', 'other', 'republic of korea|south korea|korea|韩国'],
  ['India', 'India', 'other', 'india|印度'],
  ['Malaysia', 'Malaysia', 'other', 'malaysia|马来西亚'],
  ['Thailand', 'Thailand', 'other', 'thailand|泰国'],
  ['Vietnam', 'Vietnam', 'other', 'vietnam|越南'],
  ['Indonesia', 'Indonesia', 'other', 'indonesia|印度尼西亚|印尼'],
  ['Philippines', 'Philippines', 'other', 'philippines|菲律宾'],
  ['Australia', 'Australia', 'other', 'australia|澳大利亚|澳洲'],
  ['New South Wales', 'New South Wales', 'other', 'new south wales|新南威尔士'],
  ['New Zealand', 'New Zealand', 'other', 'new zealand|新西兰'],
  ['Canada', 'Canada', 'other', 'canada|加拿大'],
  ['Ontario', 'Ontario', 'other', 'ontario|安大略'],
  ['British Columbia', 'British Columbia', 'other', 'british columbia|不列颠哥伦比亚'],
  ['Alberta', 'Alberta', 'other', 'alberta'],
  ['Quebec', 'Quebec', 'other', 'quebec|québec'],
  ['United Arab Emirates', 'United Arab Emirates', 'other', 'united arab emirates|u.a.e.|uae|阿联酋|阿拉伯联合酋长国'],
  ['Brazil', 'Brazil', 'other', 'brazil|巴西'],
  ['Mexico', 'Mexico', 'other', 'mexico|墨西哥'],
  ['Argentina', 'Argentina', 'other', 'argentina'],
  ['Russia', 'Russia', 'other', 'russian federation|russia|俄罗斯'],
  ['South Africa', 'South Africa', 'other', 'south africa|南非'],
  ['Bermuda', 'Bermuda', 'other', 'bermuda|百慕大|百慕达'],
  ['Cayman Islands', 'Cayman Islands', 'other', 'cayman islands|开曼群岛'],
  [
    'British Virgin Islands',
    'British Virgin Islands',
    'other',
    'british virgin islands|bvi|英属维尔京群岛|英属处女群岛',
  ],
  ['Cyprus', 'Cyprus', 'other', 'cyprus|塞浦路斯'],
  ['Marshall Islands', 'Marshall Islands', 'other', 'marshall islands|马绍尔群岛'],
  ['United States', 'United States', 'us', 'united states of america|united states|u.s.a.|usa|美国'],
];

const states =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Puerto Rico';
const stateNamesInChinese: Readonly<Record<string, string>> = {
  'New York': '纽约州|纽约',
  California: '加利福尼亚州|加州',
  Delaware: '特拉华州',
  Texas: '得克萨斯州|德州',
  Florida: '佛罗里达州',
};

function placeOf(kind: Place['kind'], [name, law, family, aliases]: Row): Place {
  return { name, kind, law, family, aliases: aliases.split('|').map(foldPhrase) };
}

/** Hong Kong, Macau and Singapore are cities as seats go: naming one is not naming a country only. */
const cityStates = new Set(['Hong Kong', 'Macau', 'Singapore', 'Dubai International Financial Centre']);

export const places: readonly Place[] = [
  ...cities.map((row) => placeOf('city', row)),
  ...lands.map((row) => placeOf(cityStates.has(row[0]) ? 'city' : 'country', row)),
  ...states
    .split('|')
    .map((name) =>
      placeOf('state', [
        name,
        name,
        'us',
        [name.toLowerCase(), stateNamesInChinese[name] ?? ''].filter(Boolean).join('|'),
      ]),
    ),
  placeOf('state', ['Georgia (US)', 'Georgia (US)', 'us', 'state of georgia|georgia']),
];

const entries = places.flatMap((place) => place.aliases.map((alias) => ({ place, alias })));
let automaton: ReturnType<typeof phraseAutomaton> | null = null;

/** Places named in a folded text, the longest name where several overlap, in order. */
export function placesIn(foldedText: string): PlaceHit[] {
  automaton ??= phraseAutomaton(entries.map(({ alias }) => alias));
  const hits = automaton
    .hits(foldedText)
    .filter(({ end }) => !/[a-z0-9]/.test(foldedText.charAt(end)) || !/[a-z]/.test(foldedText.charAt(end - 1)))
    .toSorted((one, other) => one.start - other.start || other.end - one.end);
  const found: PlaceHit[] = [];
  let past = 0;
  for (const { phrase, start, end } of hits) {
    const entry = entries[phrase];
    if (start < past || entry === undefined) continue;
    found.push({ place: entry.place, start, end });
    past = end;
  }
  return found;
}

export function placeNamed(name: string): Place | null {
  return places.find((place) => place.name === name) ?? null;
}
