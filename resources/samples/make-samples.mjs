/**
 * Makes the sample PDFs of this folder from `text/` and from Creative
 * Commons' own legal code. The results are committed; run it again only when a
 * text changes:
 *
 *   node resources/samples/make-samples.mjs --legalcode FOLDER --fonts FOLDER [--chromium PATH]
 *
 * FOLDER holds `zero_1.0_en.html`, `zero_1.0_zh-Hant.html` and
 * `zero_1.0_zh-Hans.html` of github.com/creativecommons/cc-legal-tools-data.
 * `--fonts` is a node_modules with @expo-google-fonts/noto-serif-hk,
 * -serif-sc and -sans-hk (OFL): TrueType, which Chromium embeds as a real
 * subset, where it turns the OpenType fonts of most systems into Type 3.
 * Needs Chromium and Liberation Serif (Debian: `chromium fonts-liberation`).
 * The CUAD contract is an original and is not made here.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    legalcode: { type: 'string' },
    fonts: { type: 'string' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
if (options.legalcode === undefined || options.fonts === undefined) {
  throw new Error('Give the folders of the legal code and of the fonts: --legalcode FOLDER --fonts FOLDER');
}
const legalcodeFolder = options.legalcode;
const fontsFolder = options.fonts;

const faces = { en: '"Liberation Serif"', 'zh-Hant': '"Song HK"', 'yue-Hant': '"Sans HK"', 'zh-Hans': '"Song SC"' };

async function fontFace(name, weight, family, style) {
  const file = join(
    fontsFolder,
    '@expo-google-fonts',
    family,
    style,
    `${family
      .split('-')
      .map((word) => (word.length === 2 ? word.toUpperCase() : word[0].toUpperCase() + word.slice(1)))
      .join('')}_${style}.ttf`,
  );
  const base64 = (await readFile(file)).toString('base64');
  return `@font-face { font-family: ${name}; font-weight: ${weight}; src: url(data:font/ttf;base64,${base64}); }`;
}

/** The TrueType faces a language needs; Latin letters are Liberation's from the system. */
const fontFaces = {
  en: '',
  'zh-Hant': `${await fontFace('"Song HK"', 400, 'noto-serif-hk', '400Regular')}${await fontFace('"Song HK"', 700, 'noto-serif-hk', '700Bold')}`,
  'yue-Hant': `${await fontFace('"Sans HK"', 400, 'noto-sans-hk', '400Regular')}${await fontFace('"Sans HK"', 700, 'noto-sans-hk', '700Bold')}`,
  'zh-Hans': `${await fontFace('"Song SC"', 400, 'noto-serif-sc', '400Regular')}${await fontFace('"Song SC"', 700, 'noto-serif-sc', '700Bold')}`,
};

