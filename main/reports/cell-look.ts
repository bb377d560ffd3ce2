import { type IRunPropertiesOptions, ShadingType, UnderlineType } from 'docx';
import { inks, quiet } from './docx-inks.ts';
import type { CellLook } from './report-blocks.ts';

/** How a stretch of a cell's words is set apart. */
export function cellLook(look: CellLook | undefined): IRunPropertiesOptions {
  switch (look) {
    case 'strong':
      return { bold: true };
    case 'quiet':
      return { color: quiet, size: 17 };
    case 'mark':
      return { bold: true, shading: { type: ShadingType.CLEAR, fill: 'EADFFA' } };
    case 'number':
      return { bold: true, superScript: true, color: inks.conflict };
    case 'inserted':
      return { underline: { type: UnderlineType.SINGLE }, color: '1A6B2D' };
    case 'deleted':
      return { strike: true, color: inks.defect };
    case 'bar':
      return { color: inks.arbitration, size: 15 };
    case 'warning':
      return { bold: true, color: inks.defect };
    default:
      return {};
  }
}
