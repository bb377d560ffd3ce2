import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Font } from './graphics-state.ts';
import { signFontOf } from './sign-fonts.ts';

/** Looks up a page's fonts by the name its operators use. */
export function pageFonts(page: PDFPageProxy): (id: string) => Font | null {
  const found = new Map<string, Font>();
  return (id) => {
    const earlier = found.get(id);
    if (earlier !== undefined) return earlier;
    const font = page.commonObjs.has(id) ? fontFrom(page.commonObjs.get(id)) : ordinary;
    found.set(id, font);
    return font;
  };
}

const ordinary: Font = {
  vertical: false,
  ascent: 0.8,
  descent: 0.2,
  bold: false,
  italic: false,
  signs: null,
  unit: 0.001,
  height: 1,
};

function fontFrom(value: unknown): Font {
  if (typeof value !== 'object' || value === null) return ordinary;
  const matrix: unknown = Reflect.get(value, 'fontMatrix');
  const unit = numberAt(matrix, 0);
  const isType3 = Reflect.get(value, 'isType3Font') === true;
  const name = String(Reflect.get(value, 'name') ?? '');
  return {
    vertical: Reflect.get(value, 'vertical') === true,
    ...verticalExtent(Reflect.get(value, 'ascent'), Reflect.get(value, 'descent')),
    bold: Reflect.get(value, 'bold') === true || Reflect.get(value, 'black') === true || /bold|black|heavy/i.test(name),
    italic: Reflect.get(value, 'italic') === true || /italic|oblique/i.test(name),
    signs: signFontOf(name),
    unit: unit !== null && unit !== 0 ? unit : 0.001,
    height: isType3 ? type3Height(Reflect.get(value, 'bbox'), matrix) : 1,
  };
}

/** Fonts lie about their height; a highlight should cover the letters and not the next line. */
function verticalExtent(ascent: unknown, descent: unknown): { readonly ascent: number; readonly descent: number } {
  const above = typeof ascent === 'number' && ascent > 0.5 && ascent < 1.3 ? Math.min(ascent, 0.95) : 0.8;
  const below = typeof descent === 'number' && descent < -0.05 && descent > -0.6 ? Math.min(-descent, 0.3) : 0.2;
  return { ascent: above, descent: below };
}

function type3Height(box: unknown, matrix: unknown): number {
  const low = numberAt(box, 1);
  const high = numberAt(box, 3);
  const scale = numberAt(matrix, 3);
  if (low === null || high === null || scale === null) return 1;
  const height = Math.abs((high - low) * scale);
  return height > 0 ? height : Math.abs(scale * 1000);
}

function numberAt(list: unknown, index: number): number | null {
  if (!Array.isArray(list) && !ArrayBuffer.isView(list)) return null;
  const value: unknown = Reflect.get(list, index);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
