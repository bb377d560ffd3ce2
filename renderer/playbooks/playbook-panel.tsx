import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type CheckedDocument, type RuleResult, wordsFor } from '#contract/playbook.ts';
import { ChoiceChips } from '../design/choice-chips.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { stepThroughHeads } from '../design/row-head.ts';
import { writeProposals } from '../findings/write-proposals.ts';
import { errorWords } from '../locale/error-words.ts';
import { useMatters } from '../matters/matters-store.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { DocumentTypeLine } from './document-type-line.tsx';
import {
  addPlaybook,
  answeringId,
  checkMore,
  choosePlaybook,
  followPlaybook,
  removePlaybook,
  showPlaybookOf,
  usePlaybook,
} from './playbook-store.ts';
import { RuleRow, shownLanguage } from './rule-row.tsx';
import './playbook.css';

const none = 'none';
const addOwn = 'add-own';
const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function isOpenRule({ state }: RuleResult): boolean {
  return state !== 'met' && state !== 'fallback';
}

interface PlaybookPanelProps {
  readonly matterId: string | null;
  /** The document that is open: it stands first. */
  readonly documentId: string | null;
}

/** A matter's documents against its playbook: what is met, what is wanting, and what is proposed. */
export function PlaybookPanel({ matterId, documentId }: PlaybookPanelProps) {
  const { t, i18n } = useTranslation();
  const { choices, playbookId, contractType, documents, waiting, mistakes, state, error } = usePlaybook();
  const [shown, setShown] = useState<'open' | 'all'>('open');
  const [openKey, setOpen] = useState<string | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const listed = useMatters((store) => store.documents[matterId ?? '']);
  const readyIds = useMemo(() => {
    const ready = (listed ?? []).filter((document) => document.state === 'ready').map(({ id }) => id);
    return ready.filter((id) => id === documentId).concat(ready.filter((id) => id !== documentId));
  }, [listed, documentId]);
  const readyKey = readyIds.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same documents are not checked again
  useEffect(
    () => void showPlaybookOf({ matterId, documentIds: readyIds, locale: i18n.language }),
    [matterId, readyKey, i18n.language],
  );
  useEffect(followPlaybook, []);

  if (matterId === null) return <p className="panel-note">{t('playbooks.noMatter')}</p>;
  const language = shownLanguage(i18n.language);
  const chosen = choices.find(({ id }) => id === playbookId);
  const results = documents.flatMap((document) => document.results);
  return (
    <>
      {chosen?.own ? (
        <ConfirmDialog
          title={t('playbooks.removeTitle', { name: wordsFor(chosen.name, language) })}
          text={t('playbooks.removeText')}
          action={t('playbooks.removeNow')}
          isOpen={isRemoving}
          onOpenChange={setRemoving}
          onConfirm={() => void removePlaybook(chosen.id)}
        />
      ) : null}
      <div className="playbook-head">
        <ChoiceSelect
          label={t('playbooks.playbook')}
          isLabelHidden
          value={playbookId ?? none}
          choices={[
            { id: answeringId, words: t('playbooks.answering') },
            { id: none, words: t('playbooks.none') },
            ...choices.map(({ id, name, own }) => {
              const words = wordsFor(name, language);
              return { id, words: own ? t('playbooks.own', { name: words }) : words };
            }),
            { id: addOwn, words: t('playbooks.add') },
          ]}
          onChange={(id) => {
            if (id === addOwn) void addPlaybook();
            else void choosePlaybook(id === none ? null : id);
          }}
        />
        {chosen === undefined || chosen.contractTypes.length === 0 ? null : (
          <ChoiceSelect
            label={t('playbooks.type')}
            isLabelHidden
            value={contractType ?? ''}
            choices={[
              { id: '', words: t('playbooks.typeByTitle') },
              ...chosen.contractTypes.map(({ id, name }) => ({
                id,
                words: t('playbooks.typeIs', { name: wordsFor(name, language) }),
              })),
            ]}
            onChange={(id) => void choosePlaybook(chosen.id, id === '' ? null : id)}
          />
        )}
        {playbookId === null ? null : (
          <ChoiceChips
            chips={[
              { id: 'open', words: t('playbooks.open'), count: results.filter(isOpenRule).length },
              { id: 'all', words: t('playbooks.all'), count: results.length },
            ]}
            chosen={shown}
            onChoose={setShown}
          />
        )}
      </div>
      <div className="playbook-list" onKeyDownCapture={stepThroughHeads}>
        {mistakes.length === 0 ? null : (
          <div className="panel-note failure" role="alert">
            <p>{t('playbooks.mistakes')}</p>
            <ul className="playbook-mistakes" lang="en">
              {mistakes.map((mistake) => (
                <li key={mistake}>{mistake}</li>
              ))}
            </ul>
          </div>
        )}
        {error === null ? null : <p className="panel-note failure">{errorWords(t, error)}</p>}
        <p className="panel-note">
          {chosen === undefined
            ? t(playbookId === answeringId ? 'playbooks.aboutAnswering' : 'playbooks.about')
            : wordsFor(chosen.description, language)}
        </p>
        {chosen?.own ? (
          <Button className="link-button playbook-more" onPress={() => setRemoving(true)}>
            {t('playbooks.remove')}
          </Button>
        ) : null}
        {state === 'reading' && documents.length === 0 ? <p className="panel-note">{t('playbooks.checking')}</p> : null}
        {playbookId !== null && state === 'ready' && documents.length === 0 ? (
          <p className="panel-note">{t('playbooks.noDocuments')}</p>
        ) : null}
        {documents.map((document) => (
          <CheckedRules
            key={document.documentId}
            document={document}
            isWord={listed?.find(({ id }) => id === document.documentId)?.mediaType === wordMediaType}
            isAll={shown === 'all'}
            openKey={openKey}
            setOpen={setOpen}
          />
        ))}
        {waiting.length === 0 ? null : (
          <Button className="link-button playbook-more" onPress={() => void checkMore()}>
            {t('playbooks.more', { count: waiting.length })}
          </Button>
        )}
      </div>
    </>
  );
}

