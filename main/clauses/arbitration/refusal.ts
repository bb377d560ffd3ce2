import type { Reading } from '../matching/reading.ts';

/** A letter or a message; a contract is longer, and one that keeps arbitration out says what it chooses instead. */
const longest = 1_200;

const english =
  /(?<!\b(?:if|unless|where|when|once|should) (?:[a-z]+ ){0,3})\b(?:we|i|they|owners|charterers|our (?:side|clients?|board|principals)) (?:do|does|did|will|shall|can|could|would) not (?:agree|consent|want|wish) (?:to )?(?:arbitrate|[^.;]{0,60}\barbitration in any (?:other )?form|(?:any|the|an|your|their) (?:proposed )?arbitration|(?:go|submit|refer)[^.;]{0,30} arbitration)|(?<!\b(?:if|unless|where|may|shall|to) (?:[a-z]+ ){0,3})\b(?:rejects?|rejected|refuses?|refused|declines?|declined) (?:the |your |their |any )?(?:proposed )?arbitration (?:clause|agreement|proposal|provision)|\bno (?:intention|wish|desire) (?:to|of) arbitrat/;
const chinese =
  /(?:建议|要求|提议|话要|想|提出)[^。;]{0,40}仲裁[^。;]{0,30}(?:不予|未予|恕不|碍难|无法|未能)(?:接纳|接受|同意|采纳|考虑)|(?:不予|恕不|碍难)(?:接纳|接受|同意)[^。;]{0,16}仲裁(?:条款|协议|安排|建议)|(?:无意|不愿意?|不打算)(?:就[^。;]{0,12})?(?:提交|进行|同意|作出)?仲裁|仲裁[^。;]{0,30}(?:唔制|唔应承)|唔玩仲裁|仲裁条款[^。;]{0,10}(?:成段|整段|已经?)[^。;]{0,4}(?:删|抽)(?:走|除|去)/;
/** What the law says of agreements to arbitrate, told as information. */
const information =
  /公司无其他未了结[^。]{0,10}仲裁|并无[^。]{0,40}牵涉任何[^。]{0,10}仲裁|当事人采用仲裁方式解决(?:纠纷|争议)|没有仲裁协议,?一方申请仲裁/;

/** Whether a short text answers a wish for arbitration with no, or tells what the law of arbitration is. */
export function refusesToArbitrate({ folded: { text } }: Reading): boolean {
  return text.length <= longest && (english.test(text) || chinese.test(text) || information.test(text));
}
