import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import { isCellClaim } from '#contract/side-by-side.ts';
import type { Claim } from '#contract/workshop.ts';
import {
  type WorkshopFileInput,
  workshopDocx,
  workshopIcs,
  workshopJson,
  workshopXlsx,
} from '#main/reports/workshop-files.ts';
import { findDocument } from '#main/store/documents.ts';
import type { StepCall } from '#main/workshop/functions.ts';
import { mergedClaims } from '#main/workshop/merged-claims.ts';
import type { ApplicationRoom } from './application-room.ts';
import { summedNotes } from './summed-notes.ts';
import { compared, headingClaim } from './workshop-draft.ts';
import { workshopWords } from './workshop-words.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Writes what the steps before gave into the folder of the setting `folder`,
 * under the plan's name; formats by the setting `formats`. A second attempt
 * writes the same files again, each whole or not at all. Returns their paths.
 * Errors: `wrong-usage` without a folder, those of the disk.
 */
export async function writeWorkshopFiles(room: ApplicationRoom, call: StepCall): Promise<string[]> {
  const { run, settings, language, inputs } = call;
  const folder = settings.folder;
  if (typeof folder !== 'string' || folder.trim() === '' || folder.includes('{'))
    throw new SampanError('wrong-usage', 'Name the folder that the files are written to.');
  const { database } = room.context;
  const claims = mergedClaims(inputs);
  const input: WorkshopFileInput = {
    title: run.name,
    language,
    // What has one day stays in the order in which it was found: by time, by place.
    claims: settings.sort === 'day' ? claims.toSorted(byDay) : claims,
    notes: summedNotes(inputs.flatMap(({ notes }) => notes)),
    nameOf: (documentId) => findDocument(database, documentId)?.name ?? documentId,
    words: workshopWords(room.resourcesFolder, language),
    // Of the run, so that a second attempt writes the same bytes.
    stampedAtMs: run.createdAtMs,
  };
  const formats = Array.isArray(settings.formats) ? settings.formats : ['json'];
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const format of formats) {
    const bytes = await fileOf(format, format === 'docx' ? withDifferences(input) : input);
    if (bytes === null) continue;
    const path = join(folder, `${run.plan.id}.${format}`);
    await writeWhole(path, bytes);
    written.push(path);
  }
  return written;
}

/** Where nobody drafted, what differs between contracts stands below their table all the same. */
function withDifferences(input: WorkshopFileInput): WorkshopFileInput {
  const { claims } = input;
  if (claims.some(({ kind }) => kind === 'heading')) return input;
  const cells = claims.filter(isCellClaim);
  const others = claims.filter((claim) => !isCellClaim(claim));
  const heading = others.length === 0 || cells.length === 0 ? [] : [headingClaim(input.words.findingsPart ?? '')];
  return { ...input, claims: [...compared(cells, input), ...heading, ...others] };
}

function byDay(a: Claim, b: Claim): number {
  return (a.day ?? '9999').localeCompare(b.day ?? '9999');
}

async function fileOf(format: string, input: WorkshopFileInput): Promise<Uint8Array | string | null> {
  if (format === 'json') return workshopJson(input);
  if (format === 'xlsx') return workshopXlsx(input);
  if (format === 'docx') return workshopDocx(input);
  if (format === 'ics') return workshopIcs(input);
  throw new SampanError('wrong-usage', `There is no format ${format}; choose json, xlsx, docx or ics.`);
}
