import { z } from 'zod';
import type { Answer, AskChange, Reading } from './answer.ts';
import { type BundleEntry, bundleSchema, type KeptBundle, type WrittenBundle } from './bundle.ts';
import type { Chronology } from './chronology.ts';
import { chronologyFilterSchema } from './chronology-filter.ts';
import { calendarIds, type DeadlineView } from './deadline.ts';
import { deadlineFormats } from './deadline-format.ts';
import type { Anchor, LanguagePlace } from './document.ts';
import type { Draft } from './draft.ts';
import type { EncryptionState } from './encryption.ts';
import type { ClauseNode, Gist, Review, Summary } from './finding.ts';
import { type MatterRules, matterRulesSchema } from './guardrails.ts';
import type { EndpointStatus, MachineReport } from './machine.ts';
import type {
  AppInfo,
  DocumentSummary,
  DocumentView,
  Job,
  Matter,
  ModelStatus,
  ReviewedFinding,
  Settings,
} from './matter.ts';
import type { RestoredMatter } from './matter-backup.ts';
import type { Opening } from './opening.ts';
import type { PageReading } from './page-reading.ts';
import type { AddedPlaybook, CheckedDocument, ChosenPlaybook, PlaybookChoice } from './playbook.ts';
import type { WrittenProposals } from './proposal.ts';
import type { Certificate, RecordCheck, RecordEntry } from './record.ts';
import {
  type DocumentRedactions,
  documentRedactionsSchema,
  type Redaction,
  type RedactionExport,
  redactionReasons,
} from './redaction.ts';
import { reportForms } from './report-form.ts';
import {
  type KeptReviewTable,
  type ReviewField,
  type ReviewRows,
  type ReviewTemplate,
  reviewColumnSchema,
  reviewViewSchema,
} from './review-table.ts';
import type { RulesPeriodsView } from './rules-period.ts';
import type { IndexState, PlacedSearchResult, SavedSearch } from './search.ts';
import {
  offeredToolSchema,
  type ToolGrant,
  type ToolsOffer,
  toolAddressSchema,
  toolsOriginPattern,
  toolsOriginSchema,
} from './tools.ts';
import type { UpdateCheck } from './update.ts';
import type { VersionSuggestion, VersionsView } from './versions.ts';
import type { Approval, Plan, ProposedPlan, RunSummary, RunView } from './workshop.ts';
import { citationSchema, planSchema } from './workshop.ts';

/**
 * What the window may ask of the application, and what the application tells
 * the window. Two mapped types and one table of schemas: the preload exposes
 * exactly these names and the shell parses every argument before it is used.
 */

const id = z.string().min(1).max(200);
const outputLanguage = z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']);
const passphrase = z.string().min(1).max(1_024);
const shortText = z.string().max(2_000);

const fieldValue: z.ZodType<FieldJson> = z.lazy(() =>
  z.union([
    z.string().max(20_000),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(fieldValue),
    z.record(z.string(), fieldValue),
  ]),
);
type FieldJson = string | number | boolean | null | FieldJson[] | { [key: string]: FieldJson };

const offset = z.int().min(0);
const pins = z
  .array(z.strictObject({ documentId: id, start: offset, end: offset, pin: z.enum(['in', 'out']) }))
  .max(10_000);
/** An address of a server; anything but http and https is refused. */
const serverUrl = z.url({ protocol: /^https?$/ }).max(2_000);

