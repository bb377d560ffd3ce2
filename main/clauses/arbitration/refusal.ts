import type { Reading } from '../matching/reading.ts';

/** A letter or a message; a contract is longer, and one that keeps arbitration out says what it chooses instead. */
const longest = 1_200;

const english =
  /(?<!\b(?:if|unless|where|when|once|should) (?:[a-z]+ ){0,3})\b(?:we|i|they|owners|charterers|(?:our|my) (?:side|clients?|board|principals)) (?:(?:do|does|did|will|shall|can|could|would) not (?:agree|consent|want|wish)|cannot (?:agree|consent)|(?:is|are|am) (?:not (?:prepared|willing|minded|able|going)|unwilling|unable)) (?:to )?(?:arbitrate|[^.;]{0,60}\barbitration in any (?:other )?form|(?:any|the|an|your|their) (?:proposed )?arbitration|arbitration\b(?! (?:in [a-z]+|under|at|before)[^.;]{0,30}\bbut\b)|(?:go|submit|refer)[^.;]{0,30} arbitration)|(?<!\b(?:if|unless|where|may|shall|to) (?:[a-z]+ ){0,3})\b(?:rejects?|rejected|refuses?|refused|declines?|declined) (?:the |your |their |any )?(?:proposed )?arbitration (?:clause|agreement|proposal|provision)|\bno (?:intention|wish|desire) (?:to|of) arbitrat/;
const chinese =
  /(?:建议|要求|提议|话要|想|提出)[^。;]{0,40}仲裁[^。;]{0,30}(?:不予|未予|恕不|恕难|难以|碍难|无法|未能)(?:接纳|接受|同意|采纳|考虑)|(?:不予|恕不|碍难)(?:接纳|接受|同意)[^。;]{0,16}仲裁(?:条款|协议|安排|建议)|(?:无意|不愿意?|不打算)(?:就[^。;]{0,12})?(?:提交|进行|同意|作出)?仲裁|仲裁[^。;]{0,30}(?:唔制|唔应承)|唔玩仲裁|仲裁条款[^。;,]{0,8}(?:不予|恕不|恕难|碍难|未能|无法|不能|唔)(?:接受|接纳|同意)|(?:唔|不)(?:会)?签[^。;,]{0,6}仲裁条款|不选择仲裁|仲裁条款[^。;]{0,10}(?:成段|整段|已经?)[^。;]{0,4}(?:删|抽)(?:走|除|去)/;
/** What the law says of agreements to arbitrate, told as information. */
const information =
  /公司无其他未了结[^。]{0,10}仲裁|并无[^。]{0,40}牵涉任何[^。]{0,10}仲裁|当事人采用仲裁方式解决(?:纠纷|争议)|没有仲裁协议,?一方申请仲裁/;

/** What happened in an arbitration, what a body published, what a statute tells a court. */
const news =
  /已[^。;]{0,30}(?:申请|提起|提交)仲裁|案件已经?受理|《仲裁(?:法|条例)》[^。]{0,14}(?:规定|订明|第[^条]{1,6}条)[\s\S]{0,200}(?:法院(?:须|应|不予)|不予受理|实行)|仲裁(?:院|委员会|中心)(?:送达|出具)的?(?:裁决|受理)|仲裁案(?:件)?(?:尚未|仍未|已经?)(?:开庭|审结|了结|裁决)|(?:仲裁|\barbitration) ?(?:已经?)? ?(?:settle|搞掂|和解|了结|完|打赢|打输)咗|仲裁员判我哋?(?:赢|输)|(?:仲裁中心|仲裁院|仲裁委员会|iac|etac)(?:出咗|发表|公布|发布|举办|搞咗)|在册仲裁员|仲裁(?:讲座|课程|研讨|年报)|尽调发现|\bcourt shall\b[^.;]{0,160}\brefer the parties to arbitration|\bmeans any award\b/;
/** A letter that answers a wish for arbitration: who writes will have none of it. */
const letter =
  /\b(?:dear|your (?:letter|mark-?up|e-?mail|draft|proposal|suggestion)|thank you for|we refer to|re:|hi)\b|来函|来信|来电|函复|复函|回复|答复|复贵|贵司|贵方|贵行|建议|提议|一事|email|instructions?|counsel|律师信|对方/;
