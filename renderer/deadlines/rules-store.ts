import { create } from 'zustand';
import type { RulesPeriodsView } from '#contract/rules-period.ts';
import { request } from '../bridge.ts';
import { keepChange } from '../commands/undo-store.ts';
import { notifyError } from '../design/notices.ts';
import { afterFindings } from './deadlines-store.ts';

interface RulesState {
  readonly matterId: string | null;
  readonly agreements: readonly RulesPeriodsView[];
}

export const useRules = create<RulesState>(() => ({ matterId: null, agreements: [] }));

/** Reads the periods that the rules of a matter's arbitration agreements fix (null: of none). */
export async function showRulesOf(matterId: string | null): Promise<void> {
  if (useRules.getState().matterId !== matterId) useRules.setState({ matterId, agreements: [] });
  if (matterId === null) return;
  try {
    const agreements = await request('deadlines.rules', { matterId, documentIds: [] });
    if (useRules.getState().matterId === matterId) useRules.setState({ agreements });
  } catch (error) {
    notifyError(error);
  }
}

/** Keeps them in step with what is found and decided; returns what stops it. */
export function followRules(): () => void {
  return afterFindings(() => void showRulesOf(useRules.getState().matterId));
}

/** Keeps the day of an event (ISO 8601) with an agreement, or takes it away with null. */
export async function keepRulesDay(
  { documentId, findingId, events }: RulesPeriodsView,
  eventId: string,
  day: string | null,
): Promise<void> {
  const before = events.find(({ id }) => id === eventId)?.day ?? null;
  if (before === day) return;
  const keep = async (wanted: string | null) => {
    await request('deadlines.keepRulesDay', { documentId, findingId, eventId, day: wanted });
    await showRulesOf(useRules.getState().matterId);
  };
  await keepChange('eventDay', keep, { before, after: day });
}
