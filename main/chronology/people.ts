import type { Person } from '#contract/chronology.ts';
import { fold } from '#main/language/folding.ts';
import { type NameTie, nameTies } from './name-ties.ts';
import { kindOfName, nameKey, nameLanguage } from './names.ts';
import type { SourceDocument, TextPlace } from './source-document.ts';

export interface TextPerson extends Omit<Person, 'places'> {
  readonly places: readonly TextPlace[];
}

interface Group {
  readonly keys: Set<string>;
  readonly names: Map<string, string>;
  readonly ties: (NameTie & { readonly documentId: string })[];
}

/** Whom the documents name: names are one person's only where a document ties them or prints the same name. */
export interface People {
  readonly people: readonly TextPerson[];
  /** Ids of those whom the words of a document name, by name or by that document's own defined term. */
  actorsIn(documentId: string, words: string, speaker: string | null): string[];
}

export function people(documents: readonly SourceDocument[]): People {
  const groups: Group[] = [];
  for (const document of documents) {
    for (const tie of nameTies(document)) join(groups, { ...tie, documentId: document.documentId });
  }
  const found = groups
    .toSorted((one, other) => other.ties.length - one.ties.length)
    .map((group) => ({ group, person: personOf(group), names: [...group.names.values()].map(searched) }));
  return {
    people: found.map(({ person }) => person),
    actorsIn(documentId, words, speaker) {
      const said = searched(words);
      const spoken = speaker === null ? null : nameKey(speaker);
      return found.flatMap(({ group, person, names }) => {
        const roles = group.ties.filter((tie) => tie.documentId === documentId).flatMap((tie) => tie.roles);
        const named = [...names, ...roles.map(searched)].some((name) => hasName(said, name));
        return named || (spoken !== null && group.keys.has(spoken)) ? [person.id] : [];
      });
    },
  };
}

/** Words as names are looked for in them: scripts folded, case dropped. */
function searched(words: string): string {
  return fold(words).key.toLowerCase();
}

function hasName(words: string, name: string): boolean {
  const at = words.indexOf(name);
  if (at < 0) return false;
  // A Latin name ends where its word ends: "the Sellers" are not "the Seller".
  return !/^[a-z].*[a-z]$/s.test(name) || !/[a-z]/.test(words.charAt(at + name.length));
}

/** Puts a tie into the group that has one of its names; groups that it ties become one. */
function join(groups: Group[], tie: Group['ties'][number]): void {
  const keys = tie.names.map(nameKey);
  const [first, ...others] = groups.filter((group) => keys.some((key) => group.keys.has(key)));
  const group: Group = first ?? { keys: new Set(), names: new Map(), ties: [] };
  if (first === undefined) groups.push(group);
  for (const other of others) {
    for (const key of other.keys) group.keys.add(key);
    for (const [printed, name] of other.names) group.names.set(printed, name);
    group.ties.push(...other.ties);
    groups.splice(groups.indexOf(other), 1);
  }
  for (const key of keys) group.keys.add(key);
  for (const name of tie.names) group.names.set(name, name);
  group.ties.push(tie);
}

function personOf({ names, ties }: Group): TextPerson {
  const printed = [...names.values()];
  const [name = ''] = printed;
  const kind = printed.map(kindOfName).find((each) => each !== 'person') ?? 'person';
  return {
    id: `person:${ties[0]?.documentId ?? ''}:${ties[0]?.start ?? 0}`,
    name,
    names: printed.map((text) => ({ text, language: nameLanguage(text) })),
    kind,
    roles: [...new Set(ties.flatMap(({ roles }) => roles))],
    places: ties.map(({ documentId, start, end }) => ({ documentId, start, end })),
    confidence: Math.max(...ties.map(({ confidence }) => confidence)),
    reasons: [...new Set(ties.map(({ reason }) => reason))],
  };
}
