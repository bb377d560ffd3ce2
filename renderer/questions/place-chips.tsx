import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Anchor } from '#contract/document.ts';
import { clauseAt } from '../clauses/clause-at.ts';
import { useShownClauses } from '../clauses/clauses-store.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { pageLabelOf } from '../page/page-label.ts';
import { showPlaces } from '../page/show-places.ts';

/** The places that a sentence rests on, in this document and others, each a way there. */
export function PlaceChips({ citations }: { readonly citations: readonly Anchor[] }) {
  const { t, i18n } = useTranslation();
  const clauses = useShownClauses();
  const openId = useOpenDocument((state) => state.documentId);
  const matters = useMatters();
  const chips = new Map<string, Anchor[]>();
  for (const anchor of citations) {
    const isOpen = anchor.documentId === openId;
    const clause = isOpen ? (clauseAt(clauses, anchor)?.number ?? '') : '';
    const label = isOpen ? pageLabelOf(anchor.page) : String(anchor.page);
    const page = t('findings.page', { page: label });
    const place = clause === '' ? page : t('summary.chip', { page, clause });
    const name = documentOf(matters, anchor.documentId)?.name ?? '';
    const words = isOpen ? place : t('ask.placeElsewhere', { name, place });
    const there = chips.get(words);
    if (there === undefined) chips.set(words, [anchor]);
    else there.push(anchor);
  }
  return (
    <span className="chips" lang={i18n.language}>
      {[...chips].map(([words, anchors]) => (
        <Button key={words} className="page-chip" onPress={() => showPlaces(anchors)}>
          {words}
        </Button>
      ))}
    </span>
  );
}