const style = (language) => `
  ${fontFaces[language]}
  body { font: 10.5pt/1.42 ${language === 'yue-Hant' ? '"Liberation Sans"' : '"Liberation Serif"'}, ${faces[language]}; margin: 0; color: #111;
         ${language === 'en' ? '' : 'line-height: 1.62;'} }
  h1 { font-size: 17pt; text-align: center; margin: 22pt 0 8pt; letter-spacing: ${language === 'en' ? '0.06em' : '0.2em'}; }
  h2 { font-size: 10.5pt; margin: 11pt 0 3pt; break-after: avoid; }
  p { margin: 0 0 5pt; text-align: justify; }
  p.centred { text-align: center; }
  p.reference { text-align: right; font-size: 9pt; }
  p.sub { padding-left: 30pt; text-indent: -30pt; }
  p.sub > b { display: inline-block; width: 30pt; text-indent: 0; font-weight: normal; }
  p.item { padding-left: 30pt; }
  table { border-collapse: collapse; width: 100%; margin: 8pt 0; font-size: 9.5pt; }
  td, th { border: 0.6pt solid #333; padding: 3pt 5pt; text-align: left; }
  .break { break-after: page; }
  .signatures { display: flex; gap: 40pt; margin-top: 40pt; break-inside: avoid; }
  .signatures div { flex: 1; border-top: 0.6pt solid #111; padding-top: 4pt; }
  .cover h1 { margin-top: 170pt; font-size: 22pt; } .cover p.centred { font-size: 12pt; margin-top: 16pt; }
  p.message { text-align: left; padding-left: 12pt; text-indent: -12pt; margin-bottom: 4pt; }
`;

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The light markup of `text/` as HTML: `#` title, `##` heading, `@` centred, `!` reference, `-` item, `|` table row, `=` signatures, `---` page break. */
function bodyOf(text) {
  const parts = [];
  let rows = [];
  const flush = () => {
    if (rows.length === 0) return;
    const cells = (row, tag) => row.map((cell) => `<${tag}>${escapeHtml(cell.trim())}</${tag}>`).join('');
    parts.push(
      `<table>${rows.map((row, index) => `<tr>${cells(row, index === 0 ? 'th' : 'td')}</tr>`).join('')}</table>`,
    );
    rows = [];
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('| ')) {
      rows.push(line.slice(2).split(' | '));
      continue;
    }
    flush();
    const numbered = /^(\d+\.\d*|（\d+）|\(\d+\))\s*(.*)$/.exec(line);
    if (line === '') continue;
    if (line === '---') {
      const cover = parts.every((part) => !part.startsWith('<h2') && !part.startsWith('<p class="message"'));
      if (cover) parts.splice(0, parts.length, `<div class="cover">${parts.join('')}</div>`);
      parts.push('<div class="break"></div>');
    } else if (line.startsWith('## ')) parts.push(`<h2>${escapeHtml(line.slice(3))}</h2>`);
    else if (line.startsWith('# ')) parts.push(`<h1>${escapeHtml(line.slice(2))}</h1>`);
    else if (line.startsWith('@ ')) parts.push(`<p class="centred">${escapeHtml(line.slice(2))}</p>`);
    else if (line.startsWith('! ')) parts.push(`<p class="reference">${escapeHtml(line.slice(2))}</p>`);
    else if (line.startsWith('- ')) parts.push(`<p class="item">${escapeHtml(line.slice(2))}</p>`);
    else if (line.startsWith('[')) parts.push(`<p class="message">${escapeHtml(line)}</p>`);
    else if (line.startsWith('= ')) {
      const sides = line
        .slice(2)
        .split(' | ')
        .map((side) => `<div>${escapeHtml(side)}</div>`);
      parts.push(`<div class="signatures">${sides.join('')}</div>`);
    } else if (numbered) {
      parts.push(`<p class="sub"><b>${escapeHtml(numbered[1])} </b>${escapeHtml(numbered[2])}</p>`);
    } else parts.push(`<p>${escapeHtml(line)}</p>`);
  }
  flush();
  return parts.join('\n');
}

