import type { HypothesisSigns } from './hypothesis-signs.ts';
import { copying, ending, forbidding, information, returning } from './nda-words.ts';

/** An employee who leaves is no end of the agreement. */
const departing = /solicit|\bemployees? (?:who|whose)/iu;
/** A time that runs from the agreement's own date and not from its end. */
const fromItsDate =
  /\b(?:years?|months)\b.{0,30}\b(?:from|after|following|of) (?:(?:the )?(?:effective )?date (?:hereof|of (?:this|the) (?:agreement|letter|nda)|first|this agreement)|(?:the )?effective date|its date|today|execution)|自(?:本(?:协议|合同))?(?:签署|签订|生效)之日起/iu;
const uponRequest =
  /\b(?:at any time|(?:up)?on (?:the |its |any |receipt of )?(?:\w+ ){0,4}(?:request|demand|notice)|at (?:the )?(?:\w+ ){0,3}request|(?:written )?request (?:of|by|from)|(?:so|if|when) (?:requested|asked))\b|(?:要求|请求)(?:时|后|之日)?/iu;
/** A request is asked for even at the end: “upon termination and at the Discloser’s request”. */
const requestAtEnd =
  /\b(?:terminat\w+|expir\w+|conclusion|complet\w+|ends?|consummated)\b(?:(?!\bor\b)[^.;]){0,120}\b(?:requests?|requested|demand)\b|\brequest\b(?:(?!\bor\b)[^.;]){0,60}\b(?:after|following|upon) (?:the |any |such )?(?:terminat|expir|conclusion|complet)|(?:终止|届满|期满|结束|完成)(?:(?!或)[^。；]){0,16}(?:要求|请求)/iu;
const eitherWay =
  /\bor\b[^.;]{0,60}\b(?:requests?|demand|asked|directs?|time)\b|\band at any time\b|\b(?:requests?|demand|time)\b[^.;]{0,40}\bor,? (?:if |when |where )?(?:(?:up)?on|at|after|following|when|if|the|in)\b|或.{0,12}(?:要求|请求)|(?:要求|请求).{0,6}或/iu;

