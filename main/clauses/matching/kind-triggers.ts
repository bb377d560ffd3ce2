import type { Ontology, OntologyKind } from '../ontology.ts';
import { foldPhrase } from './folded-text.ts';
import { type PhraseAutomaton, phraseAutomaton } from './phrase-automaton.ts';
import type { Passage } from './reading.ts';

/** A trigger or cue met in a passage; offsets are folded. */
export interface TriggerHit {
  readonly kind: OntologyKind;
  readonly strong: boolean;
  readonly start: number;
  readonly end: number;
}

interface Trigger {
  readonly kind: OntologyKind;
  readonly strong: boolean;
  readonly pieces: readonly number[];
  readonly gap: number;
}

export interface KindTriggers {
  /** The hits of each passage, by its place in the list. */
  hits(text: string, passages: readonly Passage[]): readonly (readonly TriggerHit[])[];
  readonly kinds: readonly OntologyKind[];
}

const longestGapEnglish = 240;
const longestGapChinese = 60;
const compiled = new WeakMap<Ontology, KindTriggers>();

/** Facts that are told by wording alone. */
export const statementKinds: ReadonlySet<string> = new Set([
  'fact.agreement_admission',
  'fact.privilege',
  'fact.redaction',
]);

/** The clause kinds' wording, compiled once an ontology. */
export function kindTriggers(ontology: Ontology): KindTriggers {
  const known = compiled.get(ontology);
  if (known !== undefined) return known;
  const kinds = ontology.kinds.filter(({ id, form }) => form === 'clause' || statementKinds.has(id));
  const pieces = new Map<string, number>();
  const triggers: Trigger[] = [];
  for (const kind of kinds) {
    const strong = new Set(Object.values(kind.triggers).flat().map(foldPhrase));
    const cues = new Set(kind.cues.map(foldPhrase));
    for (const phrase of [...strong, ...cues]) {
      const parts = phrase
        .split('…')
        .map((part) => part.trim())
        .filter((part) => part.length > 0);
      triggers.push({
        kind,
        strong: strong.has(phrase),
        pieces: parts.map((part) => {
          const number = pieces.get(part) ?? pieces.size;
          pieces.set(part, number);
          return number;
        }),
        gap: /[\u4e00-\u9fff]/.test(phrase) ? longestGapChinese : longestGapEnglish,
      });
    }
  }
  const result = matcher(kinds, triggers, phraseAutomaton([...pieces.keys()]));
  compiled.set(ontology, result);
  return result;
}

function matcher(
  kinds: readonly OntologyKind[],
  triggers: readonly Trigger[],
  automaton: PhraseAutomaton,
): KindTriggers {
  const uses = new Map<number, { trigger: number; place: number }[]>();
  triggers.forEach(({ pieces }, trigger) => {
    pieces.forEach((piece, place) => {
      const list = uses.get(piece);
      if (list === undefined) uses.set(piece, [{ trigger, place }]);
      else list.push({ trigger, place });
    });
  });
  return {
    kinds,
    hits(text, passages) {
      const found: TriggerHit[][] = passages.map(() => []);
      const progress = new Map<number, { passage: number; next: number; start: number; end: number }>();
      let at = 0;
      for (const hit of automaton.hits(text)) {
        while (at < passages.length && (passages[at]?.end ?? 0) < hit.end) at += 1;
        const passage = passages[at];
        if (passage === undefined || hit.start < passage.start) continue;
        for (const { trigger: number, place } of uses.get(hit.phrase) ?? []) {
          const trigger = triggers[number];
          if (trigger === undefined) continue;
          const before = progress.get(number);
          let start = hit.start;
          if (place > 0) {
            if (before === undefined || before.passage !== at || before.next !== place) continue;
            if (hit.start < before.end || hit.start - before.end > trigger.gap) continue;
            start = before.start;
          }
          if (place + 1 === trigger.pieces.length) {
            found[at]?.push({ kind: trigger.kind, strong: trigger.strong, start, end: hit.end });
            progress.delete(number);
          } else progress.set(number, { passage: at, next: place + 1, start, end: hit.end });
        }
      }
      return found;
    },
  };
}
