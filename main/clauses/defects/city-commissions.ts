import { foldPhrase } from '../matching/folded-text.ts';
import { placesIn } from '../matching/places.ts';

/** Cities of the Mainland that may set up an arbitration commission (Arbitration Law 2017 art. 10) and stand in no table of bodies. From general knowledge, unverified. */
const cities = new Set(
  '石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 晋中 运城 临汾 呼和浩特 包头 赤峰 通辽 鄂尔多斯 沈阳 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 葫芦岛 长春 吉林 四平 通化 延边 哈尔滨 齐齐哈尔 鸡西 大庆 佳木斯 牡丹江 无锡 徐州 常州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 南阳 商丘 信阳 周口 驻马店 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 韶关 汕头 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 海口 三亚 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 遵义 六盘水 安顺 昆明 曲靖 玉溪 昭通 大理 拉萨 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 西宁 银川 石嘴山 吴忠 固原 乌鲁木齐 克拉玛依 哈密 昌吉 喀什'.split(
    ' ',
  ),
);

/** Whether a folded name begins with a city of the Mainland: 惠州恒达铜箔有限公司. */
export function beginsWithCity(name: string): boolean {
  return [2, 3, 4, 5].some((length) => cities.has(name.slice(0, length)));
}

/** Whether a name is a Mainland city's own commission: 惠州仲裁委员会. It is in no table, but nothing is wrong with it, and it sits in its city. */
export function sitsInItsCity(name: string): boolean {
  const chinese = /^([一-鿿]{2,4}?)市?(?:国际)?仲裁(?:委员会|院)$/.exec(foldPhrase(name));
  if (chinese !== null) return cities.has(chinese[1] ?? '');
  const english = /^([A-Z][\w']+) (?:City )?Arbitration Commission$/.exec(name);
  return placesIn((english?.[1] ?? '').toLowerCase()).some(({ place }) => place.family === 'mainland');
}
