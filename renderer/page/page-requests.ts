import type { Anchor } from '#contract/document.ts';

/** What other parts of the window ask of the page pane. */
export interface PageRequests {
  /** Brings the first anchor into view and flashes all of them. */
  readonly show: (anchors: readonly Anchor[]) => void;
  readonly goToPage: (page: number) => void;
  readonly zoom: (choice: 'in' | 'out' | 'page-width' | 'page-fit' | 'page-actual') => void;
  readonly openFind: () => void;
  readonly focus: () => void;
}

const nothing: PageRequests = { show() {}, goToPage() {}, zoom() {}, openFind() {}, focus() {} };

let current = nothing;
let waiting: readonly Anchor[] = [];

/** The page pane that is open now; asks nothing of nobody while none is. */
export function pageRequests(): PageRequests {
  return current;
}

/** Has places shown by the page pane that is mounted next: those of a document that is being opened. */
export function showWhenOpen(anchors: readonly Anchor[]): void {
  waiting = anchors;
}

/** Made known by the page pane while it is mounted; returns what takes it back. */
export function answerPageRequests(requests: PageRequests): () => void {
  current = requests;
  if (waiting.length > 0) requests.show(waiting);
  waiting = [];
  return () => {
    if (current === requests) current = nothing;
  };
}
