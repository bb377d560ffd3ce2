import type { PDFDocumentLoadingTask, PDFPageProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { EventBus, PDFViewer } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import type { Anchor } from '#contract/document.ts';
import { createFindController, type FoldingFindController } from './find-controller.ts';
import type { Mark } from './mark.ts';
import { type DrawnPlace, drawMarks, flash, idsAt } from './mark-layer.ts';
import { boundsOf, type ShownPage, type UnitPoint, type UnitQuad, unitQuadOf, userBoxOf } from './page-geometry.ts';
import { type PdfLibrary, pdfLibrary, pdfOptions, preparePdf, takePdfWorker } from './pdf-library.ts';
import { scriptFolding } from './script-folding.ts';
import { noTints, type Tints } from './tint.ts';
import { drawTints } from './tint-layer.ts';

/** What of pdf.js's view of a page is used here. */
interface PageView {
  readonly div: HTMLDivElement;
  readonly viewport: ShownPage;
  readonly pdfPage: PDFPageProxy | null;
  setPdfPage(page: PDFPageProxy): void;
}

/** What the viewer tells the pane around it. */
export interface PageViewerEvents {
  readonly onPosition: (position: {
    readonly page: number;
    readonly total: number;
    readonly visible: readonly [number, number];
  }) => void;
  readonly onScale: (scale: number, choice: string) => void;
  readonly onFind: (hits: { readonly current: number; readonly total: number; readonly isSearching: boolean }) => void;
  /** A page was drawn: the place for banners. */
  readonly onPageDrawn: (page: number, element: HTMLElement) => void;
}

export type OpenFailure = 'password-needed' | 'password-wrong' | 'damaged-file' | 'cancelled';

export interface FindQuery {
  readonly text: string;
  readonly isCaseSensitive: boolean;
  readonly isWholeWord: boolean;
  /** For each character of the text those it may stand for in the other script; found as if they were one. */
  readonly forms: readonly (readonly string[])[];
}

const smallestScale = 0.1;
const largestScale = 8;
const zoomStep = 1.15;
/** Where a shown place comes to stand: this share of the pane's height from its top. */
const placeShare = 0.32;
/** A page that is drawn later than this after it was asked for is not lit up any more. */
const lightWithinMs = 5_000;

function isDrawn(view: PageView): boolean {
  return view.div.querySelector(':scope > .canvasWrapper') !== null;
}

/** pdf.js's viewer in one element, with Sampan's marks on its pages. Lives as long as the element is shown; `close` ends it. */
export class PageViewer {
  readonly #container: HTMLDivElement;
  readonly #viewer: PDFViewer;
  readonly #eventBus: EventBus;
  readonly #findController: FoldingFindController;
  readonly #library: PdfLibrary;
  readonly #events: PageViewerEvents;
  readonly #stop = new AbortController();
  #task: PDFDocumentLoadingTask | null = null;
  #worker: PDFWorker | null = null;
  #marks: ReadonlyMap<number, readonly Mark[]> = new Map();
  #selectedId: string | null = null;
  /** The marks drawn, by page: its keys are the pages that are drawn. */
  readonly #places = new Map<number, readonly DrawnPlace[]>();
  #tints: Tints = noTints;
  readonly #tintPlaces = new Map<number, readonly DrawnPlace[]>();
  /** Places to light up as soon as their page is drawn. */
  readonly #toLight = new Map<number, readonly UnitQuad[]>();
  #firstPage = 1;
  /** What was to be shown before there were pages. */
  #waiting: readonly Anchor[] = [];
  #scaleChoice = 'page-width';

  /** Builds a viewer in `container` (scrolling) around `element` (its pages). */
  static async create(
    container: HTMLDivElement,
    element: HTMLDivElement,
    events: PageViewerEvents,
  ): Promise<PageViewer> {
    return new PageViewer(await pdfLibrary(), container, element, events);
  }

  private constructor(
    library: PdfLibrary,
    container: HTMLDivElement,
    element: HTMLDivElement,
    events: PageViewerEvents,
  ) {
    const { EventBus, PDFLinkService, PDFViewer } = library.parts;
    this.#library = library;
    this.#container = container;
    this.#events = events;
    this.#eventBus = new EventBus();
    const linkService = new PDFLinkService({ eventBus: this.#eventBus });
    // A link in a document is untrusted: only those inside the document work.
    linkService.externalLinkEnabled = false;
    const findController = createFindController(library, { eventBus: this.#eventBus, linkService });
    this.#findController = findController;
    this.#viewer = new PDFViewer({
      container,
      viewer: element,
      eventBus: this.#eventBus,
      linkService,
      findController,
      annotationMode: library.pdf.AnnotationMode.ENABLE,
      annotationEditorMode: library.pdf.AnnotationEditorType.DISABLE,
      enableAutoLinking: false,
      imageResourcesPath: '',
    });
    linkService.setViewer(this.#viewer);
    this.#linkDocument = (pdf) => linkService.setDocument(pdf);
    this.#follow();
  }

  readonly #linkDocument: (pdf: Parameters<PDFViewer['setDocument']>[0]) => void;

  #follow(): void {
    const bus = this.#eventBus;
    bus.on('pagesinit', () => {
      this.#viewer.currentScaleValue = this.#scaleChoice;
      if (this.#firstPage > 1) this.#viewer.currentPageNumber = Math.min(this.#firstPage, this.#viewer.pagesCount);
      this.#tellPosition();
      const waiting = this.#waiting;
      this.#waiting = [];
      void this.show(waiting);
    });
    bus.on('pagerendered', ({ pageNumber }: { readonly pageNumber: number }) => this.#draw(pageNumber));
    // Where the pages stand is read before anything is written in a frame: to read it in between has them laid out again.
    let telling = 0;
    bus.on('updateviewarea', () => {
      cancelAnimationFrame(telling);
      telling = requestAnimationFrame(() => this.#tellPosition());
    });
    this.#stop.signal.addEventListener('abort', () => cancelAnimationFrame(telling));
    bus.on('scalechanging', ({ scale, presetValue }: { readonly scale: number; readonly presetValue?: string }) => {
      this.#scaleChoice = presetValue ?? String(scale);
      this.#events.onScale(scale, this.#scaleChoice);
    });
    const tellHits = (event: {
      readonly matchesCount: { readonly current: number; readonly total: number };
      readonly state?: number;
    }) => {
      const isSearching = event.state === this.#library.parts.FindState.PENDING;
      this.#events.onFind({ ...event.matchesCount, isSearching });
    };
    bus.on('updatefindmatchescount', tellHits);
    bus.on('updatefindcontrolstate', tellHits);
    this.#container.addEventListener('wheel', (event) => this.#zoomByWheel(event), {
      passive: false,
      signal: this.#stop.signal,
    });
    let waiting = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => this.#refit());
    });
    observer.observe(this.#container);
    this.#stop.signal.addEventListener('abort', () => {
      observer.disconnect();
      cancelAnimationFrame(waiting);
    });
  }

  /** Opens a document at a page; resolves to why it could not be opened, or null. */
  async open(source: {
    readonly url: string;
    readonly password: string | null;
    readonly page: number;
    readonly labels: readonly (string | null)[];
  }): Promise<OpenFailure | null> {
    await this.#letGo();
    if (this.#stop.signal.aborted) return 'cancelled';
    this.#places.clear();
    this.#tintPlaces.clear();
    this.#firstPage = source.page;
    this.#worker = takePdfWorker(this.#library);
    const task = this.#library.pdf.getDocument({
      ...pdfOptions,
      worker: this.#worker,
      url: source.url,
      ...(source.password === null ? {} : { password: source.password }),
    });
    this.#task = task;
    try {
      const pdf = await task.promise;
      if (this.#stop.signal.aborted || this.#task !== task) return 'cancelled';
      this.#viewer.setDocument(pdf);
      this.#linkDocument(pdf);
      void this.#viewer.firstPagePromise?.then(preparePdf);
      if (source.labels.some((label) => label !== null)) {
        void this.#viewer.firstPagePromise?.then(() =>
          this.#viewer.setPageLabels(source.labels.map((label, index) => label ?? String(index + 1))),
        );
      }
      return null;
    } catch (error) {
      if (this.#stop.signal.aborted || this.#task !== task) return 'cancelled';
      if (error instanceof this.#library.pdf.PasswordException) {
        const isWrong = error.code === this.#library.pdf.PasswordResponses.INCORRECT_PASSWORD;
        return isWrong && source.password !== null ? 'password-wrong' : 'password-needed';
      }
      return 'damaged-file';
    }
  }

  /** Takes the marks to draw from now on. */
  setMarks(marks: ReadonlyMap<number, readonly Mark[]>, selectedId: string | null): void {
    this.#marks = marks;
    this.#selectedId = selectedId;
    for (const page of this.#places.keys()) this.#draw(page);
  }

  /** Takes the tints of a lens to draw from now on. */
  setTints(tints: Tints): void {
    this.#tints = tints;
    for (const page of this.#places.keys()) this.#drawTints(page);
  }

  /** The pages that are drawn now. */
  drawnPages(): readonly number[] {
    return [...this.#places.keys()];
  }

  /** Tells the listener of every drawn page again: what has to be said of them has changed. */
  tellDrawnPages(): void {
    for (const page of this.#places.keys()) {
      const view = this.#pageView(page);
      if (view !== null) this.#events.onPageDrawn(page, view.div);
    }
  }

  #drawTints(page: number): void {
    const view = this.#pageView(page);
    if (view === null || view.pdfPage === null || !isDrawn(view)) return;
    this.#tintPlaces.set(page, drawTints(view.div, view.viewport, this.#tints.get(page) ?? []));
  }

  #draw(page: number): void {
    const view = this.#pageView(page);
    if (view === null || view.pdfPage === null) return;
    if (!isDrawn(view)) {
      this.#places.delete(page);
      this.#tintPlaces.delete(page);
      return;
    }
    this.#places.set(page, drawMarks(view.div, view.viewport, this.#marks.get(page) ?? [], this.#selectedId));
    this.#drawTints(page);
    this.#events.onPageDrawn(page, view.div);
    const toLight = this.#toLight.get(page);
    this.#toLight.delete(page);
    if (toLight !== undefined) flash(view.div, toLight);
  }

  #pageView(page: number): PageView | null {
    const view: PageView | undefined = this.#viewer.getPageView(page - 1);
    return view ?? null;
  }

  /** Brings the first anchor into view and lights all anchors up. */
  async show(anchors: readonly Anchor[]): Promise<void> {
    const [first] = anchors;
    if (first === undefined) return;
    if (this.#viewer.pagesCount === 0) {
      this.#waiting = anchors;
      return;
    }
    const view = await this.#readyPage(first.page);
    if (view === null) return;
    const [left, top] = boundsOf(first.quads.map((quad) => unitQuadOf(quad, view.viewport))) ?? [0, 0];
    const { div } = view;
    const pane = this.#container;
    const placeTop = div.offsetTop + top * div.clientHeight;
    const isWide = div.clientWidth > pane.clientWidth;
    pane.scrollTo({
      top: Math.max(0, placeTop - pane.clientHeight * placeShare),
      ...(isWide ? { left: Math.max(0, div.offsetLeft + left * div.clientWidth - 40) } : {}),
    });
    for (const page of new Set(anchors.map((anchor) => anchor.page))) {
      const anchored = this.#pageView(page);
      if (anchored === null || anchored.pdfPage === null) continue;
      const quads = anchors.flatMap((anchor) => (anchor.page === page ? anchor.quads : []));
      const places = quads.map((quad) => unitQuadOf(quad, anchored.viewport));
      // Drawing a page clears it, so one that is yet to be drawn is lit up after that.
      if (this.#places.has(page) && isDrawn(anchored)) flash(anchored.div, places);
      else this.#lightLater(page, places);
    }
  }

  #lightLater(page: number, places: readonly UnitQuad[]): void {
    this.#toLight.set(page, places);
    setTimeout(() => {
      if (this.#toLight.get(page) === places) this.#toLight.delete(page);
    }, lightWithinMs);
  }

  async #readyPage(page: number): Promise<PageView | null> {
    const view = this.#pageView(page);
    const { pdfDocument } = this.#viewer;
    if (view === null || pdfDocument === null || pdfDocument === undefined) return null;
    if (view.pdfPage === null) {
      const pdfPage = await pdfDocument.getPage(page);
      if (view.pdfPage === null) view.setPdfPage(pdfPage);
    }
    return this.#stop.signal.aborted ? null : view;
  }

  goToPage(page: number): void {
    if (page >= 1 && page <= this.#viewer.pagesCount) this.#viewer.currentPageNumber = page;
  }

  zoom(choice: 'in' | 'out' | 'page-width' | 'page-fit' | 'page-actual'): void {
    if (this.#viewer.pagesCount === 0) return;
    if (choice === 'in') this.#viewer.increaseScale();
    else if (choice === 'out') this.#viewer.decreaseScale();
    else this.#viewer.currentScaleValue = choice;
  }

  /** Chooses the zoom at which the next document opens. */
  setScaleChoice(choice: string): void {
    this.#scaleChoice = choice;
  }

  #zoomByWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (this.#viewer.pagesCount === 0) return;
    const factor = event.deltaY < 0 ? zoomStep : 1 / zoomStep;
    const next = this.#viewer.currentScale * factor;
    if (next < smallestScale || next > largestScale) return;
    this.#viewer.updateScale({ drawingDelay: 300, scaleFactor: factor, origin: [event.clientX, event.clientY] });
  }

  #refit(): void {
    if (this.#viewer.pagesCount === 0) return;
    if (Number.isNaN(Number(this.#scaleChoice))) this.#viewer.currentScaleValue = this.#scaleChoice;
    this.#viewer.update();
  }

  /** Searches as one types; `step` goes on from the hit that is shown. */
  find(query: FindQuery, step: 'first' | 'next' | 'previous'): void {
    this.#findController.fold = scriptFolding(query.forms);
    this.#eventBus.dispatch('find', {
      source: this,
      type: step === 'first' ? '' : 'again',
      query: query.text,
      caseSensitive: query.isCaseSensitive,
      entireWord: query.isWholeWord,
      highlightAll: true,
      findPrevious: step === 'previous',
      matchDiacritics: false,
    });
  }

  endFind(): void {
    this.#eventBus.dispatch('findbarclose', { source: this });
  }

  /** The findings under a point of the screen, the smallest place first. */
  findingsUnder(clientX: number, clientY: number, target: EventTarget | null): readonly string[] {
    if (!(target instanceof Element)) return [];
    const glyph = target.closest<HTMLElement>('[data-finding-id]');
    if (glyph?.dataset.findingId !== undefined) return [glyph.dataset.findingId];
    return this.#under(clientX, clientY, target, this.#places);
  }

  /** The tints under a point of the screen, the smallest first. */
  tintsUnder(clientX: number, clientY: number, target: EventTarget | null): readonly string[] {
    return target instanceof Element ? this.#under(clientX, clientY, target, this.#tintPlaces) : [];
  }

  /** The box of a page's user space between two points of the screen; null where the page is not drawn. */
  boxOf(
    pageElement: HTMLElement,
    from: readonly [number, number],
    to: readonly [number, number],
  ): readonly [number, number, number, number] | null {
    const view = this.#pageView(Number(pageElement.dataset.pageNumber));
    if (view === null || view.pdfPage === null) return null;
    const outer = pageElement.getBoundingClientRect();
    const share = ([x, y]: readonly [number, number]): UnitPoint => [
      Math.min(1, Math.max(0, (x - outer.left) / outer.width)),
      Math.min(1, Math.max(0, (y - outer.top) / outer.height)),
    ];
    return userBoxOf(share(from), share(to), view.viewport);
  }

  #under(
    clientX: number,
    clientY: number,
    target: Element,
    places: ReadonlyMap<number, readonly DrawnPlace[]>,
  ): readonly string[] {
    const pageElement = target.closest<HTMLElement>('.page');
    const page = Number(pageElement?.dataset.pageNumber);
    if (pageElement === null || !Number.isInteger(page)) return [];
    const box = pageElement.getBoundingClientRect();
    const point: UnitPoint = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
    return idsAt(point, places.get(page) ?? []);
  }

  #tellPosition(): void {
    const { pagesCount } = this.#viewer;
    if (pagesCount === 0) return;
    const { scrollTop, clientHeight } = this.#container;
    const page = this.#viewer.currentPageNumber;
    const isSeen = (number: number) => {
      const view = this.#pageView(number);
      if (view === null) return false;
      const { offsetTop, offsetHeight } = view.div;
      return offsetTop < scrollTop + clientHeight && offsetTop + offsetHeight > scrollTop;
    };
    let first = page;
    while (first > 1 && isSeen(first - 1)) first -= 1;
    let last = page;
    while (last < pagesCount && isSeen(last + 1)) last += 1;
    this.#events.onPosition({ page, total: pagesCount, visible: [first, last] });
  }

  /** Lets go of the document and of everything listened to. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#viewer.setDocument(null);
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await this.#task?.destroy().catch(() => undefined);
    worker?.destroy();
  }
}
