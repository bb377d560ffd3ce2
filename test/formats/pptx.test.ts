import { describe, expect, it } from 'vitest';
import type { FlowTable } from '#contract/flow.ts';
import { readPptx } from '#main/formats/pptx/read-pptx.ts';
import { blockWords } from './all-text.ts';
import { slidesFile } from './slides-file.ts';

const line = (text: string, properties = '') =>
  `<a:p><a:pPr lvl="0">${properties}</a:pPr><a:r><a:rPr strike="noStrike"/><a:t>${text}</a:t></a:r></a:p>`;
const body = (paragraphs: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="3" name="y"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${paragraphs}</p:txBody></p:sp>`;
const cell = (text: string, attributes = '') =>
  `<a:tc${attributes}><a:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
const table = `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="t"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/><a:tblGrid><a:gridCol w="1270000"/><a:gridCol w="2540000"/></a:tblGrid><a:tr>${cell('索償 Claim', ' gridSpan="2"')}${cell('', ' hMerge="1"')}</a:tr><a:tr>${cell('甲')}${cell('HK$5')}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;

describe('readPptx', () => {
  it('reads slides in the order of the show, title first, with notes and tables; hidden ones are told', async () => {
    const numbered = '<a:buAutoNum type="ea1ChtPeriod"/>';
    const flow = await readPptx(
      slidesFile([
        {
          title: 'Opening 開案',
          shapes: `<p:grpSp><p:nvGrpSpPr/>${body(line('first', numbered) + line('second', numbered))}</p:grpSp>`,
          notes: 'Speak slowly 慢',
        },
        { title: 'Quantum', shapes: table, hidden: true },
      ]),
    );
    expect(flow.sections.map((section) => [section.name, section.pageWidth, section.pageHeight])).toEqual([
      ['1. Opening 開案', 720, 540],
      ['2. Quantum', 720, 540],
    ]);
    expect(blockWords(flow.sections[0]?.blocks).split('\n').filter(Boolean)).toEqual([
      'Opening 開案',
      '一、 first',
      '二、 second',
      'Speak slowly 慢',
    ]);
    expect(flow.sections[0]?.blocks[0]).toMatchObject({ headingLevel: 1 });
    const [found] = (flow.sections[1]?.blocks ?? []).filter((block): block is FlowTable => block.kind === 'table');
    expect(found?.headerRows).toBe(1);
    expect(found?.columnWidths).toEqual([100, 200]);
    expect(found?.rows.map((row) => row.map((one) => [blockWords(one.blocks), one.columnSpan ?? 1]))).toEqual([
      [['索償 Claim', 2]],
      [
        ['甲', 1],
        ['HK$5', 1],
      ],
    ]);
    expect(flow.warnings).toEqual(['Hidden slides are shown: 2.']);
  });
});
