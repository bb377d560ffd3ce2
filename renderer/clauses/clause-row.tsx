import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ClauseNode, Gist } from '#contract/finding.ts';
import { quoteLanguage } from '../findings/finding-words.ts';
import { pageLabelOf } from '../page/page-label.ts';
import { pageRequests } from '../page/page-requests.ts';
import { StatementText } from '../summaries/statement-text.tsx';
import { writeGist } from '../summaries/summaries-store.ts';

interface ClauseRowProps {
  readonly clause: ClauseNode;
  readonly index: number;
  readonly gist: Gist | null;
  readonly isWriting: boolean;
}

const deepestIndent = 4;

/** A clause: number, heading, its gist or a way to get one. */
export function ClauseRow({ clause, index, gist, isWriting }: ClauseRowProps) {
  const { t } = useTranslation();
  const [first] = clause.anchors;
  const name = [clause.number, clause.heading].filter((part) => part !== '').join(' ');
  return (
    <div
      className={`clause level-${Math.min(clause.level, deepestIndent)} is-${clause.kind}${clause.standing === undefined ? '' : ` is-${clause.standing}`}`}
    >
      <div className="clause-line">
        <Button
          className="clause-name"
          isDisabled={first === undefined}
          onPress={() => pageRequests().show(clause.anchors)}
        >
          {clause.number === '' ? null : <span className="clause-number">{clause.number}</span>}
          <span className="clause-heading" lang={quoteLanguage(clause.heading)} dir="auto">
            {clause.heading === '' && clause.number === '' ? t(`clauses.kind.${clause.kind}`) : clause.heading}
          </span>
          {clause.standing === undefined ? null : (
            <span className="clause-standing">{t(`clauses.standing.${clause.standing}`)}</span>
          )}
          {first === undefined ? null : (
            <span className="clause-page">{t('findings.page', { page: pageLabelOf(first.page) })}</span>
          )}
        </Button>
        {gist !== null && gist.method === 'model' ? null : (
          <Button
            className="link-button gist-button"
            isDisabled={isWriting}
            aria-label={t('clauses.writeGistOf', { name })}
            onPress={() => void writeGist(index)}
          >
            {t(isWriting ? 'clauses.writing' : 'clauses.writeGist')}
          </Button>
        )}
      </div>
      {gist === null ? null : (
        <div className="gist">
          <StatementText statement={gist.statement} />
        </div>
      )}
    </div>
  );
}
