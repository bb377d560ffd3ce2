import type { FlowBlock, FlowCell, FlowSpan } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { addSpan } from '../flow-text.ts';
import { formatNumber } from '../number-formats.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';

export interface HtmlFlow {
  readonly blocks: FlowBlock[];
  readonly title: string | null;
  readonly warnings: string[];
}

interface OpenTable {
  readonly rows: FlowCell[][];
  /** What stands before the first cell: a caption. */
  readonly before: FlowBlock[];
  headerRows: number;
  inHead: boolean;
  readonly outer: FlowBlock[];
}

type Picture = (source: string, alt: string) => FlowBlock | null;

const blockNames = new Set(
  'caption p div section article header footer main aside nav address figure figcaption dl dt dd fieldset form center h1 h2 h3 h4 h5 h6 pre body html'.split(
    ' ',
  ),
);
const styles: Readonly<Record<string, Partial<FlowSpan>>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  u: { underline: true },
  ins: { underline: true },
  s: { strike: true },
  del: { strike: true },
  strike: { strike: true },
  sup: { position: 'superscript' },
  sub: { position: 'subscript' },
};

/** HTML as blocks. Nothing is fetched or run; `picture` gives pictures that the file itself brings. */
export function htmlFlow(source: string, budget: FlowBudget, picture: Picture = () => null): HtmlFlow {
  const builder = new HtmlBuilder(budget, picture);
  for (const token of htmlTokens(source)) builder.token(token);
  return builder.end();
}

class HtmlBuilder {
  private blocks: FlowBlock[] = [];
  private spans: FlowSpan[] = [];
  private readonly styled: { name: string; style: Partial<FlowSpan>; merged: Partial<FlowSpan> }[] = [];
  /** How many of `styled` each name has: an end tag without a beginning costs nothing. */
  private readonly openStyles = new Map<string, number>();
  private readonly lists: { ordered: boolean; type: string; count: number }[] = [];
  private readonly tables: OpenTable[] = [];
  private cell: { blocks: FlowBlock[]; open: Partial<FlowCell> }[] = [];
  /** Of the open paragraph: looking into its growing words each time would take ever longer. */
  private lastCharacter = '';
  private quote = 0;
  private heading = 0;
  private pre = false;
  private number: string | undefined;
  private title: string | null = null;
  private inTitle = false;
  private scripts = 0;
  private remote = 0;
  private readonly budget: FlowBudget;
  private readonly picture: Picture;

  constructor(budget: FlowBudget, picture: Picture) {
    this.budget = budget;
    this.picture = picture;
  }

  token(token: HtmlToken): void {
    if (token.kind === 'text') this.text(token.text);
    else if (token.kind === 'open') this.open(token.name, token.attributes);
    else this.close(token.name);
  }

  end(): HtmlFlow {
    this.flush();
    while (this.tables.length > 0) this.closeTable();
    const warnings: string[] = [];
    if (this.scripts > 0) warnings.push(`${this.scripts} script(s) were left out and not run`);
    if (this.remote > 0) warnings.push(`${this.remote} picture(s) on other computers were not fetched`);
    return { blocks: this.blocks, title: this.title, warnings };
  }

  private text(text: string): void {
    if (this.inTitle) {
      this.title = `${this.title ?? ''}${text}`.trim().slice(0, 1_000) || null;
      return;
    }
    this.budget.characters(text.length);
    let words = this.pre ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    if (!this.pre && (this.spans.length === 0 || /\s/.test(this.lastCharacter))) words = words.replace(/^ /, '');
    if (words === '') return;
    this.lastCharacter = words.at(-1) ?? '';
    addSpan(this.spans, words, this.styled.at(-1)?.merged ?? {});
  }

  private flush(): void {
    const { spans } = this;
    this.spans = [];
    const last = spans.at(-1);
    if (last) spans[spans.length - 1] = { ...last, text: last.text.replace(/\s+$/, '') };
    if (!spans.some(({ text }) => text.trim() !== '')) return;
    this.budget.paragraph();
    const depth = this.lists.length;
    this.blocks.push({
      kind: 'paragraph',
      spans,
      ...(this.heading > 0 && { headingLevel: this.heading }),
      ...(this.quote > 0 && { quoteDepth: this.quote }),
      ...(this.number !== undefined && { number: this.number, firstLineIndent: -18 }),
      ...(depth > 0 && { indent: Math.min(depth, 10) * 20 }),
    });
    this.number = undefined;
  }

  private open(name: string, attributes: ReadonlyMap<string, string>): void {
    const css = styledNames.has(name) || styles[name] ? cssStyle(attributes.get('style')) : null;
    // A paragraph ends the one before it, closed or not.
    if (name === 'p') this.popStyle('p');
    // Blocks end before their style begins, so that it does not reach the words before them.
    if (css && blockNames.has(name)) this.flush();
    if (css || styles[name] || styledNames.has(name)) this.pushStyle(name, { ...styles[name], ...css });
    if (name === 'title') this.inTitle = true;
    else if (name === 'script') this.scripts += 1;
    else if (name === 'br') {
      this.lastCharacter = '\n';
      addSpan(this.spans, '\n', {});
    } else if (name === 'hr') {
      this.flush();
      this.blocks.push({ kind: 'rule' });
    } else if (name === 'img') this.image(attributes);
    else if (name === 'blockquote') {
      this.flush();
      this.quote += 1;
    } else if (name === 'ul' || name === 'ol') {
      this.flush();
      if (this.lists.length < 50)
        this.lists.push({
          ordered: name === 'ol',
          type: attributes.get('type') ?? '1',
          count: Math.trunc(Number(attributes.get('start') ?? 1) - 1) || 0,
        });
    } else if (name === 'li') {
      this.flush();
      const list = this.lists.at(-1);
      const value = Number.parseInt(attributes.get('value') ?? '', 10);
      if (list) list.count = Number.isFinite(value) ? value : list.count + 1;
      this.number = list?.ordered ? `${listNumber(list.count, list.type)}.` : '•';
    } else if (/^(table|thead|tbody|tfoot|tr|td|th)$/.test(name)) this.openTablePart(name, attributes);
    else if (blockNames.has(name)) {
      this.flush();
      if (/^h[1-6]$/.test(name)) this.heading = Number(name[1]);
      if (name === 'pre') this.pre = true;
    }
  }

