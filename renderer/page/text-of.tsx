import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { quoteLanguage } from '../findings/finding-words.ts';
import { useFindings } from '../findings/findings-store.ts';
import { answerPageRequests } from './page-requests.ts';
import { sourceUrl } from './source-url.ts';

/** A source that has no pages of its own (text, Markdown): its characters, with the selected finding's words marked. */
export function TextOf({ document }: { readonly document: DocumentSummary }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const frame = useRef<HTMLElement>(null);
  const quote = useFindings(
    (state) => state.findings.find((finding) => finding.id === state.selectedId)?.quote ?? null,
  );

  useEffect(() => {
    const stop = new AbortController();
    void fetch(sourceUrl(document.sha256), { signal: stop.signal })
      .then(async (response) => setText(new TextDecoder().decode(await response.arrayBuffer())))
      .catch(() => setText(''));
    return () => stop.abort();
  }, [document.sha256]);

  useEffect(
    () =>
      answerPageRequests({
        show: () => frame.current?.querySelector('mark')?.scrollIntoView({ block: 'center' }),
        goToPage() {},
        zoom() {},
        openFind() {},
        focus: () => frame.current?.focus(),
      }),
    [],
  );

  useEffect(() => {
    if (quote !== null) frame.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [quote]);

  if (text === null) return null;
  const start = quote === null ? -1 : text.indexOf(quote);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the scrolling text must be reachable by keyboard
    <section ref={frame} className="pages text-pages" tabIndex={0} aria-label={t('page.title')}>
      <article className="text-paper selectable" lang={quoteLanguage(text.slice(0, 2_000))} dir="auto">
        {start < 0 || quote === null ? (
          text
        ) : (
          <>
            {text.slice(0, start)}
            <mark>{quote}</mark>
            {text.slice(start + quote.length)}
          </>
        )}
      </article>
    </section>
  );
}
