import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Anchor } from '#contract/document.ts';
import type { DocumentSummary, DocumentView } from '#contract/matter.ts';
import { selectFinding, useFindings } from '../findings/findings-store.ts';
import { PasswordForm } from '../ingestion/password-form.tsx';
import { errorWords } from '../locale/error-words.ts';
import { FindBar } from './find-bar.tsx';
import { HoverCard, type Hovered } from './hover-card.tsx';
import { marksByPage } from './mark.ts';
import { rememberPage, useOpenDocument } from './open-document-store.ts';
import { showBanner } from './page-banner.ts';
import { answerPageRequests } from './page-requests.ts';
import { type FindQuery, type OpenFailure, PageViewer } from './page-viewer.ts';
import { sourceUrl } from './source-url.ts';

const scaleKey = 'sampan.scale';

interface PagesOfProps {
  readonly document: DocumentSummary;
  readonly view: DocumentView | null;
}

/** The pages of a PDF with their marks. */
export function PagesOf({ document, view }: PagesOfProps) {
  const { t, i18n } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const viewer = useRef<PageViewer | null>(null);
  const [isReady, setReady] = useState(false);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [hits, setHits] = useState({ current: 0, total: 0, isSearching: false });
  const [hovered, setHovered] = useState<Hovered | null>(null);
  /** What was asked to be shown before the viewer was there. */
  const early = useRef<readonly Anchor[]>([]);
  const lastClick = useRef({ x: 0, y: 0, place: 0 });

  const findings = useFindings((state) => state.findings);
  const selectedId = useFindings((state) => state.selectedId);
  const marks = useMemo(() => marksByPage(findings), [findings]);
  const imagePages = useMemo(
    () => new Set(view?.pages.flatMap((page) => (page.origin === 'image' ? [page.number] : [])) ?? document.imagePages),
    [view, document.imagePages],
  );
  const imagePagesNow = useRef<ReadonlySet<number>>(imagePages);
  imagePagesNow.current = imagePages;
  const wordsNow = useRef(t);
  wordsNow.current = t;

  useEffect(() => {
    const pane = container.current;
    const pages = element.current;
    if (pane === null || pages === null) return;
    let isGone = false;
    void PageViewer.create(pane, pages, {
      onPosition: ({ page, total, visible }) => {
        const before = useOpenDocument.getState();
        if (before.currentPage !== page) rememberPage(document.id, page);
        if (
          before.currentPage !== page ||
          before.pageTotal !== total ||
          before.visiblePages[0] !== visible[0] ||
          before.visiblePages[1] !== visible[1]
        ) {
          useOpenDocument.setState({ currentPage: page, pageTotal: total, visiblePages: visible });
        }
      },
      onScale: (scale, choice) => {
        localStorage.setItem(scaleKey, choice);
        useOpenDocument.setState({ scale, scaleChoice: choice });
      },
      onFind: setHits,
      onPageDrawn: (page, pageElement) => {
        pageElement.setAttribute('aria-label', wordsNow.current('page.landmark', { page }));
        showBanner(pageElement, imagePagesNow.current.has(page) ? wordsNow.current('page.imageOnly') : null);
      },
    }).then((created) => {
      if (isGone) {
        void created.close();
        return;
      }
      created.setScaleChoice(localStorage.getItem(scaleKey) ?? 'page-width');
      viewer.current = created;
      void created.show(early.current);
      setReady(true);
    });
    return () => {
      isGone = true;
      const closing = viewer.current;
      viewer.current = null;
      void closing?.close();
    };
  }, [document.id]);

  // Bytes that the reading process has not come through with are not parsed in the window.
  const isReadBefore = document.state === 'ready' || (document.state !== 'failed' && document.pageCount > 0);
  const password = view?.password ?? null;
  const labels = useMemo(() => view?.pages.map((page) => page.label) ?? [], [view]);
  const labelsNow = useRef(labels);
  labelsNow.current = labels;

  useEffect(() => {
    if (!isReady || !isReadBefore || viewer.current === null) return;
    const page = useOpenDocument.getState().currentPage;
    void viewer.current
      .open({ url: sourceUrl(document.sha256), password, page, labels: labelsNow.current })
      .then((outcome) => {
        if (outcome !== 'cancelled') setFailure(outcome);
      });
  }, [isReady, isReadBefore, document.sha256, password]);

  // The language is a dependency so that the words on the pages turn with it.
  useEffect(() => {
    if (isReady && i18n.language !== '') viewer.current?.setMarks(marks, selectedId);
  }, [isReady, marks, selectedId, i18n.language]);

  useEffect(
    () =>
      answerPageRequests({
        show: (anchors) => {
          if (viewer.current === null) early.current = anchors;
          else void viewer.current.show(anchors);
        },
        goToPage: (page) => viewer.current?.goToPage(page),
        zoom: (choice) => viewer.current?.zoom(choice),
        openFind: () => setFinding(true),
        focus: () => container.current?.focus(),
      }),
    [],
  );

  const find = useCallback((query: FindQuery, step: 'first' | 'next' | 'previous') => {
    viewer.current?.find(query, step);
  }, []);
  const endFind = useCallback(() => {
    viewer.current?.endFind();
    setFinding(false);
    container.current?.focus();
  }, []);

  useEffect(() => {
    const pane = container.current;
    if (pane === null) return;
    const stop = new AbortController();
    let waiting = 0;
    const under = (event: MouseEvent) =>
      viewer.current?.findingsUnder(event.clientX, event.clientY, event.target) ?? [];
    pane.addEventListener(
      'pointermove',
      (event) => {
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(() => {
          const ids = event.buttons === 0 ? under(event) : [];
          setHovered(ids.length === 0 ? null : { findingIds: ids, x: event.clientX, y: event.clientY });
        });
      },
      { signal: stop.signal },
    );
    pane.addEventListener('pointerleave', () => setHovered(null), { signal: stop.signal });
    pane.addEventListener('scroll', () => setHovered(null), { signal: stop.signal, passive: true });
    pane.addEventListener(
      'click',
      (event) => {
        if (!(getSelection()?.isCollapsed ?? true)) return;
        const ids = under(event);
        if (ids.length === 0) return;
        // Clicking again at the same place goes through what lies on top of each other.
        const { x, y, place } = lastClick.current;
        const isSamePlace = Math.hypot(event.clientX - x, event.clientY - y) < 4;
        const next = isSamePlace ? (place + 1) % ids.length : 0;
        lastClick.current = { x: event.clientX, y: event.clientY, place: next };
        selectFinding(ids[next] ?? null, 'page');
      },
      { signal: stop.signal },
    );
    return () => {
      stop.abort();
      cancelAnimationFrame(waiting);
    };
  }, []);

  const needsPassword =
    document.state === 'needs-password' ||
    (isReadBefore && (failure === 'password-needed' || failure === 'password-wrong'));
  const isUnread = !isReadBefore && !needsPassword;
  return (
    <div className="pages-frame">
      {isFinding ? <FindBar hits={hits} onFind={find} onClose={endFind} /> : null}
      {/* pdf.js asks for a div; scrolling pages must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/noNoninteractiveTabindex: see above */}
      <div ref={container} className="pages" role="region" tabIndex={0} aria-label={document.name}>
        <div ref={element} className="pdfViewer" />
      </div>
      {needsPassword ? (
        <div className="pages-cover">
          <div className="cover-card">
            <h2>{t('page.protectedTitle')}</h2>
            <p>{t('page.protectedText')}</p>
            <PasswordForm document={document} autoFocus isWrong={failure === 'password-wrong'} />
          </div>
        </div>
      ) : null}
      {isUnread ? (
        <div className="pages-cover">
          {document.state === 'failed' && document.error !== null ? (
            <div className="cover-card">
              <h2>{t('page.damagedTitle')}</h2>
              <p>{errorWords(t, document.error)}</p>
            </div>
          ) : (
            <p className="cover-note">{t(document.state === 'cancelled' ? 'page.stopped' : 'page.reading')}</p>
          )}
        </div>
      ) : null}
      {failure === 'damaged-file' && isReadBefore ? (
        <div className="pages-cover">
          <div className="cover-card">
            <h2>{t('page.damagedTitle')}</h2>
            <p>{t('page.damagedText')}</p>
          </div>
        </div>
      ) : null}
      {hovered === null ? null : <HoverCard hovered={hovered} findings={findings} />}
    </div>
  );
}
