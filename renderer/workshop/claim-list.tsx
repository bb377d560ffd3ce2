import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isCellClaim, sideBySide } from '#contract/side-by-side.ts';
import type { RunView } from '#contract/workshop.ts';
import { ChoiceChips } from '../design/choice-chips.tsx';
import { PlaceChips } from '../questions/place-chips.tsx';
import { claimWords } from './claim-words.ts';
import { SideBySideTable } from './side-by-side-table.tsx';
import { useCitedPlaces } from './use-cited-places.ts';

const shownAtOnce = 50;
const filters = ['all', 'disagrees', 'confirmed'] as const;
type Filter = (typeof filters)[number];

/** What came out of a run, each with its places and what the checker made of it. */
export function ClaimList({ view: { id: runId, claims: all, plan } }: { readonly view: RunView }) {
  const table = useMemo(() => sideBySide(all), [all]);
  const claims = useMemo(() => all.filter((claim) => !isCellClaim(claim)), [all]);
  const { t, i18n } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const [count, setCount] = useState(shownAtOnce);
  const of = (one: Filter) => (one === 'all' ? claims : claims.filter(({ verdict }) => verdict === one));
  const shown = of(filter);
  const placesOf = useCitedPlaces(runId, shown.slice(0, count));
  if (all.length === 0) return null;
  const contracts = table === null ? null : <SideBySideTable runId={runId} table={table} language={plan.language} />;
  if (claims.length === 0) return contracts;
  return (
    <section aria-label={t('workshop.results')}>
      {contracts}
      <h4>{t('workshop.results')}</h4>
      <div className="claim-filter" role="toolbar" aria-label={t('workshop.checked')}>
        <ChoiceChips
          chips={filters.map((id) => ({ id, words: t(`workshop.verdict_${id}`), count: of(id).length }))}
          chosen={filter}
          onChoose={(id) => {
            setFilter(id);
            setCount(shownAtOnce);
          }}
        />
      </div>
      <ul className="claims">
        {shown.slice(0, count).map((claim) => {
          const { text, reason } = claimWords(t, claim, plan.language, i18n.language);
          return (
            <li key={claim.id} className={`claim is-${claim.verdict}`}>
              <p dir="auto">{text}</p>
              <p className="claim-verdict">
                {t(`workshop.verdict_${claim.verdict}`)}
                {claim.verdict === 'disagrees' && reason !== '' ? `: ${reason}` : ''}
              </p>
              {claim.verdict !== 'disagrees' && reason !== '' ? <p className="workshop-soft">{reason}</p> : null}
              <PlaceChips citations={placesOf(claim)} />
            </li>
          );
        })}
      </ul>
      {shown.length <= count ? null : (
        <Button className="link-button workshop-more" onPress={() => setCount(count + shownAtOnce)}>
          {t('workshop.more', { count: shown.length - count })}
        </Button>
      )}
    </section>
  );
}