interface CheckedRulesProps {
  readonly document: CheckedDocument;
  readonly isWord: boolean;
  readonly isAll: boolean;
  readonly openKey: string | null;
  readonly setOpen: (key: string | null) => void;
}

function CheckedRules({ document, isWord, isAll, openKey, setOpen }: CheckedRulesProps) {
  const { t } = useTranslation();
  const { documentId, documentName, results, leftOut } = document;
  const numbered = results.map((result, index) => ({ result, key: `${documentId} ${result.ruleId} ${index}` }));
  const rows = isAll ? numbered : numbered.filter(({ result }) => isOpenRule(result));
  const proposals = results.filter(({ proposal }) => proposal !== null).length;
  return (
    <section className="playbook-document" aria-label={documentName}>
      <header>
        <h3 dir="auto" title={documentName}>
          {documentName}
        </h3>
        {proposals === 0 ? null : (
          <Button className="link-button" onPress={() => void writeProposals(documentId, 'playbook')}>
            {t(isWord ? 'proposals.write' : 'proposals.mark')}
          </Button>
        )}
      </header>
      <DocumentTypeLine document={document} />
      {rows.length === 0 && document.playbook !== null ? (
        <p className="playbook-note">{t(results.length === 0 ? 'playbooks.notForThis' : 'playbooks.nothingOpen')}</p>
      ) : null}
      <ul>
        {rows.map(({ result, key }) => (
          <RuleRow
            key={key}
            result={result}
            isOpen={key === openKey}
            onToggle={() => setOpen(key === openKey ? null : key)}
          />
        ))}
      </ul>
      {leftOut === 0 || !isAll || results.length === 0 ? null : (
        <p className="playbook-note">{t('playbooks.leftOut', { count: leftOut })}</p>
      )}
    </section>
  );
}
