import { useEffect } from 'react';
import { followWorkshop, showWorkshopOf, useWorkshop } from './workshop-store.ts';

/** Follows the workshop of a matter while the window is open; returns how many approvals wait in it. */
export function useWorkshopFollowed(matterId: string | null): number {
  useEffect(() => void showWorkshopOf(matterId), [matterId]);
  useEffect(followWorkshop, []);
  return useWorkshop((state) => state.approvals.length);
}
