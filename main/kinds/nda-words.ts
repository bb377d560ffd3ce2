/** Words of NDAs that the signs of hypotheses are made of; Chinese in Simplified characters. */
export const information =
  /\b(?:confidential|proprietary|evaluation|sensitive|restricted)\b|\binformation\b|\bmaterials?\b|trade secrets?|\bdata\b|保密|机密|秘密|信息|资料/iu;
export const disclosing =
  /\b(?:disclos\w+|shar(?:e|ed|ing)|reveal\w*|divulg\w+|provid\w+|transmit\w*|transfer\w*|disseminat\w+|communicat\w+|furnish\w*|mak(?:e|ing) .{0,40}available|made available|access|distribut\w+|releas\w+|giv(?:e|en|ing)|pass(?:ed|ing)?|deliver\w*)\b|披露|透露|泄露|提供|公开|告知|分享|畀|俾/iu;
export const forbidding =
  /\b(?:not|no|nor|never|neither|without|refrain\w*|prohibit\w*|forbid\w*|forbidden|cannot|prevent)\b|不得|不应|不会|禁止|切勿|不可|唔可以|唔准/iu;
export const allowing =
  /\b(?:only|except|other than|unless|solely|limited to|restrict(?:ed)? (?:to|access)|need[- ]to[- ]know|need(?:s|ed)? to|who (?:are|have|has|need)|may (?:be )?(?:disclos|shar|provid|furnish|reveal|make|give)\w*|entitled|permitted|to the extent|those)\b|仅限|仅向|只可|只能|只限|除外|可以?向|可披露|有权|有必要|需要?知/iu;
export const definition =
  /["“”'‘][^"“”]{0,40}(?:information|materials?|secrets?|data)["”’']?.{0,60}\b(?:means?|includ\w+|refers?|consists?|compris\w+|defined|is|are|any|all)\b|\b(?:confidential|proprietary|evaluation) (?:information|materials?)\b.{0,60}\b(?:means?|shall mean|includ\w+|refers?|consists?|compris\w+|is defined|defined as|may include)\b|\(.{0,24}["“][^"“”]{0,30}information["”].{0,12}\)|(?:保密|机密|秘密)(?:信息|资料).{0,8}(?:指|包括|是指|系指)/iu;
export const employees =
  /\b(?:employees?|staff|personnel|officers?|directors?|representatives|associates|workers|individuals employed)\b|雇员|员工|职员|人员|董事|伙计/iu;
export const advisers =
  /\b(?:consultants?|advis[eo]rs?|agents?|(?:sub)?-?contractors?|attorneys?|accountants?|lawyers?|counsel|auditors?|bank(?:s|ers?)|lenders?|financing sources?|representatives|affiliates?|subsidiaries|vendors?|partners?)\b|顾问|代理人|律师|会计师|审计师|承包商|分包商|关联(?:方|公司)|银行|代表/iu;
export const others =
  /\bthird[- ](?:part(?:y|ies)|persons?)\b|\bany (?:other |one )?(?:person|party|entity|individual|firm|company)\b|\banyone\b|\bto others\b|\bany person\b|第三方|第三人|第三者|任何人|他人/iu;
export const ending =
  /\b(?:terminat\w+|expir\w+|conclusion|complet\w+|cessation|ceases?|end of|no longer (?:need|require|use)\w*|(?:decid|determin|elect)\w* not to (?:proceed|pursue|enter)|not (?:be )?(?:consummated|proceed\w*|pursued?)|abandon\w*|discontinu\w*)\b|终止|届满|期满|结束|完成|不再需要/iu;
export const returning =
  /\b(?:return\w*|destroy\w*|destruction|surrender\w*|deliver(?:ed)? (?:up|back|to)|redeliver\w*|erase\w*|delet\w+|give back|turn over|shred\w*)\b|归还|返还|退还|销毁|交还|删除|交回/iu;
export const copying =
  /\b(?:cop(?:y|ies|ied|ying)|reproduc\w+|duplicat\w+|photocop\w+|transcrib\w+|replicat\w+)\b|复制|复印|抄录|副本/iu;
