/** Acts and things that are events, by folded words that tell them in English, Chinese and Cantonese. */

export type EventTable = readonly (readonly [string, RegExp])[];

/** Folded words by the act they tell. */
export const acts: EventTable = [
  [
    'receive',
    new RegExp(
      [
        '\\breceiv\\w*|\\breceipts?\\b|\\b(?:got|gets?|getting) (?:(?:hold )?of )?(?:the|our|your|his|her|their|its|it|this|that|a|an|my|hold)\\b|\\bgot to (?:us|me|you|him|her|them)\\b',
        '\\b(?:came|come|comes|coming|put|placed) (?:in)?to (?:\\w+ ){0,2}hands?\\b|\\breach(?:ed|es|ing)? (?:us|me|you|him|her|them|our|your|his|their|my|the (?:addressee|claimant|respondent|tenant|landlord|buyer|seller|owners?|charterers?|contractor|employer|company|office|desk|recipient))\\b',
        "\\b(?:landed|arrived|dropped|turned up|appeared) (?:on|in|at|through) (?:my|our|your|his|her|their|the \\w+'s|the) (?:\\w+ )?(?:desk|inbox|in-?tray|office|mailbox|letter ?box|door(?:step)?)\\b|\\bsigned for\\b|\\btook delivery\\b|\\btaking delivery\\b|\\b(?:collect(?:ed|ion|ing)?|picked up|pick-?up)\\b|\\btook [^,;|]{2,30} out of\\b|\\btaken out of\\b|\\backnowledg\\w+ (?:receipt|having)\\b|\\bto hand\\b",
        "\\b(?:with|into|to|under|through|at|in|on|onto|by) (?:our|your|my|his|her|their|its|the|\\w+'s|the \\w+'s|the \\w+s') (?:\\w+ ){0,2}(?:receptionist|reception|door|desk|inbox|in-?tray|hands?|counter|clerk|secretary|manager|solicitors?|lawyers?|agents?|concierge|guard|porter|letter ?box|mailbox|doorstep|front desk|registered office)\\b|\\bcame (?:in|by|through)\\b|\\bcomes in\\b",
        '收(?:到|悉|取|咗|妥|讫|件|齐|函|信|单|票|款|货|租|据|楼|返)|(?:签|接|代|查|亲|实|回|点|领|验)收|接(?:获|到|过|信|货|单|报)|领(?:取|到|回)|拎(?:到|咗|走)|攞(?:到|咗|走)|取(?:货|件|得)|提(?:货|走|柜)|到手|入手|先至?收|入(?:仓|库|账|帐)|进(?:仓|库)|落(?:咗|到)?货|送到|派(?:咗)?(?:到|上门)|寄到|交到|传到|递到',
      ].join('|'),
    ),
  ],
  [
    'serve',
    /\bserv(?:ed|ing|ice)\b(?! (?:centre|period|charge|fee|agreement|contract))|\b(?:left|lodged) (?:with|at|under)\b|\bhanded (?:to|in|the)\b|\bput through\b|送(?:达|抵|交|到|上门|畀|俾|给)|派(?:咗|到|上|送)|张贴(?=.{0,6}(?:门|单位))/,
  ],
  ['tender', /\btender(?:ed|ing)?\b|递交(?=准备就绪)|\bnor\b(?=.{0,12}(?:递|交|given|accepted|served))/],
  [
    'deliver',
    /\bdeliver(?:y|ed|ies|ing)?\b|\bhand(?:ed|s|ing)?[ -]?over\b|\bhand(?:ed|ing)? (?:back|to|in)\b|\bvacant possession\b|\b(?:gave|give|giving|took|take|taking|taken|given) (?:up )?(?:vacant )?possession\b|\b(?:return(?:ed|ing)?|surrender(?:ed|ing)?|gave back|giving back|handed in) (?:of )?(?:\w+ ){0,4}keys?\b|\bsurrender(?:ed|ing)?\b|\bvacat(?:ed|ing|ion)\b|\b(?:gave|given|giving|got) (?:us |you |them |him |her )?the keys\b|\bkeys? (?:were |was |changed )?(?:handed|passed|given|dropped|collected|released|hands)\b|\bpicked up the keys\b|\bcleared out\b|\bquit the premises\b|\bturned over\b|\breleased to\b|\bmov(?:ed|ing) out\b|交(?:付|货|船|楼|屋|铺|车|吉|还|出|接|机|场|匙|齐|畀|俾|咗)|收(?:楼|铺|车|吉|回)|送(?:货|抵|到)|到货|货到|移交|交[^,。;]{0,4}(?:锁匙|钥匙)|吉单位|(?:运|送|派|落)(?:抵|到)[^,。;]{0,10}(?:仓|库|厂|铺|店|地盘|工地)|(?:迁|腾)(?:出|退|空)|搬(?:走|出|咗|空)|清空|(?:走|搬)晒|退租/,
  ],
  [
    'arrive',
    /\barriv(?:al|ed|es|e|ing)\b|\blanded\b|\bberth(?:ed|ing)?\b|\banchor(?:ed|ing)?\b|\breached\b|\bpulled in\b|\bmade (?:fast|port)\b|\ball fast\b|\btouched down\b|\bdocked\b|\bcame alongside\b|\btied up\b|\bgot in\b|\brolled in\b|\bdropped anchor\b|\bdropped her hook\b|\bmade landfall\b|\bcame in(?:to)? (?:port|berth)\b|\bmoored\b|到(?:港|货|达|埗|岸|步|咗|厂|仓|场|站)|\| ?(?:先至?|至|就|已经?)?到$|船(?!公司|东|务|级)[^,。;]{0,24}到咗|(?:运|送)?抵(?:港|达|埗|步)?|靠(?:泊|岸|港|好|咗)|埋(?:岸|咗岸|泊|位)|落地|着陆|降落|泊(?:位|好|咗|定)|入港|进港|下锚|运到/,
  ],
  [
    'discharge',
    /\bdischarg(?:e|ed|ing)\b(?! from)|\b(?:unload|unstuff|empt(?:y|i)|destuff)(?:ed|ing)?\b|卸(?:货|完|毕|落|船|载|晒|空|柜)|拆柜|起货/,
  ],
  ['load', /\bload(?:ed|ing)\b|装(?:货|船|完|载|运|柜)|上船|落船/],
  [
    'ship',
    /\bshipped\b|\b(?:laden )?on board\b|\bleft (?:the |our |your |their )?(?:factory|warehouse|works|plant|mill|godown|yard)\b|出厂|离厂|^(?:the )?(?:date of )?(?:the )?shipment\b|付运|装运|出货|走货|发货|起运/,
  ],
  [
    'complete',
    /\bcomplet\w*|\bfinish\w*|\bwrapped up\b|\bmade good\b|\bmaking good\b|\bpassed (?:the |its |their |all )?(?:test|inspection|survey|trial)s?\b|\bcame off the production line\b|\btopped out\b|\bhandover certificate\b|\bready for (?:use|occupation)\b|\bdone and dusted\b|\bconcluded\b|\bwound up\b|\bsigned off\b|\bsign-?off\b|\bcame to an end\b|\brepair(?:ed|s)?\b|\brectif(?:ied|ication)\b|完(?:成|毕|工|结|竣|咗)|竣工|收(?:工|尾)|埋尾|(?<=[卸装做整搞修起执起拆交])(?:完|好|妥|毕|晒)|搞掂|搞定|做(?:完|好|起|妥)|起好|整(?:好|返)|落成(?!日)|合格|通过|齐备|备齐|交齐|收齐|齐全|修(?:复|妥|葺)/,
  ],
  [
    'aware',
    new RegExp(
      [
        '\\b(?:became|become|becomes|becoming|was|being|were|is|made|first) aware\\b|\\bawareness\\b|\\bknowledge\\b|\\bknew\\b|\\bknow(?:s|ing)?\\b|\\bdiscover\\w*|\\blearn(?:ed|t|ing|s)?\\b|\\b(?:came|come|comes|coming) to (?:know|light|(?:\\w+ )?(?:notice|attention|knowledge))|\\bnotic(?:ed|ing)\\b|\\bdetect\\w*',
        '\\b(?:found|find(?:s|ing)?|figured|worked) (?:out|that|the|a|an|it|them|some|mould\\w*|damage)\\b|\\b(?:was|were|been) (?:first )?found\\b|\\bspott(?:ed|ing)\\b|\\bspotted\\b|\\b(?:came|come|coming|stumbled|ran) (?:across|upon)\\b|\\b(?:turned|showed) up\\b|\\bidentif(?:ied|ying|ication)\\b|\\breali[sz](?:ed|ing|es)\\b|\\bgot wind\\b|\\bheard (?:of|about|that)\\b|\\b(?:first )?saw\\b|\\b(?:was|were|been|be) (?:first )?seen\\b|\\bcaught sight\\b|\\bgot to know\\b|\\bmade known\\b|\\bdawned on\\b|\\bpicked up on\\b|\\buncover(?:ed|ing)\\b|\\bunearth(?:ed|ing)\\b|\\brevealed\\b|\\b(?:we|he|she|they|it) (?:was|were) told\\b|\\bevident\\b|\\bapparent\\b',
        '知(?:悉|道|晓|情)|[得获]知|获悉|得悉|发(?:现|觉)|察(?:觉|悉)|觉察|看到|见到|睇(?:到|见|出)|揾到|找到|查(?:到|出|获|明|知)|验出|(?:检|测)出|挖(?:到|出)|掘(?:到|出)|揭(?:发|出|露)|曝光|听(?:到|讲|闻|说)|惊觉|方知|先(?:至)?知|始知|收风|得闻|露出|浮现',
      ].join('|'),
    ),
  ],
  [
    'decide',
    /\bhanded down\b|\bpronounc\w*|\brender(?:ed|ing)?\b|\b(?:made|making|gave|given|giving|delivered|published) (?:its|his|her|their|the|an?) (?:\w+ ){0,2}(?:award|judge?ment|decision|ruling|order|determination)\b|\b(?:award|judge?ment|decision|ruling|order|determination)\b[^,;|]{0,30}\b(?:made|given|came (?:out|down)|published)\b|\bdecided\b|\bruled\b|宣判|宣告|作出|下达|下判|颁(?:布|下)|(?:判决|裁决|决定|命令|裁定)(?=.{0,4}[落出])|定出/,
  ],
  [
    'sign',
    /\bsign(?:ed|ing|ature)?\b(?! (?:up|off|for|of))|\bexecut(?:ed|ion|ing)\b|\b(?:agreement|contract|lease|deed|charter\w*|policy|tenancy|subcontract)s?\b[^,;|]{0,40}\b(?:made|concluded|entered into|struck)\b|\b(?:concluded|entered into)\b|签(?:署|订|字|约|咗|定|立|妥|$)|订立|立约|成立合同/,
  ],
  [
    'issue',
    /\bissu(?:e|ed|ing|ance)\b|\b(?:raised|made out|put out|bears|bearing|rendered)\b|出具|签发|开(?:具|立|出|票|单)|发(?:出|布|票日)|批出|出(?:票|单|信|函|证|账|帐|咗|据)|(?<=[票单信书证][^,。;]{0,16})出(?:嘅|咗)|^出(?:咗|嘅)?$|落款|制单|缮发/,
  ],
  [
    'send',
    /\bsen(?:t|d|ding)\b|\bpost(?:ed|ing)\b|\bdispatch\w*|\bdespatch\w*|\bmail(?:ed|ing)\b|\be-?mail(?:ed|ing)\b|\bfax(?:ed|ing)\b|\bcourier\w*|\bwent out\b|\bwrote\b|\b(?:have|had|has) written\b|\bput in the post\b|\bin the post\b|\bmailed\b|\bput (?:it |them )?into the (?:post|mail)\b|\bdrop(?:ped)? in the (?:post|pillar)\b|\bforwarded\b|\btransmi(?:tted|ssion)\b|\bcirculated\b|寄(?:出|发|送|咗|予|给|畀|俾|往|交|达|到|嚟|去|走)|邮寄|投邮|发送|致函|去信|[发致]函|写信|发出|发[^,。;]{0,4}(?:电邮|邮件|传真|信)|(?<=[电邮信函])发咗|[出发]咗?(?:个|封|咗)?e-?mail|传(?:送|真)|派(?:发|信)/,
  ],
  [
    'notify',
    /\bnotif(?:y|ied|ication|ies|ying)\b|\b(?:gave|given|giving) (?:\w+ ){0,3}notice\b|\binform(?:ed|ing)?\b|\btold\b|\badvis(?:ed|ing)\b|\breport(?:ed|ing)\b|(?<!收到[^,。;]{0,12})(?<!接到[^,。;]{0,12})通知(?!书|函|单|之|后|[于已在喺由被经发送寄到收派作]|咗? ?\d| ?\|)|告知|知会|通报|报(?:告|知|警|案)|话(?:畀|俾)[^,。;]{1,8}(?:知|听)|讲(?:畀|俾)/,
  ],
  [
    'instruct',
    /\binstruct(?:ed|ion|ions|ing)?\b|\bordered\b|\bdirected\b|\bvariation(?: order)?s?\b|指(?:示|令)|[着著]令|吩咐|下令|(?:口头|电话)?(?:叫|着|令|要求)(?:佢|我(?:哋|司)?|承建商|判头|分判商)|变更(?:指|令|通知)|停工令|工程师?指/,
  ],
  [
    'occur',
    /\boccur\w*|\bhappen\w*|\btook place\b|\btak(?:e|es|ing) place\b|\barose\b|\barising\b|\baris(?:e|es)\b|\baccru\w+|\bbroke out\b|\boutbreak\b|\bonset\b|\bstruck\b|\bset in\b|\bensued\b|发生|出(?:事|险|现)|爆发|来袭|袭(?:港|击)/,
  ],
  [
    'end',
    /\bexpir(?:y|ed|es|e|ing|ation)\b|\bend(?:s|ed|ing)?\b|\blaps(?:e|ed|es)\b|\bterminat\w*|\b(?:run|runs|ran|running) (?:out|its course)\b|\b(?:came|comes|coming|come) to (?:an end|a close|term)\b|\b(?:is|was|be) (?:up|over)\b|\bmatur(?:ed|es|ity)\b|届满|到期|[期约租年]满|满(?:期|约|租|咗)|(?<=[日号] \| ?)满|满(?=$|\s*$)|终(?:止|结)|结束|完(?:约|租|季|年)|约完|(?:至|到) \| ?(?:止|为止|完|满)|\| ?(?:就)?(?:完|满)(?:咗|了)?$|解(?:约|除)|死约/,
  ],
  [
    'begin',
    /\bcommenc\w*|\bstart(?:s|ed|ing)?\b|\bbeg[aiu]n(?:ning|s)?\b|\bcame into (?:force|effect|operation)\b|\btook effect\b|\bopen(?:ed|ing)\b|\bset about\b|\bkick(?:ed)?-?off\b|开(?:始|工|庭|业|标|张|幕|展|学|盘|挖|钻|拍|波|投|咗)(?!票|信)|生效|起租|动工|进场|启(?:动|用)|施行|实施|悬挂|挂起/,
  ],
  [
    'publish',
    /\bpublish\w*|\bpublication\b|\bannounc\w*|\bgazett\w*|\badverti[sz]\w*|公(?:布|告|示|开|报)|刊(?:登|宪|发|出)|张贴|登报|贴(?:出|咗)|挂网/,
  ],
  [
    'meet',
    /\bmeetings?\b|\bconven\w*|\bagm\b|\begm\b|\bhearings?\b|\btrial\b(?! (?:run|order))|\bconferences?\b|\bdinner\b|\btour\b|\bvisit(?:ed)?\b|\btelephone (?:call|conversation)\b|\bspoke\b|\bdiscuss(?:ed|ion)\b|\bmet (?:with|at|in|on|you|him|her|them|us)\b|召开|举行|开(?:会|审)|会议(?:召开)?|(?:周年|股东|业主|会员|成员|特别|常)[\u4e00-\u9fff]{0,4}大会|临时股东会|聆讯|审讯|会面|面谈|见面|拜访|到访|倾过|食饭|通(?:电|话)/,
  ],
  [
    'file',
    /\bfil(?:ed|ing)\b|\bsubmi\w+|\blodg(?:ed|ing|ement)\b|\bput in\b|\bhanded in\b|提(?:交|起|出)|递(?:交|咗|表|上)|呈(?:交|递|报)|入(?:纸|禀|票|标|表)|立案|交(?:表|标)|申(?:请|报)/,
  ],
  [
    'approve',
    /\bapprov\w*|\bcertif(?:ied|ies|ication|icate|y)\b|\bgrant(?:ed|ing)?\b|\bconsent(?:ed)?\b|\bpassed\b|\baccept(?:ed|ance)\b|核(?:准|发|证|定)|批(?:准|复|出|咗)|获批|发证|证明书|(?:验收|检验|审批)(?:合格|通过)/,
  ],
  [
    'pay',
    /\bpaid\b|\bpayments?\b|\b(?:sum|deposit|price|money|funds?|balance|premium) (?:was |were )?(?:cleared|credited|remitted|transferred|settled)\b|\bcredited\b|\bremitted\b|\b(?:settled|cleared|wired)\b|\bmoney (?:came|went|landed|hit)\b|\bhit (?:our|your|the|their) account\b|付(?:款|清|讫|咗|妥|齐)|支付|找数|找清|缴(?:付|纳|清|款|咗|费)|过(?:数|咗数)|汇(?:出|入|款)|到账|到帐|入数|收款|清(?:偿|缴)/,
  ],
  ['close', /\bclosing\b|\bclosed\b|\bclosure\b|成交|交(?:割|收)/],
  [
    'inspect',
    /\binspect\w*|\bsurvey(?:ed|s)?\b(?!or)|\bexamin\w*|\btest(?:ed|ing)\b|验(?:收|货|楼|船|机|过|咗)|检(?:验|查|疫|测)|查验|勘(?:查|验|察)|试(?:运行|机|车)|点(?:数|算|清)/,
  ],
  ['appoint', /\bappoint\w*|\bnominat\w*|委(?:任|派)|指(?:定|派)(?!开会|会议|时间|举行)|任命|选定|选(?:任|出)/],
  ['arrest', /\barrest\w*|\bdetain\w*|\bdetention\b|\bseiz\w*|扣(?:押|留|船|咗)|查封|冻结|拉咗/],
  [
    'refuse',
    /\breject\w*|\brefus\w*|\bdeclin(?:e|ed|ing|ature)\b|\bdisclaim\w*|\brepudiat\w*|\bturn(?:ed|ing)? down\b|\bdeni(?:ed|al)\b|\bdismiss(?:ed|al|ing)\b(?=.{0,12}(?:appeal|claim|application))|驳回|拒(?:绝|付|赔|收|保|签)|不予(?:受理|批准|赔付|接纳)|否(?:认|决)|唔(?:肯|赔|批)/,
  ],
  [
    'dismiss',
    /\bdismiss(?:ed|al|ing)\b|\bsack(?:ed|ing)\b|\bmade redundant\b|\bredundancy\b|\blet go\b|\blaid off\b|\bfired\b|\b(?:last|final) (?:working )?day\b|\blast day (?:worked|of (?:work|employment|service)|in the office|at work)\b|\bquit\b|\bwalked out of\b|\bshown the door\b|\b(?:given|got) (?:the|his|her|their) (?:sack|boot|cards|notice)\b|\bstopped working\b|\bleft (?:the |our |your |his |her )?(?:company|employ\w*|job|service|firm|post)\b|\bresign\w*|\bceas(?:ed|ing) (?:to be )?(?:employ|work)\w*|解(?:雇|聘|僱)|遣散|辞(?:退|职|工|任|咗)|离(?:职|开公司)|炒(?:鱿|咗|嘅|你|佢|我)|俾[^,。;]{1,6}炒|(?:唔|不)做(?:啦|喇|嘞|了)|劝退|开除|(?:被|遭)裁|裁员|(?:最后|最尾)(?:一个?)?(?:工作|上班|返工)[日天]|劳动(?:合同|关系)(?:解除|终止)|收工走人/,
  ],
  ['draft', /\bdraft(?:ed|ing)\b|\bprepar(?:ed|ation)\b|\bdrew up\b|起草|草拟|拟(?:定|备)|准备(?!就绪)/],
  ['build', /\bbuilt\b|\berected\b|落成|建成|兴建/],
  ['die', /\bdeath\b|\bdied\b|\bpassed away\b|死亡|去世|过咗?身|身故|过世|离世|逝世|辞世|病逝|离咗?世|走咗人/],
  ['birth', /\bborn\b|\bbirth\b|出(?:生|世)|生于|生辰/],
  [
    'sail',
    /\bsail(?:ed|ing|s)?\b|\bdepart\w*|\bcleared (?:port|the port|outwards?)\b|\b(?:left|leaves|leaving) (?:the )?(?:port|berth|quay|anchorage|harbour|hong kong|yantian|shekou|nansha|huangpu|singapore|shanghai|ningbo|terminal)\b|\bweighed anchor\b|\bslipped (?:her|its|the|their) (?:moorings|lines|berth)\b|\blet go (?:her |the |all )?lines\b|\bcast off\b|\bput (?:out )?to sea\b|\bset (?:sail|off|out)\b|\bgot under way\b|\bunder way\b|\bleft (?:her |the |its )?(?:berth|moorings|roads|dock|wharf|pier)\b|\btook off\b|\betd\b|开(?:航|船|身|行|走)|启(?:航|程)|解缆|起飞|出咗海|起(?:航|锚)|离(?:港|泊|岸|境)|出(?:港|海|航)|驶(?:离|出)|船(?!公司|东|务|级)[^,。;]{0,24}(?<!离)开(?:咗|走|$)(?![张会单发封个])|(?<=[船轮]) ?走咗|[船轮][^,。;]{0,12}\| ?开$/,
  ],
  [
    'enter',
    /\bregist(?:ered|ration)\b|\bentered\b[^,;|]{0,40}\b(?:register|record|books)\b|\brecorded in\b|登记|注册|备案/,
  ],
  ['withdraw', /\bwithdr[ae]w\w*|\bcancel(?:led|lation|ling)?\b|撤(?:回|销|诉)|取消/],
  ['present', /\bpresent(?:ed|ation|ment|ing)\b(?! (?:value|time))|交单|提示付款|承付提示/],
  ['hospital', /\b(?:discharged from|left|leaving|discharge from) (?:the )?hospital\b|出院|离开医院/],
  ['create', /\bcreat(?:e|ed|ion|ing)\b|设(?:立|定)/],
  ['deposit', /\bdeposit(?:ed)\b|存入|交存/],
  [
    'return',
    /\breturn(?:ed|ing)?\b|\bredeliver\w*|\bgave back\b|\boff-?hire\b|还(?:船|车|货|机|返)|退(?:还|回|货|租|咗)|归还|交还/,
  ],
  [
    'request',
    /\brequest(?:ed|s)?\b|\bdemand(?:ed|s)?\b|\basked for\b|\bcalled for\b|催(?:告|缴|收|款)|请求|索(?:取|偿|赔|款)|要求(?!书)/,
  ],
  ['breach', /\bbreach(?:ed)?\b|\bdefault(?:ed)?\b|\binfring\w+|违约|侵(?:害|犯|权)/],
  [
    'purchase',
    /\bpurchas\w*|\bbought\b|\b(?:took|taken|taking) out\b|\bincepted\b|投保(?!人|单|书)|落(?:咗)?[订定]|\border(?:ed)\b|购(?:买|入|置)|买(?:入|咗|嗰|嘅|返)|落(?:咗)?单|下单|订购/,
  ],
  [
    'hire',
    /\bhired\b|\bemployed\b|\bemployment (?:began|started|commenced)\b|\b(?:joined|joining|took up (?:the |his |her |your )?(?:post|position|duties)|first day (?:at|of) work|reported for (?:duty|work)|on-?board(?:ed|ing))\b|入职|上(?:任|岗|班)|到(?:任|岗|职)|报到|返工|开工返|就职|履新|受(?:雇|聘|僱)|聘用|雇(?:用|佣)|用工|做嘢/,
  ],
  ['stay', /\bcheck(?:ed)? (?:in|out)\b|\bmoved in\b|入(?:住|伙)|退房|迁(?:入)|搬(?:入)/],
  ['constitute', /\bconstitut\w*|\bformed\b|\bincorporat\w+|\bestablished\b|组(?:成|庭|建)|成立/],
  ['install', /\binstall\w*|\bcommission(?:ed|ing)\b|\bfitted\b|安装|装(?:好|妥|咗)|调试/],
  [
    'due',
    /\b(?:fell|falls?|fall|falling|became|becomes?|become|was|is) (?:due|payable)\b|\bdue date\b|\barrears?\b|到期日|应付|须?于.{0,12}缴付|到期应|欠租|拖欠/,
  ],
  [
    'suspend',
    /\bsuspen(?:d|ded|sion|ding)\b|\b(?:stopped|halted|ceased|downed|laid down|stoppage|standstill|downing) ?(?:of )?(?:work|tools)?\b|\btools (?:were |are )?(?:laid )?down(?:ed)?\b|\bstop(?:page)?\b|\bstood down\b|停(?:工|咗|产|航|摆|运|牌|顿)|中止|暂停|冇(?:再)?开工/,
  ],
  ['resume', /\bresum(?:ed|ption|ing)\b|\breopen\w*|\bback (?:on|to|at) (?:the )?\w+|复(?:工|产|航|牌|课)/],
];

