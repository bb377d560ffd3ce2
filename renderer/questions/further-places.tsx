import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FurtherPlaces } from '#contract/answer.ts';
import { PlaceChips } from './place-chips.tsx';

interface FurtherPlacesListProps {
  readonly words: 'ask.alsoIn' | 'ask.similarIn';
  readonly places: FurtherPlaces | undefined;
}

/** "and in 39 more documents", and the places there once they are asked for. */
export function FurtherPlacesList({ words, places }: FurtherPlacesListProps) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (places === undefined) return null;
  const listed = new Set(places.citations.map(({ documentId }) => documentId)).size;
  return (
    <div className="further-places" lang={i18n.language}>
      <Button className="link-button" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t(words, { count: places.documents })}
      </Button>
      {isOpen ? <PlaceChips citations={places.citations} /> : null}
      {isOpen && listed < places.documents ? (
        <p className="field-hint">{t('ask.notListed', { count: places.documents - listed })}</p>
      ) : null}
    </div>
  );
}