/** Arguments by request name. */
export const bridgeArguments = {
  'app.info': z.strictObject({}),
  /** Takes what the system asked to have opened: a link, a notification; each is given once. */
  'opening.take': z.strictObject({}),
  /** Asks for a folder and checks the release in it; installs nothing. */
  'updates.check': z.strictObject({}),
  /** Puts the link to a place on the clipboard. */
  'links.copy': z.strictObject({
    matterId: id,
    documentId: id.nullable(),
    page: z.int().min(1).max(999_999).nullable(),
  }),
  'settings.get': z.strictObject({}),
  'settings.set': z.strictObject({
    locale: z.enum(['en', 'zh-Hant', 'zh-Hans']).optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
    outputLanguage: outputLanguage.optional(),
    modelId: id.optional(),
    tourSeen: z.boolean().optional(),
    notify: z.enum(['named', 'unnamed', 'off']).optional(),
    keepAwake: z.boolean().optional(),
  }),
  'matters.list': z.strictObject({}),
  'matters.create': z.strictObject({
    name: shortText.min(1),
    parties: z.array(shortText).max(100),
    language: outputLanguage,
  }),
  'matters.update': z.strictObject({
    matterId: id,
    name: shortText.min(1).optional(),
    parties: z.array(shortText).max(100).optional(),
    language: outputLanguage.optional(),
  }),
  'matters.delete': z.strictObject({ matterId: id }),
  /** Asks for a file and writes a matter there whole, under a passphrase of its own where one is given. */
  'matters.backup': z.strictObject({
    matterId: id,
    passphrase: passphrase.optional(),
    path: z.string().max(8_192).optional(),
  }),
  /** Asks for a backup and brings back what is not here. */
  'matters.restore': z.strictObject({ passphrase: passphrase.optional(), path: z.string().max(8_192).optional() }),
  'encryption.state': z.strictObject({}),
  'encryption.unlock': z.strictObject({ passphrase }),
  'encryption.lock': z.strictObject({}),
  'encryption.turnOn': z.strictObject({ passphrase }),
  'encryption.turnOff': z.strictObject({ passphrase }),
  'encryption.change': z.strictObject({ passphrase, next: passphrase }),
  'encryption.lockAfter': z.strictObject({ minutes: z.int().min(1).max(1_440).nullable() }),
  'samples.open': z.strictObject({}),
  'documents.list': z.strictObject({ matterId: id }),
  'documents.addPaths': z.strictObject({ matterId: id, paths: z.array(z.string().min(1).max(8_192)).max(10_000) }),
  'documents.addBytes': z.strictObject({
    matterId: id,
    name: z.string().min(1).max(1_024),
    bytes: z.instanceof(Uint8Array),
  }),
  'documents.choose': z.strictObject({ matterId: id, kind: z.enum(['files', 'folder']) }),
  'documents.view': z.strictObject({ documentId: id }),
  /** Reads finished documents again in the background; the earlier reading stays until the new one is whole. */
  'documents.readAgain': z.strictObject({ documentIds: z.array(id).max(10_000) }),
  'documents.remove': z.strictObject({ documentId: id }),
  /** Where each language stands on a page, in reading order. */
  'pages.languages': z.strictObject({ documentId: id, pageNumber: z.int().min(1).max(1_000_000) }),
  /** How a page was read: lines, weak characters, marks, regions. */
  'pages.reading': z.strictObject({ documentId: id, pageNumber: z.int().min(1).max(1_000_000) }),
  /** A person's reading of one line of a recognised page; the words first read take it back. */
  'pages.correct': z.strictObject({
    documentId: id,
    pageNumber: z.int().min(1).max(1_000_000),
    line: z.int().min(0).max(100_000),
    text: shortText,
  }),
  /** Each character of the words with those it may stand for in the other script, itself first. */
  'find.forms': z.strictObject({ text: shortText }),
  'queue.list': z.strictObject({}),
  'queue.cancel': z.strictObject({ documentId: id }),
  'queue.retry': z.strictObject({ documentId: id, password: z.string().max(1_024).optional() }),
  'findings.list': z.strictObject({ documentId: id }),
  'findings.review': z.strictObject({
    findingId: id,
    state: z.enum(['open', 'accepted', 'corrected', 'rejected']),
    fields: z.record(z.string(), fieldValue),
    note: z.string().max(20_000),
  }),
  'clauses.list': z.strictObject({ documentId: id }),
  'summaries.get': z.strictObject({ documentId: id, language: outputLanguage }),
  'summaries.request': z.strictObject({ documentId: id, language: outputLanguage }),
  'gists.list': z.strictObject({ documentId: id, language: outputLanguage }),
  /** Asks the model for the gist of one clause, by its place in `clauses.list`. */
  'gists.request': z.strictObject({ documentId: id, language: outputLanguage, clauseIndex: z.int().min(0) }),
  /** Asks for a folder (unless one is given) and writes the reports of these documents there. */
  'exports.run': z.strictObject({
    documentIds: z.array(id).min(1).max(10_000),
    language: outputLanguage,
    folder: z.string().max(8_192).optional(),
    maskPersonalData: z.boolean().optional(),
    /** The long form where absent. */
    form: z.enum(reportForms).optional(),
  }),
  'exports.reveal': z.strictObject({ path: z.string().min(1).max(8_192) }),
  /** Asks documents; an empty list asks all of the matter. The answer comes by `ask.changed`. */
  'ask.start': z.strictObject({
    matterId: id,
    documentIds: z.array(id).max(10_000),
    question: z.string().trim().min(1).max(20_000),
    language: outputLanguage,
    pins,
  }),
  'ask.cancel': z.strictObject({ askId: id }),
  /** The questions asked of a matter in this session and their answers, oldest first. */
  'ask.list': z.strictObject({ matterId: id }),
  /** What was read of a document for an answer (`askId`) or for its summary (null). */
  'reading.get': z.strictObject({ documentId: id, askId: id.nullable() }),
  'search.run': z.strictObject({
    query: shortText.min(1),
    matterId: id.optional(),
    documentIds: z.array(id).max(10_000).optional(),
    limit: z.int().min(1).max(200).optional(),
    /** False: without the places of the words, which `search.places` has for the hit that is opened. */
    isPlaced: z.boolean().optional(),
  }),
  /** Where stretches of a page's text stand on it. */
  'search.places': z.strictObject({
    documentId: id,
    pageNumber: z.int().min(1),
    ranges: z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(0) })).max(10_000),
  }),
  /** Searches kept for a matter, in the order of their words. */
  'search.saved': z.strictObject({ matterId: id }),
  'search.save': z.strictObject({ matterId: id, query: shortText.min(1) }),
  'search.forget': z.strictObject({ matterId: id, savedId: z.string().regex(/^search-[0-9a-f]{32}$/) }),
  /** How far the search index is. */
  /** Somebody is about to search. */
  'search.prepare': z.strictObject({}),
  'search.state': z.strictObject({}),
  'search.rebuild': z.strictObject({}),
  /** Deadlines of a matter's documents with their days; an empty list asks all of them. */
  'deadlines.list': z.strictObject({
    matterId: id,
    documentIds: z.array(id).max(10_000),
    from: z.iso.date().optional(),
    place: z.enum(calendarIds).optional(),
    today: z.iso.date().optional(),
  }),
  /** Periods that the arbitration rules and the seats of a matter's documents fix; an empty list asks all of them. */
  'deadlines.rules': z.strictObject({ matterId: id, documentIds: z.array(id).max(10_000) }),
  /** Keeps the day of an event with an arbitration agreement, or takes it away with null. */
  'deadlines.keepRulesDay': z.strictObject({
    documentId: id,
    findingId: id,
    eventId: z.string().regex(/^[a-z-]{1,40}$/),
    day: z.iso.date().nullable(),
  }),
  /** Asks for a folder and writes the deadlines there; a calendar file, which has the dated ones, where no format is named. */
  'deadlines.export': z.strictObject({
    matterId: id,
    documentIds: z.array(id).max(10_000),
    language: outputLanguage,
    format: z.enum(deadlineFormats).optional(),
    folder: z.string().max(8_192).optional(),
  }),
  /** What is marked to be taken out of a document. */
  'redactions.list': z.strictObject({ documentId: id }),
  /** Keeps what is marked in place of what was. */
  'redactions.save': z.strictObject({ documentId: id, content: documentRedactionsSchema }),
  /** Places of words and personal data; nothing is kept of them yet. */
  'redactions.suggest': z.strictObject({
    documentId: id,
    words: z.array(z.string().min(1).max(2_000)).max(1_000),
    personalData: z.boolean(),
    reason: z.enum(redactionReasons),
  }),
  /** Asks for a folder and writes the redacted copies there with their log. */
  'redactions.export': z.strictObject({
    documentIds: z.array(id).min(1).max(10_000),
    language: outputLanguage.optional(),
    folder: z.string().max(8_192).optional(),
  }),
  /** Asks for a folder and writes copies of documents with the mends of their defects, or what their matter’s playbook proposes. */
  'proposals.export': z.strictObject({
    documentIds: z.array(id).min(1).max(10_000),
    from: z.enum(['mends', 'playbook', 'both']).optional(),
    folder: z.string().max(8_192).optional(),
  }),
  /** Every playbook: those of the program and a person's own. */
  'playbooks.list': z.strictObject({}),
  /** Asks for a file and keeps the playbook in it as one of one's own. */
  'playbooks.add': z.strictObject({ path: z.string().max(8_192).optional() }),
  'playbooks.remove': z.strictObject({ playbookId: id }),
  /** What a person chose for a matter; null where each document's type tells. */
  'playbooks.chosen': z.strictObject({ matterId: id }),
  /** Null is no playbook at all; without it the document's types tell again. */
  'playbooks.choose': z.strictObject({
    matterId: id,
    playbookId: id.nullable().optional(),
    contractType: id.optional(),
  }),
  /** The types of contract that a document can be taken for. */
  'playbooks.types': z.strictObject({}),
  /** Says what a document is; null: none of the types; without it its title tells again. */
  'playbooks.giveType': z.strictObject({ documentId: id, contractType: id.nullable().optional() }),
  /** The documents of a matter against its playbook, reasons in that language; an empty list checks all of them. */
  'playbooks.check': z.strictObject({
    matterId: id,
    documentIds: z.array(id).max(10_000),
    language: outputLanguage,
  }),
  /** The review tables that come with the program. */
  'review.templates': z.strictObject({}),
  /** What a person began to type and has not sent; an empty text is forgotten. */
  'drafts.list': z.strictObject({}),
  'drafts.keep': z.strictObject({
    key: z.string().min(1).max(400),
    matterId: id.nullable(),
    text: z.string().max(200_000),
  }),
  /** Columns to choose from: each kind of the ontology, and each field that is read of it. */
  'review.fields': z.strictObject({}),
  'review.list': z.strictObject({ matterId: id }),
  'review.save': z.strictObject({
    id,
    matterId: id,
    name: z.string().min(1).max(500),
    columns: z.array(reviewColumnSchema).max(60),
  }),
  'review.delete': z.strictObject({ tableId: id }),
  'review.rows': z.strictObject({
    tableId: id,
    view: reviewViewSchema,
    offset: z.int().min(0),
    limit: z.int().min(1).max(500),
  }),
  /** Accepts a cell, puts other words in its place, or takes that back. */
  'review.judge': z.strictObject({
    tableId: id,
    documentId: id,
    columnId: z.string().min(1).max(80),
    state: z.enum(['accepted', 'corrected', 'open']),
    value: z.string().max(20_000),
  }),
  /** Puts the table's questions to every document without an answer; how many wait. */
  'review.ask': z.strictObject({ tableId: id }),
  'review.stop': z.strictObject({ tableId: id }),
  /** Asks for a folder and writes the rows of the view there. */
  'review.export': z.strictObject({
    tableId: id,
    view: reviewViewSchema,
    format: z.enum(['xlsx', 'csv']),
    withCitations: z.boolean(),
    language: outputLanguage.optional(),
    folder: z.string().max(8_192).optional(),
  }),
  /** The bundles of a matter, the last saved first. */
  'bundles.list': z.strictObject({ matterId: id }),
  /** What an index would say of documents. */
  'bundles.entries': z.strictObject({ documentIds: z.array(id).max(5_000) }),
  'bundles.save': z.strictObject({ id, matterId: id, bundle: bundleSchema }),
  'bundles.delete': z.strictObject({ id, matterId: id }),
  /** Asks for a folder and writes the bundle there. */
  'bundles.write': z.strictObject({ matterId: id, bundle: bundleSchema, folder: z.string().max(8_192).optional() }),
  /** Two read documents side by side. */
  'versions.compare': z.strictObject({ a: id, b: id }),
  /** Asks for a folder and writes two read documents compared there, as a redline or side by side. */
  'versions.export': z.strictObject({
    a: id,
    b: id,
    language: outputLanguage.optional(),
    folder: z.string().max(8_192).optional(),
  }),
  /** Other documents of the matter, the likeliest versions first. */
  'versions.suggest': z.strictObject({ documentId: id }),
  /** The events and people of a matter's documents; an empty list asks all of them. */
  'chronology.get': z.strictObject({ matterId: id, documentIds: z.array(id).max(10_000) }),
  /** Asks for a folder and writes them there, narrowed, as a Word document, a page, a workbook and JSON. */
  'chronology.export': z.strictObject({
    matterId: id,
    documentIds: z.array(id).max(10_000),
    filter: chronologyFilterSchema,
    language: outputLanguage.optional(),
    folder: z.string().max(8_192).optional(),
  }),
  /** The templates of the program and a person's own. */
  'workshop.templates': z.strictObject({}),
  /** Saves a plan as a template of one's own. */
  'workshop.saveTemplate': z.strictObject({ plan: planSchema }),
  /** Deletes a template of one's own; those that come with the program stay. */
  'workshop.deleteTemplate': z.strictObject({ templateId: id }),
  /** A plan for an instruction in any of the languages; nothing runs yet. */
  'workshop.plan': z.strictObject({ instruction: shortText.trim().min(1), language: outputLanguage }),
  /** Begins a plan over documents; an empty list takes all of the matter. */
  'workshop.run': z.strictObject({ matterId: id, documentIds: z.array(id).max(100_000), plan: planSchema }),
  'workshop.list': z.strictObject({ matterId: id.optional() }),
  'workshop.show': z.strictObject({ runId: id }),
  /** Where places of a run's claims stand on their pages; in the same order, those of pages that are not there or may not be seen left out. */
  'workshop.places': z.strictObject({ runId: id, citations: z.array(citationSchema).max(2_000) }),
  'workshop.pause': z.strictObject({ runId: id }),
  'workshop.resume': z.strictObject({ runId: id }),
  'workshop.cancel': z.strictObject({ runId: id }),
  'approvals.list': z.strictObject({ matterId: id.optional(), waiting: z.boolean() }),
  'approvals.decide': z.strictObject({ approvalId: id, approve: z.boolean(), note: shortText, by: shortText.min(1) }),
  /** The entries of the record that belong to a matter, oldest first. */
  'record.list': z.strictObject({ matterId: id }),
  /** Follows the whole record and names the first break. */
  'record.verify': z.strictObject({}),
  /** The signed certificate of a document as it stands now. */
  'record.certificate': z.strictObject({ documentId: id, language: outputLanguage }),
  'rules.get': z.strictObject({ matterId: id }),
  'rules.set': z.strictObject({ matterId: id, rules: matterRulesSchema }),
  /** The tools from outside that steps of the matter's plans may call. */
  'tools.list': z.strictObject({ matterId: id }),
  /** Starts or reaches a server to see what it offers; the window's shell asks a person first. */
  'tools.offer': z.strictObject({
    matterId: id,
    origin: z.string().regex(toolsOriginPattern),
    from: toolsOriginSchema,
  }),
  /** Grants tools of an offer as they were seen. */
  'tools.grant': z.strictObject({ offerId: id, tools: z.array(z.string().min(1).max(128)).min(1).max(500) }),
  /** Grants one method of one address. */
  'tools.grantAddress': offeredToolSchema.extend({
    matterId: id,
    origin: z.string().regex(toolsOriginPattern),
    from: toolAddressSchema,
  }),
  'tools.revoke': z.strictObject({ matterId: id, name: z.string().min(1).max(200) }),
  'models.list': z.strictObject({}),
  'models.fetch': z.strictObject({ modelId: id }),
  'models.cancelFetch': z.strictObject({ modelId: id }),
  /** The last measurement of this computer. */
  'machine.get': z.strictObject({}),
  'machine.measure': z.strictObject({}),
  'endpoints.list': z.strictObject({}),
  /** Names an endpoint (`endpointId` null) or changes it; a key that is left out stays as it was. */
  'endpoints.save': z.strictObject({
    endpointId: id.nullable(),
    name: shortText.min(1),
    baseUrl: serverUrl,
    model: shortText.min(1),
    contextTokens: z.int().min(512).max(10_000_000),
    key: z.string().max(4_096).optional(),
    vocabularyModelId: id.nullable().optional(),
  }),
  'endpoints.remove': z.strictObject({ endpointId: id }),
  'endpoints.test': z.strictObject({ endpointId: id }),
} as const;

