import { useTranslation } from 'react-i18next';
import { type CheckedDocument, wordsFor } from '#contract/playbook.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { answeringId, giveType, usePlaybook } from './playbook-store.ts';
import { shownLanguage } from './rule-row.tsx';

const byTitle = 'by-title';
const other = 'other';

/** What a document is taken for, to be corrected, and which playbook that leads to. */
export function DocumentTypeLine({ document }: { readonly document: CheckedDocument }) {
  const { t, i18n } = useTranslation();
  const { types, playbookId } = usePlaybook();
  const { type, playbook, answering } = document;
  const language = shownLanguage(i18n.language);
  const isGiven = type?.by === 'person';
  const name = type?.name == null ? null : wordsFor(type.name, language);
  const recognised = () => {
    if (isGiven) return t('playbooks.typeAsRecognised');
    if (type === null || name === null) return t('playbooks.typeUnknown');
    return t(`playbooks.typeFrom.${type.by}`, { name });
  };
  const held = () => {
    if (playbook !== null) return t('playbooks.heldAgainst', { name: wordsFor(playbook.name, language) });
    if (answering.length > 0)
      return t('playbooks.severalAnswer', {
        names: answering.map((one) => wordsFor(one, language)).join(t('findings.listComma')),
      });
    if (name === null) return t('playbooks.noneForUnknown');
    return t('playbooks.noneAnswers', { name, language: t(`tongues.${document.language}`) });
  };
  return (
    <div className="playbook-type">
      <ChoiceSelect
        label={t('playbooks.typeOf', { name: document.documentName })}
        isLabelHidden
        value={isGiven ? (type.id ?? other) : byTitle}
        choices={[
          { id: byTitle, words: recognised() },
          ...types.map((one) => ({ id: one.id, words: wordsFor(one.name, language) })),
          { id: other, words: t('playbooks.typeOther') },
        ]}
        onChange={(id) => void giveType(document, id === byTitle ? undefined : id === other ? null : id)}
      />
      {playbookId === answeringId ? <p className="playbook-note">{held()}</p> : null}
    </div>
  );
}
