import { useEffect, useState } from 'react';
import type { MatterRules } from '#contract/guardrails.ts';
import { request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';

interface ShownRules {
  /** As the person has them now; null until they are read, or where there is no matter yet. */
  readonly shown: MatterRules | null;
  /** What is to be kept; null where nothing was changed. */
  readonly changed: MatterRules | null;
}

const none: ShownRules = { shown: null, changed: null };

/** The rules of a matter, read anew for each one that is asked for, and what a person makes of them. */
export function useMatterRules(matterId: string | null): readonly [ShownRules, (changed: MatterRules) => void] {
  const [rules, setRules] = useState<ShownRules>(none);
  useEffect(() => {
    setRules(none);
    if (matterId === null) return;
    let isWanted = true;
    request('rules.get', { matterId }).then((kept) => {
      if (isWanted) setRules({ shown: kept, changed: null });
    }, notifyError);
    return () => {
      isWanted = false;
    };
  }, [matterId]);
  return [rules, (changed) => setRules({ shown: changed, changed })];
}