export type BridgeRequest = keyof typeof bridgeArguments;
export type BridgeArguments = { [Name in BridgeRequest]: z.infer<(typeof bridgeArguments)[Name]> };

/** How adding files went: what was new, what was already there, what was not a document. */
export interface AddResult {
  readonly added: readonly DocumentSummary[];
  readonly alreadyThere: readonly DocumentSummary[];
  readonly refused: readonly { readonly name: string; readonly code: string; readonly message: string }[];
}

export interface BridgeResults {
  'app.info': AppInfo;
  'opening.take': Opening | null;
  /** null when the dialog was closed without a choice. */
  'updates.check': UpdateCheck | null;
  /** The link that is now on the clipboard. */
  'links.copy': string;
  'settings.get': Settings;
  'settings.set': Settings;
  'matters.list': readonly Matter[];
  'matters.create': Matter;
  'matters.update': Matter;
  'matters.delete': null;
  /** The file written; null when the dialog was closed without a choice. */
  'matters.backup': string | null;
  /** null when the dialog was closed without a choice. */
  'matters.restore': RestoredMatter | null;
  'encryption.state': EncryptionState;
  'encryption.unlock': EncryptionState;
  'encryption.lock': EncryptionState;
  'encryption.turnOn': EncryptionState;
  'encryption.turnOff': EncryptionState;
  'encryption.change': EncryptionState;
  'encryption.lockAfter': EncryptionState;
  'samples.open': Matter;
  'documents.list': readonly DocumentSummary[];
  'documents.addPaths': AddResult;
  'documents.addBytes': AddResult;
  /** null when the dialog was closed without a choice. */
  'documents.choose': AddResult | null;
  'documents.view': DocumentView;
  'documents.readAgain': null;
  'documents.remove': null;
  'pages.languages': readonly LanguagePlace[];
  'pages.reading': PageReading;
  'pages.correct': PageReading;
  'find.forms': readonly (readonly string[])[];
  'queue.list': readonly Job[];
  'queue.cancel': null;
  'queue.retry': null;
  'findings.list': readonly ReviewedFinding[];
  'findings.review': Review;
  'clauses.list': readonly ClauseNode[];
  'summaries.get': Summary | null;
  'summaries.request': null;
  'gists.list': readonly Gist[];
  'gists.request': Gist;
  /** The files written; null when the dialog was closed without a choice. */
  'exports.run': readonly string[] | null;
  'exports.reveal': null;
  'ask.start': { readonly askId: string };
  'ask.cancel': null;
  'ask.list': readonly Answer[];
  /** null: nothing was read of it for that. */
  'reading.get': Reading | null;
  /** Places where the words stand are anchors, so that they can be shown and marked. */
  'search.run': PlacedSearchResult;
  'search.places': readonly Anchor[];
  'search.saved': readonly SavedSearch[];
  'search.save': readonly SavedSearch[];
  'search.forget': readonly SavedSearch[];
  'search.prepare': null;
  'search.state': IndexState;
  'search.rebuild': IndexState;
  'deadlines.list': readonly DeadlineView[];
  'deadlines.rules': readonly RulesPeriodsView[];
  'deadlines.keepRulesDay': null;
  /** The file written; null when the dialog was closed without a choice. */
  'deadlines.export': string | null;
  'redactions.list': DocumentRedactions;
  'redactions.save': null;
  'redactions.suggest': readonly Redaction[];
  /** null when the dialog was closed without a choice. */
  'redactions.export': RedactionExport | null;
  /** null when the dialog was closed without a choice. */
  'proposals.export': readonly WrittenProposals[] | null;
  'playbooks.list': readonly PlaybookChoice[];
  'playbooks.add': AddedPlaybook | null;
  'playbooks.remove': null;
  'playbooks.chosen': ChosenPlaybook | null;
  'playbooks.choose': null;
  'playbooks.types': PlaybookChoice['contractTypes'];
  'playbooks.giveType': null;
  'playbooks.check': readonly CheckedDocument[];
  'review.templates': readonly ReviewTemplate[];
  'drafts.list': readonly Draft[];
  'drafts.keep': null;
  'review.fields': readonly ReviewField[];
  'review.list': readonly KeptReviewTable[];
  'review.save': null;
  'review.delete': null;
  'review.rows': ReviewRows;
  'review.judge': null;
  'review.ask': number;
  'review.stop': null;
  /** The file written; null when the dialog was closed without a choice. */
  'review.export': string | null;
  'bundles.list': readonly KeptBundle[];
  'bundles.entries': readonly BundleEntry[];
  'bundles.save': null;
  'bundles.delete': null;
  /** null when the dialog was closed without a choice. */
  'bundles.write': WrittenBundle | null;
  'versions.compare': VersionsView;
  'versions.export': readonly string[] | null;
  'versions.suggest': readonly VersionSuggestion[];
  'chronology.get': Chronology;
  'chronology.export': readonly string[] | null;
  'workshop.templates': readonly Plan[];
  'workshop.saveTemplate': null;
  'workshop.deleteTemplate': null;
  'workshop.plan': ProposedPlan;
  'workshop.run': RunSummary;
  'workshop.list': readonly RunSummary[];
  'workshop.show': RunView;
  'workshop.places': readonly Anchor[];
  'workshop.pause': RunSummary;
  'workshop.resume': RunSummary;
  'workshop.cancel': RunSummary;
  'approvals.list': readonly Approval[];
  'approvals.decide': Approval;
  'record.list': readonly RecordEntry[];
  'record.verify': RecordCheck;
  'record.certificate': Certificate;
  'rules.get': MatterRules;
  'rules.set': MatterRules;
  'tools.list': readonly ToolGrant[];
  'tools.offer': ToolsOffer;
  'tools.grant': readonly ToolGrant[];
  'tools.grantAddress': ToolGrant;
  'tools.revoke': readonly ToolGrant[];
  'models.list': readonly ModelStatus[];
  'models.fetch': null;
  'models.cancelFetch': null;
  /** null: never measured. */
  'machine.get': MachineReport | null;
  'machine.measure': MachineReport;
  'endpoints.list': readonly EndpointStatus[];
  'endpoints.save': EndpointStatus;
  'endpoints.remove': null;
  'endpoints.test': EndpointStatus;
}

