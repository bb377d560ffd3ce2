import { degrees, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';

/** Points from the edges of the page as it is shown. */
const marginPt = 20;
const sizePt = 12;

/** Prints a page's number at the upper right of the page as it is shown, whatever its turn, crop and unit. */
export function stampPage(page: PDFPage, label: string, font: PDFFont, userUnit: number): void {
  const { x, y, width, height } = page.getCropBox();
  const size = sizePt / userUnit;
  const margin = marginPt / userUnit;
  const wide = font.widthOfTextAtSize(label, size);
  const turn = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270;
  const shownWidth = turn === 90 || turn === 270 ? height : width;
  const shownHeight = turn === 90 || turn === 270 ? width : height;
  /** From the lower left of what is shown to user space. */
  const toUser = (across: number, up: number): { readonly x: number; readonly y: number } => {
    switch (turn) {
      case 90:
        return { x: x + width - up, y: y + across };
      case 180:
        return { x: x + width - across, y: y + height - up };
      case 270:
        return { x: x + up, y: y + height - across };
      default:
        return { x: x + across, y: y + up };
    }
  };
  const across = shownWidth - margin - wide;
  const up = shownHeight - margin - size;
  const pad = 3 / userUnit;
  page.drawRectangle({
    ...toUser(across - pad, up - pad),
    width: wide + 2 * pad,
    height: size + 2 * pad,
    color: rgb(1, 1, 1),
    opacity: 0.85,
    rotate: degrees(turn),
  });
  page.drawText(label, { ...toUser(across, up + size * 0.12), size, font, rotate: degrees(turn) });
}
