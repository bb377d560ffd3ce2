/** Kinds found in the clauses of a charter party's PDF, against its labels; see `../clauses.ts`. */
import { readExtractOptions } from '#main/application/extract-options.ts';
import { extract } from '#main/clauses/extract.ts';
import { bodyText } from '#main/documents/anchor.ts';
import { read } from '#test/documents/made-pdfs.ts';
import { charterPdf, voyageCharter } from '#test/fixtures/charter/charter-pdf.ts';

const charter = voyageCharter();
const { pages } = await read(await charterPdf(charter));
const { text } = bodyText(pages);
const extracted = extract(text, readExtractOptions('resources'));
const findings = [...extracted.findings, ...extracted.deadlines];
const part = text.indexOf('PART II');
const starts = charter.clauses.map(
  ({ number }) => part + text.slice(part).search(new RegExp(`^${number}\\. [A-Z]`, 'm')),
);
const tally = { labelled: 0, found: 0, beyond: 0 };
console.table(
  charter.clauses.map(({ number, kinds }, index) => {
    const start = starts[index] ?? text.length;
    const end = starts[index + 1] ?? text.length;
    const here = [
      ...new Set(
        findings
          .filter(
            (finding) =>
              finding.start < end &&
              finding.end > start &&
              /^(?:arb\.agreement|gen\.|ship\.|log\.|con\.|fin\.)/.test(finding.kind),
          )
          .map(({ kind }) => kind),
      ),
    ];
    const right = kinds.filter((kind) => here.includes(kind));
    const beyond = here.filter((kind) => !kinds.includes(kind));
    tally.labelled += kinds.length;
    tally.found += right.length;
    tally.beyond += beyond.length;
    return {
      clause: number,
      labelled: kinds.join(' '),
      missed: kinds.filter((kind) => !right.includes(kind)).join(' '),
      'not labelled': beyond.join(' '),
    };
  }),
);
const flat = text.replaceAll(/\s+/g, ' ');
console.log(
  `${tally.found} of ${tally.labelled} labelled kinds found, ${tally.beyond} findings beyond the labels; ` +
    `${charter.struck.filter((words) => !flat.includes(words)).length} of ${charter.struck.length} struck-out passages left out; ` +
    `${charter.boxes.filter(([label, value]) => flat.includes(label) && flat.includes(value)).length} of ${charter.boxes.length} boxes read whole.`,
);