/** What else the parties may and may not do, and what outlasts the agreement: hypotheses 10 to 20. */
export const dutySigns: readonly HypothesisSigns[] = [
  {
    id: 'nda-10',
    says: [
      {
        all: [
          /\b(?:fact that|existence (?:and|or|of)|identity of)\b|\bthat (?:any |such )?(?:discussions?|negotiations?|talks)\b.{0,40}\b(?:are|have|has|were|may)\b|\b(?:terms|conditions|status)\b.{0,60}\b(?:of|with respect to|regarding|concerning) (?:this agreement|(?:the|a|any|such) (?:\w+ )?(?:transaction|discussions|negotiations|proposal|settlement))\b|\b(?:tell|disclose|disclosed?) .{0,100}\bthat\b.{0,80}\b(?:exists?|considered|for sale|taking place|available|supplied)\b|(?:协议|合同|谈判|洽谈|磋商|交易|合作).{0,6}(?:存在|内容|事实)|(?:透露|披露|公布|讲).{0,16}(?:洽谈|谈判|磋商|订立|合作|协议)/iu,
          /\b(?:not|no|neither|nor|without|includ\w+|means?|strict)\b|不得|不会|不可|未经|除非|唔准|唔可以|包括/iu,
        ],
        none: [/\b(?:compelled|required (?:by|to)|waive)\b/iu],
      },
      {
        all: [
          /\b(?:existence|fact that|terms|contents?|status|nature|subject matter)\b|存在|内容|事实|条款/iu,
          /\b(?:agreement|discussions?|negotiations?|transaction|relationship|purpose|letter|project)\b|协议|合同|谈判|洽谈|磋商|交易/iu,
          /\b(?:disclos\w+|confidential|reveal|announc\w+|publici\w+|proprietary)\b|披露|保密|透露|公布|机密/iu,
          /\b(?:fact that|existence|(?:discussions?|negotiations?) (?:are|is|were|have)|terms (?:and|or|of|,)|conditions)\b|存在|事实|条款/iu,
        ],
      },
      {
        all: [
          /\b(?:publicity|publici[sz]e|press release|public (?:announcement|statement)|announce\w*|advertis\w+)\b|新闻稿|公告|公布|宣传|对外发布/iu,
          forbidding,
          /\b(?:agreement|discussions?|negotiations?|transaction|relationship|purpose|other party'?s? name|name)\b|协议|合同|谈判|交易|名称/iu,
        ],
      },
    ],
    denies: [
      {
        all: [
          /(?:agreement|terms|existence).{0,60}(?:is|are|shall|will) not (?:be )?(?:deemed |considered )?confidential|may disclose (?:the )?(?:existence|terms)|协议.{0,10}不属?于?保密/iu,
        ],
      },
    ],
  },
  {
    id: 'nda-11',
    says: [
      {
        all: [
          /\brevers\w+[ -]+(?:engineer|assembl|compil)\w*|\b(?:decompil|disassembl|dis-assembl)\w+|反向工程|逆向工程|还原工程|反编译|反汇编/iu,
          forbidding,
        ],
      },
      {
        all: [
          forbidding,
          /\b(?:analy[sz]e|analysis|test|examine|deriv\w+)\b.{0,60}\b(?:composition|structure|samples?|source code|prototypes?|underlying)\b|分析.{0,12}(?:样品|成分|结构)|成分分析|拆解|测绘/iu,
        ],
      },
    ],
    denies: [{ all: [/\bmay\b.{0,30}\breverse[ -]engineer|可.{0,8}(?:反向工程|逆向工程)/iu] }],
  },
  {
    id: 'nda-12',
    says: [
      {
        all: [
          /\bindependent(?:ly)?\b(?! (?:contractor|auditor|counsel|value|economic|legal|right|consultant|third|advi[cs]e))\w*,? (?:\w+,? ){0,5}(?:develop|creat|conceiv|discover|deriv|generat|acquir|ascertain|made|produc|design|obtain|arriv|work)\w*|\b(?:develop|creat|conceiv|generat|deriv|prepar|made|produc|discover)\w*,? (?:\w+,? ){0,10}independent(?:ly\b| of\b)|独立(?:地)?(?:开发|研发|研究|创作|获得)|自行(?:独立)?(?:开发|研发|研究)|自己(?:研发|独立)/iu,
        ],
      },
      {
        all: [
          /\b(?:develop\w*|devis\w+|generat\w+|conceiv\w+|work\w* \w* ?out)\b.{0,100}\b(?:without (?:any |the )?(?:use|reference|benefit|access|reliance|resort|recourse|breach|violat|disclos)|(?:had|have|has|with) no access|not (?:have|had) access)|\bdevelop\w*\b.{0,30}\bindependent of\b|\bdevis\w+ itself\b|开发.{0,20}未(?:使用|利用|参考)|未.{0,6}(?:使用|利用|参考).{0,20}(?:开发|研发|研究|形成)|独立形成/iu,
        ],
      },
      {
        all: [
          /\b(?:develop\w*|products?|technolog\w+)\b.{0,120}\b(?:similar|compet\w+)\b|类似.{0,10}(?:产品|技术|信息)/iu,
          /\b(?:nothing|not|no)\b.{0,80}\b(?:prohibit|restrict|prevent|preclude|limit|impair|represent|agreement)\w*|\bdeveloping\b|不(?:妨碍|限制|禁止)/iu,
        ],
      },
    ],
    denies: [{ all: [/\b(?:shall|will|may) not\b.{0,40}\bdevelop\b|不得.{0,8}开发/iu] }],
  },
  {
    id: 'nda-13',
    says: [
      {
        all: [
          /\b(?:third[- ](?:part(?:y|ies)|persons?)|(?:a|any|another|other|independent|some|different) (?:\w+ )?(?:sources?|persons?|part(?:y|ies)|entity)|sources? (?:other than|outside|\(other)|others|someone else|elsewhere)\b|第三方|第三人|第三者|其他(?:来源|渠道)/iu,
          /\b(?:receiv\w+|obtain\w*|acquir\w+|(?:becomes?|became|made|is|was) (?:\w+ )?available|disclosed (?:to|by)|furnish\w*|known to|learn\w*|suppl\w+|provid\w+|obtainable|gets?|got|gives?|reach\w*|comes? (?:in)?to)\b|取得|获得|得到|得知|收到|提供|攞到/iu,
          /\b(?:not include|exclud\w+|not apply|shall not|not extend|exceptions?|not be (?:considered|deemed)|not constitute|not subject|without (?:\w+ ){0,3}(?:restriction|breach|obligation|violat\w+|duty)|lawful\w*|rightful\w*|legitimate\w*|bona fide|non-?confidential|not (?:known|under|bound|subject|breach\w*|in (?:breach|violation)|itself)|no (?:\w+ )?(?:obligation|duty)|free (?:of|to|from)|legal right|right to disclose|entitled to disclose|not (?:liable|prevented)|nor is it prevented|no obligation|does not (?:extend|become)|without breach)\b|不包括|不适用|不属于?|不在此限|除外|不承担保密|不受.{0,6}(?:约束|限制)|合法|[无冇]保密(?:义务|责任)|不受.{0,6}限制/iu,
        ],
        none: [/\b(?:shall|will) not (?:disclose|divulge|reveal)|solicit/iu],
      },
    ],
    denies: [],
  },
  {
    id: 'nda-15',
    says: [
      {
        all: [
          /\b(?:no|not|nothing|neither|nor|does not|shall not|without)\b|不|并非|并无|冇/iu,
          /\b(?:grant\w*|convey\w*|transfer\w*|confer\w*|licen[cs]\w+|acquir\w+|obtain\w*|assign\w*|constru\w+|receive|imply|implied)\b|授予|许可|特许|转让|视为|构成|取得/iu,
          /\b(?:licen[cs]es?|rights?|title|interest|ownership|patents?|copyrights?|trademarks?|intellectual property)\b|许可|特许|权利|所有权|专利|知识产权|著作权/iu,
        ],
        none: [/third part|injuncti|remed|waive|survive|solicit|透露|披露/iu],
      },
      {
        all: [
          /\b(?:remain\w*|is|are|be|continue\w*)\b.{0,60}\b(?:sole |exclusive |the |valuable )*property (?:of|belonging)|\b(?:title|ownership|rights?|interest)\b.{0,100}\b(?:remain|retain|vest|reserv)\w*|\b(?:retain|reserv)\w*.{0,60}\b(?:title|ownership|rights)\b|\b(?:is|are|remains?)\b.{0,40}(?:'s|’s|our|their) (?:sole |exclusive )*property\b|\bbelongs? to\b|\b(?:copyright|ownership|title) (?:stays|remains|rests) with\b|\b(?:owns|remains the owner of) (?:the|all)\b|归.{0,10}所有|所有权.{0,16}(?:属|归)|(?:仍|始终)(?:属于?|为).{0,10}财产/iu,
        ],
      },
    ],
    denies: [{ all: [/\bhereby (?:grants?|granted)\b.{0,80}\blicen[cs]e\b|特此授予.{0,12}许可/iu] }],
  },
  {
    id: 'nda-16',
    says: [
      { all: [returning, ending], none: [requestAtEnd, departing] },
      { all: [returning, ending, eitherWay], none: [departing] },
      {
        all: [returning, information, /\b(?:shall|will|must|agrees?|required)\b|应|须|必须/iu],
        none: [ending, /\b(?:requests?|demand|notice|time)\b|要求|请求/iu],
      },
    ],
    denies: [
      {
        all: [
          returning,
          /\bnot (?:be )?(?:required|obligated|obliged|made)\b|\bmay retain\b|\bno (?:obligation|such)\b|\bneed not\b|\bdoes not obligate\b|无须|毋须|可以?保留/iu,
        ],
      },
      { all: [returning, requestAtEnd], none: [eitherWay] },
      { all: [returning, uponRequest], none: [ending] },
      { all: [returning, uponRequest] },
    ],
  },
  {
    id: 'nda-17',
    says: [
      {
        all: [
          /\bmay\b(?:(?!\bnot\b).){0,60}\b(?:make|copy|reproduce|duplicate)\b|\bmay (?:only )?be (?:copied|reproduced|duplicated|made)\b|可以?(?:为.{0,10})?(?:复制|复印|制作.{0,4}副本)/iu,
          copying,
        ],
        none: [returning, /\bretain/iu],
      },
      {
        all: [
          forbidding,
          /\b(?:copy|copied|copying|reproduce[ds]?|duplicate[ds]?|mak(?:e|ing) (?:any )?copies)\b|复制|复印/iu,
          /\b(?:except|other than|unless|save)\b.{0,100}\b(?:necessary|required|needed|purpose|perform|extent|evaluat)|除.{0,10}必要/iu,
        ],
        none: [returning, /\bretain/iu],
      },
      {
        all: [
          copying,
          /\bonly (?:make|copy|reproduce|as many)|\b(?:necessary|reasonably required|authorized|entitled)\b|\bany (?:such )?copies (?:made|so made)|\ball (?:such )?copies\b.{0,60}\b(?:bear|contain|mark|includ|subject)|必要/iu,
        ],
        none: [returning, /\bretain|back-?up|archiv/iu],
      },
    ],
    denies: [
      {
        all: [
          /\b(?:not|no|nor|never|don't|cannot|without|neither)\b|不得|不应|不会|禁止|切勿|不可|唔可以|唔准/iu,
          /\b(?:copy|copied|copying|reproduce[ds]?|reproduction|duplicate[ds]?|photocop\w+|(?:make|take)(?: or take away)? (?:any )?copies|copies (?:be|shall be|may be) made)\b|复制|复印|影印|翻印|重制|拍摄|影相|抄录/iu,
        ],
        none: [returning, /\bretain|\b(?:except|other than)\b.{0,40}\bnecessary/iu],
      },
      {
        all: [forbidding, copying, /\b(?:consent|permission|approval|authori[sz]ation)\b|同意|许可|批准/iu],
        none: [returning],
      },
    ],
  },
  {
    id: 'nda-18',
    says: [
      {
        all: [
          /\bsolicit\w*|\b(?:hire|hiring|recruit\w*|entice|induce|employ)\b|招揽|招聘|游说|怂恿|挖角|拉拢|诱使|聘用|雇用|挖走/iu,
          /\b(?:employees?|personnel|officers?|employment|consultants?|persons?|staff)\b|雇员|员工|职员|人员|同事|挖角/iu,
          forbidding,
        ],
        none: [
          /\b(?:foregoing|restrictions?|paragraph|nothing)\b.{0,60}\bnot\b.{0,40}\b(?:prohibit|prevent|apply)|confidential/iu,
        ],
      },
    ],
    denies: [
      {
        all: [
          /\b(?:may|free to|nothing.{0,40}(?:prevent|prohibit|restrict))\b(?:(?!\bnot\b).){0,40}\b(?:solicit|hire|recruit|employ)\b|可.{0,4}聘用/iu,
        ],
      },
    ],
  },
  {
    id: 'nda-19',
    says: [
      {
        all: [
          /\bsurviv\w*|\bnot terminate\b|\bcontinu\w+ (?:without limit|indefinitely|in perpetuity|to (?:be (?:bound|held|subject)|treat|hold|apply))|\bso (?:retained|kept)\b|\bremain\w* (?:subject|bound|confidential|binding)|\bcontinu\w+ to bind\b|\boutlasts?\b|\bno end date\b|继续有效|仍然有效|持续有效|仍然持续|存续|继续(?:承担|保密|具约束力)|仍受.{0,8}约束|不影响.{0,16}责任|不因.{0,16}(?:终止|届满|解除|离职)而/iu,
        ],
        none: [/\bof the remaining|\bheirs\b|invalid|unenforceab/iu],
      },
      {
        all: [
          /\b(?:continue\w*|remain\w*|bound|binding|binds?|in (?:full )?(?:force|effect)|effective|obligations?|duty|duties|promise|goes on|apply|confidential)\b|继续|仍|保密(?:义务|责任)|有效/iu,
          /\b(?:after|following|notwithstanding|beyond|despite|even (?:after|if)|from)\b.{0,100}\b(?:terminat\w+|expir\w+|return|destruction|complet\w+|conclu\w+|closed|ends?|ended|test|stopped)\b|\bthereafter\b|(?:终止|届满|期满|结束|离职)(?:后|之后|以后)/iu,
        ],
      },
      {
        all: [
          /\b(?:terminat\w+|expir\w+|return\w*|destruction)\b.{0,160}\bnot\b.{0,40}\b(?:affect|reliev|releas|excus|discharg|limit|terminate)\w*|(?:终止|届满).{0,12}不影响/iu,
        ],
      },
      {
        all: [
          /\b(?:perpetual\w*|indefinite\w*|in perpetuity|without (?:limitation|limit) (?:of|in) time|no (?:time )?limit|at any time|forever|so long as|until such (?:time|trade|information))\b|永久|无限期|长期有效/iu,
          /\b(?:obligat\w+|confidential\w*|bound|protect\w*|secrets?|disclos\w+)\b|义务|保密/iu,
        ],
      },
      {
        all: [
          /\b(?:retained|provided|disclosed|copies)\b.{0,120}\b(?:continue|remain|subject to)\b/iu,
          /\b(?:confidential|terms|agreement)\b/iu,
        ],
      },
      {
        all: [
          /\b(?:years?|months)\b.{0,60}\b(?:after|following|from)\b|(?:年|个月)/iu,
          /\b(?:obligat\w+|confidential\w*|survive|remain|continue|disclos\w+)\b|义务|责任|保密/iu,
        ],
        none: [fromItsDate, /日期[为：]/iu],
      },
    ],
    denies: [
      { all: [/\b(?:obligat\w+|agreement|term|restrictions?|duties|effect)\b|义务|协议|合同/iu, fromItsDate] },
      {
        all: [
          /\b(?:obligations?|duties|restrictions?)\b.{0,80}\b(?:cease|end|terminate|expire|lapse)s?\b|义务.{0,20}(?:即告)?(?:终止|解除)/iu,
        ],
        none: [/\bnot\b|surviv|continue/iu],
      },
    ],
  },
  {
    id: 'nda-20',
    says: [
      {
        all: [
          /\b(?:may|entitled to|permitted to|allowed to|right to|able to|can|authori[sz]ed to)\b(?: \w+){0,5} (?:retain|keep|maintain|preserve|archive|hold)\b|\b(?:cop(?:y|ies)|information|set)\b.{0,60}\bmay (?:\w+ )?be (?:retained|kept)\b|\bmay\b.{0,20}\b(?:retain|keep)\b|\bretain(?:ed|ing)?\b.{0,40}\b(?:one|archival|an archive|reasonable number|file|single|record)\b|\b(?:so retained|retained (?:pursuant|copies|in accordance))\b|(?<!唔)可以?.{0,12}(?:保留|留存|保存)|有权.{0,8}保留/iu,
          /\b(?:cop(?:y|ies)|confidential|information|materials?|documents?|files|records?|set)\b|\bretain:\s*$|副本|信息|资料|资讯|文件/iu,
        ],
        none: [/all (?:right|title)|same degree|strict confidence|\bemployees? (?:who|whose)/iu],
      },
      {
        all: [
          /\b(?:return\w*|destroy\w*|destruction|eras\w+|delet\w+)\b|归还|返还|销毁|删除/iu,
          /\b(?:not|no such|nothing)\b.{0,60}\b(?:required?|obligated?|obliged?|made|apply|include)\b|\bno obligation\b|\bneed not\b|\bexcept (?:that|as|for|to)\b|\bother than\b|无须|毋须|除外/iu,
          /\b(?:back-?up|archiv\w+|electronic\w*|law|laws|regulat\w+|compl\w+|legal|counsel|polic(?:y|ies)|record\w*|retain\w*|extent)\b|备份|法律|法规|合规|存档/iu,
        ],
      },
      {
        all: [
          /\b(?:retain\w*|keep|kept|archiv\w+|back-?up|maintain\w*|preserv\w+)\b|保留|留存|备份|存档/iu,
          /\b(?:required by|law|laws|regulat\w+|compliance|legal counsel|policy|policies|record retention|litigation|disputes?|legal files?)\b|法律|合规|律师/iu,
          /\b(?:cop(?:y|ies)|confidential|information|materials?|documents?)\b|副本|信息|资料|文件/iu,
        ],
        none: [/all (?:right|title)|same degree/iu],
      },
    ],
    denies: [
      {
        all: [
          /(?:\bnot|without|\bno\b|neither|\bnone\b).{0,40}\b(?:retain\w*|keep\w*|kept)\b|\b(?:retain|keep|keeping|retaining) (?:no|none)\b|(?:不得|唔可以).{0,6}(?:保留|留存|留)|不(?:会)?(?:保留|留存)/iu,
          /\bcop(?:y|ies)|return|destr|副本|归还|返还|销毁/iu,
        ],
      },
      {
        all: [
          returning,
          /\b(?:all|any and all|every|any)\b.{0,100}\b(?:cop(?:y|ies)|originals?|duplicates?|reproductions?|extracts|summaries|notes)\b|(?:全部|所有|全数|一并).{0,12}(?:[副复]本|复[制印]件|资料|缴回|交回)|(?:[副复]本|复[制印]件).{0,6}(?:全部|全数|一并)/iu,
        ],
        none: [/\bmay (?:\w+ )?retain|\bexcept\b/iu],
      },
      { all: [returning, /\b(?:certif\w+|confirm\w*)\b|书面证明|证明/iu] },
    ],
  },
];
