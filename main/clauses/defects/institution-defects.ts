import type { Severity } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import type { BodyHit } from '../matching/bodies.ts';
import type { Reading } from '../matching/reading.ts';
import { sitsInItsCity } from './city-commissions.ts';
import { decidingLaw } from './deciding-law.ts';
import { agreementPlace, type Defect, type Words, wordsIn } from './defect.ts';
import { sideChinese, sideEnglish } from './forum-words.ts';
import { oldRules } from './old-rules.ts';
import { renamedBody } from './renamed-body.ts';

const administeringForms = new Set(['institution', 'branch', 'renamed']);

/** What is wrong with the body or rules that an agreement names. */
export function institutionDefects(reading: Reading, agreement: Agreement): Defect[] {
  return [
    ...noInstitution(agreement),
    ...unknownInstitution(agreement),
    ...twoInstitutions(reading, agreement),
    ...hybrid(agreement),
    ...renamedBody(reading, agreement),
    ...oldRules(agreement),
  ];
}

function noInstitution(agreement: Agreement): Defect[] {
  if (agreement.institution !== null || agreement.unknown.length > 0 || partysCommission(agreement) !== null) return [];
  if (agreement.bodies.some(({ confirmed, role }) => !confirmed && role === 'administers')) return [];
  const decided = decidingLaw(agreement);
  const { basis } = decided;
  // Two seats under two laws: neither decides.
  const family = new Set(agreement.seats.map(({ value }) => value.place.family)).size > 1 ? null : decided.family;
  const rules = agreement.rules;
  const words = rules === null ? agreementPlace(agreement) : rules;
  const fields = { deciding_law: family };
  if (family === 'mainland') {
    return [
      {
        kind: 'path.no_institution',
        severity: 'high',
        confidence: 0.85,
        words: [words],
        reasons: [
          'no arbitration body is named',
          `${basis}: Mainland law asks for a chosen body (Arbitration Law 2017 art. 16; 2026 art. 27) unless the rules or the place identify one (SPC Interpretation 2006 arts 4, 6) or article 82 of the 2026 Law allows ad hoc arbitration`,
        ],
        fields,
      },
    ];
  }
  // UNCITRAL's rules say who appoints where the parties are silent.
  if (rules !== null) return [];
  const severity: Severity = family === null ? 'medium' : 'note';
  return [
    {
      kind: 'path.no_institution',
      severity,
      confidence: family === null ? 0.7 : 0.6,
      words: [words],
      reasons: [
        family === null ? 'no body, no seat and no law is named' : 'no body is named, so the arbitration is ad hoc',
        family === null
          ? 'who appoints the tribunal and which court helps stay open'
          : `${basis}: ad hoc arbitration is valid there; see that an appointing authority is named or the statute's default suits`,
      ],
      fields,
    },
  ];
}

function unknownInstitution(agreement: Agreement): Defect[] {
  const misnamed = agreement.bodies.filter(
    (hit) => hit.form === 'misnomer' && !hit.confirmed && hit.role !== 'appoints',
  );
  const partys = agreement.institution === null ? partysCommission(agreement) : null;
  return [
    ...(partys === null ? [] : [unnamedCommission(partys)]),
    ...agreement.unknown
      .filter(({ name }) => !/^(?:the )?(?:arbitration|arbitral) (?:tribunal|panel)$/i.test(name))
      .map((name): Defect => {
        const near = name.candidates[0]?.score ?? 0;
        const chineseCommission = /^[\u4e00-\u9fff]{2,6}仲裁(?:委员会|委員會|院)$/.test(name.name);
        return {
          kind: 'path.unknown_institution',
          severity: sitsInItsCity(name.name) ? 'note' : near >= 0.6 ? 'medium' : chineseCommission ? 'low' : 'medium',
          confidence: near >= 0.6 ? 0.8 : 0.6,
          words: [name],
          reasons: [
            'the named body is in no table of Sampan',
            name.candidates.length === 0
              ? 'no known name is close: check that the body exists'
              : `close names, none chosen: ${name.candidates.map((candidate) => `${candidate.name} (${candidate.score})`).join('; ')}`,
          ],
          fields: { name: name.name, candidates: name.candidates.map((candidate) => ({ ...candidate })) },
        };
      }),
    ...misnamed.map(
      (hit): Defect => ({
        kind: 'path.unknown_institution',
        severity: 'medium',
        confidence: 0.8,
        words: [hit],
        reasons: [
          'the name is not the body’s own',
          `it may mean ${hit.body.name.en} (${hit.body.abbreviations[0] ?? hit.body.id}): ask before treating it so`,
        ],
        fields: { name: hit.body.name.en, candidates: [{ id: hit.body.id, name: hit.body.name.en, score: 0.9 }] },
      }),
    ),
  ];
}

