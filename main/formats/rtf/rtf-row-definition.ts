import type { CellDefinition } from './rtf-tables.ts';

/** What `\trowd` and the words after it say of the row. */
export class RtfRowDefinition {
  cells: CellDefinition[] = [];
  header = false;
  private cell: Partial<CellDefinition> = {};

  /** A control word that defines rows; false where it does not. */
  take(word: string, value: number | null): boolean {
    switch (word) {
      case 'trowd':
        this.cells = [];
        this.cell = {};
        this.header = false;
        return true;
      case 'trhdr':
        this.header = true;
        return true;
      case 'clvmgf':
        this.cell.startsDown = true;
        return true;
      case 'clvmrg':
        this.cell.goesOnDown = true;
        return true;
      case 'clmrg':
        this.cell.goesOnAcross = true;
        return true;
      case 'cellx':
        if (this.cells.length < 1_000) this.cells.push({ ...this.cell, right: value ?? 0 });
        this.cell = {};
        return true;
      default:
        return false;
    }
  }
}
