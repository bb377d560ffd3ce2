import { setTimeout } from 'node:timers/promises';
import { SampanError } from '#contract/errors.ts';
import type { Claim, Setting, StepOutput } from '#contract/workshop.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { FindingList } from '#main/store/findings.ts';
import { loadPage } from '#main/store/pages.ts';
import { oneLine } from '#main/summaries/topic-passages.ts';
import type { StepCall, StepResult, WorkshopFunctions } from '#main/workshop/functions.ts';
import type { ApplicationRoom } from './application-room.ts';
import { reviewedFindings } from './document-views.ts';
import { listedDeadlines } from './listed-deadlines.ts';
import { placedResult } from './placed-hits.ts';
import { checkedClaim } from './workshop-check.ts';
import { citationsOf, claimOf, findingClaim } from './workshop-claims.ts';
import { draftClaims } from './workshop-draft.ts';
import { writeWorkshopFiles } from './workshop-export.ts';

/** How often a document on its way is looked at. */
const lookMs = 100;

function result(output: Partial<StepOutput>, rest: Omit<StepResult, 'output'> = {}): StepResult {
  return { output: { claims: [], files: [], notes: [], ...output }, ...rest };
}

function textOf(value: Setting | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function listOf(value: Setting | undefined): readonly string[] {
  return Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
}

/** The steps of plans over Sampan's own rooms. */
export function workshopFunctions(room: ApplicationRoom): WorkshopFunctions {
  const { context } = room;
  const { database } = context;

  /** Documents of the call that are read; the others have failed in their own step. */
  function ready({ documentIds }: StepCall): DocumentRecord[] {
    return documentIds.flatMap((id) => {
      const document = room.documents.require(id);
      return document.state === 'ready' ? [document] : [];
    });
  }

  return {
    async read({ documentIds, signal }) {
      for (const documentId of documentIds) {
        if (room.documents.require(documentId).state !== 'ready')
          room.analysis.start(documentId, { withoutModel: true });
        await readiness(room, documentId, signal);
      }
      return result({});
    },
    async extract(call) {
      const { settings, language } = call;
      const kinds = listOf(settings.kinds);
      const lists = listOf(settings.lists).flatMap((list): FindingList[] =>
        list === 'finding' || list === 'defect' || list === 'conflict' || list === 'deadline' ? [list] : [],
      );
      const claims = ready(call).flatMap(({ id }) =>
        reviewedFindings(database, id, ...lists)
          .filter(({ review }) => review?.state !== 'rejected')
          .filter(({ kind }) => kinds.length === 0 || kinds.some((asked) => kind === asked || kind.startsWith(asked)))
          .map((finding) => findingClaim(finding, language)),
      );
      return result({ claims });
    },
    async search(call) {
      const query = textOf(call.settings.query);
      if (query === undefined) throw new SampanError('wrong-usage', 'The step needs words to look for.');
      await room.search.follow();
      const limit = typeof call.settings.limit === 'number' ? call.settings.limit : 20;
      const found = await room.search.search(query, { documentIds: call.documentIds, limit });
      const { hits } = await placedResult(database, found);
      const claims = hits.map(({ documentId, page, passage, snippet }) => {
        const { start, end } = passage;
        const quote = loadPage(database, documentId, page)?.text.slice(start, end) ?? '';
        return claimOf({ kind: 'search', text: snippet.text, quote, citations: [{ documentId, page, start, end }] });
      });
      return result({ claims });
    },
    async compress(call) {
      const outputs = await Promise.all(
        ready(call).map(async (document) => {
          const reading = await room.asking.reading({ documentId: document.id, askId: null });
          return reading === null ? [] : [`${document.name}: ${reading.readTokens} / ${reading.wholeTokens}`];
        }),
      );
      return result({ notes: outputs.flat() });
    },
    async ask(call) {
      const { matterId, documentIds, language, settings, signal } = call;
      const question = textOf(settings.question);
      if (question === undefined) throw new SampanError('wrong-usage', 'The step needs a question.');
      const answer = await room.asking.ask({ matterId, documentIds, question, language, pins: [] }, { signal });
      const claims = answer.statements.map(({ text, citations }) =>
        claimOf({
          kind: 'answer',
          text,
          quote: quoted(room, citationsOf(citations)),
          citations: citationsOf(citations),
        }),
      );
      const model = answer.modelId === null ? null : { id: answer.modelId, ...modelHashes(room, answer.modelId) };
      return result(
        { claims, notes: answer.dropped.map(({ text, reason }) => `${reason}: ${text}`) },
        { tokens: answer.compression.readTokens, ...(model && { model }) },
      );
    },
    async compare(call) {
      const claims = ready(call).flatMap(({ id }) =>
        reviewedFindings(database, id, 'conflict').map((finding) => findingClaim(finding, call.language)),
      );
      return result({ claims });
    },
    async deadlines(call) {
      const from = textOf(call.settings.from);
      const kinds = listOf(call.settings.kinds);
      const listed = await listedDeadlines(context, ready(call), from === undefined ? {} : { from });
      const claims = listed
        .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
        .map(({ kind, quote, anchors, day, clause, trigger, doubts, warnings }) =>
          claimOf({
            kind,
            text: [clause?.number, clause?.heading, oneLine(quote), trigger].filter(Boolean).join(' — '),
            quote,
            citations: citationsOf(anchors),
            day,
            severity: warnings.length > 0 ? 'high' : null,
            reason: [...warnings.map(({ words }) => words), ...doubts].join(' '),
          }),
        );
      return result({ claims });
    },
    async chronology(call) {
      const claims = ready(call)
        .flatMap(({ id }) => reviewedFindings(database, id, 'finding'))
        .filter(({ kind, review }) => kind === 'fact.dated_event' && review?.state !== 'rejected')
        .flatMap((finding) => {
          const claim = findingClaim(finding, call.language);
          const around = surrounding(room, claim);
          return claim.day === null ? [] : [{ ...claim, text: `${claim.day}  ${around}` }];
        })
        .toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? '') || a.id.localeCompare(b.id));
      return result({ claims });
    },
    async index(call) {
      const claims = ready(call).map((document, position) => {
        const { name, pageCount, languages, sha256 } = room.documents.summaryOf(document);
        const days = reviewedFindings(database, document.id, 'finding').flatMap(({ kind, fields }) =>
          kind === 'fact.dated_event' && typeof fields.date_iso === 'string' ? [fields.date_iso] : [],
        );
        const tags = languages.map(({ language }) => language).join(', ');
        return claimOf({
          kind: 'document',
          text: `${position + 1}. ${name} — ${pageCount} p. — ${tags} — SHA-256 ${sha256.slice(0, 16)}`,
          citations: [{ documentId: document.id, page: 1, start: 0, end: 0 }],
          day: days[0] ?? null,
        });
      });
      return result({ claims });
    },
    async check(call) {
      const claims = call.inputs.flatMap(({ claims: given }) => given);
      return result({ claims: claims.map((claim) => checkedClaim(room, claim, call.language)) });
    },
    async draft(call) {
      return result(draftClaims(room, call));
    },
    async export(call) {
      return result({ files: await writeWorkshopFiles(room, call) });
    },
  };
}

