import type { OutputLanguage } from '#contract/document.ts';
import type { AppliedPlaybook, CheckedDocument, Playbook } from '#contract/playbook.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { type AnalysisContext, mainLanguage } from './analysis-context.ts';
import { documentType, knownTypes } from './document-type.ts';
import { everyPlaybook, type PlaybookRoom } from './matter-playbooks.ts';

/** What a document is held against, and why. */
export interface HeldAgainst extends Pick<CheckedDocument, 'type' | 'language' | 'answering'> {
  /** Null where no playbook answers, or several do. */
  readonly playbook: AppliedPlaybook | null;
}

/** What any document is held against. */
export type Holder = (document: DocumentRecord) => HeldAgainst;

/**
 * Holds each document against the given playbook, or (null) against the one that answers to its type and language.
 * What a person said of a document's type goes before what the playbook reads in its title.
 */
export function holderOf(
  room: Omit<PlaybookRoom, 'context'> & { readonly context: AnalysisContext },
  given: AppliedPlaybook | null,
): Holder {
  const known = knownTypes(room);
  const playbooks = everyPlaybook(room);
  return (document) => {
    const type = documentType(room, document, known);
    const language = mainLanguage(room.context, document.id);
    const held = { type, language, answering: [] };
    if (given !== null) {
      // Titles and names of files are read by the playbook's own words.
      const isTold = type?.by === 'person' || (type?.by === 'opening' && isOneOf(given, type.id));
      return { ...held, playbook: isTold ? { ...given, chosenType: type.id ?? '' } : given };
    }
    if (type === null || type.id === null) return { ...held, playbook: null };
    const answering = answeringPlaybooks(playbooks, type.id, language);
    const [only, another] = answering;
    if (only === undefined) return { ...held, playbook: null };
    if (another !== undefined) return { ...held, playbook: null, answering: answering.map(({ name }) => name) };
    return { ...held, playbook: { ...only, chosenType: type.id } };
  };
}

/** Whether a type that a document shows is among the playbook's, and nobody chose one for all. */
function isOneOf({ contractTypes = [], chosenType }: AppliedPlaybook, typeId: string | null): boolean {
  return chosenType === undefined && contractTypes.some(({ id }) => id === typeId);
}

/** The playbooks with rules for a type of contract that they name, in a language; a person's own go before the program's. */
export function answeringPlaybooks(
  playbooks: readonly { readonly playbook: Playbook; readonly isOwn: boolean }[],
  typeId: string,
  language: OutputLanguage,
): readonly Playbook[] {
  const answering = playbooks.filter(
    ({ playbook: { contractTypes = [], rules } }) =>
      contractTypes.some(({ id }) => id === typeId) &&
      rules.some(
        (rule) => (rule.contractTypes?.includes(typeId) ?? true) && (rule.languages?.includes(language) ?? true),
      ),
  );
  const own = answering.filter(({ isOwn }) => isOwn);
  return (own.length > 0 ? own : answering).map(({ playbook }) => playbook);
}