const atPartysPlace =
  /(?:甲方|乙方|买方|卖方|原告|被告|双方|一方|当地|合同签订地|合同履行地|工程)?(?:所在地|住所地|当地|签订地|履行地)(?:的)?(?:有管辖权的)?仲裁(?:委员会|机构|院)/;

/** 甲方所在地仲裁委员会: a commission by a party's place, without a name. */
export function partysCommission(agreement: Agreement): Words | null {
  return wordsIn(agreement.carriers, atPartysPlace);
}

function unnamedCommission(words: Words): Defect {
  return {
    kind: 'path.unknown_institution',
    severity: 'medium',
    confidence: 0.75,
    words: [words],
    reasons: ['the named body is in no table of Sampan', 'no known name is close: check that the body exists'],
    fields: { name: null, candidates: [] },
  };
}

function administering(agreement: Agreement): BodyHit[] {
  return agreement.bodies.filter((hit) => hit.role === 'administers' && administeringForms.has(hit.body.form));
}

const option =
  /\bat (?:the )?(?:[a-z]+'?s? ){1,3}(?:sole )?(?:option|election|discretion|choice)|\bas (?:the )?[a-z]+ (?:may )?(?:elect|choose)|由[^。;,]{1,12}(?:选择|决定)|[^。;,]{1,8}(?:有权选择|自行选择|可(?:自行)?选择)|边个/;

/** HKIAC where the Buyer claims, SIAC where the Seller does: one body, or one place, for each case. */
export const eachItsCase = new RegExp(
  `\\b(?:if|where|when) (?:the )?(?:[a-z]+ )?(?:claimant|respondent|plaintiff|defendant|it|${sideEnglish})\\b[^.;]{0,40}\\b(?:is|commences?|claims?|initiates?|brings?)\\b[^.]{0,160}\\b(?:if|where|when|in the (?:other|latter) case|otherwise)\\b|\\b(?:claims?|proceedings?|disputes?) (?:brought|commenced|initiated) by (?:the )?[a-z]+\\b|(?:由|如|若|倘)?(?:${sideChinese}|申请人|被申请人|船东)(?:为|作为|提出|提起|申请)[^。]{0,60}(?:${sideChinese}|被申请人|申请人|租船人)(?:为|作为|提出|提起|申请)`,
);

/** "The matter may alternatively be submitted to …", 均有管辖权. */
const sendsThere =
  /\b(?:alternatively|refer|submit|bring|file|take|accept|nominat|designat|appoint|institutions)\w*\b|均有(?:管辖)?权|均可|都可以?|任一|提交|申请|提请|^ ?\(?[2-4二三②③][).、]/;

/** What puts a second body beside the first. */
const joins =
  /\bor\b|\band\b|\bas well as\b|\balternatively\b|\balso\b|\botherwise\b|\bjointly\b|\/|&|或|及|和|与|同埋?|定|、|[亦也](?:可|得)|又可|都可|另可|并可|[(（]?[2二②][)）]?[.、]?$|[;；][(（]/;

function twoInstitutions(reading: Reading, agreement: Agreement): Defect[] {
  const hits = administering(agreement).filter((hit) =>
    agreement.zone.some(
      (passage) =>
        hit.start >= passage.start &&
        hit.end <= passage.end &&
        (agreement.carriers.includes(passage) || sendsThere.test(passage.text)),
    ),
  );
  const first = hits[0];
  const cities = wordsIn(agreement.carriers, twoCommissions);
  if (first === undefined || (hits.length === 1 && cities !== null)) {
    return cities === null ? [] : [twoBodies(agreement, [cities])];
  }
  const second = hits.find((hit) => hit.body.id !== first.body.id && !sameBody(first, hit));
  if (second === undefined) return [];
  // "SIAC shall apply the ICC's rules, the functions of the ICC Court being exercised by …": one body with another's rules.
  if (
    agreement.bodies.some((hit) => hit.role === 'rules' && hit.body.id === second.body.id) &&
    hybrid(agreement).length > 0
  )
    return [];
  const between = reading.folded.text.slice(first.end, second.start);
  // An option between printed names that nobody took.
  if (/\bdelete\b|\bstrike out\b|[□☐]|删去|划去|勾选/.test(carrierOf(agreement, first)?.text ?? '')) return [];
  // [HKIAC/SIAC]: an option that was left open, not two bodies chosen.
  if (/[[〔]$/.test(reading.folded.text.slice(0, first.start).trimEnd()) && /^ ?[/|]/.test(between)) return [];
  if (between.length > 200 || !(joins.test(between) || /^[,、] ?(?:the )?$/.test(between))) return [];
  // HKIAC where the Buyer claims, SIAC where the Seller does: one body for each case.
  if (eachItsCase.test(reading.folded.text.slice(first.start, second.end + 80))) return [];
  if (/mediat|调解|conciliat|if .*(?:cease|unavailable|not exist)|未能/.test(between)) return [];
  const carrier = carrierOf(agreement, first);
  const chosen = option.exec(carrier?.text ?? '');
  const { family, basis } = decidingLaw(agreement);
  const severity: Severity =
    chosen !== null ? (family === 'mainland' ? 'medium' : 'low') : family === 'mainland' ? 'high' : 'medium';
  return [
    {
      kind: 'path.two_institutions',
      severity,
      confidence: 0.88,
      words: [first, second],
      reasons: [
        'two bodies are named for one dispute',
        chosen === null
          ? `nothing says which; ${basis}${family === 'mainland' ? ': valid only if the parties later agree on one (SPC Interpretation 2006 art. 5)' : ''}`
          : `“${chosen[0]}” lets one side choose, which may work outside the Mainland (Star Texas [1993] 2 Lloyd's Rep 445)`,
      ],
      fields: { institutions: [first.body.name.en, second.body.name.en], option: chosen !== null },
    },
  ];
}

/** 武汉仲裁委员会、长沙仲裁委员会: two commissions by their cities. */
const twoCommissions = /([一-鿿]{2,4})仲裁委员会(?:仲裁)?(?:、|或者?|和|及|与|或是)(?!\1)[一-鿿]{2,4}仲裁委员会/;

function twoBodies(agreement: Agreement, words: readonly Words[]): Defect {
  const { family, basis } = decidingLaw(agreement);
  return {
    kind: 'path.two_institutions',
    severity: family === 'mainland' ? 'high' : 'medium',
    confidence: 0.8,
    words,
    reasons: [
      'two bodies are named for one dispute',
      `nothing says which; ${basis}${family === 'mainland' ? ': valid only if the parties later agree on one (SPC Interpretation 2006 art. 5)' : ''}`,
    ],
  };
}

function carrierOf({ carriers }: Agreement, { start }: Words): Agreement['lead'] | undefined {
  return carriers.find((passage) => start >= passage.start && start < passage.end);
}

/** A branch and its parent, the AAA and its international division. */
export function sameBody(one: BodyHit, other: BodyHit): boolean {
  if (one.body.id === other.body.id) return true;
  const ids = [one.body.id, other.body.id].toSorted().join('|');
  return ids === 'aaa|icdr' || ids === 'cietac|cietac-hk' || ids.startsWith('cietac|cietac-s');
}

function hybrid(agreement: Agreement): Defect[] {
  const { institution, rules } = agreement;
  if (institution === null || institution.role !== 'administers' || rules === null) return [];
  const own = agreement.bodies.some(
    (hit) => hit.role === 'rules' && (hit.body.id === institution.body.id || sameBody(hit, institution)),
  );
  if (own || rules.body.id === institution.body.id || sameBody(rules, institution)) return [];
  if (rules.body.form === 'appointing') return [];
  if (agreement.carriers.some(({ text }) => eachItsCase.test(text))) return [];
  const uncitral = rules.body.form === 'rules_only';
  const toIcc = rules.body.id === 'icc';
  const severity: Severity = uncitral
    ? 'note'
    : toIcc
      ? 'high'
      : institution.body.id.startsWith('cietac')
        ? 'low'
        : 'medium';
  return [
    {
      kind: 'path.hybrid',
      severity,
      confidence: uncitral ? 0.7 : 0.85,
      words: [institution, rules],
      reasons: [
        uncitral ? 'UNCITRAL Rules are to be used under a body' : 'the rules of one body are to be used by another',
        uncitral
          ? 'these rules have no owner that administers, and many bodies use them'
          : toIcc
            ? 'since the 2012 ICC Rules (arts 1(2), 6(2)) only the ICC Court may administer them; Insigma v Alstom [2009] SGCA 24 was decided before'
            : 'whether the body accepts foreign rules depends on its own',
      ],
      fields: { institution: institution.body.name.en, rules: rules.rules ?? rules.body.name.en },
    },
  ];
}
