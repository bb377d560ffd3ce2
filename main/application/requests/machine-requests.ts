import { listDocuments } from '#main/store/documents.ts';
import { listMatters } from '#main/store/matters.ts';
import { saveSettings } from '#main/store/settings.ts';
import { loadSummary } from '#main/store/summaries.ts';
import type { ApplicationRoom } from '../application-room.ts';
import type { Requests } from './request-table.ts';

type Names =
  | `settings.${'get' | 'set'}`
  | `models.${'list' | 'fetch' | 'cancelFetch'}`
  | `machine.${'get' | 'measure'}`
  | `endpoints.${'list' | 'save' | 'remove' | 'test'}`;

/** Settings, models, servers and this computer. */
export function machineRequests(room: ApplicationRoom): Requests<Names> {
  const { models, endpoints, machine, chosen } = room;
  return {
    'settings.get': () => room.settings(),
    'settings.set': (change) => {
      saveSettings(room.context.database, change);
      if (change.modelId !== undefined) {
        chosen.choose(change.modelId);
        endpoints.changed();
      }
      room.events.emit('settings.changed', room.settings());
      return room.settings();
    },
    'models.list': () => models.list(),
    'models.fetch': ({ modelId }) => {
      void models.fetch(modelId).then((path) => {
        if (path !== null && room.settings().modelId === modelId) summariseWaiting(room);
        // The small encoder comes with the first model; without it search goes on by words.
        if (path !== null) void room.encoder.fetch().then(room.context.pagesChanged, () => undefined);
      });
      return null;
    },
    'models.cancelFetch': ({ modelId }) => {
      models.cancelFetch(modelId);
      return null;
    },
    'machine.get': () => machine.lastReport(),
    'machine.measure': () => machine.measure(),
    'endpoints.list': () => endpoints.list(),
    'endpoints.save': (args) => {
      const status = endpoints.save(args);
      chosen.endpointChanged(status.id);
      return status;
    },
    'endpoints.remove': ({ endpointId }) => {
      endpoints.remove(endpointId);
      chosen.endpointChanged(endpointId);
      return null;
    },
    'endpoints.test': ({ endpointId }) => endpoints.test(endpointId),
  };
}

/** A model that arrives writes the summaries that had to do without one. */
function summariseWaiting({ context: { database }, analysis }: ApplicationRoom): void {
  for (const matter of listMatters(database)) {
    for (const document of listDocuments(database, matter.id)) {
      if (
        document.state === 'ready' &&
        loadSummary(database, document.id, matter.language)?.summary.method !== 'model'
      ) {
        void analysis.summarise(document, matter.language);
      }
    }
  }
}
