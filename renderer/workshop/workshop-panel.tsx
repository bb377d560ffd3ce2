import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { errorWords } from '../locale/error-words.ts';
import { useMatters } from '../matters/matters-store.ts';
import { useSettings } from '../settings/settings-store.ts';
import { ApprovalBar } from './approval-bar.tsx';
import { BeginForm } from './begin-form.tsx';
import { PlanCard } from './plan-card.tsx';
import { RunCard } from './run-card.tsx';
import { RunList } from './run-list.tsx';
import { useWorkshop } from './workshop-store.ts';
import './workshop.css';

/** Work over many documents: what waits for a person, what can be begun, and what ran. */
export function WorkshopPanel({ document }: { readonly document: DocumentSummary | null }) {
  const { t } = useTranslation();
  const { matterId, approvals, draft, shownRunId, error } = useWorkshop();
  const matter = useMatters((state) => state.matters.find(({ id }) => id === matterId) ?? null);
  const outputLanguage = useSettings((state) => state.settings.outputLanguage);
  if (matterId === null || matter === null) return <p className="panel-note">{t('known.nothingOpen')}</p>;
  return (
    <>
      {approvals.length === 0 ? null : <ApprovalBar approvals={approvals} />}
      {error === null ? null : <p className="panel-note failure">{errorWords(t, error)}</p>}
      <div className="workshop-body">
        {shownRunId !== null ? (
          <RunCard key={shownRunId} />
        ) : draft !== null ? (
          <PlanCard key={draft.plan.id} draft={draft} document={document?.state === 'ready' ? document : null} />
        ) : (
          <>
            <BeginForm language={matter.language ?? outputLanguage} />
            <RunList />
          </>
        )}
      </div>
    </>
  );
}
