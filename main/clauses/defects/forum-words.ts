/** Parts of patterns over the folded text: courts, awards, sides of a contract, and what denies. */

/** Going to court, in Chinese. */
export const suesChinese =
  '(?:(?<!上)诉讼|起诉|兴讼|诉至|诉诸|诉请|入禀|入稟|提告|打官司|(?<!被|报|公|广|通|警|转|预)告(?:过|佢|到|上|去|对方)?(?:法院|法庭|官)|去告|再告|法院|法庭)';

/** Going to court, in English. */
export const suesEnglish =
  "(?:sue|suit|lawsuits?|litigat(?:e|ion)|writ|(?:legal|court|judicial) (?:action|proceedings)|(?:fresh|new|further|separate|an?) (?:legal |court )?(?:action|proceedings)|proceedings (?:before|in) (?:the |any |a )?(?:[a-z']+ ){0,5}courts?|courts?(?! of (?:international )?arbitration))";

/** One side of a contract by its part in it. */
export const sideEnglish =
  'lenders?|banks?|owners?|sellers?|buyers?|licensors?|licensees?|lessors?|lessees?|landlords?|tenants?|employers?|employees?|company|suppliers?|customers?|creditors?|purchasers?|agents?|charterers?|contractors?|sub-?contractors?|clients?|vendors?|franchisors?|franchisees?|insurers?|insureds?|investors?|issuers?|borrowers?|guarantors?|principals?|managers?|finance part(?:y|ies)|party [ab]|distributors?|manufacturers?|carriers?|merchants?|consultants?|platforms?|operators?|developers?|trustees?|noteholders?|bondholders?|shareholders?|builders?|yard|main contractors?|secured part(?:y|ies)|factors?|brokers?|holders?|university|studio|publishers?|authors?|artists?|hotel|exporters?|importers?|reinsurers?|cedants?';

/** One side of a contract by its part in it, folded Chinese. */
export const sideChinese =
  '(?:甲方|乙方|丙方|贷款人|贷款方|放款人|银行|出借人|出借方|借款人|借款方|出租人|出租方|承租人|承租方|业主|东家|租客|租户|公司|本行|我行|卖方|买方|卖家|买家|供方|需方|供应商|经销商|代理商|客户|许可方|许可人|被许可方|发包人|发包方|承包人|承包方|总包(?:方|商)?|分包(?:方|商|人)?|总承建商|承建商|分判商|债权人|债务人|担保人|保证人|平台|用户|保险人|被保险人|投保人|投资(?:人|方|者)|发行人|特许人|特许经营商|委托人|受托人|委托方|受托方|老板|老细|打工仔|商户|厂家|判头|物业|员工|雇主|雇员|我方|船东|租船人|承运人|托运人|出版社|作者|顾问|设计方|开发商|房东|屋主|lender|borrower|bank|owner|buyer|seller|employer|licensor)';

/** What denies the words that follow it, up to the end of a Chinese pattern. */
export const deniesChinese =
  /(?:不得|不可|不能|不再|不准|不会|无权|没有权|无须|毋须|放弃|免除|排除|不设|均不|唔可以|唔准|唔得|唔再|唔会|冇得|不享有|禁止)[^。;]{0,22}$/;

/** What denies the words that follow it, in English. */
export const deniesEnglish =
  /\b(?:no|not|nor|neither|never|without|waives?|waiver of|exclud\w+|renounces?|forgo(?:es)?|cannot|instead of|rather than|in lieu of|precludes?|bars?)\b[^.;:]{0,60}$/;

/** The text with the points of numbers blanked: the one in 22.1 ends no sentence. */
export function withoutPoints(text: string): string {
  return text.replace(/(?<=\d)\.(?=\d)/g, ' ');
}
