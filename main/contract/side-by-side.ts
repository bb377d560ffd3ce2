import { type Claim, type ClaimCell, disputeColumns } from './workshop.ts';

/** A claim that is a cell of a table. */
export type CellClaim = Claim & { readonly cell: ClaimCell };

/** What most of the contracts that say anything in a column say. */
export interface MostCommon {
  readonly value: string;
  readonly words: ClaimCell['words'];
  readonly count: number;
  /** How many say something that can be compared. */
  readonly of: number;
}

/** Contracts held side by side: a row each, in the order in which they were given. */
export interface SideBySide {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly documentId: string;
    /** One for each column; null where the contract was not compared in it. */
    readonly cells: readonly (CellClaim | null)[];
  }[];
  /** By column; null where no value stands in half of the contracts that say something, in more than every other, and in at least two. */
  readonly most: readonly (MostCommon | null)[];
}

export function isCellClaim(claim: Claim): claim is CellClaim {
  return claim.cell !== null;
}

/** The table that cell claims make; null where there are none. */
export function sideBySide(claims: readonly Claim[]): SideBySide | null {
  const cells = claims.filter(isCellClaim);
  if (cells.length === 0) return null;
  const columns = [...new Set(cells.map(({ cell }) => cell.column))];
  const byPlace = new Map(cells.map((claim) => [`${claim.cell.documentId} ${claim.cell.column}`, claim]));
  const rows = [...new Set(cells.map(({ cell }) => cell.documentId))].map((documentId) => ({
    documentId,
    cells: columns.map((column) => byPlace.get(`${documentId} ${column}`) ?? null),
  }));
  const most = columns.map((column, index) =>
    isOwn(column) ? null : mostCommon(rows.flatMap((row) => row.cells[index] ?? [])),
  );
  return { columns, rows, most };
}

/** Defects, and how the agreement is numbered, are each contract's own. */
export function isOwn(column: string): boolean {
  return column === 'defects' || column === 'agreement';
}

function mostCommon(claims: readonly CellClaim[]): MostCommon | null {
  const counts = new Map<string, { words: ClaimCell['words']; count: number }>();
  for (const { cell } of claims) {
    if (cell.value === '') continue;
    const known = counts.get(cell.value);
    counts.set(cell.value, { words: known?.words ?? cell.words, count: (known?.count ?? 0) + 1 });
  }
  const [first, second] = [...counts].toSorted(([, a], [, b]) => b.count - a.count);
  const of = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
  if (first === undefined || first[1].count < 2 || first[1].count === second?.[1].count) return null;
  if (first[1].count * 2 < of) return null;
  const [value, { words, count }] = first;
  return { value, words, count, of };
}

/** Whether a cell says something else than most do. */
export function isOff({ cell }: CellClaim, most: MostCommon | null | undefined): boolean {
  return cell.value !== '' && most !== null && most !== undefined && cell.value !== most.value;
}

/** Whether anything was found for a cell. */
export function isFound({ cell }: CellClaim): boolean {
  return cell.words.en !== '';
}

const ofArbitration: ReadonlySet<string> = new Set(['institution', 'rules', 'seat', 'number', 'language', 'tiers']);

/**
 * The contracts in which nothing was found in a column in which others say
 * something; a contract without an agreement to arbitrate lacks no seat, and one
 * with it no court.
 */
export function lacking({ columns, rows }: SideBySide, index: number): string[] {
  const column = columns[index] ?? '';
  const agreement = columns.indexOf('agreement');
  if (column === 'defects' || column === 'tiers') return [];
  const concerned = rows.filter(({ cells }) => {
    if (agreement < 0) return true;
    const isAgreed = isCellFound(cells[agreement]);
    // Who arbitrates lacks no court.
    return ofArbitration.has(column) ? isAgreed : column !== 'court' || !isAgreed;
  });
  const saying = concerned.filter(({ cells }) => isCellFound(cells[index]));
  if (saying.length === 0 && column !== 'court') return [];
  return concerned.filter(({ cells }) => !isCellFound(cells[index])).map(({ documentId }) => documentId);
}

function isCellFound(claim: CellClaim | null | undefined): boolean {
  return claim !== null && claim !== undefined && isFound(claim);
}

/** Whether a column is one of those that a clause on disputes is asked for. */
export function isDisputeColumn(column: string): column is (typeof disputeColumns)[number] {
  return disputeColumns.some((name) => name === column);
}
