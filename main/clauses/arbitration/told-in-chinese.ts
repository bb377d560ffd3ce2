/** A definition, a case that is or was: words that tell of an arbitration and agree to none. Part of a pattern. */
export const toldInChinese =
  '[」"”》](?:是)?指|所称|简称|是指|受理通知|尚无裁决|(?<!\\[[^\\]]{0,6})(?:仲裁委员会|仲裁机构)(?:的)?(?:名称(?![:：\\])_])|组建|设立|登记|章程)|小额薪酬索偿仲裁处|并无[^。;]{0,24}(?:诉讼|仲裁)|现已撤回|仲裁通知之?日即为|完咗|判咗(?![^。;,]{0,3}[就冇无唔算点])|(?:赢咗|输咗)(?!嗰|那|个|的|嘅|一方|边|果|都|就|可以|唔|先)';
