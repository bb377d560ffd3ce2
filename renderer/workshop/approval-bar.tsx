import { useState } from 'react';
import { Button, Input, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Approval } from '#contract/workshop.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { ApprovedArguments } from '../tools/approved-arguments.tsx';
import { namedWords } from './plan-words.ts';
import { decideApproval, openRun, useWorkshop } from './workshop-store.ts';

/** What waits for a person: what would be done, with which data, and the decision. */
export function ApprovalBar({ approvals }: { readonly approvals: readonly Approval[] }) {
  const { t } = useTranslation();
  const [first] = approvals;
  if (first === undefined) return null;
  return (
    <section className="approval-bar" aria-label={t('workshop.waits', { count: approvals.length })}>
      <h3>{t('workshop.waits', { count: approvals.length })}</h3>
      <ApprovalForm key={first.id} approval={first} />
    </section>
  );
}

function ApprovalForm({ approval: { id, kind, runId, subject } }: { readonly approval: Approval }) {
  const { t, i18n } = useTranslation();
  const matterId = useWorkshop((state) => state.matterId);
  const run = useWorkshop((state) => state.runs.find((one) => one.id === runId));
  const { text: note, type: setNote, forget } = useDraft(`approval:${id}`, matterId);
  const [isDeciding, setDeciding] = useState(false);
  const decide = async (approve: boolean) => {
    setDeciding(true);
    if (await decideApproval(id, approve, note.trim(), t('workshop.me'))) forget();
    setDeciding(false);
  };
  const limit = subject.limit === 'minutes' || subject.limit === 'tokens' || subject.limit === 'steps';
  return (
    <>
      <p>
        {t(`workshop.approval_${kind}`)}{' '}
        {runId === null ? null : (
          <Button className="link-button" onPress={() => void openRun(runId)}>
            {run === undefined ? String(subject.run ?? '') : namedWords(run.names, i18n.language)}
          </Button>
        )}
      </p>
      <dl className="approval-facts">
        {kind === 'tool' ? <ApprovedArguments subject={subject} /> : null}
        {subject.documents === undefined || kind === 'tool' ? null : (
          <div>
            <dt>{t('workshop.subject_documents')}</dt>
            <dd>{subject.documents}</dd>
          </div>
        )}
        {subject.folder === undefined ? null : (
          <div>
            <dt>{t('workshop.subject_folder')}</dt>
            <dd className="selectable">{subject.folder}</dd>
          </div>
        )}
        {limit ? (
          <div>
            <dt>{t(`workshop.limit.${subject.limit}`)}</dt>
            <dd>{t('workshop.moreBudget', { used: subject.used, most: subject.most, asked: subject.asked })}</dd>
          </div>
        ) : null}
      </dl>
      <div className="approval-decide">
        <TextField aria-label={t('workshop.note')} value={note} onChange={setNote} maxLength={500}>
          <Input className="input" placeholder={t('workshop.note')} />
        </TextField>
        <Button className="button" isDisabled={isDeciding} onPress={() => void decide(false)}>
          {t('workshop.decline')}
        </Button>
        <Button className="button is-primary" isDisabled={isDeciding} onPress={() => void decide(true)}>
          {t('workshop.approve')}
        </Button>
      </div>
    </>
  );
}