const page = (language, body, more = '') =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${style(language)}${more}</style><body>${body}`;

const browser = await chromium.launch({ executablePath: options.chromium, args: ['--no-sandbox'] });

async function print(html, { language, footer, outline = false }) {
  const tab = await browser.newPage();
  await tab.setContent(html);
  await tab.evaluate(() => document.fonts.ready.then(() => undefined));
  const numbers = {
    en: ['"Page "', '" of "', '""'],
    'zh-Hant': ['"第 "', '" 頁，共 "', '" 頁"'],
    'yue-Hant': ['"第 "', '" 頁，共 "', '" 頁"'],
    'zh-Hans': ['"第 "', '" 页，共 "', '" 页"'],
  }[language];
  // Margin boxes rather than the print header: only they can use the page's own fonts.
  const marginFont = `font: 8pt "Liberation Serif", ${faces[language]};`;
  await tab.addStyleTag({
    content: `@page { size: A4; margin: 22mm 25mm;
      @bottom-left { content: "${footer}"; ${marginFont} }
      @bottom-right { content: ${numbers[0]} counter(page) ${numbers[1]} counter(pages) ${numbers[2]}; ${marginFont} } }`,
  });
  const bytes = await tab.pdf({
    preferCSSPageSize: true,
    outline,
    tagged: true,
    printBackground: true,
  });
  await tab.close();
  return bytes;
}

/** A page as a flat-bed scanner would give it: grey, a little askew, grained. JPEG bytes. */
async function scan(html) {
  const tab = await browser.newPage({ viewport: { width: 1240, height: 1754 } });
  await tab.setContent(
    `${html}<style>
      html { background: #d9d8d4; } body { zoom: 2; padding: 30mm 22mm; background: #f4f2ec; min-height: 240mm;
      transform: rotate(-0.7deg) translate(3px, 6px); filter: grayscale(1) contrast(1.25) blur(0.35px); }
      body::after { content: ""; position: fixed; inset: 0; opacity: 0.16; background: url("data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'><filter id='n'><feTurbulence baseFrequency='0.9' numOctaves='2'/><feColorMatrix type='saturate' values='0'/></filter><rect width='400' height='400' filter='url(%23n)'/></svg>"); }
      .chop { position: absolute; width: 72pt; height: 72pt; border: 2.5pt solid #777; border-radius: 50%; display: grid;
      place-items: center; text-align: center; font: 8pt "Liberation Sans"; transform: rotate(-11deg); opacity: 0.75; }
    </style>`,
  );
  const bytes = await tab.screenshot({ type: 'jpeg', quality: 42 });
  await tab.close();
  return bytes;
}

async function save(name, document) {
  document.setProducer('Sampan sample generator');
  document.setCreationDate(new Date('2026-03-09T00:00:00Z'));
  document.setModificationDate(new Date('2026-03-09T00:00:00Z'));
  const bytes = await document.save();
  await writeFile(join(here, name), bytes);
  console.error(`${name}: ${document.getPageCount()} pages, ${bytes.length} bytes`);
}

const text = (name) => readFile(join(here, 'text', name), 'utf8');

// The agreement in its three versions; the English one ends with a scanned signature page.
const footers = {
  en: 'Supply Agreement QS-HLC-2026-017',
  'zh-Hant': '供應協議 QS-HLC-2026-017',
  'zh-Hans': '供货合同 QS-HLC-2026-017',
};
for (const [language, footer] of Object.entries(footers)) {
  const body = bodyOf(await text(`supply-agreement.${language}.txt`));
  const document = await PDFDocument.load(await print(page(language, body), { language, footer, outline: true }));
  document.setTitle(footer);
  if (language === 'en') {
    const signatures = ['QINGSHAN PRECISION TECHNOLOGY (SHENZHEN) CO., LTD.', 'HARBOUR LANTERN COMPONENTS LIMITED'].map(
      (company, index) =>
        `<p style="margin-top:60pt">SIGNED for and on behalf of<br><b>${company}</b></p><p style="margin-top:44pt">_______________________________<br>Authorised signatory<br>Date: 9 March 2026</p><div class="chop" style="left:${index === 0 ? 300 : 330}pt; top:${index === 0 ? 190 : 395}pt">SPECIMEN<br>COMPANY<br>CHOP</div>`,
    );
    const image = await document.embedJpg(
      await scan(
        page(
          'en',
          `<h1>EXECUTION PAGE</h1><p>IN WITNESS whereof the parties have signed this Agreement on the date stated at its head.</p>${signatures.join('')}`,
        ),
      ),
    );
    document.addPage([595.28, 841.89]).drawImage(image, { x: 0, y: 0, width: 595.28, height: 841.89 });
  }
  await save(`supply-agreement-${language}.pdf`, document);
}

const chat = await print(page('yue-Hant', bodyOf(await text('chat.yue-Hant.txt'))), {
  language: 'yue-Hant',
  footer: 'WhatsApp 對話匯出',
});
await save('chat-yue-Hant.pdf', await PDFDocument.load(chat));

const sideLetter = await PDFDocument.load(
  await print(page('en', bodyOf(await text('side-letter.en.txt'))), { language: 'en', footer: 'Side letter' }),
);
sideLetter.encrypt({ userPassword: 'lantern-2026', ownerPassword: 'lantern-owner-2026' });
await save('side-letter-protected.pdf', sideLetter);

// Creative Commons' legal code: one file a written form, and English beside Traditional Chinese.
async function legalCode(language) {
  const html = await readFile(join(legalcodeFolder, `zero_1.0_${language}.html`), 'utf8');
  const tab = await browser.newPage();
  await tab.route('**', (route) => route.abort());
  await tab.setContent(html, { waitUntil: 'domcontentloaded' });
  const parts = await tab.evaluate(() => {
    const main = document.querySelector('#deed-main-content');
    if (main === null) throw new Error('no legal code in this file');
    for (const unwanted of main.querySelectorAll('#deed-disclaimer, img, script')) unwanted.remove();
    main.querySelector('#languages')?.closest('blockquote')?.remove();
    const title = document.querySelector('#deed-license h2')?.textContent?.trim() ?? 'CC0 1.0';
    const blocks = [...main.querySelectorAll('blockquote, h3, p, li')]
      .filter((node) => node.querySelector('p, li') === null)
      .map((node) => {
        const list = node.parentElement?.closest('ol');
        const marker = list && node.tagName === 'LI' ? [...list.children].indexOf(node) : -1;
        const type = list?.getAttribute('type') ?? '1';
        const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
        const number = marker < 0 ? '' : type === 'a' ? `${'abcdefghij'[marker]}.` : `${roman[marker]}.`;
        return { tag: node.tagName, number, text: (node.textContent ?? '').replace(/\s+/g, ' ').trim() };
      })
      .filter((block) => block.text !== '');
    return { title, blocks };
  });
  await tab.close();
  return parts;
}

const block = ({ tag, number, text: words }) =>
  tag === 'H3'
    ? `<h2>${escapeHtml(words)}</h2>`
    : number === ''
      ? `<p>${escapeHtml(words)}</p>`
      : `<p class="sub"><b>${number} </b>${escapeHtml(words)}</p>`;

const codes = {};
for (const language of ['en', 'zh-Hant', 'zh-Hans']) {
  const code = await legalCode(language);
  codes[language] = code;
  const body = `<h1>Creative Commons<br>${escapeHtml(code.title)}</h1>${code.blocks.map(block).join('\n')}`;
  await save(
    `cc0-legal-code-${language}.pdf`,
    await PDFDocument.load(await print(page(language, body), { language, footer: 'CC0 1.0', outline: true })),
  );
}

const [english, traditional] = [codes.en.blocks, codes['zh-Hant'].blocks];
if (english.length !== traditional.length) {
  throw new Error(`The versions do not pair: ${english.length} and ${traditional.length} blocks`);
}
const rows = english.map(
  (left, index) => `<tr><td lang="en">${block(left)}</td><td lang="zh-Hant">${block(traditional[index])}</td></tr>`,
);
const sideBySide = page(
  'zh-Hant',
  `<table><thead><tr><th lang="en">${escapeHtml(codes.en.title)}</th><th>${escapeHtml(codes['zh-Hant'].title)}</th></tr></thead>${rows.join('')}</table>`,
  `table { font-size: 9pt; table-layout: fixed; } td, th { border: 0; vertical-align: top; padding: 2pt 9pt; width: 50%; }
   td + td, th + th { border-left: 0.6pt solid #999; } th { font-size: 13pt; } p { text-align: left; }
   tr { break-inside: avoid; }`,
);
await save(
  'cc0-legal-code-en-zh-Hant.pdf',
  await PDFDocument.load(await print(sideBySide, { language: 'zh-Hant', footer: 'CC0 1.0' })),
);

await browser.close();
