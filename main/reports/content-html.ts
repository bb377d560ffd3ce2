import { createHash } from 'node:crypto';
import type { LanguageTag, OutputLanguage } from '#contract/document.ts';
import type { FindingGroup } from '#contract/finding.ts';
import { drawingSvg } from './drawing-svg.ts';
import { escapeHtml } from './escape-html.ts';
import { quotedLanguage } from './quoted-words.ts';
import { redlineHtml } from './redline-html.ts';
import type { Block, CellLook, FindingEntry, Quoted, ReportContent, TableCell } from './report-blocks.ts';
import { landscapeStyles, reportStyles } from './report-styles.ts';
import { labelled, type ReportWords, reportWords } from './report-words.ts';
import { timelineSvg } from './timeline-svg.ts';

const hueNames: Readonly<Record<FindingGroup, string>> = {
  arbitration: 'blue',
  procedure: 'yellow',
  general: 'yellow',
  construction: 'yellow',
  maritime: 'yellow',
  logistics: 'yellow',
  finance: 'yellow',
  evidence: 'green',
  defect: 'red',
  conflict: 'violet',
};

const pageLanguages: Readonly<Record<OutputLanguage, string>> = {
  en: 'en-GB',
  'zh-Hant': 'zh-Hant-HK',
  'zh-Hans': 'zh-Hans-CN',
  'yue-Hant': 'yue-Hant-HK',
};

function lang(language: LanguageTag | undefined): string {
  return language === undefined || language === 'und' ? '' : ` lang="${language}"`;
}

/** Document text keeps its direction to itself, so that it cannot reorder the words around it. */
function quoted({ text, language }: Quoted): string {
  return `<bdi${lang(language)}>${escapeHtml(text)}</bdi>`;
}

/** A reason that no template puts into the report's language is an English sentence around words of the document. */
function reasonLang(reason: string): string {
  const own = reason.replaceAll(/“[^”]*”|「[^」]*」/g, '');
  return lang(quotedLanguage(own, []) === 'en' ? 'en' : undefined);
}

function findingHtml(finding: FindingEntry, words: ReportWords, language: OutputLanguage): string {
  const parts = [`<h4>${escapeHtml(finding.title)}</h4>`];
  if (finding.severity !== null) parts.push(`<span class="severity">${escapeHtml(finding.severity.words)}</span>`);
  parts.push(`<div class="place">${escapeHtml(finding.place)}</div>`);
  if (finding.quote !== null)
    parts.push(`<blockquote${lang(finding.quote.language)}>${quoted(finding.quote)}</blockquote>`);
  for (const doubt of finding.doubts) parts.push(`<p class="doubt"><bdi>${escapeHtml(doubt)}</bdi></p>`);
  if (finding.fields.length > 0) {
    const rows = finding.fields.map(({ name, value, replaced }) => {
      const was =
        replaced === null
          ? ''
          : ` <del>${escapeHtml(labelled(words.original, replaced === '' ? '—' : replaced, language))}</del>`;
      return `<dt>${escapeHtml(name)}</dt><dd><bdi>${escapeHtml(value === '' ? '—' : value)}</bdi>${was}</dd>`;
    });
    parts.push(`<dl>${rows.join('')}</dl>`);
  }
  if (finding.reasons.length > 0) {
    parts.push(
      `<ul>${finding.reasons.map((reason) => `<li${reasonLang(reason)}><bdi>${escapeHtml(reason)}</bdi></li>`).join('')}</ul>`,
    );
  }
  for (const { place, quote } of finding.supports) {
    parts.push(`<div class="place">${escapeHtml(labelled(words.restsOn, place, language))}</div>`);
    parts.push(`<blockquote${lang(quote.language)}>${quoted(quote)}</blockquote>`);
  }
  parts.push(`<div class="place">${escapeHtml(finding.origin)}</div>`);
  if (finding.review !== null) {
    const note = finding.review.note === '' ? '' : ` <bdi>${escapeHtml(finding.review.note)}</bdi>`;
    parts.push(
      `<p class="review"><strong>${escapeHtml(labelled(words.review, finding.review.words, language))}</strong>${note}</p>`,
    );
  }
  return `<article class="${hueNames[finding.group]}">${parts.join('\n')}</article>`;
}

