import { useTranslation } from 'react-i18next';
import type { Summary } from '#contract/finding.ts';
import { DroppedSentences } from './dropped-sentences.tsx';
import { MethodLabel } from './method-label.tsx';
import { StatementText } from './statement-text.tsx';

interface SummaryTextProps {
  readonly summary: Summary | null;
  readonly isWaiting: boolean;
  readonly hasClauses: boolean;
}

/** The sentences of a summary with where the document says each, and what was left out. */
export function SummaryText({ summary, isWaiting, hasClauses }: SummaryTextProps) {
  const { t } = useTranslation();
  if (summary === null) {
    return (
      <div className="summary-text">
        <p className="panel-quiet">{t(isWaiting ? 'summary.coming' : 'summary.none')}</p>
        {hasClauses ? <h3 className="clauses-title">{t('clauses.title')}</h3> : null}
      </div>
    );
  }
  return (
    <div className="summary-text">
      <MethodLabel method={summary.method} />
      {summary.statements.length === 0 ? <p className="panel-quiet">{t('summary.empty')}</p> : null}
      <ul className="statements" lang={summary.language}>
        {summary.statements.map((statement, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no id and never move
          <li key={index}>
            <StatementText statement={statement} />
          </li>
        ))}
      </ul>
      <DroppedSentences dropped={summary.dropped} />
      {hasClauses ? <h3 className="clauses-title">{t('clauses.title')}</h3> : null}
    </div>
  );
}
