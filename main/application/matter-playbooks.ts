import { SampanError } from '#contract/errors.ts';
import { chosenPlaybookSchema, type Playbook, type PlaybookChoice, playbookSchema } from '#contract/playbook.ts';
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
export function playbookChoices({ context, resourcesFolder }: PlaybookRoom): PlaybookChoice[] {
  const choice = ({ id, name, description, rules }: Playbook, own: boolean): PlaybookChoice => ({
    id: own ? ownId(id) : id,
    name,
    description,
    rules: rules.length,
    own,
  });
  return [
    ...shippedPlaybooks(resourcesFolder).map((playbook) => choice(playbook, false)),
    ...listDeskItems(context.database, 'playbook', null, playbookSchema).map(({ content }) => choice(content, true)),
  ];
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

/** The id of a matter's playbook; null where it has none, or its own is gone. */
export function chosenPlaybookId(room: PlaybookRoom, matterId: string): string | null {
  const kept = findDeskItem(room.context.database, 'playbook', choiceId(matterId), chosenPlaybookSchema);
  const id = kept?.content.playbookId;
  return id !== undefined && playbookChoices(room).some((choice) => choice.id === id) ? id : null;
}

/** Chooses a matter's playbook; null takes the choice back. Errors: `not-found`. */
export function choosePlaybook(room: PlaybookRoom, matterId: string, id: string | null): void {
  const { database, now } = room.context;
  if (id === null) {
    deleteDeskItem(database, 'playbook', choiceId(matterId));
    return;
  }
  requirePlaybook(room, id);
  const content = { playbookId: id };
  saveDeskItem(database, 'playbook', { id: choiceId(matterId), matterId, name: id, content, savedAtMs: now() });
}
