import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';

/** A PDF as pdf.js sees it: an independent reader of what the reports write. */
const annotation = z.object({
  subtype: z.string(),
  contentsObj: z.object({ str: z.string() }),
  titleObj: z.object({ str: z.string() }).optional(),
  rect: z.array(z.number()),
  quadPoints: z.custom<ArrayLike<number>>((value) => value === null || typeof value === 'object').nullish(),
  hasAppearance: z.boolean(),
  color: z.custom<ArrayLike<number>>().nullish(),
});
const textItem = z.object({ str: z.string(), transform: z.array(z.number()), width: z.number(), height: z.number() });

export type SeenAnnotation = z.infer<typeof annotation>;
export type SeenText = z.infer<typeof textItem>;

export interface SeenPage {
  readonly annotations: readonly SeenAnnotation[];
  readonly text: readonly SeenText[];
}

export interface SeenOutline {
  readonly title: string;
  readonly page: number | null;
  readonly items: readonly SeenOutline[];
}

export interface SeenPdf {
  readonly pages: readonly SeenPage[];
  readonly outline: readonly SeenOutline[];
}

interface OutlineNode {
  readonly title: string;
  readonly dest: string | unknown[] | null;
  readonly items: readonly OutlineNode[];
}

export async function openedPdf(bytes: Uint8Array, password?: string): Promise<SeenPdf> {
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    stopAtErrors: true,
    ...(password === undefined ? {} : { password }),
  });
  const document = await task.promise;
  const seenOutline = async (nodes: readonly OutlineNode[]): Promise<SeenOutline[]> => {
    const seen: SeenOutline[] = [];
    for (const { title, dest, items } of nodes) {
      const [target] = Array.isArray(dest) ? dest : [];
      const reference = z.object({ num: z.number(), gen: z.number() }).safeParse(target);
      const page = reference.success ? (await document.getPageIndex(reference.data)) + 1 : null;
      seen.push({ title, page, items: await seenOutline(items) });
    }
    return seen;
  };
  try {
    const pages: SeenPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push({
        annotations: z.array(annotation).parse(await page.getAnnotations()),
        text: items.flatMap((item) => {
          const parsed = textItem.safeParse(item);
          return parsed.success && parsed.data.str.trim() !== '' ? [parsed.data] : [];
        }),
      });
    }
    const outline: OutlineNode[] | null = await document.getOutline();
    return { pages, outline: await seenOutline(outline ?? []) };
  } finally {
    await task.destroy();
  }
}

/** Sampan's highlights on a page. */
export function highlightsOf(page: SeenPage | undefined): readonly SeenAnnotation[] {
  return (page?.annotations ?? []).filter(
    ({ subtype, titleObj }) => subtype === 'Highlight' && titleObj?.str === 'Sampan',
  );
}
