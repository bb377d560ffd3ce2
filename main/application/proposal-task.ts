import type { OutputLanguage, Page } from '#contract/document.ts';
import { boxOfQuad, charQuads } from '#main/documents/anchor.ts';
import { proposeInPdf, type RiderPlace } from '#main/redlines/propose-in-pdf.ts';
import { type RiderEntry, riderFlow, riderLabel } from '#main/redlines/rider.ts';
import { typeset } from '#main/rendition/typeset.ts';
import { readPlace, type SealedPlace } from '#main/sealing/sealed-file.ts';

/** A document's proposals on its PDF, as the worker is asked for them. */
export interface ProposalTask {
  readonly source: SealedPlace;
  readonly password: string | null;
  readonly name: string;
  readonly language: OutputLanguage;
  readonly pageCount: number;
  readonly proposals: readonly RiderEntry[];
  readonly fontsFolder: string;
  readonly atMs: number;
}

/** The PDF with its proposals marked and the rider behind its pages. Errors: those of `typeset` and `proposeInPdf`. */
export async function proposedPdf(task: ProposalTask): Promise<Uint8Array> {
  const { proposals: entries, language, name, password, pageCount } = task;
  const rider = await typeset(riderFlow(entries, { name, language }), { fontsFolder: task.fontsFolder });
  return proposeInPdf(await readPlace(task.source), {
    entries,
    rider: rider.pdf,
    places: headingPlaces(rider.pages, entries),
    language,
    password: password ?? '',
    pageCount,
    date: new Date(task.atMs),
  });
}

/** The line of each entry's heading, found in order. */
function headingPlaces(pages: readonly Page[], entries: readonly RiderEntry[]): (RiderPlace | null)[] {
  const lines = pages.flatMap((page, number) => page.lines.map((line) => ({ page, number, line })));
  let from = 0;
  return entries.map((entry, index) => {
    const heading = `${riderLabel(index)} ${entry.title}`;
    const at = lines.findIndex(({ page, line }, place) => {
      const text = page.text.slice(line.start, line.end).trim();
      return place >= from && text.startsWith(`${riderLabel(index)} `) && heading.startsWith(text.slice(0, 12));
    });
    const found = lines[at];
    const [quad] = found === undefined ? [] : charQuads(found.page, found.line.start, found.line.end);
    if (found === undefined || quad === undefined) return null;
    from = at + 1;
    return { page: found.number, box: boxOfQuad(quad) };
  });
}
