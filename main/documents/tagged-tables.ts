/** A table's cell in a tagged file: the marked contents that make it up. */
export interface TaggedCell {
  readonly contents: readonly number[];
  readonly header: boolean;
}

/** Rows of cells. */
export type TaggedTable = readonly (readonly TaggedCell[])[];

const maximumNodes = 50_000;
const maximumDepth = 60;

/** The tables of a page's structure tree, outermost ones only, with two rows and two columns at least. */
export function taggedTables(tree: unknown): readonly TaggedTable[] {
  const tables: TaggedTable[] = [];
  let nodes = 0;
  const children = (node: object): readonly object[] => {
    const list: unknown = Reflect.get(node, 'children');
    if (!Array.isArray(list)) return [];
    return list.filter((child) => typeof child === 'object' && child !== null);
  };
  const contentsOf = (node: object, depth: number, into: number[]): number[] => {
    nodes += 1;
    if (depth > maximumDepth || nodes > maximumNodes) return into;
    const number = contentNumber(node);
    if (number !== null) into.push(number);
    for (const child of children(node)) contentsOf(child, depth + 1, into);
    return into;
  };
  const rowsOf = (node: object, depth: number, rows: TaggedCell[][]): TaggedCell[][] => {
    nodes += 1;
    if (depth > maximumDepth || nodes > maximumNodes) return rows;
    if (roleOf(node) !== 'TR') {
      for (const child of children(node)) rowsOf(child, depth + 1, rows);
      return rows;
    }
    const cells = children(node).filter((child) => roleOf(child) === 'TD' || roleOf(child) === 'TH');
    rows.push(cells.map((cell) => ({ contents: contentsOf(cell, depth + 1, []), header: roleOf(cell) === 'TH' })));
    return rows;
  };
  const walk = (node: object, depth: number): void => {
    nodes += 1;
    if (depth > maximumDepth || nodes > maximumNodes) return;
    if (roleOf(node) !== 'Table') {
      for (const child of children(node)) walk(child, depth + 1);
      return;
    }
    const rows = rowsOf(node, depth, []).filter((row) => row.length > 0);
    if (rows.length >= 2 && rows.some((row) => row.length >= 2)) tables.push(rows);
  };
  if (typeof tree === 'object' && tree !== null) walk(tree, 0);
  return tables;
}

function roleOf(node: object): unknown {
  return Reflect.get(node, 'role');
}

function contentNumber(node: object): number | null {
  if (Reflect.get(node, 'type') !== 'content') return null;
  const match = /_mc(\d+)$/.exec(String(Reflect.get(node, 'id')));
  return match === null ? null : Number(match[1]);
}
