import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Variants that OpenCC's character dictionaries do not join: spellings of Hong Kong and of typed Cantonese, and those that only its dictionary of phrases joins (計畫 计划, 想像 想象). */
const joinedByHand = `侄姪 了瞭 借藉 复覆 沈沉 畀俾 㗎𡃉 粘黏 暖煖 效効 券劵 晒嗮哂 你妳 它牠 只祇 峰峯 着著 群羣 嚟𠼮
炼链 背揹 夫伕 宁甯 熏薰 苏甦 𫗧餗 坐座 枪鎗 穗繐 戚鏚 里哩 仇雠
浚濬 具俱 象像 拿拏 焰燄 仿彷 豆荳 𫖮顗 檗蘗 𬴃騞 澄澂 𫛭鵟 斤觔 藤籐 琅瑯 筱筿篠
锄耡 吣唚 耇耈 堤隄 斫斲 果菓 𣲘潕 画划 柏栢 鳌鼇 矿鑛 颖颕 彝彜 妍姸`.split(/\s/);

/** The pairs of one of OpenCC's dictionaries, each with its first replacement. */
function dictionary(name: string): [string, string][] {
  const path = createRequire(import.meta.url).resolve(`opencc-js/dict/${name}`);
  const source = readFileSync(path, 'utf8');
  const content = source.slice(source.indexOf('"') + 1, source.lastIndexOf('"'));
  return content.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ');
    return [from, to];
  });
}

/**
 * The classes of characters that some conversion between the scripts, or between
 * the forms of Hong Kong and Taiwan, turns into one another: the connected parts
 * of OpenCC's character dictionaries (opencc-js 1.4.2, Apache-2.0) with a few of
 * our own. In each class the simplified form that most others become comes first, one of the
 * basic plane where there is one.
 */
export function variantClasses(): string[] {
  const simplifiedFrom = new Map<string, number>();
  const links = new Map<string, Set<string>>();
  const join = (one: string, other: string): void => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const of = links.get(from) ?? new Set();
      of.add(to);
      links.set(from, of);
    }
  };
  for (const [from, to] of dictionary('TSCharacters')) {
    join(from, to);
    simplifiedFrom.set(to, (simplifiedFrom.get(to) ?? 0) + 1);
  }
  for (const name of ['STCharacters', 'HKVariants', 'HKVariantsRev', 'TWVariants', 'TWVariantsRev']) {
    for (const [from, to] of dictionary(name)) join(from, to);
  }
  for (const group of joinedByHand) {
    const [first = '', ...others] = group;
    for (const other of others) join(first, other);
  }
  const seen = new Set<string>();
  const classes: string[] = [];
  for (const start of [...links.keys()].sort()) {
    if (seen.has(start)) continue;
    const members: string[] = [];
    const waiting = [start];
    seen.add(start);
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      members.push(member);
      for (const next of links.get(member) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
    if (members.length < 2) continue;
    members.sort(
      (a, b) => a.length - b.length || (simplifiedFrom.get(b) ?? 0) - (simplifiedFrom.get(a) ?? 0) || (a < b ? -1 : 1),
    );
    classes.push(members.join(''));
  }
  return classes;
}

/** The text of `main/language/variant-classes.ts`. */
export function variantClassesModule(): string {
  const classes = variantClasses();
  const lines: string[] = [];
  for (let index = 0; index < classes.length; index += 32) {
    lines.push(`  '${classes.slice(index, index + 32).join(' ')}',`);
  }
  return [
    '/**',
    ' * Characters that are forms of one another in some script or region, a class in',
    ' * a group, the form of the search keys first. Made by `main/training/variants.ts`',
    " * from OpenCC's character dictionaries (Apache-2.0); a test makes it again.",
    ' */',
    'export const variantClasses: string = [',
    ...lines,
    "].join(' ');",
    '',
  ].join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(new URL('../language/variant-classes.ts', import.meta.url), variantClassesModule());
}
