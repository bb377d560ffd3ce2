const figures = '\\d{1,4}(?: ?(?:-|–|to|and|&|,) ?\\d{1,4}){0,3}';
const lines = `\\blines? (?:nos?\\. ?)?${figures}`;
/** ", lines 3-4," and "(line 3)" behind a clause. */
const onLines = `,? ?\\(?(?:(?:at|in|on) )?${lines}\\)?`;
const mark = '["\']';
const oldWords = `${mark}(?<old>[^"']{1,400})${mark}`;
const newWords = `${mark}(?<new>[^"']{1,600})${mark}`;
const pause = '[ ,:;-]{0,4}';
const go = '(?:please )?(?:delet|strik|replac|substitut)(?:e|ed|ing)?(?: out)? (?:the )?(?:words? |figures? |phrase )?';
const come =
  '[ ,;]{0,3}(?:and |& )?(?:insert|add|substitut|replac|with|by|in lieu)(?:e|ed|ing)?(?: (?:with|by|instead|in lieu(?: thereof)?|therefor))?:? (?:the )?(?:words? |figures? |phrase )?';
const gone = '(?:(?:is|are|to be|shall be|be) )?(?:hereby )?(?:deleted?|struck out|cancelled)';

const zhDigits = '[0-9〇零一二三四五六七八九十百]{1,5}';
const zhLines = `第?${zhDigits}(?:(?:-|–|至|到|、|及|和)第?${zhDigits})?行`;
const zhPause = '[的之中内,:、]{0,2}';
const zhOld = '"(?<old>[^"]{1,200})"';
const zhNew = '"(?<new>[^"]{1,300})"';
const zhGo = '(?:删去|删除|删咗|删掉|取消)';
const zhCome = '[,、;]?(?:并|再|而)?(?:加入|插入|加插|代之以|代以|改为|改成|改做|换成|换做)';
const zhGone = `(?:全部)?(?:现|现予|予以|均|都)?${zhGo}`;

/**
 * How a rider changes the lines of a printed form: "Clause 5 lines 3-4 delete “X” insert “Y”",
 * "Lines 12-14: deleted". Patterns over folded text with `ref` (a clause's pattern is given, else the
 * lines), `old` and `new`; what says more comes first.
 */
export function lineForms(
  clause: string,
  zhClause: string,
): readonly (readonly ['replace_words' | 'delete_words', string])[] {
  const named = `(?:${clause}${onLines})`;
  const lone = `(?<!\\d[a-z]? ?\\)?,? ?)(?<ref>${lines})(?!\\d)`;
  const zhNamed = `(?:${zhClause}[,的之]?(?:${zhLines}))`;
  const zhLone = `(?<![条款项])(?<ref>${zhLines})`;
  return [
    ['replace_words', `${named}${pause}${go}${oldWords}${come}${newWords}`],
    ['replace_words', `${clause}${pause}${go}'(?<old>[^"']{1,400})'${come}'(?<new>[^"']{1,600})'`],
    ['replace_words', `${lone}${pause}${go}${oldWords}${come}${newWords}`],
    ['delete_words', `${named}${pause}${go}${oldWords}`],
    ['delete_words', `${lone}${pause}${go}${oldWords}`],
    ['delete_words', `${named}${pause}${gone}(?! ?["'])`],
    ['delete_words', `${lone}${pause}${gone}(?! ?["'])`],
    ['delete_words', `\\b(?:delete|strike out) ${lone}(?=${pause}(?:[.;]|of |in |$))`],
    ['replace_words', `${zhNamed}${zhPause}(?:${zhGo}|将|把)?${zhOld}${zhCome}${zhNew}`],
    ['replace_words', `${zhLone}${zhPause}(?:${zhGo}|将|把)?${zhOld}${zhCome}${zhNew}`],
    ['delete_words', `${zhNamed}${zhPause}${zhGo}${zhOld}`],
    ['delete_words', `${zhNamed}${zhPause}${zhOld}${zhGone}`],
    ['delete_words', `${zhLone}${zhPause}${zhGo}${zhOld}`],
    ['delete_words', `${zhLone}${zhPause}${zhOld}${zhGone}`],
    ['delete_words', `${zhNamed}${zhPause}${zhGone}(?=[。;,]|$)`],
    ['delete_words', `${zhLone}${zhPause}${zhGone}(?=[。;,]|$)`],
    ['delete_words', `${zhGo}${zhLone}(?=[。;,]|$)`],
  ];
}

/** Whether a reference names lines only. */
export function namesLines(reference: string): boolean {
  return /^lines?\b|行$/i.test(reference.trim());
}
