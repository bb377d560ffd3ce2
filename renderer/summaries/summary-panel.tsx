import { useEffect, useMemo } from 'react';
import { Button, GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ClauseNode, Gist } from '#contract/finding.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import { ClauseRow } from '../clauses/clause-row.tsx';
import { useShownClauses } from '../clauses/clauses-store.ts';
import { answerCommands } from '../commands/command-bus.ts';
import { useQueue } from '../ingestion/queue-store.ts';
import { OutputLanguageSelect } from '../settings/output-language-select.tsx';
import { showSummaryOf, useSummaries, useSummaryShown, writeSummary } from './summaries-store.ts';
import { SummaryText } from './summary-text.tsx';

type SummaryRow =
  | { readonly id: 'summary'; readonly clause: null }
  | { readonly id: string; readonly clause: ClauseNode; readonly index: number; readonly gist: Gist | null };

const estimatedRowHeight = 56;

/** What the document says in short, then clause by clause. */
export function SummaryPanel({ document }: { readonly document: DocumentSummary | null }) {
  const { t } = useTranslation();
  useSummaryShown();
  const { summary, gists, language, state, isWriting: isAskedFor, writingGists } = useSummaries();
  const isUnderWay = useQueue((queue) =>
    queue.jobs.some(
      (job) => job.documentId === document?.id && job.state === 'running' && job.progress?.stage === 'summarise',
    ),
  );
  const isWriting = isAskedFor || isUnderWay;
  const clauses = useShownClauses();

  const rows = useMemo((): readonly SummaryRow[] => {
    const byClause = new Map(gists.map((gist) => [gist.clauseIndex, gist]));
    const clauseRows = clauses.map((clause, index) => ({
      id: `clause:${index}`,
      clause,
      index,
      gist: byClause.get(index) ?? null,
    }));
    return [{ id: 'summary', clause: null }, ...clauseRows];
  }, [clauses, gists]);

  useEffect(() => answerCommands({ 'write-summary': () => void writeSummary() }), []);

  if (document === null) return <p className="panel-note">{t('known.nothingOpen')}</p>;
  if (document.state === 'needs-password') return <p className="panel-note">{t('known.needsPassword')}</p>;
  if (document.state === 'failed') return <p className="panel-note">{t('known.failed')}</p>;
  const isReading = document.state === 'waiting' || document.state === 'working';
  return (
    <>
      <div className="summary-bar">
        <OutputLanguageSelect
          label={t('summary.language')}
          isLabelHidden
          value={language}
          onChange={(chosen) => void showSummaryOf(document.id, chosen)}
        />
        <span className="spacer" />
        {isReading ? null : (
          <Button className="button" isDisabled={isWriting} onPress={() => void writeSummary()}>
            {t(isWriting ? 'summary.writing' : summary === null ? 'summary.write' : 'summary.writeAgain')}
          </Button>
        )}
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight }} shouldObserveItemSize>
        <GridList
          className="summary-list"
          aria-label={t('known.summary')}
          items={rows}
          dependencies={[summary, state, isWriting, writingGists, language, t, isReading]}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          selectionMode="none"
        >
          {(row) => (
            <GridListItem
              id={row.id}
              className="summary-item"
              textValue={row.clause === null ? t('known.summary') : `${row.clause.number} ${row.clause.heading}`}
            >
              {row.clause === null ? (
                <SummaryText
                  summary={summary}
                  isWaiting={isWriting || state === 'reading' || isReading}
                  hasClauses={clauses.length > 0}
                />
              ) : (
                <ClauseRow
                  clause={row.clause}
                  index={row.index}
                  gist={row.gist}
                  isWriting={writingGists.has(row.index)}
                />
              )}
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
    </>
  );
}
