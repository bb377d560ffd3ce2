/** Words by which a passage speaks of a hypothesis of ContractNLI, in English and Chinese. */
export interface HypothesisCues {
  readonly id: string;
  /** Each speaks of it; several together speak surely. */
  readonly about: readonly RegExp[];
  /** Where the passage says the opposite. */
  readonly against: readonly RegExp[];
}

const confidential = /confidential|proprietary|secret|保密|机密|機密|商业秘密|商業秘密/iu;

/** Written from the hypotheses' own words; learned weights decide how much each counts. */
export const hypothesisCues: readonly HypothesisCues[] = [
  {
    id: 'nda-1',
    about: [
      /\b(?:mark(?:ed|ing)?|label(?:l?ed)?|legend|stamp(?:ed)?|designat\w+|identif\w+ as)\b|标明|標明|标注|標註|注明|註明/iu,
      /\b(?:in writing|written|confirm\w*|reduced to|summar\w+)\b.{0,80}confidential|书面|書面/iu,
      confidential,
    ],
    against: [
      /whether or not.{0,40}(?:mark|label|designat|identif|confidential)|regardless of|should (?:reasonably )?(?:be|have been) (?:understood|known|considered)|reasonabl[ey].{0,40}(?:understood|known|consider|regard|confidential)|nature of the information|不论是否|不論是否|无论是否|無論是否/iu,
    ],
  },
  {
    id: 'nda-2',
    about: [
      /\b(?:technical|engineering|scientific|know-how|software|designs?)\b|技术|技術/iu,
      /\b(?:business|financial|marketing|customers?|pricing|commercial|plans|employees?)\b|商业|商業|财务|財務|客户|客戶/iu,
      /["“]?confidential information["”]?.{0,30}\b(?:means?|shall mean|includ\w+|is defined|refers?)\b|(?:保密|机密|機密)信息.{0,6}(?:指|包括)/iu,
    ],
    against: [/\b(?:business|financial|marketing|customers?|pricing|commercial)\b|商业|商業|财务|財務|客户|客戶/iu],
  },
  {
    id: 'nda-3',
    about: [
      /\b(?:oral(?:ly)?|verbal(?:ly)?|spoken|visual(?:ly)?)\b|口头|口頭/iu,
      /\b(?:whether|in any form|any (?:other )?(?:form|means|medium)|in writing)\b|书面|書面|任何形式/iu,
      confidential,
    ],
    against: [/\bonly\b.{0,40}\b(?:writing|written|tangible)\b/iu],
  },
  {
    id: 'nda-4',
    about: [
      /\b(?:use|used|using|utili[sz]e)\b|使用/iu,
      /\b(?:solely|only|except|other than|purposes?|limited to)\b|目的|仅用于|僅用於|仅限|僅限/iu,
      /\b(?:not|no|nor|neither|refrain)\b|不得|不应|不應/iu,
    ],
    against: [/\bfree to use\b|\bresiduals?\b|unrestricted|may use.{0,30}any purpose/iu],
  },
  {
    id: 'nda-5',
    about: [
      /\b(?:employees?|staff|personnel|officers?|directors?)\b|雇员|僱員|员工|員工/iu,
      /\b(?:need[s-]* ?to[- ]know|need (?:for )?access|who (?:have|has) a need)\b|需要知道|有必要|知悉/iu,
      /\b(?:disclos\w+|shar\w+|reveal|provide|access|representatives)\b|披露|透露/iu,
    ],
    against: [/\bnot\b.{0,40}\b(?:to any(?:one| person)|employees)\b/iu],
  },
  {
    id: 'nda-7',
    about: [
      /\b(?:consultants?|advis[eo]rs?|agents?|contractors?|subcontractors?|attorneys?|accountants?|lawyers?|representatives|affiliates?)\b|顾问|顧問|代理人|律师|律師|承包商/iu,
      /\bthird[- ](?:part(?:y|ies)|persons?)\b|any (?:other )?(?:person|party|entity)|第三方|第三人/iu,
      /\b(?:disclos\w+|shar\w+|reveal|divulge|provide|transmit)\b|披露|透露/iu,
    ],
    against: [
      /\b(?:not|nor|never|neither)\b.{0,100}\b(?:disclose|divulge|reveal|transfer|transmit|communicat\w+|provide).{0,80}(?:third|any (?:other )?(?:person|party|entity|individual)|anyone)|不得.{0,20}(?:第三方|第三人|任何)/iu,
    ],
  },
  {
    id: 'nda-8',
    about: [
      /\b(?:required|compelled|requested|obligated|legally)\b.{0,60}\b(?:law|court|subpoena|judicial|governmental|regulat\w+|process|order|disclose)\b|法律.{0,10}要求|法院|司法/iu,
      /\b(?:notice|notify|notif\w+|inform|advise)\b|通知/iu,
      /\b(?:prompt(?:ly)?|prior|immediately|protective order|opportunity)\b|立即|事先|及时|及時/iu,
    ],
    against: [/without (?:any )?(?:prior )?notice|not be required to (?:notify|give notice)/iu],
  },
  {
    id: 'nda-10',
    about: [
      /\b(?:existence|terms?|fact that|contents?)\b.{0,80}\b(?:agreement|discussions?|negotiations?|transaction|relationship)\b|协议.{0,6}(?:存在|内容)|協議.{0,6}(?:存在|內容)/iu,
      /\b(?:discussions?|negotiations?|evaluation|publicity|press release|announce\w*|advertis\w+)\b|谈判|談判|洽谈|洽談|公告|宣传|宣傳/iu,
      /\b(?:not|neither|nor|without)\b.{0,60}\b(?:disclose|announce|release|reveal|make|publici[sz]e)\b|不得.{0,12}(?:披露|透露|公布)/iu,
    ],
    against: [/agreement (?:itself )?(?:is|shall) not (?:be )?confidential/iu],
  },
  {
    id: 'nda-11',
    about: [
      /\brevers(?:e|ing)[ -]+engineer\w*|反向工程|逆向工程|还原工程|還原工程/iu,
      /\b(?:decompil\w+|disassembl\w+|decod\w+|deriv\w+)\b|反编译|反編譯|反汇编/iu,
      /\b(?:prototypes?|samples?|software|tangible objects?|analy[sz]\w+)\b|样品|樣品|软件|軟件/iu,
    ],
    against: [/may revers\w+ engineer/iu],
  },
  {
    id: 'nda-12',
    about: [
      /\bindependent(?:ly)?\b.{0,30}\b(?:develop\w*|creat\w+|conceiv\w+|discover\w+|deriv\w+|made|work)\b|独立开发|獨立開發|自行开发|自行開發|独立研发/iu,
      /\b(?:without (?:reference|use|access|reliance|breach)|no access|not had access)\b|未使用|没有接触/iu,
      /\b(?:develop\w*|similar|compet\w+)\b|开发|開發/iu,
    ],
    against: [/shall not.{0,40}develop/iu],
  },
  {
    id: 'nda-13',
    about: [
      /\bthird[- ](?:part(?:y|ies)|persons?)\b|another (?:source|person|party)|other (?:source|sources)|第三方|第三人/iu,
      /\b(?:rightfully|lawfully|legitimately|received|obtained|acquired|becomes? available|available to)\b|合法.{0,6}(?:取得|获得|獲得|得到)/iu,
      /\b(?:without (?:any )?(?:restriction|breach|obligation)|not (?:known|under|bound)|non-?confidential|right to disclose)\b|无保密义务|無保密義務/iu,
    ],
    against: [],
  },
  {
    id: 'nda-15',
    about: [
      /\blicen[cs]es?\b|许可|許可|授权|授權/iu,
      /\b(?:no|not|nothing|neither|nor)\b.{0,100}\b(?:licen[cs]e|rights?|title|interest|ownership|transfer|convey\w*)\b|不.{0,8}(?:授予|视为|視為).{0,12}(?:权利|權利|许可|許可)/iu,
      /\b(?:patents?|copyrights?|trademarks?|intellectual property|property of|grant\w*|construed|implied)\b|专利|專利|知识产权|知識產權|所有权|所有權/iu,
    ],
    against: [/hereby grants?\b.{0,60}licen[cs]e/iu],
  },
  {
    id: 'nda-16',
    about: [
      /\b(?:return\w*|destroy\w*|destruction|surrender|deliver (?:up|back)|erase|delete)\b|归还|歸還|返还|返還|退还|退還|销毁|銷毀|交还|交還/iu,
      /\b(?:terminat\w+|expir\w+|request|demand|conclusion|completion)\b|终止|終止|届满|屆滿|要求时|要求時/iu,
      /\b(?:copies|documents|materials|all confidential|originals)\b|副本|资料|資料|文件/iu,
    ],
    against: [/not (?:be )?(?:required|obligated) to (?:return|destroy)/iu],
  },
  {
    id: 'nda-17',
    about: [
      /\b(?:cop(?:y|ies|ied|ying)|reproduc\w+|duplicat\w+|photocop\w+)\b|复制|複製|复印|複印|副本/iu,
      /\b(?:not|no|may|only|except|necessary|without)\b|不得|除非|可以/iu,
      /\b(?:written (?:consent|permission|approval)|prior|make|made|reasonably)\b|书面同意|書面同意/iu,
    ],
    against: [
      /\b(?:not|no|nor|never)\b.{0,60}\b(?:cop(?:y|ies|ied)|reproduc\w+|duplicat\w+)\b|不得.{0,12}(?:复制|複製|复印|複印)/iu,
    ],
  },
  {
    id: 'nda-18',
    about: [
      /\bsolicit\w*|招揽|招攬|挖角|拉拢/iu,
      /\b(?:hir(?:e|ing)|employ(?:ment)?|engage|recruit\w*|entice|induce)\b|聘用|雇用|僱用/iu,
      /\b(?:employees?|personnel|officers?|representatives|consultants)\b|雇员|僱員|员工|員工/iu,
    ],
    against: [/may solicit|free to (?:solicit|hire)/iu],
  },
  {
    id: 'nda-19',
    about: [
      /\bsurviv\w*|继续有效|繼續有效|仍然有效|存续|存續/iu,
      /\b(?:terminat\w+|expir\w+)\b|终止|終止|届满|屆滿/iu,
      /\b(?:years?|months?|perpetual\w*|indefinite\w*|period of|continue|remain|thereafter|after)\b|年内|年內|期限|永久/iu,
    ],
    against: [/(?:obligations?|duties).{0,60}(?:cease|end|terminate)s? (?:up)?on/iu],
  },
  {
    id: 'nda-20',
    about: [
      /\b(?:retain\w*|keep|kept|archiv\w+|back-?up|maintain)\b|保留|留存|备份|備份|存档|存檔/iu,
      /\b(?:cop(?:y|ies)|one copy|legal counsel|compliance|records?|except)\b|副本|法律顾问|法律顧問/iu,
      /\b(?:return\w*|destroy\w*|destruction|notwithstanding)\b|归还|歸還|返还|返還|销毁|銷毀/iu,
    ],
    against: [/without retaining|not retain|(?:no|any) copies.{0,30}retain|all copies|不得保留|全部副本/iu],
  },
];