function modelHashes({ models, endpoints }: ApplicationRoom, modelId: string) {
  const sha256 = (models.modelOf(modelId) ?? endpoints.modelOf(modelId))?.sha256 ?? null;
  return { sha256, promptSha256: null, seed: 0 };
}

/** The words at a claim's places. */
function quoted({ context }: ApplicationRoom, citations: Claim['citations']): string {
  return citations
    .map(
      ({ documentId, page, start, end }) => loadPage(context.database, documentId, page)?.text.slice(start, end) ?? '',
    )
    .join('\n');
}

/** The sentence that a claim's first place stands in, or what is near where it is long. */
function surrounding({ context }: ApplicationRoom, { citations, quote }: Claim): string {
  const [place] = citations;
  const text = place && loadPage(context.database, place.documentId, place.page)?.text;
  if (!place || !text) return quote;
  const before =
    text
      .slice(Math.max(0, place.start - 120), place.start)
      .split(/[.。;；]\s*|\n\n/)
      .at(-1) ?? '';
  const after = text.slice(place.end, place.end + 120).split(/[.。;；]|\n\n/)[0] ?? '';
  return oneLine(`${before}${text.slice(place.start, place.end)}${after}`);
}

/** Resolves when a document is ready. Errors: its own, `cancelled`. */
async function readiness(room: ApplicationRoom, documentId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const { state, error } = room.documents.require(documentId);
    if (state === 'ready') return;
    if (state === 'failed' || state === 'needs-password' || state === 'cancelled')
      throw new SampanError(error?.code ?? 'cancelled', error?.message ?? 'Its reading was cancelled. Start it again.');
    await setTimeout(lookMs, undefined, { signal });
  }
}
