import { SampanError } from '#contract/errors.ts';
import {
  type AppliedPlaybook,
  type ChosenPlaybook,
  chosenPlaybookSchema,
  type Playbook,
  type PlaybookChoice,
  playbookSchema,
} from '#contract/playbook.ts';
import { deleteDeskItem, findDeskItem, listDeskItems, saveDeskItem } from '#main/store/desk-items.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { shippedPlaybooks } from './playbook-files.ts';

/** Where the playbooks stand: those of the program in its resources, a person's own in the store. */
export interface PlaybookRoom {
  readonly context: Pick<AnalysisContext, 'database' | 'now'>;
  readonly resourcesFolder: string;
}

const ownId = (id: string) => `playbook-own-${id}`;
const choiceId = (matterId: string) => `playbook-of-${matterId}`;

/** Every playbook, those of the program first. */
export function everyPlaybook({
  context,
  resourcesFolder,
}: PlaybookRoom): readonly { readonly playbook: Playbook; readonly isOwn: boolean }[] {
  return [
    ...shippedPlaybooks(resourcesFolder).map((playbook) => ({ playbook, isOwn: false })),
    ...listDeskItems(context.database, 'playbook', null, playbookSchema).map(({ content }) => ({
      playbook: content,
      isOwn: true,
    })),
  ];
}

/** Every playbook as it is chosen, those of the program first. */
export function playbookChoices(room: PlaybookRoom): PlaybookChoice[] {
  const choice = ({ id, name, description, rules, contractTypes = [] }: Playbook, own: boolean): PlaybookChoice => ({
    id: own ? ownId(id) : id,
    name,
    description,
    rules: rules.length,
    contractTypes: contractTypes.map((type) => ({ id: type.id, name: type.name })),
    own,
  });
  return everyPlaybook(room).map(({ playbook, isOwn }) => choice(playbook, isOwn));
}

/** The playbook of a choice. Errors: `not-found`. */
export function requirePlaybook({ context, resourcesFolder }: PlaybookRoom, id: string): Playbook {
  const found =
    shippedPlaybooks(resourcesFolder).find((playbook) => playbook.id === id) ??
    findDeskItem(context.database, 'playbook', id, playbookSchema)?.content;
  if (found === undefined) throw new SampanError('not-found', 'That playbook is not there any more. Choose another.');
  return found;
}

/** Keeps a person's own playbook, in place of an earlier one of the same id. */
export function keepPlaybook({ context }: PlaybookRoom, playbook: Playbook): string {
  const id = ownId(playbook.id);
  const name = Object.values(playbook.name)[0] ?? playbook.id;
  saveDeskItem(context.database, 'playbook', { id, matterId: null, name, content: playbook, savedAtMs: context.now() });
  return id;
}

/** What a person chose for a matter; null where nobody did, or its own playbook is gone: each document's type tells then. A type that the playbook does not have any more is left out. */
export function chosenPlaybook(room: PlaybookRoom, matterId: string): ChosenPlaybook | null {
  const kept = findDeskItem(room.context.database, 'playbook', choiceId(matterId), chosenPlaybookSchema);
  if (kept?.content.playbookId === null) return { playbookId: null };
  const chosen = playbookChoices(room).find(({ id }) => id === kept?.content.playbookId);
  if (kept === undefined || chosen === undefined) return null;
  const { contractType } = kept.content;
  const isThere = chosen.contractTypes.some(({ id }) => id === contractType);
  return { playbookId: chosen.id, ...(contractType !== undefined && isThere && { contractType }) };
}

/** The playbook of a choice, for the type that was chosen; null where none at all was. Errors: `not-found`. */
export function appliedPlaybook(
  room: PlaybookRoom,
  { playbookId, contractType }: ChosenPlaybook,
): AppliedPlaybook | null {
  if (playbookId === null) return null;
  return withContractType(requirePlaybook(room, playbookId), contractType);
}

/** A playbook for one of its types of contract; undefined lets each title tell. Errors: `wrong-usage` for a type it does not have. */
export function withContractType(playbook: Playbook, contractType: string | undefined): AppliedPlaybook {
  if (contractType === undefined) return playbook;
  const types = (playbook.contractTypes ?? []).map(({ id }) => id);
  if (types.includes(contractType)) return { ...playbook, chosenType: contractType };
  const known = types.length === 0 ? 'Its rules are for every type.' : `It has ${types.join(', ')}.`;
  throw new SampanError('wrong-usage', `This playbook has no contract type “${contractType}”. ${known}`);
}

/** Chooses a matter's playbook; null takes the choice back, so that each document's type tells. Errors: `not-found`, `wrong-usage` for a type it does not have. */
export function choosePlaybook(room: PlaybookRoom, matterId: string, chosen: ChosenPlaybook | null): void {
  const { database, now } = room.context;
  if (chosen === null) {
    deleteDeskItem(database, 'playbook', choiceId(matterId));
    return;
  }
  const { playbookId } = chosen;
  appliedPlaybook(room, chosen);
  const item = { id: choiceId(matterId), matterId, name: playbookId ?? 'none', content: chosen, savedAtMs: now() };
  saveDeskItem(database, 'playbook', item);
}
