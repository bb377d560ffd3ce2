import type { OutputLanguage } from '#contract/document.ts';
import { type CheckedDocument, type RuleProposal, wordsFor } from '#contract/playbook.ts';
import { languageOf } from '#main/language/identify.ts';
import { sentences } from '#main/language/sentences.ts';
import type { CheckedFinding } from '#main/playbooks/decided-rule.ts';
import { ruleWhyWords } from '#main/reports/playbook-words.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { listClauses, listFindings, loadReviews } from '#main/store/findings.ts';
import { listImagePages } from '#main/store/pages.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { placesOf } from './anchored-findings.ts';
import { anchoredText } from './anchored-text.ts';
import type { HeldAgainst, Holder } from './held-against.ts';

/** Up to it a finding rests on a heading alone, or on one sign without any other. */
const weakUpTo = 0.6;

/** Read documents held each against its playbook, one after another; `language` is that of the reasons. */
export async function checkedDocuments(
  context: AnalysisContext,
  documents: readonly DocumentRecord[],
  { held, language }: { readonly held: Holder; readonly language: OutputLanguage },
): Promise<CheckedDocument[]> {
  const checked: CheckedDocument[] = [];
  for (const document of documents) checked.push(await checkedDocument(context, document, held(document), language));
  return checked;
}

async function checkedDocument(
  context: AnalysisContext,
  { id: documentId, name: documentName }: DocumentRecord,
  { playbook, type, language: main, answering }: HeldAgainst,
  language: OutputLanguage,
): Promise<CheckedDocument> {
  const { database } = context;
  const about = { documentId, documentName, type, language: main, answering };
  if (playbook === null) return { ...about, playbook: null, contractTypes: [], results: [], leftOut: 0 };
  const text = await anchoredText(context, { id: documentId });
  const findings = keptFindings(context, documentId);
  const title = findings.find(({ kind }) => kind === 'gen.document_title')?.fields.title;
  const asked = {
    text: text.body.text,
    language: main,
    title: typeof title === 'string' ? title : null,
    name: documentName,
    findings,
    clauses: listClauses(database, documentId).map(({ kind, level, start, end }) => ({ kind, level, start, end })),
    unreadPages: listImagePages(database, documentId),
  };
  const { contractTypes, rules, leftOut } = await context.extraction.run('playbook', { playbook, document: asked });
  const nowhere = { start: 0, end: 0 };
  const places = await placesOf(
    text,
    rules.map(({ place }) => place ?? nowhere),
  );
  const targets = await placesOf(
    text,
    rules.map(({ proposal }) => proposal?.place ?? nowhere),
  );
  const results = rules.map(({ rule, state, whys, fallback, place, clause, proposal }, index) => {
    const found = place === null ? undefined : places[index];
    const target = targets[index];
    const proposed = (): RuleProposal | null => {
      if (proposal === null || target === undefined || target.anchors.length === 0) return null;
      const own = writtenLanguage(target.quote, main);
      return {
        change: proposal.change,
        language: own,
        words: proposal.words === null ? '' : withoutGaps(wordsFor(proposal.words, own)),
        anchors: target.anchors,
        quote: target.quote,
        around: sentenceAround(text.body.text, proposal.place),
      };
    };
    return {
      ruleId: rule.id,
      name: rule.name,
      state,
      whys: whys.map((why) => ruleWhyWords(why, language)),
      reason: rule.reason,
      fallback,
      clause,
      anchors: found?.anchors ?? [],
      quote: found?.quote ?? '',
      proposal: proposed(),
    };
  });
  const { id, name } = playbook;
  return { ...about, playbook: { id, name }, contractTypes, results, leftOut };
}

/** What was found and not rejected, with a person's corrections. */
function keptFindings({ database }: AnalysisContext, documentId: string): CheckedFinding[] {
  const reviews = loadReviews(database, documentId);
  return listFindings(database, documentId).flatMap(({ list, finding, bodyStart, bodyEnd }) => {
    const review = reviews.get(finding.id);
    if (review?.state === 'rejected' || list === 'deadline') return [];
    const isConfirmed = review?.state === 'accepted' || review?.state === 'corrected';
    return [
      {
        kind: finding.kind,
        start: bodyStart,
        end: bodyEnd,
        fields: review?.state === 'corrected' ? { ...finding.fields, ...review.fields } : finding.fields,
        isSure: isConfirmed || finding.confidence > weakUpTo,
        clause: finding.clause,
        reasons: finding.reasons,
      },
    ];
  });
}

/** A new clause is written in the language of the words it stands beside: a bilingual contract has both. */
function writtenLanguage(quote: string, main: OutputLanguage): OutputLanguage {
  const own = languageOf(quote);
  if (own === 'und') return main;
  return own === 'yue-Hans' ? 'zh-Hans' : own;
}

/** Sentences are cut in so much of the text on both sides: the longest has fewer units. */
const sideLength = 4_000;

function sentenceAround(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const from = Math.max(0, start - sideLength);
  const near = text.slice(from, end + sideLength);
  const holding = sentences(near).filter((one) => one.end + from > start && one.start + from < end);
  const [first, last] = [holding[0], holding.at(-1)];
  return first === undefined || last === undefined ? '' : near.slice(first.start, last.end);
}

/** A gap in a wording is for a person to fill: `{name}` is printed as `[name]`. */
function withoutGaps(words: string): string {
  return words.replace(/\{([^}]*)\}/g, '[$1]');
}
