import type { FlowBlock, FlowDocument, FlowSection } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { hasContent } from '../flow-text.ts';
import { damagedFile, emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { readOdtBlocks } from '../odt/odt-blocks.ts';
import { type OdtStory, startStory } from '../odt/odt-story.ts';
import { openOpenDocument } from '../odt/open-document.ts';
import { counted } from '../office-package.ts';
import { gridSections } from '../xlsx/sheet-grid.ts';
import { coveredWarnings } from '../xlsx/sheet-rows.ts';
import { child, childElements, descend, descendants, type XmlElement } from '../xml-elements.ts';
import { readOdsSheet } from './ods-sheet.ts';

const what = 'OpenDocument spreadsheet';

/**
 * Reads an OpenDocument spreadsheet (ODS, flat FODS) as workbooks are read:
 * every sheet is a section or, where it is too wide, one a band of columns;
 * values stand as the sheet showed them when it was saved, a cell's formula and
 * comments are marks. Throws `damaged-file`, `password-needed`, `password-wrong`, `too-large`,
 * `empty-file`.
 */
export function readOds(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted(what, async () => {
    if (bytes.byteLength === 0) throw emptyFile(what);
    const budget = flowBudget(options);
    const opened = await openOpenDocument(bytes, { budget, what, options });
    const book = descend(opened.content, 'office:body', 'office:spreadsheet');
    if (!book) throw damagedFile(what);
    const story = startStory(opened, new Map(), budget, () => {});
    const filters = filteredRows(book);
    const sections: FlowSection[] = [];
    const warnings: string[] = [];
    const hidden: string[] = [];
    let fromOutside = false;
    for (const table of childElements(book, 'table:table')) {
      fromOutside ||= child(table, 'table:table-source') !== null;
      // What was last read of another file, which the program keeps as a sheet of its own.
      if (table.attributes['table:style-name'] === 'ta_extref') continue;
      budget.section();
      const name = table.attributes['table:name'] ?? '';
      if (story.styles.isTableHidden(table.attributes['table:style-name'])) hidden.push(name);
      const { grid, hiddenPlaces, drawings } = readOdsSheet(table, story, filters.get(name) ?? null);
      warnings.push(...coveredWarnings(grid));
      if (hiddenPlaces > 0)
        warnings.push(`${counted(hiddenPlaces, 'hidden row or column')} found in “${name}” and shown.`);
      const read = gridSections(grid);
      for (const _ of read.slice(1)) budget.section();
      const last = read.at(-1);
      const over = drawingBlocks(drawings, story);
      if (last && over.length > 0) read[read.length - 1] = { ...last, blocks: [...last.blocks, ...over] };
      sections.push(...read);
    }
    if (hidden.length > 0) warnings.push(`Hidden sheets are shown: ${hidden.map((name) => `“${name}”`).join(', ')}.`);
    const changes = childElements(child(book, 'table:tracked-changes')).length;
    if (changes > 0) warnings.push(`${counted(changes, 'tracked change')} not shown; the sheets stand as last saved.`);
    if (opened.charts > 0)
      warnings.push(`${counted(opened.charts, 'chart')} not drawn; the cells that it shows are there.`);
    const objects = (story.leftOut.get('embedded object') ?? 0) - opened.charts;
    if (objects > 0) warnings.push(`${counted(objects, 'embedded object')} not shown.`);
    const pictures = story.leftOut.get('linked picture') ?? 0;
    if (pictures > 0) warnings.push(`${counted(pictures, 'linked picture')} not shown.`);
    if (fromOutside) warnings.push('The file takes values from other workbooks; the values last saved are shown.');
    return {
      mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
      sections,
      attachments: opened.attachments,
      facts: opened.facts,
      warnings: [...warnings, ...opened.warnings],
    };
  });
}

/** Words and pictures over a sheet; a chart's own title is in the chart, which is not drawn. */
function drawingBlocks(drawings: readonly XmlElement[], story: OdtStory): FlowBlock[] {
  return drawings
    .flatMap((drawing) => readOdtBlocks({ ...drawing, children: [drawing] }, story))
    .filter((block) => block.kind !== 'paragraph' || hasContent([block]));
}

/** The row under which a sheet's filter stands, counted from 0, by the sheet's name. */
function filteredRows(book: XmlElement): Map<string, number> {
  const rows = new Map<string, number>();
  for (const range of descendants(book, 'table:database-range')) {
    if (range.attributes['table:display-filter-buttons'] !== 'true') continue;
    const address = range.attributes['table:target-range-address'] ?? '';
    const [, quoted, plain, row] = /^\$?(?:'((?:[^']|'')*)'|([^'.]+))\.\$?[A-Z]+\$?(\d+)/.exec(address) ?? [];
    if (row !== undefined) rows.set(quoted?.replaceAll("''", "'") ?? plain ?? '', Number(row) - 1);
  }
  return rows;
}
