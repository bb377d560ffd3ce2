import { periods } from '#main/language/periods.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import type { Words } from './defect.ts';

const talksEnglish =
  '(?:negotiat\\w+|discuss\\w*|talks?|amicabl\\w*|good faith|goodwill|consult\\w*|efforts?|met\\b|meetings?|mediat\\w+|conciliat\\w+|settle\\w*|compos\\w+|dialogue)';
const talksChinese = '(?:协商|磋商|沟通|商讨|商议|洽商|商谈|谈判|友好|调解|斡旋|倾(?:谈|偈)?|傾|斟|饮茶|坐低|傾偈|谈)';
/** How talks end that have no end: 傾到冇得傾, "exhausted". */
const endedChinese =
  '(?:到尽|到底|到(?:真系)?(?:冇|无)得|至(?:无|冇)|穷尽|完结?|结束|终结|了结|妥|掂|无望|破裂|无果|确认(?:无法|不能)|达成一致|尽力)';
const waitChinese =
  '(?:不得|唔准|唔可以|不可|不能|唔得|无权|冇权|先(?:可|有权|至|得|可以)|才(?:可|能|有权)|方(?:可|能|有权)|始(?:可|得)|之后先|为止)';
const startChinese = '(?:仲裁|入纸|开波|入禀|开仲裁|展开|启动|arbitrat\\w+)';

/** Talks made a condition of arbitration, in four written forms. */
const condition: readonly RegExp[] = [
  new RegExp(
    `\\b(?:condition precedent|precondition|prerequisite)\\b[^.;]{0,80}\\barbitrat\\w+[^.;]{0,160}\\b${talksEnglish}`,
  ),
  new RegExp(
    `\\b${talksEnglish}[^.;]{0,120}\\b(?:condition precedent|precondition|prerequisite)\\b[^.;]{0,60}\\barbitrat`,
  ),
  new RegExp(
    `\\b(?:no|neither|not)\\b[^.;]{0,60}\\barbitrat\\w+[^.;]{0,60}\\b(?:until|unless|before|save after)\\b[^.;]{0,120}\\b${talksEnglish}`,
  ),
  new RegExp(
    `\\b(?:until|unless)\\b[^.;]{0,100}\\b${talksEnglish}[^.;]{0,120}\\b(?:no|neither|not|nor)\\b[^.;]{0,60}\\barbitrat`,
  ),
  new RegExp(
    `\\barbitrat\\w+[^.;]{0,50}\\bonly (?:once|after|when|if)\\b[^.;]{0,120}\\b${talksEnglish}[^.;]{0,60}\\b(?:exhausted|failed|concluded|ended|run (?:their|its) course|broken down)`,
  ),
  new RegExp(
    `(?:未|没有|唔|冇|除非|非经)[^。;]{0,24}${talksChinese}[^。;]{0,30}(?:不得|唔准|唔可以|不可|不能|唔得|无权|冇权)[^。;]{0,10}${startChinese}`,
  ),
  new RegExp(
    `${talksChinese}[^。;]{0,24}${endedChinese}[^。;]{0,24}${waitChinese}[^。;]{0,20}(?:${startChinese}|交|去|提)`,
  ),
  new RegExp(
    `${talksChinese}(?:未|尚未|没有|唔|冇)[^。;,]{0,10}(?:的|嘅|之前|前)?,?[^。;]{0,10}(?:不得|唔准|唔可以|不可|不能|唔得|无权)[^。;]{0,10}${startChinese}`,
  ),
  new RegExp(
    `(?:要仲裁|仲裁之?前|开(?:始)?(?:仲裁|arbitration)[^。;]{0,4}前|arbitration之?前)[^。;]{0,40}${talksChinese}[^。;]{0,30}(?:${endedChinese}|condition precedent|先决条件|前提)`,
  ),
];
/** The words that make talks without an end a condition of the arbitration; null where there are none, or a period ends them. */
export function endlessTalks({ zone }: Agreement): Words | null {
  for (const { text, start } of zone)
    for (const pattern of condition) {
      const match = pattern.exec(text);
      if (match === null) continue;
      const around = text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 60);
      // A period ends them.
      if (periods(around).length > 0) continue;
      return { start: start + match.index, end: start + match.index + match[0].length };
    }
  return null;
}
