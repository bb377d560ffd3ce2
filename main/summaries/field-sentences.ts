import type { OutputLanguage } from '#contract/document.ts';
import type { FieldValue, TextFinding } from '#contract/finding.ts';
import { nameIn } from './glossary/names.ts';
import type { SummaryInput, TextRange, TextStatement } from './text-summary.ts';
import { clauseMark, defectWords, joined } from './wording.ts';

interface Said {
  readonly value: string;
  readonly finding: TextFinding;
}

/** The first finding of these kinds that fills one of these fields. */
function said(
  findings: readonly TextFinding[],
  kinds: readonly string[],
  fields: readonly string[],
  language: OutputLanguage,
): Said | null {
  for (const field of fields) {
    for (const kind of kinds) {
      for (const finding of findings) {
        if (finding.kind !== kind) continue;
        const value = fieldText(finding.fields[field], language);
        if (value !== '') return { value, finding };
      }
    }
  }
  return null;
}

function fieldText(value: FieldValue | undefined, language: OutputLanguage): string {
  if (typeof value === 'string') {
    const plain = value.replace(/\s+/gu, ' ').trim();
    return nameIn(languageNames[plain] ?? plain, language);
  }
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    return joined(
      value.map((item: FieldValue) => fieldText(item, language)).filter((item) => item !== ''),
      language,
    );
  }
  return '';
}

const languageNames: Readonly<Record<string, string>> = {
  en: 'English',
  zh: 'Chinese',
  'zh-Hant': 'Chinese',
  'zh-Hans': 'Chinese',
  yue: 'Cantonese',
};

function rule(text: string, language: OutputLanguage, findings: readonly TextFinding[]): TextStatement {
  const seen = new Set<string>();
  const citations: TextRange[] = [];
  for (const { start, end } of findings) {
    const key = `${start}-${end}`;
    if (!seen.has(key)) citations.push({ start, end });
    seen.add(key);
  }
  return { text, language, citations, by: 'rule' };
}

const arbitrationKinds = ['arb.agreement', 'arb.institution_rules', 'arb.seat', 'arb.tribunal', 'arb.language'];
/** "Disputes go to arbitration …": one sentence from the fields of the arbitration findings; null where there is no arbitration agreement. */
export function disputesSentence(input: SummaryInput): TextStatement | null {
  const { findings, language } = input;
  const agreement = findings.find(
    (finding) => finding.kind === 'arb.agreement' || finding.kind === 'ship.law_arbitration',
  );
  if (!agreement) return null;
  const kinds = [...arbitrationKinds, 'ship.law_arbitration'];
  // Fields of the agreement itself come first: another clause may speak of another arbitration.
  const from = (fields: readonly string[]) =>
    said([agreement], kinds, fields, language) ?? said(findings, kinds, fields, language);
  const institution = from(['institution']);
  const rules = from(['rules']);
  const seat = from(['seat']);
  const number = from(['number_of_arbitrators']);
  const tongue = from(['language']);
  const optional = agreement.fields.mandatory === false;
  const used = [
    agreement,
    institution?.finding,
    rules?.finding,
    seat?.finding,
    number?.finding,
    tongue?.finding,
  ].filter((finding) => finding !== undefined);
  const mark = clauseMark(agreement.clause?.number ?? '', language);
  return rule(
    arbitrationWords(
      {
        institution: institution?.value ?? '',
        rules: rules?.value ?? '',
        seat: seat?.value ?? '',
        number: number?.value ?? '',
        tongue: tongue?.value ?? '',
        optional,
        mark,
      },
      language,
    ),
    language,
    used,
  );
}

interface ArbitrationWords {
  readonly institution: string;
  readonly rules: string;
  readonly seat: string;
  readonly number: string;
  readonly tongue: string;
  readonly optional: boolean;
  readonly mark: string;
}

function arbitrationWords(said: ArbitrationWords, language: OutputLanguage): string {
  const parts: string[] = [];
  const namesInstitution = said.rules !== '' && said.rules.includes(said.institution);
  switch (language) {
    case 'en': {
      parts.push(said.optional ? 'Disputes may go to arbitration' : 'Disputes go to arbitration');
      if (said.institution !== '') parts[0] += ` at ${said.institution}`;
      if (said.rules !== '') parts[0] += ` under the ${said.rules.replace(/^the\s+/iu, '')}`;
      if (said.seat !== '') parts.push(`seated in ${said.seat}`);
      if (said.number !== '') parts.push(said.number === '1' ? 'one arbitrator' : `arbitrators: ${said.number}`);
      if (said.tongue !== '') parts.push(`language: ${said.tongue}`);
      return `${parts.join(', ')}${said.mark}.`;
    }
    case 'zh-Hant':
      parts.push(said.optional ? '爭議可提交仲裁' : '爭議須提交仲裁');
      if (said.institution !== '' && !namesInstitution) parts.push(`機構為${said.institution}`);
      if (said.rules !== '') parts.push(`適用${said.rules}`);
      if (said.seat !== '') parts.push(`仲裁地為${said.seat}`);
      if (said.number !== '') parts.push(`仲裁員${said.number}名`);
      if (said.tongue !== '') parts.push(`仲裁語言為${said.tongue}`);
      break;
    case 'zh-Hans':
      parts.push(said.optional ? '争议可提交仲裁' : '争议须提交仲裁');
      if (said.institution !== '' && !namesInstitution) parts.push(`机构为${said.institution}`);
      if (said.rules !== '') parts.push(`适用${said.rules}`);
      if (said.seat !== '') parts.push(`仲裁地为${said.seat}`);
      if (said.number !== '') parts.push(`仲裁员${said.number}名`);
      if (said.tongue !== '') parts.push(`仲裁语言为${said.tongue}`);
      break;
    case 'yue-Hant':
      parts.push(said.optional ? '有爭拗可以去仲裁' : '有爭拗就要去仲裁');
      if (said.institution !== '' && !namesInstitution) parts.push(`搵${said.institution}`);
      if (said.rules !== '') parts.push(`用${said.rules}`);
      if (said.seat !== '') parts.push(`仲裁地係${said.seat}`);
      if (said.number !== '') parts.push(`仲裁員${said.number}個`);
      if (said.tongue !== '') parts.push(`用${said.tongue}進行`);
      break;
    default:
      void (language satisfies never);
  }
  return `${parts.join('，')}${said.mark}。`;
}