const elementOf: Readonly<Record<CellLook, string>> = {
  strong: 'strong',
  mark: 'mark',
  number: 'sup',
  inserted: 'ins',
  deleted: 'del',
  quiet: 'span',
  warning: 'span',
  bar: 'span',
};

function cellHtml(cell: TableCell): string {
  const words = (cell.parts ?? [{ text: cell.text }]).map(({ text, look }) => {
    if (look === undefined) return escapeHtml(text);
    const element = elementOf[look];
    return `<${element}${element === 'span' ? ` class="${look}"` : ''}>${escapeHtml(text)}</${element}>`;
  });
  return `<td${lang(cell.language)}><bdi>${words.join('')}</bdi></td>`;
}

function blockHtml(block: Block, words: ReportWords, language: OutputLanguage): string {
  switch (block.type) {
    case 'heading':
      return block.level === 1 ? `<h2>${escapeHtml(block.text)}</h2>` : `<h3>${escapeHtml(block.text)}</h3>`;
    case 'alert': {
      const lines = block.lines.map((line) => `<p><bdi>${escapeHtml(line)}</bdi></p>`).join('');
      return `<section class="alert" role="note"><strong>${escapeHtml(block.title)}</strong>${lines}</section>`;
    }
    case 'paragraph':
      return `<p${block.quiet ? ' class="quiet"' : ''}>${escapeHtml(block.text)}</p>`;
    case 'statement': {
      const places = block.places === '' ? '' : ` <span class="place">[${escapeHtml(block.places)}]</span>`;
      return `<p class="statement">${quoted(block.statement)}${places}</p>`;
    }
    case 'refused': {
      const items = block.sentences.map(
        ({ text, reason }) =>
          `<li><bdi><del>${escapeHtml(text)}</del></bdi><div class="place"><bdi>${escapeHtml(reason)}</bdi></div></li>`,
      );
      return `<ul>${items.join('')}</ul>`;
    }
    case 'finding':
      return findingHtml(block.finding, words, language);
    case 'table': {
      const columns = block.widths.map((width) => `<col class="w${width}">`).join('');
      const head =
        block.head.length === 0
          ? ''
          : `<thead><tr>${block.head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('')}</tr></thead>`;
      const rows = block.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n');
      return `<table><colgroup>${columns}</colgroup>${head}<tbody>${rows}</tbody></table>`;
    }
    case 'figure':
      return `<figure class="figure">${drawingSvg(block.drawing, block.alt)}<figcaption class="quiet">${escapeHtml(block.caption)}</figcaption></figure>`;
    case 'page-break':
      return '<div class="page-break"></div>';
    case 'redline':
      return redlineHtml(block);
    case 'timeline':
      return timelineSvg(block);
    default:
      block satisfies never;
      return '';
  }
}

/**
 * The content as one HTML file that loads nothing and runs nothing: its content
 * security policy allows only its own style sheet, by hash.
 */
export function contentHtml(content: ReportContent): string {
  return [...contentHtmlPieces(content)].join('');
}

/** `contentHtml` piece after piece. */
export function* contentHtmlPieces(content: ReportContent): Generator<string> {
  const words = reportWords(content.language);
  const styles = content.landscape === true ? `${reportStyles}${landscapeStyles}` : reportStyles;
  const hash = createHash('sha256').update(styles, 'utf8').digest('base64');
  const facts = content.facts.map(
    ({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>`,
  );
  yield `<!doctype html>
<html lang="${pageLanguages[content.language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Sampan">
<title>${escapeHtml(`${content.title} – ${content.documentName}`)}</title>
<style>${styles}</style>
</head>
<body>
<header><h1>${escapeHtml(content.title)}</h1><p><bdi>${escapeHtml(content.documentName)}</bdi></p></header>
<dl class="facts">${facts.join('\n')}</dl>
<main>
`;
  for (const [index, block] of content.blocks.entries()) {
    if (index > 0) yield '\n';
    yield blockHtml(block, words, content.language);
  }
  yield `
</main>
<footer>${escapeHtml(content.disclaimer)}</footer>
</body>
</html>
`;
}