const letterRefuses = new RegExp(
  [
    "\\b(?:our|my|the|your)? ?(?:clients?|side|board|principals?|company|we|i|they)\\b[^.;]{0,20}\\b(?:declines?|refuses?|objects?|(?:does|do|did|will|would|shall|can|could) ?not (?:agree|accept|want|wish|consent|entertain|sign|put)|cannot (?:agree|accept|entertain)|won't|is against|are against|says? no)\\b(?=[\\s\\S]*\\barbitra|(?<=\\barbitra[\\s\\S]*))",
    '\\bcontains? no (?:agreement to arbitrate|arbitration (?:agreement|clause))\\b|\\bthere (?:is|was) no (?:agreement to arbitrate|arbitration (?:agreement|clause))\\b|\\b(?:take|strike|delete|leave)\\b[^.;]{0,40}\\b(?:clause|article|paragraph)\\b[^.;]{0,30}\\bout\\b[\\s\\S]{0,160}\\bcourts?\\b',
    '(?:我司|我方|本司|本公司|敝司|敝方|我行|本行|我哋|我们|本会|客户|委托人|当事人|本人|吾等|client\\w*)[^。;]{0,16}(?:不能|不予|恕不|恕难|难以|碍难|无法|未能|断然|均?亦?不(?:会|可)?|唔(?:会|可以)?)(?:接受|接纳|同意|考虑|采纳|补签|应承|签|制)(?=[\\s\\S]*(?:仲裁|arbitra)|(?<=(?:仲裁|arbitra)[\\s\\S]*))',
    '(?:双方|我们|我哋|两边|彼此)[^。;]{0,6}(?:未|并无|没有|从未|冇|不曾)(?:签订|签署|签过?|订立|达成)(?:过|任何)*(?:过)?仲裁(?:协议|条款)',
    '(?:instructions?|答案|答复|意思|立场)[^。;,]{0,4}(?:系|是|为|:) ?(?:no|不|唔)(?![a-z])|唔好(?:认|admit)[^。;]{0,12}(?:仲裁|arbitration)',
  ].join('|'),
);

/** Disputes go to arbitration all the same. */
const sends =
  /\b(?:shall|will|must|goes|go|is|are|to)\b[^.;]{0,60}\b(?:to|by|for) (?:final |binding |ad hoc )?arbitration\b(?! (?:clause|agreement))|\b(?:shall|will|to) be arbitrated\b|(?:应|须|一律|均|要|由|提交|交由?|去)[^。;]{0,20}(?<!不[^。;]{0,12})仲裁(?!协议|条款|委员会|院|中心|机构|庭|员|的建议)/;

/** What tells of cases, prices and news, and sends nothing to arbitration. */
const report =
  /\b(?:annual|interim|quarterly|monthly|progress) report\b|\bnewsletter\b|\bstatistics\b|\bduring the (?:period|year|quarter)\b|\bfile note\b|\b(?:no|without) provision\b|\bfor (?:your )?information only\b|年报|中报|季报|月报|周报|简报|报告(?:期|节录|摘录)|报告期内|投后|通讯|年内,|统计|拨备|预计负债|计提|温馨提示|友情提示|(?:仅|只|净系)(?:供|畀|俾)[^。;]{0,4}参考|畀你参考|淨系资料|净系资料|收费(?:一览|表|标准)|并不构成|未有客委托|为他人报告|向[^。;]{0,8}报告/;
const caseOrPrice =
  /\b(?:registration|filing|administrative) fees?\b|\bwhat [^.;]{0,40}\bcosts?\b|\bpaid by the hour\b|\bsliding scale\b|\b(?:respondent|claimant) in\b|\b(?:award|decision) (?:is|was) (?:expected|issued|rendered)|\bcases?\b[^.;]{0,30}\b(?:filed|registered|pending)\b|\bstatistics\b|登记费|入禀费|受理费|首期收费|收费|要几多钱|几多钱|预交|案件?[^。;]{0,12}(?:已|于|宗|件|两|受理|开庭)|被[^。;]{0,16}(?:申索|申请仲裁|索偿|提起仲裁)|涉及仲裁|(?:完成|已)[^。;]{0,6}(?:聆讯|开庭|裁决)|不受理|自行联系|cases/;
/** An enactment told with its number, for reading. */
const enactment =
  /《仲裁(?:法|条例)》第[^条]{1,6}条(?:规定|订明|订定|列明|指明|写明)[\s\S]*(?:法院|条文|摘要|温习|参考|学习|节录)|\b(?:arbitration (?:ordinance|act)|cap\.? ?609)\b[^.;]{0,40}\b(?:provides|reads|states|says)\b[\s\S]*\bcourt\b/;
/** 「仲裁中心」即係指…: sentences that only define. */
const defines = /^[^"。;]{0,8}"[^"]{1,20}"(?:一词)?(?:即系|即|系|乃)?指/;

const duty =
  /\b(?:disputes?|claims?|differences?)\b[^.;,]{0,60}\b(?:shall|must|will|is to|are to)\b|(?:争议|纠纷|争拗|争端)[^。;.,]{0,30}(?:应|须|一律|提交|交)/;

/** Whether a short text answers a wish for arbitration with no, or tells of law, cases, prices or words and agrees to nothing. */
export function refusesToArbitrate({ passages }: Reading): boolean {
  const text = passages.map((passage) => passage.text).join(' ');
  if (text.length > longest) return false;
  if (english.test(text) || chinese.test(text) || information.test(text) || enactment.test(text)) return true;
  if (letter.test(text) && letterRefuses.test(text) && !sends.test(text)) return true;
  if (duty.test(text)) return false;
  return news.test(text) || (report.test(text) && caseOrPrice.test(text)) || passages.slice(0, 1).some(onlyDefines);
}

function onlyDefines({ text }: { readonly text: string }): boolean {
  return (
    defines.test(text) && /^(?:,?[^"]{0,6}"[^"]{1,20}"(?:一词)?(?:即系|即|系|乃)?指[^",]{1,40}[,。;]?)+$/.test(text)
  );
}
