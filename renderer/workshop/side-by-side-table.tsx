import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutputLanguage } from '#contract/document.ts';
import { type CellClaim, isDisputeColumn, isFound, isOff, isOwn, type SideBySide } from '#contract/side-by-side.ts';
import type { Plan } from '#contract/workshop.ts';
import { kindName } from '../findings/kinds.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { PlaceChips } from '../questions/place-chips.tsx';
import { claimWords } from './claim-words.ts';
import { useCitedPlaces } from './use-cited-places.ts';

const rowsAtOnce = 30;

interface SideBySideTableProps {
  readonly runId: string;
  readonly table: SideBySide;
  readonly language: Plan['language'];
}

/** Contracts held side by side, a row each; a cell opens what it is read from. */
export function SideBySideTable({ runId, table, language }: SideBySideTableProps) {
  const { t, i18n } = useTranslation();
  const matters = useMatters();
  const [shown, setShown] = useState<CellClaim | null>(null);
  const [count, setCount] = useState(rowsAtOnce);
  const placesOf = useCitedPlaces(runId, shown === null ? [] : [shown]);
  const locale: OutputLanguage = i18n.language === 'zh-Hant' || i18n.language === 'zh-Hans' ? i18n.language : 'en';
  const titleOf = (column: string) =>
    isDisputeColumn(column) ? t(`workshop.column_${column}`) : (kindName(column, locale) ?? column);
  const wordsOf = (claim: CellClaim) => {
    if (isFound(claim)) return claim.cell.words[locale];
    return t(claim.cell.column === 'defects' ? 'workshop.cellNoDefects' : 'workshop.cellNone');
  };
  return (
    <section aria-label={t('workshop.sideBySide')}>
      <h4>{t('workshop.sideBySide')}</h4>
      <div className="side-by-side">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('workshop.contract')}</th>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {titleOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.length < 2 ? null : (
              <tr className="side-by-side-most">
                <th scope="row">{t('workshop.mostCommon')}</th>
                {table.columns.map((column, index) => {
                  const most = table.most[index] ?? null;
                  const words =
                    most === null
                      ? ''
                      : t('workshop.mostWords', { words: most.words[locale], count: most.count, of: most.of });
                  return <td key={column}>{isOwn(column) ? '' : words}</td>;
                })}
              </tr>
            )}
            {table.rows.slice(0, count).map(({ documentId, cells }) => (
              <tr key={documentId}>
                <th scope="row">{documentOf(matters, documentId)?.name ?? ''}</th>
                {cells.map((claim, index) => (
                  <td
                    key={table.columns[index]}
                    className={claim !== null && isOff(claim, table.most[index]) ? 'is-off' : ''}
                  >
                    {claim === null ? null : !isFound(claim) ? (
                      <span className="workshop-soft">{wordsOf(claim)}</span>
                    ) : (
                      <Button
                        className="link-button"
                        aria-pressed={shown?.id === claim.id}
                        onPress={() => setShown(shown?.id === claim.id ? null : claim)}
                      >
                        {isOff(claim, table.most[index]) ? `≠ ${wordsOf(claim)}` : wordsOf(claim)}
                      </Button>
                    )}
                    {claim?.verdict === 'disagrees' ? (
                      <span className="failure"> {t('workshop.verdict_disagrees')}</span>
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rows.length <= count ? null : (
        <Button className="link-button workshop-more" onPress={() => setCount(count + rowsAtOnce)}>
          {t('workshop.more', { count: table.rows.length - count })}
        </Button>
      )}
      {shown === null ? null : (
        <div className="claim side-by-side-shown" role="status">
          <p dir="auto">{`${titleOf(shown.cell.column)} — ${wordsOf(shown)}`}</p>
          <blockquote dir="auto">{shown.quote}</blockquote>
          <p className="claim-verdict">
            {t(`workshop.verdict_${shown.verdict}`)}
            {shown.verdict === 'disagrees' ? `: ${claimWords(t, shown, language, i18n.language).reason}` : ''}
          </p>
          <PlaceChips citations={placesOf(shown)} />
        </div>
      )}
    </section>
  );
}
