import { openDocument } from '../page/open-document-store.ts';
import { showPlaces } from '../page/show-places.ts';
import { closeReview, selectedRow, useReview } from './review-store.ts';

/** Opens the selected cell's places on the page, or its document where it has none. */
export function showCell(place = 0): void {
  const { selected } = useReview.getState();
  const row = selectedRow();
  if (row === undefined) return;
  const places = row.cells[selected.column]?.places ?? [];
  closeReview();
  const first = places[place];
  if (first === undefined) void openDocument(row.documentId);
  else showPlaces([first, ...places.filter((one) => one !== first && one.page === first.page)]);
}
