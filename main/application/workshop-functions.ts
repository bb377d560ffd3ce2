import { setTimeout } from 'node:timers/promises';
import { SampanError } from '#contract/errors.ts';
import type { Citation, Claim, Setting, StepModel, StepOutput } from '#contract/workshop.ts';
import { fill, listed } from '#main/reports/report-words.ts';
import { type DocumentRecord, findDocument } from '#main/store/documents.ts';
import type { FindingList } from '#main/store/findings.ts';
import { loadPage } from '#main/store/pages.ts';
import { oneLine } from '#main/summaries/topic-passages.ts';
import type { StepCall, StepResult, WorkshopFunctions } from '#main/workshop/functions.ts';
import { mergedClaims } from '#main/workshop/merged-claims.ts';
import type { ApplicationRoom } from './application-room.ts';
import { comparedColumns } from './compared-cells.ts';
import { comparedClaims } from './compared-claims.ts';
import { deadlineClaim } from './deadline-claim.ts';
import { reviewedFindings } from './document-views.ts';
import { conflictClaims, extractedClaims } from './extracted-claims.ts';
import { listedDeadlines } from './listed-deadlines.ts';
import { matterChronology } from './matter-chronology.ts';
import type { ModelCall } from './model-call.ts';
import { placedResult } from './placed-hits.ts';
import { recordedRuntime } from './recorded-runtime.ts';
import { RunVersions } from './run-versions.ts';
import { sentenceAt } from './sentence-at.ts';
import { tellingEvents } from './telling-events.ts';
import { toolStep } from './tool-step.ts';
import { checkedClaim } from './workshop-check.ts';
import { citationsOf, claimOf, eventClaim } from './workshop-claims.ts';
import { dayFilter } from './workshop-days.ts';
import { draftClaims } from './workshop-draft.ts';
import { writeWorkshopFiles } from './workshop-export.ts';
import { translatedClaim } from './workshop-translate.ts';
import { workshopWords } from './workshop-words.ts';

