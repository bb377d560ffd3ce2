import type { HypothesisSigns } from './hypothesis-signs.ts';
import { advisers, allowing, definition, disclosing, employees, forbidding, information, others } from './nda-words.ts';

/** What is confidential, what it is used for and who is told: hypotheses 1 to 8. */
export const sharingSigns: readonly HypothesisSigns[] = [
  {
    id: 'nda-1',
    says: [
      {
        all: [
          /\b(?:mark(?:ed|ing)?|label(?:l?ed|l?ing)?|stamp(?:ed)?|legend\w*|designat(?:ed|ing|ion)|identif(?:ied|ies|y|ying)|denominat\w+|notified|specified in writing)\b|标明|标注|注明|标记|加盖|书面指明/iu,
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
          /(?:whether or not|regardless of whether|even (?:if|though)|irrespective of|need not|not (?:necessarily )?(?:be )?(?:required|needed)|failure to|absence of|不论是否|无论是否|即使未|毋须|无须).{0,80}(?:mark|label|legend|stamp|designat|identif|confidential|标明|标注|注明|标记)/iu,
        ],
      },
      {
        all: [
          /\breasonabl[ey]\b.{0,60}\b(?:underst\w+|know\w*|consider\w*|regard\w*|believ\w*|expect\w*|deem\w*|treat\w*|recogni[sz]\w*|apparent)\b.{0,80}\b(?:confidential|proprietary|secret)|\b(?:nature|circumstances)\b.{0,80}\b(?:reasonabl[ey]|should|ought|would|must)\b.{0,60}\b(?:confidential|proprietary|secret)|(?:性质|情况|情形).{0,20}(?:应当?|合理).{0,16}(?:保密|机密|理解|知道|视为)/iu,
        ],
      },
      {
        all: [
          /\b(?:confidential\w*|proprietary|secret)\b.{0,80}\b(?:from|by|in light of|given|because of|due to|considering) (?:(?:its|their|the) )?(?:very )?(?:nature|circumstances)\b|\bor\b.{0,60}\b(?:(?:clearly )?intended to be|treated as|considered(?: to be)?|regarded as|understood to be|known to be) .{0,24}confiden/iu,
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
          /\b(?:business|financ\w+|marketing|customers?|clients?|pricing|prices?|commercial|employees?|personnel|sales|costs?|suppliers?|strateg\w+|forecasts?|non-technical|health records|payroll|operations?|operational|terms)\b|商业|经营|财务|客户|价格|营销|人事/iu,
        ],
      },
      { all: [definition, /\b(?:any and all|all|any) (?:\w+ ){0,3}information\b|任何.{0,4}(?:信息|资料)|一切/iu] },
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
      {
        all: [
          /\b(?:oral(?:ly)?|verbal(?:ly)?|spoken|visual(?:ly)?|conversations?|non-?tangible|intangible|non-written|observ\w+)\b|口头|口述|目视|讲/iu,
          information,
        ],
      },
      {
        all: [
          /\b(?:whatever|any|every|all|regardless of)(?: \w+){0,3} (?:forms?|formats?|medium|media|means|manner)\b|任何(?:形式|方式|载体)|何种形式/iu,
          information,
        ],
      },
    ],
    denies: [{ all: [/\b(?:only|solely)\b.{0,60}\b(?:writing|written|tangible)\b|仅.{0,12}书面/iu, information] }],
  },
  {
    id: 'nda-4',
    says: [
      {
        all: [
          /\b(?:not|nor|neither|never|refrain|no)\b.{0,120}\b(?:use|used|using|utili[sz]e|exploit)\b|不得.{0,20}(?:使用|利用)/iu,
          /\b(?:except|other than|unless|for (?:any|its|their|his|your)|any purpose|purposes?|benefit|any manner|only)\b|以外|除|目的|用途/iu,
        ],
        none: [/\bwithout (?:the )?use\b|independent/iu],
      },
      {
        all: [
          /\b(?:use|used|uses|using|utili[sz]ed?)\b|使用|用于/iu,
          /\b(?:sole(?:ly)?|only|exclusive(?:ly)?|limited to|strictly)\b|仅|只(?:可|能|限|为)/iu,
          /\b(?:purposes?|to|for|in connection with|in order|necessary|extent)\b|目的|用途|用于/iu,
        ],
        none: [/\bwithout (?:the )?use\b|independent/iu],
      },
      { all: [/\bany other (?:use|purpose)\b|\bno other (?:use|purpose)\b|任何其他(?:目的|用途)|其他目的/iu] },
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
          /["“](?:\w+ )?(?:representatives|associates|affiliates|employees)["”]|“?代表”?(?:指|包括)/iu,
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
          /["“](?:\w+ )?(?:representatives|associates|advis[eo]rs|recipients)["”]|“?代表”?(?:指|包括)/iu,
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
          /\b(?:required|compelled|requested|obligated|ordered|obliged|requires?|demand\w*|order|legal(?:ly)?|subpoena\w*)\b|要求|命令|强制|规定/iu,
          /\b(?:law|laws|courts?|subpoenas?|judicial|government\w*|regulat\w+|legal(?:ly)?|administrative|tribunal|authority|stock exchange|process)\b|法律|法院|司法|监管|政府|法规/iu,
          /\b(?:notice|notif\w+|inform(?:s|ed)?|advises?|advance|opportunity|consult\w*|furnish a copy)\b|通知|告知/iu,
        ],
      },
      {
        all: [
          /\b(?:subpoena\w*|court order|legally compelled|required by (?:\w+ ){0,3}law|judicial|legal process)\b|法律.{0,10}要求|法院.{0,6}(?:命令|判令)/iu,
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
