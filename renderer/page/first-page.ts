/** After this what was put off goes on, whether or not a page could be drawn. */
const atMostMs = 1_500;

let waiting: { readonly documentId: string; readonly isDrawn: Promise<void>; readonly draw: () => void } | null = null;

/** A document is being opened: what is known of it waits until its first page is there. */
export function expectFirstPage(documentId: string): void {
  let draw = () => {};
  const isDrawn = new Promise<void>((resolve) => {
    draw = resolve;
  });
  waiting = { documentId, isDrawn, draw };
  setTimeout(draw, atMostMs);
}

/** A page of that document was drawn, or none can be. */
export function firstPageDrawn(documentId: string): void {
  if (waiting?.documentId === documentId) waiting.draw();
}

/** Resolves when a document that is being opened has shown its first page; at once for any other. */
export async function afterFirstPage(documentId: string): Promise<void> {
  if (waiting?.documentId === documentId) await waiting.isDrawn;
}