/** Of a document's letters, what makes a language one of its versions. */
const leastShare = 0.1;

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

  const versions = new RunVersions(context);
  /** A bilingual document is compared with itself. */
  const holdsVersions = (document: DocumentRecord) => {
    const { languages } = room.documents.summaryOf(document);
    const share = (isOf: (language: string) => boolean) =>
      languages.reduce((sum, one) => sum + (isOf(one.language) ? one.share : 0), 0);
    return (
      Math.min(
        share((tag) => tag === 'en'),
        share((tag) => tag !== 'en'),
      ) > leastShare
    );
  };
  const sentenceOf = ([first]: readonly Citation[]) => (first === undefined ? '' : sentenceAt(database, first));

  return {
    async read({ documentIds, signal }) {
      for (const documentId of documentIds) {
        if (room.documents.require(documentId).state !== 'ready')
          room.analysis.start(documentId, { withoutModel: true });
        await readiness(room, documentId, signal);
      }
      // What stands between two documents is known when the later one was compared.
      await room.analysis.compared();
      return result({});
    },
    async extract(call) {
      const { settings, language } = call;
      const kinds = listOf(settings.kinds);
      const lists = listOf(settings.lists).flatMap((list): FindingList[] =>
        list === 'finding' || list === 'defect' || list === 'conflict' || list === 'deadline' ? [list] : [],
      );
      const words = workshopWords(room.resourcesFolder, language);
      const asked = {
        kinds,
        ...(typeof call.settings.least === 'number' && { least: call.settings.least }),
        lists,
        expected: listOf(settings.expected),
        isWhole: settings.whole === true,
        documentIds: call.run.documentIds,
        language,
        words,
      };
      const claims = ready(call).flatMap(({ id }) => extractedClaims(database, id, asked));
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
        return claimOf({
          kind: 'search',
          text: oneLine(snippet.text),
          quote,
          citations: [{ documentId, page, start, end }],
        });
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
      const calls: ModelCall[] = [];
      const answer = await room.asking.ask(
        { matterId, documentIds, question, language, pins: [] },
        { signal, onCall: (made) => calls.push(made) },
      );
      const claims = answer.statements.map(({ text, citations }) =>
        claimOf({
          kind: 'answer',
          text,
          quote: quoted(room, citationsOf(citations)),
          citations: citationsOf(citations),
        }),
      );
      const model = stepModel(calls);
      return result(
        { claims, notes: answer.dropped.map(({ text, reason }) => `${reason}: ${text}`) },
        { tokens: answer.compression.readTokens, ...(model && { model }) },
      );
    },
    async compare(call) {
      const { run, language } = call;
      const words = workshopWords(room.resourcesFolder, language);
      const columns = comparedColumns(listOf(call.settings.kinds));
      const asked = { documentIds: run.documentIds, language, words };
      const claims = ready(call).flatMap(({ id }) => [
        ...comparedClaims(database, id, { columns, language, words }),
        ...conflictClaims(database, id, asked),
      ]);
      if (columns.length > 0) return result({ claims });
      const alone = ready(call).filter((document) => !holdsVersions(document) && !versions.hasOther(run, document));
      return result({ claims, notes: alone.length === 0 ? [] : [`${words.withoutVersion ?? ''} ${alone.length}`] });
    },
    async deadlines(call) {
      const from = textOf(call.settings.from);
      const kinds = listOf(call.settings.kinds);
      const within = dayFilter(call.settings);
      const all = await listedDeadlines(context, ready(call), from === undefined ? {} : { from });
      const listed = all.filter(({ day }) => day === null || within(day));
      const asked = listed.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
      const isBounded = textOf(call.settings.before) !== undefined || textOf(call.settings.after) !== undefined;
      const undated = isBounded ? asked.filter(({ day }) => day === null).length : 0;
      const words = workshopWords(room.resourcesFolder, call.language);
      const claims = asked
        .filter(({ day }) => !isBounded || day !== null)
        .map((deadline) => deadlineClaim(deadline, sentenceOf(deadline.anchors), { language: call.language, words }));
      // Whether these fall within the days asked nobody can say yet.
      return result({ claims, notes: undated === 0 ? [] : [`${words.withoutDay ?? ''} ${undated}`] });
    },
    async chronology(call) {
      const within = dayFilter(call.settings);
      const { events } = await matterChronology(context, ready(call));
      const words = workshopWords(room.resourcesFolder, call.language);
      const tellers = new Map(events.map(({ id, places }) => [id, places[0]?.documentName ?? '']));
      return result({
        claims: tellingEvents(events.filter(({ day }) => within(day))).map((event) =>
          eventClaim(event, words, (id) => tellers.get(id) ?? ''),
        ),
      });
    },
    async index(call) {
      const words = workshopWords(room.resourcesFolder, call.language);
      const claims = ready(call).map((document, position) => {
        const { name, pageCount, languages, sha256 } = room.documents.summaryOf(document);
        const days = reviewedFindings(database, document.id, 'finding').flatMap(({ kind, fields }) =>
          kind === 'fact.dated_event' && typeof fields.date_iso === 'string' ? [fields.date_iso] : [],
        );
        const tongues = languages.map(({ language }) => words[`language_${language}`] ?? language);
        return claimOf({
          kind: 'document',
          text: [
            `${position + 1}. ${name}`,
            fill(words.pages ?? '', { count: pageCount }),
            listed(tongues, call.language),
            ...(days[0] === undefined ? [] : [`${words.firstDate ?? ''} ${days[0]}`]),
          ].join(' — '),
          reason: `SHA-256 ${sha256}`,
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
      const nameOf = (id: string) => findDocument(database, id)?.name ?? id;
      return result(draftClaims({ resourcesFolder: room.resourcesFolder, nameOf }, call));
    },
    async translate(call) {
      const { matterId, documentIds } = call;
      const calls: ModelCall[] = [];
      const load = async () => {
        const loaded = await room.chosen.load(call.signal);
        const onCall = (made: ModelCall) => void calls.push(made);
        return loaded && recordedRuntime(context, loaded, { matterId, purpose: 'translation', documentIds, onCall });
      };
      const given = { resourcesFolder: room.resourcesFolder, language: call.language, load, signal: call.signal };
      const claims: Claim[] = [];
      let tokens = 0;
      for (const claim of mergedClaims(call.inputs)) {
        const translated = await translatedClaim(claim, given);
        claims.push(translated.claim);
        tokens += translated.tokens;
      }
      const model = stepModel(calls);
      return result({ claims }, { tokens, ...(model && { model }) });
    },
    async export(call) {
      return result({ files: await writeWorkshopFiles(room, call) });
    },
    tool: (call) => toolStep(room, call),
  };
}

/** What a step's row keeps of the model that it asked: the calls as they stand in the record; null where it asked none. */
function stepModel([first, ...others]: readonly ModelCall[]): StepModel | null {
  if (first === undefined) return null;
  const { modelId: id, modelSha256: sha256, promptSha256, outputSha256, seed, temperature } = first;
  const furtherPromptSha256s = others.map((call) => call.promptSha256);
  return { id, sha256, promptSha256, outputSha256, seed, temperature, furtherPromptSha256s };
}

/** The words at a claim's places. */
function quoted({ context }: ApplicationRoom, citations: Claim['citations']): string {
  return citations
    .map(
      ({ documentId, page, start, end }) => loadPage(context.database, documentId, page)?.text.slice(start, end) ?? '',
    )
    .join('\n');
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
