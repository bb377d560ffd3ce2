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
const duty =
  /\b(?:disputes?|claims?|differences?)\b[^.;,]{0,60}\b(?:shall|must|will|is to|are to)\b|(?:争议|纠纷|争拗|争端)[^。;.,]{0,30}(?:应|须|一律|提交|交)/;

/** Whether a short text answers a wish for arbitration with no, or tells what the law of arbitration is. */
export function refusesToArbitrate({ passages }: Reading): boolean {
  const text = passages.map((passage) => passage.text).join(' ');
  return (
    text.length <= longest &&
    (english.test(text) || chinese.test(text) || information.test(text) || (news.test(text) && !duty.test(text)))
  );
}
