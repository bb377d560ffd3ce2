const conclusions =
  /\b(?:is|are|was|were) (?:therefore )?(?:liable|in breach|void|voidable|invalid|unenforceable|enforceable|time-barred|negligent|entitled to (?:damages|terminate|rescind))\b|\b(?:has|have) (?:breached|waived|repudiated)\b|(?:構成|构成|屬於?|属于?)(?:[^。\n]{0,6})(?:違約|违约|侵權|侵权|根本違反|根本违约)|(?:應|应|須|须)?(?:承擔|承担)[^。\n]{0,8}(?:責任|责任)|(?:無效|无效|可撤銷|可撤销|不可強制執行|不可强制执行|已過時效|已过时效)/i;

/** Whether a sentence draws a legal conclusion, in English, 繁體, 简体 or written Cantonese. */
export function isLegalConclusion(text: string): boolean {
  return conclusions.test(text);
}
