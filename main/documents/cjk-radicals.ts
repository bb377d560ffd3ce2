/**
 * The ideograph for a character of the CJK Radicals Supplement (U+2E80–2EFF).
 *
 * Fonts that share a glyph between a radical and an ideograph make a PDF's text
 * come back as radicals. Kangxi radicals (U+2F00–2FDF) have a compatibility
 * decomposition, these have none; the pairs are Unicode's
 * EquivalentUnifiedIdeograph property (UAX #38 companion file
 * EquivalentUnifiedIdeograph.txt, Unicode 14).
 */
const pairs =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑' +
  '⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王' +
  '⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑' +
  '⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長' +
  '⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼' +
  '⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

const ideographs = ideographOfRadical();

function ideographOfRadical(): ReadonlyMap<string, string> {
  const characters = [...pairs];
  const table = new Map<string, string>();
  for (let index = 0; index + 1 < characters.length; index += 2) {
    const radical = characters[index];
    const ideograph = characters[index + 1];
    if (radical !== undefined && ideograph !== undefined) table.set(radical, ideograph);
  }
  return table;
}

/** The unified ideograph that a supplement radical stands for; null for any other character. */
export function ideographForRadical(character: string): string | null {
  return ideographs.get(character) ?? null;
}
