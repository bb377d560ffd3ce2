import { setImmediate } from 'node:timers/promises';
import type { Anchor } from '#contract/document.ts';
import type { ClauseNode, TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { anchorsFor, textOf } from '#main/documents/anchor.ts';
import type { FindingList, ListedFinding } from '#main/store/findings.ts';
import type { AnchoredText } from './anchored-text.ts';
import { findingIdFor } from './identifiers.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly anchors: readonly Anchor[];
  /** The anchors' text, anchor after anchor joined by "\n". */
  readonly quote: string;
}

/** Work between two turns of the event loop, ms. */
const turnMs = 5;

/** The place of each range of the body text, page after page, so that few pages are held; gives way to other work. */
export async function placesOf(
  { body, documentId, pages }: AnchoredText,
  ranges: readonly Range[],
): Promise<readonly Place[]> {
  const places = new Array<Place>(ranges.length);
  const inOrder = [...ranges.entries()].sort(([, one], [, next]) => one.start - next.start || one.end - next.end);
  let turnBegan = performance.now();
  for (const [index, { start, end }] of inOrder) {
    const anchors = anchorsFor(body, documentId, pages, start, end);
    places[index] = { anchors, quote: anchors.map((anchor) => textOf(anchor, pages)).join('\n') };
    if (performance.now() - turnBegan < turnMs) continue;
    await setImmediate();
    turnBegan = performance.now();
  }
  return places;
}

/** Findings of the body text, each tied to its places on the pages, also those in `others`; one that stands on no page is left out. */
export async function anchorFindings(
  text: AnchoredText,
  found: readonly (readonly [list: FindingList, findings: readonly TextFinding[]])[],
  others: readonly AnchoredText[] = [],
): Promise<ListedFinding[]> {
  const listed = found.flatMap(([list, findings]) => findings.map((finding) => ({ list, finding })));
  const supported = listed.flatMap(({ finding }) => finding.supports ?? []);
  const places = await placesOf(text, [...listed.map(({ finding }) => finding), ...supported]);
  const turns = new Map<string, number>();
  let nextSupport = listed.length;
  return listed.flatMap(({ list, finding }, index) => {
    const { start, end, text: _text, supports, elsewhere, ...rest } = finding;
    const supportPlaces = places.slice(nextSupport, nextSupport + (supports?.length ?? 0));
    nextSupport += supportPlaces.length;
    const place = places[index];
    if (place === undefined || place.anchors.length === 0) return [];
    const key = `${list}:${finding.kind}:${start}:${end}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const anchored = {
      ...rest,
      id: findingIdFor(text.documentId, list, finding.kind, start, end, turn),
      documentId: text.documentId,
      anchors: place.anchors,
      quote: place.quote,
      supports: [
        ...supportPlaces.flatMap(({ anchors }) => anchors),
        ...(elsewhere ?? []).flatMap((there) => anchorsElsewhere(there, others)),
      ],
    };
    return [{ list, finding: anchored, bodyStart: start, bodyEnd: end }];
  });
}

function anchorsElsewhere(
  { documentId, start, end }: Range & { readonly documentId: string },
  others: readonly AnchoredText[],
): readonly Anchor[] {
  const other = others.find((text) => text.documentId === documentId);
  return other === undefined ? [] : anchorsFor(other.body, documentId, other.pages, start, end);
}

/** The clause tree with each clause tied to its pages. */
export async function anchorClauses(text: AnchoredText, clauses: readonly TextClause[]): Promise<ClauseNode[]> {
  const places = await placesOf(text, clauses);
  return clauses.map(({ number, heading, level, kind, start, end, standing }, index) => ({
    number,
    heading,
    level,
    kind,
    start,
    end,
    anchors: places[index]?.anchors ?? [],
    ...(standing === undefined ? {} : { standing }),
  }));
}