/** Folded words by the thing that is an event. */
export const things: EventTable = [
  [
    'judgment',
    /\bjudge?ments?\b|\bdecisions?\b|\brulings?\b|\borders?\b(?! (?:form|no))|\bdeterminations?\b|\bawards?\b|判(?:决|令|词)|裁(?:定|决)|决定(?!将|会|于)/,
  ],
  [
    'accident',
    new RegExp(
      [
        '\\baccidents?\\b|\\bincidents?\\b|\\bcasualt\\w+|\\bcollisions?\\b|\\boccurrences?\\b|\\bevents?\\b|\\bloss(?:es)?\\b|\\bdamaged?\\b|\\bfires?\\b|\\bblaze\\b|\\bburn(?:ed|t)\\b|\\bgutted\\b|\\bflood(?:s|ing|ed)?\\b|\\bbreakdowns?\\b|\\bground(?:ing|ed)\\b|\\btheft\\b|\\bstolen\\b|\\bcollided\\b|\\bbroke(?:n)? (?:down|in)\\b|\\bburgl\\w+|\\bmishaps?\\b',
        '\\binjur(?:y|ed|ies)\\b|\\bhurt\\b|\\bhit by\\b|\\bstruck by\\b|\\bknocked (?:down|over)\\b|\\bslipped(?! (?:her|its|the|their) (?:moor|line|berth))\\b|\\bcrack(?:ed|ing)?\\b|\\bholed\\b|\\bgave way\\b|\\bsubsid(?:ed|ence)\\b|\\bsmash(?:ed)?\\b|\\bsnapped\\b|\\btripped\\b|\\bstrained\\b|\\bsprained\\b|\\bbroke (?:his|her|their|an?|my) (?:\\w+ )?(?:arm|leg|ankle|wrist|rib|finger|hip|back)s?\\b|\\bscalded\\b|\\bruined\\b|\\bsoaked\\b|\\bblown (?:off|down|away|in)\\b|\\bfell (?:from|off|down|over|into)\\b|\\bcrush(?:ed)?\\b|\\bcrash(?:ed)?\\b|\\bexplo(?:ded|sion)\\b|\\bcaught fire\\b|\\bwent (?:up in (?:flames|smoke)|missing|down with)\\b|\\blost overboard\\b|\\bcapsized\\b|\\btoppled\\b|\\bgave out\\b|\\bwent wrong\\b|\\bran into\\b|\\brammed\\b|\\ballid(?:ed|ion)\\b|\\bbroken into\\b|\\btorn\\b|\\bwrecked\\b|\\bcollaps(?:ed?|ing)\\b|\\bsank\\b|\\bsinking\\b|\\baground\\b|\\bstranded\\b|\\bleak(?:ed|age|s)?\\b|\\bburst\\b|\\bfailed\\b|\\btyphoon\\b|\\bcause of action\\b|\\bdelay(?:ing)? event\\b',
        '事(?:故|件|发)|意外|火(?:灾|警|烛|患|势)|起火|着火|失火|烧(?:咗|毁|着)|水(?:浸|灾|淹)|浸(?:水|咗)|碰撞|相撞|损(?:失|坏|毁|伤)|失(?:窃|火|踪|去)|盗窃|被(?:盗|偷)|爆(?:水管|炸|管|喉)|坍塌|倒塌|塌(?:咗|下)|搁浅|沉没|故障|坏(?:咗|$)|壞|漏水|渗水|撞(?:船|车|伤|到|咗|亲)|(?:跌|跣|滑|整|弄|压|砸|烫|烧|夹|割|扎)(?:亲|伤|倒|落|断|低)|受(?:伤|损)|工伤|伤(?:咗|害)|(?:吹|砸|烧|撞|损|击|冲)毁|炸(?:开|咗)|断(?:咗|裂|开)|裂(?:咗|开|缝)|漏(?:水|电|油|气)|走火|倒(?:塌|咗)|冧(?:咗|低)?|甩(?:咗|落)|遗失|唔见咗|丢失|被劫|打劫|扭(?:亲|伤|到)|闪(?:亲|伤)|触电|中毒|台风|袭港|遇险|出险|阻延',
      ].join('|'),
    ),
  ],
  ['notice', /\bnotices?\b(?! (?:of readiness|of arbitration))|通知(?:书|函)?|来函|函件|封信/],
  ['date', /\bdated?\b|日(?:期)?$|日期|截止时间/],
  ['offer', /\boffers?\b|\bquotations?\b|要约|报价/],
];