/** "Supply Agreement between A (Supplier) and B (Buyer)": title and parties from the findings; null with fewer than two parties. */
export function partiesSentence(input: SummaryInput): TextStatement | null {
  const { findings, clauses, language } = input;
  const parties: TextFinding[] = [];
  for (const finding of findings) {
    if (finding.kind !== 'gen.parties_authority' || typeof finding.fields.name !== 'string') continue;
    const name = finding.fields.name.toLowerCase();
    const short = `${String(finding.fields.alias ?? '')} ${String(finding.fields.role ?? '')}`;
    if (/\bagreement\b|協議|协议|合同|合約|(?<!供)[應应]|須|须/iu.test(`${name} ${short}`) || finding.confidence < 0.7)
      continue;
    if (!parties.some((other) => String(other.fields.name).toLowerCase() === name)) parties.push(finding);
  }
  if (parties.length < 2 || parties.length > 5) return null;
  const names = parties.map(({ fields }) => {
    const role = typeof fields.role === 'string' ? fields.role : typeof fields.alias === 'string' ? fields.alias : '';
    const name = nameIn(String(fields.name), language);
    if (role === '' || role === name) return name;
    return language === 'en' ? `${name} (${role.replace(/^the\s+/iu, '')})` : `${name}（${role}）`;
  });
  const title = clauses.find((clause) => clause.kind === 'title' && clause.start < 4_000);
  const heading =
    title?.heading
      .replace(/[-_=—–]{2,}/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim() ?? '';
  const known = heading.length > 2 && heading.length < 90 ? heading : '';
  const text = {
    en: `${known === '' ? 'An agreement' : /\p{Script=Han}/u.test(known) ? `An agreement (${known})` : known} between ${joined(names, 'en').replace(/\.$/u, '')}.`,
    'zh-Hant': `${known === '' ? '協議' : `《${known}》`}，各方為${joined(names, 'zh-Hant')}。`,
    'zh-Hans': `${known === '' ? '协议' : `《${known}》`}，当事人为${joined(names, 'zh-Hans')}。`,
    'yue-Hant': `${known === '' ? '份協議' : `《${known}》`}，係${joined(names, 'yue-Hant')}之間嘅。`,
  }[language];
  const statement = rule(text, language, parties);
  if (known === '' || !title) return statement;
  const end = Math.min(title.end, title.start + 200);
  return { ...statement, citations: [{ start: title.start, end }, ...statement.citations] };
}

/** "Governing law: …" from the governing-law finding; null where there is none. */
export function lawSentence(input: SummaryInput): TextStatement | null {
  const { findings, language } = input;
  const law = said(findings, ['gen.governing_law'], ['law', 'governing_law'], language);
  if (!law) return null;
  const label = {
    en: 'The governing law is that of ',
    'zh-Hant': '管限法律：',
    'zh-Hans': '适用法律：',
    'yue-Hant': '跟嘅法律：',
  }[language];
  const bare = /^(?:the )?laws? of|law$|法/iu.test(law.value);
  const opening = language === 'en' && bare ? 'Governing law: ' : label;
  const mark = clauseMark(law.finding.clause?.number ?? '', language);
  return rule(`${opening}${law.value}${mark}${language === 'en' ? '.' : '。'}`, language, [law.finding]);
}

/** One sentence a defect, gravest first; at most `limit`. */
export function defectSentences(input: SummaryInput, limit = 4): TextStatement[] {
  const { language } = input;
  const rank = { high: 0, medium: 1, low: 2, note: 3 } as const;
  const seen = new Set<string>();
  const statements: TextStatement[] = [];
  const sorted = input.defects.toSorted(
    (a, b) => rank[a.severity ?? 'note'] - rank[b.severity ?? 'note'] || a.start - b.start,
  );
  for (const defect of sorted) {
    const words =
      defectWords[defect.kind]?.[language] ?? (language === 'en' ? defect.label.toLowerCase() : defect.label);
    const mark = clauseMark(defect.clause?.number ?? '', language);
    const opening = { en: 'Take care: ', 'zh-Hant': '注意：', 'zh-Hans': '注意：', 'yue-Hant': '小心：' }[language];
    const text = `${opening}${words}${mark}${language === 'en' ? '.' : '。'}`;
    if (seen.has(text)) continue;
    seen.add(text);
    statements.push({
      ...rule(text, language, [defect]),
      citations: [{ start: defect.start, end: defect.end }, ...(defect.supports ?? [])],
    });
    if (statements.length === limit) break;
  }
  return statements;
}
