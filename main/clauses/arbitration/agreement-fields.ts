import type { FieldValue } from '#contract/finding.ts';
import type { FoldedText } from '../matching/folded-text.ts';
import type { Passage } from '../matching/reading.ts';
import { plainWords, sourceSpan } from '../matching/text-finding.ts';
import type { Agreement } from './agreement.ts';

const longestSnippet = 400;

/** The plain fields of an `arb.agreement` finding; null where the document is silent. */
export function agreementFields(folded: FoldedText, agreement: Agreement): Record<string, FieldValue> {
  const { institution, rules, seat, venue, tribunal, languages, lawOfAgreement, governingLaw } = agreement;
  return {
    institution: institution?.body.name.en ?? null,
    institution_id: institution?.body.id ?? null,
    rules: rules?.rules ?? ownRules(folded, rules ?? (citesItsRules(agreement) ? institution : null)),
    rules_edition: rulesEdition(folded, agreement),
    administered: agreement.rules?.body.form === 'ad_hoc_terms' ? false : institution !== null,
    seat: seat?.value.place.name ?? null,
    venue: venue?.value.place.name ?? null,
    number_of_arbitrators: tribunal?.value.number ?? null,
    appointment: appointment(folded, agreement),
    language: languages === null ? null : [...languages.value],
    governing_law: governingLaw?.places[0]?.law ?? null,
    law_of_agreement: lawOfAgreement?.value.law ?? null,
    tiers: agreement.tiers.map(({ step, period }) => ({ step, period })),
    scope: scope(folded, agreement),
    mandatory: agreement.words.mandatory,
    carve_outs: carveOuts(folded, agreement),
    final_and_binding: finality(agreement),
  };
}

const itsRules =
  /\b(?:its|whose|the said|said|those|the centre's|the center's|the commission's|the court's|(?:its |the )?then[- ](?:current|effective|prevailing))(?: [a-z-]+){0,5} rules\b|\brules (?:and procedures )?(?:then )?(?:in (?:force|effect))|(?:按照?|依照?|适用|根据|跟)(?:[^。;,]{0,24})(?<!国际商会|贸法会|贸易法委员会)仲裁规则|(?:其|该[会院中心机构]{1,2}|佢哋?)[^。;,]{0,20}(?:规则|rules\b)|按其规则/;

/** The body's own rules, spoken of without their name. */
function citesItsRules({ institution, carriers, zone }: Agreement): boolean {
  return (
    institution !== null &&
    [...carriers, ...zone].some(
      ({ text, start, end }) =>
        (/arbitra|仲裁/.test(text) || (institution.start >= start && institution.end <= end)) && itsRules.test(text),
    )
  );
}

function ownRules(folded: FoldedText, rules: Agreement['institution']): string | null {
  if (rules === null) return null;
  const near = folded.text.slice(Math.max(0, rules.start - 60), rules.end + 40);
  // A body with several sets of rules: the domestic ones say so.
  const domestic = rules.body.rules.find(({ name }) => /domestic/i.test(name));
  if (domestic !== undefined && /\bdomestic\b|本地/.test(near)) return domestic.name;
  return rules.body.rules[0]?.name ?? null;
}

const edition =
  /in (?:force|effect) (?:at|on|when|as of|from time|for the time)[^.,;)]{0,80}|for the time being in force|then (?:in (?:force|effect)|current|prevailing|existing|obtaining)|(?:申请仲裁时|届时|提交仲裁时|递交仲裁通知时|仲裁通知(?:书)?(?:提交|递交)时|当时|现行)(?:现行)?(?:有效|生效|适用)?(?:的)?|\(?(?:19|20)\d{2}\)?(?: edition)?(?= ?rules| ?年版?|\))|(?:as )?amended (?:from time to time|and in effect)/;

/** The words that fix the edition, from beside the rules' name. */
function rulesEdition(folded: FoldedText, { rules, carriers }: Agreement): string | null {
  for (const passage of carriers) {
    const at =
      rules === null || rules.start < passage.start || rules.end > passage.end
        ? passage.text.search(/rules|规则/)
        : rules.start - passage.start;
    if (at < 0) continue;
    const from = Math.max(0, at - 60);
    const match = edition.exec(passage.text.slice(from, at + 220));
    if (match === null) continue;
    return snippet(folded, passage.start + from + match.index, passage.start + from + match.index + match[0].length);
  }
  return null;
}

const appoints =
  /\b(?:appoint(?:ed|ment|s)?|nominat(?:e|ed|es|ion)|selected|select|selects|chosen|chooses?|designated?)\b/;