/** Which acts and things come one for another: of the period's event the first, as the text tells it the others. */
export const kin: Readonly<Record<string, readonly string[]>> = {
  receive: ['serve', 'deliver', 'arrive', 'notify'],
  serve: ['receive', 'deliver'],
  present: ['receive', 'file', 'serve'],
  file: ['send', 'present'],
  deliver: ['receive', 'serve', 'arrive', 'return', 'stay'],
  arrive: ['deliver', 'receive'],
  issue: ['send', 'publish', 'approve'],
  send: ['issue'],
  publish: ['issue'],
  ship: ['load'],
  load: ['ship'],
  complete: ['discharge', 'close', 'approve', 'install'],
  discharge: ['complete'],
  install: ['complete'],
  decide: ['judgment'],
  judgment: ['decide'],
  occur: ['accident', 'breach'],
  accident: ['occur'],
  breach: ['occur'],
  end: ['due', 'dismiss'],
  dismiss: ['end'],
  withdraw: ['dismiss'],
  due: ['end'],
  notify: ['notice', 'receive', 'serve'],
  notice: ['notify'],
  instruct: ['notify', 'receive'],
  tender: ['notice'],
  meet: ['begin'],
  begin: ['hire'],
  hire: ['begin'],
  return: ['deliver'],
  request: ['notify', 'notice'],
};

/** Those that may be meant where the text tells one day alone. */
export const farKin: Readonly<Record<string, readonly string[]>> = {
  receive: ['instruct'],
  deliver: ['inspect'],
  complete: ['inspect'],
  approve: ['inspect', 'complete'],
  inspect: ['complete', 'approve'],

  sail: ['ship'],
  ship: ['sail'],
  judgment: ['publish'],
  notify: ['send'],
  aware: ['occur', 'accident', 'notify', 'instruct', 'receive'],
  occur: ['suspend'],
  accident: ['breach', 'suspend'],
  breach: ['refuse', 'accident'],
  begin: ['meet', 'accident', 'suspend'],
  suspend: ['instruct'],
};
