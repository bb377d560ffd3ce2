import type { FlowBlock, FlowSection } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';

type Margins = Partial<
  Pick<FlowSection, 'header' | 'footer' | 'firstHeader' | 'firstFooter' | 'evenHeader' | 'evenFooter'>
>;

/** The sections of a file with their pages, headers and footers. */
export class RtfLayout {
  readonly sections: FlowSection[] = [];

  private margins: Margins = {};
  private readonly page = { width: 612, height: 792 };
  private readonly sectionPage: { width: number | null; height: number | null } = { width: null, height: null };
  private readonly flags = { titlePage: false, facing: false, continuous: false };

  /** A header or footer: of all pages, of the first ("f") or of left ones ("l"). */
  setMargin(kind: 'Header' | 'Footer', page: string, blocks: FlowBlock[]): void {
    if (page === 'f') this.margins = { ...this.margins, [`first${kind}`]: blocks };
    else if (page === 'l') this.margins = { ...this.margins, [`even${kind}`]: blocks };
    else this.margins = { ...this.margins, [kind.toLowerCase()]: blocks };
  }

  /** A control word of pages and sections; false where it is none. */
  take(word: string, value: number | null): boolean {
    switch (word) {
      case 'paperw':
        this.page.width = (value ?? 0) / 20;
        return true;
      case 'paperh':
        this.page.height = (value ?? 0) / 20;
        return true;
      case 'pgwsxn':
        this.sectionPage.width = (value ?? 0) / 20;
        return true;
      case 'pghsxn':
        this.sectionPage.height = (value ?? 0) / 20;
        return true;
      case 'titlepg':
        this.flags.titlePage = true;
        return true;
      case 'facingp':
        this.flags.facing = true;
        return true;
      case 'sbknone':
        this.flags.continuous = true;
        return true;
      case 'sectd':
        Object.assign(this.flags, { titlePage: false, continuous: false });
        Object.assign(this.sectionPage, { width: null, height: null });
        return true;
      default:
        return false;
    }
  }

  /** Ends the section that has these blocks. */
  end(blocks: FlowBlock[], budget: FlowBudget): void {
    const width = this.sectionPage.width ?? this.page.width;
    const height = this.sectionPage.height ?? this.page.height;
    const previous = this.sections.at(-1);
    const { header, footer, firstHeader, firstFooter, evenHeader, evenFooter } = this.margins;
    if (this.flags.continuous && previous && previous.pageWidth === width && previous.pageHeight === height) {
      this.sections[this.sections.length - 1] = { ...previous, blocks: [...previous.blocks, ...blocks] };
      return;
    }
    if (blocks.length === 0 && previous) return;
    budget.section();
    this.sections.push({
      ...(width > 36 && height > 36 && width < 20_000 && height < 20_000
        ? { pageWidth: width, pageHeight: height }
        : {}),
      ...(header ? { header } : {}),
      ...(footer ? { footer } : {}),
      ...(this.flags.titlePage ? { firstHeader: firstHeader ?? [], firstFooter: firstFooter ?? [] } : {}),
      ...(this.flags.facing && (evenHeader || evenFooter)
        ? { evenHeader: evenHeader ?? [], evenFooter: evenFooter ?? [] }
        : {}),
      blocks,
    });
  }
}
