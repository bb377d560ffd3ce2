import { describe, expect, test } from 'vitest';
import type { Anchor } from '#contract/document.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { analysisPieces } from '#main/reports/analysis-json.ts';
import { annotatedPdf } from '#main/reports/annotated-pdf.ts';
import { matterJson } from '#main/reports/matter-content.ts';
import type { ReportInput } from '#main/reports/report-input.ts';
import { findingOn, madeInput, madePdf } from './made-report.ts';
import { richInput } from './rich-input.ts';

function bare(anchors: readonly Anchor[]): readonly Anchor[] {
  return anchors.map((anchor) => ({ ...anchor, quads: [] }));
}

function bareFindings(findings: readonly ReviewedFinding[]): readonly ReviewedFinding[] {
  return findings.map((finding) => ({
    ...finding,
    anchors: bare(finding.anchors),
    supports: bare(finding.supports),
  }));
}

/** The same input as the store gives it: without boxes, which are fetched one by one. */
function fetching(input: ReportInput): ReportInput {
  const all = [...input.findings, ...input.defects, ...input.conflicts, ...input.deadlines];
  return {
    ...input,
    findings: bareFindings(input.findings),
    defects: bareFindings(input.defects),
    conflicts: bareFindings(input.conflicts),
    deadlines: bareFindings(input.deadlines),
    clauses: input.clauses.map((clause) => ({ ...clause, anchors: bare(clause.anchors) })),
    gists: input.gists.map((gist) => ({
      ...gist,
      statement: { ...gist.statement, citations: bare(gist.statement.citations) },
    })),
    boxes: {
      ofFinding: (id) => all.find((finding) => finding.id === id) ?? null,
      ofClauses: () => input.clauses.map(({ anchors }) => anchors),
      ofGists: () => input.gists.map(({ statement }) => statement.citations),
      ofDoubts: (page) => input.document.pages.find(({ number }) => number === page)?.doubts ?? [],
    },
  };
}

describe('boxes that are fetched', () => {
  test('make the same analysis and the same report of a matter', () => {
    const input = richInput('zh-Hant');
    const textOf = (given: ReportInput): string => [...analysisPieces(given)].join('');
    expect(textOf(fetching(input))).toBe(textOf(input));
    const matter = (given: ReportInput) => matterJson({ name: 'M', documents: [given], form: 'long' }).documents[0];
    expect([...(matter(fetching(input))?.defects ?? [])]).toEqual([...(matter(input)?.defects ?? [])]);
  });

  test('make the same annotated file, findings that run over pages included', async () => {
    const made = await madePdf([{ words: ['Seat', 'Place'] }, { words: ['Tribunal'] }, { words: ['Seat'] }]);
    const [first, third] = [findingOn(made, 1, 'Seat'), findingOn(made, 3, 'Seat')];
    const over = { ...first, id: 'over', group: 'defect', anchors: [...first.anchors, ...third.anchors] } as const;
    const resting = { ...findingOn(made, 2, 'Tribunal'), supports: third.anchors };
    const input = madeInput(made, { findings: [first, over, resting, third] });
    const bytes = await annotatedPdf(input);
    expect(bytes.length).toBeGreaterThan(made.bytes.length);
    expect(await annotatedPdf(fetching(input))).toEqual(bytes);
  });
});