/** What the application tells the window; each says that something changed and carries what is needed to show it. */
export interface BridgeEvents {
  'queue.changed': readonly Job[];
  'document.changed': DocumentSummary;
  'matters.changed': readonly Matter[];
  'findings.changed': { readonly documentId: string };
  'summary.changed': { readonly documentId: string; readonly language: string };
  'models.changed': readonly ModelStatus[];
  'endpoints.changed': readonly EndpointStatus[];
  'ask.changed': AskChange;
  'search.changed': IndexState;
  'workshop.changed': RunSummary;
  'approvals.changed': readonly Approval[];
  /** Every question of a review table that was asked has its answer or says why it has none. */
  'review.ended': { readonly matterId: string; readonly tableId: string; readonly name: string };
  'settings.changed': Settings;
  'encryption.changed': EncryptionState;
  /** A menu item or shortcut of the shell, by the name of a window command. */
  command: { readonly name: string };
  /** The system asked for something to be opened, which `opening.take` gives. */
  'opening.waits': Readonly<Record<never, never>>;
  /** Files handed over by the system ("open with"), added to this matter. */
  'files.opened': { readonly matterId: string; readonly documentIds: readonly string[] };
}

export const bridgeEventNames = [
  'queue.changed',
  'document.changed',
  'matters.changed',
  'findings.changed',
  'summary.changed',
  'models.changed',
  'endpoints.changed',
  'ask.changed',
  'search.changed',
  'workshop.changed',
  'approvals.changed',
  'review.ended',
  'settings.changed',
  'encryption.changed',
  'command',
  'opening.waits',
  'files.opened',
] as const satisfies readonly (keyof BridgeEvents)[];

/** A request's answer across the border: errors are values, by code. */
export type BridgeAnswer<Name extends BridgeRequest> =
  | { readonly ok: true; readonly value: BridgeResults[Name] }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** The object the preload puts at `window.sampan`. */
export interface SampanBridge {
  request<Name extends BridgeRequest>(name: Name, args: BridgeArguments[Name]): Promise<BridgeAnswer<Name>>;
  on<Name extends keyof BridgeEvents>(name: Name, listener: (payload: BridgeEvents[Name]) => void): () => void;
  /** The path of a dropped file, or "" when it has none (use its bytes then). */
  pathForFile(file: File): string;
}
