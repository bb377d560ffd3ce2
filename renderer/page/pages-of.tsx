import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Anchor } from '#contract/document.ts';
import type { DocumentSummary, DocumentView } from '#contract/matter.ts';
import { useFindings } from '../findings/findings-store.ts';
import { PasswordForm } from '../ingestion/password-form.tsx';
import { forgetPageLanguages, languagesOfPage } from '../languages/page-languages-store.ts';
import { errorWords } from '../locale/error-words.ts';
import { PassageBar } from '../reading/passage-bar.tsx';
import { PassageMenu } from '../reading/passage-menu.tsx';
import { LineEditor } from '../recognition/line-editor.tsx';
import { forgetPageReadings, lookAtReading } from '../recognition/page-readings-store.ts';
import { useBoxDrawing } from '../redaction/use-box-drawing.ts';
import { FindBar } from './find-bar.tsx';
import { firstPageDrawn } from './first-page.ts';
import { HoverCard } from './hover-card.tsx';
import { useLens } from './lens-store.ts';
import { useLensTints } from './lens-tints.ts';
import { marksByPage } from './mark.ts';
import { rememberPage, useOpenDocument } from './open-document-store.ts';
import { showBanner } from './page-banner.ts';
import { usePagePointer } from './page-pointer.ts';
import { answerPageRequests } from './page-requests.ts';
import { type FindQuery, type OpenFailure, PageViewer } from './page-viewer.ts';
import { sourceUrl } from './source-url.ts';
import { warningWords } from './warning-words.ts';

const scaleKey = 'sampan.scale';

interface PagesOfProps {
  readonly document: DocumentSummary;
  readonly view: DocumentView | null;
}

/** The pages of a document, as the PDF that it is or that shows it, with their marks. */
export function PagesOf({ document, view }: PagesOfProps) {
  const { t, i18n } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const viewer = useRef<PageViewer | null>(null);
  const [isReady, setReady] = useState(false);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [hits, setHits] = useState({ current: 0, total: 0, isSearching: false });
  const lens = useLens((state) => state.lens);
  const { tints, only } = useLensTints(document.id);
  /** What was asked to be shown before the viewer was there. */
  const early = useRef<readonly Anchor[]>([]);

  const findings = useFindings((state) => state.findings);
  const selectedId = useFindings((state) => state.selectedId);
  const marks = useMemo(() => marksByPage(findings), [findings]);
  const imagePages = useMemo(
    () => new Set(view?.pages.flatMap((page) => (page.origin === 'image' ? [page.number] : [])) ?? document.imagePages),
    [view, document.imagePages],
  );
  const isRead = document.state === 'ready';
  /** Called for each page as it is drawn: what the lens needs to know of it is asked for then. */
  const lookAtPage = useRef<(page: number) => void>(() => {});
  /** What has to be said of a page, in the reader's words; null where nothing has. */
  const bannerNow = useRef<(page: number) => string | null>(() => null);
  bannerNow.current = (page) => {
    if (imagePages.has(page)) return t(document.state === 'working' ? 'page.beingRecognised' : 'page.imageOnly');
    const warnings = view?.pages[page - 1]?.warnings ?? [];
    return warnings.length === 0
      ? null
      : warnings.map((warning) => warningWords(t, warning, i18n.language)).join(' · ');
  };
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
        showBanner(pageElement, bannerNow.current(page));
        lookAtPage.current(page);
        firstPageDrawn(document.id);
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
  const pdf = document.mediaType === 'application/pdf' ? document.sha256 : document.renditionSha256;
  const password = view?.password ?? null;
  const labels = useMemo(() => view?.pages.map((page) => page.label) ?? [], [view]);
  const labelsNow = useRef(labels);
  labelsNow.current = labels;

  useEffect(() => {
    if (!isReady || !isReadBefore || pdf === null || viewer.current === null) return;
    const page = useOpenDocument.getState().currentPage;
    void viewer.current.open({ url: sourceUrl(pdf), password, page, labels: labelsNow.current }).then((outcome) => {
      if (outcome !== 'cancelled') setFailure(outcome);
    });
  }, [isReady, isReadBefore, pdf, password]);

  // The language is a dependency so that the words on the pages turn with it.
  useEffect(() => {
    if (isReady && i18n.language !== '') viewer.current?.setMarks(marks, selectedId);
  }, [isReady, marks, selectedId, i18n.language]);

  // A page that was recognised meanwhile loses its banner, and the words turn with the language.
  useEffect(() => {
    if (isReady && view !== null && document.state !== 'failed' && i18n.language !== '')
      viewer.current?.tellDrawnPages();
  }, [isReady, view, document.state, i18n.language]);

  useEffect(() => {
    if (isReady) viewer.current?.setTints(tints);
  }, [isReady, tints]);

  useEffect(() => {
    forgetPageLanguages(isRead ? document.id : null);
    forgetPageReadings(isRead ? document.id : null);
  }, [document.id, isRead]);
  useEffect(() => {
    lookAtPage.current = (page) => {
      if (isRead && lens === 'languages') void languagesOfPage(document.id, page);
      if (isRead && lens === 'recognition') void lookAtReading(document.id, page);
    };
    for (const page of viewer.current?.drawnPages() ?? []) lookAtPage.current(page);
  }, [document.id, isRead, lens]);

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

  const { hovered, menuAt, closeMenu } = usePagePointer(container, viewer, lens);
  useBoxDrawing(container, viewer, lens === 'redaction');

  const needsPassword =
    document.state === 'needs-password' ||
    (isReadBefore && (failure === 'password-needed' || failure === 'password-wrong'));
  const isUnread = !isReadBefore && !needsPassword;
  const isWithoutPages = needsPassword || isUnread || failure !== null;
  useEffect(() => {
    if (isWithoutPages) firstPageDrawn(document.id);
  }, [isWithoutPages, document.id]);
  return (
    <div className="pages-frame" data-lens={lens} data-only={only ?? undefined}>
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
      {lens === 'reading' ? (
        <>
          <PassageBar />
          <PassageMenu at={menuAt} onClose={closeMenu} />
        </>
      ) : null}
      {lens === 'recognition' ? <LineEditor /> : null}
      {hovered === null ? null : <HoverCard hovered={hovered} findings={findings} />}
    </div>
  );
}
