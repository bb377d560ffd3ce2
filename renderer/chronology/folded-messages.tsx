import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ChronologyMessage } from '#contract/chronology.ts';
import { quoteLanguage } from '../findings/finding-words.ts';
import { showPlaces } from '../page/show-places.ts';

/** A chat's messages of one day behind their number; each leads to its place. */
export function FoldedMessages({ messages }: { readonly messages: readonly ChronologyMessage[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  return (
    <>
      <Button
        className="link-button"
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': listId })}
        onPress={() => setOpen(!isOpen)}
      >
        {t('chronology.messages', { count: messages.length })}
      </Button>
      {isOpen ? (
        <ol className="told-messages" id={listId}>
          {messages.map(({ time, speaker, words, place }) => (
            <li key={`${place.anchors[0]?.page} ${place.anchors[0]?.start}`}>
              <Button className="link-button told-message" onPress={() => showPlaces(place.anchors)}>
                <span className="told-sender" dir="auto">
                  {[time, speaker].filter((part) => part !== null).join(' ')}
                </span>
                <span lang={quoteLanguage(words)} dir="auto">
                  {words}
                </span>
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
