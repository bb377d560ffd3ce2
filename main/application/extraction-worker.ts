/** The worker thread in which clauses are found: pure, heavy work away from the main thread. */
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Compression } from '#contract/compression.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { DocumentSummary, PageSummary } from '#contract/matter.ts';
import type { AppliedPlaybook } from '#contract/playbook.ts';
import type { RedlineParagraph } from '#contract/versions.ts';
import type { SourceDocument } from '#main/chronology/source-document.ts';
import { type TextChronology, textChronology } from '#main/chronology/text-chronology.ts';
import { conflictsBetween, type Version } from '#main/clauses/conflicts.ts';
import type { BusinessCalendar } from '#main/clauses/deadlines/business-calendar.ts';
import type { DatedDeadline } from '#main/clauses/deadlines/dated-deadline.ts';
import { type DeadlineOptions, datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import type { Extraction } from '#main/clauses/extraction.ts';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { type Alignment, alignVersions } from '#main/clauses/versions/align-versions.ts';
import { type Comparison, compareVersions } from '#main/clauses/versions/compare-versions.ts';
import { wordsWithMeaning } from '#main/clauses/versions/left-out-candidates.ts';
import { comparedTexts } from '#main/clauses/versions/read-pairs.ts';
import { type RedlinePair, redline } from '#main/clauses/versions/redline.ts';
import { documentMix } from '#main/language/document-mix.ts';
import { languageMix } from '#main/language/mix.ts';
import { checkPlaybook, type DecidedPlaybook } from '#main/playbooks/check-playbook.ts';
import type { PlaybookDocument } from '#main/playbooks/decided-rule.ts';
import { extractiveGists, type TextGist } from '#main/summaries/gists.ts';
import { summarise } from '#main/summaries/summarise.ts';
import type { SummaryInput, TextSummary } from '#main/summaries/text-summary.ts';
import { type CompressionRequest, type CompressionRoom, openCompressionRoom } from './compression-task.ts';
import { readExtractOptions } from './extract-options.ts';
import { KeptExtractions } from './kept-extractions.ts';
import { readCalendars } from './read-calendars.ts';
import { loadTranslations } from './read-translations.ts';
import { serveTasks } from './serve-tasks.ts';

export type ExtractionTasks = {
  /** `amending`: documents whose amendments are carried out in the text. */
  readonly extract: {
    readonly task: {
      readonly text: string;
      readonly amending?: readonly { readonly id: string; readonly name: string; readonly text: string }[];
    };
    readonly answer: Extraction;
  };
  readonly languages: {
    readonly task: { readonly texts: readonly string[] };
    readonly answer: {
      readonly pages: readonly PageSummary['languages'][];
      readonly document: DocumentSummary['languages'];
    };
  };
  /** The summary and gists that need no model. */
  readonly sentences: {
    readonly task: SummaryInput;
    readonly answer: { readonly summary: TextSummary; readonly gists: readonly TextGist[] };
  };
  /** What of a text a model should read. */
  readonly compress: { readonly task: CompressionRequest; readonly answer: Compression };
  /** Clause kinds that a question asks for. */
  readonly kindsAsked: { readonly task: { readonly question: string }; readonly answer: readonly string[] };
  /** The deadlines of a text with their days. */
  readonly deadlines: {
    readonly task: { readonly text: string; readonly known: Omit<DeadlineOptions, 'calendars'> };
    readonly answer: readonly DatedDeadline[];
  };
  /** The conflicts between two versions, seen from each. */
  readonly conflicts: {
    readonly task: { readonly a: string; readonly b: string };
    readonly answer: { readonly ofA: readonly TextFinding[]; readonly ofB: readonly TextFinding[] };
  };
  /** The events and people of documents. */
  readonly chronology: {
    readonly task: { readonly documents: readonly SourceDocument[] };
    readonly answer: TextChronology;
  };
  /** A document held against a playbook. */
  readonly playbook: {
    readonly task: { readonly playbook: AppliedPlaybook; readonly document: PlaybookDocument };
    readonly answer: DecidedPlaybook;
  };
  /** Two versions aligned, with what differs. */
  readonly compare: {
    readonly task: {
      readonly a: string;
      readonly b: string;
      /** Of the words that `meaningWords` named. */
      readonly meanings?: { readonly words: readonly string[]; readonly meanings: readonly Int8Array[] };
    };
    readonly answer: Comparison;
  };
  /** The words of two versions whose meanings the comparison can use; none where there are too many. */
  readonly meaningWords: {
    readonly task: { readonly a: string; readonly b: string };
    readonly answer: readonly string[];
  };
  /** One draft against another, by the pairs that were found. */
  readonly redline: {
    readonly task: { readonly a: string; readonly b: string; readonly pairs: readonly RedlinePair[] };
    readonly answer: readonly RedlineParagraph[];
  };
};

const folders = z.object({ resourcesFolder: z.string(), nativeFolder: z.string().optional() }).parse(workerData);
const options = {
  ...readExtractOptions(folders.resourcesFolder),
  glossary: () => {
    glossary ??= loadTranslations(folders.resourcesFolder);
    return glossary;
  },
};

/** Of longer texts, some 150 pages in both languages, the meanings would take a minute: they are compared by their words. */
const mostMeantLetters = 600_000;

/** Read at the first deadline. */
let calendars: readonly BusinessCalendar[] | null = null;
let openedRoom: CompressionRoom | null = null;
/** Read at the first comparison of two languages. */
let glossary: ReturnType<typeof loadTranslations> | null = null;

/** Opened at the first question: most work of this thread never needs it. */
function compressionRoom(): CompressionRoom {
  const { resourcesFolder, nativeFolder } = folders;
  openedRoom ??= openCompressionRoom({ resourcesFolder, ...(nativeFolder !== undefined && { nativeFolder }) });
  return openedRoom;
}

const extractions = new KeptExtractions((text) => extract(text, options));

function version(text: string) {
  return { text, extraction: extractions.of(text) };
}

interface AlignedTexts {
  readonly a: string;
  readonly b: string;
  readonly versions: readonly [Version, Version];
  readonly alignment: Alignment;
}

/** Of the versions whose words were asked for and that are compared next. */
let lastAligned: AlignedTexts | null = null;

function aligned(a: string, b: string): AlignedTexts {
  if (lastAligned?.a === a && lastAligned.b === b) return lastAligned;
  const versions = [version(a), version(b)] as const;
  lastAligned = { a, b, versions, alignment: alignVersions(...versions, { glossary: options.glossary() }) };
  return lastAligned;
}

function zipped<One, Other>(ones: readonly One[], others: readonly Other[]): (readonly [One, Other])[] {
  return ones.flatMap((one, index) => {
    const other = others[index];
    return other === undefined ? [] : [[one, other] as const];
  });
}

serveTasks<ExtractionTasks>({
  extract: ({ text, amending = [] }: ExtractionTasks['extract']['task']) =>
    amending.length === 0
      ? extractions.of(text)
      : extract(
          text,
          options,
          amending.map((other) => ({ ...other, clauses: clauseTree(other.text) })),
        ),
  languages: ({ texts }: ExtractionTasks['languages']['task']) => {
    const pages = texts.map((text) => ({ text, languages: languageMix(text) }));
    return { pages: pages.map((page) => page.languages), document: documentMix(pages) };
  },
  sentences: async (input: SummaryInput) => ({
    summary: await summarise({ ...input, runtime: null }),
    gists: extractiveGists(input),
  }),
  compress: (request: CompressionRequest) => compressionRoom().compress(request),
  kindsAsked: ({ question }: ExtractionTasks['kindsAsked']['task']) => compressionRoom().kindsAsked(question),
  deadlines: ({ text, known }: ExtractionTasks['deadlines']['task']) => {
    calendars ??= readCalendars(folders.resourcesFolder);
    return datedDeadlines(version(text), { ...known, calendars });
  },
  conflicts: ({ a, b }: ExtractionTasks['conflicts']['task']) => {
    const [one, two] = [version(a), version(b)];
    return { ofA: conflictsBetween(one, two), ofB: conflictsBetween(two, one) };
  },
  chronology: ({ documents }: ExtractionTasks['chronology']['task']) => textChronology(documents),
  playbook: ({ playbook, document }: ExtractionTasks['playbook']['task']) => checkPlaybook(playbook, document),
  compare: ({ a, b, meanings }: ExtractionTasks['compare']['task']) => {
    const { versions, alignment } = aligned(a, b);
    lastAligned = null;
    return compareVersions(...versions, {
      alignment,
      meanings: meanings && new Map(zipped(meanings.words, meanings.meanings)),
    });
  },
  meaningWords: ({ a, b }: ExtractionTasks['meaningWords']['task']) => {
    if (a.length + b.length > mostMeantLetters) return [];
    const { alignment } = aligned(a, b);
    return alignment.translated ? wordsWithMeaning(alignment.pairs, comparedTexts(alignment, a, b)) : [];
  },
  redline: ({ a, b, pairs }: ExtractionTasks['redline']['task']) => redline(a, b, pairs),
});
