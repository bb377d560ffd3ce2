import { headingMatches } from '#main/clauses/matching/headings.ts';
import { kindTriggers } from '#main/clauses/matching/kind-triggers.ts';
import { readText } from '#main/clauses/matching/reading.ts';
import { sourceSpan } from '#main/clauses/matching/text-finding.ts';
import type { Ontology } from '#main/clauses/ontology.ts';
import { wordHash } from '#main/language/word-hash.ts';
import { type LabelledContract, labelledContracts } from '../compression/cuad-passages.ts';

/** A contract's passage, folded, with what is known of it. */
export interface ContractPassage {
  readonly contract: string;
  readonly text: string;
  /** Kinds it is of, kinds it is not of; of the others nobody knows. */
  readonly are: ReadonlySet<string>;
  readonly areNot: ReadonlySet<string>;
}

const [shortest, longest] = [25, 1500] as const;
const shortestHeaded = 40;
/** Of passages that neither an expert nor a heading says anything of, one in so many. */
const oneInSoMany = 4;

/**
 * Passages of CUAD's contracts whose name `wanted` accepts. CUAD's experts tell of the kinds that have a category there,
 * everywhere; of the others the heading of the clause tells, where it is one kind's.
 */
export function contractPassages(
  data: string,
  wanted: (name: string) => boolean,
  ontology: Ontology,
  ids: readonly string[],
): ContractPassage[] {
  const expertKinds = new Map(ontology.kinds.flatMap(({ id, cuad }) => cuad.map((each) => [each.toLowerCase(), id])));
  const judged = ids.filter((id) => [...expertKinds.values()].includes(id));
  const others = ids.filter((id) => !judged.includes(id));
  const triggers = kindTriggers(ontology);
  const passages: ContractPassage[] = [];
  for (const contract of labelledContracts(data, wanted)) {
    const reading = readText(contract.text, contract.clauses);
    const headed = headingMatches(reading, triggers.kinds);
    const hits = triggers.hits(reading.folded.text, reading.passages);
    reading.passages.forEach((passage, place) => {
      const { start, end, text } = passage;
      const length = text.trim().length;
      if (length < shortest || length > longest) return;
      const span = sourceSpan(reading.folded, start, end);
      const labelled = labelsOn(contract, span, expertKinds);
      const headings = [...headed].filter(([, places]) => places.has(place)).map(([id]) => id);
      const isUntold = labelled.size === 0 && headings.length === 0;
      if (isUntold && wordHash(text) % oneInSoMany !== 0) return;
      const told = new Set(hits[place]?.filter(({ strong }) => strong).map(({ kind }) => kind.id));
      // "Default" and "Covenants" of other trades' contracts are no loan's: their headings tell general kinds only.
      const byHeading = others.filter(
        (id) => id.startsWith('gen.') && headings.includes(id) && length >= shortestHeaded,
      );
      passages.push({
        contract: contract.name,
        text,
        are: new Set([...judged.filter((id) => labelled.has(id)), ...byHeading]),
        areNot: new Set([
          ...judged.filter((id) => !labelled.has(id)),
          ...(headings.length === 0 ? [] : others.filter((id) => !headings.includes(id) && !told.has(id))),
        ]),
      });
    });
  }
  return passages;
}

/** The kinds of which an expert marked more than half of the passage, or a stretch that lies mostly in it. */
function labelsOn(
  { spans }: LabelledContract,
  { start, end }: { readonly start: number; readonly end: number },
  kinds: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const labelled = new Set<string>();
  for (const span of spans) {
    const shared = Math.min(span.end, end) - Math.max(span.start, start);
    const kind = kinds.get(span.category.toLowerCase());
    if (kind !== undefined && shared > 0.5 * Math.min(span.end - span.start, end - start)) labelled.add(kind);
  }
  return labelled;
}
