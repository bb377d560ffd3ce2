import type { HypothesisSigns } from './hypothesis-signs.ts';
import {
  advisers,
  allowing,
  anyForm,
  definition,
  disclosing,
  employees,
  forbidding,
  information,
  others,
  spoken,
} from './nda-words.ts';

/** What is confidential, what it is used for and who is told: hypotheses 1 to 8. */
export const sharingSigns: readonly HypothesisSigns[] = [
  {
    id: 'nda-1',
    says: [
      {
        all: [
          /\b(?:mark(?:ed|ing|s)?|label(?:l?ed|l?ing)?|stamp(?:ed)?|legend\w*|designat(?:ed|ing|ion)|identif(?:ied|ies|y|ying)|denominat\w+|notified|specified in writing)\b|标明|标注|标有|注明|标记|加盖|书面指明/iu,
          /\b(?:confidential\w*|proprietary|secret)\b|保密|机密/iu,
        ],
        none: [
          /whether or not|regardless of|need not|even (?:if|though)|not (?:be )?(?:so )?(?:marked|labell?ed|identified|designated)|不论|无论|即使/iu,
        ],
      },
      {
        all: [
          /\b(?:oral|verbal|visual|non-?written|intangible)\w*\b|口头/iu,
          /\b(?:confirmed|reduced|summari[sz]ed|identified|documented|followed)\b.{0,80}\b(?:writing|written|days)\b|书面(?:确认|形式)/iu,
        ],
      },
    ],
    denies: [
      {
        all: [
          /(?:whether or not|regardless of whether|even (?:if|though)|irrespective of|need not|not (?:necessarily )?(?:be )?(?:required|needed)|(?:no|a) failure to|failure to|absence of|bears? no|不论是否|无论是否|即使未|毋须|无须).{0,80}(?:mark|label|legend|stamp|designat|identif|标明|标注|标有|注明|标记)/iu,
        ],
      },
      {
        all: [
          /\breasonabl[ey]\b.{0,60}\b(?:underst\w+|know\w*|consider\w*|regard\w*|believ\w*|expect\w*|deem\w*|treat\w*|recogni[sz]\w*|apparent)\b.{0,80}\b(?:confidential|proprietary|secret)|\b(?:nature|circumstances)\b.{0,80}\b(?:reasonabl[ey]|should|ought|would|must|makes?)\b.{0,60}\b(?:confidential|proprietary|secret)|(?:性质|情况|情形).{0,20}(?:应当?|合理).{0,16}(?:保密|机密|理解|知道|视为)/iu,
        ],
      },
      {
        all: [
          /\b(?:confidential\w*|proprietary|secret)\b.{0,80}\b(?:from|by|in light of|given|because of|due to|considering) (?:(?:its|their|the) )?(?:very )?(?:nature|circumstances)\b|\bor\b.{0,60}\b(?:ought (?:\w+ )?to be (?:taken|treated) as|(?:clearly )?intended to be|treated as|considered(?: to be)?|regarded as|understood to be|known to be) .{0,24}confiden/iu,
        ],
      },
      {
        all: [/\b(?:is|are|be) (?:hereby )?deemed (?:to be )?(?:confidential|proprietary)|应?视为(?:保密|机密)/iu],
        none: [/\bif\b|mark|label|legend|identif/iu],
      },
    ],
  },
  {
    id: 'nda-2',
    says: [
      {
        all: [
          definition,
          /\b(?:technical|technolog\w+|engineering|scientific|software|source code|designs?|specifications?|inventions?|models?|formula\w*|prototypes?|drawings)\b|技术|软件|设计|图纸/iu,
        ],
        none: [
          /\b(?:business|financ\w+|marketing|customers?|clients?|pricing|prices?|commercial|employees?|personnel|sales|costs?|suppliers?|plans|strateg\w+|any (?:and all )?information|all information|non-technical)\b|商业|财务|客户|价格|任何信息/iu,
        ],
      },
    ],
    denies: [
      {
        all: [
          definition,
          /\b(?:business|financ\w+|marketing|customers?|clients?|pricing|prices?|commercial|employees?|personnel|sales|costs?|suppliers?|strateg\w+|forecasts?|non-technical|health records|payroll|operations?|operational|terms|profits|salar\w+|fees)\b|商业|生意|经营|财务|客户|价格|售价|营销|行销|人事/iu,
        ],
      },
      {
        all: [
          definition,
          /\b(?:any and all|all|any|everything) (?:\w+ ){0,3}(?:information|material)\b|任何.{0,4}(?:信息|资料|资讯)|一切/iu,
        ],
      },
      {
        all: [
          /\b(?:business|financial|marketing|customer|pricing)\b.{0,60}\b(?:information|plans|data|lists?)\b|商业.{0,4}(?:信息|资料|计划)/iu,
          /confidential|proprietary|information|保密|机密/iu,
        ],
      },
    ],
  },
  {
    id: 'nda-3',
    says: [
      { all: [spoken, definition], none: [/\bnot (?:be )?(?:covered|protected|included)\b/iu] },
      { all: [anyForm, definition] },
      { all: [spoken, information], none: [/\bnot (?:be )?(?:covered|protected|included)\b|unaided memory/iu] },
      { all: [anyForm, information], none: [/\b(?:shall|will|may|must) not\b|不得/iu] },
      { all: [anyForm, information] },
    ],
    denies: [
      {
        all: [
          /\b(?:only|solely|exclusively)\b.{0,80}\b(?:writing|written|tangible)\b|仅.{0,12}书面|\b(?:oral|verbal)\b.{0,60}\bnot (?:be )?(?:covered|protected|included)\b/iu,
          information,
        ],
      },
    ],
  },
  {
    id: 'nda-4',
    says: [
      {
        all: [
          /\b(?:not|nor|neither|never|refrain|no)\b.{0,120}\b(?:use|used|using|utili[sz]e|exploit)\b|(?:不得|唔可以|不会).{0,20}(?:使用|利用|用于|用嚟)/iu,
          /\b(?:except|other(?:wise)? than|unless|for (?:any|its|their|his|your)|any purpose|purposes?|benefit|any manner|only)\b|以外|除|目的|用途/iu,
        ],
        none: [/\bwithout (?:the )?use\b|independent/iu],
      },
      {
        all: [
          /\b(?:use|used|uses|using|utili[sz]ed?)\b|使用|用于|用嚟|仅供|只供|处理/iu,
          /\b(?:sole(?:ly)?|only|exclusive(?:ly)?|limited to|strictly)\b|仅|唯一|只(?:可|能|限|为|会|供)|净系/iu,
          /\b(?:purposes?|to|for|in connection with|in order|necessary|extent)\b|目的|用途|用于|用嚟|供.{0,12}(?:用|评估)|内部评估|为.{0,12}(?:职务|职责|工作|目的|而)/iu,
        ],
        none: [/\bwithout (?:the )?use\b|independent/iu],
      },
      {
        all: [
          /\b(?:any|no) other (?:use|purpose)\b|\bfor nothing else\b|任何其他(?:目的|用途)|其他(?:目的|用途)|其他嘢|(?:不|勿)(?:得)?(?:作|挪作)他用|除.{0,20}外.{0,4}不(?:得)?使用/iu,
        ],
      },
    ],
    denies: [
      {
        all: [
          /\bresiduals?\b|\bfree to use\b|\buse\w*\b.{0,40}\bfor any purpose\b|without restriction.{0,20}\buse|可自由使用/iu,
        ],
        none: [/\bnot\b.{0,60}\buse\b/iu],
      },
    ],
  },
  {
    id: 'nda-5',
    says: [
      { all: [employees, disclosing, allowing], none: [/solicit|hire|other than as a result of/iu] },
      {
        all: [
          /["“](?:\w+ )?(?:representatives|associates|affiliates|employees|recipients|persons|users|personnel)["”]|^\W*(?:\d[\d.]* )?(?:\w+ )?representatives?:|“?代表”?(?:指|包括)/iu,
          /\b(?:employees|officers|directors|agents|advis[eo]rs)\b|雇员|员工|董事/iu,
        ],
      },
    ],
    denies: [
      {
        all: [
          forbidding,
          disclosing,
          /\bto (?:its|any|his|their|other) (?:\w+ ){0,2}employees\b|向.{0,8}(?:雇员|员工)/iu,
        ],
        none: [allowing],
      },
    ],
  },
  {
    id: 'nda-7',
    says: [
      { all: [advisers, disclosing, allowing], none: [/solicit|hire|other than as a result of/iu] },
      {
        all: [
          /["“](?:\w+ )?(?:representatives|associates|advis[eo]rs|recipients|persons|users)["”]|^\W*(?:\d[\d.]* )?(?:\w+ )?representatives?:|“?代表”?(?:指|包括)/iu,
          /\b(?:agents?|advis[eo]rs?|consultants?|attorneys?|accountants?|counsel|contractors?|lenders?|financing)\b|顾问|律师|会计师|代理人/iu,
        ],
      },
      {
        all: [
          others,
          disclosing,
          /\b(?:who|which|that)\b.{0,60}(?:agreed?|bound|executed|signed|need)|\bprovided (?:that|such)/iu,
          allowing,
        ],
      },
    ],
    denies: [
      {
        all: [forbidding, disclosing, others],
        none: [/\b(?:except|other than|unless|representatives|save)\b|除外|除非/iu],
      },
      { all: [forbidding, disclosing, others] },
      { all: [disclosing, /\bonly\b.{0,60}\bemployees\b|仅.{0,12}(?:雇员|员工)/iu], none: [advisers] },
      {
        all: [forbidding, disclosing, /\bconsultants?\b|\bagents?\b|顾问|代理人/iu],
        none: [/\b(?:except|other than|unless)\b/iu],
      },
    ],
  },
  {
    id: 'nda-8',
    says: [
      {
        all: [
          /\b(?:required|compelled|requested|obligated|ordered|obliged|requires?|demand\w*|orders?|legally|subpoena\w*|must)\b|要求|命令|强制|规定|必须|法庭要/iu,
          /\b(?:law|laws|courts?|subpoenas?|judicial|government\w*|regulat\w+|legally|legal (?:process|proceeding|requirement|obligation|demand)\w*|administrative|tribunal|authority|stock exchange|process|judges?)\b|法律|法例|法院|法庭|司法|监管|政府|法规|联交所/iu,
          /\b(?:notice|notif\w+|inform(?:s|ed)?|advises?|advance|opportunity|consult\w*|furnish a copy|tell)\b|通知|告知|知会|话畀/iu,
          /\b(?:disclos\w+|reveal\w*|furnish\w*|produc\w+|provid\w+|releas\w+|surrender\w*|request\w*)\b|披露|揭露|透露|公开|提供|交出|讲/iu,
        ],
      },
      {
        all: [
          /\b(?:subpoena\w*|court order|legally compelled|required by (?:\w+ ){0,3}law|judicial|legal process|operation of law)\b|法[律例].{0,10}要求|法[院庭].{0,6}(?:命令|判令|要求|要)|司法程序|行政命令/iu,
        ],
      },
    ],
    denies: [
      {
        all: [
          /without (?:any )?(?:prior )?(?:notice|notif)|no (?:obligation|duty) to (?:notify|give notice)|无须通知|毋须通知/iu,
        ],
      },
    ],
  },
];
