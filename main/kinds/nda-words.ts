/** Words of NDAs that the signs of hypotheses are made of; Chinese in Simplified characters. */
export const information =
  /\b(?:confidential|proprietary|evaluation|sensitive|restricted)\b|\binformation\b|\bmaterials?\b|trade secrets?|\bdata\b|保密|机密|秘密|信息|资料|资讯/iu;
export const disclosing =
  /\b(?:disclos\w+|shar(?:e|ed|ing)|reveal\w*|divulg\w+|provid\w+|transmit\w*|transfer\w*|disseminat\w+|communicat\w+|furnish\w*|mak(?:e|ing) .{0,40}available|made available|access|distribut\w+|releas\w+|giv(?:e|en|ing)|pass(?:ed|ing)?|deliver\w*|show[ns]?|discuss|tell|talk|inform)\b|披露|揭露|透露|泄[露漏]|提供|公开|告知|分享|知悉|接触|交[给予]|查阅|讲|畀|俾/iu;
export const forbidding =
  /\b(?:not|no|nor|never|neither|without|refrain\w*|prohibit\w*|forbid\w*|forbidden|cannot|prevent)\b|不得|不应|不会|不向|不对外|禁止|切勿|不可|唔可以|唔准|唔好/iu;
export const allowing =
  /\b(?:only|except|other than|unless|solely|limited to|restrict(?:ed)? (?:to|access)|need[- ]to[- ]know|need(?:s|ed)? to|who (?:are|have|has|need)|may (?:be )?(?:disclos|shar|provid|furnish|reveal|make|give)\w*|entitled|permitted|to the extent|those)\b|仅限|仅向|仅可|仅得|仅有|只可|只能|只限|只会|除外|可以?[向将让把]|可以同|可披露|限制在|有权|有必要|需要|净系可以/iu;
export const definition =
  /["“”'‘][^"“”]{0,40}(?:information|materials?|secrets?|data|matters)["”’']?.{0,60}\b(?:means?|includ\w+|refers?|consists?|compris\w+|defined|is|are|any|all)\b|\b(?:confidential|proprietary|evaluation) (?:information|materials?)\b.{0,60}\b(?:means?|shall mean|includ\w+|refers?|consists?|compris\w+|is defined|defined as|may include)\b|\(.{0,24}["“][^"“”]{0,30}(?:information|materials?|secrets?|data|matters)["”].{0,12}\)|\b\w+ information (?:shall )?(?:means?|includes?|refers?)\b|(?:保密|机密|秘密)(?:信息|资料|资讯)[」”"]?.{0,8}(?:指|包括|系)|所称.{0,8}(?:秘密|信息|资料|资讯).{0,4}指|均[属为系].{0,12}(?:机密|秘密|保密)/iu;
export const employees =
  /\b(?:employees?|staff|personnel|officers?|directors?|representatives|associates|workers|individuals employed|colleagues|in (?:its|their|his) employ)\b|雇员|受雇人|员工|职员|人员|同事|同仁|教师|董事|伙计/iu;
export const advisers =
  /\b(?:consultants?|advis[eo]rs?|agents?|(?:sub)?-?contractors?|attorneys?|accountants?|lawyers?|counsel|auditors?|bank(?:s|ers?)|lenders?|financing sources?|representatives|affiliates?|subsidiaries|vendors?|partners?)\b|顾问|代理人|律师|会计师|审计师|评估师|融资机构|承包商|分包商|分判商|关联(?:方|公司)|银行|代表/iu;
export const others =
  /\bthird[- ](?:part(?:y|ies)|persons?)\b|\bany (?:other |one )?(?:person|party|entity|individual|firm|company)\b|\banyone\b|\bto others\b|\bany person\b|\bno (?:one|other person)\b|\bnobody\b|第三方|第三人|第三者|(?:任何|其他)(?:单位|个人|公司|人)|以外[嘅的]人|他人/iu;
export const ending =
  /\b(?:terminat\w+|expir\w+|conclusion|complet\w+|cessation|ceases?|end of|no longer (?:need|require|use)\w*|(?:decid|determin|elect)\w* not to (?:proceed|pursue|enter)|not (?:be )?(?:consummated|proceed\w*|pursued?)|abandon\w*|discontinu\w*|ends|ended|at an end|finished|is over|lapses?|not (?:successful|granted|go ahead)|last day|no order is)\b|终止|解除|届满|期满|结束|完成|完毕|离职|离任|未能中标|走嘅时候|不再需要|倾完/iu;
export const returning =
  /\b(?:return\w*|destroy\w*|destruction|surrender\w*|deliver(?:ed)? (?:up|back|to)|redeliver\w*|erase\w*|delet\w+|(?:give|given|hand|handed|send|sent) (?:\w+ )?back|turn over|shred\w*|uninstall|purge)\b|\b(?:all|every) (?:\w+ )?copies\b.{0,80}\bdelivered\b|归还|返还|退[还回]|销毁|交还|缴回|删除|卸载|交回/iu;
export const copying =
  /\b(?:cop(?:y|ies|ied|ying)|reproduc\w+|duplicat\w+|photocop\w+|transcrib\w+|replicat\w+)\b|复[制印]|影印|翻印|重制|抄录|[副复]本/iu;
export const spoken =
  /\b(?:oral(?:ly)?|verbal(?:ly)?|spoken|visual(?:ly)?|conversations?|word of mouth|(?:over)?hear(?:d|ing)?|on a call|non-?tangible|intangible|non-written|observ\w+)\b|口头|口述|面谈|会议|电话|目视|聆听|听到|讲/iu;
export const anyForm =
  /\b(?:whatever|any|every|all|regardless of|irrespective of)(?: \w+){0,3} (?:forms?|formats?|medium|media|means|manner|way)\b|\bhowever (?:it is )?(?:disclosed|conveyed|recorded|stored|made available)\b|任何(?:其他)?(?:形式|方式|载体)|何种(?:形式|方式|载体)|载体为何/iu;
