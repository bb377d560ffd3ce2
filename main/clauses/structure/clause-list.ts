import type { Marker, MarkerStyle } from './marker.ts';
import type { OpenClause } from './numbering.ts';

/** The open clauses of one language's numbering while a text is read. */
export class ClauseList {
  readonly open: OpenClause[] = [];
  readonly closed = new Map<MarkerStyle, { readonly ordinal: readonly number[]; readonly parent: number }>();
  /** Whether a numbered clause has been found. */
  started = false;

  push(clause: OpenClause): void {
    this.open.push(clause);
  }

  /** Closes all but the outermost `depth` clauses; a negative depth closes none. */
  popTo(depth: number): void {
    if (depth < 0) return;
    while (this.open.length > depth) {
      const done = this.open.pop();
      if (done === undefined) return;
      switch (done.style) {
        case 'recital':
        case 'schedule':
        case 'signature':
        case 'definition':
          break;
        default:
          this.closed.set(done.style, { ordinal: done.ordinal, parent: this.open.at(-1)?.index ?? -1 });
      }
    }
  }

  /** A new numbering begins: a schedule, the end of the recitals, the signatures. */
  restart(): void {
    this.open.length = 0;
    this.closed.clear();
  }

  /** The place of the open clause that carries this very number, or -1. */
  openWith(marker: Marker): number {
    return this.open.findIndex(
      (entry) =>
        entry.style === 'decimal' &&
        entry.ordinal.length === marker.ordinal.length &&
        entry.ordinal.every((value, index) => value === marker.ordinal[index]),
    );
  }
}