const appointsChinese = /指定|委任|委派|选定|选任|任命|推选|揀|拣|[搵揾]/;

function appointment(folded: FoldedText, { zone, chinese }: Agreement): string | null {
  const passage = zone.find(
    ({ text }) =>
      (chinese ? appointsChinese : appoints).test(text) &&
      /arbitrator|tribunal|panel|umpire|仲裁(?:员|人|庭)/.test(text),
  );
  if (passage === undefined) return null;
  const clauses = [...passage.text.matchAll(/[^,;，]+/g)];
  const carrying = clauses.filter(([words]) => (chinese ? appointsChinese : appoints).test(words));
  const first = carrying[0];
  const last = carrying.at(-1);
  if (first === undefined || last === undefined) return null;
  return snippet(folded, passage.start + first.index, passage.start + last.index + last[0].length);
}

function scope(folded: FoldedText, { carriers, lead, words, chinese }: Agreement): string | null {
  const passage = carriers[0];
  if (passage === undefined) return null;
  const ahead = passage === lead ? passage.text.slice(0, words.end) : passage.text;
  const from = ahead.search(
    chinese
      ? /(?:凡|任何|所有|一切)?(?:因|由|就|与|有关|对|有咩|如有|若有|倘|关于|在)?[^。;]{0,60}(?:争议|纠纷|争端|分歧|争拗|拗撬|异议|争执)/
      : /\b(?:any|all|every|the|a|such|should any)\b[^.;]{0,60}\b(?:disputes?|controvers(?:y|ies)|claims?|differences?|disagreements?|questions?|matters?)\b/,
  );
  if (from < 0) return null;
  const rest = ahead.slice(from);
  const to = rest.search(
    chinese
      ? /,|应|须|提交|均|可以|双方|就去|可提|最终/
      : /,? (?:shall|will|must|may (?!arise|have|occur)|is to be|are to be|the parties (?:agree|shall)|either party)/,
  );
  const numbering = /^(?:[\d.]+ ?|\([^)]{1,6}\) ?|第[^条]{1,5}条|[a-z]\) )*/.exec(rest)?.[0].length ?? 0;
  return snippet(folded, passage.start + from + numbering, passage.start + from + (to <= 0 ? rest.length : to));
}

const carves =
  /\b(?:except|other than|excluding|save (?:for|that|as)|provided,? however|notwithstanding (?:the foregoing|anything|this|the above)|nothing (?:in|contained|herein)|shall not (?:apply|preclude|prevent|prohibit|limit)|with the exception)\b[^.]{0,260}\b(?:injuncti|equitable|intellectual|patent|trademark|confidential|payment|court|interim|provisional|collect|specific performance|relief)\w*/;
const carvesChinese = /(?:除[^。]{0,40}(?:外|之外)|但[^。]{0,40}除外|不适用于|不妨碍|不影响任何一方)[^。]{0,80}/;

/** Sentences of the dispute clause that keep something out of arbitration. */
export function carveOutsOf({ zone }: Agreement): { start: number; end: number }[] {
  return zone.flatMap((passage) => {
    const match = (passage.chinese ? carvesChinese : carves).exec(passage.text);
    if (match === null || (passage.chinese && !/法院|仲裁|禁制|保全|申请/.test(passage.text))) return [];
    return [{ start: passage.start + match.index, end: passage.start + match.index + match[0].length }];
  });
}

function carveOuts(folded: FoldedText, agreement: Agreement): FieldValue {
  return carveOutsOf(agreement).map(({ start, end }) => snippet(folded, start, end));
}

const finalWords =
  /final(?:,| and|\/)+ ?(?:conclusive )?(?:and )?(?:binding|conclusive|non-appealable|unappealable)|finally (?:settled|resolved|determined|decided)|final and binding|conclusive and binding|binding arbitration|binding (?:up)?on (?:the|both|all) part|终局|最终(?:裁决|解决|约束|以仲裁)?|约束力|一裁/;

function finality({ zone, carriers }: Agreement): boolean | null {
  return [...carriers, ...zone].some(({ text }: Passage) => finalWords.test(text)) ? true : null;
}

function snippet(folded: FoldedText, start: number, end: number): string {
  const span = sourceSpan(folded, start, end);
  const words = plainWords(folded.source.slice(span.start, span.end));
  return words.length > longestSnippet ? `${words.slice(0, longestSnippet - 1)}…` : words;
}