  private close(name: string): void {
    if (blockNames.has(name)) this.flush();
    this.popStyle(name);
    if (name === 'title') this.inTitle = false;
    else if (name === 'blockquote') {
      this.flush();
      this.quote = Math.max(0, this.quote - 1);
    } else if (name === 'ul' || name === 'ol') {
      this.flush();
      this.lists.pop();
    } else if (name === 'td' || name === 'th') this.closeCell();
    else if (name === 'thead') {
      this.flush();
      const table = this.tables.at(-1);
      if (table) table.inHead = false;
    } else if (name === 'table') this.closeTable();
    else if (name === 'li' || blockNames.has(name)) {
      this.flush();
      if (/^h[1-6]$/.test(name)) this.heading = 0;
      if (name === 'pre') this.pre = false;
    }
  }

  private pushStyle(name: string, style: Partial<FlowSpan>): void {
    if (this.styled.length >= mostStyles) return;
    this.openStyles.set(name, (this.openStyles.get(name) ?? 0) + 1);
    this.styled.push({ name, style, merged: { ...this.styled.at(-1)?.merged, ...style } });
  }

  private popStyle(name: string): void {
    const count = this.openStyles.get(name) ?? 0;
    if (count === 0) return;
    this.openStyles.set(name, count - 1);
    const at = this.styled.findLastIndex((entry) => entry.name === name);
    this.styled.splice(at, 1);
    for (let index = at; index < this.styled.length; index += 1) {
      const entry = this.styled[index];
      if (entry) entry.merged = { ...this.styled[index - 1]?.merged, ...entry.style };
    }
  }

  private openTablePart(name: string, attributes: ReadonlyMap<string, string>): void {
    this.flush();
    if (name === 'table') {
      if (this.tables.length >= 20) return;
      this.tables.push({ rows: [], before: [], headerRows: 0, inHead: false, outer: this.blocks });
      this.cell.push({ blocks: [], open: {} });
      this.blocks = this.tables.at(-1)?.before ?? [];
      return;
    }
    const table = this.tables.at(-1);
    if (!table) return;
    this.closeCell();
    if (/^t(head|body|foot)$/.test(name)) table.inHead = name === 'thead' && table.rows.length === table.headerRows;
    else if (name === 'tr') {
      table.rows.push([]);
      if (table.inHead) table.headerRows += 1;
    } else {
      this.budget.cell();
      if (table.rows.length === 0) table.rows.push([]);
      const span = (key: string) => Math.min(Math.max(Number.parseInt(attributes.get(key) ?? '1', 10) || 1, 1), 200);
      const [columnSpan, rowSpan] = [span('colspan'), span('rowspan')];
      this.blocks = [];
      const open = {
        ...(name === 'th' && { header: true }),
        ...(columnSpan > 1 && { columnSpan }),
        ...(rowSpan > 1 && { rowSpan }),
      };
      this.cell[this.cell.length - 1] = { blocks: this.blocks, open };
      table.rows.at(-1)?.push({ blocks: this.blocks, ...open });
    }
  }

  /** Words between cells stay with the cell before them. */
  private closeCell(): void {
    this.flush();
  }

  private closeTable(): void {
    this.flush();
    const table = this.tables.pop();
    this.cell.pop();
    if (!table) return;
    this.blocks = table.outer;
    const rows = table.rows.filter((row) => row.length > 0);
    for (const block of table.before) this.blocks.push(block);
    if (rows.length === 0) return;
    // A table of one cell, or of one column, only places words.
    if (rows.every((row) => row.length === 1))
      for (const row of rows) for (const block of row[0]?.blocks ?? []) this.blocks.push(block);
    else this.blocks.push({ kind: 'table', rows, ...(table.headerRows > 0 && { headerRows: table.headerRows }) });
  }

  private image(attributes: ReadonlyMap<string, string>): void {
    const source = attributes.get('src') ?? '';
    const alt = attributes.get('alt') ?? '';
    const found = this.picture(source, alt);
    if (found) {
      this.flush();
      this.blocks.push(found);
      return;
    }
    if (/^(https?:)?\/\//i.test(source)) this.remote += 1;
    if (alt.trim()) this.text(`[${alt.trim()}]`);
  }
}

/** Elements whose end tag must find their own opening, styled or not. */
const styledNames = new Set(['span', 'font', 'a', 'div', 'p']);
const mostStyles = 2_000;

function listNumber(count: number, type: string): string {
  const kind = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }[type];
  return kind && count > 0 && count < 4_000 ? formatNumber(count, kind) : String(count);
}

function cssStyle(css: string | undefined): Partial<FlowSpan> | null {
  if (!css) return null;
  const style: Partial<FlowSpan> = {
    ...(/font-weight:\s?(bold|[6-9]00)/i.test(css) && { bold: true }),
    ...(/font-style:\s?italic/i.test(css) && { italic: true }),
    ...(/text-decoration[^;]{0,20}line-through/i.test(css) && { strike: true }),
    ...(/display:\s?none/i.test(css) && { marks: [{ kind: 'hidden' as const }] }),
  };
  return Object.keys(style).length > 0 ? style : null;
}
