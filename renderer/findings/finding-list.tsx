import type { TFunction } from 'i18next';
import { useEffect, useMemo, useRef } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReviewedFinding } from '#contract/matter.ts';
import { useGrowing } from '../design/use-growing.ts';
import { pageLabelOf } from '../page/page-label.ts';
import { FindingCard } from './finding-card.tsx';
import { kindWords } from './finding-words.ts';
import { selectFinding, useFindings } from './findings-store.ts';

const estimatedRowHeight = 132;

/** What a screen reader says of a finding: kind, clause, page, decision. */
function rowWords(t: TFunction, finding: ReviewedFinding, locale: string): string {
  const page = finding.anchors[0]?.page;
  const state = finding.review?.state ?? 'open';
  return [
    kindWords(finding, locale),
    finding.clause?.number ?? '',
    page === undefined ? '' : t('findings.page', { page: pageLabelOf(page) }),
    state === 'open' ? '' : t(`decision.${state}`),
  ]
    .filter((part) => part !== '')
    .join(t('findings.listComma'));
}

/** Findings one below the other; only those in view are in the page. */
export function FindingList({ findings }: { readonly findings: readonly ReviewedFinding[] }) {
  const { t, i18n } = useTranslation();
  const selectedId = useFindings((state) => state.selectedId);
  const revealCount = useFindings((state) => state.revealCount);
  const listed = useGrowing(findings, findings.findIndex(({ id }) => id === selectedId) + 1);
  const list = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => new ListLayout<ReviewedFinding>({ estimatedRowHeight }), []);
  const revealed = useRef(0);

  useEffect(() => {
    if (selectedId === null || revealCount === revealed.current) return;
    revealed.current = revealCount;
    const bring = () => {
      const rect = layout.getLayoutInfo(selectedId)?.rect;
      const pane = list.current;
      if (rect === undefined || pane === null) return;
      const isInView = rect.y >= pane.scrollTop && rect.maxY <= pane.scrollTop + pane.clientHeight;
      if (!isInView) pane.scrollTop = Math.max(0, rect.y - 24);
    };
    // Heights are estimates until rows are shown, so a second look puts right what the first uncovered.
    bring();
    const first = requestAnimationFrame(bring);
    const second = setTimeout(bring, 120);
    return () => {
      cancelAnimationFrame(first);
      clearTimeout(second);
    };
  }, [selectedId, revealCount, layout]);

  const dependencies = useMemo(() => [t], [t]);
  return (
    <Virtualizer layout={layout} shouldObserveItemSize>
      <GridList
        ref={list}
        className="finding-list"
        aria-label={t('known.findings')}
        items={listed}
        dependencies={dependencies}
        keyboardNavigationBehavior="tab"
        disallowTypeAhead
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={selectedId === null ? [] : [selectedId]}
        onSelectionChange={(selection) => {
          const [key] = selection === 'all' ? [] : [...selection];
          if (typeof key === 'string') selectFinding(key, 'list');
        }}
        onAction={(key) => selectFinding(String(key), 'list')}
      >
        {(finding) => (
          <GridListItem id={finding.id} textValue={rowWords(t, finding, i18n.language)} className="finding-item">
            <ListedCard finding={finding} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}

/** Looks itself whether it is the one that is selected: the list is not made anew for every choice in it. */
function ListedCard({ finding }: { readonly finding: ReviewedFinding }) {
  const isSelected = useFindings((state) => state.selectedId === finding.id);
  const isCorrecting = useFindings((state) => state.correctingId === finding.id);
  return <FindingCard finding={finding} isSelected={isSelected} isCorrecting={isCorrecting} />;
}
