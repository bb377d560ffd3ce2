import type { Topic } from '#main/compression/topics.ts';

/** What a passage says that only sounds like a topic, and the words that make it speak of the topic all the same. */
const besides: Partial<Readonly<Record<Topic, { readonly sounds: RegExp; readonly unless: RegExp | null }>>> = {
  // Somebody's legal fees and what is owed late are paid as well, but are no answer to what is paid for what.
  payment: {
    sounds:
      /\b(?:indemnif\w*|indemnity|harmless|attorneys?['’]? ?fees|legal (?:fees|costs|expenses)|liquidated damages|penalt\w*|confidential(?:ity)?)\b|違約金|违约金|算定損害|算定损害|彌償|弥偿|賠償|赔偿|律師費|律师费|^.{0,60}\b(?:overdue|late payments?|past due)\b|^[^，。；]{0,16}逾期/iu,
    unless: null,
  },
  // "In no event will Fox develop", "the compensation shall not exceed 50 %".
  liability: {
    sounds: /\b(?:in no event|shall not exceed)\b/iu,
    unless: /liab|damag|indemn|harmless|loss|warrant|responsib|責任|责任|償|偿|違約|违约/iu,
  },
  // What becomes of things when it has ended.
  termination: {
    sounds:
      /\bsurviv\w*|\b(?:up)?on (?:the |any )?(?:expir\w+ (?:or|and) )?(?:earlier )?terminat\w+|\bafter (?:the )?terminat\w+|(?:終止|终止|解除)(?:後|后|時|时|之日)/iu,
    unless:
      /\b(?:may|right|rights|entitled|can|elect|option)\b[^.;]{0,140}\bterminat|\b(?:shall|will) terminate\b|(?:有權|有权|可|可以)[^，。；]{0,12}(?:終止|终止|解除)/iu,
  },
  // What is done while it runs.
  term: {
    sounds:
      /\bduring (?:the|this|its|such) (?:initial |entire |whole )?(?:term|period)\b|有效期(?:內|内)|期間內|期间内/iu,
    unless:
      /\b(?:commenc|continu|expir|begin|begun|renew|extend)\w*|\beffective (?:on|as|from|until)\b|\bremains? in\b|自[^，。；]{1,30}起|續|续|屆滿|届满/iu,
  },
};

/** Whether a passage's words only sound like the topic: an indemnity is no price. */
export function isBesides(topic: Topic, passage: string): boolean {
  const rule = besides[topic];
  if (rule === undefined || !rule.sounds.test(passage)) return false;
  return rule.unless === null || !rule.unless.test(passage);
}
