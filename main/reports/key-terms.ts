import type { OutputLanguage } from '#contract/document.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { shownFields } from './field-words.ts';
import { formWords } from './form-words.ts';
import { placeWords } from './place-words.ts';
import { joinedLines, quotedLanguage } from './quoted-words.ts';
import type { TableCell } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { fill, listed } from './report-words.ts';
import { byPlace, withoutRejected } from './reported-findings.ts';

const mostParties = 6;
const mostAmounts = 4;
const mostAgreements = 4;
const longestWords = 200;

/** The terms that a reader asks for first, a row each with the page of every one: what it is, parties, term, money, disputes, law. */
export function keyTerms(input: ReportInput): readonly (readonly TableCell[])[] {
  const own = formWords(input.language);
  const kept = withoutRejected(input.findings).toSorted(byPlace);
  const of = (kind: string): readonly ReviewedFinding[] => kept.filter((finding) => finding.kind === kind);
  const value = (finding: ReviewedFinding, field: string) => fieldOf(finding, field, input.language);
  // A date in a clause is a term's; the agreement's own stands on its cover or at its head.
  const days = of('fact.dated_event').filter(({ clause, anchors }) => !clause?.number && (anchors[0]?.page ?? 9) < 3);
  const dated =
    days.find(({ fields }) => fields.event === 'agreement' && fields.of_another_document !== true) ?? days[0];
  const rows: readonly (readonly [string, readonly (TableCell | null)[]])[] = [
    [
      own.what,
      of('gen.document_title')
        .slice(0, 1)
        .map((finding) => line(value(finding, 'title'), finding, input)),
    ],
    [own.dated, dated === undefined ? [] : [line(value(dated, 'date_iso'), dated, input)]],
    [own.parties, parties(of('gen.parties_authority'), input)],
    [
      own.term,
      of('gen.term')
        .slice(0, 2)
        .map((finding) => line(clause(finding), finding, input)),
    ],
    [own.money, amounts(of('fact.amount'), input)],
    [
      own.liability,
      of('gen.liability_cap')
        .slice(0, 2)
        .map((finding) => line(clause(finding), finding, input)),
    ],
    [own.disputes, disputes(kept, input).slice(0, mostAgreements)],
    [
      own.governingLaw,
      of('gen.governing_law')
        .slice(0, 2)
        .map((finding) => line(value(finding, 'law'), finding, input)),
    ],
  ];
  return rows.map(([name, cells]) => {
    const found = cells.filter((cell) => cell !== null);
    return [{ text: name }, found.length === 0 ? quietCell(own.notFound) : joined(found)];
  });
}

/** A field's value as reports show it, a reviewer's correction first; empty where there is none. */
export function fieldOf(finding: ReviewedFinding, field: string, language: OutputLanguage): string {
  return shownFields(finding, language).find((shown) => shown.field === field)?.value ?? '';
}

/** An arbitration agreement in a line of its parts: body, rules, seat, tribunal, language. */
export function agreementParts(finding: ReviewedFinding, language: OutputLanguage) {
  const own = formWords(language);
  const value = (field: string): string => fieldOf(finding, field, language);
  const count = value('number_of_arbitrators');
  return {
    forum: listed(
      [value('institution'), value('rules')].filter((part) => part !== ''),
      language,
    ),
    seat: value('seat'),
    law: listed(
      [...new Set([value('law_of_agreement'), value('governing_law')])].filter((part) => part !== ''),
      language,
    ),
    tribunal: listed(
      [
        count === '' ? '' : count === '1' ? own.oneArbitrator : fill(own.arbitrators, { count }),
        value('language') === '' ? '' : fill(own.inLanguages, { languages: value('language') }),
      ].filter((part) => part !== ''),
      language,
    ),
  };
}

function disputes(kept: readonly ReviewedFinding[], input: ReportInput): (TableCell | null)[] {
  const { language } = input;
  const own = formWords(language);
  const arbitrationFirst = kept.toSorted((one, other) => one.kind.localeCompare(other.kind));
  return arbitrationFirst.flatMap((finding) => {
    if (finding.kind === 'arb.agreement') {
      const { forum, seat, tribunal } = agreementParts(finding, language);
      const said = [forum, seat === '' ? '' : fill(own.seatOf, { seat }), tribunal].filter((part) => part !== '');
      return [line(said.length === 0 ? clause(finding) : said.join(language === 'en' ? '; ' : '；'), finding, input)];
    }
    if (finding.kind !== 'gen.jurisdiction') return [];
    const courts = fieldOf(finding, 'courts', language);
    return [line(courts === '' ? clause(finding) : fill(own.courtsOf, { courts }), finding, input)];
  });
}

function parties(findings: readonly ReviewedFinding[], input: ReportInput): (TableCell | null)[] {
  const { language } = input;
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const [name, role] = [fieldOf(finding, 'name', language), fieldOf(finding, 'role', language)];
    if (name === '' || seen.has(name) || seen.size >= mostParties) return [];
    seen.add(name);
    const said = role === '' ? name : language === 'en' ? `${name} (${role})` : `${name}（${role}）`;
    return [line(said, finding, input)];
  });
}

/** The largest amounts, each once. */
function amounts(findings: readonly ReviewedFinding[], input: ReportInput): (TableCell | null)[] {
  const worth = ({ fields: { value } }: ReviewedFinding): number => (typeof value === 'number' ? value : 0);
  const seen = new Set<string>();
  return findings
    .toSorted((one, other) => worth(other) - worth(one))
    .flatMap((finding) => {
      const { currency } = finding.fields;
      const number = fieldOf(finding, 'value', input.language);
      const said = `${typeof currency === 'string' ? `${currency} ` : ''}${number}`;
      if (number === '' || seen.has(said) || seen.size >= mostAmounts) return [];
      seen.add(said);
      return [line(said, finding, input)];
    });
}

/** A clause's own words, without its heading's line. */
function clause({ quote }: ReviewedFinding): string {
  const [first = '', ...rest] = quote.split('\n');
  const body = joinedLines(rest.length > 0 && first.length < 30 ? rest.join('\n') : quote);
  return body.length <= longestWords ? body : `${body.slice(0, longestWords).toWellFormed().trimEnd()}…`;
}

function line(text: string, finding: ReviewedFinding, input: ReportInput): TableCell | null {
  if (text === '') return null;
  const place = placeWords(finding.anchors.slice(0, 1), finding.clause, input);
  const pages = input.document.pages.find(({ number }) => number === finding.anchors[0]?.page)?.languages ?? [];
  return {
    text,
    language: quotedLanguage(text, pages),
    parts: [{ text }, ...(place === '' ? [] : [{ text: ` [${place}]`, look: 'quiet' } as const])],
  };
}

function joined(cells: readonly TableCell[]): TableCell {
  const parts = cells.flatMap(({ text, parts: own = [{ text }] }, index) => [
    ...(index === 0 ? [] : [{ text: '\n' }]),
    ...own,
  ]);
  const [first] = cells;
  return {
    text: parts.map(({ text }) => text).join(''),
    parts,
    ...(first?.language !== undefined && { language: first.language }),
  };
}

function quietCell(text: string): TableCell {
  return { text, parts: [{ text, look: 'quiet' }] };
}
