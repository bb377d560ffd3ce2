import type { ChronologyEventKind } from '#contract/chronology.ts';
import { eventSubjects } from './event-subjects.ts';

const asks = /(?:[?？]|(?:未呀?|嗎|吗|咩|未有)[?？]?)\s*$/;
/** What would be, and the wish to hear of it. */
const supposes = /^\s*(?:if|unless|suppose|in case)\b|^\s*(?:如果|若果|若|倘|假如|要是|萬一|万一)/i;
/** Messages about messages. */
const talk =
  /(?:收到|睇到|看到)(?:你|您|晒)?(?:嘅|的|個|个)?(?:訊息|信息|消息|短信|留言)|\b(?:got|received|saw) your (?:message|text|note)\b/i;
const refuses =
  /(?:唔|不|未|冇|沒有?|没有?)(?:會|会|可能|有|曾)?(?:同意|應承|应承|答應|答应|接受|確認|确认)|\b(?:not|never|n['’]t|nor) (?:\w+ ){0,2}(?:agreed?|accept(?:ed)?|confirm(?:ed)?)\b|\b(?:disagree|refuse|reject)(?:d|s)?\b/i;
const agreed =
  /\b(?:agreed|(?:we|i) (?:do |hereby )?(?:agree|accept|confirm)|accepted|confirmed|it['’]?s a deal)\b|同意|應承|应承|答應|答应|確認|确认|講好|讲好|傾掂|談妥|谈妥|談好|谈好|說好|说好|一言為定|一言为定|接受/i;
const promised =
  /\b(?:i|we)(?:['’]ll| will| shall| undertake to| promise| guarantee)\b(?! (?:see|check|think|ask|let you know|get back|call you|try))|承諾|承诺|保證|保证|擔保|担保|(?:我|我哋|我們|我们|本公司|我司|我方|公司)(?:[^。，,]{0,8})(?:會|会|將|将|聽日|明天|下星期|下週|下周|月底)[^。，,?？]{0,12}(?:付|俾|畀|交|送|發|发|寄|派|賠|赔|還|还|退|修|換|换|提供|匯|汇|過數|过数|找數)/i;
const done =
  /咗|了|已|收到|今日|今天|今早|尋日|琴日|昨日|昨天|拒|唔肯|不肯|唔收|不收|\b(?:today|yesterday|just|have|has|had|was|were|been|received|arrived|paid|sent|delivered|reject(?:ed)?|refused?|terminat(?:ed?|ing)|cancell?ed|signed|shipped|loaded|discharged|completed)\b/i;

/**
 * What a chat message without a day in its words tells of its own day: something
 * agreed, promised (`due`) or that happened; null for talk and questions.
 */
export function toldByMessage(words: string): Exclude<ChronologyEventKind, 'message'> | null {
  if (asks.test(words) || supposes.test(words) || talk.test(words)) return null;
  if (refuses.test(words)) return 'happened';
  if (agreed.test(words)) return 'agreement';
  if (promised.test(words)) return 'due';
  return eventSubjects(words).size > 0 && done.test(words) ? 'happened' : null;
}
